package ui

import (
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

func TestBackAndForward(t *testing.T) {
	w := open(t)
	w.win.Resize(fyne.NewSize(1100, 420))
	if !w.toolbar.back.Disabled() || !w.toolbar.forward.Disabled() {
		t.Error("at the start there is a way back or forward")
	}
	test.Type(w.search.field, "throwing up")
	w.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown)
	scrolled := w.area.pager.Offset()
	if scrolled == 0 {
		t.Fatal("the arrow keys do not scroll the page")
	}
	w.Open("faq/can-i-drive")
	if w.area.pager.Offset() != 0 {
		t.Error("a new page does not begin at its top")
	}
	test.Tap(w.toolbar.back)
	if w.titleSeen() != "Nausea or vomiting" || w.search.field.Text != "throwing up" || w.area.pager.Offset() != scrolled {
		t.Errorf("back leads to %q, query %q, offset %v instead of %v", w.titleSeen(), w.search.field.Text, w.area.pager.Offset(), scrolled)
	}
	if w.search.list.at != 0 || w.search.list.rows[0].entry.Title != "Nausea or vomiting" {
		t.Errorf("back selects row %d", w.search.list.at)
	}
	test.Tap(w.toolbar.forward)
	if w.titleSeen() != "Can I drive?" {
		t.Errorf("forward leads to %q", w.titleSeen())
	}
	w.step(-1)
	w.step(-1)
	if w.history.now().page != pageHome || w.search.field.Text != "" {
		t.Errorf("the way back ends at %v", w.history.now())
	}
}

func TestHomeShowsWhatIsKept(t *testing.T) {
	w := open(t)
	wantSeen(t, w.area.pager.Content(), "Type what the caller says", "1 of 1 required values still missing", "Nurse line.", "Side effects at a glance", "All 1 in one table", "F1, ?")
	w.Open("faq/can-i-drive")
	onEntry((*page.Entry).ToggleSaved)(w)
	w.Open("side-effects/nausea")
	w.goHome()
	if got, want := rowsSeen(w), "# Today|Nausea or vomiting|Can I drive?|# Saved|Can I drive?|# Sections|Going home|# Side effects|Nausea or vomiting|# FAQ|Can I drive?"; got != want {
		t.Errorf("the list shows %q, want %q", got, want)
	}
	w.choose(4)
	if got, want := rowsSeen(w), "# Saved|Can I drive?"; got != want {
		t.Errorf("the chip Saved shows %q, want %q", got, want)
	}
	w.Open("faq/can-i-drive")
	pressButton(t, w.area.pager.Content(), "Saved")
	w.goHome()
	if strings.Contains(rowsSeen(w), "# Saved") {
		t.Error("the entry is still saved")
	}
}

func rowsSeen(w *Window) string {
	var got []string
	for _, r := range w.search.list.rows {
		if r.entry == nil {
			got = append(got, "# "+r.heading)
		} else {
			got = append(got, r.entry.Title)
		}
	}
	return strings.Join(got, "|")
}

// TestPassingByIsNotKept types and moves without choosing: nothing is kept.
func TestPassingByIsNotKept(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "throwing up")
	w.press(fyne.KeyDown)
	if got := w.lib.kept.Recent(); len(got) > 0 {
		t.Errorf("typing keeps %v", got)
	}
	w.search.list.OnSelected(0)
	if got := w.lib.kept.Recent(); len(got) != 1 {
		t.Errorf("a click keeps %v", got)
	}
}

func TestNotes(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	tapButton(t, w.area.pager.Content(), "Add a note of your own")
	wantSeen(t, w.area.pager.Content(), "Your note", "Do not write patients' names")
	field := focusedEntry(t, w)
	if !field.MultiLine {
		t.Fatal("the note does not have the focus")
	}
	test.Type(field, "Ask for Jo? / x12")
	w.press(fyne.KeyEscape)
	wantSeen(t, w.area.pager.Content(), "Your note", "Ask for Jo? / x12", "Edit")
	onEntry((*page.Entry).EditNote)(w)
	focusedEntry(t, w).SetText("Ask for Kim")
	w.Open("faq/can-i-drive") // leaving must not lose it
	if got := w.lib.kept.Note("side-effects/nausea"); got != "Ask for Kim" {
		t.Errorf("the note is %q", got)
	}
	if strings.Contains(seen(w.area.pager.Content()), "Kim") {
		t.Error("the note shows on another entry")
	}
	w.step(-1)
	onEntry((*page.Entry).EditNote)(w)
	focusedEntry(t, w).SetText(" ")
	w.press(fyne.KeyEscape)
	if w.lib.kept.Note("side-effects/nausea") != "" || !strings.Contains(seen(w.area.pager.Content()), "Add a note") {
		t.Error("an empty note stays")
	}
}

