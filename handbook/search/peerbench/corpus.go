package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/internal/synthetic"
)

// corpus is a handbook with what is asked of it.
type corpus struct {
	name     string
	handbook *handbook.Handbook
	words    *handbook.Vocabulary
	typed    []string      // the content of the search field after each letter
	judged   []judgedQuery // queries with known answers; none for a synthetic handbook
}

const querySeed = 1

// newCorpus makes a synthetic handbook of a size, or reads the bundled one for
// size 0. The judged queries belong to the bundled one.
func newCorpus(size int, judged []judgedQuery, keystrokes int) (corpus, error) {
	if size == 0 {
		h, words, err := content.Load(assets.Content())
		if err != nil {
			return corpus{}, fmt.Errorf("bundled handbook: %w", err)
		}
		var texts []string
		for _, q := range judged {
			texts = append(texts, q.Text)
		}
		r := rand.New(rand.NewPCG(querySeed, 0))
		r.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		return corpus{"bundled", h, words, typeOut(texts, keystrokes), judged}, nil
	}
	h, err := synthetic.Handbook(size)
	if err != nil {
		return corpus{}, fmt.Errorf("synthetic handbook of %d entries: %w", size, err)
	}
	texts := synthetic.Queries(h, keystrokes, querySeed) // more than enough: each has several letters
	return corpus{thousands(size), h, nil, typeOut(texts, keystrokes), nil}, nil
}

// typeOut types queries one after the other, up to a number of letters.
func typeOut(queries []string, keystrokes int) []string {
	var typed []string
	for _, q := range queries {
		typed = append(typed, synthetic.Keystrokes(q)...)
		if len(typed) >= keystrokes {
			return typed[:keystrokes]
		}
	}
	return typed
}

// document is the text of an entry as the other engines index it: all that our
// own index reads.
type document struct {
	Title   string `json:"title"`
	Aliases string `json:"aliases"`
	Say     string `json:"say"`
	Body    string `json:"body"`
}

func newDocument(e *handbook.Entry) document {
	body := append(append([]string{}, e.HandOver...), e.Emergency...)
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			body = append(body, handbook.SpanText(s))
		}
	}
	return document{e.Title, strings.Join(e.Aliases, ", "), e.SayText(), strings.Join(body, " ")}
}

// queryWords parts a query into words for engines whose query language has
// marks of its own. open tells that the last word may still grow.
func queryWords(text string) (words []string, open bool) {
	part := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words = strings.FieldsFunc(strings.ToLower(text), part)
	return words, len(words) > 0 && !strings.HasSuffix(text, " ")
}
