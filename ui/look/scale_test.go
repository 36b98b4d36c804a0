package look

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

// TestOneScale checks that all screens take their gaps, corners, text sizes, and colors
// from this package. Widgets that know nothing of it name their measures.
func TestOneScale(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "look" || d.Name() == "uitest") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		for _, fault := range offScale(t, name, nil) {
			t.Error(fault)
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files, %v", files, err)
	}
}

// TestOffScaleIsSeen checks that the rules above refuse what they are for.
func TestOffScaleIsSeen(t *testing.T) {
	for code, want := range map[string]int{
		"var o = layout.NewCustomPaddedLayout(look.Space1, 5, 0, 0)":   1,
		"var o = layout.NewCustomPaddedLayout(look.Space1+2, 0, 0, 0)": 1,
		"var o = xwidget.Column{Gap: 6}":                               1,
		"func f() { o.Resize(fyne.NewSize(300, 20)) }":                 2,
		"func f() { t.TextSize = 14 }":                                 1,
		"func f() { t.SizeName = theme.SizeNameCaptionText }":          1,
		"var c = color.NRGBA{A: 255}":                                  1,
		"func f() { o.Resize(fyne.NewSize(2*look.Space6, 0)) }":        0,
		"var window = fyne.NewSize(1180, 700)":                         0,
		"var o = xwidget.Column{Gap: -look.TightGap}":                  0,
	} {
		if got := offScale(t, "code.go", "package p\n"+code); len(got) != want {
			t.Errorf("%s: %q", code, got)
		}
	}
}

// offScale lists what in a file is not from the scale.
func offScale(t *testing.T, name string, src any) (faults []string) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	report := func(n ast.Node, what string) { faults = append(faults, set.Position(n.Pos()).String()+": "+what) }
	measures := func(exprs ...ast.Expr) {
		for _, e := range exprs {
			for _, l := range literals(e) {
				report(l, "the measure "+l.Value+" is not from the scale")
			}
		}
	}
	named := map[ast.Expr]bool{} // values of variables of the package
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok {
			for _, s := range g.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					for _, value := range v.Values {
						named[value] = true
					}
				}
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			switch called := lastName(n.Fun); {
			case slices.Contains([]string{"NewCustomPaddedLayout", "Scaled", "Around", "Above", "Overlap", "NewPos", "NewSquareSize"}, called),
				called == "NewSize" && !named[n]:
				measures(n.Args...)
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && slices.Contains([]string{"Gap", "LineGap", "Margin", "Corner", "CornerRadius"}, key.Name) {
				measures(n.Value)
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if name := lastName(left); i < len(n.Rhs) && (name == "TextSize" || name == "Corner" || name == "CornerRadius") {
					measures(n.Rhs[i])
				}
			}
		case *ast.CompositeLit:
			if s, ok := n.Type.(*ast.SelectorExpr); ok && lastName(s.X) == "color" {
				report(n, "the color is not from the palette")
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "theme" && f.Name.Name != "xwidget" && strings.HasPrefix(n.Sel.Name, "SizeName") && strings.HasSuffix(n.Sel.Name, "Text") {
				report(n, n.Sel.Name+" is not from the scale of type")
			}
		}
		return true
	})
	return faults
}

// lastName is the name at the end of a selector.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// literals are the numbers in an expression that are lengths: neither 0, nor the 1 of
// what is never empty, nor factors.
func literals(e ast.Expr) (found []*ast.BasicLit) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			return n.Op != token.MUL && n.Op != token.QUO
		case *ast.CallExpr, *ast.FuncLit, *ast.IndexExpr:
			return n == e
		case *ast.BasicLit:
			if (n.Kind == token.INT || n.Kind == token.FLOAT) && n.Value != "0" && n.Value != "1" {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}
