package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/page"
	"clinichandbook/ui/uitest"
)

// openEffects shows the table of side effects.
func openEffects(t *testing.T) *Window {
	t.Helper()
	w := openBook(t, uitest.EffectBook(t), notebook.Open(t.TempDir()))
	w.win.Resize(fyne.NewSize(1366, 740))
	w.openEffects()
	return w
}

// linesSeen are the titles of the rows on the screen, the marked one in brackets.
func linesSeen(w *Window) string {
	var out []string
	for _, l := range effectLines(w.area.pager.Content()) {
		title := l.title
		if l.marked() {
			title = "[" + title + "]"
		}
		out = append(out, title)
	}
	return strings.Join(out, " ")
}

func wantLines(t *testing.T, w *Window, want string) {
	t.Helper()
	if got := linesSeen(w); got != want {
		t.Errorf("the table shows %s, want %s", got, want)
	}
}

func TestSideEffectsAtAGlance(t *testing.T) {
	w := openEffects(t)
	wantLines(t, w, "[Breathing] Seizure Ache Mood Cough Nausea")
	wantSeen(t, w.area.pager.Content(),
		"Side effects at a glance", "6 of 6", "Not reviewed by a clinician: 6 of 6.", "set by this handbook, not by a source", "A dash means that our sources do not say.",
		"Effect\nUrgency\nWho answers\nHow common\nWhen\nHow it usually settles\n")
	for title, want := range map[string]string{
		"Seizure": "Seizure\nEmergency\nEmergency script\ncan happen\nLabel (US), undated\nat once\nLabel (US), undated\n–\n",
		"Nausea":  "Nausea\nExpected\nFront desk\ncommon\nNHS, 2024\nsoon\nNHS, 2024\nbrief\nNHS, 2024\nbut days are reported\nLabel (US), undated\n",
		"Cough":   "Cough\nnot set\nFront desk\nnot set\nnot set\nnot set\n",
	} {
		for _, line := range effectLines(w.area.pager.Content()) {
			if line.title == title && seen(line.object) != want {
				t.Errorf("the row shows\n%s\nwant\n%s", seen(line.object), want)
			}
		}
	}
	if w.middle.Objects[0].Visible() {
		t.Error("the list of results takes room from the table")
	}
	w.goHome()
	if !w.middle.Objects[0].Visible() {
		t.Error("the list of results does not come back")
	}
	tapButton(t, w.area.pager.Content(), "Side effects at a glance")
	wantLines(t, w, "[Breathing] Seizure Ache Mood Cough Nausea")
}

func TestBrokenRowsNameTheirColumns(t *testing.T) {
	w := openEffects(t)
	const whole, broken = "Seizure\nEmergency\nEmergency script\ncan happen\n", "Seizure\nUrgency\nEmergency\nWho answers\nEmergency script\nHow common\ncan happen\n"
	row := func() string { return seen(effectLines(w.area.pager.Content())[1].object) }
	for _, step := range []struct {
		textSize int
		want     string
	}{{100, whole}, {200, broken}, {100, whole}} {
		setTextSize(w, step.textSize)
		if got := row(); !strings.HasPrefix(got, step.want) {
			t.Errorf("at %d %% the row shows\n%s", step.textSize, got)
		}
	}
	setTextSize(w, 200)
	w.openEffects() // built anew, and broken from the start
	if got := row(); !strings.HasPrefix(got, broken) {
		t.Errorf("built at 200 %% the row shows\n%s", got)
	}
}

func TestKeysInTheTable(t *testing.T) {
	w := openEffects(t)
	filter := focusedEntry(t, w)
	if filter == w.search.field {
		t.Fatal("the filter does not have the focus")
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "[Breathing] Seizure Ache Mood Cough Nausea"},
		{fyne.KeyDown, "Breathing [Seizure] Ache Mood Cough Nausea"},
		{fyne.KeyEnd, "Breathing Seizure Ache Mood Cough [Nausea]"},
		{fyne.KeyDown, "Breathing Seizure Ache Mood Cough [Nausea]"},
		{fyne.KeyHome, "[Breathing] Seizure Ache Mood Cough Nausea"},
		{fyne.KeyPageDown, "Breathing Seizure Ache Mood Cough [Nausea]"},
		{fyne.KeyUp, "Breathing Seizure Ache Mood [Cough] Nausea"},
		{fyne.KeyPageUp, "[Breathing] Seizure Ache Mood Cough Nausea"},
		{fyne.KeyDown, "Breathing [Seizure] Ache Mood Cough Nausea"},
	} {
		w.press(step.key)
		wantLines(t, w, step.want)
	}
	for _, o := range []fyne.Focusable{buttonOf(w.area.pager.Content(), "Urgency"), w.search.field, w.area.pager} { // the keys work there too
		w.win.Canvas().Focus(o)
		w.press(fyne.KeyUp)
		wantLines(t, w, "[Breathing] Seizure Ache Mood Cough Nausea")
		w.press(fyne.KeyDown)
		wantLines(t, w, "Breathing [Seizure] Ache Mood Cough Nausea")
	}
	w.press(fyne.KeyDown, fyne.KeyReturn)
	if w.titleSeen() != "Ache" || w.win.Canvas().Focused() != w.area.pager {
		t.Errorf("Enter opens %q", w.titleSeen())
	}
	if got := w.lib.kept.Recent(); len(got) != 1 || got[0] != "side-effects/ache" {
		t.Errorf("the recent entries are %v", got)
	}
	w.step(-1)
	wantLines(t, w, "Breathing Seizure [Ache] Mood Cough Nausea")
	w.press(fyne.KeyReturn)
	w.openEffects()
	wantLines(t, w, "[Breathing] Seizure Ache Mood Cough Nausea")
	w.press(fyne.KeyEscape)
	if w.history.now().page != pageHome {
		t.Error("Esc does not go home")
	}
}

