package search

import (
	"cmp"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/languages"
)

// The reference is the search written as plainly as possible: no postings, no
// trie, no selection, no scratch. It shares with the index only how a query is
// read and how a phrase is scored.

// bundledOnce is the bundled handbook with its index. Neither ever changes.
var bundledOnce = sync.OnceValue(func() (b struct {
	book  *handbook.Handbook
	words *handbook.Vocabulary
	index *Index
	err   error
},
) {
	if b.book, b.words, b.err = content.Load(assets.Content()); b.err == nil {
		b.index = New(b.book, b.words, languages.All()...)
	}
	return b
})

func bundled(t testing.TB) *Index {
	t.Helper()
	b := bundledOnce()
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b.index
}

func bundledContent(t testing.TB) (*handbook.Handbook, *handbook.Vocabulary) {
	t.Helper()
	b := bundledOnce()
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b.book, b.words
}

// slowImpacts works out how much an entry is about each feature, from its text.
func slowImpacts(ix *Index, vocabulary []slowPhrase, e *handbook.Entry) map[int32]uint8 {
	skip := map[int32]bool{}
	for w := range ix.lang.Skipped {
		skip[ix.lexicon.find(w)] = true
	}
	doubt := map[int32]float64{}
	tell := func(f int32, chance float64) {
		if _, ok := doubt[f]; !ok {
			doubt[f] = 1
		}
		doubt[f] *= 1 - chance
	}
	read := func(f field, text string) {
		var words []int32
		for _, w := range split(text) {
			words = append(words, ix.lexicon.find(w.text))
		}
		end := 0
		for i, l := range words {
			chance := about[f]
			if f == inAlias && len(words) == 1 {
				chance = aboutName
			}
			tell(l, chance)
			found := slowPhrases(vocabulary, skip, words[i:])
			longest := 1
			for _, n := range found {
				longest = max(longest, n)
			}
			for feature, n := range found {
				chance := about[f]
				if f == inAlias && n == len(words) {
					chance = aboutName
				}
				if n < longest || i+n <= end {
					chance *= insidePhrase
				}
				tell(feature, chance)
			}
			if longest > 1 {
				end = max(end, i+longest)
			}
		}
	}
	read(inTitle, e.Title)
	for _, a := range e.Aliases {
		read(inAlias, a)
	}
	read(inSay, e.SayText())
	for _, t := range slices.Concat(e.HandOver, e.Emergency) {
		read(inList, t)
	}
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			if _, cite := s.(handbook.Citation); !cite {
				read(inBody, handbook.SpanText(s))
			}
		}
	}
	for _, f := range ix.phrases.said[e.ID] {
		tell(f, aboutName)
	}
	out := map[int32]uint8{}
	for f, d := range doubt {
		out[f] = max(uint8(math.Round(255*(1-d))), 1)
	}
	return out
}

// slowPhrase is a phrase of the vocabulary with the concept it means.
type slowPhrase struct {
	feature int32
	words   []int32 // lexemes
}

// slowVocabulary lists every phrase of every group, those of two words without
// fillers in either order.
func slowVocabulary(ix *Index, groups []handbook.Group) []slowPhrase {
	var out []slowPhrase
	for c := range int(ix.phrases.firstSaying) - ix.lexicon.lexemes() {
		members := []string{ix.phrases.names[c]}
		if c < len(groups) {
			members = groups[c]
		}
		for _, p := range members {
			var words []int32
			texts := (&phraseReader{dropped: ix.lang.Dropped}).read(p)
			for _, w := range texts {
				words = append(words, ix.lexicon.find(w))
			}
			f := int32(ix.lexicon.lexemes() + c)
			out = append(out, slowPhrase{f, words})
			if len(words) == 2 && !ix.lang.Fillers[texts[0]] && !ix.lang.Fillers[texts[1]] {
				out = append(out, slowPhrase{f, []int32{words[1], words[0]}})
			}
		}
	}
	return out
}

// slowPhrases finds the concepts that have a phrase at the start of a text, with
// the number of words that the longest one spans.
func slowPhrases(vocabulary []slowPhrase, skip map[int32]bool, text []int32) map[int32]int {
	out := map[int32]int{}
	for _, p := range vocabulary {
		if p.words[0] != text[0] {
			continue
		}
		for _, n := range slowMatch(p.words[1:], skip, text[1:]) {
			out[p.feature] = max(out[p.feature], n+1)
		}
	}
	return out
}

