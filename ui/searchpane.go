package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// library is what the window shows: the handbook, its index, and what the reader
// keeps.
type library struct {
	book  *handbook.Handbook
	index *search.Index
	kept  *notebook.Notebook
}

// entries are the entries of ids that the handbook still has.
func (l *library) entries(ids []string) []*handbook.Entry {
	var out []*handbook.Entry
	for _, id := range ids {
		if e := l.book.Entry(id); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// filterID is a filter of the list.
type filterID int

// The filters, in the order of their buttons.
const (
	filterAll filterID = iota
	filterSideEffects
	filterFAQ
	filterSections
	filterSaved
	filterCount
)

// key is the key of a filter's name.
func (f filterID) key() string {
	return [...]string{"filter.all", "contents.side-effect", "contents.faq", "contents.section", "filter.saved"}[f]
}

// filter is what the list is narrowed to. The zero value shows everything.
type filter struct {
	scope filterID
	topic string // id, or "" for all topics
}

// name is what a filter is called.
func (l *library) name(f filter) string {
	var names []string
	if f.scope != filterAll {
		names = append(names, lang.L(f.scope.key()))
	}
	if t := l.book.Topic(f.topic); t != nil {
		names = append(names, t.Title)
	}
	return strings.Join(names, " · ")
}

// passes reports whether an entry passes a filter. Whatever the topic, pages for all
// topics do.
func (l *library) passes(f filter, e *handbook.Entry) bool {
	if t := l.book.Topic(f.topic); t != nil && !e.Answers(t) {
		return false
	}
	switch f.scope {
	case filterSideEffects:
		return e.Kind == handbook.SideEffect
	case filterFAQ:
		return e.Kind == handbook.FAQ
	case filterSections:
		return e.Kind == handbook.Section
	case filterSaved:
		return l.kept.IsSaved(e.ID)
	case filterAll, filterCount:
	}
	return true
}

// listing is what the list shows.
type listing struct {
	query  string
	filter filter
	filled bool
	hits   bool // something matches the query
	// nearest are the entries that come nearest if nothing matches.
	nearest []*handbook.Entry
}

// searchPane is the search field, its filters, and the list of what was found.
type searchPane struct {
	lib     *library
	field   *xwidget.Entry
	filters []*xwidget.Button
	topics  *topicFilter
	list    *resultList
	listed  listing
	cleared string       // what Esc removed from the field, until the program ends
	typed   func(string) // called with each new text of the field
}

func newSearchPane(lib *library, typed func(string), choose func(filterID), chooseTopic func(string)) *searchPane {
	s := &searchPane{lib: lib, field: newSearchField(), topics: newTopicFilter(lib, chooseTopic), list: newResultList(), typed: typed}
	for f := range filterCount {
		b := xwidget.NewButton(lang.L(f.key()), nil, func() { choose(f) })
		b.Importance = widget.LowImportance
		s.filters = append(s.filters, b)
	}
	return s
}

// newSearchField makes the field for what the caller says.
func newSearchField() *xwidget.Entry {
	field := xwidget.NewEntry()
	field.Inset = fyne.Delta{}                                 // the theme of this field has more padding
	field.SetClear(lang.L("search.clear"), look.Icon("clear")) // Fyne draws it only if it is there first
	field.SetPlaceHolder(lang.L("search.placeholder"))
	field.SetIcon(look.Icon("search"))
	return field
}

// filterBar is the head of the list: one control of all filters.
func (s *searchPane) filterBar() fyne.CanvasObject {
	bar := container.New(&xwidget.Segments{})
	for _, b := range s.filters {
		bar.Add(b)
	}
	frame := xwidget.NewBox(look.ColorPane, theme.ColorNameSeparator, look.CornerControl)
	return container.New(layout.NewCustomPaddedLayout(look.Space3, look.Space2, look.Space3, look.Space3),
		container.New(xwidget.Column{Gap: look.Space1}, container.NewStack(frame, look.Small(bar)), s.topics.object))
}

// listPane puts the filters above the list, and leaves them out where the list
// would have no room for two rows.
type listPane struct{}

// Layout implements fyne.Layout.
func (listPane) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, list := objects[0], objects[1]
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height)) // buttons that do not fit go to a second line
	height := head.MinSize().Height
	if size.Height-height < 2*rowHeight(nil)+theme.Padding() {
		head.Hide()
		height = 0
	} else {
		head.Show()
		head.Resize(fyne.NewSize(size.Width, height))
	}
	list.Move(fyne.NewPos(0, height))
	list.Resize(fyne.NewSize(size.Width, size.Height-height))
}

// MinSize implements fyne.Layout.
func (listPane) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// results is the list with its focus ring. The wheel gets each turn first and
// reports whether it handled it.
func (s *searchPane) results(wheel func(*fyne.ScrollEvent) bool) fyne.CanvasObject {
	scroll := xwidget.NewWheel(func(ev *fyne.ScrollEvent) {
		if !wheel(ev) {
			s.list.ScrollToOffset(s.list.GetScrollOffset() - xwidget.Turned(ev).DY)
		}
	})
	ring := xwidget.NewFrame(theme.ColorNamePrimary)
	ring.Hide()
	s.list.OnFocus = func(focused bool) {
		ring.Hidden = !focused
		ring.Refresh()
	}
	inset := layout.NewCustomPaddedLayout(0, 0, look.Space2, look.Space2)
	return container.NewStack(container.New(inset, s.list), scroll, ring)
}

