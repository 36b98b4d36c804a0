// Package ui is the desk program's window: a search field, the list of what
// was found, and the page of one entry. It shows a [handbook.Handbook] and
// holds no content of its own.
package ui

import (
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/ui/xwidget"
)

// Title is the title of the window.
const Title = "Clinic Handbook"

// The fields that the window itself shows.
const (
	nurseLineField = "nurse-line"
	fallbackField  = "fallback-line"
)

// Window is the handbook on the screen. Its methods are for Fyne's goroutine.
type Window struct {
	win   fyne.Window
	app   fyne.App
	book  *handbook.Handbook
	index *search.Index
	kept  *notebook.Notebook

	delivery delivery.Status // of the clinic's content

	look     notebook.Theme
	textSize int         // percent
	place    image.Point // on the screen, in pixels

	history history
	listed  listing // what the list shows
	shown   string  // id of the entry on the page, or ""
	due     bool    // the page is not yet that of the visit
	later   func(func())

	back, forward, home *xwidget.Button
	field               *xwidget.Entry
	chips               []*xwidget.Button
	list                *resultList
	banner              *fyne.Container
	page                *xwidget.Pager
	middle              *fyne.Container // list and page
	effects             *effectTable    // nil before it was first shown
	effectState         effectState
	printer             Printer
	finder              *finder
	note                *noteEditor       // nil while none is written
	notePlace           fyne.CanvasObject // where the note stands in the page
	strip               *strip            // nil while the large window shows
	onRaise             func()            // or nil
	flags               []search.Flag
	notices             []string // what the notebook, or the start, had to tell
	status              *statusLine
	render              renderer
	clinic              clinicPage
}

// listing tells what the list shows, and whether it still has to be filled.
type listing struct {
	query  string
	chip   int
	filled bool
	hits   bool // something fits the query
}

// New builds the window, whose handbook is empty until Show. Its field takes
// what is typed meanwhile.
func New(a fyne.App, kept *notebook.Notebook) *Window {
	book := &handbook.Handbook{}
	w := &Window{app: a, book: book, index: search.New(book, nil, english.Language()), kept: kept, later: func(f func()) { f() }}
	w.clinic.editing, w.clinic.opened = map[string]*valueEditor{}, map[string]bool{}
	w.readSettings()
	w.applyTheme()
	w.win = newWindow(a)
	w.render = renderer{open: w.Open, has: func(id string) bool { return w.book.Entry(id) != nil }}
	w.build()
	w.restore()
	return w
}

// newWindow makes the window. Meanwhile the fonts are read, which takes as long
// as finding the screen does, and which everything after that waits for.
func newWindow(a fyne.App) fyne.Window {
	var fonts sync.WaitGroup
	fonts.Go(func() {
		fyne.MeasureText(Title, theme.TextSize(), fyne.TextStyle{})
		fyne.MeasureText(Title, theme.TextSize(), xwidget.Bold)
	})
	defer fonts.Wait() // Fyne's caches are for one goroutine at a time
	return a.NewWindow(Title)
}

// Show shows a handbook, and searches it for what is in the field already.
func (w *Window) Show(book *handbook.Handbook, index *search.Index) {
	w.catchUp()
	w.book, w.index = book, index
	w.listed, w.effects = listing{}, nil
	w.status.tell(book)
	w.field.OnChanged = w.typed
	if now := w.history.now(); now.Page == PageEntry && w.entry() == nil {
		w.history = history{} // no longer in the handbook
	}
	if w.field.Text == "" {
		w.show()
	} else {
		w.typed(w.field.Text)
	}
	w.app.Lifecycle().SetOnEnteredForeground(w.reload)
}

// Notice adds a sentence to those that the first page begins with. It is to be
// called before Show.
func (w *Window) Notice(sentence string) {
	w.notices = append(w.notices, sentence)
	w.history = history{} // the page of the last time would hide it
}

// Rescue keeps what is being written when the program has to stop.
func (w *Window) Rescue() {
	w.keepNote()
	w.keep(w.kept.Flush())
}

// Appear puts the window on the screen and reports whether it is there. Where
// the driver of the screen offers no OpenGL 2.1, Fyne goes on without a window:
// then Run would never end.
func (w *Window) Appear() bool {
	w.win.Show()
	native, ok := w.win.(driver.NativeWindow)
	if !ok {
		return true // of a test
	}
	var handle uintptr
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		case driver.MacWindowContext:
			handle = c.NSWindow
		}
	})
	return handle != 0
}

// Run runs the program until the window is closed.
func (w *Window) Run() { w.app.Run() }

