package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/questions"
)

// askedIn are the questions in a folder.
func askedIn(t *testing.T, dir string) []string {
	t.Helper()
	all, err := questions.Folder{Dir: dir}.All()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, q := range all {
		texts = append(texts, q.Text)
	}
	return texts
}

func TestADeskAsksTheContentOwner(t *testing.T) {
	w := open(t)
	dir := t.TempDir()
	test.Type(w.search.field, "zzgarble qxw")
	wantSeen(t, w.area.pager.Content(), "Copy the question")
	w.SetQuestions(dir)
	w.showAgain()
	pressButton(t, w.area.pager.Content(), "Ask the content owner")
	if asked := askedIn(t, dir); len(asked) > 0 {
		t.Fatalf("%q was sent before it was confirmed", asked)
	}
	dialog := w.win.Canvas().Overlays().Top()
	wantSeen(t, dialog, "Only these words and the time go on the list")
	field := focusedEntry(t, w)
	if field.Text != "zzgarble qxw" {
		t.Errorf("the field has %q", field.Text)
	}
	field.SetText("zzgarble qxw for 503-555-0142")
	wantSeen(t, dialog, "looks like somebody's number")
	field.SetText("zzgarble")
	if text := seen(dialog); strings.Contains(text, "looks like somebody's number") {
		t.Errorf("a word counts as a number:\n%s", text)
	}
	key(w, fyne.KeyReturn)
	if asked := askedIn(t, dir); len(asked) != 1 || asked[0] != "zzgarble" {
		t.Errorf("asked is %q", asked)
	}
	wantSeen(t, w.status.bar, "Sent.")
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays")
	}
}

// TestAskingWithoutAShare: one sentence, and the question is on the clipboard.
func TestAskingWithoutAShare(t *testing.T) {
	w := open(t)
	dir := filepath.Join(t.TempDir(), "away")
	w.SetQuestions(dir)
	test.Type(w.search.field, "zzgarble")
	pressButton(t, w.area.pager.Content(), "Ask the content owner")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.status.bar, "cannot be reached", "The question is on the clipboard instead")
	if text := w.app.Clipboard().Content(); !strings.Contains(text, "zzgarble") {
		t.Errorf("the clipboard has %q", text)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the desk has made the folder")
	}
}

func TestNothingIsAskedWithoutWords(t *testing.T) {
	w := open(t)
	dir := t.TempDir()
	w.SetQuestions(dir)
	test.Type(w.search.field, "zzgarble")
	pressButton(t, w.area.pager.Content(), "Ask the content owner")
	focusedEntry(t, w).SetText("  ")
	key(w, fyne.KeyReturn)
	wantSeen(t, w.status.bar, "Write the question first.")
	if asked := askedIn(t, dir); len(asked) > 0 {
		t.Errorf("asked is %q", asked)
	}
}

// TestAQuestionBecomesAPage answers a question of a desk in two clicks.
func TestAQuestionBecomesAPage(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	if err := work.TakeQuestions(); err != nil {
		t.Fatal(err)
	}
	w.SetQuestions(filepath.Join(work.Root, "questions"))
	sendQuestion(w, "where do i park")
	runNamed(t, w, "owner.questions")
	wantSeen(t, w.area.pager.Content(), "“where do i park”", "Still not found.")
	pressButton(t, w.area.pager.Content(), "Write a page")
	wantSeen(t, w.area.pager.Content(), "Answers the question “where do i park”.")
	pressButton(t, w.area.pager.Content(), "Write the page")
	wantSeen(t, w.area.filled, "Edit: Where do i park")
	formField(t, w, "Say this").SetText("Park behind the house.")
	formField(t, w, "Our clinic").SetText("The lot opens at 7.")
	wantSeen(t, w.area.filled, "Found first")
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "faq/where-do-i-park"); !strings.Contains(text, "callers: [\"where do i park\"]") {
		t.Errorf("the draft says\n%s", text)
	}
	runNamed(t, w, "owner.questions")
	wantSeen(t, w.area.pager.Content(), "Desks will now find:", "Where do i park")
	pressButton(t, w.area.pager.Content(), "Remove")
	wantSeen(t, w.area.pager.Content(), "No questions are waiting")
}
