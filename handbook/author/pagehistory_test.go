package author

import (
	"fmt"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestPageHistory: two states of a page are compared, and a part or all of one comes
// back.
func TestPageHistory(t *testing.T) {
	w := workspace(t)
	change := func(say, rule string) {
		d := edit(t, w, "faq/driving")
		must(t, d.Set("say", say))
		must(t, d.SetPart(handbook.VoiceClinic, rule))
		must(t, d.Save("Ann"))
	}
	publish := func() {
		_, err := w.Publish(Publishing{By: "Bob"})
		must(t, err)
	}
	change("One.", "Rule one.")
	publish()
	change("Two.", "Rule two.")
	must(t, edit(t, w, "faq/wheelchairs").Save("Ann"))
	publish()
	d := edit(t, w, "faq/bleeding")
	must(t, d.Set("say", "Hurry."))
	must(t, d.Save("Ann"))
	publish() // nothing new of the page
	states, err := w.PageStates("faq/driving")
	must(t, err)
	var kinds []string
	for _, s := range states {
		switch {
		case s.Draft:
			kinds = append(kinds, "draft")
		case s.Version > 0:
			kinds = append(kinds, fmt.Sprint(s.Version))
		default:
			kinds = append(kinds, s.By)
		}
	}
	if got := strings.Join(kinds, " "); got != "draft 2 Ann 1" {
		t.Fatalf("states: %s", got)
	}
	first := states[3]
	changes, err := w.CompareStates("faq/driving", first, states[0])
	if err != nil || partOf(Change{Parts: changes}, PartSay, "") != "One. > Two." {
		t.Errorf("%+v, %v", changes, err)
	}
	now := func() string {
		h, _, err := w.Draft().Load()
		must(t, err)
		e := h.Entry("faq/driving")
		return e.SayText() + " " + strings.Join(voiceLines(e, handbook.VoiceClinic), " ")
	}
	must(t, w.RestorePart("faq/driving", first, PartSay, "Cleo"))
	if got := now(); got != "One. Text. Rule two." {
		t.Errorf("one part: %q", got)
	}
	must(t, w.RestorePart("faq/driving", first, Part(handbook.VoiceClinic.Key()), "Cleo"))
	if got := now(); got != "One. Text. Rule one." {
		t.Errorf("another part: %q", got)
	}
	change("Three.", "Rule three.")
	must(t, w.RestorePage("faq/driving", first, "Cleo"))
	if got := now(); got != "One. Text. Rule one." {
		t.Errorf("the page: %q", got)
	}
	if saves, err := w.Saves("faq/driving"); err != nil || saves[0].By != "Cleo" {
		t.Errorf("%+v, %v", saves, err)
	}
	if err := w.RestorePart("faq/driving", first, PartReview, "Cleo"); err == nil {
		t.Error("a signature is restored")
	}
}

func TestChangesInAVersion(t *testing.T) {
	w := workspace(t)
	for _, say := range []string{"One.", "Two."} {
		d := edit(t, w, "faq/driving")
		must(t, d.Set("say", say))
		must(t, d.Save("Ann"))
		_, err := w.Publish(Publishing{By: "Ann"})
		must(t, err)
	}
	for version, want := range map[int64]string{1: "Say Driving. > One.", 2: "One. > Two."} {
		changes, err := w.ChangesIn(version)
		if err != nil || len(changes) != 1 || partOf(changes[0], PartSay, "") != want {
			t.Errorf("version %d: %+v, %v", version, changes, err)
		}
	}
}
