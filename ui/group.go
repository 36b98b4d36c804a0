package ui

import (
	"fmt"
	"io/fs"
	"slices"

	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/guide"
	"clinichandbook/handbook/questions"
	"clinichandbook/ui/page"
)

// group are the windows of one run of the program: the first, which the program
// around it knows, and others to compare pages. They show the same handbook.
type group struct {
	first    *Window
	others   []*Window
	hidden   bool  // the first one was closed before the others
	opened   int   // so far
	guides   fs.FS // empty until SetGuide
	delivery delivery.Status
	check    func() bool
	printer  Printer
	pictures pictureCache
	// questions is where questions for the content owner go; its Dir is "" without a list.
	questions questions.Folder
}

// lookForNews looks for new content.
func lookForNews(w *Window) {
	text := lang.L("status.checked-here")
	if w.group.check != nil && w.group.check() {
		text = lang.L("status.checking")
	}
	w.status.say(text)
}

// sayChecked says that there is nothing new, once somebody has looked for it. What is
// new says so itself.
func sayChecked(w *Window, s delivery.Status) {
	if w.status.message() != lang.L("status.checking") {
		return
	}
	if s.Message.Text != "" {
		w.status.say(page.Translate(s.Message))
	} else if content := contentOf(s); content != "" {
		w.status.say(lang.L("status.nothing-new", map[string]any{"Content": content}))
	}
}

// openWindow opens another window with the page of this one.
func openWindow(w *Window) { openBeside(w, w.history.now().route) }

// maxWindows is how many windows may be open: each takes some 50 MB, and a key that is
// held down would open as many as memory has room for.
const maxWindows = 3

// openBeside opens another window at a route.
func openBeside(w *Window, r route) {
	w.catchUp()
	if len(w.group.others)+1 >= maxWindows {
		w.status.say(lang.L("window.too-many", map[string]any{"N": maxWindows}))
		return
	}
	if r.page == pageOwner || r.page == pageFirstStart { // which the first window has
		r = route{}
	}
	first := w.group.first
	g := first.group
	other := newWith(w.app, w.lib.kept, g)
	g.others, g.opened = append(g.others, other), g.opened+1
	other.win.SetTitle(fmt.Sprintf("%s %d", Title, g.opened+1))
	other.SetDriver(first.driver)
	other.SetClinic(Clinic{Locked: lang.L("window.first-only")})
	other.Show(w.lib.book, w.lib.index)
	other.SetDelivery(g.delivery)
	other.history = history{}
	other.visit(r, false)
	const offset = 32
	if d, ok := other.win.(desktop.Window); ok {
		d.RequestPosition(first.display.at.at.X+offset*g.opened, first.display.at.at.Y+offset*g.opened)
	}
	other.win.Show()
	if first.driver.Opened != nil {
		first.driver.Opened(other)
	}
	other.focusField()
}

// closeWindow closes the window. The last one ends the program.
func closeWindow(w *Window) {
	g := w.group
	switch {
	case len(g.others) == 0 || g.hidden && len(g.others) == 1:
		quit(g.first)
	case w.isFirst():
		w.area.entry.SaveNote()
		g.hidden = true
		w.win.Hide()
	default:
		dropWindow(w)
	}
}

// dropWindow closes another window than the first.
func dropWindow(w *Window) {
	closeDialogs(w)
	w.area.entry.SaveNote()
	if w.strip != nil {
		closeStrip(w)
	}
	w.group.others = slices.DeleteFunc(w.group.others, func(o *Window) bool { return o == w })
	w.win.Close()
}

// setGuide sets the folder of the guides of one window.
func setGuide(w *Window, files fs.FS) {
	w.area.guide.SetSource(func() (*guide.Guide, func(string) []*handbook.Entry, error) { return readGuide(files) })
}

// shareLooks gives the windows of the group but this one its colors and text size.
func shareLooks(w *Window) {
	for _, o := range append([]*Window{w.group.first}, w.group.others...) {
		if o == w {
			continue
		}
		o.display.scheme, o.display.textSize = w.display.scheme, w.display.textSize
		textResized(o)
		o.showAgain()
	}
}

// textResized lays out the window in the text size of the theme.
func textResized(w *Window) {
	w.search.list.measure()
	w.search.list.mark(w.search.list.at) // in sight, now that rows have other heights
	w.alarm.rebuild()
	w.arrange()
}
