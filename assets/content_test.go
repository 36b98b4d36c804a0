package assets

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
)

func load(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, _, err := content.Load(Content())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestContentIsSound(t *testing.T) {
	for _, p := range content.Check(Content()) {
		t.Error(p)
	}
	if n := len(load(t).Entries()); n != 84 {
		t.Errorf("%d entries, want 84", n)
	}
}

func TestEveryEntryIsComplete(t *testing.T) {
	h := load(t)
	for _, e := range h.Entries() {
		fail := func(format string, args ...any) { t.Errorf(e.ID+": "+format, args...) }
		if n := len(e.Aliases); n < 8 {
			fail("%d aliases, want at least 8", n)
		}
		if len(e.HandOver) == 0 || len(e.Parts) == 0 || len(e.Related) == 0 || e.Checked == "" {
			fail("lacks hand-over conditions, a body, related entries or the day it was checked")
		}
		if n := strings.Count(e.SayText(), ". ") + 1; n > 2 {
			fail("say has %d sentences, want one or two", n)
		}
		if len(e.Sources) == 0 && e.ID != "sections/about-the-sources" && !ownRuleOnly(e) {
			fail("names no source")
		}
		if (e.Kind == handbook.SideEffect) != (e.Effect != nil) {
			fail("has or lacks the summary of a side effect")
		}
		fields := valuesOf(e)
		if e.Route == handbook.Nurse && (!fields["nurse-line"] || !strings.Contains(export.Text(h, e), "general information")) {
			fail("is for a nurse and does not give the nurse line and say that it is general information")
		}
		if (e.Route == handbook.Emergency || len(e.Emergency) > 0) && !fields["emergency-number"] {
			fail("names an emergency and not the emergency number")
		}
		cited := map[string]bool{}
		for _, p := range e.Parts {
			cited["article"] = cited["article"] || p.Voice == handbook.VoiceArticle
			for s := range handbook.Spans(p.Blocks) {
				if c, ok := s.(handbook.Citation); ok {
					cited[c.Source.Key] = true
				}
			}
		}
		for _, s := range e.Sources {
			if !cited[s.Key] && !citedInEffect(e, s) {
				fail("lists the source %s and does not cite it", s.Key)
			}
			delete(cited, s.Key)
		}
		for key, is := range cited {
			if is {
				fail("cites %s and does not list it", key)
			}
		}
	}
}

// ownRuleOnly reports a page whose answer is the clinic's own: its rule, and whom
// to transfer the call to.
func ownRuleOnly(e *handbook.Entry) bool {
	for _, p := range e.Parts {
		if p.Voice == handbook.VoiceArticle || p.Voice == handbook.VoiceOfficial {
			return false
		}
	}
	transfers := slices.ContainsFunc(e.Values, func(f *handbook.Field) bool {
		return strings.HasSuffix(f.ID, "-line") || strings.HasSuffix(f.ID, "-contact")
	})
	return transfers && len(e.Values) > 1
}

func citedInEffect(e *handbook.Entry, want *handbook.Source) bool {
	if e.Effect == nil {
		return false
	}
	for _, cell := range [][]handbook.Span{e.Effect.Common, e.Effect.When, e.Effect.Settles} {
		for _, s := range cell {
			if c, ok := s.(handbook.Citation); ok && c.Source == want {
				return true
			}
		}
	}
	return false
}

func valuesOf(e *handbook.Entry) map[string]bool {
	out := map[string]bool{}
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			if v, ok := s.(handbook.Value); ok {
				out[v.Field.ID] = true
			}
		}
	}
	return out
}

// What no page may say: doses, prices, shares, comforting comparisons, and
// values that belong to the clinic.
var (
	forbiddenAnywhere = regexp.MustCompile(`(?i)\d\s*(mg|mcg|µg|ml|milligrams?|micrograms?)\b|per kg|/kg|[$€£]\s*\d|\d\s*(dollars|euros|pounds)|%|\bpercent|no worse than|standard protocol|not an emergency|don't worry|\b(911|988|999|112)\b|\+?\d[\d -]{6,}\d`)
	forbiddenOfClinic = regexp.MustCompile(`(?i)\d+\s*-?\s*(h|hrs?|hours?|min|minutes?|days?|weeks?|months?|sessions?|infusions?)\b`)
	symptomLimit      = regexp.MustCompile(`(?i)\b(over|than) 24 hours`) // when a symptom is handed over; not a rule of the clinic
	ownWait           = regexp.MustCompile(`(?i)(eat|food|fast|drink|driv)[^.]*\d+\s*(h|hours?|minutes?)\b`)
	isoDate           = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
)

