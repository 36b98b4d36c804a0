package handbook

// EntryHTML is an entry as a piece of HTML, as it is printed, for a page that
// shows several. Its title is an h1. The date is that of the page, 2026-11-24;
// links to other entries lead to #ID where linked says that they are there.
func (h *Handbook) EntryHTML(e *Entry, date string, linked func(id string) bool) string {
	p := &printer{book: h, date: date, linked: linked}
	p.page(e)
	return p.b.String()
}

// SideEffectsHTML is the table of side effects as a piece of HTML, in the order
// given, with links as in [Handbook.EntryHTML].
func (h *Handbook) SideEffectsHTML(effects []*Entry, linked func(id string) bool) string {
	p := &printer{book: h, linked: linked}
	p.effectTable(effects)
	return p.b.String()
}
