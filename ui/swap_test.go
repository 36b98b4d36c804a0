package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/sentence"
)

// longBook has pages that scroll, each of which tells its edition.
func longBook(t *testing.T, edition string, without ...string) *handbook.Handbook {
	t.Helper()
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("faq/page-%d.md", i)] = fmt.Sprintf("---\ntitle: Page %d\nroute: nurse\nsay: Ask of the %s edition.\naliases: [word%d]\n---\n%s", i, edition, i, strings.Repeat("A line of "+edition+" text with the word needle.\n\n", 40))
	}
	for i := range 20 {
		files[fmt.Sprintf("side-effects/effect-%d.md", i)] = fmt.Sprintf("---\ntitle: Effect %d\nroute: nurse\nsay: Ask of the %s edition.\neffect: {band: call}\n---\n", i, edition)
	}
	for _, id := range without {
		delete(files, id+".md")
	}
	return loadBook(t, files)
}

func swapTo(w *Window, book *handbook.Handbook) {
	w.Swap(book, search.New(book, nil, english.Language()))
}

func openLong(t *testing.T) *Window {
	t.Helper()
	w := openBook(t, longBook(t, "first"), notebook.Open(t.TempDir()))
	w.win.Resize(fyne.NewSize(1000, 500))
	return w
}

func TestSwapKeepsPageAndPlace(t *testing.T) {
	w := openLong(t)
	test.Type(w.field, "word7")
	w.page.ScrollTo(300)
	visits, at := len(w.history.visits), w.history.at
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.page.Content(), "Page 7", "Ask of the second edition.")
	if strings.Contains(seen(w.page.Content()), "first") {
		t.Error("the page shows the edition before")
	}
	if w.page.Offset() != 300 {
		t.Errorf("the page is scrolled to %v", w.page.Offset())
	}
	if w.field.Text != "word7" || w.win.Canvas().Focused() != w.field {
		t.Errorf("the field holds %q, the focus is on %T", w.field.Text, w.win.Canvas().Focused())
	}
	if w.list.at < 0 || w.list.rows[w.list.at].entry.ID != "faq/page-7" {
		t.Errorf("row %d is marked", w.list.at)
	}
	if len(w.history.visits) != visits || w.history.at != at {
		t.Errorf("the way back has %d visits, before %d", len(w.history.visits), visits)
	}
}

// TestSwapBetweenKeystrokes swaps after each letter: none is lost, and the
// answer is the one of the new handbook.
func TestSwapBetweenKeystrokes(t *testing.T) {
	w := openLong(t)
	books := []*handbook.Handbook{longBook(t, "second"), longBook(t, "third")}
	for i, r := range "word12" {
		if f := w.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
		swapTo(w, books[i%2])
	}
	if w.field.Text != "word12" {
		t.Errorf("the field holds %q", w.field.Text)
	}
	wantSeen(t, w.page.Content(), "Page 12", "Ask of the third edition.")
	w.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	swapTo(w, books[0])
	w.win.Canvas().Focused().TypedRune('0')
	if w.field.Text != "word102" {
		t.Errorf("typed in the midst of the field, it holds %q", w.field.Text)
	}
}

func TestSwapKeepsTheListsPlace(t *testing.T) {
	w := openLong(t)
	w.goHome()
	w.choose(2) // FAQ
	w.list.ScrollToOffset(120)
	offset := w.list.GetScrollOffset()
	swapTo(w, longBook(t, "second"))
	if got := w.list.GetScrollOffset(); got != offset || offset == 0 {
		t.Errorf("the list is scrolled to %v, before %v", got, offset)
	}
	if w.history.now().Chip != 2 || w.listed.chip != 2 {
		t.Errorf("chip %d is chosen", w.listed.chip)
	}
}

func TestSwapKeepsANoteBeingWritten(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	w.editNote()
	test.Type(w.note.field, "Ask for Rob")
	swapTo(w, longBook(t, "second"))
	if w.note == nil {
		t.Fatal("the note is closed")
	}
	w.win.Canvas().Focused().TypedRune('i')
	if w.note.field.Text != "Ask for Robi" {
		t.Errorf("the note is %q", w.note.field.Text)
	}
	wantSeen(t, w.page.Content(), "second edition", "Done (Esc)")
	swapTo(w, longBook(t, "third", "faq/page-3")) // the page is taken away
	if got := w.kept.Note("faq/page-3"); got != "Ask for Robi" {
		t.Errorf("the note is kept as %q", got)
	}
}

func TestSwapKeepsTheFilterOfTheTable(t *testing.T) {
	w := openLong(t)
	w.openSideEffects()
	test.Type(w.effects.field, "effect 1")
	w.effects.move(2)
	swapTo(w, longBook(t, "second"))
	w.win.Canvas().Focused().TypedRune('1')
	if w.effects.field.Text != "effect 11" || w.win.Canvas().Focused() != w.effects.field {
		t.Errorf("the filter is %q", w.effects.field.Text)
	}
	wantSeen(t, w.page.Content(), "Effect 11")
}

func TestSwapKeepsThePlaceFound(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	w.openFinder()
	test.Type(w.finder.field, "needle")
	w.find(1)
	w.find(1)
	offset := w.page.Offset()
	swapTo(w, longBook(t, "second"))
	if w.finder.at != 2 || w.page.Offset() != offset || w.win.Canvas().Focused() != w.finder.field {
		t.Errorf("the place is %d at %v, before 2 at %v", w.finder.at, w.page.Offset(), offset)
	}
}

