package search

import (
	"slices"

	"clinichandbook/handbook/search/language"
)

// What stands around a sign may say that it is not there: that somebody denies
// it, that it was long ago, or that somebody only asks about it. The rules follow
// W. W. Chapman's NegEx and ConText for clinical notes, cut down to what is sure:
// where in doubt, the sign is there. The words are those of the language, see
// [language.Cues].
//
//   - A denial takes the next sign, and the others of a list: no chest pain; no
//     cough or chest pain; denies fever, cough, chest pain. It does not reach
//     back, nor over "but", a full stop, or a comma that begins something new.
//   - History before a sign, or a time long past on either side of it.
//   - A question whether something causes it, or whether it may happen; not if
//     what follows says that it does: because i do.

// silent reports whether a phrase found at some words is no emergency.
func (f *flagFinder) silent(p *flagPhrase, at []int, questions bool) bool {
	first, last := slices.Min(at), slices.Max(at)
	if !p.negated && (f.denied(f.itemFrom(p.group, first, last), last) || f.deniedWithin(at, first)) {
		return true
	}
	return f.past(first, last) || !f.isSo(last) && (f.causes(first) || !questions && f.asked(first, last))
}

func (f *flagFinder) cues() *language.Cues { return &f.book.lang.Cues }

// longestItem is the number of words that an item of a denied list has at most.
const longestItem = 3

// denied reports whether a denial reaches the sign.
func (f *flagFinder) denied(first, last int) bool {
	cues := &f.cues().Denial
	if f.deniedBehind(last + 1) {
		return true
	}
	const (
		none = iota
		or
		and
		comma
	)
	separator, item, fresh := none, 0, false
	part := func(s int) { // a separator is passed on the way to the left
		if separator == none {
			separator = s
		}
		item = 0
	}
	for i := first - 1; i >= 0; i-- {
		if f.words[i+1].stop {
			return false
		}
		if f.words[i+1].comma {
			if separator == none && fresh {
				return false
			}
			part(comma)
		}
		switch w := &f.words[i]; {
		case cues.Lists[w.text]:
			return separator == none || item > 0 && f.endsItem(last)
		case cues.Next[w.text]:
			return separator == none || item > 0 && (separator == or || separator == comma && last+1 < len(f.words) && cues.Or[f.words[last+1].text])
		case cues.Or[w.text]:
			part(or)
		case cues.And[w.text]:
			if fresh {
				return false
			}
			part(and)
		case cues.Only[w.text]:
			return false
		case separator == none && cues.Fresh[w.text]:
			fresh = true
		case separator == none && f.mayBeDenied(w):
		case separator == none:
			return false
		case !w.small:
			if item++; item > longestItem {
				return false
			}
		}
	}
	return false
}

// itemFrom is where the item of a list begins that a sign on both sides of an "or" is
// in: no stiff neck or fever.
func (f *flagFinder) itemFrom(group, first, last int) int {
	if !slices.ContainsFunc(f.words[first:last], func(w flagWord) bool { return f.cues().Denial.Or[w.text] }) {
		return first
	}
	for first > 0 && !f.words[first].stop && !f.words[first].comma && f.saysOf(group, first-1) {
		first--
	}
	return first
}

// saysOf reports whether a word is in some phrase of a group.
func (f *flagFinder) saysOf(group, i int) bool {
	return !f.words[i].not && slices.ContainsFunc(f.words[i].readings, func(m meaning) bool {
		return slices.ContainsFunc(f.book.slots[m.feature], func(s slotRef) bool { return f.book.phrases[s.phrase].group == group })
	})
}

// deniedBehind reports whether a word denies what is before it: chest pain denied, or is
// gone.
func (f *flagFinder) deniedBehind(i int) bool {
	for i < len(f.words) && f.words[i].small && !f.words[i].stop && !f.words[i].comma {
		i++
	}
	if i >= len(f.words) || !f.cues().Denial.Behind[f.words[i].text] || f.words[i].stop || f.words[i].comma {
		return false
	}
	return i+1 == len(f.words) || f.words[i+1].stop || f.words[i+1].comma || f.cues().Past.Now[f.words[i+1].text]
}

// mayBeDenied reports whether a word may be between a denial and the sign.
func (f *flagFinder) mayBeDenied(w *flagWord) bool {
	return w.small || f.cues().Denial.Between[w.text] || f.cues().IsAdverb(w.text)
}

