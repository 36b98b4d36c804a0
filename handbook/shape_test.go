package handbook_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The bounds of the window's types: who reads one must find all of it.
const (
	mostFields      = 16
	mostMethodFiles = 3
)

// TestWindowTypesStaySmall checks that no type of the window has many fields, or
// methods in many files.
func TestWindowTypesStaySmall(t *testing.T) {
	files := map[string][]string{} // of the methods of a type
	err := filepath.WalkDir("../ui", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				if s, ok := n.Type.(*ast.StructType); ok && s.Fields.NumFields() > mostFields {
					t.Errorf("%s: %s has %d fields", name, n.Name, s.Fields.NumFields())
				}
			case *ast.FuncDecl:
				if n.Recv != nil {
					of := filepath.Dir(name) + "." + receiver(n.Recv.List[0].Type)
					if !slices.Contains(files[of], name) {
						files[of] = append(files[of], name)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for of, in := range files {
		if len(in) > mostMethodFiles {
			t.Errorf("%s has methods in %v", of, in)
		}
	}
}

// receiver is the name of the type of a receiver.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
