package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// EffectsHost is what the table of side effects needs of the window.
type EffectsHost interface {
	Library
	Frame
	Printer
	Keyboard
	// FindEffects are the ids of the side effects that the search finds for a text.
	FindEffects(text string) map[string]bool
	// EntryMenu opens the menu of an entry, with more items first.
	EntryMenu(e *handbook.Entry, at fyne.Position, more ...*fyne.MenuItem)
}

// Keyboard runs the commands of keys that a field does not use, and reports whether
// there was one.
type Keyboard interface {
	Key(fyne.KeyName) bool
	Command(rune) bool
}

// Effects is the page of all side effects in one table. It keeps the state of the
// table.
type Effects struct {
	host  EffectsHost
	state effectState
	table *effectTable // nil before it was first shown
}

// NewEffects makes the page.
func NewEffects(host EffectsHost) *Effects { return &Effects{host: host} }

// Content builds the table.
func (p *Effects) Content() fyne.CanvasObject {
	old := p.table
	p.table = newEffectTable(p.host, &p.state)
	if old != nil && old.field.Text == p.table.field.Text {
		p.table.field.CursorColumn = old.field.CursorColumn
	}
	return p.table.page
}

// Reset makes the table start with all rows, the most urgent first, so that no
// forgotten filter hides one.
func (p *Effects) Reset() { p.ResetBy(EffectsByBand) }

// ResetBy makes the table start with all rows, sorted by a column.
func (p *Effects) ResetBy(c EffectColumn) { p.state = effectState{order: effectOrder{column: c}} }

// SortBy sorts the table by a column, or reverses the order.
func (p *Effects) SortBy(c EffectColumn) { p.table.sort(c) }

// Focus puts the focus into the filter field.
func (p *Effects) Focus() { p.table.focus() }

// Compare adds the marked row to those compared, or removes it.
func (p *Effects) Compare() {
	if t := p.table; len(t.shown) > 0 {
		t.compare(t.shown[t.state.at])
	}
}

// Key handles a key in the table, and reports whether it did.
func (p *Effects) Key(k fyne.KeyName) bool { return p.table.key(k) }

// Scrolled keeps the head of the table in sight.
func (p *Effects) Scrolled() {
	if p.table != nil {
		p.table.pin()
	}
}

// Shown are the side effects in the rows of the table.
func (p *Effects) Shown() []*handbook.Entry { return entriesOf(p.table.shown) }

// Text is the table as text, to paste into a message or a spreadsheet.
func (p *Effects) Text() string { return effectsText(p.table.columns, p.table.shown) }

// effectState is what the table comes back to.
type effectState struct {
	order  effectOrder
	filter effectFilter
	at     int // marked row

	compared []string // ids of the rows that are compared
}

// comparing reports whether a row is being compared.
func (s *effectState) comparing(r effectRow) bool { return slices.Contains(s.compared, r.entry.ID) }

// compare adds a row to those compared, or removes it.
func (s *effectState) compare(id string) {
	if i := slices.Index(s.compared, id); i >= 0 {
		s.compared = slices.Delete(s.compared, i, i+1)
		return
	}
	s.compared = append(s.compared, id)
}

// effectTable is the table on the screen. While its filter field has the focus, keys
// move through the rows, as they move through the results from the search field.
type effectTable struct {
	host  EffectsHost
	state *effectState
	all   []effectRow
	shown []effectRow
	lines map[*handbook.Entry]*effectLine

	columns []string // their names

	field *xwidget.Entry
	bands *choice
	heads []*xwidget.Button
	order *xwidget.Button // in place of the heads where there is no room for them
	count *widget.Label
	rows  *fyne.Container
	page  *fyne.Container // introduction, rows, head
}

// columnNames are the heads of the columns.
func columnNames(book *handbook.Handbook) []string {
	var names []string
	for _, l := range export.EffectColumns(book) {
		names = append(names, label(l))
	}
	return names
}

// effectCells is the layout of that many columns.
func effectCells(columns int, onBroken func(bool)) *xwidget.Cells {
	shares := []float32{0.185, 0.135, 0.135, 0.175, 0.17, 0.2}
	if columns > len(shares) {
		shares = []float32{0.165, 0.13, 0.12, 0.155, 0.145, 0.175, 0.11}
	}
	return &xwidget.Cells{Shares: shares, MinEms: effectMinEms, OnBroken: onBroken}
}

// effectMinEms is the least width of a column.
const effectMinEms = 10.5

