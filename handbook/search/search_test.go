package search

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/languages"
)

// small is the index of a handbook of six pages.
func small(t testing.TB) *Index {
	t.Helper()
	page := func(title, aliases, body string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nroute: nurse\nsay: A nurse will help.\naliases: [" + aliases + "]\n---\n## Our clinic\n" + body + "\n")}
	}
	h, words, err := content.Load(fstest.MapFS{
		"side-effects/nausea.md":         page("Nausea or vomiting", "throwing up, sick to my stomach, n/v", "Ask whether it goes on."),
		"side-effects/blood-pressure.md": page("Blood pressure changes", "high bp, hypertension", "The reading is noted."),
		"side-effects/dissociation.md":   page("Feeling detached (dissociation)", "out of body, spaced out", "It can be strange."),
		"side-effects/breathing.md":      page("Slow or shallow breathing", "short of breath", "Call for help."),
		"faq/can-i-drive.md":             page("Can I drive afterwards?", "behind the wheel, take the car", "A café is near."),
		"sections/infusion.md":           page("During the infusion", "hooked up, drip", "Wires and cuffs."),
		"red-flags.yaml": &fstest.MapFile{Data: []byte(
			"- name: Breathing\n  entries: [side-effects/breathing]\n  phrases: [cant|cannot|trouble breathe|breathing, sob]\n  unless: [breathing exercises]\n")},
	})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return New(h, words, languages.All()...)
}

func TestSearchFindsFirst(t *testing.T) {
	ix := small(t)
	for name, c := range map[string]struct{ query, want string }{
		"exact":            {"nausea", "side-effects/nausea"},
		"alias":            {"throwing up", "side-effects/nausea"},
		"alias in order":   {"up throwing", "side-effects/nausea"},
		"slash":            {"n/v", "side-effects/nausea"},
		"prefix":           {"vomi", "side-effects/nausea"},
		"stem":             {"vomits", "side-effects/nausea"},
		"stem of verb":     {"driving", "faq/can-i-drive"},
		"one slip":         {"nausia", "side-effects/nausea"},
		"swapped letters":  {"presusre blood", "side-effects/blood-pressure"},
		"swapped at start": {"rdive", "faq/can-i-drive"},
		"slip in a form":   {"shalowness", "side-effects/breathing"},
		"doubled letter":   {"disociation", "side-effects/dissociation"},
		"capitals":         {"BLOOD PRESSURE", "side-effects/blood-pressure"},
		"accents":          {"nauséa", "side-effects/nausea"},
		"curly apostrophe": {"can’t i drive", "faq/can-i-drive"},
		"initials":         {"bpc", "side-effects/blood-pressure"},
		"skipped letters":  {"infsn", "sections/infusion"},
		"sentence":         {"my husband is throwing up what should he do", "side-effects/nausea"},
		"text of the body": {"cuffs", "sections/infusion"},
	} {
		t.Run(name, func(t *testing.T) {
			res := ix.Search(c.query, 10)
			if len(res.Hits) == 0 || res.Hits[0].Entry.ID != c.want {
				t.Errorf("%q finds %v, want %s first", c.query, ids(res), c.want)
			}
		})
	}
}

func TestSearchFindsNothing(t *testing.T) {
	ix := small(t)
	for _, q := range []string{"", " ", "?!", "xqzvw", "asdfghjkl", "parking garage validation", "the", "\xff\xfe", "\x00"} {
		if res := ix.Search(q, 10); len(res.Hits) > 0 {
			t.Errorf("%q finds %v, want nothing", q, ids(res))
		}
	}
}

func TestRedFlags(t *testing.T) {
	ix := small(t)
	for q, want := range map[string]bool{
		"she cant breathe": true, "can't breathe": true, "cannot breath": true, "cant breeth": true, "breathing trouble": true,
		"trouble breat": true, "SOB": true, "i cannot do my breathing exercises": false, "sobbing": false, "breathing": false,
		"cant find the place for my next visit where we breathe": false,
	} {
		if got := len(ix.Search(q, 1).Flags) > 0; got != want {
			t.Errorf("%q raises the banner: %v, want %v", q, got, want)
		}
	}
}

