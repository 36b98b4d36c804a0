package author

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// Part names a part of a page, or what else differs between two states of the
// content. A voice's part of the body has the voice's key.
type Part string

// The parts, in the order in which they are compared, and then those of tables.
const (
	PartTitle     Part = "title"
	PartTopic     Part = "topic"
	PartRoute     Part = "route" // a key of a route
	PartSay       Part = "say"
	PartUntilSet  Part = "say-until-set" // compared with the line itself
	PartAskFirst  Part = "ask-first"
	PartHandOver  Part = "hand-over"
	PartEmergency Part = "emergency"
	PartBand      Part = "band" // a key of a band
	PartEffect    Part = "effect"
	PartSpanish   Part = "spanish"
	PartSources   Part = "sources"
	PartRelated   Part = "related"
	PartAliases   Part = "aliases"
	PartCallers   Part = "callers"
	PartReview    Part = "review"
	PartValue     Part = "value"  // of the clinic
	PartShown     Part = "shown"  // whether a bundled page is
	PartOrder     Part = "order"  // of pages
	PartWords     Part = "words"  // that callers use
	PartLines     Part = "lines"  // of a file
	PartFile      Part = "layout" // of a file, which says the same
	PartShownFile Part = "file"   // a picture or file that pages show
)

// PartChange is a part that differs between two states, with its lines as a desk
// shows them.
type PartChange struct {
	Part          Part
	Name          string // of the value or the page in a table, or ""
	Before, After []string
}

// Shown reports whether a desk shows the part: the others help to find the page,
// or say who has signed it.
func (c PartChange) Shown() bool {
	switch c.Part {
	case PartAliases, PartCallers, PartReview, PartFile, PartLines, PartShownFile:
		return false
	}
	return true
}

// ComparePages lists the parts in which two states of a page differ. Nil is a page
// that is not there.
func ComparePages(before, after *handbook.Entry) []PartChange {
	was, is := textsOf(before), textsOf(after)
	var changes []PartChange
	for i, part := range is {
		if !slices.Equal(was[i].lines, part.lines) {
			changes = append(changes, PartChange{Part: part.name, Before: was[i].lines, After: part.lines})
		}
	}
	return changes
}

// partText is what a page says in one part.
type partText struct {
	name  Part
	lines []string
}

// textsOf is what a page says, part by part: always the same parts.
func textsOf(e *handbook.Entry) []partText {
	if e == nil {
		e = &handbook.Entry{}
	}
	route := e.Route.Key()
	if e.ID == "" {
		route = ""
	}
	topic := ""
	if e.Topic != nil {
		topic = e.Topic.Title
	}
	band, effect := effectTexts(e.Effect)
	texts := []partText{
		{PartTitle, line(e.Title)},
		{PartTopic, line(topic)},
		{PartRoute, line(route)},
		{PartSay, line(e.SayText())},
		{PartAskFirst, e.AskFirst},
		{PartHandOver, e.HandOver},
		{PartEmergency, e.Emergency},
		{PartBand, line(band)},
		{PartEffect, effect},
	}
	for _, v := range handbook.Voices() {
		texts = append(texts, partText{Part(v.Key()), voiceLines(e, v)})
	}
	return append(texts,
		partText{PartSpanish, spanishLines(e.Spanish)},
		partText{PartSources, sourceTitles(e.Sources)},
		partText{PartRelated, titlesOf(e.Related)},
		partText{PartAliases, e.Aliases},
		partText{PartCallers, e.Callers},
		partText{PartReview, reviewLine(e.Review)})
}