// slowMatch lists how many words of a text the rest of a phrase spans: skipped
// words may come before each of its own.
func slowMatch(phrase []int32, skip map[int32]bool, text []int32) []int {
	if len(phrase) == 0 {
		return []int{0}
	}
	var out []int
	for gap := 0; gap <= maxSkipped && gap < len(text); gap++ {
		if gap > 0 && !skip[text[gap-1]] {
			break
		}
		if text[gap] == phrase[0] {
			for _, n := range slowMatch(phrase[1:], skip, text[gap+1:]) {
				out = append(out, gap+1+n)
			}
		}
	}
	return out
}

func TestPostingsAgainstReference(t *testing.T) {
	h, words := bundledContent(t)
	ix := New(h, words, languages.All()...)
	fast := make([]map[int32]uint8, len(ix.entries))
	for i := range fast {
		fast[i] = map[int32]uint8{}
	}
	for f := range int32(ix.features()) {
		for p := ix.postings.from[f]; p < ix.postings.from[f+1]; p++ {
			fast[ix.postings.docs[p]][f] = ix.postings.impacts[p]
		}
	}
	all := make([]map[int32]uint8, len(ix.entries))
	most := map[int32]uint8{}
	vocabulary := slowVocabulary(ix, words.Groups)
	for i, e := range ix.entries {
		all[i] = slowImpacts(ix, vocabulary, e)
		for f, v := range all[i] {
			most[f] = max(most[f], v)
		}
	}
	for i, e := range ix.entries {
		slow := all[i]
		for f, want := range slow {
			want = lift(want, most[f])
			if got := fast[i][f]; max(got, want)-min(got, want) > 1 { // the order of factors may round
				t.Errorf("%s is about %q by %d of 255, want %d", e.ID, ix.featureName(f), got, want)
			}
		}
		for f := range fast[i] {
			if _, ok := slow[f]; !ok && f < ix.phrases.firstTopic { // TestBundledPageAnswersItsTopic
				t.Errorf("%s is said to be about %q", e.ID, ix.featureName(f))
			}
		}
	}
}

// slowRank scores every entry and keeps what the index should keep.
func slowRank(ix *Index, q *query, flags []Flag, limit int) []scored {
	s := newScratch(len(ix.entries), ix.features())
	ix.note(s, q.units)
	type summed struct {
		c   scored
		sum int32
	}
	var all []summed
	for e := range int32(len(ix.entries)) {
		met := make([]meeting, len(q.units))
		var sum int32
		for i, u := range q.units {
			for c, cand := range u.candidates {
				for p := ix.postings.from[cand.feature]; p < ix.postings.from[cand.feature+1]; p++ {
					if v := cand.quality * int32(ix.postings.impacts[p]); ix.postings.docs[p] == e && v > met[i].value {
						met[i] = meeting{v, int32(c)}
					}
				}
			}
			if met[i].value > 0 {
				sum += int32(math.Round(u.weight*weightScale))*(met[i].value>>8) + 1
			}
		}
		if sum > 0 {
			all = append(all, summed{ix.score(q, s, e, met), sum})
		}
	}
	slices.SortFunc(all, func(a, b summed) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(a.c.entry, b.c.entry))
	})
	var out []scored
	for _, a := range all[:min(len(all), maxRescored)] {
		out = append(out, a.c)
	}
	if q.bare && len(out) > 0 {
		ix.withoutSupport(q, out)
	}
	out = ix.addFlagged(out, flags, nil)
	slices.SortFunc(out, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(ix.entries[a.entry].ID, ix.entries[b.entry].ID))
	})
	return out[:shown(out, limit)]
}

func compareWithReference(t *testing.T, ix *Index, text string) {
	t.Helper()
	res := ix.Search(text, 20)
	if res.query == nil {
		return
	}
	want := slowRank(ix, res.query, res.Flags, 20)
	if len(want) == 0 && (len(res.Hits) == 0 || res.Hits[0].Reason.Kind == ByLetters) {
		return
	}
	if len(res.Hits) != len(want) {
		t.Fatalf("%q finds %d entries, the reference %d", text, len(res.Hits), len(want))
	}
	for i, w := range want {
		if h := res.Hits[i]; h.entry != w.entry || math.Abs(h.Score-w.score) > 1e-9 {
			t.Fatalf("%q: hit %d is %s with %.6f, the reference has %s with %.6f", text, i+1, h.Entry.ID, h.Score, ix.entries[w.entry].ID, w.score)
		}
	}
}

func FuzzAgainstReference(f *testing.F) {
	for _, q := range []string{"throwing up", "heart racing after the drip", "nausia", "can i dri", "wont wake up", "howlong", "ne", "a b c d e"} {
		f.Add(q)
	}
	ix := bundled(f)
	f.Fuzz(func(t *testing.T, text string) { compareWithReference(t, ix, text) })
}

