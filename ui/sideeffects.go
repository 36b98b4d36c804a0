package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/xwidget"
)

// effectState is what the table of side effects is brought back to.
type effectState struct {
	order  effectOrder
	filter effectFilter
	at     int // marked row
}

// effectTable is the page of all side effects in one table. Its filter field
// has the focus; the keys move through the rows meanwhile, as they move through
// the results from the search field.
type effectTable struct {
	w     *Window
	state *effectState
	all   []effectRow
	shown []effectRow
	lines map[*handbook.Entry]*effectLine

	field *xwidget.Entry
	bands []*xwidget.Button
	heads []*xwidget.Button
	count *widget.Label
	rows  *fyne.Container
	page  *fyne.Container // introduction, rows, head
}

// sideEffectsPage builds the table anew, as it was left.
func (w *Window) sideEffectsPage() fyne.CanvasObject {
	w.effects = newEffectTable(w, &w.effectState)
	w.finder.bar.Hide()
	return w.effects.page
}

// openSideEffects opens the table of all side effects: all of them, so that no
// forgotten filter hides one, with what matters now on top.
func (w *Window) openSideEffects() { w.openEffects(whatMattersNow) }

func (w *Window) openEffects(o effectOrder) {
	if !w.onEffects() {
		w.effectState = effectState{order: o}
		w.openBeside(PageSideEffects)
	}
	w.effects.focus()
}

// sortEffects opens the table, sorted by a column.
func sortEffects(c effectColumn) func(*Window) {
	return func(w *Window) {
		if w.onEffects() {
			w.effects.sort(c)
			return
		}
		w.openEffects(effectOrder{column: c})
	}
}

// onEffects reports that the table is on the screen.
func (w *Window) onEffects() bool { return w.history.now().Page == PageSideEffects && w.effects != nil }

// effectsKey does what a key does in the table while that is on the screen,
// wherever the focus is.
func (w *Window) effectsKey(k fyne.KeyName) bool { return w.onEffects() && w.effects.key(k) }

// effectsMoved hears that the page was scrolled.
func (w *Window) effectsMoved() {
	if w.onEffects() {
		w.effects.scrolled()
	}
}

// showList shows the list of results, or gives its room to the page.
func (w *Window) showList(show bool) {
	list := w.middle.Objects[0]
	if list.Visible() == show {
		return
	}
	list.(*fyne.Container).Hidden = !show
	w.middle.Refresh()
}

// columnNames are the heads of the columns.
func columnNames() []string {
	return []string{
		columnEffect: lang.L("Effect"), columnBand: lang.L("Band"), columnAnswers: lang.L("Who answers"),
		columnCommon: lang.L("How common"), columnWhen: lang.L("When"), columnSettles: lang.L("How it settles"),
	}
}

// effectCells is the layout of the columns.
func effectCells(onBroken func(bool)) *xwidget.Cells {
	return &xwidget.Cells{Shares: []float32{0.185, 0.135, 0.135, 0.175, 0.17, 0.2}, MinEms: 10.5, OnBroken: onBroken}
}

func newEffectTable(w *Window, state *effectState) *effectTable {
	t := &effectTable{w: w, state: state, lines: map[*handbook.Entry]*effectLine{}, count: captionLabel("")}
	for _, e := range w.book.SideEffects() {
		t.all = append(t.all, newEffectRow(e))
	}
	t.rows = container.New(xwidget.Column{})
	t.page = container.New(xwidget.Pinned{Pager: w.page}, t.intro(), t.rows, t.head())
	t.list()
	return t
}

// intro is the heading of the page, and whose words the table holds.
func (t *effectTable) intro() fyne.CanvasObject {
	pending := 0
	for _, r := range t.all {
		if r.entry.Review.Pending() {
			pending++
		}
	}
	note := lang.L("Band and who answers are set by this handbook, not by a source.")
	if pending > 0 {
		note += " " + lang.L("Not reviewed by a clinician: {{.Count}} of {{.All}}.", map[string]any{"Count": pending, "All": len(t.all)})
	}
	toPaper := centered(xwidget.NewButton(lang.L("Print"), theme.DocumentPrintIcon(), t.w.printPage))
	return container.New(layout.NewCustomPaddedLayout(8, 0, effectMargin+effectBar, effectMargin),
		column(container.New(xwidget.Stretch{Gap: 4}, title(lang.L("Side effects at a glance")), centered(t.count), toPaper), bodyCaption(note)))
}

// effectMargin is the room at both sides of the table.
const effectMargin = 12

