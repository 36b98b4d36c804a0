package synthetic

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// Each thing that is drawn has its own stream of random numbers, so that a
// page is the same whatever was read before it.
const (
	seed             = 20261123
	streamVocabulary = 1
	streamHeads      = 2
	streamBodies     = 1 << 32 // and up, one for each page
)

// How large the parts of a page are, in words.
const (
	topicWords = 8 // the words that a page is about
	sayWords   = 12
	bodyWords  = 80
)

// pages is the files of a handbook. Titles and aliases are drawn at the start,
// since no alias may be in two entries; the rest of a page is written when
// it is opened and not kept.
type pages struct {
	vocabulary vocabulary
	heads      []head
}

// head is what is fixed of a page.
type head struct {
	topic   []string
	title   string
	aliases []string
}

func newPages(n int) pages {
	p := pages{newVocabulary(n), make([]head, n)}
	r := rand.New(rand.NewPCG(seed, streamHeads))
	words := p.vocabulary.draw(r, topicHead)
	taken := map[string]bool{}
	for i := range p.heads {
		h := head{topic: make([]string, topicWords)}
		for j := range h.topic {
			h.topic[j] = words.next()
		}
		h.title = sentence(h.topic[:3+r.IntN(3)])
		for range 3 + r.IntN(6) {
			h.aliases = append(h.aliases, alias(r, h.topic, words, taken))
		}
		p.heads[i] = h
	}
	return p
}

// alias draws one to four words, most of them of the topic, that no page has
// as an alias yet.
func alias(r *rand.Rand, topic []string, words words, taken map[string]bool) string {
	for {
		var ws []string
		for range 1 + r.IntN(4) {
			if w := words.next(); r.IntN(3) == 0 {
				ws = append(ws, w)
			} else {
				ws = append(ws, pick(r, topic))
			}
		}
		if a := strings.Join(ws, " "); !taken[a] {
			taken[a] = true
			return a
		}
	}
}

// sentence joins words with a capital at the start.
func sentence(words []string) string {
	s := strings.Join(words, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// write renders page i.
func (p pages) write(i int) []byte {
	h := p.heads[i]
	r := rand.New(rand.NewPCG(seed, streamBodies+uint64(i)))
	background := p.vocabulary.draw(r, textHead)
	text := func(n int) string {
		ws := make([]string, n)
		for j := range ws {
			if ws[j] = background.next(); r.IntN(4) == 0 {
				ws[j] = pick(r, h.topic)
			}
		}
		return sentence(ws) + "."
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\nroute: nurse\nsay: %s\naliases: [%s]\n---\n## Our clinic\n\n",
		h.title, text(sayWords), strings.Join(h.aliases, ", "))
	for range bodyWords / 10 {
		b.WriteString(text(10) + "\n")
	}
	return b.Bytes()
}