func TestFilterTheTable(t *testing.T) {
	w := openEffects(t)
	filter := focusedEntry(t, w)
	test.Type(filter, "days")
	wantLines(t, w, "[Mood] Nausea")
	wantSeen(t, w.area.pager.Content(), "2 of 6")
	tapButton(t, w.area.pager.Content(), "Call the clinic")
	wantLines(t, w, "[Mood]")
	if !buttonOf(w.area.pager.Content(), "Call the clinic").Chosen || buttonOf(w.area.pager.Content(), "All").Chosen {
		t.Error("the chosen band does not stand out")
	}
	test.Type(filter, "zebra")
	wantSeen(t, w.area.pager.Content(), "No side effect matches", "0 of 6")
	w.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyPageDown)
	w.press(fyne.KeyEscape)
	wantLines(t, w, "[Breathing] Seizure Ache Mood Cough Nausea")
	if filter.Text != "" || !w.onEffects() {
		t.Error("Esc does not only clear the filter")
	}
	openFinder(w)
	if w.area.finder.isOpen() || w.win.Canvas().Focused() != filter {
		t.Error("Ctrl+F does not lead to the filter")
	}
	filter.TypedRune('?')
	wantSeen(t, w.area.pager.Content(), "Keyboard shortcuts")
}

func TestSortTheTable(t *testing.T) {
	w := openEffects(t)
	sorted := func() string {
		for _, name := range []string{"Effect", "Urgency", "Who answers", "How common", "When", "How it usually settles"} {
			if b := buttonOf(w.area.pager.Content(), name); b.Icon != nil {
				return strings.TrimSpace(b.Text + " " + map[bool]string{true: "up"}[b.Icon.Name() == theme.MenuDropUpIcon().Name()])
			}
		}
		return ""
	}
	tapButton(t, w.area.pager.Content(), "Effect")
	wantLines(t, w, "[Ache] Breathing Cough Mood Nausea Seizure")
	tapButton(t, w.area.pager.Content(), "Effect")
	wantLines(t, w, "[Seizure] Nausea Mood Cough Breathing Ache")
	if got := sorted(); got != "Effect up" {
		t.Errorf("the heads tell %q", got)
	}
	w.Open("side-effects/mood")
	w.step(-1)
	wantLines(t, w, "[Seizure] Nausea Mood Cough Breathing Ache") // as it was left
	sortEffects(page.EffectsBySettles)(w)
	wantLines(t, w, "[Nausea] Mood Ache Breathing Cough Seizure")
	w.goHome()
	sortEffects(page.EffectsByName)(w)
	wantLines(t, w, "[Ache] Breathing Cough Mood Nausea Seizure")
	if got := sorted(); got != "Effect" {
		t.Errorf("the heads tell %q", got)
	}
}

func TestRowsAnswerToTheMouse(t *testing.T) {
	w := openEffects(t)
	line := effectLines(w.area.pager.Content())[3]
	line.area.MouseIn(nil)
	if !line.background.Visible() || line.marked() {
		t.Error("a row under the mouse does not stand out, or as if it were marked")
	}
	line.area.MouseOut()
	if line.background.Visible() {
		t.Error("a row stands out after the mouse has left")
	}
	w.win.Canvas().Focus(nil)
	test.TapCanvas(w.win.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(line.object).AddXY(300, 20))
	if w.titleSeen() != "Mood" {
		t.Errorf("a click opens %q", w.titleSeen())
	}
}

