package ui

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/assets"
)

func openGuides(t *testing.T, files fs.FS) *Window {
	t.Helper()
	w := open(t)
	w.SetGuide(files)
	w.openGuide()
	return w
}

func TestGuideListsItsChapters(t *testing.T) {
	w := openGuides(t, assets.Guide())
	wantSeen(t, w.area.pager.Content(), "Guides", "User's guide", "Answer a call", "Content owner's guide", "Undo", "File format", "Administrator's guide", "Install silently on Windows")
	if w.search.field.Text != "" || w.win.Canvas().Focused() == w.search.field {
		t.Error("the focus is not in the search field of the guides")
	}
}

func TestGuideIsSearched(t *testing.T) {
	w := openGuides(t, assets.Guide())
	field := w.win.Canvas().Focused()
	test.Type(field, "silent install")
	wantSeen(t, w.area.pager.Content(), "Install silently on Windows", "Administrator's guide")
	if strings.Contains(seen(w.area.pager.Content()), "Answer a call") {
		t.Error("sections that do not match are listed")
	}
	w.press(fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "All guides", "Install silently on Windows", "msiexec /i", "Next: Install on Linux")
	w.Back()
	wantSeen(t, w.area.pager.Content(), "Guides", "Install silently on Windows")
	if got := w.win.Canvas().Focused(); got == w.search.field {
		t.Errorf("back in the contents, the focus is in %T", got)
	}
	w.Back()
	if w.history.now().page != pageHome {
		t.Errorf("back from the guides leads to page %d", w.history.now().page)
	}
}

func TestGuideFindsNothing(t *testing.T) {
	w := openGuides(t, assets.Guide())
	test.Type(w.win.Canvas().Focused(), "xqzvwk")
	wantSeen(t, w.area.pager.Content(), "Nothing in the guides matches these words.")
	w.press(fyne.KeyReturn) // opens nothing
	if w.history.now().entry != "" {
		t.Errorf("Enter opens %q", w.history.now().entry)
	}
	w.press(fyne.KeyEscape)
	if w.history.now().page != pageHome {
		t.Error("Esc does not go home")
	}
}

// TestEveryGuideSectionIsShown builds the page of each section.
func TestEveryGuideSectionIsShown(t *testing.T) {
	w := openGuides(t, assets.Guide())
	for id, title := range map[string]string{
		"guide/users":                    "User's guide",
		"guide/users#keyboard-shortcuts": "Keyboard shortcuts",
		"guide/owners#undo":              "Undo",
		"README#a-page":                  "A page",
	} {
		w.showGuide(id)
		wantSeen(t, w.area.pager.Content(), "All guides", title)
	}
	w.showGuide("guide/owners#no-such-section")
	wantSeen(t, w.area.pager.Content(), "Search the guides")
}

func TestGuideThatCannotBeRead(t *testing.T) {
	w := openGuides(t, fstest.MapFS{})
	wantSeen(t, w.area.pager.Content(), "The guides cannot be read: install the program again")
	w = open(t)
	w.openGuide()
	wantSeen(t, w.area.pager.Content(), "The guides cannot be read: install the program again")
}