// TestSwapWithTheFocusInThePage holds that keys still go somewhere when what
// had the focus is gone.
func TestSwapWithTheFocusInThePage(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	var inside fyne.Focusable
	for w.win.Canvas().FocusNext(); inside == nil; w.win.Canvas().FocusNext() {
		if f := w.win.Canvas().Focused(); f != w.page && within(w.page.Content(), f.(fyne.CanvasObject)) {
			inside = f
			break
		}
	}
	swapTo(w, longBook(t, "second"))
	if f := w.win.Canvas().Focused(); f != w.page {
		t.Errorf("the focus is on %T %v", f, within(w.page.Content(), f.(fyne.CanvasObject)))
	}
	w.win.Canvas().Focused().TypedRune('w')
	if w.field.Text != "w" {
		t.Errorf("the field holds %q", w.field.Text)
	}
}

func TestSwapTakesThePageAway(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	swapTo(w, longBook(t, "second", "faq/page-3"))
	wantSeen(t, w.status.bar, "The page that was open is no longer in the handbook.")
	wantSeen(t, w.page.Content(), "Type what the caller says")
	w.Back()
	test.Type(w.field, "word5")
	swapTo(w, longBook(t, "third", "faq/page-3", "faq/page-5"))
	if w.field.Text != "word5" {
		t.Errorf("the field holds %q", w.field.Text)
	}
	if e := w.entry(); e != nil && w.book.Entry(e.ID) != e {
		t.Errorf("the page is of the handbook before: %s", e.ID)
	}
}

func TestSwapInTheStrip(t *testing.T) {
	w := openLong(t)
	test.Type(w.field, "word7")
	w.toggleStrip()
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.strip.answer.Content(), "Page 7", "Ask of the second edition.")
	w.strip.field.SetText("word8")
	wantSeen(t, w.strip.answer.Content(), "Page 8", "Ask of the second edition.")
	w.closeStrip()
}

func TestSwapOnEachPage(t *testing.T) {
	for name, visit := range map[string]func(*Window){
		"home": (*Window).goHome, "settings": (*Window).openSettings, "keys": (*Window).openKeys, "table": (*Window).openSideEffects,
		"nothing": func(w *Window) { test.Type(w.field, "xqzvwk") },
	} {
		w := openLong(t)
		visit(w)
		before := w.history.now().Route
		swapTo(w, longBook(t, "second"))
		if w.history.now().Route != before {
			t.Errorf("%s: the page is %+v, before %+v", name, w.history.now().Route, before)
		}
		if seen(w.page.Content()) == "" {
			t.Errorf("%s: the page is empty", name)
		}
	}
}

// TestSwapFindsTheAnswer holds that a search without an answer gets the one that
// comes with new content.
func TestSwapFindsTheAnswer(t *testing.T) {
	w := open(t)
	test.Type(w.field, "word3")
	if w.history.now().Page != PageNothing {
		t.Fatalf("without the page there is an answer: %+v", w.history.now())
	}
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.page.Content(), "Page 3", "Ask of the second edition.")
	if w.field.Text != "word3" || w.win.Canvas().Focused() != w.field {
		t.Errorf("the field holds %q", w.field.Text)
	}
}

func TestDeliveryOnTheScreen(t *testing.T) {
	w := openLong(t)
	date := time.Date(2026, 11, 24, 14, 5, 0, 0, time.Local)
	w.SetDelivery(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "offline  ·  Clinic content of 24 Nov 2026, 14:05")
	if strings.Contains(seen(w.status.bar), "may be old") {
		t.Error("sound content is said to be old")
	}
	w.Notify(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "New clinic content of 24 Nov 2026, 14:05 is shown.")
	w.SetDelivery(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "New clinic content of 24 Nov 2026, 14:05 is shown.")
	away := delivery.Status{Date: date, Away: true, Sentence: sentence.Sentence{Text: "The share is away."}}
	w.SetDelivery(away)
	wantSeen(t, w.status.bar, "Clinic content of 24 Nov 2026, 14:05, may be old")
	w.status.say("A message of the reader's doing")
	w.SetDelivery(away)
	wantSeen(t, w.status.bar, "A message of the reader's doing") // until the next step
	wantSeen(t, w.page.Content(), "The share is away.")
	w.goHome()
	test.Type(w.field, "word7")
	wantSeen(t, w.status.bar, "Clinic content of 24 Nov 2026, 14:05, may be old")
	w.SetDelivery(delivery.Status{Sentence: sentence.Sentence{Text: "The pack is refused."}})
	wantSeen(t, w.status.bar, "No clinic content")
	w.goHome()
	wantSeen(t, w.page.Content(), "The pack is refused.")
	w.AddNotices("handbook.yaml:2: a fault")
	wantSeen(t, w.page.Content(), "handbook.yaml:2: a fault", "The pack is refused.")
	w.SetDelivery(delivery.Status{})
	if s := seen(w.status.bar) + seen(w.page.Content()); strings.Contains(s, "linic content") || strings.Contains(s, "refused") {
		t.Errorf("without clinic content it says\n%s", s)
	}
}
