package synthetic

import (
	"math"
	"math/rand/v2"
)

// Heaps' law: a handbook of n entries has about heapsScale * n^heapsGrowth
// words, here 5,000 for 1,000 entries and 45,000 for 100,000.
const (
	heapsScale  = 200
	heapsGrowth = 0.47
)

// Zipf's law: the word of rank k occurs in proportion to (k+head)^-zipfSlope.
// Running text has hardly a head. Titles and aliases leave out the words that
// only carry a sentence, so their most frequent words are less frequent.
const (
	zipfSlope = 1.07
	textHead  = 2
	topicHead = 50
)

// vocabulary is the words of a handbook, the most frequent first.
type vocabulary []string

func newVocabulary(entries int) vocabulary {
	size := int(heapsScale * math.Pow(float64(entries), heapsGrowth))
	r := rand.New(rand.NewPCG(seed, streamVocabulary))
	seen := make(map[string]bool, size)
	words := make(vocabulary, 0, size)
	for len(words) < size {
		w := invent(r, syllables(r, len(words)))
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// syllables is the length of the word of a rank: frequent words are short.
func syllables(r *rand.Rand, rank int) int {
	switch {
	case rank < 100:
		return 1 + r.IntN(2)
	case rank < 2000:
		return 2 + r.IntN(2)
	default:
		return 2 + r.IntN(3)
	}
}

var (
	onsets = []string{"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "dr", "gr", "pl", "sh", "st", "th", "tr"}
	nuclei = []string{"a", "a", "e", "e", "e", "i", "i", "o", "o", "u", "ai", "ea", "ou"}
	codas  = []string{"", "", "", "", "l", "m", "n", "n", "r", "r", "s", "t", "ck", "nd", "st"}
)

// invent makes up a word that can be said. It has four letters at least: none
// of the few words that YAML reads as something else.
func invent(r *rand.Rand, syllables int) string {
	w := ""
	for i := 0; i < syllables || len(w) < 4; i++ {
		w += pick(r, onsets) + pick(r, nuclei) + pick(r, codas)
	}
	return w
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// words draws from a vocabulary as Zipf's law has it.
type words struct {
	from vocabulary
	zipf *rand.Zipf
}

func (v vocabulary) draw(r *rand.Rand, head float64) words {
	return words{v, rand.NewZipf(r, zipfSlope, head, uint64(len(v)-1))}
}

func (w words) next() string { return w.from[w.zipf.Uint64()] }
