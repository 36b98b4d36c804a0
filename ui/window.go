// Package ui is the desk program's window: a search field, the list of what
// was found, and the page of one entry. It shows a [handbook.Handbook] and
// holds no content of its own.
package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
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
	h     *handbook.Handbook
	index *search.Index

	field  *xwidget.SearchEntry
	chips  []*widget.Button
	filter int // which of chipKinds
	list   *resultList
	at     int // selected row, or -1
	banner *fyne.Container
	page   *container.Scroll
	shown  string // id of the entry on the page, or ""
	render renderer
}

// chip narrows the list to one kind of entry.
type chip struct {
	label string
	keep  func(*handbook.Entry) bool
}

func ofKind(k handbook.Kind) func(*handbook.Entry) bool {
	return func(e *handbook.Entry) bool { return e.Kind == k }
}

func chipKinds() []chip {
	return []chip{
		{"All", func(*handbook.Entry) bool { return true }},
		{"Side effects", ofKind(handbook.SideEffect)},
		{"FAQ", ofKind(handbook.FAQ)},
		{"Sections", ofKind(handbook.Section)},
	}
}

// New builds the window for a handbook.
func New(a fyne.App, h *handbook.Handbook) *Window {
	a.Settings().SetTheme(newTheme())
	w := &Window{win: a.NewWindow(Title), app: a, h: h, index: search.New(h), at: -1}
	w.render = renderer{open: w.Open, has: func(id string) bool { return h.Entry(id) != nil }}
	w.build()
	w.search("")
	return w
}

// ShowAndRun shows the window and runs the program until it is closed.
func (w *Window) ShowAndRun() { w.win.ShowAndRun() }

func (w *Window) build() {
	w.field = xwidget.NewSearchEntry()
	w.field.SetPlaceHolder("What does the caller say?")
	w.field.SetIcon(theme.SearchIcon())
	w.field.OnChanged = w.search
	w.field.OnKey = w.fieldKey
	chips := container.NewHBox()
	for i, c := range chipKinds() {
		b := widget.NewButton(c.label, func() { w.choose(i) })
		w.chips = append(w.chips, b)
		chips.Add(b)
	}
	w.banner = container.NewStack()
	w.banner.Hide()
	w.list = newResultList()
	w.list.OnChosen = func(e *handbook.Entry) {
		w.showEntry(e)
		w.win.Canvas().Focus(w.field) // a click on the list must not end typing
	}
	w.page = container.NewVScroll(container.NewWithoutLayout())

	left := container.NewStack(xwidget.NewSurface(colorPane, 0), w.list)
	top := container.NewVBox(container.NewPadded(container.NewVBox(w.field, chips)), w.banner, widget.NewSeparator())
	middle := container.New(xwidget.Split{Share: 0.32, Min: 280, Max: 460}, left, w.page)
	w.win.SetContent(container.NewBorder(top, w.statusLine(), nil, nil, middle))
	w.win.SetMainMenu(w.menu())
	w.win.Resize(fyne.NewSize(1180, 700))
	w.win.Canvas().Focus(w.field)
	w.markChips()
}

func (w *Window) statusLine() fyne.CanvasObject {
	version := w.h.Version()
	if version == "" {
		version = "without a version"
	}
	left := captionLabel(fmt.Sprintf("Handbook %s  ·  %d entries  ·  offline", version, len(w.h.Entries())))
	line := container.NewHBox(left)
	if n := len(w.h.Problems()); n > 0 {
		line.Add(captionLabel(fmt.Sprintf("·  %d problems in the content: %s", n, w.h.Problems()[0])))
	}
	right := captionLabel("")
	if f := w.h.Field(nurseLineField); f != nil {
		right.SetText(f.Label + ": " + shortValue(f))
	}
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, line, right))
}

func shortValue(f *handbook.Field) string {
	if f.IsSet() {
		return f.Value
	}
	return "not set"
}

