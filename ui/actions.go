package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
)

// followFlags shows the red flags of a query. After a pause in typing, its last word
// counts as finished.
func followFlags(w *Window, query string, typing bool) {
	if w.alarm.follow(w.lib.index, query, typing) {
		w.arrange()
	}
	if typing && w.driver.After != nil {
		w.alarm.rest = w.driver.After(search.RestAfter, func() { typingRested(w, query) })
	}
}

// typingRested shows what a query raises now that its last word is finished, and its
// answer, unless the reader has chosen another one.
func typingRested(w *Window, query string) {
	if query != w.search.field.Text || !w.alarm.follow(w.lib.index, query, false) {
		return
	}
	w.arrange()
	if v := w.history.now(); w.history.passing && w.search.list.at == w.search.list.from(-1, 1) {
		w.search.forget()
		w.lookUp(query, v.filter)
	} else {
		w.showAgain()
	}
	if w.strip != nil {
		w.strip.showAgain()
	}
}

// endEmergency hides the emergency bar for the words that raised it.
func endEmergency(w *Window) {
	if !w.alarm.show(w.alarm.watch.Done()) {
		return
	}
	w.arrange()
	w.showAgain()
	w.focusField() // what is typed next replaces the words of this call
	if w.strip != nil {
		w.strip.showAgain()
		w.strip.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// speakSpanish chooses the language of what is read out in this call.
func speakSpanish(w *Window, on bool) {
	w.area.entry.ShowSpanish(on)
	if w.alarm.speak(on) {
		w.arrange()
	}
	w.showAgain()
	if w.strip != nil {
		w.strip.showAgain()
	}
}

// openFinder opens the find bar, or moves to the filter of the table.
func openFinder(w *Window) {
	if w.onEffects() {
		w.area.effects.Focus()
		return
	}
	w.area.finder.open(matchedWords(w))
}

// matchedWords are the words for which the page was found, whole phrases first: as they
// were typed, as callers say them, and as the page has them.
func matchedWords(w *Window) []string {
	list := w.search.list
	if list.pointed() == "" {
		return nil
	}
	found := list.rows[list.at]
	words := []string{w.search.listed.query, found.phrase}
	for _, t := range []markedText{found.reason, {text: found.entry.Title, marks: found.marks}} {
		runes := []rune(t.text)
		if n := len(t.marks); n > 1 {
			words = append(words, string(runes[t.marks[0].Start:t.marks[n-1].End]))
		}
		for _, m := range t.marks {
			words = append(words, string(runes[m.Start:m.End]))
		}
	}
	return words
}

// findNext goes to another match on the page.
func findNext(w *Window, by int) {
	if w.onEffects() {
		w.area.effects.Focus()
		return
	}
	w.area.finder.step(by)
}

// copyText puts text on the clipboard and says so.
func copyText(w *Window, text string) {
	w.app.Clipboard().SetContent(text)
	w.status.say(lang.L("status.copied"))
}

// copySelection copies the selected text or, without any, the answer.
func copySelection(w *Window) {
	if s, ok := w.win.Canvas().Focused().(interface{ SelectedText() string }); ok && s.SelectedText() != "" {
		copyText(w, s.SelectedText())
		return
	}
	if w.onEffects() {
		copyText(w, w.area.effects.Text())
	}
	if e := w.entry(); e != nil {
		w.used()
		copyText(w, page.AnswerText(e, w.lib.book.Version()))
	}
}

// copySay copies only what to say: in an emergency, its script.
func copySay(w *Window) {
	if w.alarm.raised() {
		copyText(w, w.alarm.emergency().text())
		return
	}
	if e := w.entry(); e != nil {
		w.used()
		copyText(w, w.area.entry.SayText(e))
	}
}

// setScheme changes the colors.
func setScheme(w *Window, s look.Scheme) {
	if s == w.display.scheme {
		return
	}
	closeDialogs(w)
	err := w.display.setScheme(s)
	shareLooks(w)
	host{w}.Fail(err)
}

// zoomText makes the text larger (+1) or smaller (-1).
func zoomText(w *Window, by int) { setTextSize(w, w.display.textSize+by*look.TextSizeStep) }

// setTextSize changes the text size. What is at the top of the page stays there.
func setTextSize(w *Window, percent int) {
	percent = look.ClampTextSize(percent)
	if percent == w.display.textSize {
		return
	}
	closeDialogs(w)
	pager := w.area.pager
	share := pager.Offset() / max(pager.Content().Size().Height, 1)
	err := w.display.setTextSize(percent)
	textResized(w)
	shareLooks(w)
	pager.ScrollTo(share * pager.Content().Size().Height)
	if w.strip != nil {
		w.strip.fit()
	}
	w.status.say(lang.L("status.text-size", map[string]any{"Percent": percent}))
	host{w}.Fail(err)
}

// zoomByWheel changes the text size while Ctrl is pressed, and reports whether
// it did.
func zoomByWheel(w *Window, ev *fyne.ScrollEvent) bool {
	d, ok := w.app.Driver().(desktop.Driver)
	if !ok || d.CurrentKeyModifiers()&ctrl == 0 || ev.Scrolled.DY == 0 || w.dialogOpen() {
		return false
	}
	if ev.Scrolled.DY > 0 {
		zoomText(w, 1)
	} else {
		zoomText(w, -1)
	}
	return true
}

// reloadNotebook shows what another window of this computer has saved.
func reloadNotebook(w *Window) {
	if w.lib.kept.Reload() && w.history.now().page == pageHome {
		w.show()
	}
}

// frontWindow is the window that is on the screen: this one, or the strip.
func frontWindow(w *Window) fyne.Window {
	if w.strip != nil {
		return w.strip.win
	}
	return w.win
}

// closeDialogs closes every dialog: Fyne 2.8.1 panics in one that shows files when
// the text gets another size.
func closeDialogs(w *Window) {
	for w.CloseDialog() {
	}
}
