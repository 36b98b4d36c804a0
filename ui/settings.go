package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/notebook"
)

// usualSize is the size of the window at the first start.
var usualSize = fyne.NewSize(1180, 700)

func (w *Window) readSettings() {
	kept := w.kept.Window()
	w.look, w.textSize = kept.Theme, clampTextSize(kept.TextSize)
}

func (w *Window) applyTheme() { w.app.Settings().SetTheme(newTheme(w.look, w.textSize)) }

// setLook changes the colors, now and for the next start.
func (w *Window) setLook(look notebook.Theme) {
	if look == w.look {
		return
	}
	w.look = look
	w.applyTheme()
	w.keep(w.kept.SetWindow(func(kept *notebook.Window) { kept.Theme = look }))
}

// zoom makes the text larger (+1) or smaller (-1).
func (w *Window) zoom(by int) { w.setTextSize(w.textSize + by*textSizeStep) }

// setTextSize changes the text size, now and for the next start. What stood at
// the top of the page stays there.
func (w *Window) setTextSize(percent int) {
	percent = clampTextSize(percent)
	if percent == w.textSize {
		return
	}
	place := w.page.Offset() / max(w.page.Content().Size().Height, 1)
	w.textSize = percent
	w.applyTheme()
	w.list.measure()
	w.showBanner(w.flags)
	w.win.SetMainMenu(w.mainMenu()) // the driver makes room for a higher menu only now
	w.page.ScrollTo(place * w.page.Content().Size().Height)
	if w.strip != nil {
		w.strip.fit()
	}
	w.status.say(lang.L("Text size {{.Percent}} %", map[string]any{"Percent": percent}))
	w.keep(w.kept.SetWindow(func(kept *notebook.Window) { kept.TextSize = percent }))
}

// keep says what went wrong when something was to be kept. The error is a
// sentence for the reader.
func (w *Window) keep(err error) {
	if err != nil {
		w.status.say(toldError(err))
	}
}

// restore brings back the window of the last time. The list begins at home.
func (w *Window) restore() {
	for _, n := range w.kept.Notices() {
		w.notices = append(w.notices, told(n.Sentence))
	}
	kept := w.kept.Window()
	size := usualSize
	if kept.Width > 0 && kept.Height > 0 {
		size = fyne.NewSize(float32(kept.Width), float32(kept.Height))
	}
	w.win.Resize(size)
	if d, ok := w.win.(desktop.Window); ok && (kept.X != 0 || kept.Y != 0) {
		d.RequestPosition(kept.X, kept.Y)
	}
	if kept.Page != "" && len(w.notices) == 0 {
		w.history.visit(Route{Page: PageEntry, Entry: kept.Page}, false)
	}
}

// remember keeps the window for the next time.
func (w *Window) remember() {
	size, page := w.win.Canvas().Size(), w.history.now().Entry
	w.keep(w.kept.SetWindow(func(kept *notebook.Window) {
		kept.Page = page
		if !w.win.FullScreen() {
			kept.Width, kept.Height = int(size.Width), int(size.Height)
			kept.X, kept.Y = w.place.X, w.place.Y
		}
	}))
}

// Moved tells where the window is on the screen, in pixels.
func (w *Window) Moved(x, y int) {
	if !w.win.FullScreen() {
		w.place = image.Pt(x, y)
	}
}

// FitInto makes the window, once it shows, no larger than a screen. Without a
// size it stays as it is.
func (w *Window) FitInto(screen fyne.Size) {
	w.list.point(w.history.now().Entry) // now that it has its height
	size := w.win.Canvas().Size()
	fit := size.Min(screen)
	if screen.IsZero() || w.win.FullScreen() || fit == size {
		return
	}
	w.win.Resize(fit)
}

// reload shows what another window has kept meanwhile.
func (w *Window) reload() {
	if w.kept.Reload() && w.note == nil && w.history.now().Page == PageHome {
		w.show()
	}
}
