package search

import (
	"math"
	"slices"
)

// A clinic names a treatment in many ways on its main page, and in one on the pages
// about its costs or side effects. What the main page is called, those are about, too.

// clusters adds the other names of each subject to the pages about it. The main page
// is the one whose title names the subject and no aspect of it, in the fewest words;
// names that it shares with another such page are of no subject.
func (ix *Index) clusters(parts []*readPart) {
	if ix.aspects == nil {
		return
	}
	titles, names := map[int32][]int32{}, map[int32][]int32{} // main pages by a word of the title, or of any name
	named := map[int32][]int32{}                              // pages by a subject in their names
	for e := range int32(len(ix.entries)) {
		page, own := ix.aspects.in[e]
		if !own {
			continue
		}
		subjects := ix.subjectsIn(e)
		for _, l := range subjects {
			named[l] = append(named[l], e)
		}
		if page.title != 0 {
			continue
		}
		for _, l := range subjects {
			names[l] = append(names[l], e)
			if slices.Contains(ix.names.of(ix.names.phraseFrom[e]), l) {
				titles[l] = append(titles[l], e)
			}
		}
	}
	added := map[int32][]emission{}
	for l, mains := range titles {
		main := ix.shortest(mains)
		if main < 0 {
			continue
		}
		for _, other := range ix.subjectsIn(main) {
			if len(names[other]) > 1 {
				continue
			}
			for _, e := range named[l] {
				if !slices.Contains(named[other], e) {
					added[e] = append(added[e], emission{e, other, topicImpact})
				}
			}
		}
	}
	if len(added) == 0 {
		return
	}
	for _, p := range parts {
		p.raise(added)
	}
}

// shortest returns the page with the shortest title, or -1 if there are several.
func (ix *Index) shortest(pages []int32) int32 {
	best, least := int32(-1), math.MaxInt
	for _, e := range pages {
		n := 0
		for _, l := range ix.names.of(ix.names.phraseFrom[e]) {
			if !ix.lexicon.filler[l] {
				n++
			}
		}
		switch {
		case n < least:
			best, least = e, n
		case n == least:
			best = -1
		}
	}
	return best
}

// raise adds emissions, by entry, or raises those that there are for a feature.
func (p *readPart) raise(added map[int32][]emission) {
	out := make([]emission, 0, len(p.emissions)+len(p.emissions)/16)
	for from := 0; from < len(p.emissions); {
		entry, to := p.emissions[from].entry, from+1
		for to < len(p.emissions) && p.emissions[to].entry == entry {
			to++
		}
		start := len(out)
		out = append(out, p.emissions[from:to]...)
		for _, m := range added[entry] {
			at := slices.IndexFunc(out[start:], func(o emission) bool { return o.feature == m.feature })
			if at < 0 {
				out = append(out, m)
				continue
			}
			o := &out[start+at]
			o.impact = max(o.impact, m.impact)
		}
		from = to
	}
	p.emissions = out
}

// subjectsIn returns the subjects in the names of a page.
func (ix *Index) subjectsIn(entry int32) []int32 {
	var found []int32
	add := func(l int32) {
		if !slices.Contains(found, l) {
			found = append(found, l)
		}
	}
	ix.eachName(entry, func(name []int32) {
		for i, l := range name {
			if ix.subject.words[l] {
				add(l)
			}
			if i > 0 && ix.subject.pairs[pair(name[i-1], l)] {
				add(name[i-1])
				add(l)
			}
		}
	})
	return found
}
