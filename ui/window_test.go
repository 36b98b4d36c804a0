package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/ui/uitest"
	"clinichandbook/ui/xwidget"
)

const testPage = `---
title: Nausea or vomiting
route: front-desk
say: Feeling sick can happen.
hand-over: [it does not stop]
emergency: [the caller has passed out]
aliases: [throwing up]
sources: [N2]
related: [faq/can-i-drive]
checked: 2026-11-23
---
## Official sources
It *can* happen. [^N2]

| What | Who |
|---|---|
| sick | nurse [^N2] |

1. one [^N2]
   - deep

## Our clinic
Line: [x](clinic:nurse-line). See [Driving](../faq/can-i-drive.md).
`

func testBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	return loadBook(t, map[string]string{
		"handbook.yaml":          "version: \"2026.11\"\n",
		"sources.yaml":           "- {key: N2, title: Risks, publisher: An NHS trust, short: NHS, year: 2024, kind: official}\n",
		"clinic-fields.yaml":     "- {id: nurse-line, label: Nurse line, unset: Not set here, needed: true}\n- {id: emergency-number, label: Emergency number, unset: use your local emergency number}\n",
		"red-flags.yaml":         "- name: Breathing\n  entries: [side-effects/nausea]\n  values: [emergency-number]\n  phrases: [cant|cannot breathe]\n",
		"side-effects/nausea.md": testPage,
		"faq/can-i-drive.md":     "---\ntitle: Can I drive?\nroute: nurse\nsay: A nurse will tell you.\naliases: [behind the wheel]\n---\n",
		"sections/going-home.md": "---\ntitle: Going home\nroute: front-desk\nsay: Somebody takes you home.\n---\n",
	})
}

func loadBook(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	return uitest.Book(t, files)
}

// open shows the window in the test driver.
func open(t *testing.T) *Window {
	t.Helper()
	return openWith(t, notebook.Open(t.TempDir()))
}

func openWith(t *testing.T, kept *notebook.Notebook) *Window {
	t.Helper()
	return openBook(t, testBook(t), kept)
}

func openBook(t *testing.T, book *handbook.Handbook, kept *notebook.Notebook) *Window {
	t.Helper()
	return openIndexed(t, book, search.New(book, nil, english.Language()), kept)
}

func openIndexed(t *testing.T, book *handbook.Handbook, index *search.Index, kept *notebook.Notebook) *Window {
	t.Helper()
	w := New(uitest.App(t), kept)
	w.Show(book, index)
	w.win.Resize(fyne.NewSize(1100, 700))
	t.Cleanup(w.win.Close)
	return w
}

// seen is the text that a part of the window shows.
func seen(o fyne.CanvasObject) string { return uitest.Seen(o) }

func wantSeen(t *testing.T, o fyne.CanvasObject, want ...string) {
	t.Helper()
	uitest.WantSeen(t, o, want...)
}

func TestMain(m *testing.M) { uitest.Main(m) }

func TestTypingOpensTheBestPage(t *testing.T) {
	w := open(t)
	if w.win.Canvas().Focused() != w.search.field {
		t.Error("the search field does not have the focus at the start")
	}
	test.Type(w.search.field, "throwing up")
	wantSeen(t, w.area.pager.Content(),
		"Side effect", "Nausea or vomiting", "Front desk may read this out", "Feeling sick can happen.",
		"Hand over to a nurse if", "it does not stop", "Emergency if", "the caller has passed out",
		"Published sources", "(NHS, 2024)", "Our clinic", "Not set here", "deep", "Related", "Can I drive?",
		"Risks. An NHS trust, 2024.", "Checked 2026-11-23", "Not yet reviewed by a clinician")
}

func TestEmptyFieldBrowsesByKind(t *testing.T) {
	w := open(t)
	want := "# Sections|Going home|# Side effects|Nausea or vomiting|# FAQ|Can I drive?"
	if got := rowsSeen(w); got != want {
		t.Errorf("the list shows %q, want %q", got, want)
	}
}

func TestKeysMoveThroughTheListFromTheField(t *testing.T) {
	w := open(t)
	down := func() { w.search.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }
	down()
	wantSeen(t, w.area.pager.Content(), "Going home")
	down()
	wantSeen(t, w.area.pager.Content(), "Nausea or vomiting")
	w.search.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	wantSeen(t, w.area.pager.Content(), "Going home")
	if w.win.Canvas().Focused() != w.search.field {
		t.Error("the field lost the focus")
	}
	test.Type(w.search.field, "sick")
	w.search.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.search.field.Text != "" {
		t.Errorf("Esc left %q in the field", w.search.field.Text)
	}
	for range 50 {
		down() // held down: stays at the end
	}
	wantSeen(t, w.area.pager.Content(), "Can I drive?", "Hand over to a nurse")
}

