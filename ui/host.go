package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// host is the window as its pages see it.
type host struct{ w *Window }

var (
	_ page.HomeHost    = host{}
	_ page.EntryHost   = host{}
	_ page.EffectsHost = host{}
	_ page.ClinicHost  = host{}
	_ page.GuideHost   = host{}
)

// Book implements page.Library.
func (h host) Book() *handbook.Handbook { return h.w.lib.book }

// Open implements page.Library.
func (h host) Open(id string) { h.w.Open(id) }

// Say implements page.Status.
func (h host) Say(text string) { h.w.status.say(text) }

// Fail implements page.Status.
func (h host) Fail(err error) {
	if err != nil {
		h.w.status.say(page.ErrorText(err))
	}
}

// Copy implements page.Clipboard.
func (h host) Copy(text string) { copyText(h.w, text) }

// Pager implements page.Frame.
func (h host) Pager() *xwidget.Pager { return h.w.area.pager }

// Rebuild implements page.Frame.
func (h host) Rebuild() {
	h.w.showAgain()
	h.w.restoreFocus()
	canvas.Refresh(h.w.area.pager) // after work in the background, no event draws the window
}

// Focus implements page.Frame.
func (h host) Focus(f fyne.Focusable) {
	if f == nil {
		f = h.w.area.pager
	}
	h.w.win.Canvas().Focus(f)
}

// Edits implements page.EntryHost.
func (h host) Edits() bool { return owns(h.w) }

// EditPage implements page.EntryHost.
func (h host) EditPage(id string) { showOwner(h.w, "edit", id) }

// Urgent implements page.Urgency.
func (h host) Urgent() bool { return h.w.alarm.raised() }

// Print implements page.Printer.
func (h host) Print() { printPage(h.w) }

// Key implements page.Keyboard.
func (h host) Key(k fyne.KeyName) bool { return keyboard(h).typedKey(k) }

// Command implements page.Keyboard.
func (h host) Command(r rune) bool { return keyboard(h).command(r) }

// likely is the share of the best score above which a side effect is found: what
// is far below answers another question ("throwing up" is no sign of a head injury).
const likely = 0.5

// FindEffects implements page.EffectsHost.
func (h host) FindEffects(text string) map[string]bool {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	hits := h.w.lib.index.SearchWhere(text, maxHits, func(e *handbook.Entry) bool { return e.Kind == handbook.SideEffect }).Hits
	found := map[string]bool{}
	for _, hit := range hits {
		if hit.Score >= likely*hits[0].Score {
			found[hit.Entry.ID] = true
		}
	}
	return found
}

// EntryMenu implements page.EffectsHost.
func (h host) EntryMenu(e *handbook.Entry, at fyne.Position, more ...*fyne.MenuItem) {
	showContextMenu(h.w, append(more, entryItems(h.w, e)...), at)
}

// ShowEffects implements page.Navigator.
func (h host) ShowEffects() { h.w.openEffects() }

// ShowClinic implements page.Navigator.
func (h host) ShowClinic() { h.w.openClinic() }

// ShowFirstStart implements page.Navigator.
func (h host) ShowFirstStart() { h.w.openFirstStart() }

// ShowGuide implements page.GuideHost.
func (h host) ShowGuide(id string) { h.w.showGuide(id) }

// ShowProblems implements page.Navigator.
func (h host) ShowProblems() { h.w.openPage(pageProblems) }

// FocusSearch implements page.Navigator.
func (h host) FocusSearch() { h.w.focusField() }

// Scheme implements page.Display.
func (h host) Scheme() look.Scheme { return h.w.display.scheme }

// SetScheme implements page.Display.
func (h host) SetScheme(s look.Scheme) { setScheme(h.w, s) }

// TextSize implements page.Display.
func (h host) TextSize() int { return h.w.display.textSize }

// SetTextSize implements page.Display.
func (h host) SetTextSize(percent int) { setTextSize(h.w, percent) }

// Window implements page.Desk.
func (h host) Window() fyne.Window { return h.w.win }

// NotebookChanged implements page.Desk.
func (h host) NotebookChanged() {
	h.w.search.forget()
	h.w.fill(h.w.history.now().route, false)
	h.w.showAgain()
}

// HasRead implements page.Reader.
func (h host) HasRead(n handbook.News) bool { return h.w.lib.kept.HasRead(n.ID, n.Version) }

// MarkRead implements page.Reader.
func (h host) MarkRead(news ...handbook.News) {
	for _, n := range news {
		h.Fail(h.w.lib.kept.MarkRead(n.ID, n.Version))
	}
}

// CanAsk implements page.Asking.
func (h host) CanAsk() bool { return h.w.group.questions.Dir != "" }

// Ask implements page.Asking.
func (h host) Ask(text string) { confirmQuestion(h.w, strings.TrimSpace(text)) }

// DraftChanged implements page.Drafting.
func (h host) DraftChanged() { draftChanged(h.w) }