// line is a list of one line, or of none.
func line(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func voiceLines(e *handbook.Entry, v handbook.Voice) []string {
	var lines []string
	for _, part := range e.Parts {
		if part.Voice != v {
			continue
		}
		for spans := range handbook.SpanLines(part.Blocks) {
			lines = append(lines, line(handbook.PlainText(spans))...)
		}
		for _, a := range handbook.Attachments(part.Blocks) {
			lines = append(lines, a.File.Name+", "+handbook.SizeText(a.File.Size))
		}
	}
	return lines
}

func effectTexts(f *handbook.Effect) (band string, lines []string) {
	if f == nil {
		return "", nil
	}
	for _, spans := range [][]handbook.Span{f.Common, f.When, f.Settles} {
		lines = append(lines, line(handbook.PlainText(spans))...)
	}
	return f.Band.Key(), lines
}

func spanishLines(t *handbook.Translation) []string {
	if t == nil {
		return nil
	}
	return slices.Concat(line(t.SayText()), t.AskFirst, t.HandOver, t.Emergency)
}

func sourceTitles(sources []*handbook.Source) []string {
	var titles []string
	for _, s := range sources {
		titles = append(titles, s.Mention())
	}
	return titles
}

func titlesOf(entries []*handbook.Entry) []string {
	var titles []string
	for _, e := range entries {
		titles = append(titles, e.Title)
	}
	return titles
}

// reviewLine is who has signed a page as it is.
func reviewLine(r handbook.Review) []string {
	if r.Pending() {
		return nil
	}
	return []string{r.Who() + ", " + r.On}
}

// compareValues lists the clinic values that differ between two handbooks.
func compareValues(before, after *handbook.Handbook) []PartChange {
	var changes []PartChange
	for _, f := range before.Fields() {
		is := ""
		if g := after.Field(f.ID); g != nil {
			is = g.Value
		}
		if f.Value != is {
			changes = append(changes, PartChange{PartValue, f.Label, line(f.Value), line(is)})
		}
	}
	for _, f := range after.Fields() {
		if before.Field(f.ID) == nil && f.IsSet() {
			changes = append(changes, PartChange{PartValue, f.Label, nil, line(f.Value)})
		}
	}
	return changes
}

// compareHidden lists the bundled pages that only one of two handbooks shows.
func compareHidden(before, after *handbook.Handbook) []PartChange {
	var changes []PartChange
	hides := func(h *handbook.Handbook, id string) bool {
		return slices.ContainsFunc(h.Hidden(), func(o handbook.Hidden) bool { return o.ID == id })
	}
	for _, p := range []struct{ from, to *handbook.Handbook }{{before, after}, {after, before}} {
		for _, hidden := range p.to.Hidden() {
			page := p.from.Entry(hidden.ID)
			if page == nil || hides(p.from, hidden.ID) {
				continue
			}
			change := PartChange{Part: PartShown, Name: page.Title, Before: line(page.SayText())}
			if p.from == after {
				change.Before, change.After = nil, change.Before
			}
			changes = append(changes, change)
		}
	}
	return changes
}

func reviewOf(e *handbook.Entry) handbook.Review { return e.Review }

func spanishReviewOf(e *handbook.Entry) handbook.Review {
	if e.Spanish == nil {
		return handbook.Review{}
	}
	return e.Spanish.Review
}

// compareSignatures lists the pages that somebody has signed, or no longer has.
func compareSignatures(before, after *handbook.Handbook, of func(*handbook.Entry) handbook.Review) []PartChange {
	var changes []PartChange
	for _, e := range after.Entries() {
		was := before.Entry(e.ID)
		if was == nil {
			continue
		}
		if b, a := reviewLine(of(was)), reviewLine(of(e)); !slices.Equal(b, a) {
			changes = append(changes, PartChange{PartReview, e.Title, b, a})
		}
	}
	return changes
}

// compareLines is the stretch of lines in which two texts differ.
func compareLines(before, after []byte) []PartChange {
	was, is := linesOf(before), linesOf(after)
	for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if len(was)+len(is) == 0 {
		return nil
	}
	return []PartChange{{Part: PartLines, Before: was, After: is}}
}

func linesOf(text []byte) []string {
	var lines []string
	for l := range strings.Lines(string(text)) {
		lines = append(lines, strings.TrimRight(l, "\r\n"))
	}
	return lines
}