// WithContext calls a function while the window's OpenGL context is the current
// one. The window must have appeared; where there is no such context, nothing
// happens.
func (w *Window) WithContext(f func()) {
	if native, ok := w.win.(interface{ RunWithContext(func()) }); ok {
		native.RunWithContext(f)
	}
}

// Redraw asks for a frame although nothing has changed.
func (w *Window) Redraw() { canvas.Refresh(w.field) }

// SetLater tells how to call a function once the next frame is drawn. Without
// it, what could wait is done at once.
func (w *Window) SetLater(later func(func())) { w.later = later }

// Scale is how many pixels of the screen make a unit.
func (w *Window) Scale() float32 { return w.win.Canvas().Scale() }

// quit keeps what has to be kept and ends the program.
func (w *Window) quit() {
	if w.askUnsaved() {
		w.leave()
	}
}

func (w *Window) leave() {
	w.keepNote()
	w.remember()
	w.keep(w.kept.Flush())
	w.app.Quit()
}

func (w *Window) toggleFullScreen() { w.win.SetFullScreen(!w.win.FullScreen()) }

func (w *Window) build() {
	w.back = xwidget.NewIconButton(lang.L("Back"), theme.NavigateBackIcon(), w.Back)
	w.forward = xwidget.NewIconButton(lang.L("Forward"), theme.NavigateNextIcon(), w.Forward)
	w.home = xwidget.NewIconButton(lang.L("Home"), theme.HomeIcon(), w.goHome)
	w.field = xwidget.NewEntry()
	w.field.SetPlaceHolder(lang.L("What does the caller say?"))
	w.field.SetIcon(tinted(theme.SearchIcon(), theme.ColorNameForeground))
	w.field.OnKey = w.typedKey
	w.field.OnRune = w.fieldRune
	chipBar := container.New(&xwidget.Flow{Gap: 6})
	for i, c := range chips() {
		b := xwidget.NewButton(lang.L(c.label), nil, func() { w.choose(i) })
		w.chips = append(w.chips, b)
		chipBar.Add(b)
	}
	w.banner = container.NewStack()
	w.banner.Hide()
	w.list = newResultList()
	w.list.OnChosen, w.list.OnKey, w.list.OnRune = w.chosen, w.typedKey, w.typedRune
	w.page = xwidget.NewPager()
	w.page.OnScrolled, w.page.OnMoved = w.zoomByWheel, w.effectsMoved
	w.page.OnKey = func(k fyne.KeyName) bool { return w.onEffects() && w.typedKey(k) }
	w.finder = newFinder(w)
	w.status = newStatusLine()

	bar := container.New(xwidget.Stretch{Index: 3, Gap: 6}, w.back, w.forward, w.home, w.field)
	top := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.New(xwidget.Column{Gap: 4}, bar, chipBar))
	listWheel := xwidget.NewWheel(func(ev *fyne.ScrollEvent) {
		if !w.zoomByWheel(ev) {
			w.list.ScrollToOffset(w.list.GetScrollOffset() - ev.Scrolled.DY)
		}
	})
	ring := xwidget.NewFrame(theme.ColorNamePrimary)
	ring.Hide()
	w.list.OnFocus = func(focused bool) {
		ring.Hidden = !focused
		ring.Refresh()
	}
	left := container.New(xwidget.Stretch{Index: 0}, container.NewStack(w.list, listWheel, ring), xwidget.NewRule())
	right := container.New(xwidget.Stretch{Index: 0, Vertical: true}, w.page, w.finder.bar)
	w.middle = container.New(xwidget.Split{Share: 0.32, MinEms: 18, MaxEms: 30}, left, right)
	w.win.SetContent(container.New(xwidget.Stretch{Index: 3, Vertical: true},
		top, w.banner, xwidget.NewRule(), w.middle, xwidget.NewRule(), w.status.bar))
	w.win.SetPadded(false)
	w.win.SetMainMenu(w.mainMenu())
	w.hearKeys(w.win.Canvas())
	w.status.OnResized = w.arrange
	w.win.SetCloseIntercept(w.quit)
	w.win.Canvas().Focus(w.field)
}

// zoomByWheel makes the text larger or smaller while Ctrl is held.
func (w *Window) zoomByWheel(ev *fyne.ScrollEvent) bool {
	d, ok := w.app.Driver().(desktop.Driver)
	if !ok || d.CurrentKeyModifiers()&ctrl == 0 || ev.Scrolled.DY == 0 {
		return false
	}
	if ev.Scrolled.DY > 0 {
		w.zoom(1)
	} else {
		w.zoom(-1)
	}
	return true
}
