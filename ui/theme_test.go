package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/uitest"
)

// schemes are all palettes, with the contrast that text must have in them.
var schemes = []struct {
	scheme   look.Scheme
	contrast float64
}{{look.Light, 4.5}, {look.Dark, 4.5}, {look.HighContrast, 7}}

// TestEveryTextHasContrast goes through all screens in all palettes and holds
// each text against the ground that was painted below it.
func TestEveryTextHasContrast(t *testing.T) {
	for _, l := range schemes {
		t.Run(string(l.scheme), func(t *testing.T) {
			w := open(t)
			setScheme(w, l.scheme)
			texts := 0
			for name, screen := range screens {
				screen(w)
				w.win.Canvas().Focus(w.search.filters[0])
				checkContrast(t, w.win.Content(), name+", a chosen chip focused", l.contrast, &texts)
				w.win.Canvas().Focus(w.search.filters[1])
				checkContrast(t, w.win.Content(), name, l.contrast, &texts)
				w.escape()
				w.escape()
			}
			test.Type(w.search.field, "she cant breathe")
			toggleStrip(w)
			checkContrast(t, w.strip.win.Content(), "strip", l.contrast, &texts)
			toggleStrip(w)
			for _, m := range w.toolbar.menu.Items {
				for _, i := range m.Items {
					i.Disabled = false // WCAG asks nothing of what is grayed
				}
				menu := widget.NewMenu(m)
				test.NewTempWindow(t, menu)
				for range m.Items {
					menu.ActivateNext()
					checkContrast(t, menu, "menu", l.contrast, &texts)
				}
			}
			if texts < 300 {
				t.Errorf("only %d texts were looked at", texts)
			}
		})
	}
}

// screens brings the window to each of its screens.
var screens = map[string]func(*Window){
	"home":      func(*Window) {},
	"results":   func(w *Window) { test.Type(w.search.field, "throwing up") },
	"emergency": func(w *Window) { test.Type(w.search.field, "she cant breathe") },
	"nurse":     func(w *Window) { test.Type(w.search.field, "can i drive") },
	"nothing":   func(w *Window) { test.Type(w.search.field, "xqzvw") },
	"saved":     func(w *Window) { w.Open("side-effects/nausea"); onEntry((*page.Entry).ToggleSaved)(w) },
	"note": func(w *Window) {
		w.Open("side-effects/nausea")
		onEntry((*page.Entry).EditNote)(w)
		test.Type(w.win.Canvas().Focused(), "ask Jo")
	},
	"effects":   func(w *Window) { w.openEffects() },
	"no effect": func(w *Window) { w.openEffects(); test.Type(w.win.Canvas().Focused(), "zebra") },
	"keys":      func(w *Window) { w.openPage(pageKeys) },
	"settings":  func(w *Window) { w.openPage(pageSettings) },
	"finder": func(w *Window) {
		w.Open("side-effects/nausea")
		w.area.finder.open(nil)
		w.area.finder.field.SetText("it")
	},
}

// checkContrast walks what is drawn in the order of drawing.
func checkContrast(t *testing.T, root fyne.CanvasObject, name string, want float64, texts *int) {
	t.Helper()
	type plane struct {
		at   fyne.Position
		size fyne.Size
		fill color.Color
	}
	planes := []plane{{size: root.Size(), fill: theme.Color(theme.ColorNameBackground)}}
	top, bottom := float32(0), root.Size().Height // of what is in sight
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if !o.Visible() || at.Y > bottom || at.Y+o.Size().Height < top {
			return
		}
		switch o := o.(type) {
		case *container.Scroll:
			outerTop, outerBottom := top, bottom
			top, bottom = max(top, at.Y), min(bottom, at.Y+o.Size().Height)
			walk(o.Content, at.Add(o.Content.Position()))
			top, bottom = outerTop, outerBottom
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at.Add(c.Position()))
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, at.Add(c.Position()))
			}
		case *canvas.Rectangle:
			if o.FillColor != nil {
				planes = append(planes, plane{at, o.Size(), o.FillColor})
			}
		case *canvas.Line:
			if o.StrokeColor != nil {
				half := o.StrokeWidth / 2
				size := o.Size()
				across := fyne.NewPos(0, half)
				if size.Height > 0 {
					across = fyne.NewPos(half, 0)
				}
				planes = append(planes, plane{at.Subtract(across), size.AddWidthHeight(2*across.X, 2*across.Y), o.StrokeColor})
			}
		case *canvas.Text:
			if o.Text == "" || o.Size().Width == 0 {
				return
			}
			*texts++
			middle := at.AddXY(1, o.Size().Height/2)
			ground := planes[0].fill
			for _, p := range planes[1:] {
				if middle.X >= p.at.X && middle.Y >= p.at.Y && middle.X <= p.at.X+p.size.Width && middle.Y <= p.at.Y+p.size.Height {
					ground = uitest.Over(p.fill, ground)
				}
			}
			if got := uitest.Contrast(uitest.Over(o.Color, ground), ground); got < want {
				t.Errorf("%s: %q: contrast %.2f, want %.1f", name, o.Text, got, want)
			}
		}
	}
	walk(root, fyne.Position{})
}

func TestTextSizeStaysWithinBounds(t *testing.T) {
	w := open(t)
	for range 30 {
		zoomText(w, 1)
	}
	if w.display.textSize != 200 || theme.TextSize() != 2*15 {
		t.Errorf("the largest text is %d %%, %v units", w.display.textSize, theme.TextSize())
	}
	for range 30 {
		zoomText(w, -1)
	}
	if w.display.textSize != 80 {
		t.Errorf("the smallest text is %d %%", w.display.textSize)
	}
	setTextSize(w, 100)
}

// TestSettingsAreRemembered starts twice with one notebook.
func TestSettingsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	w := openWith(t, notebook.Open(dir))
	setScheme(w, look.HighContrast)
	setTextSize(w, 150)
	again := openWith(t, notebook.Open(dir))
	if again.display.scheme != look.HighContrast || again.display.textSize != 150 {
		t.Errorf("the second start has the look %q at %d %%", again.display.scheme, again.display.textSize)
	}
}

// TestEverythingReflows checks that no page is wider than its window at any
// text size, on a small screen.
func TestEverythingReflows(t *testing.T) {
	w := open(t)
	for _, percent := range []int{80, 100, 150, 200} {
		setTextSize(w, percent)
		for name, screen := range screens {
			screen(w)
			w.win.Resize(fyne.NewSize(1366, 740))
			if got := w.win.Content().MinSize(); got.Width > 1366 || got.Height > 740 {
				t.Errorf("%s at %d %% needs %v", name, percent, got)
			}
			if got, room := w.area.pager.Content().MinSize().Width, w.area.pager.Size().Width; got > room {
				t.Errorf("%s at %d %%: the page needs a width of %v and has %v", name, percent, got, room)
			}
			w.escape()
			w.escape()
		}
	}
}