func TestNothingFits(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "xqzvw")
	if rows := w.search.list.rows; len(rows) < 3 || rows[0].heading != "No match. All pages:" || w.search.list.pointed() != "" {
		t.Errorf("gibberish finds %v", rows)
	}
	wantSeen(t, w.area.pager.Content(), "No answer found")
}

func TestChips(t *testing.T) {
	w := open(t)
	test.Tap(w.search.filters[2])
	if len(w.search.list.rows) != 2 || w.search.list.rows[1].entry.ID != "faq/can-i-drive" {
		t.Errorf("the FAQ chip shows %v", w.search.list.rows)
	}
	if !w.search.filters[2].Chosen || w.search.filters[0].Chosen {
		t.Error("the chosen chip does not stand out")
	}
}

func TestCopyAndLinks(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	tapButton(t, w.area.pager.Content(), "Copy")
	if got := w.app.Clipboard().Content(); got != "Feeling sick can happen." {
		t.Errorf("the clipboard holds %q", got)
	}
	w.Open("faq/can-i-drive")
	wantSeen(t, w.area.pager.Content(), "A nurse will tell you.", "Say this, then hand over", "Nurse line")
	w.Open("faq/no-such-entry")
	wantSeen(t, w.area.pager.Content(), "A nurse will tell you.")
}

func TestInternalLinksNavigate(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	tapLink(t, w.area.pager.Content(), "Driving")
	wantSeen(t, w.area.pager.Content(), "Can I drive?")
}

func tapLink(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, found := range test.LaidOutObjects(o) {
		if link, ok := found.(*xwidget.ClickArea); ok && link.Label == label {
			test.Tap(link)
			return
		}
	}
	t.Fatalf("there is no link %q on\n%s", label, seen(o))
}

func tapButton(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, found := range test.LaidOutObjects(o) {
		if b, ok := found.(*xwidget.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
		if tile, ok := found.(*xwidget.Tile); ok && tile.AccessibilityLabel() == label {
			test.Tap(tile)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

func TestStatusLine(t *testing.T) {
	w := open(t)
	wantSeen(t, w.status.bar, "Handbook 2026.11", "3 entries", "offline", "Nurse line: not set")
}

// TestThePageFollowsTheResults checks that results need not wait for their page,
// that only the last of several pages is built, and that no command acts on a
// page that is not there yet.
func TestThePageFollowsTheResults(t *testing.T) {
	w := open(t)
	var next func()
	w.SetDriver(Driver{Later: func(f func()) { next = f }})
	test.Type(w.search.field, "throwing up")
	if got := rowsSeen(w); !strings.Contains(got, "Nausea or vomiting") {
		t.Fatalf("the list shows %q", got)
	}
	if got := seen(w.area.pager.Content()); strings.Contains(got, "Feeling sick can happen.") {
		t.Error("the page is there already")
	}
	next()
	wantSeen(t, w.area.pager.Content(), "Feeling sick can happen.")

	w.area.pager.ScrollTo(40)
	w.search.field.SetText("can i drive")
	w.search.field.SetText("going home")
	next()
	wantSeen(t, w.area.pager.Content(), "Going home")
	w.Back()
	wantSeen(t, w.area.pager.Content(), "Can I drive?")
	w.Back()
	wantSeen(t, w.area.pager.Content(), "Feeling sick can happen.")

	w.search.field.SetText("can i drive")
	keyboard{w}.typedKey(fyne.KeyReturn)
	wantSeen(t, w.area.pager.Content(), "Can I drive?")
	if len(w.lib.kept.Recent()) == 0 || w.lib.kept.Recent()[0] != "faq/can-i-drive" {
		t.Errorf("recent are %q", w.lib.kept.Recent())
	}
}

// TestTypingBeforeTheHandbookIsThere checks that a start loses no letter.
func TestTypingBeforeTheHandbookIsThere(t *testing.T) {
	w := New(uitest.App(t), notebook.Open(t.TempDir()))
	t.Cleanup(w.win.Close)
	test.Type(w.search.field, "throwing up")
	book := testBook(t)
	w.Show(book, search.New(book, nil, english.Language()))
	if w.search.field.Text != "throwing up" {
		t.Errorf("the field holds %q", w.search.field.Text)
	}
	wantSeen(t, w.area.pager.Content(), "Feeling sick can happen.")
}