// TestWhatCannotBeKeptIsSaid keeps things where no folder can be made.
func TestWhatCannotBeKeptIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWith(t, notebook.Open(filepath.Join(file, "notebook")))
	w.Open("side-effects/nausea")
	onEntry((*page.Entry).ToggleSaved)(w)
	wantSeen(t, w.status.bar, file)
	wantSeen(t, w.area.pager.Content(), "Nausea or vomiting")
	w.goHome()
	wantSeen(t, w.status.bar, "offline")
}

func TestFindInThePage(t *testing.T) {
	w := open(t)
	w.win.Resize(fyne.NewSize(1100, 420))
	w.Open("side-effects/nausea")
	w.area.finder.open(nil)
	if !w.area.finder.isOpen() || w.win.Canvas().Focused() != w.area.finder.field {
		t.Fatal("the find bar does not open with the focus")
	}
	test.Type(w.area.finder.field, "SICK")
	wantSeen(t, w.area.finder.bar, "1 of 2")
	w.press(fyne.KeyReturn)
	wantSeen(t, w.area.finder.bar, "2 of 2")
	if w.area.pager.Offset() == 0 {
		t.Error("the page does not scroll to the second place")
	}
	if shades := shadesOf(w.area.finder.matches[1].passage); len(shades) != 1 || shades[0] != theme.Color(xwidget.ColorFoundNow) {
		t.Errorf("behind the words are %v", shades)
	}
	w.press(fyne.KeyReturn)
	wantSeen(t, w.area.finder.bar, "1 of 2")
	w.press(fyne.KeyUp)
	wantSeen(t, w.area.finder.bar, "2 of 2")
	w.area.finder.field.SetText("zebra")
	wantSeen(t, w.area.finder.bar, "No matches")
	w.press(fyne.KeyEscape)
	if w.area.finder.isOpen() || len(w.area.finder.matches) > 0 || w.titleSeen() == "" {
		t.Error("Esc does not close the find bar, or leaves the page")
	}
}

// shadesOf are the colors behind stretches of a text.
func shadesOf(o fyne.CanvasObject) []color.Color {
	var colors []color.Color
	for _, in := range test.WidgetRenderer(o.(fyne.Widget)).Objects() {
		if l, ok := in.(*canvas.Line); ok {
			colors = append(colors, l.StrokeColor)
		}
	}
	return colors
}

func TestCopy(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	copySelection(w)
	want := `Nausea or vomiting

Feeling sick can happen.

Emergency if:
- the caller has passed out

Hand over to a nurse if:
- it does not stop

Sources: NHS, 2024.
Clinic handbook 2026.11. Checked 2026-11-23. Not yet reviewed by a clinician.
`
	if got := w.app.Clipboard().Content(); got != want {
		t.Errorf("the answer on the clipboard is\n%s\nwant\n%s", got, want)
	}
	wantSeen(t, w.status.bar, "Copied.")
	copySay(w)
	if got := w.app.Clipboard().Content(); got != "Feeling sick can happen." {
		t.Errorf("“Say this” on the clipboard is %q", got)
	}
	w.focusField()
	w.search.field.SetText("sick")
	w.focusField()
	copySelection(w)
	if got := w.app.Clipboard().Content(); got != "sick" {
		t.Errorf("with a selection the clipboard holds %q", got)
	}
	w.search.field.SetText("xqzvw")
	tapButton(t, w.area.pager.Content(), "Copy the question")
	if got := w.app.Clipboard().Content(); got != "The clinic handbook 2026.11 has no answer to: “xqzvw”" {
		t.Errorf("the question for the content owner is %q", got)
	}
}

