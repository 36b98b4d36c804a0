package search

import (
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook/search/language"
)

// writtenPhrase is a phrase as it is written, parted.
type writtenPhrase struct {
	slots   []writtenSlot
	spanish bool
	end     bool
}

type writtenSlot struct {
	words    []string
	ranges   []numberRange
	not      bool
	joined   bool
	capitals bool // its words are abbreviations
}

// phraseParser reads phrases as they are written.
type phraseParser struct {
	classes map[string][]string
	cues    *language.Cues
}

// parse parts a phrase into slots. A class with members of several words makes
// several phrases of it.
func (p phraseParser) parse(text string) []writtenPhrase {
	out := []writtenPhrase{{}}
	end := false
	for item := range strings.FieldsSeq(text) {
		end = item == "."
		var next []writtenPhrase
		for _, choice := range p.choices(item) {
			for _, w := range out {
				next = append(next, writtenPhrase{slots: slices.Concat(w.slots, choice)})
			}
		}
		if next != nil {
			out = next
		}
	}
	for i := range out {
		out[i].end = end
		out[i].slots = p.withoutSmall(out[i].slots)
		if len(out[i].slots) > maxSlots {
			out[i].slots = out[i].slots[:maxSlots]
		}
	}
	return slices.DeleteFunc(out, func(w writtenPhrase) bool { return len(w.slots) == 0 })
}

// choices are what an item of a phrase stands for: one slot for all its words,
// and a run of slots for each alternative of several words.
func (p phraseParser) choices(item string) (out [][]writtenSlot) {
	var single, capitals writtenSlot
	capitals.capitals = true
	for alternative := range strings.SplitSeq(item, "|") {
		terms := []string{alternative}
		if name, ok := className(alternative); ok {
			terms = p.classes[name]
		}
		for _, t := range terms {
			if r, ok := parseRange(t); ok {
				single.ranges = append(single.ranges, r)
				continue
			}
			run := p.run(t)
			switch {
			case len(run) > 1:
				out = append(out, run)
			case len(run) == 1 && run[0].capitals:
				capitals.merge(run[0])
			case len(run) == 1:
				single.merge(run[0])
			}
		}
	}
	for _, s := range []writtenSlot{single, capitals} {
		if len(s.words) > 0 || len(s.ranges) > 0 || s.not {
			out = append(out, []writtenSlot{s})
		}
	}
	return out
}

// run makes slots of words that follow each other, of which some may be classes or
// numbers.
func (p phraseParser) run(text string) (run []writtenSlot) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '-' || r == ' ' }) {
		if name, ok := className(part); ok {
			s := writtenSlot{joined: len(run) > 0}
			for _, t := range p.classes[name] {
				if words := split(t); len(words) == 1 {
					p.add(&s, words[0].text)
				}
			}
			run = append(run, s)
			continue
		}
		if r, ok := parseRange(part); ok {
			run = append(run, writtenSlot{joined: len(run) > 0, ranges: []numberRange{r}})
			continue
		}
		for _, w := range split(part) {
			s := writtenSlot{joined: len(run) > 0, capitals: len(part) > 1 && part == strings.ToUpper(part)}
			p.add(&s, w.text)
			run = append(run, s)
		}
	}
	return run
}

// className reads {turn}.
func className(s string) (string, bool) {
	name, open := strings.CutPrefix(s, "{")
	name, closed := strings.CutSuffix(name, "}")
	return name, open && closed && !strings.ContainsAny(name, "{}")
}

func (s *writtenSlot) merge(o writtenSlot) {
	s.words = append(s.words, o.words...)
	s.not = s.not || o.not
}

func (p phraseParser) add(s *writtenSlot, word string) {
	if p.cues.Not[word] {
		s.not = true
		return
	}
	s.words = append(s.words, word)
}

// follows reports whether the slot's word comes behind that of the slot before: a
// filler such as out, up or it.
func (s *writtenSlot) follows(lang *compiledLanguage) bool {
	return s.not && len(s.words) == 0 || len(s.words) > 0 && !slices.ContainsFunc(s.words, func(w string) bool { return !lang.Fillers[w] })
}

// parseRange reads 40..89.
func parseRange(s string) (r numberRange, ok bool) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return r, false
	}
	var err1, err2 error
	r.from, err1 = strconv.Atoi(from)
	r.to, err2 = strconv.Atoi(to)
	return r, err1 == nil && err2 == nil
}

// withoutSmall leaves the small words out that somebody may not say, but for the
// last word, for words joined to others, and where a single word would be left:
// "want to die", but "come to" and "is dead".
func (p phraseParser) withoutSmall(slots []writtenSlot) []writtenSlot {
	var out []writtenSlot
	for i, s := range slots {
		joined := s.joined || i+1 < len(slots) && slots[i+1].joined
		isSmall := len(s.words) > 0 && !s.not && !slices.ContainsFunc(s.words, func(w string) bool { return !p.cues.Optional[w] })
		if isSmall && !joined && i+1 < len(slots) {
			continue
		}
		out = append(out, s)
	}
	if len(out) < 2 {
		return slots
	}
	return out
}
