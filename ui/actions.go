package ui

import (
	"image"
	"io"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
)

// follow shows the red flags of a query. Once nothing more is typed for a while,
// its last word counts as finished.
func (w *Window) follow(query string, typing bool) {
	if w.alarm.follow(w.lib.index, query, typing) {
		w.arrange()
	}
	if typing && w.driver.After != nil {
		w.alarm.rest = w.driver.After(search.RestAfter, func() { w.rested(query) })
	}
}

// rested shows what a query raises now that its last word is finished. The
// answer follows it, unless the reader has chosen another one.
func (w *Window) rested(query string) {
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
func (w *Window) endEmergency() {
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
func (w *Window) speakSpanish(on bool) {
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
func (w *Window) openFinder() {
	if w.onEffects() {
		w.area.effects.Focus()
		return
	}
	w.area.finder.open(w.matched())
}

// matched are the words for which the page was found, the longest stretch first.
func (w *Window) matched() []string {
	list := w.search.list
	if list.pointed() == "" {
		return nil
	}
	r := list.rows[list.at].reason
	var words []string
	for _, m := range r.marks {
		words = append(words, string([]rune(r.text)[m.Start:m.End]))
	}
	if n := len(r.marks); n > 1 {
		words = append([]string{string([]rune(r.text)[r.marks[0].Start:r.marks[n-1].End])}, words...)
	}
	return words
}

// findNext goes to another match on the page.
func (w *Window) findNext(by int) {
	if w.onEffects() {
		w.area.effects.Focus()
		return
	}
	w.area.finder.step(by)
}

// copyText puts text on the clipboard and says so.
func (w *Window) copyText(text string) {
	w.app.Clipboard().SetContent(text)
	w.status.say(lang.L("status.copied"))
}

// copySelection copies the selected text or, without any, the answer.
func (w *Window) copySelection() {
	if s, ok := w.win.Canvas().Focused().(interface{ SelectedText() string }); ok && s.SelectedText() != "" {
		w.copyText(s.SelectedText())
		return
	}
	if w.onEffects() {
		w.copyText(w.area.effects.Text())
	}
	if e := w.entry(); e != nil {
		w.used()
		w.copyText(page.AnswerText(e, w.lib.book.Version()))
	}
}

// copySay copies only what to say: in an emergency, its script.
func (w *Window) copySay() {
	if w.alarm.raised() {
		w.copyText(w.alarm.emergency().text())
		return
	}
	if e := w.entry(); e != nil {
		w.used()
		w.copyText(w.area.entry.SayText(e))
	}
}

// printPage prints the entry or the table on the page, or else the whole
// handbook.
func (w *Window) printPage() {
	switch e := w.entry(); {
	case e != nil:
		w.used()
		w.printEntry(e)
	case w.onEffects():
		w.group.printer.print("side-effects", func(to io.Writer, date string) error {
			return export.PrintSideEffects(to, w.lib.book, w.area.effects.Shown(), date)
		}, w.status.say)
	default:
		w.printAll()
	}
}

// printEntry prints one entry.
func (w *Window) printEntry(e *handbook.Entry) {
	w.group.printer.print(path.Base(e.ID), func(to io.Writer, date string) error { return export.PrintEntry(to, w.lib.book, e, date) }, w.status.say)
}

// printAll prints the whole handbook.
func (w *Window) printAll() {
	w.group.printer.print("clinic-handbook", func(to io.Writer, date string) error { return export.PrintAll(to, w.lib.book, date) }, w.status.say)
}

// setScheme changes the colors.
func (w *Window) setScheme(s look.Scheme) {
	if s == w.display.scheme {
		return
	}
	w.closeDialogs()
	err := w.display.setScheme(s)
	w.alike()
	host{w}.Fail(err)
}

// zoom makes the text larger (+1) or smaller (-1).
func (w *Window) zoom(by int) { w.setTextSize(w.display.textSize + by*look.TextSizeStep) }

// setTextSize changes the text size. What is at the top of the page stays there.
func (w *Window) setTextSize(percent int) {
	percent = look.ClampTextSize(percent)
	if percent == w.display.textSize {
		return
	}
	w.closeDialogs()
	pager := w.area.pager
	share := pager.Offset() / max(pager.Content().Size().Height, 1)
	err := w.display.setTextSize(percent)
	w.resized()
	w.alike()
	pager.ScrollTo(share * pager.Content().Size().Height)
	if w.strip != nil {
		w.strip.fit()
	}
	w.status.say(lang.L("status.text-size", map[string]any{"Percent": percent}))
	host{w}.Fail(err)
}

// zoomByWheel changes the text size while Ctrl is pressed, and reports whether
// it did.
func (w *Window) zoomByWheel(ev *fyne.ScrollEvent) bool {
	d, ok := w.app.Driver().(desktop.Driver)
	if !ok || d.CurrentKeyModifiers()&ctrl == 0 || ev.Scrolled.DY == 0 || w.dialogOpen() {
		return false
	}
	if ev.Scrolled.DY > 0 {
		w.zoom(1)
	} else {
		w.zoom(-1)
	}
	return true
}

// toggleStrip changes between the large window and the strip.
func (w *Window) toggleStrip() {
	if w.strip != nil {
		w.closeStrip()
		return
	}
	w.openStrip(!w.lib.kept.Window().Strip.Loose)
	w.win.Hide()
}

// openStrip shows the strip and closes the one before: a window can be pinned
// only before it is shown.
func (w *Window) openStrip(pinned bool) {
	old := w.strip
	w.putDown()
	if v := w.history.now(); v.query != "" && v.filter != (filter{}) {
		w.lookUp(v.query, filter{}) // the strip has no filters
	}
	w.strip = newStrip(w, pinned)
	w.strip.win.Show()
	if w.driver.ReportMoves != nil {
		s := w.strip
		w.driver.ReportMoves(s.win, func(x, y int) { s.at = image.Pt(x, y) })
	}
	w.strip.win.RequestFocus()
	if old != nil {
		old.win.Close()
	}
}

// closeStrip goes back to the large window, which shows the strip's answer.
func (w *Window) closeStrip() {
	s := w.strip
	if s == nil {
		return
	}
	w.strip = nil
	s.remember()
	w.win.Show()
	w.win.RequestFocus()
	w.focusField()
	s.win.Close()
}

// reloadNotebook shows what another window of this computer has saved.
func (w *Window) reloadNotebook() {
	if w.lib.kept.Reload() && w.history.now().page == pageHome {
		w.show()
	}
}

// front is the window that is on the screen: this one, or the strip.
func (w *Window) front() fyne.Window {
	if w.strip != nil {
		return w.strip.win
	}
	return w.win
}

// dialogOpen reports whether a dialog is open.
func (w *Window) dialogOpen() bool { return w.win.Canvas().Overlays().Top() != nil }

// CloseDialog closes the dialog on top and reports whether there was one.
func (w *Window) CloseDialog() bool {
	overlays := w.win.Canvas().Overlays()
	top := overlays.Top()
	if top != nil {
		overlays.Remove(top)
	}
	return top != nil
}

// closeDialogs closes every dialog: Fyne 2.8.1 panics in one that shows files when
// the text gets another size.
func (w *Window) closeDialogs() {
	for w.CloseDialog() {
	}
}

// quit ends the program, or asks first if text is not saved.
func (w *Window) quit() {
	if !w.isFirst() {
		w.group.first.quit()
		return
	}
	names := w.area.clinic.Unsaved()
	if len(names) == 0 {
		w.leave()
		return
	}
	if w.strip != nil {
		w.closeStrip()
	}
	w.closeDialogs() // and no more than one asks
	w.Raise()        // it may have been closed before the others
	w.openClinic()
	text := look.Body(lang.L("quit.unsaved", map[string]any{"Names": strings.Join(names, ", ")}))
	dialog.ShowCustomConfirm(lang.L("quit.title"), lang.L("quit.confirm"), lang.L("quit.cancel"), text, func(leave bool) {
		if leave {
			w.leave()
		}
	}, w.win)
}

// End ends the program as closing its window does, without a question: what is not
// saved is there at the next start.
func (w *Window) End() {
	w.putDown()
	w.writeDrafts()
	w.goOut()
}

// leave saves everything, gives up what is not to be saved, and ends the program.
func (w *Window) leave() {
	w.putDown()
	w.area.clinic.GiveUp()
	w.writeDrafts()
	w.goOut()
}

// goOut ends the program.
func (w *Window) goOut() {
	for _, o := range w.group.others {
		o.area.entry.SaveNote()
	}
	if w.strip != nil {
		w.strip.remember()
	}
	host{w}.Fail(w.display.remember(w.win, w.history.now().entry, w.maximized()))
	host{w}.Fail(w.lib.kept.Flush())
	if w.driver.Leaving != nil {
		w.driver.Leaving()
	}
	w.app.Quit()
}
