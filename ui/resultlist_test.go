package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// TestRowsFollowTheTheme checks that a row is drawn anew for another theme,
// although it shows what it showed before.
func TestRowsFollowTheTheme(t *testing.T) {
	w := open(t)
	setScheme(w, look.Light)
	test.Type(w.search.field, "throwing up")
	item := newRowItem(func(*row) {}, func(*row, fyne.Position) {}).(*fyne.Container)
	update := func() fyne.Resource {
		updateRowItem(item, &w.search.list.rows[0], false, 300)
		return item.Layout.(*rowItem).levels[handbook.Nurse].Resource
	}
	light := update()
	setScheme(w, look.Dark)
	if update() == light {
		t.Error("the row keeps the icon of the light theme")
	}
}

// TestCutTitlesHaveATip checks that the pointer shows the whole title of a row that has
// no room for it, and nothing on one that has.
func TestCutTitlesHaveATip(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "throwing up")
	item := newRowItem(func(*row) {}, func(*row, fyne.Position) {}).(*fyne.Container)
	for width, want := range map[float32]string{400: "", 120: "Nausea or vomiting"} {
		updateRowItem(item, &w.search.list.rows[0], false, width)
		on := item.Layout.(*rowItem)
		on.point(true)
		if got := on.tip(); got != want {
			t.Errorf("at a width of %v the tip is %q, want %q", width, got, want)
		}
		on.point(false)
		if on.tip() != "" {
			t.Error("there is a tip without the pointer")
		}
	}
}

// markedRow is the text of the row that the list shows as selected, "" if none
// is in sight. It looks at what is drawn.
func markedRow(t *testing.T, w *Window) string {
	t.Helper()
	list := w.search.list
	var marked []string
	var walk func(o fyne.CanvasObject, at fyne.Position, inside *string)
	walk = func(o fyne.CanvasObject, at fyne.Position, inside *string) {
		switch o := o.(type) {
		case *xwidget.Line:
			if inside != nil && *inside == "" {
				*inside = o.String()
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at.Add(c.Position()), inside)
			}
		case fyne.Widget:
			objects := test.WidgetRenderer(o).Objects()
			selected := false
			for _, c := range objects {
				if r, ok := c.(*canvas.Rectangle); ok && r.Visible() && r.FillColor == theme.Color(theme.ColorNameSelection) {
					selected = true
				}
			}
			text := ""
			if selected && at.Y >= -1 && at.Y+o.Size().Height <= list.Size().Height+1 {
				inside = &text
			}
			for _, c := range objects {
				walk(c, at.Add(c.Position()), inside)
			}
			if text != "" {
				marked = append(marked, text)
			}
		}
	}
	walk(list, fyne.Position{}, nil)
	if len(marked) > 1 {
		t.Errorf("several rows are marked: %q", marked)
	}
	return strings.Join(marked, ", ")
}

// TestTheMarkedRowIsThePage checks, after each thing that a desk does, that the
// row that looks selected is in sight and is the page.
func TestTheMarkedRowIsThePage(t *testing.T) {
	kept := notebook.Open(t.TempDir())
	book, index := bundled(t)
	w := openIndexed(t, book, index, kept)
	w.win.Resize(fyne.NewSize(1100, 480))
	check := func(after string) {
		t.Helper()
		if got := markedRow(t, w); got == "" || !strings.HasPrefix(w.titleSeen(), strings.TrimSuffix(got, "…")) {
			t.Errorf("after %s, the marked row is %q and the page %q", after, got, w.titleSeen())
		}
	}
	test.Type(w.search.field, "dizzy headache and nauseous")
	check("typing")
	first := w.titleSeen()
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp} {
		w.press(k)
		check(string(k))
	}
	w.press(fyne.KeyHome, fyne.KeyDown)
	second := w.titleSeen()
	w.search.list.Select(0)
	if check("a click on the first row"); second == first || w.titleSeen() != first {
		t.Errorf("a click on the first row shows %q, want %q", w.titleSeen(), first)
	}
	w.press(fyne.KeyEscape, fyne.KeyDown)
	check("Down at home")
	w.press(fyne.KeyEnd)
	check("End at home")
	setTextSize(w, 150)
	check("larger text")
	w.win.Resize(fyne.NewSize(900, 300))
	check("a smaller window")
	setTextSize(w, 100)

	// The next start opens the last page, before the window has a size.
	w.Open("side-effects/vivid-dreams-and-confusion")
	quit(w)
	w = New(w.app, kept)
	t.Cleanup(w.win.Close)
	w.Show(book, index)
	check("the next start")
	w.win.Resize(fyne.NewSize(1366, 740))
	check("the first size")
}
