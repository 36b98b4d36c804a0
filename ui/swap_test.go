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
	"clinichandbook/handbook/message"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/ui/page"
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
	test.Type(w.search.field, "word7")
	w.area.pager.ScrollTo(300)
	visits, at := len(w.history.visits), w.history.at
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.area.pager.Content(), "Page 7", "Ask of the second edition.")
	if strings.Contains(seen(w.area.pager.Content()), "first") {
		t.Error("the page shows the edition before")
	}
	if w.area.pager.Offset() != 300 {
		t.Errorf("the page is scrolled to %v", w.area.pager.Offset())
	}
	if w.search.field.Text != "word7" || w.win.Canvas().Focused() != w.search.field {
		t.Errorf("the field holds %q, the focus is on %T", w.search.field.Text, w.win.Canvas().Focused())
	}
	if w.search.list.at < 0 || w.search.list.rows[w.search.list.at].entry.ID != "faq/page-7" {
		t.Errorf("row %d is marked", w.search.list.at)
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
	if w.search.field.Text != "word12" {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
	wantSeen(t, w.area.pager.Content(), "Page 12", "Ask of the third edition.")
	w.search.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	swapTo(w, books[0])
	w.win.Canvas().Focused().TypedRune('0')
	if w.search.field.Text != "word102" {
		t.Errorf("typed in the midst of the field, it holds %q", w.search.field.Text)
	}
}

func TestSwapKeepsTheListsPlace(t *testing.T) {
	w := openLong(t)
	w.goHome()
	w.choose(filterFAQ)
	w.search.list.ScrollToOffset(120)
	offset := w.search.list.GetScrollOffset()
	swapTo(w, longBook(t, "second"))
	if got := w.search.list.GetScrollOffset(); got != offset || offset == 0 {
		t.Errorf("the list is scrolled to %v, before %v", got, offset)
	}
	if w.history.now().filter.scope != filterFAQ || w.search.listed.filter.scope != filterFAQ {
		t.Errorf("filter %d is chosen", w.search.listed.filter.scope)
	}
}

func TestSwapKeepsANoteBeingWritten(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	onEntry((*page.Entry).EditNote)(w)
	test.Type(focusedEntry(t, w), "Ask for Rob")
	swapTo(w, longBook(t, "second"))
	if !w.area.entry.WritingNote() {
		t.Fatal("the note is closed")
	}
	w.win.Canvas().Focused().TypedRune('i')
	if got := focusedEntry(t, w).Text; got != "Ask for Robi" {
		t.Errorf("the note is %q", got)
	}
	wantSeen(t, w.area.pager.Content(), "second edition", "Done (Esc)")
	swapTo(w, longBook(t, "third", "faq/page-3")) // the page is taken away
	if got := w.lib.kept.Note("faq/page-3"); got != "Ask for Robi" {
		t.Errorf("the note is kept as %q", got)
	}
}

func TestSwapKeepsTheFilterOfTheTable(t *testing.T) {
	w := openLong(t)
	w.openEffects()
	test.Type(focusedEntry(t, w), "effect 1")
	w.press(fyne.KeyDown, fyne.KeyDown)
	swapTo(w, longBook(t, "second"))
	w.win.Canvas().Focused().TypedRune('1')
	if got := focusedEntry(t, w).Text; got != "effect 11" {
		t.Errorf("the filter is %q", got)
	}
	wantSeen(t, w.area.pager.Content(), "Effect 11")
}

func TestSwapKeepsThePlaceFound(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	w.area.finder.open(nil)
	test.Type(w.area.finder.field, "needle")
	findNext(w, 1)
	findNext(w, 1)
	offset := w.area.pager.Offset()
	swapTo(w, longBook(t, "second"))
	if w.area.finder.at != 2 || w.area.pager.Offset() != offset || w.win.Canvas().Focused() != w.area.finder.field {
		t.Errorf("the place is %d at %v, before 2 at %v", w.area.finder.at, w.area.pager.Offset(), offset)
	}
}

// TestSwapWithTheFocusInThePage checks that keys still go somewhere when what
// had the focus is gone.
func TestSwapWithTheFocusInThePage(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	var inside fyne.Focusable
	for w.win.Canvas().FocusNext(); inside == nil; w.win.Canvas().FocusNext() {
		if f := w.win.Canvas().Focused(); f != w.area.pager && within(w.area.pager.Content(), f.(fyne.CanvasObject)) {
			inside = f
			break
		}
	}
	swapTo(w, longBook(t, "second"))
	if f := w.win.Canvas().Focused(); f != w.area.pager {
		t.Errorf("the focus is on %T %v", f, within(w.area.pager.Content(), f.(fyne.CanvasObject)))
	}
	w.win.Canvas().Focused().TypedRune('w')
	if w.search.field.Text != "w" {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
}

func TestSwapTakesThePageAway(t *testing.T) {
	w := openLong(t)
	w.Open("faq/page-3")
	swapTo(w, longBook(t, "second", "faq/page-3"))
	wantSeen(t, w.status.bar, "The page that was open is no longer in the handbook.")
	wantSeen(t, w.area.pager.Content(), "Type what the caller says")
	w.Back()
	test.Type(w.search.field, "word5")
	swapTo(w, longBook(t, "third", "faq/page-3", "faq/page-5"))
	if w.search.field.Text != "word5" {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
	if e := w.entry(); e != nil && w.lib.book.Entry(e.ID) != e {
		t.Errorf("the page is of the handbook before: %s", e.ID)
	}
}

func TestSwapInTheStrip(t *testing.T) {
	w := openLong(t)
	test.Type(w.search.field, "word7")
	toggleStrip(w)
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.strip.answer.Content(), "Page 7", "Ask of the second edition.")
	w.strip.field.SetText("word8")
	wantSeen(t, w.strip.answer.Content(), "Page 8", "Ask of the second edition.")
	closeStrip(w)
}

func TestSwapOnEachPage(t *testing.T) {
	for name, visit := range map[string]func(*Window){
		"home": (*Window).goHome, "settings": opens(pageSettings), "keys": opens(pageKeys), "table": (*Window).openEffects,
		"nothing": func(w *Window) { test.Type(w.search.field, "xqzvwk") },
	} {
		w := openLong(t)
		visit(w)
		before := w.history.now().route
		swapTo(w, longBook(t, "second"))
		if w.history.now().route != before {
			t.Errorf("%s: the page is %+v, before %+v", name, w.history.now().route, before)
		}
		if seen(w.area.pager.Content()) == "" {
			t.Errorf("%s: the page is empty", name)
		}
	}
}

// TestSwapFindsTheAnswer checks that a search without an answer gets the one that
// comes with new content.
func TestSwapFindsTheAnswer(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "word3")
	if w.history.now().page != pageNothing {
		t.Fatalf("without the page there is an answer: %+v", w.history.now())
	}
	swapTo(w, longBook(t, "second"))
	wantSeen(t, w.area.pager.Content(), "Page 3", "Ask of the second edition.")
	if w.search.field.Text != "word3" || w.win.Canvas().Focused() != w.search.field {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
}

func TestDeliveryOnTheScreen(t *testing.T) {
	w := openLong(t)
	date := time.Date(2026, 11, 24, 14, 5, 0, 0, time.Local)
	w.SetDelivery(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "offline  ·  Clinic content of 24 Nov 2026, 14:05")
	if strings.Contains(seen(w.status.bar), "may be out of date") {
		t.Error("sound content is said to be old")
	}
	w.Notify(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "New clinic content, 24 Nov 2026, 14:05.")
	w.SetDelivery(delivery.Status{Date: date})
	wantSeen(t, w.status.bar, "New clinic content, 24 Nov 2026, 14:05.")
	away := delivery.Status{Date: date, Unreachable: true, Message: message.Message{Text: "The share is away."}}
	w.SetDelivery(away)
	wantSeen(t, w.status.bar, "Clinic content of 24 Nov 2026, 14:05, may be out of date")
	w.status.say("A message of the reader's doing")
	w.SetDelivery(away)
	wantSeen(t, w.status.bar, "A message of the reader's doing") // until the next step
	wantSeen(t, w.area.pager.Content(), "The share is away.")
	w.goHome()
	test.Type(w.search.field, "word7")
	wantSeen(t, w.status.bar, "Clinic content of 24 Nov 2026, 14:05, may be out of date")
	w.SetDelivery(delivery.Status{Message: message.Message{Text: "The pack is refused."}})
	wantSeen(t, w.status.bar, "No clinic content")
	w.goHome()
	wantSeen(t, w.area.pager.Content(), "The pack is refused.")
	w.AddNotices("handbook.yaml:2: a fault")
	wantSeen(t, w.area.pager.Content(), "handbook.yaml:2: a fault", "The pack is refused.")
	w.SetDelivery(delivery.Status{})
	if s := seen(w.status.bar) + seen(w.area.pager.Content()); strings.Contains(s, "linic content") || strings.Contains(s, "refused") {
		t.Errorf("without clinic content it says\n%s", s)
	}
}
