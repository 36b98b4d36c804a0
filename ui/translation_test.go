package ui

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook"
)

// ownTexts are all texts that the package, or the program around it, hands to
// lang.L.
func ownTexts(t *testing.T) map[string]bool {
	t.Helper()
	texts := map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	program, err := filepath.Glob("../cmd/clinic-handbook/*.go")
	if err != nil || len(program) == 0 {
		t.Fatal(program, err)
	}
	files = append(files, program...)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if to, ok := call.Fun.(*ast.SelectorExpr); ok && to.Sel.Name == "L" {
				if text, ok := call.Args[0].(*ast.BasicLit); ok {
					s, err := strconv.Unquote(text.Value)
					if err != nil {
						t.Fatal(err)
					}
					texts[s] = true
				}
			}
			return true
		})
	}
	for _, c := range commands() {
		texts[c.menu], texts[c.name] = true, true
		if len(c.typed) > 1 {
			texts[c.typed] = true
		}
	}
	for _, k := range handbook.Kinds() {
		texts[k.String()] = true
	}
	for _, r := range []handbook.Route{handbook.Nurse, handbook.FrontDesk, handbook.Emergency} {
		texts[r.String()], texts[r.Answers()] = true, true
	}
	for _, b := range bandNames()[1:] {
		texts[b] = true
	}
	for _, m := range append(months(), handbook.MarkVersion, handbook.MarkPage, handbook.MarkHandbook, handbook.TwoVersions, handbook.PastReview) {
		texts[m] = true
	}
	for v := range voiceColors {
		texts[v.String()] = true
	}
	return texts
}

// TestTranslationsAreWhole holds that each language has every text, no other,
// and fills in the same values.
func TestTranslationsAreWhole(t *testing.T) {
	texts := ownTexts(t)
	files, err := fs.Glob(assets.Translations(), "translations/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	values := regexp.MustCompile(`\{\{\.\w+\}\}`)
	for _, file := range files {
		data, err := fs.ReadFile(assets.Translations(), file)
		if err != nil {
			t.Fatal(err)
		}
		var have map[string]string
		if err := json.Unmarshal(data, &have); err != nil {
			t.Fatal(file, err)
		}
		for text := range texts {
			if have[text] == "" {
				t.Errorf("%s lacks %q", file, text)
			}
		}
		for text, translation := range have {
			if !texts[text] {
				t.Errorf("%s has %q, which no screen shows", file, text)
			}
			a, b := values.FindAllString(text, -1), values.FindAllString(translation, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %q fills in other values than its English", file, translation)
			}
		}
	}
}
