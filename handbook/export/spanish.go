package export

import "clinichandbook/handbook"

// TranslationState says how far a translation can be relied on.
func TranslationState(t *handbook.Translation) Phrase {
	switch {
	case t.Outdated:
		return SpanishOutdated.with()
	case t.OwnWords:
		return SpanishOwnWords.with()
	case t.Review.Changed:
		return SpanishReviewChanged.with()
	case t.Review.Pending():
		return SpanishNotReviewed.with()
	}
	return SpanishReviewed.with("By", t.Review.Who(), "On", t.Review.On)
}

// titled is a list with its heading.
type titled struct {
	heading Label
	key     string // how a renderer colors it: emergency, nurse or ""
	items   []string
}

// conditions are the lists below the line to read out of an entry.
func conditions(e *handbook.Entry) []titled {
	return []titled{{AskFirst, "ask", e.AskFirst}, {EmergencyIf, "emergency", e.Emergency}, {HandOverIf, "nurse", e.HandOver}}
}

// spanishConditions are the same in Spanish.
func spanishConditions(t *handbook.Translation) []titled {
	return []titled{{SpanishAskFirst, "ask", t.AskFirst}, {SpanishEmergencyIf, "emergency", t.Emergency}, {SpanishHandOverIf, "nurse", t.HandOver}}
}

func (p *page) spanish(e *handbook.Entry) {
	t := e.Spanish
	if t == nil {
		return
	}
	p.raw("<section class=\"spanish\">\n")
	p.line("h2", "", InSpanish.English())
	p.line("p", "note", TranslationState(t).English())
	if e.InSpanish() != nil {
		p.raw("<div class=\"say\" lang=\"es\">\n")
		p.line("p", "", t.SayText())
		p.close("div")
		p.raw("<div lang=\"es\">\n")
		for _, c := range spanishConditions(t) {
			p.conditions(c)
		}
		p.close("div")
	}
	p.close("section")
}

func (m *markdown) spanish(e *handbook.Entry) {
	t := e.Spanish
	if t == nil {
		return
	}
	m.line("### %s", InSpanish.English())
	m.line("*%s*", escape(TranslationState(t).English()))
	if e.InSpanish() == nil {
		return
	}
	m.line("> %s", startOfLine(escape(t.SayText())))
	for _, c := range spanishConditions(t) {
		m.conditions(c)
	}
}

func (p *pdf) spanish(e *handbook.Entry) {
	t := e.Spanish
	if t == nil {
		return
	}
	p.heading(InSpanish.English(), petrol)
	p.line("", smallSize, amber, TranslationState(t).English())
	if e.InSpanish() == nil {
		return
	}
	p.line("", bodySize, black, t.SayText())
	for _, c := range spanishConditions(t) {
		p.conditions(c)
	}
}

// Spanish is what the desk reads out to a caller who speaks Spanish.
type Spanish struct {
	Say       string   `json:"say"`
	AskFirst  []string `json:"askFirst"`
	HandOver  []string `json:"handOver"`
	Emergency []string `json:"emergency"`
	Outdated  bool     `json:"outdated"` // the English is different now: not to be read out
	Reviewed  bool     `json:"reviewed"`
}

func spanishJSON(t *handbook.Translation) *Spanish {
	if t == nil {
		return nil
	}
	return &Spanish{t.SayText(), orEmpty(t.AskFirst), orEmpty(t.HandOver), orEmpty(t.Emergency), t.Outdated || t.OwnWords, !t.Review.Pending()}
}
