package handbook

import (
	"cmp"
	"slices"
	"strings"
)

// Claim is a stretch of words with the sources that say it. Words that no
// source follows have none.
type Claim struct {
	Words   string
	Sources []*Source
}

// Claims takes a line apart at its citations. An empty line makes none.
func Claims(line []Span) []Claim {
	var claims []Claim
	var words []Span
	end := func() {
		if text := PlainText(words); text != "" {
			claims = append(claims, Claim{Words: text})
		}
		words = nil
	}
	for _, s := range line {
		c, ok := s.(Citation)
		if !ok {
			words = append(words, s)
			continue
		}
		end()
		if n := len(claims); n > 0 {
			claims[n-1].Sources = append(claims[n-1].Sources, c.Source)
		}
	}
	end()
	return claims
}

// MentionSources names the sources of a claim in running text, "" for none.
func (c Claim) MentionSources() string {
	var names []string
	for _, s := range c.Sources {
		names = append(names, s.Mention())
	}
	return strings.Join(names, "; ")
}

// Urgency orders side effects, the most urgent first. An entry without a band
// comes before those that are expected.
func (e *Entry) Urgency() int {
	if e.Effect == nil {
		return 2*int(BandCall) + 1
	}
	return 2 * int(e.Effect.Band)
}

// SideEffects lists the side effects, the most urgent first: by band, then by
// title.
func (h *Handbook) SideEffects() []*Entry {
	var effects []*Entry
	for _, e := range h.Entries() {
		if e.Kind == SideEffect {
			effects = append(effects, e)
		}
	}
	slices.SortStableFunc(effects, func(a, b *Entry) int { return cmp.Compare(a.Urgency(), b.Urgency()) })
	return effects
}