func newEffectTable(host EffectsHost, state *effectState) *effectTable {
	t := &effectTable{host: host, state: state, columns: columnNames(host.Book()), lines: map[*handbook.Entry]*effectLine{}, count: look.Caption("")}
	for _, e := range host.Book().SideEffects() {
		t.all = append(t.all, newEffectRow(host.Book(), e))
	}
	if int(state.order.column) >= len(t.columns) { // the one that it was sorted by is gone
		state.order = effectOrder{column: EffectsByBand}
	}
	t.rows = container.New(xwidget.Column{})
	t.page = container.New(xwidget.Pinned{Pager: host.Pager()}, t.intro(), t.rows, t.head())
	t.list()
	return t
}

// intro is the heading of the page, and whose words are in the table.
func (t *effectTable) intro() fyne.CanvasObject {
	pending := 0
	for _, r := range t.all {
		if r.entry.Review.Pending() {
			pending++
		}
	}
	note := label(export.BandNote)
	if pending > 0 {
		note += " " + lang.L(string(export.NotReviewedSome), map[string]any{"Count": pending, "All": len(t.all)})
	}
	print := look.Centered(xwidget.NewIconButton(lang.L("button.print"), look.Icon("print"), t.host.Print))
	return container.New(layout.NewCustomPaddedLayout(look.Space2, 0, effectMargin+effectBar, effectMargin),
		look.Column(container.New(xwidget.Stretch{}, look.Title(lang.L("command.effects")), print), look.Quiet(note)))
}

// focus puts the focus into the filter field.
func (t *effectTable) focus() { t.host.Focus(t.field) }

// narrow filters the table.
func (t *effectTable) narrow(f effectFilter) {
	t.state.filter, t.state.at = f, 0
	t.list()
	t.host.Pager().ScrollTo(0)
}

// sort sorts the table by a column, or reverses the order.
func (t *effectTable) sort(c EffectColumn) {
	t.state.order, t.state.at = t.state.order.by(c), 0
	t.list()
	t.host.Pager().ScrollTo(0)
	t.focus()
}

// list shows the rows that pass the filter, in their order.
func (t *effectTable) list() {
	t.shown = effectRows(t.all, t.state, t.host.FindEffects(t.state.filter.text))
	t.state.at = max(0, min(t.state.at, len(t.shown)-1))
	t.rows.RemoveAll()
	for i, r := range t.shown {
		line := t.lines[r.entry]
		if line == nil {
			line = newEffectLine(t.columns, r, func() { t.host.Open(r.entry.ID) }, func(at fyne.Position) { t.rowMenu(r, at) })
			t.lines[r.entry] = line
		}
		line.compared = t.state.comparing(r)
		line.mark(i == t.state.at)
		t.rows.Add(line.object)
	}
	if len(t.shown) == 0 {
		t.rows.Add(container.New(layout.NewCustomPaddedLayout(look.Space4, look.Space4, effectMargin+effectBar, effectMargin),
			look.Body(lang.L("effects.none"))))
	}
	count := ""
	if len(t.shown) < len(t.all) {
		count = lang.L("count.of", map[string]any{"At": len(t.shown), "Count": len(t.all)})
	}
	t.count.SetText(count)
	t.markHeads()
}

// rowMenu opens the menu of a row.
func (t *effectTable) rowMenu(r effectRow, at fyne.Position) {
	item := fyne.NewMenuItem(lang.L("command.compare"), func() { t.compare(r) })
	item.Checked = t.state.comparing(r)
	t.host.EntryMenu(r.entry, at, item)
}

// compare puts a row above the others, next to those it is compared with, or back. It
// stays marked.
func (t *effectTable) compare(r effectRow) {
	t.state.compare(r.entry.ID)
	t.list()
	for i, s := range t.shown {
		if s.entry == r.entry {
			t.mark(i)
		}
	}
}

// key handles a key in the table, and reports whether it did.
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
			t.host.Open(t.shown[t.state.at].entry.ID)
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
	t.mark(to)
	if to == 0 {
		t.host.Pager().ScrollTo(0)
		return
	}
	t.host.Pager().ScrollIntoView(t.line(to).object, t.covered())
}

// mark marks another row.
func (t *effectTable) mark(to int) {
	t.line(t.state.at).mark(false)
	t.state.at = to
	t.line(to).mark(true)
}

func (t *effectTable) line(i int) *effectLine { return t.lines[t.shown[i].entry] }

// covered is how much of the rows the head hides.
func (t *effectTable) covered() float32 {
	return xwidget.Pinned{Pager: t.host.Pager()}.Covered(t.page.Objects)
}

// screen is how many rows are in sight at once.
func (t *effectTable) screen() int {
	height := t.rows.Size().Height / float32(max(len(t.shown), 1))
	return max(1, int((t.host.Pager().Size().Height-t.covered())/max(height, 1))-1)
}

// pin keeps the head in sight.
func (t *effectTable) pin() { xwidget.Pinned{Pager: t.host.Pager()}.Place(t.page.Objects) }
