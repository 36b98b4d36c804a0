package author

import (
	"os"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestCards: the board says who looks after a page, what has changed, and since when.
func TestCards(t *testing.T) {
	w := workspace(t)
	card := func(id string) Card {
		cards, err := w.Board()
		must(t, err)
		for _, c := range cards {
			if c.Entry.ID == id {
				return c
			}
		}
		t.Fatalf("there is no page %s", id)
		return Card{}
	}
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Please do not drive."))
	must(t, d.Save("Ann"))
	c := card("faq/driving")
	if c.State != InDraft || c.New || c.Owner != "Ann" || c.At.IsZero() || len(c.Changes) == 0 || c.Changes[0].Part != PartSay {
		t.Errorf("%+v", c)
	}
	must(t, d.Set("title", "Cars"))
	must(t, d.Save("Bob"))
	if c := card("faq/driving"); c.By != "Bob" || c.Owner != "Ann" {
		t.Errorf("%+v", c)
	}
	must(t, w.SetOwner([]string{"faq/driving", "faq/bleeding"}, " Cleo  Park "))
	must(t, w.SetOwner([]string{"faq/bleeding"}, ""))
	if a, b := card("faq/driving"), card("faq/bleeding"); a.Owner != "Cleo Park" || b.Owner != "" {
		t.Errorf("%q, %q", a.Owner, b.Owner)
	}
	if text := read(t, w.path(ownersFile)); !strings.Contains(text, "\nfaq/driving: Cleo Park\n") {
		t.Errorf("%s", text)
	}
}

// TestSinceSigned: whoever signs again sees what has changed since.
func TestSinceSigned(t *testing.T) {
	w := workspace(t)
	since := func() string {
		all, err := w.SinceSigned([]string{"faq/driving", "faq/bleeding"})
		must(t, err)
		changes, ok := all["faq/driving"]
		if !ok {
			return "signed"
		}
		if changes == nil {
			return "not known"
		}
		return partOf(Change{Parts: changes}, PartSay, "")
	}
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "One."))
	must(t, d.Save("Ann"))
	if got := since(); got != "signed" {
		t.Errorf("never signed: %s", got)
	}
	_, err := w.Sign([]string{"faq/driving"}, SignOff{By: "Dr. Lee", On: "2026-11-30"})
	must(t, err)
	if got := since(); got != "signed" {
		t.Errorf("just signed: %s", got)
	}
	for _, say := range []string{"Two.", "Three."} {
		d = edit(t, w, "faq/driving")
		must(t, d.Set("say", say))
		must(t, d.Set("aliases", "car"))
		must(t, d.SetPart(handbook.VoiceClinic, "Rule of "+say))
		must(t, d.Save("Bob"))
	}
	if got := since(); got != "One. > Three." {
		t.Errorf("changed twice: %s", got)
	}
	must(t, os.RemoveAll(w.path(historyFolder, savesFolder)))
	if got := since(); got != "not known" {
		t.Errorf("without a history: %s", got)
	}
}
