package handbook

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"
)

// Printed pages are HTML that stands alone: no script, no picture, no address
// that anything is fetched from. They are light whatever the screen is like,
// fit A4 and Letter paper, and give each entry a page of its own.

//go:embed print.css
var printStyle string

// PrintEntry writes the page of one entry, and the other version of it where
// both are shown. The date is that of the printing,
// 2026-11-24.
func (h *Handbook) PrintEntry(w io.Writer, e *Entry, date string) error {
	p := h.newPrinter(e.Title, date)
	p.entry(e)
	if e.Other != nil {
		p.entry(e.Other)
	}
	return p.finish(w)
}

// PrintSideEffects writes the table of side effects, in the order given.
func (h *Handbook) PrintSideEffects(w io.Writer, effects []*Entry, date string) error {
	p := h.newPrinter(sideEffectsTitle, date)
	p.sideEffects(effects)
	return p.finish(w)
}

// PrintAll writes the whole handbook: a list of contents, the table of side
// effects, and every entry.
func (h *Handbook) PrintAll(w io.Writer, date string) error {
	p := h.newPrinter("Clinic handbook", date)
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

const (
	sideEffectsTitle = "Side effects at a glance"
	notReviewed      = "Not reviewed by a clinician"
	nurseLineField   = "nurse-line"
)

// printer writes HTML. All text goes through its methods, which escape it.
type printer struct {
	b      strings.Builder
	book   *Handbook
	date   string
	linked func(id string) bool // links to the entry lead somewhere; nil for none
}

func (h *Handbook) newPrinter(title, date string) *printer {
	p := &printer{book: h, date: date}
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
	p.line("title", "", title)
	p.raw("<style>\n" + printStyle + "</style>\n</head>\n<body>\n")
	return p
}

func (p *printer) finish(w io.Writer) error {
	p.raw("</body>\n</html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// raw writes HTML as it is.
func (p *printer) raw(s string) { p.b.WriteString(s) }

func (p *printer) text(s string) { p.raw(html.EscapeString(s)) }

// open begins an element. The class may be "".
func (p *printer) open(tag, class string) {
	if class != "" {
		class = ` class="` + html.EscapeString(class) + `"`
	}
	p.raw("<" + tag + class + ">")
}

func (p *printer) close(tag string) { p.raw("</" + tag + ">\n") }

// line writes an element that holds text only.
func (p *printer) line(tag, class, text string) {
	p.open(tag, class)
	p.text(text)
	p.close(tag)
}

// sheet begins a part that stands on a page of its own, under a line that
// tells what the sheet of paper is, should it go its own way.
func (p *printer) sheet(id, class, mark string, reviewed bool) {
	p.raw(`<section class="sheet` + class + `" id="` + html.EscapeString(id) + "\">\n")
	p.open("p", "running")
	p.text("Clinic handbook")
	if p.book.Version() != "" {
		p.text(" " + p.book.Version())
	}
	p.text(" · Printed " + p.date)
	if mark != "" {
		p.text(" · ")
		p.line("b", "", mark)
	}
	if !reviewed {
		p.text(" · ")
		p.line("strong", "", notReviewed)
	}
	p.close("p")
}

func (p *printer) entry(e *Entry) {
	p.sheet(e.ID, "", e.Mark(), !e.Review.Pending())
	p.page(e)
	p.close("section")
}

// page writes an entry without what stands around it.
func (p *printer) page(e *Entry) {
	p.line("p", "kind", e.Kind.String())
	p.line("h1", "", e.Title)
	p.marks(e)
	p.line("p", "route "+e.Route.Key(), e.Route.String())
	p.say(e)
	p.conditions("Emergency if", "emergency", e.Emergency)
	p.conditions("Hand over to a nurse if", "nurse", e.HandOver)
	for _, part := range e.Parts {
		p.raw(`<section class="voice ` + part.Voice.class() + "\">\n")
		p.line("h2", "", part.Voice.String())
		p.blocks(part.Blocks)
		p.close("section")
	}
	if len(e.Related) > 0 {
		p.line("h2", "", "Related")
		p.open("ul", "")
		for _, r := range e.Related {
			p.open("li", "")
			p.entryLink(r.ID, r.Title)
			p.close("li")
		}
		p.close("ul")
	}
	if len(e.Sources) > 0 {
		p.line("h2", "", "Sources")
		p.open("ul", "sources")
		for _, s := range e.Sources {
			p.line("li", "", s.Citation())
		}
		p.close("ul")
	}
	p.line("p", "standing", e.Standing())
}

// marks tell whose version of the page it is, and whether it is too old.
func (p *printer) marks(e *Entry) {
	if m := e.Mark(); m != "" {
		p.line("p", "mark", "◆ "+m)
	}
	if e.Other != nil {
		p.line("p", "warning", TwoVersions)
	}
	if e.Overdue(p.date) {
		p.line("p", "warning", PastReview+": "+e.ReviewBy)
	}
}

// marked is the title of an entry among others, with its mark.
func marked(e *Entry) string {
	if m := e.Mark(); m != "" {
		return e.Title + " (" + m + ")"
	}
	return e.Title
}

func (p *printer) say(e *Entry) {
	p.open("div", "say")
	heading := "Say this"
	if e.Route != FrontDesk {
		heading = "Say this, then hand over"
	}
	p.line("h2", "", heading)
	p.line("p", "", e.SayText())
	if f := p.book.Field(nurseLineField); e.Route == Nurse && f != nil {
		p.line("p", "value", f.Label+": "+f.Text())
	}
	p.close("div")
}

func (p *printer) conditions(heading, class string, items []string) {
	if len(items) == 0 {
		return
	}
	p.open("div", "if "+class)
	p.line("h2", "", heading)
	p.open("ul", "")
	for _, it := range items {
		p.line("li", "", it)
	}
	p.close("ul")
	p.close("div")
}

// class is the name of the voice in the style sheet.
func (v Voice) class() string { return [...]string{"article", "official", "clinic", "handbook"}[v] }

// sideEffects writes the table of side effects.
func (p *printer) sideEffects(effects []*Entry) {
	pending := 0
	for _, e := range effects {
		if e.Review.Pending() {
			pending++
		}
	}
	p.sheet("table", " wide", "", pending == 0)
	p.line("h1", "", sideEffectsTitle)
	p.line("p", "note", BandNote)
	if all := len(p.book.SideEffects()); len(effects) < all {
		p.line("p", "note", fmt.Sprintf("A choice: %d of the %d side effects.", len(effects), all))
	}
	if pending > 0 {
		p.line("p", "note", fmt.Sprintf("%s: %d of these %d entries.", notReviewed, pending, len(effects)))
	}
	p.effectTable(effects)
	p.close("section")
}

func (p *printer) effectTable(effects []*Entry) {
	p.open("table", "effects")
	p.open("thead", "")
	p.open("tr", "")
	for _, head := range []string{"Effect", "Band", "Who answers", "How common", "When", "How it usually settles"} {
		p.line("th", "", head)
	}
	p.close("tr")
	p.close("thead")
	p.open("tbody", "")
	for _, e := range effects {
		p.effectRow(e)
	}
	p.close("tbody")
	p.close("table")
}

func (p *printer) effectRow(e *Entry) {
	p.open("tr", "")
	p.open("th", "")
	p.entryLink(e.ID, marked(e))
	p.close("th")
	eff, band := &Effect{}, Unset
	if e.Effect != nil {
		eff, band = e.Effect, e.Effect.Band.String()
	}
	p.line("td", "band", band)
	p.line("td", "", e.Route.Answers())
	for _, cell := range [][]Span{eff.Common, eff.When, eff.Settles} {
		p.open("td", "")
		claims := Claims(cell)
		for _, c := range claims {
			p.line("p", "", c.Words)
			if m := c.MentionSources(); m != "" {
				p.line("p", "cite", m)
			}
		}
		if len(claims) == 0 {
			p.line("p", "silent", e.WhyEmpty())
		}
		p.close("td")
	}
	p.close("tr")
}

// contents writes the list of contents of the whole handbook.
func (p *printer) contents() {
	reviewed := true
	for _, e := range p.book.Entries() {
		reviewed = reviewed && !e.Review.Pending()
	}
	p.sheet("contents", "", "", reviewed)
	p.line("h1", "", "Clinic handbook")
	for _, k := range Kinds() {
		var of []*Entry
		for _, e := range p.book.Entries() {
			if e.Kind == k {
				of = append(of, e)
			}
		}
		if len(of) == 0 {
			continue
		}
		p.line("h2", "", [...]string{"Sections", "Side effects", "FAQ"}[k])
		p.open("ul", "toc")
		if k == SideEffect {
			p.raw(`<li><a href="#table">`)
			p.text(sideEffectsTitle)
			p.raw("</a></li>\n")
		}
		for _, e := range of {
			p.open("li", "")
			p.entryLink(e.ID, marked(e))
			p.close("li")
		}
		p.close("ul")
	}
	p.close("section")
}

// entryLink names an entry, and leads to it where it is printed too.
func (p *printer) entryLink(id, label string) {
	if p.linked == nil || !p.linked(id) {
		p.text(label)
		return
	}
	p.raw(`<a href="#` + html.EscapeString(id) + `">`)
	p.text(label)
	p.raw("</a>")
}
