package ui

import (
	"strconv"

	"fyne.io/fyne/v2/lang"
)

// The keys under which the window's own settings are kept.
const (
	settingLook     = "look"
	settingTextSize = "text-size"
)

func (w *Window) readSettings() {
	w.look = Look(w.kept.Setting(settingLook))
	size, err := strconv.Atoi(w.kept.Setting(settingTextSize))
	if err != nil {
		size = 100 // never set
	}
	w.textSize = clampTextSize(size)
}

func (w *Window) applyTheme() { w.app.Settings().SetTheme(newTheme(w.look, w.textSize)) }

// setLook changes the colors, now and for the next start.
func (w *Window) setLook(look Look) {
	if look == w.look {
		return
	}
	w.look = look
	w.applyTheme()
	w.keep(w.kept.SetSetting(settingLook, string(look)))
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
	w.win.Content().Refresh()
	w.page.ScrollTo(place * w.page.Content().Size().Height)
	w.status.say(lang.L("Text size {{.Percent}} %", map[string]any{"Percent": percent}))
	w.keep(w.kept.SetSetting(settingTextSize, strconv.Itoa(percent)))
}

// keep reports that something could not be kept.
func (w *Window) keep(err error) {
	if err != nil {
		w.status.say(lang.L("Not saved: {{.Reason}}", map[string]any{"Reason": err.Error()}))
	}
}
