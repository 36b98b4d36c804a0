package author

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/handbook/content"
)

// TestSecondVersions checks that what a synchronizer keeps of two owners whose computers
// were apart is a state of the page: compared, restored in whole or in part, and removed,
// with its text in the history.
func TestSecondVersions(t *testing.T) {
	for _, name := range []string{"driving (Bob's conflicted copy 2026-11-30).md", "driving.sync-conflict-20261130-101112-ABCDEFG.md", "driving-DESK07.md", "driving - Copy.md"} {
		t.Run(name, func(t *testing.T) {
			w := workspace(t)
			d := edit(t, w, "faq/driving")
			must(t, d.Set("say", "Ann's line."))
			must(t, d.Save("Ann"))
			other := strings.Replace(read(t, w.Draft().file("faq/driving")), "Ann's line.", "Bob's line.", 1)
			file := filepath.Join(w.Draft().Dir, "faq", name)
			must(t, os.WriteFile(file, []byte(other), 0o644))

			plan, err := w.Plan()
			must(t, err)
			if len(plan.Problems) != 1 {
				t.Fatalf("problems: %v", plan.Problems)
			}
			if id, ok := content.SecondVersionOf(plan.Problems[0]); !ok || id != "faq/driving" {
				t.Fatalf("%q is a second version of %q", plan.Problems[0], id)
			}
			states, err := w.PageStates("faq/driving")
			must(t, err)
			var second PageState
			for _, s := range states {
				if s.Copy != "" {
					second = s
				}
			}
			if second.Copy != "faq/"+name {
				t.Fatalf("states: %v", states)
			}
			parts, err := w.CompareStates("faq/driving", second, states[0])
			must(t, err)
			if len(parts) != 1 || parts[0].Part != PartSay || parts[0].Before[0] != "Bob's line." {
				t.Errorf("differences: %v", parts)
			}
			must(t, w.RestorePart("faq/driving", second, PartSay, "Ann"))
			must(t, w.RemoveCopy("faq/driving", second, "Ann"))
			if text := read(t, w.Draft().file("faq/driving")); !strings.Contains(text, "Bob's line.") {
				t.Errorf("restored:\n%s", text)
			}
			if _, err := os.Stat(file); err == nil {
				t.Error("the second version is still there")
			}
			if gone, err := lost(w, []confirmedText{{"faq/driving", "Ann's line."}, {"faq/driving", "Bob's line."}}); err != nil || len(gone) > 0 {
				t.Errorf("lost: %v (%v)", gone, err)
			}
			if err := w.RemoveCopy("faq/driving", PageState{Copy: "faq/driving.md"}, "Ann"); err == nil {
				t.Error("the page itself is removed")
			}
			if plan, err = w.Plan(); err != nil || len(plan.Problems) > 0 {
				t.Errorf("afterwards: %v, %v", plan.Problems, err)
			}
		})
	}
}

func TestSecondVersionOfATable(t *testing.T) {
	w := workspace(t)
	must(t, w.ChangeWords("", "ramp, slope", "Ann"))
	must(t, os.WriteFile(filepath.Join(w.Draft().Dir, "vocabulary (conflicted copy 2026-11-30).yaml"), []byte("- [lift, elevator]\n"), 0o644))
	states, err := w.PageStates(WordsFile)
	must(t, err)
	if len(states) != 2 || states[1].Copy == "" {
		t.Fatalf("states: %v", states)
	}
	must(t, w.RemoveCopy(WordsFile, states[1], "Ann"))
	if gone, err := lost(w, []confirmedText{{WordsFile, "ramp, slope"}, {WordsFile, "lift"}}); err != nil || len(gone) > 0 {
		t.Errorf("lost: %v (%v)", gone, err)
	}
}