// menu holds the keys: a focused field lets only those of the menu through.
func (w *Window) menu() *fyne.MainMenu {
	item := func(label string, key fyne.KeyName, action func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(label, action)
		m.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
		return m
	}
	view := fyne.NewMenu("View", item("Search", fyne.KeyK, w.focusField), fyne.NewMenuItemSeparator())
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4}
	for i, c := range chipKinds() {
		view.Items = append(view.Items, item(c.label, keys[i], func() { w.choose(i) }))
	}
	return fyne.NewMainMenu(fyne.NewMenu("File", item("Quit", fyne.KeyQ, w.app.Quit)), view)
}

func (w *Window) focusField() {
	w.win.Canvas().Focus(w.field)
	w.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (w *Window) choose(chip int) {
	w.filter = chip
	w.markChips()
	w.search(w.field.Text)
	w.win.Canvas().Focus(w.field)
}

func (w *Window) markChips() {
	for i, b := range w.chips {
		b.Importance = widget.MediumImportance
		if i == w.filter {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}

// fieldKey deals with the keys that move through the results while the focus
// stays in the field.
func (w *Window) fieldKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyDown:
		w.selectRow(w.list.step(w.at, 1))
	case fyne.KeyUp:
		w.selectRow(w.list.step(w.at, -1))
	case fyne.KeyEscape:
		w.field.SetText("")
	default:
		return false
	}
	return true
}

func (w *Window) selectRow(i int) {
	if i < 0 || i == w.at || i >= len(w.list.rows) {
		return
	}
	w.at = i
	w.list.Select(i)
}

// search shows what fits the text: all entries if there is none.
func (w *Window) search(text string) {
	keep := chipKinds()[w.filter].keep
	w.at = -1
	if strings.TrimSpace(text) == "" {
		w.showBanner(nil)
		w.list.show(browseRows(w.h, keep))
		w.showNote("Type what the caller says", "The best answer opens here at once. Or choose an entry from the list.")
		return
	}
	res := w.index.Search(text, len(w.h.Entries()))
	w.showBanner(res.Flags)
	var hits []search.Hit
	for _, h := range res.Hits {
		if keep(h.Entry) && len(hits) < maxHits {
			hits = append(hits, h)
		}
	}
	w.list.show(resultRows(hits))
	if len(hits) == 0 {
		w.showNothing()
		return
	}
	w.selectRow(0)
}

func (w *Window) showNothing() {
	text := "Nothing in the handbook fits these words."
	if w.filter != 0 {
		text = "Nothing among " + chipKinds()[w.filter].label + " fits these words. Try All."
	}
	if f := w.h.Field(fallbackField); f != nil {
		text += "\n\nYou can say: “" + f.Text() + "”"
	}
	w.showNote("No answer found", text)
}

func (w *Window) showBanner(flags []search.Flag) {
	w.banner.RemoveAll()
	if len(flags) == 0 {
		w.banner.Hide()
		return
	}
	w.banner.Add(w.render.emergencyBanner(flags))
	w.banner.Show()
}

// Open shows an entry by its id; an unknown one changes nothing.
func (w *Window) Open(id string) {
	e := w.h.Entry(id)
	if e == nil {
		return
	}
	w.list.UnselectAll()
	w.at = -1
	for i, r := range w.list.rows {
		if r.entry == e {
			w.selectRow(i)
			return
		}
	}
	w.showEntry(e)
}

func (w *Window) showEntry(e *handbook.Entry) {
	for i, r := range w.list.rows {
		if r.entry == e {
			w.at = i
		}
	}
	if w.shown == e.ID {
		return
	}
	w.shown = e.ID
	w.setPage(w.render.entryPage(e, w.h.Field(nurseLineField), w.app.Clipboard().SetContent))
}

func (w *Window) showNote(heading, text string) {
	w.shown = ""
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	w.setPage(container.New(xwidget.Column{MaxWidth: textWidth, Gap: 6, Margin: 16}, title(heading), l))
}

func (w *Window) setPage(o fyne.CanvasObject) {
	w.page.Content = o
	w.page.Offset = fyne.Position{}
	w.page.Refresh()
}
