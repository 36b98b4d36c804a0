package main

import (
	"testing"

	"clinichandbook/handbook/author"
)

// TestSignPublishUndo is a practice manager's release in the real window, without a
// terminal: sign all pages at once, publish, and take it back.
func TestSignPublishUndo(t *testing.T) {
	s := newScreen(t)
	w := s.owning("A. Nurse")
	say := func(text string) {
		d, err := w.Edit("faq/can-i-drive")
		s.must(err)
		s.must(d.Set("say", text))
		s.must(d.Save("A. Nurse"))
	}
	say("Please do not drive today.")
	_, err := w.Publish(author.Publishing{By: "A. Nurse", Why: "first"})
	s.must(err)
	say("Please do not drive for 24 hours.")
	s.start()
	s.want(t, "home", "Type what the caller says") // it takes no keys before
	s.key("ctrl+shift+b")
	s.want(t, "board", "Review and publish", "Waiting for a clinician")
	s.click("Waiting for a", 26) // the link below, whose underline hides it from the reader
	s.click("Sign selected", 0)
	s.want(t, "signing", "Reviewer")
	s.typed("Dr Lee")
	s.key("Return")
	s.want(t, "signed", "Signed:")
	cards, err := w.Board()
	s.must(err)
	signed := 0
	for _, c := range cards {
		if c.Entry.Review.By == "Dr Lee" {
			signed++
		} else if c.State != author.InDraft {
			t.Errorf("%s is not signed", c.Entry.ID)
		}
	}
	if signed < 48 {
		t.Errorf("%d pages are signed", signed)
	}
	s.key("ctrl+shift+l")
	s.want(t, "publish", "Not signed by a clinician")
	s.typed("drive and signatures")
	s.key("Return")
	s.published(w, 2)
	if got := liveLine(t, w, 2); got != "Please do not drive for 24 hours." {
		t.Errorf("desks show %q", got)
	}
	s.click("Undo this", 0)
	s.published(w, 3)
	if got := liveLine(t, w, 3); got != "Please do not drive today." {
		t.Errorf("after undoing, desks show %q", got)
	}
}

// liveLine is the line to read out at the desks, in a version.
func liveLine(t *testing.T, w author.Workspace, version int64) string {
	t.Helper()
	live, pointer, err := w.Live()
	if err != nil || pointer.Version != version {
		t.Fatalf("desks show version %d, want %d: %v", pointer.Version, version, err)
	}
	h, _, err := live.Load()
	if err != nil {
		t.Fatal(err)
	}
	return h.Entry("faq/can-i-drive").SayText()
}
