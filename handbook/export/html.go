package export

import (
	"html"
	"strings"

	"clinichandbook/handbook"
)

// page writes entries as HTML, for paper and for the exported page. Its methods
// escape all text.
type page struct {
	b      strings.Builder
	book   *handbook.Handbook
	date   string               // of the document
	linked func(id string) bool // the entry is in the document too; nil for none
	word   string               // id of the entry, in a document for word processors
}

func escapeHTML(text string) string { return html.EscapeString(text) }

// raw writes HTML as it is.
func (p *page) raw(s string) { p.b.WriteString(s) }

func (p *page) text(s string) { p.raw(escapeHTML(s)) }

// open begins an element. The class may be "".
func (p *page) open(tag, class string) {
	if class != "" {
		class = ` class="` + escapeHTML(class) + `"`
	}
	p.raw("<" + tag + class + ">")
}

func (p *page) close(tag string) { p.raw("</" + tag + ">\n") }

// inline writes an element inside a line of text.
func (p *page) inline(tag, class, text string) {
	p.open(tag, class)
	p.text(text)
	p.raw("</" + tag + ">")
}

// line writes an element that contains only text.
func (p *page) line(tag, class, text string) {
	p.open(tag, class)
	p.text(text)
	p.close(tag)
}

// list writes a list of texts.
func (p *page) list(class string, items []string) {
	p.open("ul", class)
	for _, it := range items {
		p.line("li", "", it)
	}
	p.close("ul")
}

// entryLink names an entry, with a link if it is in the document.
func (p *page) entryLink(id, label string) {
	if p.linked == nil || !p.linked(id) {
		p.text(label)
		return
	}
	if p.word != "" {
		p.link("", "#"+wordID(id), label)
		return
	}
	p.raw(`<a href="#` + escapeHTML(id) + `">`)
	p.text(label)
	p.raw("</a>")
}

// entry writes an entry. Its title is an h1.
func (p *page) entry(e *handbook.Entry) {
	p.line("p", "kind", strings.Join(kindAndTopic(p.book, e), " · "))
	p.line("h1", "", e.Title)
	p.marks(e)
	p.line("p", "route "+e.Route.Key(), RouteLabel(e.Route).English())
	p.say(e)
	for _, c := range conditions(e) {
		p.conditions(c)
	}
	for _, part := range e.Parts {
		p.raw(`<section class="voice ` + part.Voice.Key() + "\">\n")
		p.line("h2", "", VoiceLabel(part.Voice).English())
		p.blocks(part.Blocks)
		p.close("section")
	}
	p.spanish(e)
	if len(e.Related) > 0 {
		p.line("h2", "", Related.English())
		p.open("ul", "")
		for _, r := range e.Related {
			p.open("li", "")
			p.entryLink(r.ID, r.Title)
			p.close("li")
		}
		p.close("ul")
	}
	if len(e.Sources) > 0 {
		p.line("h2", "", Sources.English())
		var sources []string
		for _, s := range e.Sources {
			sources = append(sources, Citation(s))
		}
		p.list("sources", sources)
	}
	p.line("p", "standing", ReviewStatusText(e))
}

// marks say whose version of the page it is, and whether it is outdated.
func (p *page) marks(e *handbook.Entry) {
	if m := e.Mark(); m != handbook.NoMark {
		p.line("p", "mark", "◆ "+MarkLabel(m).English())
	}
	for _, kept := range KeptIn(e) {
		p.line("p", "warning", kept.English())
	}
	if e.Overdue(p.date) {
		p.line("p", "warning", PastReviewSince.with("On", e.ReviewBy).English())
	}
}

func (p *page) say(e *handbook.Entry) {
	p.open("div", "say")
	p.line("h2", "", SayLabel(e).English())
	p.line("p", "", e.SayText())
	if line := nurseLine(p.book, e); line != nil {
		p.line("p", "value", line.Label+": "+line.Text())
	}
	p.close("div")
}

func (p *page) conditions(c titled) {
	if len(c.items) == 0 {
		return
	}
	p.open("div", "if "+c.key)
	p.line("h2", "", c.heading.English())
	p.list("", c.items)
	p.close("div")
}

// effectTable writes the table of side effects, in the order given.
func (p *page) effectTable(effects []*handbook.Entry) {
	p.open("table", "effects")
	p.open("thead", "")
	p.open("tr", "")
	for _, head := range EffectColumns(p.book) {
		p.line("th", "", head.English())
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

func (p *page) effectRow(e *handbook.Entry) {
	p.open("tr", "")
	p.open("th", "")
	p.entryLink(e.ID, Marked(e))
	p.close("th")
	p.line("td", "band", bandText(e))
	p.line("td", "", AnswersLabel(e.Route).English())
	for _, cell := range effectLines(e) {
		p.open("td", "")
		claims := handbook.Claims(cell)
		for _, c := range claims {
			p.line("p", "", c.Words)
			if m := c.MentionSources(); m != "" {
				p.line("p", "cite", m)
			}
		}
		if len(claims) == 0 {
			p.line("p", "silent", EmptyCellLabel(e).English())
		}
		p.close("td")
	}
	if len(p.book.TopicsInUse()) > 1 {
		p.line("td", "", p.book.TopicName(e))
	}
	p.close("tr")
}