// TestHeadStaysInSight scrolls a table that is higher than its window.
func TestHeadStaysInSight(t *testing.T) {
	w := openEffects(t)
	w.win.Resize(fyne.NewSize(1366, 460))
	top := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	table := w.area.pager.Content().(*fyne.Container)
	head := table.Objects[2]
	pageTop := top(w.area.pager)
	if top(head) <= pageTop {
		t.Fatal("the head covers the heading")
	}
	w.press(fyne.KeyEnd)
	line := effectLines(table)[5].object
	if top(head) != pageTop {
		t.Errorf("the head stands at %v, the page at %v", top(head), pageTop)
	}
	if bottom := top(line) + line.Size().Height; bottom > pageTop+w.area.pager.Size().Height+0.5 {
		t.Error("the marked row is cut off below")
	}
	w.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if line = effectLines(table)[1].object; top(line) < top(head)+head.Size().Height-0.5 {
		t.Error("the head hides the marked row")
	}
	w.press(fyne.KeyHome)
	if w.area.pager.Offset() != 0 {
		t.Error("Home does not show the heading")
	}
}

// TestLargeTextBreaksTheRows checks that each cell has the name of its column
// when they no longer stand in one line.
func TestLargeTextBreaksTheRows(t *testing.T) {
	w := openEffects(t)
	nausea := effectLines(w.area.pager.Content())[5].object
	if strings.Contains(seen(nausea), "How it usually settles") {
		t.Error("a row in one line names the columns")
	}
	setTextSize(w, 200)
	wantSeen(t, nausea, "Urgency\nExpected", "Who answers\nFront desk", "How common\ncommon", "When\nsoon", "How it usually settles\nbrief")
	if got, room := w.area.pager.Content().MinSize().Width, w.area.pager.Size().Width; got > room {
		t.Errorf("the table needs a width of %v and has %v", got, room)
	}
	setTextSize(w, 100)
	if strings.Contains(seen(nausea), "How it usually settles") {
		t.Error("a row in one line names the columns again")
	}
}

func TestCopyTheTable(t *testing.T) {
	w := openEffects(t)
	test.Type(focusedEntry(t, w), "nausea")
	copySelection(w)
	want := "Effect\tUrgency\tWho answers\tHow common\tWhen\tHow it usually settles\n" +
		"Nausea\tExpected\tFront desk\tcommon (NHS, 2024)\tsoon (NHS, 2024)\tbrief (NHS, 2024) but days are reported (Label (US), undated)\n"
	if got := w.app.Clipboard().Content(); got != want {
		t.Errorf("the clipboard holds\n%s\nwant\n%s", got, want)
	}
}

// TestTheTableHasContrast checks each text of the table against its ground, in
// a marked row too.
func TestTheTableHasContrast(t *testing.T) {
	for _, l := range schemes {
		w := openEffects(t)
		setScheme(w, l.scheme)
		texts := 0
		checkContrast(t, w.win.Content(), string(l.scheme), l.contrast, &texts)
		effectLines(w.area.pager.Content())[3].area.MouseIn(nil)
		checkContrast(t, w.win.Content(), string(l.scheme)+" hovered", l.contrast, &texts)
		if texts < 100 {
			t.Errorf("only %d texts were looked at", texts)
		}
	}
}

// TestTheTableUnderstandsCallers checks that the filter finds what the search finds,
// in callers' words and with typos.
func TestTheTableUnderstandsCallers(t *testing.T) {
	w := openBundled(t)
	w.openEffects()
	filter := focusedEntry(t, w)
	for words, want := range map[string]string{
		"puke": "Nausea or vomiting", "drousy": "Sleepiness and tiredness", "cant pee": "Bladder and urinary symptoms",
		"heart racing": "Fast, slow or irregular heartbeat", "nhs": "Anxiety or panic",
	} {
		filter.SetText(words)
		var titles []string
		for _, e := range w.area.effects.Shown() {
			titles = append(titles, e.Title)
		}
		if !slices.Contains(titles, want) || len(titles) == len(w.lib.book.SideEffects()) {
			t.Errorf("%q shows %q", words, titles)
		}
	}
}

// TestCompareTwoRows checks that rows that are compared are above the others, next to
// each other, whatever the filter, until they are taken back.
func TestCompareTwoRows(t *testing.T) {
	w := openEffects(t)
	compare := func(title string) {
		t.Helper()
		for i, e := range w.area.effects.Shown() {
			if e.Title == title {
				w.press(fyne.KeyHome)
				w.press(slices.Repeat([]fyne.KeyName{fyne.KeyDown}, i)...)
				w.area.effects.Compare()
				return
			}
		}
		t.Fatalf("there is no row %q", title)
	}
	compare("Cough")
	wantLines(t, w, "[Cough] Breathing Seizure Ache Mood Nausea")
	compare("Mood")
	wantLines(t, w, "[Mood] Cough Breathing Seizure Ache Nausea")
	test.Type(focusedEntry(t, w), "seizure")
	wantLines(t, w, "[Mood] Cough Seizure")
	w.press(fyne.KeyEscape)
	compare("Mood")
	compare("Cough")
	wantLines(t, w, "Breathing Seizure Ache Mood [Cough] Nausea")
}