// head holds the filters and the heads of the columns.
func (t *effectTable) head() fyne.CanvasObject {
	t.field = xwidget.NewEntry()
	t.field.SetPlaceHolder(lang.L("Filter by words"))
	t.field.SetText(t.state.filter.text)
	t.field.OnChanged = func(text string) { t.narrow(effectFilter{t.state.filter.band, text}) }
	t.field.OnKey = t.w.typedKey
	t.field.OnRune = func(r rune) bool { return t.field.Text == "" && t.w.commandRune(r) }
	filters := container.New(&xwidget.Flow{Gap: 6}, container.New(xwidget.Wide{Ems: 18}, t.field))
	for _, band := range bandNames() {
		label, icon := lang.L("All"), fyne.Resource(nil)
		if band != "" {
			label, icon = lang.L(band), theme.NewColoredResource(bandPicture(band)) // which a chosen button colors anew
		}
		b := xwidget.NewButton(label, icon, func() {
			t.narrow(effectFilter{band, t.state.filter.text})
			t.focus()
		})
		t.bands = append(t.bands, b)
		filters.Add(b)
	}
	heads := container.New(effectCells(nil))
	for c, name := range columnNames() {
		b := xwidget.NewButton(name, nil, func() { t.sort(effectColumn(c)) })
		b.Importance = widget.LowImportance
		b.Alignment = widget.ButtonAlignLeading
		b.IconPlacement = widget.ButtonIconTrailingText
		t.heads = append(t.heads, b)
		heads.Add(b)
	}
	return container.NewStack(xwidget.NewSurface(theme.ColorNameBackground), column(
		container.New(layout.NewCustomPaddedLayout(4, 4, effectMargin+effectBar, effectMargin), filters),
		container.New(layout.NewCustomPaddedLayout(0, 0, effectMargin+effectBar, effectMargin), heads),
		xwidget.NewRule()))
}

// bandNames are the bands that the table can be filtered by; "" is for all.
func bandNames() []string {
	return []string{"", export.BandLabel(handbook.BandEmergency).English(), export.BandLabel(handbook.BandCall).English(), export.BandLabel(handbook.BandExpected).English()}
}

// focus puts the focus into the filter field.
func (t *effectTable) focus() { t.w.win.Canvas().Focus(t.field) }

// narrow filters the table.
func (t *effectTable) narrow(f effectFilter) {
	t.state.filter, t.state.at = f, 0
	t.list()
	t.w.page.ScrollTo(0)
}

// sort sorts the table by a column, or the other way round.
func (t *effectTable) sort(c effectColumn) {
	t.state.order, t.state.at = t.state.order.by(c), 0
	t.list()
	t.w.page.ScrollTo(0)
	t.focus()
}

// list shows the rows that pass the filter, in their order.
func (t *effectTable) list() {
	t.shown = effectRows(t.all, t.state.filter, t.state.order)
	t.state.at = max(0, min(t.state.at, len(t.shown)-1))
	t.rows.RemoveAll()
	for i, r := range t.shown {
		line := t.lines[r.entry]
		if line == nil {
			line = newEffectLine(r, func() { t.w.Open(r.entry.ID) })
			t.lines[r.entry] = line
		}
		line.mark(i == t.state.at)
		t.rows.Add(line.object)
	}
	if len(t.shown) == 0 {
		t.rows.Add(container.New(layout.NewCustomPaddedLayout(16, 16, effectMargin+effectBar, effectMargin),
			bodyText(lang.L("No side effect fits. Esc shows all again."))))
	}
	t.count.SetText(lang.L("{{.At}} of {{.Count}}", map[string]any{"At": len(t.shown), "Count": len(t.all)}))
	t.markHeads()
}

// markHeads shows which band is chosen and by which column the rows are
// sorted.
func (t *effectTable) markHeads() {
	for i, b := range t.bands {
		b.Importance = widget.MediumImportance
		if bandNames()[i] == t.state.filter.band {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	for c, b := range t.heads {
		b.Icon = nil
		if effectColumn(c) == t.state.order.column {
			b.Icon = theme.MenuDropDownIcon()
			if t.state.order.down {
				b.Icon = theme.MenuDropUpIcon()
			}
		}
		b.Refresh()
	}
}

// key does what a key does in the table, and reports whether it does anything.
func (t *effectTable) key(k fyne.KeyName) bool {
	n := len(t.shown)
	switch k {
	case fyne.KeyUp:
		t.move(-1)
	case fyne.KeyDown:
		t.move(1)
	case fyne.KeyPageUp:
		t.move(-t.screen())
	case fyne.KeyPageDown:
		t.move(t.screen())
	case fyne.KeyHome:
		t.move(-n)
	case fyne.KeyEnd:
		t.move(n)
	case fyne.KeyReturn:
		if n > 0 {
			t.w.Open(t.shown[t.state.at].entry.ID)
		}
	case fyne.KeyEscape:
		if t.state.filter == (effectFilter{}) {
			return false
		}
		t.clear()
	default:
		return false
	}
	return true
}

// clear shows all rows again.
func (t *effectTable) clear() {
	t.field.SetText("")
	t.narrow(effectFilter{})
	t.focus()
}

// move marks another row and brings it into sight.
func (t *effectTable) move(by int) {
	to := max(0, min(t.state.at+by, len(t.shown)-1))
	if len(t.shown) == 0 || to == t.state.at {
		return
	}
	t.line(t.state.at).mark(false)
	t.state.at = to
	t.line(to).mark(true)
	if to == 0 {
		t.w.page.ScrollTo(0)
		return
	}
	t.w.page.Keep(t.line(to).object, t.covered())
}

func (t *effectTable) line(i int) *effectLine { return t.lines[t.shown[i].entry] }

// covered is how much of the rows the head hides.
func (t *effectTable) covered() float32 {
	return xwidget.Pinned{Pager: t.w.page}.Covered(t.page.Objects)
}

// screen is how many rows are in sight at once.
func (t *effectTable) screen() int {
	height := t.rows.Size().Height / float32(max(len(t.shown), 1))
	return max(1, int((t.w.page.Size().Height-t.covered())/max(height, 1))-1)
}

// scrolled keeps the head in sight.
func (t *effectTable) scrolled() { xwidget.Pinned{Pager: t.w.page}.Place(t.page.Objects) }