func TestRanksAgainstReference(t *testing.T) {
	ix := bundled(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var words []string
		for range 1 + r.IntN(6) {
			w := ix.lexicon.terms[r.IntN(len(ix.lexicon.terms))]
			if r.IntN(4) == 0 {
				w = w[:1+r.IntN(len(w))]
			}
			words = append(words, w)
		}
		compareWithReference(t, ix, strings.Join(words, " "))
	}
}

// slowGuesses measures every word of the lexicon.
func slowGuesses(lx *lexicon, w string, open, heardOnly bool) []guess {
	limit := slack(len(w))
	if limit == 0 || !isLetters(w) || letters(w).size() < fewestDistinct {
		return nil
	}
	if heardOnly {
		limit, open = slackAlike, false
	}
	if limit > nearLimit+guessMargin {
		near := slowWithin(lx, w, nearLimit+guessMargin, open, heardOnly, true)
		if slices.ContainsFunc(near, func(g guess) bool { return lx.sound[g.term] != lx.lang.Sound(w) || lx.lang.Sound(w) == 0 }) {
			return near
		}
		return slowWithin(lx, w, limit, open, heardOnly, false)
	}
	return slowWithin(lx, w, limit, open, heardOnly, true)
}

func slowWithin(lx *lexicon, w string, limit int, open, heardOnly, slipped bool) []guess {
	best := limit
	var all []guess
	for id, t := range lx.terms {
		same := lx.lang.Sound(w) != 0 && lx.sound[id] == lx.lang.Sound(w)
		begun := open && len(w) >= fewestBegun
		near := len(t) >= 3 && (lx.lang.slips.startAlike(w, t) || slipped && (t[0] == w[1] || t[1] == w[0]))
		nextKey := !same && !heardOnly && isLetter(t[0]) && lx.lang.slips.nextTo[w[0]-'a'].has(t[0]-'a') && !lx.lang.slips.startAlike(w, t) && strings.HasPrefix(t[1:], w[1:])
		if !same && (heardOnly || !near && !nextKey) {
			continue
		}
		d := lx.lang.slips.distance(w, t)
		switch {
		case nextKey && len(t) == len(w):
			d = min(d, costFirstKey)
		case nextKey && begun:
			d = min(d, costFirstKey+costBegun)
		}
		if begun && len(t) > len(w) {
			if b := lx.lang.slips.distance(w, t[:len(w)]); b <= slackBegun {
				d = min(d, b+costBegun)
			}
		}
		whole := d
		if same {
			d = int(float64(d) * soundShare)
		}
		if d <= limit && (near || same || nextKey && (begun || len(t) == len(w))) {
			all = append(all, guess{int32(id), d})
			best = min(best, whole)
		}
	}
	all = slices.DeleteFunc(all, func(g guess) bool { return g.distance > best+guessMargin })
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(a.distance, b.distance) })
	return all[:min(len(all), maxGuesses)]
}

// startAlike reports whether two words start with the same letter or ones that
// sound alike.
func (c *slipCosts) startAlike(a, b string) bool {
	return a[0] == b[0] || isLetter(b[0]) && c.alike[a[0]-'a'].has(b[0]-'a')
}

func FuzzGuessesAgainstReference(f *testing.F) {
	for _, w := range []string{"nausia", "ketmaine", "dissasociate", "fibermyalgia", "nitemares", "hart", "zz", "sucidal", "jeart", "lauses", "jetam"} {
		f.Add(w, true)
		f.Add(w, false)
	}
	lx := sparse(bundled(f).lexicon)
	f.Fuzz(func(t *testing.T, w string, flag bool) {
		for _, word := range split(clip(w, 60)) {
			got, want := lx.guesses(word.text, flag, false), slowGuesses(lx, word.text, flag, false)
			if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("%q open %v: %v, the reference %v", word.text, flag, got, want)
			}
			got, want = lx.guesses(word.text, false, true), slowGuesses(lx, word.text, false, true)
			if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("%q heard only: %v, the reference %v", word.text, got, want)
			}
		}
	})
}

// sparse is a lexicon of every tenth word: small enough for many tries.
func sparse(lx *lexicon) *lexicon {
	words := map[string]rank{"nausea": rankTitle, "ketamine": rankTitle, "heart": rankTitle, "nightmares": rankTitle, "suicidal": rankTitle}
	for id := 0; id < len(lx.terms); id += 10 {
		words[lx.terms[id]] = lx.rank[id]
	}
	few, _ := newLexicon(words, lx.lang)
	return few
}