func TestContentKeepsItsRules(t *testing.T) {
	for _, e := range load(t).Entries() {
		refuse := func(where, s string, rules ...*regexp.Regexp) {
			s = isoDate.ReplaceAllString(symptomLimit.ReplaceAllString(s, ""), "")
			for _, r := range rules {
				if m := r.FindString(s); m != "" {
					t.Errorf("%s: %s says %q, which no page may say", e.ID, where, m)
				}
			}
		}
		refuse("say", e.SayText(), forbiddenAnywhere, forbiddenOfClinic)
		refuse("a condition", strings.Join(append(e.HandOver, e.Emergency...), ". "), forbiddenAnywhere, forbiddenOfClinic)
		for _, p := range e.Parts {
			var b strings.Builder
			for s := range handbook.Spans(p.Blocks) {
				if _, cite := s.(handbook.Citation); !cite {
					b.WriteString(handbook.SpanText(s) + " ")
				}
			}
			refuse(p.Voice.Key(), b.String(), forbiddenAnywhere, ownWait)
			if p.Voice == handbook.VoiceClinic {
				refuse(p.Voice.Key(), b.String(), forbiddenOfClinic)
			}
		}
	}
}

func TestRulesRefuse(t *testing.T) {
	for _, bad := range []string{"take 5 mg", "0.5 ml", "per kg", "$400", "30 %", "12 percent", "risks are no worse than that", "call 911", "555 123 4567"} {
		if !forbiddenAnywhere.MatchString(bad) {
			t.Errorf("%q passes", bad)
		}
	}
	for _, bad := range []string{"wait 24 hours", "45 minutes", "6 infusions"} {
		if !forbiddenOfClinic.MatchString(bad) {
			t.Errorf("%q passes as a clinic's value", bad)
		}
	}
}

func TestNoSourceIsUncited(t *testing.T) {
	h := load(t)
	used := map[string]bool{}
	for _, e := range h.Entries() {
		for _, s := range e.Sources { // that the entry cites it, TestEveryEntryIsComplete holds
			used[s.Key] = true
		}
	}
	data, err := fs.ReadFile(Content(), "sources.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var sources []struct{ Key string }
	if err := yaml.Unmarshal(data, &sources); err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		if !used[s.Key] {
			t.Errorf("no page cites the source %s", s.Key)
		}
	}
}

// TestLinesSayNoJargonOfTheDesk: a caller does not know what "our script" is.
// The front matter has the line for a set value and for an unset one.
func TestLinesSayNoJargonOfTheDesk(t *testing.T) {
	h := load(t)
	for _, e := range h.Entries() {
		data, err := fs.ReadFile(Content(), e.ID+".md")
		if err != nil {
			t.Fatal(err)
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		if strings.Contains(strings.ToLower(front), "script") {
			t.Errorf("%s: a line to read speaks of a script", e.ID)
		}
		if e.Route == handbook.Emergency && !valuesOf(e)["emergency-script"] && !valuesOf(e)["crisis-script"] && !valuesOf(e)["poison-script"] {
			t.Errorf("%s is an emergency and names no script for the desk", e.ID)
		}
	}
}

// shingleWords is how many words in a row may not be shared with the article.
const shingleWords = 7

// shingle hashes are of the article's runs of words, so that the test can hold
// our words apart from its words without keeping them.
func TestOwnWords(t *testing.T) {
	f, err := os.Open("testdata/article-shingles.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	theirs := map[string]bool{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		theirs[sc.Text()] = true
	}
	if len(theirs) < 500 {
		t.Fatalf("only %d runs of words to compare with", len(theirs))
	}
	err = fs.WalkDir(Content(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "sources.yaml" { // that one names the article
			return err
		}
		data, err := fs.ReadFile(Content(), path)
		if err != nil {
			return err
		}
		words := strings.FieldsFunc(strings.ToLower(string(data)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		for i := 0; i+shingleWords <= len(words); i++ {
			run := strings.Join(words[i:i+shingleWords], " ")
			h := fnv.New64a()
			h.Write([]byte(run))
			if theirs[fmt.Sprintf("%016x", h.Sum64())] {
				t.Errorf("%s shares words with the article: %q", path, run)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestArticleFactsHaveTheirPlace checks each usable fact of the source article
// to the entry that tells it in that voice.
func TestArticleFactsHaveTheirPlace(t *testing.T) {
	data, err := os.ReadFile("testdata/article-facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var facts map[string]struct{ Entry, Words string }
	if err := yaml.UnmarshalWithOptions(data, &facts, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if len(facts) < 60 {
		t.Errorf("only %d facts are traced", len(facts))
	}
	h := load(t)
	for id, f := range facts {
		e := h.Entry(f.Entry)
		if e == nil {
			t.Errorf("%s: there is no entry %s", id, f.Entry)
			continue
		}
		var told strings.Builder
		for _, p := range e.Parts {
			if p.Voice == handbook.VoiceArticle {
				for s := range handbook.Spans(p.Blocks) {
					told.WriteString(handbook.SpanText(s) + " ")
				}
			}
		}
		if !strings.Contains(told.String(), f.Words) {
			t.Errorf("%s: %s does not say %q in the voice of the article", id, f.Entry, f.Words)
		}
	}
}
