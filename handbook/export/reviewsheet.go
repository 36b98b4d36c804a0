package export

import (
	"io"
	"slices"

	"clinichandbook/handbook"
)

// SheetsAtOnce is how many pages a clinician is given to sign at a time.
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
	p.line("p", "note", e.ID+" · "+StandingText(e))
	p.line("h2", "", SheetRead.English())
	p.bothLanguages(e)
	p.line("h2", "", SheetDesk.English())
	p.line("p", "route "+e.Route.Key(), RouteLabel(e.Route).English())
	for _, part := range e.Parts {
		if part.Voice == handbook.VoiceClinic {
			p.blocks(part.Blocks)
		}
	}
	p.line("h2", "", SheetSources.English())
	for _, s := range e.Sources {
		p.line("p", "", Citation(s))
		said := saidBy(e, s)
		if len(said) == 0 {
			said = []string{SheetUncited.English()}
		}
		p.list("", said)
	}
	p.signature(e)
	p.close("section")
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
			p.open("td", "")
			p.line("b", "", c.heading.English())
			p.list("", c.items)
			p.close("td")
		}
		p.close("tr")
	}
	row(titled{SayLabel(e), "", []string{e.SayText()}}, titled{SayLabel(e), "", nonEmpty(t.SayText())})
	english, spanish := conditions(e), spanishConditions(t)
	for i := range english {
		row(english[i], spanish[i])
	}
	p.close("table")
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// saidBy lists what an entry says of a source.
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
	for _, line := range effectLines(e) {
		add(line)
	}
	return said
}

// signature is where a clinician signs.
func (p *sheets) signature(e *handbook.Entry) {
	p.open("div", "sign")
	p.line("p", "", "☐ "+SheetAgree.English())
	if e.Spanish != nil {
		p.line("p", "", "☐ "+SheetSpanish.English())
	}
	p.line("p", "rule", "☐ "+SheetChange.English())
	p.line("p", "rule", SheetName.English())
	p.line("p", "rule", SheetSigned.English())
	p.close("div")
}
