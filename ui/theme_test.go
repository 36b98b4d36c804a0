package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/notebook"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// over is a color laid over an opaque one.
func over(c, ground color.Color) color.Color {
	r, g, b, a := c.RGBA()
	gr, gg, gb, _ := ground.RGBA()
	mix := func(v, ground uint32) uint8 { return uint8((v + ground*(0xffff-a)/0xffff + 0x80) / 0x101) }
	return color.NRGBA{R: mix(r, gr), G: mix(g, gg), B: mix(b, gb), A: 0xff}
}

func TestContrastOfKnownColors(t *testing.T) {
	if got := contrast(color.White, color.Black); math.Abs(got-21) > 0.01 {
		t.Errorf("white on black is %.2f, want 21", got)
	}
	if got := over(rgba(0xffffff, 0x80), color.Black); got != rgb(0x808080) {
		t.Errorf("half of white over black is %v", got)
	}
	if got := contrast(rgb(0x777777), color.White); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white is %.2f, want 4.48", got)
	}
}

// looks are all palettes, with the contrast that text must have in them.
var looks = []struct {
	look     notebook.Theme
	contrast float64
}{{notebook.ThemeLight, 4.5}, {notebook.ThemeDark, 4.5}, {notebook.ThemeHighContrast, 7}}

// TestEveryTextHasContrast goes through all screens in all palettes and holds
// each text against the ground that was painted below it.
func TestEveryTextHasContrast(t *testing.T) {
	for _, l := range looks {
		t.Run(string(l.look), func(t *testing.T) {
			w := open(t)
			w.setLook(l.look)
			texts := 0
			for name, screen := range screens {
				screen(w)
				w.win.Canvas().Focus(w.chips[0])
				checkContrast(t, w.win.Content(), name+", a chosen chip focused", l.contrast, &texts)
				w.win.Canvas().Focus(w.chips[1])
				checkContrast(t, w.win.Content(), name, l.contrast, &texts)
				w.escape()
				w.escape()
			}
			test.Type(w.field, "she cant breathe")
			w.toggleStrip()
			checkContrast(t, w.strip.win.Content(), "strip", l.contrast, &texts)
			w.toggleStrip()
			for _, m := range w.win.MainMenu().Items {
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
	"results":   func(w *Window) { test.Type(w.field, "throwing up") },
	"emergency": func(w *Window) { test.Type(w.field, "she cant breathe") },
	"nurse":     func(w *Window) { test.Type(w.field, "can i drive") },
	"nothing":   func(w *Window) { test.Type(w.field, "xqzvw") },
	"saved":     func(w *Window) { w.Open("side-effects/nausea"); w.toggleSaved() },
	"note":      func(w *Window) { w.Open("side-effects/nausea"); w.editNote(); w.note.field.SetText("ask Jo") },
	"effects":   func(w *Window) { w.openSideEffects() },
	"no effect": func(w *Window) { w.openSideEffects(); w.effects.field.SetText("zebra") },
	"keys":      func(w *Window) { w.openKeys() },
	"settings":  func(w *Window) { w.openSettings() },
	"finder":    func(w *Window) { w.Open("side-effects/nausea"); w.openFinder(); w.finder.field.SetText("it") },
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
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
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
					ground = over(p.fill, ground)
				}
			}
			if got := contrast(over(o.Color, ground), ground); got < want {
				t.Errorf("%s: %q: contrast %.2f, want %.1f", name, o.Text, got, want)
			}
		}
	}
	walk(root, fyne.Position{})
}

