package page

import (
	"cmp"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// EffectColumn is a column of the table of side effects.
type EffectColumn int

// The columns, from left to right.
const (
	EffectsByName EffectColumn = iota
	EffectsByBand
	EffectsByAnswers
	EffectsByCommon
	EffectsByWhen
	EffectsBySettles
	EffectsByTopic // if they are about several
)

// effectOrder is how the rows are sorted. The zero value is by name.
type effectOrder struct {
	column EffectColumn
	down   bool // last first; empty cells stay at the end
}

// by is the order after a click on a column heading: reversed if the table was sorted
// by that column.
func (o effectOrder) by(c EffectColumn) effectOrder {
	return effectOrder{c, o.column == c && !o.down}
}

// effectFilter says which rows are shown. The zero value shows all.
type effectFilter struct {
	band bandFilter
	text string // words that must all be in the row, or that the search finds it for
}

// bandFilter is a band, or all of them.
type bandFilter int

const allBands bandFilter = 0

func onlyBand(b handbook.Band) bandFilter { return bandFilter(b) + 1 }

func (f bandFilter) band() handbook.Band { return handbook.Band(f - 1) }

// bandFilters are those to choose from.
func bandFilters() []bandFilter {
	return []bandFilter{allBands, onlyBand(handbook.BandEmergency), onlyBand(handbook.BandCall), onlyBand(handbook.BandExpected)}
}

// effectRow is a side effect as the table sorts and filters it.
type effectRow struct {
	entry                 *handbook.Entry
	topic                 string // its name, or ""
	common, when, settles []handbook.Claim
	haystack              string // the text that is filtered, in lowercase
}

func newEffectRow(book *handbook.Handbook, e *handbook.Entry) effectRow {
	r := effectRow{entry: e, topic: book.TopicName(e)}
	if e.Effect != nil {
		r.common, r.when, r.settles = handbook.Claims(e.Effect.Common), handbook.Claims(e.Effect.When), handbook.Claims(e.Effect.Settles)
	}
	text := append([]string{e.Title, r.topic, answersName(e.Route)}, e.Aliases...)
	if e.Effect != nil {
		text = append(text, bandName(e.Effect.Band))
	}
	for _, cell := range [][]handbook.Claim{r.common, r.when, r.settles} {
		for _, c := range cell {
			text = append(text, c.Words, c.MentionSources())
		}
	}
	r.haystack = strings.ToLower(strings.Join(text, "\n"))
	return r
}

// shows reports that a row passes the filter; found has the ids that the search
// finds for its text.
func (f effectFilter) shows(r effectRow, found map[string]bool) bool {
	if f.band != allBands && (r.entry.Effect == nil || r.entry.Effect.Band != f.band.band()) {
		return false
	}
	if found[r.entry.ID] {
		return true
	}
	for _, word := range strings.Fields(strings.ToLower(f.text)) {
		if !strings.Contains(r.haystack, word) {
			return false
		}
	}
	return true
}

// effectRows are the rows that pass the filter of a state, in its order. Those
// being compared come first, whatever the filter.
func effectRows(all []effectRow, s *effectState, found map[string]bool) []effectRow {
	var rows []effectRow
	for _, r := range all {
		if s.comparing(r) || s.filter.shows(r, found) {
			rows = append(rows, r)
		}
	}
	o := s.order
	slices.SortStableFunc(rows, func(a, b effectRow) int {
		if x, y := s.comparing(a), s.comparing(b); x != y {
			if x {
				return -1
			}
			return 1
		}
		if c := o.compare(a, b); c != 0 {
			return c
		}
		return cmp.Compare(strings.ToLower(a.entry.Title), strings.ToLower(b.entry.Title))
	})
	return rows
}

// compare puts two rows in order. An empty cell comes last either way.
func (o effectOrder) compare(a, b effectRow) int {
	x, emptyX := o.key(a)
	y, emptyY := o.key(b)
	switch {
	case emptyX && emptyY:
		return 0
	case emptyX:
		return 1
	case emptyY:
		return -1
	case o.down:
		x, y = y, x
	}
	return cmp.Compare(x, y)
}

// key is what a row is sorted by, and whether there is nothing.
func (o effectOrder) key(r effectRow) (key string, empty bool) {
	ordinal := func(n int) string { return string(rune('a' + n)) }
	switch o.column {
	case EffectsByCommon:
		if claimed(r.common) == "common" {
			return ordinal(0), false
		}
		return ordinal(1), len(r.common) == 0
	case EffectsByWhen:
		return claimed(r.when), len(r.when) == 0
	case EffectsBySettles:
		return claimed(r.settles), len(r.settles) == 0
	case EffectsByTopic:
		return strings.ToLower(r.topic), r.topic == ""
	case EffectsByBand:
		return ordinal(r.entry.Urgency()), false
	case EffectsByAnswers:
		return ordinal(answersOrder(r.entry.Route)), false
	}
	return strings.ToLower(r.entry.Title), false
}

// answersOrder sorts by who answers, the most urgent first.
func answersOrder(r handbook.Route) int {
	return slices.Index([]handbook.Route{handbook.Emergency, handbook.Nurse, handbook.FrontDesk}, r)
}

// claimed is what a cell says, without its sources.
func claimed(claims []handbook.Claim) string {
	var text []string
	for _, c := range claims {
		text = append(text, c.Words)
	}
	return strings.ToLower(strings.Join(text, " "))
}

// entriesOf are the entries of rows.
func entriesOf(rows []effectRow) []*handbook.Entry {
	var entries []*handbook.Entry
	for _, r := range rows {
		entries = append(entries, r.entry)
	}
	return entries
}

// effectsText is the table as plain text, one line per row, to paste into a message or
// a spreadsheet.
func effectsText(columns []string, rows []effectRow) string {
	var b strings.Builder
	b.WriteString(strings.Join(columns, "\t") + "\n")
	for _, r := range rows {
		band := whyEmpty(r.entry)
		if r.entry.Effect != nil {
			band = bandName(r.entry.Effect.Band)
		}
		cells := []string{MarkedTitle(r.entry), band, answersName(r.entry.Route), cellText(r.common, r.entry), cellText(r.when, r.entry), cellText(r.settles, r.entry), r.topic}
		b.WriteString(strings.Join(cells[:len(columns)], "\t") + "\n")
	}
	return b.String()
}

// cellText is a cell as plain text, each claim followed by its source.
func cellText(claims []handbook.Claim, e *handbook.Entry) string {
	if len(claims) == 0 {
		return whyEmpty(e)
	}
	var text []string
	for _, c := range claims {
		text = append(text, c.Words)
		if m := c.MentionSources(); m != "" {
			text = append(text, "("+m+")")
		}
	}
	return strings.Join(text, " ")
}
