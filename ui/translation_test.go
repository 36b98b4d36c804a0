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
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
)

// ownTexts are the keys and messages that the window, the program around it and
// the packages below hand to lang.L.
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
		if c.sub != "" {
			texts[c.sub] = true
		}
		if c.words != "" {
			texts[c.words] = true
		}
	}
	for _, l := range shownLabels() {
		texts[string(l)] = true
	}
	for m := time.January; m <= time.December; m++ {
		texts["month."+strings.ToLower(m.String()[:3])] = true
	}
	return texts
}

// shownLabels are the labels of the content that the window shows.
func shownLabels() []export.Label {
	labels := append(export.EffectColumns(&handbook.Handbook{}), export.ColumnTopic, export.Sections, export.SideEffects, export.FAQ, export.BandNote, export.NotReviewedSome,
		export.English, export.InSpanish, export.AskFirst, export.SpanishAskFirst, export.SpanishEmergencyIf, export.SpanishHandOverIf,
		export.SpanishNotReviewed, export.SpanishReviewChanged, export.SpanishReviewed, export.SpanishOutdated, export.SpanishOwnWords,
		export.EmergencyIf, export.HandOverIf, export.Related, export.Sources, export.PastReview,
		export.PageKept, export.PageKeptOf, export.ValueKept, export.ValueKeptOf, export.PictureText, export.FileText)
	for _, k := range handbook.Kinds() {
		labels = append(labels, export.KindLabel(k))
	}
	for _, r := range []handbook.Route{handbook.Nurse, handbook.FrontDesk, handbook.Emergency} {
		labels = append(labels, export.RouteLabel(r), export.AnswersLabel(r), export.SayLabel(&handbook.Entry{Route: r}))
	}
	for _, b := range []handbook.Band{handbook.BandEmergency, handbook.BandCall, handbook.BandExpected} {
		labels = append(labels, export.BandLabel(b))
	}
	for _, v := range []handbook.Voice{handbook.VoiceArticle, handbook.VoiceOfficial, handbook.VoiceClinic, handbook.VoiceHandbook} {
		labels = append(labels, export.VoiceLabel(v))
	}
	for _, m := range []handbook.Mark{handbook.ClinicVersion, handbook.ClinicPage} {
		labels = append(labels, export.MarkLabel(m))
	}
	for _, e := range []*handbook.Entry{{}, {Effect: &handbook.Effect{}, Upkeep: handbook.Upkeep{Checked: "x", ReviewBy: "x", Review: handbook.Review{By: "x"}}}, {Upkeep: handbook.Upkeep{Review: handbook.Review{By: "x", Changed: true}}}} {
		labels = append(labels, export.EmptyCellLabel(e))
		if l := export.ReviewLabel(e.Review); l != "" {
			labels = append(labels, l)
		}
		for _, p := range export.ReviewStatus(e) {
			labels = append(labels, p.Label)
		}
	}
	for _, f := range []*handbook.Field{{Value: "x", SetBy: "x"}, {Value: "x", SetOn: "x"}, {Value: "x", SetBy: "x", SetOn: "x"}} {
		labels = append(labels, export.ValueSource(f).Label)
	}
	return labels
}

// TestLabelsAreThoseOfThePrint checks that the window and the print say the same.
func TestLabelsAreThoseOfThePrint(t *testing.T) {
	english := translations(t, "translations/en.json")
	for _, l := range shownLabels() {
		if english[string(l)] != l.English() {
			t.Errorf("%s is %q on the screen and %q in print", l, english[string(l)], l.English())
		}
	}
}

// eachCall finds the calls x.name(args) in the program's own files.
func eachCall(t *testing.T, found func(place, of, name string, args []ast.Expr)) {
	t.Helper()
	for _, folder := range []string{".", "page", "../cmd/clinic-handbook", "../handbook/*"} {
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

// TestMessagesAreWhole checks that each message is made of literals, which ownTexts
// finds, says the same in the window as elsewhere, and fills in just its values.
func TestMessagesAreWhole(t *testing.T) {
	n, english := 0, translations(t, "translations/en.json")
	eachCall(t, func(place, of, name string, args []ast.Expr) {
		if of != "message" || name != "New" {
			return
		}
		n++
		key, _ := literal(t, args[0])
		text, ok := literal(t, args[1])
		switch {
		case !ok || !isKey.MatchString(key):
			t.Errorf("%s: %q is not a key and a literal", place, key)
		case english[key] != text:
			t.Errorf("%s: %s is %q here and %q in the window", place, key, text, english[key])
		}
		var want, got []string
		for _, m := range filledIn.FindAllStringSubmatch(text, -1) {
			want = append(want, m[1])
		}
		if values, ok := args[2].(*ast.CompositeLit); ok {
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
		t.Error("there are no messages")
	}
}

// TestTranslationsAreWhole checks that each language has every text, no other,
// and fills in the same values.
func TestTranslationsAreWhole(t *testing.T) {
	texts := ownTexts(t)
	english := translations(t, "translations/en.json")
	files, err := fs.Glob(assets.Translations(), "translations/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		have := translations(t, file)
		for text := range texts {
			if have[text] == "" {
				t.Errorf("%s lacks %q", file, text)
			}
		}
		for text, translation := range have {
			if !texts[text] {
				t.Errorf("%s has %q, which no screen shows", file, text)
			}
			if !slices.Equal(valuesOf(english[text]), valuesOf(translation)) {
				t.Errorf("%s: %q fills in other values than its English", file, translation)
			}
		}
	}
}

// translations are the texts of a language.
func translations(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(assets.Translations(), file)
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(file, err)
	}
	return texts
}

// valuesOf are the values that a text fills in.
func valuesOf(text string) []string {
	values := filledIn.FindAllString(text, -1)
	slices.Sort(values)
	return values
}

// isKey matches keys of translations.
var isKey = regexp.MustCompile(`^[a-z][a-z-]*(\.[a-z][a-z-]*)+$`)

// TestScreensUseKeys checks that the window has no text of its own.
func TestScreensUseKeys(t *testing.T) {
	eachCall(t, func(place, of, name string, args []ast.Expr) {
		if of != "lang" || name != "L" || strings.HasPrefix(place, "../") {
			return
		}
		if text, ok := literal(t, args[0]); ok && !isKey.MatchString(text) {
			t.Errorf("%s: %q is no key", place, text)
		}
	})
}
