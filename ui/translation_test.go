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
	"clinichandbook/handbook/export"
)

// ownTexts are all texts that the package, or the program around it, hands to
// lang.L, and those of the sentences that the packages below hand to it.
func ownTexts(t *testing.T) map[string]bool {
	t.Helper()
	texts := map[string]bool{}
	eachCall(t, func(place, of, name string, args []ast.Expr) {
		if name == "L" || of == "message" && name == "New" {
			if text, ok := literal(t, args[0]); ok {
				texts[text] = true
			}
		}
	})
	for _, c := range commands() {
		texts[c.menu], texts[c.name] = true, true
		if len(c.typed) > 1 {
			texts[c.typed] = true
		}
	}
	for _, k := range handbook.Kinds() {
		texts[export.KindLabel(k).English()] = true
	}
	for _, r := range []handbook.Route{handbook.Nurse, handbook.FrontDesk, handbook.Emergency} {
		texts[export.RouteLabel(r).English()], texts[export.AnswersLabel(r).English()] = true, true
	}
	for _, b := range bandNames()[1:] {
		texts[b] = true
	}
	for _, m := range []handbook.Mark{handbook.ClinicVersion, handbook.ClinicPage, handbook.BundledVersion} {
		texts[export.MarkLabel(m).English()] = true
	}
	for _, l := range []export.Label{export.TwoVersions, export.PastReview, export.CellSilent, export.CellUnset} {
		texts[l.English()] = true
	}
	for _, m := range months() {
		texts[m] = true
	}
	for v := range voiceColors {
		texts[export.VoiceLabel(v).English()] = true
	}
	return texts
}

// eachCall finds the calls x.name(args) in the program's own files.
func eachCall(t *testing.T, found func(place, of, name string, args []ast.Expr)) {
	t.Helper()
	for _, folder := range []string{".", "../cmd/clinic-handbook", "../handbook/*"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, files, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if to, ok := call.Fun.(*ast.SelectorExpr); ok {
						of, _ := to.X.(*ast.Ident)
						found(set.Position(call.Pos()).String(), of.String(), to.Sel.Name, call.Args)
					}
				}
				return true
			})
		}
	}
}

// literal is the text of a string literal.
func literal(t *testing.T, e ast.Expr) (string, bool) {
	t.Helper()
	text, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	s, err := strconv.Unquote(text.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s, true
}

// filledIn are the places of values in a text.
var filledIn = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// TestSentencesAreWhole holds that each sentence is a literal, which ownTexts
// finds, with just the values that it fills in.
func TestSentencesAreWhole(t *testing.T) {
	n := 0
	eachCall(t, func(place, of, name string, args []ast.Expr) {
		if of != "message" || name != "New" {
			return
		}
		n++
		text, ok := literal(t, args[0])
		if !ok {
			t.Errorf("%s: the text is not a literal", place)
		}
		var want, got []string
		for _, m := range filledIn.FindAllStringSubmatch(text, -1) {
			want = append(want, m[1])
		}
		if values, ok := args[1].(*ast.CompositeLit); ok {
			for _, e := range values.Elts {
				value, _ := literal(t, e.(*ast.KeyValueExpr).Key)
				got = append(got, value)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(slices.Compact(want), got) {
			t.Errorf("%s: the text names the values %q and is given %q", place, want, got)
		}
	})
	if n == 0 {
		t.Error("there are no sentences")
	}
}

// TestTranslationsAreWhole holds that each language has every text, no other,
// and fills in the same values.
func TestTranslationsAreWhole(t *testing.T) {
	texts := ownTexts(t)
	files, err := fs.Glob(assets.Translations(), "translations/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
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
			a, b := filledIn.FindAllString(text, -1), filledIn.FindAllString(translation, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %q fills in other values than its English", file, translation)
			}
		}
	}
}
