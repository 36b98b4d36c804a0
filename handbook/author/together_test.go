package author

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

func TestTwoOwnersMeet(t *testing.T) {
	w := workspace(t)
	must(t, edit(t, w, "faq/driving").Save("Ann"))
	ann, bob := edit(t, w, "faq/driving"), edit(t, w, "faq/driving")
	must(t, ann.Mark("Ann", "DESK1"))
	if got := w.Editors("faq/driving"); len(got) != 1 || got[0].By != "Ann" {
		t.Errorf("editors: %v", got)
	}
	must(t, ann.Set("say", "Ann's line."))
	must(t, bob.SetPart(handbook.VoiceClinic, "Bob's rule."))
	must(t, ann.Save("Ann"))
	must(t, bob.Save("Bob"))
	if text := read(t, w.Draft().file("faq/driving")); !strings.Contains(text, "Ann's line.") || !strings.Contains(text, "Bob's rule.") {
		t.Errorf("joined:\n%s", text)
	}
	must(t, ann.Set("title", "Ann's title"))
	must(t, bob.Set("title", "Bob's title"))
	must(t, bob.Save("Bob"))
	var conflict *ConflictError
	if err := ann.Save("Ann"); !errors.As(err, &conflict) || conflict.Conflicts[0].Part != "title" {
		t.Fatalf("both changed the title: %v", err)
	}
	ann.Resolve(conflict)
	must(t, ann.Save("Ann"))
	if text := read(t, w.Draft().file("faq/driving")); !strings.Contains(text, "Ann's title") {
		t.Errorf("resolved:\n%s", text)
	}
	ann.Unmark("Ann", "DESK1")
	if got := w.Editors("faq/driving"); len(got) != 0 {
		t.Errorf("editors: %v", got)
	}
}

// TestInterleavings has two owners save in any order. Every text that was confirmed
// is in the page or in the history.
func TestInterleavings(t *testing.T) {
	seeds := uint64(50)
	if testing.Short() {
		seeds = 10
	}
	for seed := range seeds {
		w := workspace(t)
		must(t, edit(t, w, "faq/driving").Save("Ann"))
		random := rand.New(rand.NewPCG(seed, 1))
		owners := []*Draft{edit(t, w, "faq/driving"), edit(t, w, "faq/driving")}
		var confirmed []string
		for step := range 8 {
			d := owners[random.IntN(2)]
			text := fmt.Sprintf("Text %d of %d.", step, seed)
			if random.IntN(2) == 0 {
				must(t, d.Set("say", text))
			} else {
				must(t, d.SetPart(handbook.VoiceClinic, text))
			}
			err := d.Save("Ann")
			var conflict *ConflictError
			if errors.As(err, &conflict) {
				d.Resolve(conflict)
				err = d.Save("Ann")
			}
			must(t, err)
			confirmed = append(confirmed, text)
		}
		all := read(t, w.Draft().file("faq/driving"))
		saves, err := w.Saves("")
		must(t, err)
		for _, s := range saves {
			text, err := s.Text()
			must(t, err)
			all += string(text)
		}
		for _, text := range confirmed {
			if !strings.Contains(all, text) {
				t.Errorf("seed %d: %q is lost", seed, text)
			}
		}
	}
}

func TestAutosave(t *testing.T) {
	w := workspace(t)
	kept := Autosaves{filepath.Join(t.TempDir(), "drafts")}
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Half a line"))
	must(t, kept.Keep(d))
	must(t, os.Rename(w.Root, w.Root+" away"))
	var reach *ReachError
	if err := d.Save("Ann"); !errors.As(err, &reach) {
		t.Errorf("the share is away: %v", err)
	}
	back, _, err := kept.Open(w, "faq/driving")
	if err != nil || string(back.Text) != string(d.Text) {
		t.Fatalf("%v, %v", back, err)
	}
	must(t, os.Rename(w.Root+" away", w.Root))
	must(t, back.Save("Ann"))
	if ids := kept.IDs(); len(ids) != 1 || ids[0] != "faq/driving" {
		t.Errorf("kept: %q", ids)
	}
	must(t, kept.Drop("faq/driving"))
	if none, _, err := kept.Open(w, "faq/driving"); none != nil || err != nil {
		t.Errorf("after dropping: %v, %v", none, err)
	}
}
