package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An overlay is the package with its knobs made movable: constants become variables,
// and functions that can be switched off ask whether they are. The package itself
// has neither, and pays for neither.
type overlay struct {
	fset  *token.FileSet
	files map[string]*source // by path
	moved map[string]string  // constants that became variables, with their values
	off   map[string]bool    // functions that can be switched off
}

type source struct {
	text  []byte
	tree  *ast.File
	edits []edit
}

// edit replaces a stretch of a file.
type edit struct {
	from, to int
	text     string
}

func parse(dir string) (*overlay, error) {
	o := &overlay{fset: token.NewFileSet(), files: map[string]*source{}, moved: map[string]string{}, off: map[string]bool{}}
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(o.fset, path, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		o.files[path] = &source{text: text, tree: tree}
	}
	return o, nil
}

// move makes the knobs movable. A knob that the package does not have is an error.
func (o *overlay) move(knobs []knob) error {
	for _, k := range knobs {
		switch {
		case k.function != "":
			if !o.movesFunction(k) {
				return fmt.Errorf("%s: the package has no function %s", k.name, k.function)
			}
		case k.kind != "" && !o.movesConstant(k):
			return fmt.Errorf("the package has no constant %s", k.weight)
		}
	}
	return nil
}

func (o *overlay) movesFunction(k knob) bool {
	for _, f := range o.files {
		for _, d := range f.tree.Decls {
			if fn, is := d.(*ast.FuncDecl); is && functionName(fn) == k.function {
				at := o.fset.Position(fn.Body.Lbrace).Offset + 1
				f.edits = append(f.edits, edit{at, at, fmt.Sprintf("\nif off[%q] { return %s }\n", k.function, k.returns)})
				o.off[k.function] = true
				return true
			}
		}
	}
	return false
}

// functionName is Type.Name of a method, or Name.
func functionName(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	of := fn.Recv.List[0].Type
	if pointer, is := of.(*ast.StarExpr); is {
		of = pointer.X
	}
	if id, is := of.(*ast.Ident); is {
		return id.Name + "." + fn.Name.Name
	}
	return ""
}

func (o *overlay) movesConstant(k knob) bool {
	for _, f := range o.files {
		for _, d := range f.tree.Decls {
			group, is := d.(*ast.GenDecl)
			if !is || group.Tok != token.CONST {
				continue
			}
			for _, s := range group.Specs {
				spec := s.(*ast.ValueSpec)
				if len(spec.Names) != 1 || spec.Names[0].Name != k.weight || len(spec.Values) != 1 {
					continue
				}
				value := spec.Values[0]
				o.moved[k.weight] = fmt.Sprintf("var %s %s = %s", k.weight, k.kind, f.text[o.offset(value.Pos()):o.offset(value.End())])
				var gone ast.Node = spec
				if !group.Lparen.IsValid() {
					gone = group
				}
				f.edits = append(f.edits, edit{o.offset(gone.Pos()), o.offset(gone.End()), ""})
				return true
			}
		}
	}
	return false
}

func (o *overlay) offset(p token.Pos) int { return o.fset.Position(p).Offset }

// write writes the changed files into dir, and the overlay that go test is given.
func (o *overlay) write(dir, pkg string, knobs []knob) (string, error) {
	replace := map[string]string{}
	save := func(path, name string, text []byte) error {
		to := filepath.Join(dir, name)
		replace[path] = to
		return os.WriteFile(to, text, 0o644)
	}
	for path, f := range o.files {
		if len(f.edits) > 0 {
			if err := save(path, filepath.Base(path), f.edited()); err != nil {
				return "", err
			}
		}
	}
	if err := save(filepath.Join(pkg, "knobs.go"), "knobs.go", o.knobs(knobs)); err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	at := filepath.Join(dir, "overlay.json")
	return at, os.WriteFile(at, text, 0o644)
}

func (s *source) edited() []byte {
	slices.SortFunc(s.edits, func(a, b edit) int { return b.from - a.from })
	out := slices.Clone(s.text)
	for _, e := range s.edits {
		out = slices.Replace(out, e.from, e.to, []byte(e.text)...)
	}
	return out
}

// knobs is the file that moves them.
func (o *overlay) knobs(knobs []knob) []byte {
	var b strings.Builder
	b.WriteString("package search\n\nimport \"clinichandbook/handbook/search/language\"\n\nvar _ language.Tier\n\nvar off = map[string]bool{}\n\n")
	for _, k := range knobs {
		b.WriteString(o.moved[k.weight] + "\n")
	}
	b.WriteString("\n// Knob switches one off, and returns what switches it on again.\ntype Knob struct { Name string; Weight bool; Off func() func() }\n\n")
	b.WriteString("var Knobs = []Knob{\n")
	for _, k := range knobs {
		if k.function != "" {
			fmt.Fprintf(&b, "{%q, false, func() func() { off[%q] = true; return func() { off[%q] = false } }},\n", k.name, k.function, k.function)
			continue
		}
		fmt.Fprintf(&b, "{%q, true, func() func() { was := %s; %s = %s; return func() { %s = was } }},\n", k.weight, k.weight, k.weight, k.neutral, k.weight)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}
