package export

import (
	_ "embed"
	"io"

	"clinichandbook/handbook"
)

// Printed pages are self-contained HTML: no scripts, nothing to fetch, pictures
// embedded. They use light colors whatever the screen does, fit A4 and Letter paper,
// and start each entry on a new sheet.

//go:embed print.css
var printStyle string

// PrintEntry writes one entry for paper. The date is that of the printing,
// 2026-11-24.
func PrintEntry(w io.Writer, h *handbook.Handbook, e *handbook.Entry, date string) error {
	p := newSheets(h, e.Title, date)
	p.entry(e)
	return p.finish(w)
}

// PrintSideEffects writes the table of side effects for paper, in the order
// given.
func PrintSideEffects(w io.Writer, h *handbook.Handbook, effects []*handbook.Entry, date string) error {
	p := newSheets(h, SideEffectsTable.English(), date)
	p.sideEffects(effects)
	return p.finish(w)
}

// PrintAll writes the complete handbook for paper: a table of contents, the table of
// side effects, and every entry.
func PrintAll(w io.Writer, h *handbook.Handbook, date string) error {
	p := newSheets(h, Title.English(), date)
	p.linked = func(id string) bool { return h.Entry(id) != nil }
	p.contents()
	if effects := h.SideEffects(); len(effects) > 0 {
		p.sideEffects(effects)
	}
	for _, e := range h.Entries() {
		p.entry(e)
	}
	return p.finish(w)
}

// sheets writes a document for paper.
type sheets struct{ page }

func newSheets(h *handbook.Handbook, title, date string) *sheets {
	p := &sheets{page{book: h, date: date}}
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
	p.line("title", "", title)
	p.raw("<style>\n" + printStyle + "</style>\n</head>\n<body>\n")
	return p
}

func (p *sheets) finish(w io.Writer) error {
	p.raw("</body>\n</html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// sheet starts a new sheet with a line that says where it belongs, in case it gets
// separated from the others.
func (p *sheets) sheet(id, class string, mark handbook.Mark, review Label) {
	p.raw(`<section class="sheet` + class + `" id="` + escapeHTML(id) + "\">\n")
	p.open("p", "running")
	p.text(Title.English())
	if v := p.book.Version(); v != "" {
		p.text(" " + v)
	}
	p.text(" · " + Printed.with("On", p.date).English())
	if mark != handbook.NoMark {
		p.text(" · ")
		p.line("b", "", MarkLabel(mark).English())
	}
	if review != "" {
		p.text(" · ")
		p.line("strong", "", review.English())
	}
	p.close("p")
}

// reviewOf warns that some of the entries are not reviewed.
func reviewOf(entries []*handbook.Entry) Label {
	if pendingOf(entries) > 0 {
		return NotReviewed
	}
	return ""
}

func (p *sheets) entry(e *handbook.Entry) {
	p.sheet(e.ID, "", e.Mark(), ReviewLabel(e.Review))
	p.page.entry(e)
	p.close("section")
}

// sideEffects writes the table of side effects.
func (p *sheets) sideEffects(effects []*handbook.Entry) {
	pending := pendingOf(effects)
	p.sheet("table", " wide", handbook.NoMark, reviewOf(effects))
	p.line("h1", "", SideEffectsTable.English())
	p.line("p", "note", BandNote.English())
	if all := len(p.book.SideEffects()); len(effects) < all {
		p.line("p", "note", SideEffectsChoice.with("Count", len(effects), "All", all).English())
	}
	if pending > 0 {
		p.line("p", "note", NotReviewedTable.with("Count", pending, "All", len(effects)).English())
	}
	p.effectTable(effects)
	p.close("section")
}

// contents writes the table of contents of the complete handbook.
func (p *sheets) contents() {
	p.sheet("contents", "", handbook.NoMark, reviewOf(p.book.Entries()))
	p.line("h1", "", Title.English())
	for _, k := range handbook.Kinds() {
		of := ofKind(p.book.Entries(), k)
		if len(of) == 0 {
			continue
		}
		p.line("h2", "", contentsLabel(k).English())
		p.open("ul", "toc")
		if k == handbook.SideEffect {
			p.raw(`<li><a href="#table">`)
			p.text(SideEffectsTable.English())
			p.raw("</a></li>\n")
		}
		for _, e := range of {
			p.open("li", "")
			p.entryLink(e.ID, Marked(e))
			p.close("li")
		}
		p.close("ul")
	}
	p.close("section")
}
