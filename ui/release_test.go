package ui

import (
	"path/filepath"
	"testing"

	"clinichandbook/handbook/author"
)

// TestReleaseInTheWindow goes from the board to the desks and back with the pages of
// the window.
func TestReleaseInTheWindow(t *testing.T) {
	root, remembered := filepath.Join(t.TempDir(), "Handbook"), t.TempDir()
	work := author.Workspace{Bundled: fsOf(bundledFiles()), Root: root}
	if err := work.SetUp(); err != nil {
		t.Fatal(err)
	}
	if err := (author.Computer{Dir: remembered}).Choose(author.Choice{Folder: root, By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	d, err := work.Edit("faq/can-i-drive")
	if err == nil {
		err = d.Set("say", "Please do not drive.")
	}
	if err == nil {
		err = d.Save("Ann")
	}
	if err != nil {
		t.Fatal(err)
	}
	w := openOwner(t, remembered)
	showOwner(w, "review", "")
	wantSeen(t, w.area.pager.Content(), "Draft · 1", "Can I drive?", "Waiting for a clinician · 1")
	pressButton(t, w.area.pager.Content(), "Publish (1)…")
	wantSeen(t, w.area.pager.Content(), "What changes: 1", "A nurse will tell you.", "Please do not drive.")
	pressButton(t, w.area.pager.Content(), "Publish to every desk")
	wantSeen(t, w.area.pager.Content(), "Say in one line what changes.")
	pressButton(t, w.area.pager.Content(), "History")
	wantSeen(t, w.area.pager.Content(), "Nothing has been published yet")
	if _, err := work.Publish(author.Publishing{By: "Ann", Why: "driving"}); err != nil {
		t.Fatal(err)
	}
	w.Back()
	wantSeen(t, w.area.pager.Content(), "Desks show everything in the draft", "by Ann: driving")
}
