package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/xwidget"
)

// openEditor shows a window of a content owner with a working folder, with a page open
// for editing, and returns the workspace, too.
func openEditor(t *testing.T, id string) (*Window, author.Workspace) {
	t.Helper()
	remembered := t.TempDir()
	work := author.Workspace{Bundled: fsOf(bundledFiles()), Root: filepath.Join(t.TempDir(), "Handbook")}
	if err := work.SetUp(); err != nil {
		t.Fatal(err)
	}
	if err := (author.Computer{Dir: remembered}).Choose(author.Choice{Folder: work.Root, By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	w := openOwner(t, remembered)
	w.win.Resize(fyne.NewSize(1366, 768))
	w.Open(id)
	runNamed(t, w, "owner.edit")
	return w, work
}

func runNamed(t *testing.T, w *Window, name string) {
	t.Helper()
	for _, c := range commands() {
		if c.name == name {
			if !(keyboard{w}).run(c, w.win) {
				t.Fatalf("%s does nothing", name)
			}
			return
		}
	}
	t.Fatalf("there is no command %s", name)
}

// formField is the field with a name on the form.
func formField(t *testing.T, w *Window, name string) *xwidget.GrowingEntry {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.area.filled) {
		if e, ok := o.(*xwidget.GrowingEntry); ok && e.Name == name {
			return e
		}
	}
	t.Fatalf("there is no field %q", name)
	return nil
}

func draftFile(t *testing.T, work author.Workspace, id string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(work.Root, "draft", filepath.FromSlash(id)+".md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEditABundledPage(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	wantSeen(t, w.area.filled, "Edit: Nausea or vomiting", "Say this", "Hand over to a nurse if", "As the desk will see it", "Feeling sick can happen.", "Reading grade")
	say := formField(t, w, "Say this")
	if w.win.Canvas().Focused() != say {
		t.Errorf("%T has the focus", w.win.Canvas().Focused())
	}
	say.SetText("Many people feel sick. It passes.")
	wantSeen(t, w.area.filled, "Many people feel sick. It passes.", "Draft, not saved")
	if _, err := os.Stat(filepath.Join(work.Root, "draft", "side-effects", "nausea.md")); err == nil {
		t.Error("a page that is not saved is in the draft")
	}
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "side-effects/nausea"); !strings.Contains(text, "Many people feel sick. It passes.") || strings.Contains(text, "It *can* happen") {
		t.Errorf("the draft says\n%s", text)
	}
	wantSeen(t, w.status.bar, "Saved as a draft.")
	if text := seenText(w); strings.Contains(text, "Draft, not saved") {
		t.Error("a saved page counts as not saved")
	}
}

// TestEditButton checks that a content owner sees on each page how to change it, and that
// a desk does not.
func TestEditButton(t *testing.T) {
	w, _ := openEditor(t, "side-effects/nausea")
	w.Open("side-effects/nausea")
	pressButton(t, w.area.pager.Content(), "Edit this page")
	wantSeen(t, w.area.filled, "Edit: Nausea or vomiting")
	desk := open(t)
	desk.Open("side-effects/nausea")
	if buttonOf(desk.area.pager.Content(), "Edit this page") != nil {
		t.Error("a desk has the button, too")
	}
}

func seenText(w *Window) string { return seen(w.area.filled) }

func TestEditIsUndoneAndKept(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	formField(t, w, "Say this").SetText("One.")
	formField(t, w, "Title").SetText("Sickness")
	title := formField(t, w, "Title")
	title.TypedShortcut(&fyne.ShortcutUndo{})
	if title.Text != "Nausea or vomiting" || formField(t, w, "Say this").Text != "One." {
		t.Errorf("undo leaves %q and %q", title.Text, formField(t, w, "Say this").Text)
	}
	title.TypedShortcut(&fyne.ShortcutUndo{})
	title.TypedShortcut(&fyne.ShortcutRedo{})
	if got := formField(t, w, "Say this").Text; got != "One." {
		t.Errorf("redo leaves %q", got)
	}
	w.goHome()
	w.Open("side-effects/nausea")
	runNamed(t, w, "owner.edit")
	wantSeen(t, w.area.filled, "This is what you wrote until", "One.", "Draft, not saved")
	if _, err := os.Stat(filepath.Join(work.Root, "draft", "side-effects", "nausea.md")); err == nil {
		t.Error("leaving the form saves a draft")
	}
	pressButton(t, w.area.filled, "Discard")
	confirm(t, w, "Discard")
	wantSeen(t, w.area.filled, "Feeling sick can happen.")
	if strings.Contains(seenText(w), "One.") {
		t.Error("what was discarded is still on the form")
	}
}

// confirm presses a button of the dialog on top.
func confirm(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(interface {
			fyne.Tappable
			fyne.CanvasObject
		}); ok && strings.HasPrefix(buttonText(o), label) {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("no button %q in the dialog", label)
}

func buttonText(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *xwidget.Button:
		return o.Text
	case *widget.Button:
		return o.Text
	}
	return ""
}

func TestProblemsAreAtTheirField(t *testing.T) {
	w, _ := openEditor(t, "side-effects/nausea")
	formField(t, w, "Emergency if").SetText("• the caller {Nobody}")
	text := seenText(w)
	for _, want := range []string{"There is no such clinic value or page: {Nobody}"} {
		if !strings.Contains(text, want) {
			t.Errorf("the form does not say %q:\n%s", want, text)
		}
	}
}

func TestMarksAndSources(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	body := formField(t, w, "Our clinic")
	if body.Text != "Line: {Nurse line}. See [[Can I drive?|Driving]]." {
		t.Errorf("the text is shown as %q", body.Text)
	}
	body.SetText("Call {Nurse line}.\n\n• one\n• two\n\nSee [[Can I drive?]].")
	body.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboardOf("Day\tOpen\nMonday\t7")})
	pressButton(t, w.area.filled, "Save draft")
	text := draftFile(t, work, "side-effects/nausea")
	for _, want := range []string{"Call [nurse-line](clinic:nurse-line).", "- one\n- two", "See [Can I drive?](../faq/can-i-drive.md).", "| Day | Open |\n|---|---|\n| Monday | 7 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks %q:\n%s", want, text)
		}
	}
}

