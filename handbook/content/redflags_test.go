package content

import (
	"slices"
	"strings"
	"testing"
)

func TestRedFlagClasses(t *testing.T) {
	h, _, err := Load(content(map[string]string{"red-flags.yaml": `classes:
  turn: turn, go, look
  change: change, {turn}
groups:
- name: Breath
  entries: [side-effects/headache]
  phrases: |
    not breathe, {turn} blue
    sat 40..89
  spanish: no respirar
  unless: [blue cross]
`}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	f := h.RedFlags()[0]
	if !slices.Equal(f.Phrases, []string{"not breathe", "{turn} blue", "sat 40..89"}) || !slices.Equal(f.Spanish, []string{"no respirar"}) ||
		!slices.Equal(f.Unless, []string{"blue cross"}) || !slices.Equal(f.Classes["turn"], []string{"turn", "go", "look"}) ||
		!slices.Equal(f.Classes["change"], []string{"change", "turn", "go", "look"}) {
		t.Errorf("the red flag is %+v", f)
	}
}

func TestFaultsInRedFlags(t *testing.T) {
	h, _, _ := Load(content(map[string]string{"red-flags.yaml": "classes:\n  turn: go, {hue}\ngroups: []\n"}))
	if got := problemTexts(h); !strings.Contains(got, `the word "{hue}" of the class {turn} has a mistake`) {
		t.Errorf("a class that is not there: %q", got)
	}
	for phrase, says := range map[string]string{
		"{turm} blue": "there is no class {turm}",
		"{turn blue":  "a brace is left over",
		"sat 89..40":  "from the smaller to the larger",
		"...":         "write a range of numbers",
		"?!":          "there is no word in it",
	} {
		h, _, _ := Load(content(map[string]string{"red-flags.yaml": "classes:\n  turn: turn, go\ngroups:\n- name: Breath\n  entries: [side-effects/headache]\n  phrases:\n  - \"" + phrase + "\"\n"}))
		if got := problemTexts(h); !strings.Contains(got, "red-flags.yaml:7") || !strings.Contains(got, says) {
			t.Errorf("%q: %q, want %q", phrase, got, says)
		}
	}
}