// TestPalettes holds what the screens show only at times: hovered, selected
// and disabled things, and lines and marks that are not text.
func TestPalettes(t *testing.T) {
	fields := []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameOverlayBackground, colorPane, colorNote} // where they stand: they have no ground of their own
	texts := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: {
			theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
			theme.ColorNameButton, theme.ColorNameHover, theme.ColorNameSelection, theme.ColorNamePressed, colorPane, colorSay, colorNote,
		},
		theme.ColorNamePrimary:             {theme.ColorNameBackground, colorPane, colorSay},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameHyperlink:           {theme.ColorNameBackground},
		theme.ColorNamePlaceHolder:         fields,
		theme.ColorNameDisabled:            {theme.ColorNameDisabledButton, theme.ColorNameMenuBackground},
		colorQuiet:                         {theme.ColorNameBackground, colorPane, theme.ColorNameSelection, theme.ColorNameHover},
		colorUnset:                         {theme.ColorNameBackground, colorSay, colorNote},
		colorClinic:                        {theme.ColorNameBackground, colorSay},
		colorEmergency:                     {theme.ColorNameBackground},
		colorNurse:                         {theme.ColorNameBackground},
		colorDesk:                          {theme.ColorNameBackground},
		colorArticle:                       {theme.ColorNameBackground},
		colorOfficial:                      {theme.ColorNameBackground},
		colorOnAlarm:                       {colorAlarm},
	}
	marks := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNamePrimary:     {theme.ColorNameBackground, colorPane, theme.ColorNameSelection, theme.ColorNameHover}, // frames of what has the focus, marks in the list
		theme.ColorNameInputBorder: fields,
		theme.ColorNameScrollBar:   {theme.ColorNameBackground},
		colorEmergency:             {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover}, // icons in the list
		colorNurse:                 {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover},
		colorDesk:                  {theme.ColorNameBackground, theme.ColorNameSelection, theme.ColorNameHover},
	}
	check := func(t *testing.T, p palette, pairs map[fyne.ThemeColorName][]fyne.ThemeColorName, want float64) {
		for name, grounds := range pairs {
			for _, ground := range grounds {
				if p[name] == nil || p[ground] == nil {
					t.Errorf("the palette lacks %s or %s", name, ground)
					continue
				}
				if got := contrast(p[name], p[ground]); got < want {
					t.Errorf("%s on %s: contrast %.2f, want %.1f", name, ground, got, want)
				}
			}
		}
	}
	for _, l := range looks {
		t.Run(string(l.look), func(t *testing.T) {
			p := newTheme(l.look, 100).(handbookTheme).light
			check(t, p, texts, l.contrast)
			check(t, p, marks, 3)
			checkFocus(t, p, l.contrast)
		})
	}
}

// checkFocus holds what Fyne lays ColorNameFocus over: menus, the menu bar, and
// the buttons of its file dialogs.
func checkFocus(t *testing.T, p palette, want float64) {
	const aa = 4.5
	for _, on := range []struct {
		ground, text fyne.ThemeColorName
		want         float64
	}{
		{theme.ColorNameMenuBackground, theme.ColorNameForeground, want},
		{theme.ColorNameBackground, theme.ColorNameForeground, want},
		{theme.ColorNameButton, theme.ColorNameForeground, aa},
		{theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, want},
	} {
		chosen := over(p[theme.ColorNameFocus], p[on.ground])
		if got := contrast(p[on.text], chosen); got < on.want {
			t.Errorf("%s on chosen %s: contrast %.2f, want %.1f", on.text, on.ground, got, on.want)
		}
		if got := contrast(chosen, p[on.ground]); on.ground == theme.ColorNameMenuBackground && got < 2.8 {
			t.Errorf("the chosen menu item stands out by %.2f only", got)
		}
	}
}

func TestTextSizeStaysWithinBounds(t *testing.T) {
	w := open(t)
	for range 30 {
		w.zoom(1)
	}
	if w.textSize != 200 || theme.TextSize() != 2*14.5 {
		t.Errorf("the largest text is %d %%, %v units", w.textSize, theme.TextSize())
	}
	for range 30 {
		w.zoom(-1)
	}
	if w.textSize != 80 {
		t.Errorf("the smallest text is %d %%", w.textSize)
	}
	w.setTextSize(100)
}

// TestSettingsAreRemembered starts twice with one notebook.
func TestSettingsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	w := openWith(t, notebook.Open(dir))
	w.setLook(notebook.ThemeHighContrast)
	w.setTextSize(150)
	again := openWith(t, notebook.Open(dir))
	if again.look != notebook.ThemeHighContrast || again.textSize != 150 {
		t.Errorf("the second start has the look %q at %d %%", again.look, again.textSize)
	}
}

// TestEverythingReflows holds that no page is wider than its window at any
// text size, on a small screen.
func TestEverythingReflows(t *testing.T) {
	w := open(t)
	for _, percent := range []int{80, 100, 150, 200} {
		w.setTextSize(percent)
		for name, screen := range screens {
			screen(w)
			w.win.Resize(fyne.NewSize(1366, 740))
			if got := w.win.Content().MinSize(); got.Width > 1366 || got.Height > 740 {
				t.Errorf("%s at %d %% needs %v", name, percent, got)
			}
			if got, room := w.page.Content().MinSize().Width, w.page.Size().Width; got > room {
				t.Errorf("%s at %d %%: the page needs a width of %v and has %v", name, percent, got, room)
			}
			w.escape()
			w.escape()
		}
	}
}