// deniedWithin reports whether a denial is between the words of a sign: in her chest,
// no pain.
func (f *flagFinder) deniedWithin(at []int, first int) bool {
	return slices.ContainsFunc(at, func(i int) bool {
		return i > first && f.cues().Denial.Within[f.words[i-1].text] && !slices.Contains(at, i-1)
	})
}

// endsItem reports whether an item of a list ends behind a word.
func (f *flagFinder) endsItem(last int) bool {
	next := last + 1
	return next == len(f.words) || f.words[next].stop || f.words[next].comma || f.cues().Denial.Ends[f.words[next].text]
}

// past reports whether a sign is long past.
func (f *flagFinder) past(first, last int) bool {
	if f.pastBefore(first) || f.pastBehind(last+1) {
		return true
	}
	from := first
	for from > 0 && !f.words[from].stop && f.tellsTime(from-1) {
		from--
	}
	end := last + 1 // suicidal thoughts, last year
	for end < len(f.words) && !f.words[end].stop && f.cues().Denial.Between[f.words[end].text] {
		end++
	}
	to := f.timeFrom(end)
	if f.longAgoWithin(first, last) && !f.presentFrom(last+1) {
		return true
	}
	before := (from == 0 || f.words[from].stop || f.words[from].comma) && f.longAgo(from, first)
	if (before || f.longAgo(end, to)) && !f.presentFrom(to) {
		return true
	}
	if detail := last + 2; detail < len(f.words) && f.cues().Past.Detail[f.words[detail-1].text] && !f.words[detail-1].stop && !f.words[detail].stop {
		to := f.timeFrom(detail + 1) // overdosed on heroin six years ago
		return f.longAgo(detail+1, to) && !f.presentFrom(to)
	}
	return false
}

// longAgoWithin reports whether a time long past is between the words of a sign: fell
// last year and hit my head.
func (f *flagFinder) longAgoWithin(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if f.endWith(i, f.book.ago) {
			return true
		}
	}
	return false
}

// pastBefore reports whether words before a sign say that somebody once had it.
func (f *flagFinder) pastBefore(first int) bool {
	cues := f.cues()
	for i := first - 1; i >= 0 && !f.words[i+1].stop && !f.words[i+1].comma; i-- {
		switch w := &f.words[i]; {
		case cues.Past.Before[w.text] || f.endWith(i, f.book.once):
			return true
		case w.small || cues.Denial.Between[w.text] || cues.Asking.Gives[w.text]:
			continue
		}
		break
	}
	return false
}

// pastBehind reports whether a word says that what is before it was once: seizure
// history, but not chest pain, history of smoking.
func (f *flagFinder) pastBehind(i int) bool {
	cues := f.cues()
	if i >= len(f.words) || !cues.Past.Behind[f.words[i].text] || f.words[i].stop || f.words[i].comma {
		return false
	}
	return i+1 == len(f.words) || !cues.Asking.Of[f.words[i+1].text]
}

// endWith reports whether one of some phrases ends with a word.
func (f *flagFinder) endWith(i int, phrases [][]string) bool {
	return slices.ContainsFunc(phrases, func(words []string) bool {
		from := i + 1 - len(words)
		return from >= 0 && slices.EqualFunc(f.words[from:i+1], words, func(w flagWord, text string) bool { return w.text == text })
	})
}

// timeFrom returns where words that tell a time end.
func (f *flagFinder) timeFrom(i int) int {
	for i < len(f.words) && !f.words[i].stop && f.tellsTime(i) {
		i++
	}
	return i
}

// presentFrom reports whether one of the next words says that it is now.
func (f *flagFinder) presentFrom(i int) bool {
	return slices.ContainsFunc(f.words[i:min(i+3, len(f.words))], func(w flagWord) bool { return f.cues().Past.Now[w.text] })
}

func (f *flagFinder) tellsTime(i int) bool {
	w, cues := &f.words[i], &f.cues().Past
	return w.small || w.number >= 0 || cues.With[w.text] || cues.Times[w.text]
}

// The years that are past, not numbers of something else.
const (
	firstYear = 1940
	lastYear  = 2099
)

