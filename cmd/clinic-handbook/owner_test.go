package main

import (
	"path/filepath"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
)

// mostActions is how many things a content owner does to change one line at every desk.
const mostActions = 8

// TestOwnerChangesALine changes the line of a bundled page in the real window and
// publishes it, by keys alone, and reads it as a desk does.
func TestOwnerChangesALine(t *testing.T) {
	s := newScreen(t)
	work := author.Workspace{Bundled: assets.Content(), Root: filepath.Join(t.TempDir(), "Handbook")}
	s.must(work.SetUp())
	remembered := author.Computer{Dir: filepath.Join(s.home, "clinic-handbook", ownerFolder)}
	s.must(remembered.Choose(author.Choice{Folder: work.Root, By: "Ann Smith"}))
	s.start("--entry", "faq/can-i-drive")
	const line = "Please let somebody drive you home."
	actions := []struct {
		do   func()
		wait string // on the screen before the next action
	}{
		{func() { s.key("ctrl+shift+e") }, "Save draft"},
		{func() { s.key("ctrl+a") }, ""},
		{func() { s.typed(line) }, "Draft, not saved"},
		{func() { s.key("ctrl+s") }, ""},
		{func() { s.key("ctrl+shift+l") }, "What change"},
		{func() { s.typed("driving") }, ""},
		{func() { s.key("Return") }, "Published"},
	}
	if len(actions) > mostActions {
		t.Errorf("it takes %d actions", len(actions))
	}
	for i, a := range actions {
		a.do()
		if a.wait != "" {
			s.want(t, "action-"+string(rune('1'+i)), a.wait)
		}
		time.Sleep(500 * time.Millisecond)
	}
	live, _, err := work.Live()
	s.must(err)
	book, _, err := live.Load()
	s.must(err)
	if got := book.Entry("faq/can-i-drive").SayText(); got != line {
		t.Errorf("a desk reads out %q", got)
	}
}