// ready makes typing search. Until then the field only collects what is typed.
func (s *searchPane) ready() { s.field.OnChanged = s.typed }

// setQuery changes the text of the field and does not search for it.
func (s *searchPane) setQuery(text string) {
	if text == s.field.Text {
		return
	}
	s.field.OnChanged = nil
	s.field.SetText(text)
	s.ready()
}

// forget makes the next fill replace the list.
func (s *searchPane) forget() { s.listed = listing{} }

// shows reports whether the list shows a route already. At home, what the reader
// keeps may have changed.
func (s *searchPane) shows(r route) bool {
	l := s.listed
	return l.filled && l.query == r.query && l.filter == r.filter && r.page != pageHome
}

// fill fills the filters and the list for a route. Red flags count in the order
// of the results.
func (s *searchPane) fill(r route, flags []search.Flag) {
	if !s.listed.filled || s.listed.filter != r.filter {
		s.markFilters(r.filter.scope)
	}
	s.topics.show(r.filter.topic)
	s.listed = listing{query: r.query, filter: r.filter, filled: true}
	if r.query == "" {
		s.list.show(s.browseRows(r.filter), r.entry)
		return
	}
	res := s.lib.index.SearchRaised(r.query, flags, maxHits, func(e *handbook.Entry) bool { return s.lib.passes(r.filter, e) })
	s.listed.hits, s.listed.nearest = len(res.Hits) > 0, res.Nearest
	if s.listed.hits && r.entry == "" {
		r.entry = res.Hits[0].Entry.ID
	}
	rows := resultRows(res)
	for i := range rows {
		rows[i].urgent = len(flags) > 0
	}
	rows = append(rows, s.noteRows(r)...)
	if !s.listed.hits && len(res.Nearest) == 0 { // all pages to look through
		rows = append(append(rows, row{heading: lang.L("results.none")}), s.browseRows(r.filter)...)
	}
	s.list.show(rows, r.entry)
}

// refill fills the list again and keeps its scroll position.
func (s *searchPane) refill(r route, flags []search.Flag) {
	at, offset := s.list.at, s.list.GetScrollOffset()
	s.forget()
	s.fill(r, flags)
	if at >= 0 && at < len(s.list.rows) && s.list.rows[at].entry != nil {
		s.list.at = at // the row that was marked, if several show the entry
	}
	s.list.point(r.entry)
	s.list.ScrollToOffset(offset)
}

func (s *searchPane) markFilters(f filterID) {
	for i, b := range s.filters {
		b.Chosen = filterID(i) == f
		b.Refresh()
	}
}

// maxHits is how many results the list shows.
const maxHits = 30

// resultRows are the rows for the results of a query: how misspelled words were
// read, the hits, or what comes nearest when nothing matches.
func resultRows(res search.Results) []row {
	var rows []row
	if len(res.Guesses) > 0 {
		rows = append(rows, row{heading: guessLine(res.Guesses)})
	}
	for i, h := range res.Hits {
		why := res.Reason(i)
		rows = append(rows, row{entry: h.Entry, reason: reasonLine(why), phrase: phraseFound(why), marks: h.Title})
	}
	return appendGroup(rows, lang.L("results.nearest"), res.Nearest)
}

// browseRows are the rows for an empty field: recent entries, saved ones, and
// all entries by kind.
func (s *searchPane) browseRows(f filter) []row {
	var rows []row
	if f == (filter{}) {
		today, before := s.lib.recent()
		rows = appendGroup(rows, lang.L("results.today"), today)
		rows = appendGroup(rows, lang.L("results.recent"), before)
	}
	if f == (filter{}) || f.scope == filterSaved {
		saved := slices.DeleteFunc(s.lib.entries(s.lib.kept.Saved()), func(e *handbook.Entry) bool { return !s.lib.passes(f, e) })
		rows = appendGroup(rows, lang.L("filter.saved"), saved)
	}
	if f.scope == filterSaved {
		return rows
	}
	if t := s.lib.book.Topic(f.topic); t != nil {
		rows = appendGroup(rows, t.Title, slices.DeleteFunc(slices.Clone(s.lib.book.Entries()), func(e *handbook.Entry) bool {
			return e.Topic != t || !s.lib.passes(f, e)
		}))
	}
	for _, kind := range handbook.Kinds() {
		rows = appendGroup(rows, page.KindHeading(kind), slices.DeleteFunc(slices.Clone(s.lib.book.Entries()), func(e *handbook.Entry) bool {
			return e.Kind != kind || !s.lib.passes(f, e) || f.topic != "" && e.Topic != nil && e.Topic.ID == f.topic
		}))
	}
	return rows
}

// maxToday and maxRecent are how many recent entries help somebody who looks for
// the one of a moment ago, or of another day.
const (
	maxToday  = 8
	maxRecent = 4
)

// recent are the entries of today's calls and of those before, newest first.
func (l *library) recent() (today, before []*handbook.Entry) {
	day := time.Now().Format(time.DateOnly)
	for _, e := range l.entries(l.kept.Recent()) {
		if l.kept.Visited(e.ID) == day {
			today = append(today, e)
		} else {
			before = append(before, e)
		}
	}
	return today[:min(len(today), maxToday)], before[:min(len(before), maxRecent)]
}

// appendGroup appends a group of entries, if there are any.
func appendGroup(rows []row, heading string, entries []*handbook.Entry) []row {
	if len(entries) > 0 {
		rows = append(rows, row{heading: heading})
	}
	for _, e := range entries {
		rows = append(rows, row{entry: e})
	}
	return rows
}