func TestReasonsAndRanges(t *testing.T) {
	h := small(t).Search("throwing up", 1).Hits[0]
	if h.Reason.Kind != ByAlias || h.Reason.Text != "throwing up" || !reflect.DeepEqual(h.Reason.Matched, []Range{{0, 8}}) {
		t.Errorf("the reason is %+v", h.Reason)
	}
	h = small(t).Search("vom", 1).Hits[0]
	if !reflect.DeepEqual(h.Title, []Range{{10, 13}}) {
		t.Errorf("marked %v in %q, want [10 13)", h.Title, h.Entry.Title)
	}
	h = small(t).Search("bpc", 1).Hits[0]
	if !reflect.DeepEqual(h.Title, []Range{{0, 1}, {6, 7}, {15, 16}}) {
		t.Errorf("initials mark %v", h.Title)
	}
}

func TestLimit(t *testing.T) {
	if n := len(small(t).Search("a nurse feeling sick", 2).Hits); n > 2 {
		t.Errorf("%d hits, want at most 2", n)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int // hundredths of an edit
	}{
		{"nausea", "nausea", 0},
		{"nausia", "nausea", costVowel},
		{"ketmaine", "ketamine", costSwap},
		{"disociation", "dissociation", costDouble},
		{"drowzy", "drowsy", costSound},
		{"hedache", "headache", costMute},
		{"heafache", "headache", costKey},
		{"breth", "breath", costMute},
	} {
		a := alignment{costs: newSlipCosts(english.Language().Slips)}
		a.start(c.a)
		a.next(c.b, 0)
		if got := a.whole(1000); got != c.want {
			t.Errorf("distance of %q and %q is %d, want %d", c.a, c.b, got, c.want)
		}
		if got := a.whole(c.want - 1); got < c.want {
			t.Errorf("distance of %q and %q within %d is %d", c.a, c.b, c.want-1, got)
		}
	}
}

func ids(res Results) []string {
	var out []string
	for _, h := range res.Hits {
		out = append(out, h.Entry.ID)
	}
	return out
}

func FuzzSearch(f *testing.F) {
	for _, q := range []string{"throwing up", "cant breathe", "bpc", "\xff", "مرحبا", "😀 nausea", strings.Repeat("a ", 1000), "n/v", "ﬃ½"} {
		f.Add(q)
	}
	ix := small(f)
	f.Fuzz(func(t *testing.T, q string) {
		res := ix.Search(q, 10)
		if again := ix.Search(q, 10); !reflect.DeepEqual(res, again) {
			t.Errorf("%q gives two results", q)
		}
		for _, h := range res.Hits {
			if h.Reason.Text == "" {
				t.Errorf("%q, %s: the reason is %+v", q, h.Entry.ID, h.Reason)
			}
			for _, r := range h.Title {
				if r.Start < 0 || r.Start >= r.End || r.End > utf8.RuneCountInString(h.Entry.Title) {
					t.Errorf("%q marks %v in %q", q, r, h.Entry.Title)
				}
			}
			for _, r := range h.Reason.Matched {
				if r.Start < 0 || r.Start >= r.End || r.End > utf8.RuneCountInString(h.Reason.Text) {
					t.Errorf("%q marks %v in reason %q", q, r, h.Reason.Text)
				}
			}
		}
	})
}

func TestInterner(t *testing.T) {
	var in interner
	for _, shape := range []string{"w%d", "word%d", "w%dlonger", "beginsalike%d"} { // shorter and longer than eight bytes
		before := len(in.words)
		for again := range 2 {
			for i := range 5000 {
				w := fmt.Sprintf(shape, i)
				if got := in.id(append(make([]byte, 0, 64), w...)); int(got) != before+i || in.words[got] != w {
					t.Fatalf("round %d: %s has the number %d", again, w, got)
				}
			}
		}
	}
}