// longAgo reports whether words tell a time long past: two years ago, last year,
// in 2015, as a child.
func (f *flagFinder) longAgo(from, to int) bool {
	cues := &f.cues().Past
	marked, past := false, false
	for i := from; i < to; i++ {
		w := &f.words[i]
		marked = marked || cues.Marks[w.text]
		year := i > from && 0 <= w.number && w.number < 100 && cues.Since[f.words[i-1].text]
		past = past || cues.Times[w.text] || year || firstYear <= w.number && w.number <= lastYear
	}
	return marked && past
}

// causes reports whether somebody asks about causes or risks of the sign.
func (f *flagFinder) causes(first int) bool {
	cues := &f.cues().Asking
	for i := first - 1; i >= 0 && !f.words[i+1].stop && !f.words[i+1].comma; i-- {
		switch w := &f.words[i]; {
		case cues.Causes[w.text]:
			return !f.mine(i+1, first)
		case cues.Gives[w.text]:
			return f.givenBy(i)
		case !w.small && !f.cues().Denial.Between[w.text] && !f.cues().People[w.text] && !cues.Anybody[w.text]:
			return false
		}
	}
	return false
}

// givenBy reports whether somebody asks if a treatment gives the sign: can ketamine
// give me a heart attack.
func (f *flagFinder) givenBy(gives int) bool {
	cues := &f.cues().Asking
	for k := gives - 1; k >= max(0, gives-3); k-- {
		if cues.Having[f.words[k].text] {
			return false
		}
		if cues.Treated[f.words[k].text] {
			return k > 0 && cues.Asks[f.words[k-1].text] || k > 1 && cues.Asks[f.words[k-2].text]
		}
	}
	return false
}

// mine reports whether words say that somebody has it: my chest pain.
func (f *flagFinder) mine(from, to int) bool {
	return slices.ContainsFunc(f.words[from:to], func(w flagWord) bool { return f.cues().Asking.Mine[w.text] })
}

// asked reports whether somebody asks whether the sign may happen, or what it is:
// will I pass out, what if I stop breathing, afraid of passing out, what is a stroke.
func (f *flagFinder) asked(first, last int) bool {
	cues := &f.cues().Asking
	i := first - 1
	for i >= 0 && !f.words[i+1].stop && cues.Leads[f.words[i].text] {
		i--
	}
	if i < 0 || f.words[i+1].stop {
		return false
	}
	in := func(set language.Set, k int) bool { return k >= 0 && set[f.words[k].text] }
	switch {
	case in(cues.Of, i):
		return in(cues.Fears, i-1)
	case in(cues.Future, i):
		return in(cues.Fears, i-1) || in(cues.Fears, i-2) || in(cues.Fears, i-3)
	case in(cues.Anybody, i) && f.supposed(i-1):
		return true
	case in(cues.Anybody, i) || in(cues.Treated, i):
		for in(cues.Many, i-1) {
			i--
		}
		fears := in(cues.Self, i) && in(cues.Future, first) && (in(cues.Fears, i-1) || in(cues.Fears, i-2))
		return fears || in(cues.Modals, i-1) || f.endWith(i-1, f.book.asked)
	case in(cues.May, i):
		return f.beginsAt(i)
	}
	return i < 2 && last+1 == len(f.words) && f.endWith(i, f.book.what)
}

// supposed reports whether only what somebody might feel is between a question and a
// word: what if I start to feel like I.
func (f *flagFinder) supposed(i int) bool {
	cues := &f.cues().Asking
	for i >= 0 && !f.words[i+1].stop && (cues.Feels[f.words[i].text] || cues.Anybody[f.words[i].text]) {
		i--
	}
	return f.endWith(i, f.book.asked)
}

// beginsAt reports whether only whom it may happen to is said before a word.
func (f *flagFinder) beginsAt(i int) bool {
	for i > 0 && !f.words[i].stop && !f.words[i].comma {
		if i--; !f.cues().Asking.Anybody[f.words[i].text] {
			return false
		}
	}
	return true
}

// isSo reports whether words behind a sign that somebody asks about say that it is
// there: can you have chest pain from this, because i do.
func (f *flagFinder) isSo(last int) bool {
	for i := last + 1; i < len(f.words); i++ {
		if f.endWith(i, f.book.so) {
			return true
		}
	}
	return false
}