func clipboardOf(text string) fyne.Clipboard {
	c := test.NewClipboard()
	c.SetContent(text)
	return c
}

// TestTwoOwnersMeet saves a page that a colleague has saved in the meantime.
func TestTwoOwnersMeet(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	theirs := func(key, text string) {
		d, err := work.Edit("side-effects/nausea")
		if err == nil {
			if err = d.Set(key, text); err == nil {
				err = d.Save("Ben")
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	theirs("title", "Sickness")
	formField(t, w, "Say this").SetText("Mine.")
	pressButton(t, w.area.filled, "Save draft")
	wantSeen(t, w.area.filled, "Somebody else has changed other parts", "Sickness", "Mine.")
	theirs("say", "Theirs.")
	formField(t, w, "Say this").SetText("Mine again.")
	pressButton(t, w.area.filled, "Save draft")
	wantSeen(t, w.area.filled, "Somebody else has saved other text", "Theirs.", "Mine again.")
	pressButton(t, w.area.filled, "Keep mine")
	if text := draftFile(t, work, "side-effects/nausea"); !strings.Contains(text, "Mine again.") || !strings.Contains(text, "Sickness") {
		t.Errorf("the draft says\n%s", text)
	}
}

func TestCallersLinesAreTried(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	var lines []*xwidget.Entry
	for _, o := range test.LaidOutObjects(w.area.filled) {
		if e, ok := o.(*xwidget.Entry); ok && strings.HasPrefix(e.PlaceHolder, "In the caller's words") {
			lines = append(lines, e)
		}
	}
	if len(lines) != 3 {
		t.Fatalf("there are %d lines for callers", len(lines))
	}
	lines[0].SetText("i am throwing up")
	lines[1].SetText("behind the wheel")
	wantSeen(t, w.area.filled, "Found first", "Can I drive? comes first")
	lines[1].SetText("whirling round and round")
	wantSeen(t, w.area.filled, "Not found")
	tapLink(t, w.area.filled, "Make it find this page")
	if got := seenText(w); strings.Contains(got, "Not found") || !strings.Contains(got, "Found first") {
		t.Errorf("a line that was made one of the page's words is not found:\n%s", got)
	}
	lines[1].SetText("behind the wheel")
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "side-effects/nausea"); !strings.Contains(text, "callers: [\"i am throwing up\", \"behind the wheel\"]") {
		t.Errorf("the lines are not kept:\n%s", text)
	}
}

// TestTheTopicOfAPage: the form shows it, lets her pick another one or none, and adds one
// to the draft.
func TestTheTopicOfAPage(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	pressButton(t, w.area.filled, "None")
	confirm(t, w, "New topic…")
	dialogEntry(t, w, "TMS").SetText("Magnets")
	dialogEntry(t, w, "magnet treatment, brain stimulation").SetText("tms, magnet treatment")
	confirm(t, w, "Add topic")
	wantSeen(t, w.area.filled, "Magnets")
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "side-effects/nausea"); !strings.Contains(text, `topic: "magnets"`) {
		t.Errorf("the draft says\n%s", text)
	}
	topics, err := work.Topics()
	if err != nil || len(topics) != 1 || strings.Join(topics[0].Aliases, "|") != "tms|magnet treatment" {
		t.Errorf("topics of the draft: %+v, %v", topics, err)
	}
	pressButton(t, w.area.filled, "Magnets")
	dialogEntry(t, w, "Type to narrow the list").SetText("None")
	dialogEntry(t, w, "Type to narrow the list").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	pressButton(t, w.area.filled, "Save draft")
	if _, err := os.Stat(filepath.Join(work.Root, "draft", "side-effects", "nausea.md")); err == nil {
		t.Error("a page without any change is still in the draft")
	}
}

// dialogEntry is the field of the dialog with a placeholder.
func dialogEntry(t *testing.T, w *Window, placeholder string) *xwidget.Entry {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if e, ok := o.(*xwidget.Entry); ok && e.PlaceHolder == placeholder {
			return e
		}
	}
	t.Fatalf("the dialog has no field %q", placeholder)
	return nil
}

// TestANoteOnTop: a page of the handbook with only a note follows the handbook in all
// else.
func TestANoteOnTop(t *testing.T) {
	w, work := openEditor(t, "faq/can-i-drive")
	formField(t, w, "Our clinic’s note on top of the page").SetText("Our driver waits at the side door: ask {Hours}.")
	wantSeen(t, w.area.filled, "Our driver waits at the side door", "A nurse will tell you.")
	pressButton(t, w.area.filled, "Save draft")
	text := draftFile(t, work, "faq/can-i-drive")
	if !strings.HasSuffix(text, "---\nOur driver waits at the side door: ask [hours](clinic:hours).\n") || strings.Contains(text, "say:") {
		t.Errorf("the draft says\n%s", text)
	}
	formField(t, w, "Our clinic’s note on top of the page").SetText("## No")
	wantSeen(t, w.area.filled, "The note has a heading of its own")
	formField(t, w, "Our clinic’s note on top of the page").SetText("")
	pressButton(t, w.area.filled, "Save draft")
	if _, err := os.Stat(filepath.Join(work.Root, "draft", "faq", "can-i-drive.md")); err == nil {
		t.Error("without the note, a file is left")
	}
}
