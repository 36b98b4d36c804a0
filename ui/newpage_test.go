package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

func TestNewPageIsFoundByItsCallers(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	runNamed(t, w, "owner.new")
	pressButton(t, w.area.pager.Content(), "Write the page")
	wantSeen(t, w.area.pager.Content(), "Give the page a title, such as Parking.")
	test.Type(focusedEntry(t, w), "Parking")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.area.filled, "Edit: Parking", "Desks cannot show this page yet", "This is still to be written.", "Draft, not saved")
	if strings.Contains(seenText(w), "TODO") {
		t.Errorf("the form shows what only the file needs:\n%s", seenText(w))
	}
	formField(t, w, "Say this").SetText("You can park free behind the building.")
	formField(t, w, "Our clinic").SetText("The lot opens at 7.")
	for _, o := range test.LaidOutObjects(w.area.filled) {
		if e, ok := o.(*xwidget.Entry); ok && strings.HasPrefix(e.PlaceHolder, "In the caller's words") {
			e.SetText("where do i park")
			break
		}
	}
	wantSeen(t, w.area.filled, "Found first", "You can park free behind the building.")
	if text := seenText(w); strings.Contains(text, "still to be written") {
		t.Errorf("a page that is written counts as not written:\n%s", text)
	}
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "faq/parking"); !strings.Contains(text, "title: \"Parking\"") || !strings.Contains(text, "route: \"front-desk\"") || !strings.Contains(text, "where do i park") {
		t.Errorf("the draft says\n%s", text)
	}
}

func TestHideAPageAndShowItAgain(t *testing.T) {
	w, work := openEditor(t, "faq/can-i-drive")
	hidden := filepath.Join(work.Root, "draft", "hidden.yaml")
	w.Open("faq/can-i-drive")
	runNamed(t, w, "owner.hide")
	wantSeen(t, w.area.pager.Content(), "These pages link to it", "Nausea or vomiting")
	pressButton(t, w.area.pager.Content(), "Hide “Can I drive?”")
	wantSeen(t, w.area.pager.Content(), "Hidden pages", "Hidden by Ann on")
	if text, err := os.ReadFile(hidden); err != nil || !strings.Contains(string(text), "faq/can-i-drive") {
		t.Errorf("hidden.yaml says %q, %v", text, err)
	}
	pressButton(t, w.area.pager.Content(), "Show again Can I drive?")
	if text, _ := os.ReadFile(hidden); strings.Contains(string(text), "faq/can-i-drive") {
		t.Errorf("hidden.yaml still says %q", text)
	}
	w.Open("side-effects/nausea")
	runNamed(t, w, "owner.hide")
	wantSeen(t, w.area.pager.Content(), "cannot be hidden", "red flag")
	if buttonOf(w.area.pager.Content(), "Hide “Nausea or vomiting”") != nil {
		t.Error("a page that a red flag leads to can be hidden")
	}
}

// TestValuesForEveryDesk sets a value on the page "Our clinic" of a content owner: it
// goes into the draft, and not onto this computer.
func TestValuesForEveryDesk(t *testing.T) {
	w, work := openEditor(t, "faq/can-i-drive")
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "You are setting the values for every desk", "0 of 3 values are set")
	pressButton(t, w.area.pager.Content(), "Set… Nurse line")
	test.Type(focusedEntry(t, w), "ext. 4120")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "1 of 3 are set", "ext. 4120", "Set by Ann on")
	wantSeen(t, w.status.bar, "reaches every desk when you publish")
	text, err := os.ReadFile(filepath.Join(work.Root, "draft", "clinic.yaml"))
	if err != nil || !strings.Contains(string(text), "ext. 4120") {
		t.Errorf("clinic.yaml says %q, %v", text, err)
	}
	if err := work.Values().Set("nurse-line", "", handbook.Setting{Value: "x", By: "Ben"}); err == nil {
		t.Error("a colleague's value is overwritten without a word")
	}
	ownerHost{host{w}}.UseWorkspace("")
	w.openClinic()
	if text := seen(w.area.pager.Content()); strings.Contains(text, "every desk") || strings.Contains(text, "ext. 4120") {
		t.Errorf("a desk that only reads shows\n%s", text)
	}
}
