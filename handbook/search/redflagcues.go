package search

import (
	"slices"

	"clinichandbook/handbook/search/language"
)

// What stands around a sign may say that it is not there: that somebody denies
// it, that it was long ago, or that somebody only asks about it. The rules follow
// W. W. Chapman's NegEx and ConText for clinical notes, cut down to what is sure:
// where in doubt, the sign is there.
//
//   - A denial takes the next sign, and the others of a list: no chest pain; no
//     cough or chest pain; denies fever, cough, chest pain. It does not reach
//     back, nor over "but", a full stop, or a comma that begins something new.
//   - History before a sign, or a time long past on either side of it.
//   - A question whether something causes it, or whether it may happen.

// silent reports whether a phrase found at some words is no emergency.
func (f *flagFinder) silent(p *flagPhrase, at []int, questions bool) bool {
	first, last := slices.Min(at), slices.Max(at)
	if !p.negated && (f.denied(first, last) || f.deniedWithin(at, first)) {
		return true
	}
	return f.past(first, last) || f.causes(first) || !questions && f.asked(first)
}

var (
	// denials deny a whole list.
	denials = language.Words(`denies denied deny denying negative neg niega`)
	// nots deny the next sign, and others behind "or".
	nots = language.Words(`no not without wo isnt wasnt arent werent didnt doesnt dont hasnt havent hadnt never aint nor neither sin ni zero nunca`)
	// denied may stand between a denial and the sign.
	deniable = language.Words(`any more new recent current acute severe sudden real actual further significant obvious other such active history hx sign signs symptom symptoms
		evidence thought thoughts thinking ideation plan plans intent complaint complaints feel feeling felt episode episodes way homicidal trouble difficulty problem problems issue issues
		tengo tiene tuvo hay siento siente tener`)
	// positive words begin something new behind a comma or "and".
	positive = language.Words(`has have having had i he she im hes shes is are now with reports reporting complains complaining c his her my tiene tengo`)
)

// longestItem is the number of words that an item of a denied list has at most.
const longestItem = 3

