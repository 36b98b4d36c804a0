package search_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

// sayings are the lines of a file in testdata by group: what raises it, and what
// raises nothing.
func sayings(t *testing.T, file string) (raise, silent map[string][]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	raise, silent = map[string][]string{}, map[string][]string{}
	group := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if said, ok := strings.CutPrefix(line, "+ "); ok {
			raise[group] = append(raise[group], said)
		} else if said, ok := strings.CutPrefix(line, "- "); ok {
			silent[group] = append(silent[group], said)
		} else if line != "" && !strings.HasPrefix(line, "#") {
			group = line
		}
	}
	return raise, silent
}

func names(flags []search.Flag) (out []string) {
	for _, f := range flags {
		out = append(out, f.Group.Name+" ("+f.Phrase+")")
	}
	return out
}

func raises(flags []search.Flag, group string) bool {
	return slices.ContainsFunc(flags, func(f search.Flag) bool { return f.Group.Name == group })
}

func TestEveryGroupIsRaised(t *testing.T) {
	ix := bundled(t)
	raise, silent := sayings(t, "red-flags.txt")
	for _, group := range groupNames(t) {
		said := raise[group]
		if len(said) < 10 || len(silent[group]) == 0 {
			t.Errorf("%s: %d phrases that raise it and %d near misses, want 10 and 1", group, len(said), len(silent[group]))
		}
		for _, s := range said {
			if flags := ix.Flags(s); !raises(flags, group) {
				t.Errorf("%q raises %q, want %s", s, names(flags), group)
			}
		}
	}
	for _, said := range silent {
		for _, s := range said {
			if flags := ix.Flags(s); len(flags) > 0 {
				t.Errorf("%q raises %q, want nothing", s, names(flags))
			}
		}
	}
}

// groupNames are the names of the bundled groups.
func groupNames(t *testing.T) (out []string) {
	t.Helper()
	h, _, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range h.RedFlags() {
		out = append(out, f.Name)
	}
	return out
}

// TestEmergenciesLetterByLetter types what raises each group: once the bar shows, it
// stays, and it shows after a rest at the latest.
func TestEmergenciesLetterByLetter(t *testing.T) {
	ix := bundled(t)
	raise, _ := sayings(t, "red-flags.txt")
	for _, said := range raise {
		for _, s := range said {
			var w search.Watch
			shown := false
			for i := range s {
				flags := w.Typed(ix, s[:i])
				if shown && len(flags) == 0 {
					t.Errorf("the bar goes off at %q of %q", s[:i], s)
				}
				shown = len(flags) > 0
			}
			w.Typed(ix, s)
			if len(w.Rested(ix)) == 0 {
				t.Errorf("%q raises nothing letter by letter", s)
			}
		}
	}
}

// TestSignsAndNegations: dots, joins, apostrophes, ligatures, and wide letters change
// nothing, and a negation takes away its own sign only.
func TestSignsAndNegations(t *testing.T) {
	ix := bundled(t)
	raise, silent := sayings(t, "red-flag-forms.txt")
	for group := range raise {
		for _, s := range raise[group] {
			if len(ix.Flags(s)) == 0 {
				t.Errorf("%q raises nothing", s)
			}
		}
		for _, s := range silent[group] {
			if flags := ix.Flags(s); len(flags) > 0 {
				t.Errorf("%q raises %q, want nothing", s, names(flags))
			}
		}
	}
}

// TestPhrasesListNoForms: the forms of a word are the engine's, so that a phrase reads
// like what a caller says.
func TestPhrasesListNoForms(t *testing.T) {
	h, _, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	stem := english.Language().Stem
	for _, f := range h.RedFlags() {
		for _, p := range slices.Concat(f.Phrases, f.Unless) {
			for item := range strings.FieldsSeq(p) {
				first := map[string]string{}
				for w := range strings.SplitSeq(item, "|") {
					if len(w) <= 3 || strings.ContainsAny(w, "-{.") || w != strings.ToLower(w) {
						continue
					}
					if same := first[stem(w)]; same != "" {
						t.Errorf("%s: in %q, leave out %q: it is a form of %q", f.Name, p, w, same)
					}
					first[stem(w)] = w
				}
			}
		}
	}
}

// TestRedFlagsAreReadInOneClause: what a phrase takes its words from is said in one
// clause, of one thing, and is not denied or long past.
func TestRedFlagsAreReadInOneClause(t *testing.T) {
	ix := bundled(t)
	for said, raised := range map[string]bool{
		"went stiff and twitching on the floor":            true,
		"warmth in my chest, no pain":                      false,
		"no warmth, pain in my chest":                      true,
		"the line is slow, i did some breathing":           false,
		"breathing is slow":                                true,
		"overdosed on pills ten years ago":                 false,
		"overdosed on pills an hour ago":                   true,
		"overdosed on pills again, last time 10 years ago": true,
		"my husband takes lipitor":                         false,
		"she took my husbands pills":                       true,
		"she took my husband's pills":                      true,

		"can you have chest pain from this because i do":    true,
		"can you have chest pain from this":                 false,
		"scared i wont wake up":                             false,
		"scared, he wont wake up":                           true,
		"me puedo desmayar":                                 false,
		"siento que me puedo desmayar":                      true,
		"cant hold a cup in his right hand all of a sudden": true,
		"212/118":                      true,
		"212 over 118":                 true,
		"122/80":                       false,
		"do you treat suicidal people": false,
		"i was suicidal before this":   false,
		"ive had two heart attacks":    false,
	} {
		if flags := ix.Flags(said); (len(flags) > 0) != raised {
			t.Errorf("%q raises %q", said, names(flags))
		}
	}
}

// TestWatchWaitsForTheEnd: a phrase after which nothing may follow needs a rest, not a
// space.
func TestWatchWaitsForTheEnd(t *testing.T) {
	ix := bundled(t)
	var w search.Watch
	if flags := w.Typed(ix, "i cant see "); len(flags) > 0 {
		t.Errorf("a space raises %q", names(flags))
	}
	if flags := w.Rested(ix); len(flags) == 0 {
		t.Error("a rest raises nothing")
	}
}