func TestContentsLeadThroughALongPage(t *testing.T) {
	book := loadBook(t, map[string]string{
		"sections/going-home.md": "---\ntitle: Going home\nroute: front-desk\nsay: Somebody takes you home.\n---\n",
		"faq/long.md": "---\ntitle: Long\nroute: front-desk\nsay: Long.\n---\n## This handbook\n" + strings.Repeat("Many words. ", 200) +
			"\n### Trains\n" + strings.Repeat("More words. ", 200),
	})
	w := openBook(t, book, notebook.Open(t.TempDir()))
	w.win.Resize(fyne.NewSize(1100, 420))
	w.Open("sections/going-home")
	if strings.Contains(seen(w.area.pager.Content()), "On this page") {
		t.Error("a short page has a table of contents")
	}
	w.Open("faq/long")
	wantSeen(t, w.area.pager.Content(), "On this page")
	for _, o := range test.LaidOutObjects(w.area.pager.Content()) {
		if link, ok := o.(*xwidget.ClickArea); ok && link.Label == "Trains" {
			test.Tap(link)
			break
		}
	}
	if w.area.pager.Offset() == 0 {
		t.Error("the table of contents does not lead to a heading")
	}
}

// TestTextHandsOnWhatIsTyped clicks into a paragraph and types: a search
// starts. The paragraph's selection can be copied.
func TestTextHandsOnWhatIsTyped(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	var text fyne.CanvasObject
	for _, o := range test.LaidOutObjects(w.area.pager.Content()) {
		if x, ok := o.(*xwidget.Text); ok && x.Text == "it does not stop" {
			objects := test.WidgetRenderer(x).Objects()
			text = objects[len(objects)-1]
		}
	}
	text.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	text.(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(12, 12)})
	if w.win.Canvas().Focused() != w.area.pager {
		t.Fatalf("after a click %T has the focus", w.win.Canvas().Focused())
	}
	copySelection(w)
	if got := w.app.Clipboard().Content(); got != "it" {
		t.Errorf("a double click copies %q", got)
	}
	w.win.Canvas().Focused().TypedRune('d')
	if w.search.field.Text != "d" {
		t.Errorf("typing after a click leaves %q in the field", w.search.field.Text)
	}
}

func TestNothingFoundShowsWhatComesNearest(t *testing.T) {
	w := openBundled(t)
	test.Type(w.search.field, "who won the game")
	if w.history.now().page != pageNothing {
		t.Fatalf("the page is %v", w.history.now().route)
	}
	heading := "No match. All pages:"
	if len(w.search.listed.nearest) > 0 {
		heading = "No match. Maybe one of these:"
	}
	first := w.search.list.from(-1, 1)
	if first < 1 || w.search.list.rows[0].heading != heading {
		t.Fatalf("the list shows %v", w.search.list.rows[0])
	}
	keyboard{w}.typedKey(fyne.KeyDown)
	if w.entry() != w.search.list.rows[first].entry {
		t.Error("Down does not open what comes nearest")
	}
}

func TestGuessesAreSaid(t *testing.T) {
	w := openBundled(t)
	test.Type(w.search.field, "nauxea")
	if r := w.search.list.rows[0]; r.heading != "Showing results for “nausea”" {
		t.Errorf("the list begins with %q", r.heading)
	}
	if w.entry() == nil || w.entry().ID != "side-effects/nausea-and-vomiting" {
		t.Errorf("the page shows %v", w.entry())
	}
}

func TestReasonsStandOut(t *testing.T) {
	w := openBundled(t)
	for query, want := range map[string]struct {
		text  string
		marks bool // what stands in quotes needs none
	}{
		"horse tranquilizer": {"Callers say “horse tranquilizer”", true},
		"barfing":            {"Callers say “barfing”", true},
		"upchucked":          {"“upchucked”: this page says “vomiting”", false},
	} {
		w.search.field.SetText(query)
		r := w.search.list.rows[w.search.list.from(-1, 1)].reason
		if r.text != want.text || len(r.marks) > 0 != want.marks {
			t.Errorf("%q: the reason is %q with %d marks, want %q", query, r.text, len(r.marks), want.text)
		}
		for _, m := range r.marks {
			if m.Start < 0 || m.End > len([]rune(r.text)) {
				t.Errorf("%q: mark %v in %q", query, m, r.text)
			}
		}
	}
}
