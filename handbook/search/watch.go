package search

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook"
)

// RestAfter is the time without a key after which the last word counts as
// finished and a window calls [Watch.Rested].
const RestAfter = 600 * time.Millisecond

// Watch decides, letter by letter, which red flags a window shows for one query
// field. The zero value is ready to use; it belongs to one goroutine.
//
//	w.Typed(index, text)  after every change of the field
//	w.Rested(index)       once nothing was typed for RestAfter
//	w.Done()              somebody dealt with the emergency
//
// Each returns the flags to show now, in the order of the handbook's file.
//
// While a word is being typed it raises nothing of its own: not until it is a
// whole word, or nothing harmless begins like it. A flag, once raised, stays
// while more is typed, whatever that is, and goes only when the words that
// raised it are changed or deleted, or after Done. Done hides the flags raised
// so far; other words may raise others.
//
// The index may be another one at each call, so a reload of the handbook needs
// no care. To rank hits by the flags on the screen, pass them to
// [Index.SearchRaised].
type Watch struct {
	text   string
	raised []watched
}

// watched is a flag that was raised, and the stretch of text that raised it.
type watched struct {
	Flag
	words string
	done  bool
}

// Typed takes the text of the field after a change.
func (w *Watch) Typed(ix *Index, text string) []Flag {
	w.text = text
	return w.update(ix, ix.flagsIn(text, true))
}

// Rested takes the last word as finished.
func (w *Watch) Rested(ix *Index) []Flag { return w.update(ix, ix.flagsIn(w.text, false)) }

// Done hides the flags that are shown.
func (w *Watch) Done() []Flag {
	for i := range w.raised {
		w.raised[i].done = true
	}
	return nil
}

// Flags are the flags to show.
func (w *Watch) Flags() []Flag {
	var out []Flag
	for _, r := range w.raised {
		if !r.done {
			out = append(out, r.Flag)
		}
	}
	return out
}

func (w *Watch) update(ix *Index, now []Flag) []Flag {
	before := w.raised
	w.raised = nil
	for _, group := range ix.flags.groups() {
		named := func(f Flag) bool { return f.Group.Name == group.Name }
		old := slices.IndexFunc(before, func(r watched) bool { return named(r.Flag) })
		if at := slices.IndexFunc(now, named); at >= 0 {
			w.raised = append(w.raised, watched{now[at], now[at].words(w.text), old >= 0 && before[old].done})
		} else if old >= 0 && stillThere(w.text, before[old].words) {
			kept := before[old]
			kept.Group = group
			w.raised = append(w.raised, kept)
		}
	}
	return w.Flags()
}

// words is the stretch of the text that raised the flag.
func (f Flag) words(text string) string {
	runes := []rune(text)
	from, to := len(runes), 0
	for _, r := range f.At {
		from, to = min(from, r.Start), max(to, r.End)
	}
	if from > to {
		return ""
	}
	return string(runes[from:to])
}

// stillThere reports that the words stand in the text as they did: as whole
// words, but that the last one may be longer while it is being typed.
func stillThere(text, words string) bool {
	for at := 0; words != ""; at++ {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		rest := text[at+len(words):]
		grown := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if !unicode.IsLetter(before) && grown <= 0 {
			return true
		}
	}
	return false
}

// Flags are the red flags that a finished text raises.
func (ix *Index) Flags(text string) []Flag { return ix.flagsIn(text, false) }

// FlagsTyped are those that a text raises whose last word may be unfinished,
// unless something other than a letter follows it.
func (ix *Index) FlagsTyped(text string) []Flag { return ix.flagsIn(text, true) }

func (ix *Index) flagsIn(text string, typing bool) []Flag {
	text = clip(text, maxQueryRunes)
	last, _ := utf8.DecodeLastRuneInString(text)
	return ix.flags.raised(text, typing && len(fold(nil, last)) > 0, typing)
}

// SearchRaised is [Index.SearchWhere] while flags are on the screen: they count
// in the ranking, and are the flags of the results.
func (ix *Index) SearchRaised(text string, flags []Flag, limit int, keep func(*handbook.Entry) bool) Results {
	res := Results{Query: text, Flags: flags, ix: ix}
	if limit <= 0 {
		return res
	}
	text = clip(text, maxQueryRunes)
	q := ix.understand(text)
	if len(q.units) == 0 {
		return res
	}
	res.query = q
	if len(res.Flags) > 0 {
		q.outOfScope = 0 // an emergency is never out of scope
	}
	q.exact = ix.exact(text, keep)
	res.Hits, res.Nearest = ix.rank(q, res.Flags, limit, keep)
	if len(res.Hits) > 0 {
		res.Guesses = ix.guessed(q, res.Hits[0].entry)
	} else if byLetters := ix.byLetters(text, keep); len(byLetters) > 0 {
		res.Hits, res.Nearest = byLetters[:min(len(byLetters), limit)], nil
	}
	return res
}
