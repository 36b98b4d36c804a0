package export

import (
	"io"
	"slices"

	"clinichandbook/handbook"
)

// SheetsAtOnce is how many pages a clinician gets to sign at a time.
const SheetsAtOnce = 10

// PrintReviewSheets writes what a clinician needs to sign entries, for paper: what
// is read out in both languages, what the desk does, what each source says, and
// room to sign.
func PrintReviewSheets(w io.Writer, h *handbook.Handbook, entries []*handbook.Entry, date string) error {
	p := newSheets(h, Title.English(), date)
	for _, e := range entries {
		p.reviewSheet(e)
	}
	return p.finish(w)
}

func (p *sheets) reviewSheet(e *handbook.Entry) {
	p.sheet(e.ID, " review", e.Mark(), ReviewLabel(e.Review))
	p.line("h1", "", e.Title)
	p.line("p", "note", e.ID+" · "+ReviewStatusText(e))
	p.line("h2", "", SheetRead.English())
	p.bothLanguages(e)
	p.line("h2", "", SheetDesk.English())
	p.line("p", "route "+e.Route.Key(), RouteLabel(e.Route).English())
	p.voice(e, handbook.VoiceClinic)
	if e.Effect != nil {
		p.line("h2", "", SideEffectsTable.English())
		p.effectTable([]*handbook.Entry{e})
	}
	p.line("h2", "", SheetSources.English())
	for _, s := range e.Sources {
		p.line("p", "source", Citation(s))
		said := saidBy(e, s)
		if len(said) == 0 {
			said = []string{SheetUncited.English()}
		}
		p.list("", said)
	}
	if slices.ContainsFunc(e.Parts, func(part handbook.Part) bool { return part.Voice == handbook.VoiceHandbook }) {
		p.line("h2", "", VoiceLabel(handbook.VoiceHandbook).English())
		p.voice(e, handbook.VoiceHandbook)
	}
	p.signature(e)
	p.close("section")
}

// voice is what an entry says in a voice.
func (p *sheets) voice(e *handbook.Entry, v handbook.Voice) {
	for _, part := range e.Parts {
		if part.Voice == v {
			p.blocks(part.Blocks)
		}
	}
}

// bothLanguages has the English and the Spanish side by side.
func (p *sheets) bothLanguages(e *handbook.Entry) {
	t, state := e.Spanish, ""
	if t == nil {
		t = &handbook.Translation{}
	} else {
		state = TranslationState(t).English()
	}
	p.open("table", "")
	p.open("tr", "")
	p.line("th", "", English.English())
	p.line("th", "", InSpanish.English()+" ("+state+")")
	p.close("tr")
	row := func(english, spanish titled) {
		if len(english.items)+len(spanish.items) == 0 {
			return
		}
		p.open("tr", "")
		for _, c := range []titled{english, spanish} {
			p.open("td", c.key)
			p.line("b", "", c.heading.English())
			p.list("", c.items)
			p.close("td")
		}
		p.close("tr")
	}
	p.open("tr", "")
	for _, text := range []string{e.SayText(), t.SayText()} {
		p.open("td", "read")
		p.line("b", "", SayLabel(e).English())
		p.line("p", "", text)
		p.close("td")
	}
	p.close("tr")
	english, spanish := conditions(e), spanishConditions(t)
	for i := range english {
		row(english[i], spanish[i])
	}
	p.close("table")
}

// saidBy lists what an entry cites a source for, except in the table of side effects,
// which is on the sheet as a table.
func saidBy(e *handbook.Entry, s *handbook.Source) []string {
	var said []string
	add := func(line []handbook.Span) {
		for _, c := range handbook.Claims(line) {
			if slices.Contains(c.Sources, s) && !slices.Contains(said, c.Words) {
				said = append(said, c.Words)
			}
		}
	}
	for _, part := range e.Parts {
		for line := range handbook.SpanLines(part.Blocks) {
			add(line)
			if part.Voice == handbook.VoiceArticle && s.Kind == handbook.SourceArticle {
				said = append(said, handbook.PlainText(line))
			}
		}
	}
	if len(said) == 0 {
		cells := []Label{ColumnCommon, ColumnWhen, ColumnSettles}
		for i, line := range effectLines(e) {
			if slices.ContainsFunc(line, func(sp handbook.Span) bool { c, ok := sp.(handbook.Citation); return ok && c.Source == s }) {
				said = append(said, cells[i].English()+": "+handbook.PlainText(line))
			}
		}
	}
	return said
}

// signature is where a clinician signs, and the person who compared both languages.
func (p *sheets) signature(e *handbook.Entry) {
	p.open("table", "sign")
	p.open("tr", "")
	signed := []Label{SheetAgree}
	if e.Spanish != nil {
		signed = append(signed, SheetSpanish)
	}
	for _, l := range signed {
		p.open("td", "")
		p.line("p", "", "☐ "+l.English())
		p.line("p", "rule", "☐ "+SheetChange.English())
		p.line("p", "rule", SheetName.English())
		p.line("p", "rule", SheetSigned.English())
		p.close("td")
	}
	p.close("tr")
	p.close("table")
}
