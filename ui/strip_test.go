package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
)

func TestStrip(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "can i drive")
	toggleStrip(w)
	s := w.strip
	if s.field.Text != "can i drive" || s.win.Canvas().Focused() != s.field {
		t.Fatalf("the strip begins with %q", s.field.Text)
	}
	wantSeen(t, s.win.Content(), "Can I drive?", "Hand over to a nurse", "A nurse will tell you.", "Nurse line", "Pinned")
	press := func(k fyne.KeyName) { s.field.TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyEscape)
	if s.field.Text != "" {
		t.Errorf("Esc leaves %q", s.field.Text)
	}
	test.Type(s.field, "she cant breathe")
	wantSeen(t, s.win.Content(), "EMERGENCY", "use your local emergency number", "Nausea or vomiting", "read the script in the red bar")
	s.field.SetText("xqzvw")
	wantSeen(t, s.win.Content(), "No answer found")
	if strings.Contains(seen(s.win.Content()), "EMERGENCY") {
		t.Error("the emergency stays when the words are gone")
	}
	s.field.SetText("nausea")
	copySay(w)
	if got := w.app.Clipboard().Content(); got != "Feeling sick can happen." {
		t.Errorf("the strip copies %q", got)
	}
	press(fyne.KeyReturn)
	if w.strip != nil || w.titleSeen() != "Nausea or vomiting" || w.search.field.Text != "nausea" || w.win.Canvas().Focused() != w.area.pager {
		t.Errorf("back in the window: %q with the query %q", w.titleSeen(), w.search.field.Text)
	}
}

// TestIconsOfTheStripHaveTips checks that an icon of the strip shows its name once the
// pointer has rested on it.
func TestIconsOfTheStripHaveTips(t *testing.T) {
	w := open(t)
	var rested func()
	w.SetDriver(Driver{After: func(_ time.Duration, f func()) func() {
		rested = f
		return func() {}
	}})
	toggleStrip(w)
	back := buttonOf(w.strip.win.Content(), "Back to the window")
	back.MouseIn(&desktop.MouseEvent{})
	rested()
	tip := ""
	for _, o := range test.WidgetRenderer(w.strip.tips).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			tip = text.Text
		}
	}
	if tip != "Back to the window" {
		t.Errorf("the tip is %q", tip)
	}
}

func TestStripHasItsKeys(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "nausea")
	toggleStrip(w)
	before := w.strip.win.Content().Size()
	run := func(name string) {
		for _, c := range commands() {
			if lang.L(c.name) == name && c.strip {
				w.strip.run(c)
				return
			}
		}
		t.Errorf("the strip does not know %q", name)
	}
	run("Larger text")
	if got := w.strip.win.Content().Size(); w.display.textSize != 110 || got.Width <= before.Width {
		t.Errorf("larger: %d %%, the strip is %v, was %v", w.display.textSize, got, before)
	}
	wantSeen(t, w.strip.win.Content(), "Text size 110 %", "Feeling sick can happen.")
	run("Copy only what to say")
	wantSeen(t, w.strip.win.Content(), "Copied.")
	run("Default text size")
	if got := w.strip.win.Content().Size(); got != before {
		t.Errorf("back at the usual size the strip is %v, was %v", got, before)
	}
	run("Small strip on top of other windows, and back")
	if w.strip != nil {
		t.Error("the strip stays")
	}
}

func TestStripIsPinnedUntilToldOtherwise(t *testing.T) {
	w := open(t)
	toggleStrip(w)
	first := w.strip
	tapButton(t, first.win.Content(), "Pinned")
	if w.strip == first || w.strip.pinned {
		t.Fatal("the strip is still pinned")
	}
	wantSeen(t, w.strip.win.Content(), "Pin on top")
	w.strip.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.strip != nil {
		t.Error("Esc in the empty strip does not lead back")
	}
}

// TestTheStripHasNoFilter checks that a filter of the window does not hide the
// answer in the strip.
func TestTheStripHasNoFilter(t *testing.T) {
	w := open(t)
	w.choose(filterSections)
	test.Type(w.search.field, "throwing up")
	toggleStrip(w)
	wantSeen(t, w.strip.win.Content(), "Nausea or vomiting", "Feeling sick can happen.")
}

// TestTheStripIsRemembered checks that the strip comes back where it was, as large and
// as loose as it was, and that pinning moves nothing.
func TestTheStripIsRemembered(t *testing.T) {
	w := open(t)
	floats := 0
	w.SetDriver(Driver{
		Float:       func(fyne.Window, bool) bool { floats++; return true },
		ReportMoves: func(_ fyne.Window, moved func(x, y int)) { moved(300, 40) },
	})
	toggleStrip(w)
	s := w.strip
	s.win.Resize(fyne.NewSize(600, 420))
	s.togglePin()
	if w.strip != s || s.pinned || floats != 1 || s.pin.Text != "Pin on top" {
		t.Errorf("letting go makes another strip: %v, pinned %v, %q", w.strip != s, s.pinned, s.pin.Text)
	}
	toggleStrip(w)
	if got := w.lib.kept.Window().Strip; got.X != 300 || got.Y != 40 || got.Width != 600 || got.Height != 420 || !got.Loose {
		t.Errorf("kept is %+v", got)
	}
	toggleStrip(w)
	if size := w.strip.win.Canvas().Size(); w.strip.pinned || size != fyne.NewSize(600, 420) {
		t.Errorf("it comes back pinned %v and %v large", w.strip.pinned, size)
	}
}