// denied reports whether a denial reaches the sign.
func (f *flagFinder) denied(first, last int) bool {
	if next := last + 1; next < len(f.words) && f.words[next].text == "denied" && !f.words[next].stop && (next+1 == len(f.words) || f.words[next+1].stop || f.words[next+1].comma) {
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
		case denials[w.text]:
			return separator == none || item > 0 && f.endsItem(last)
		case nots[w.text]:
			return separator == none || item > 0 && (separator == or || separator == comma && last+1 < len(f.words) && f.words[last+1].text == "or")
		case w.text == "or" || w.text == "o":
			part(or)
		case w.text == "and" || w.text == "y" || w.text == "e":
			if fresh {
				return false
			}
			part(and)
		case w.text == "just" || w.text == "only" || w.text == "solo":
			return false
		case separator == none && positive[w.text]:
			fresh = true
		case separator == none && (w.small || deniable[w.text] || len(w.text) > 4 && w.text[len(w.text)-2:] == "ly"):
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

// deniedWithin reports whether a denial is between the words of a sign: in her chest,
// no pain.
func (f *flagFinder) deniedWithin(at []int, first int) bool {
	return slices.ContainsFunc(at, func(i int) bool {
		return i > first && (f.words[i-1].text == "no" || f.words[i-1].text == "without" || denials[f.words[i-1].text]) && !slices.Contains(at, i-1)
	})
}

// endsItem reports whether an item of a list ends behind a word.
func (f *flagFinder) endsItem(last int) bool {
	next := last + 1
	return next == len(f.words) || f.words[next].stop || f.words[next].comma || f.words[next].text == "or" || f.words[next].text == "and" || f.words[next].text == "nor"
}

var (
	// histories stand before a sign that somebody once had.
	histories = language.Words(`history hx pmh pmhx past previous prior previously childhood remote survived antecedentes historia`)
	// pastTimes are times so long ago that they are no emergency now.
	pastTimes = language.Words(`years yrs year yr months month decades decade summer winter spring childhood college school kid child teen teenager teens baby toddler young younger boy girl
		infant little anos ano meses mes nino nina joven`)
	// timeWords may stand with them.
	timeWords = language.Words(`ago back last in when was were as several few couple many some about like around over almost maybe since one two three four five six seven eight nine ten
		twenty thirty his her my once long time hace pasado cuando era de`)
	// present words say that it is now, whatever was before.
	present = language.Words(`now today tonight currently again happening ahora hoy`)
)

// past reports whether a sign is long past.
func (f *flagFinder) past(first, last int) bool {
	for i := first - 1; i >= 0 && !f.words[i+1].stop && !f.words[i+1].comma; i-- {
		switch w := &f.words[i]; {
		case histories[w.text]:
			return true
		case w.text == "used":
			return f.words[i+1].text == "to"
		case (w.text == "of" || w.text == "from") && i > 0 && f.words[i-1].text == "died":
			return true
		case w.text == "o" && i > 0 && f.words[i-1].text == "h":
			return true
		case w.small || deniable[w.text] || giving[w.text]:
			continue
		}
		break
	}
	from := first
	for from > 0 && !f.words[from].stop && f.words[from-1].tellsTime() {
		from--
	}
	to := f.timeFrom(last + 1)
	before := (from == 0 || f.words[from].stop || f.words[from].comma) && longAgo(f.words[from:first])
	if (before || longAgo(f.words[last+1:to])) && !f.presentFrom(to) {
		return true
	}
	if detail := last + 2; detail < len(f.words) && f.words[detail-1].text == "on" && !f.words[detail-1].stop && !f.words[detail].stop {
		to := f.timeFrom(detail + 1) // overdosed on heroin six years ago
		return longAgo(f.words[detail+1:to]) && !f.presentFrom(to)
	}
	return false
}

// timeFrom returns where words that tell a time end.
func (f *flagFinder) timeFrom(i int) int {
	for i < len(f.words) && !f.words[i].stop && f.words[i].tellsTime() {
		i++
	}
	return i
}

// presentFrom reports whether one of the next words says that it is now.
func (f *flagFinder) presentFrom(i int) bool {
	return slices.ContainsFunc(f.words[i:min(i+3, len(f.words))], func(w flagWord) bool { return present[w.text] })
}

func (w *flagWord) tellsTime() bool {
	return w.small || w.number >= 0 || timeWords[w.text] || pastTimes[w.text]
}

// The years that are past, not numbers of something else.
const (
	firstYear = 1940
	lastYear  = 2099
)

// longAgo reports whether words tell a time long past: two years ago, last year,
// in 2015, as a child.
func longAgo(words []flagWord) bool {
	marked, past := false, false
	for i := range words {
		w := &words[i]
		marked = marked || w.text == "ago" || w.text == "back" || w.text == "last" || w.text == "as" || w.text == "when" || w.text == "in" || w.text == "hace" || w.text == "cuando" || w.text == "de"
		past = past || pastTimes[w.text] || i > 0 && w.number >= 0 && w.number < 100 && (words[i-1].text == "in" || words[i-1].text == "since") || firstYear <= w.number && w.number <= lastYear
	}
	return marked && past
}

var (
	causing  = language.Words(`cause causes causing trigger triggers induce induces risk risks chance chances odds likelihood`)
	giving   = language.Words(`give gives make makes get gets lead leads have`)
	asking   = language.Words(`can could does do will would might may is puede`)
	anybody  = language.Words(`i you u we people everyone everybody someone somebody anyone most patients they ya folks`)
	treating = language.Words(`it this that ketamine infusion infusions treatment treatments spravato esketamine medicine medication drug drip iv meds`)
	fearing  = language.Words(`afraid scared worried nervous terrified fear anxious`)
)

// causes reports whether somebody asks about causes or risks of the sign.
func (f *flagFinder) causes(first int) bool {
	for i := first - 1; i >= 0 && !f.words[i+1].stop && !f.words[i+1].comma; i-- {
		switch w := &f.words[i]; {
		case causing[w.text]:
			return !f.mine(i+1, first)
		case giving[w.text]:
			// can ketamine give me a heart attack
			for k := i - 1; k >= 0 && k >= i-3; k-- {
				if treating[f.words[k].text] {
					return k > 0 && asking[f.words[k-1].text] || k > 1 && asking[f.words[k-2].text]
				}
			}
			return false
		case !w.small && !deniable[w.text] && !people[w.text] && !anybody[w.text]:
			return false
		}
	}
	return false
}

// mine reports whether words say that somebody has it: my chest pain.
func (f *flagFinder) mine(from, to int) bool {
	return slices.ContainsFunc(f.words[from:to], func(w flagWord) bool {
		return w.text == "my" || w.text == "his" || w.text == "her" || w.text == "this" || w.text == "mi" || w.text == "su"
	})
}

// asked reports whether somebody asks whether the sign may happen: will I pass
// out, what if I stop breathing, afraid of passing out.
func (f *flagFinder) asked(first int) bool {
	i := first - 1
	for i >= 0 && !f.words[i+1].stop && (f.words[i].text == "a" || f.words[i].text == "have" || f.words[i].text == "get" || f.words[i].text == "to" || f.words[i].text == "just") {
		i--
	}
	if i < 0 || f.words[i+1].stop {
		return false
	}
	w := func(k int) string {
		if k < 0 {
			return ""
		}
		return f.words[k].text
	}
	switch {
	case w(i) == "of":
		return fearing[w(i-1)]
	case w(i) == "ill" || w(i) == "might" || w(i) == "will" || w(i) == "may":
		return fearing[w(i-1)] || fearing[w(i-2)] || fearing[w(i-3)]
	case anybody[w(i)] || treating[w(i)]:
		return asking[w(i-1)] && w(i-1) != "is" || w(i-1) == "if" && (w(i-2) == "what" || w(i-2) == "happens") || w(i-1) == "case" && w(i-2) == "in"
	}
	return false
}
