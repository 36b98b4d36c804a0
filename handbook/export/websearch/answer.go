package websearch

import (
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

// maxHits is the most hits of an answer: some screens of a list.
const maxHits = 30

// Engine answers queries.
type Engine struct{ ix *search.Index }

// Open reads an archive that [Collect] made. It fails if the archive has nothing
// to show.
func Open(archive []byte) (*Engine, error) {
	bundled, layers, err := open(archive)
	if err != nil {
		return nil, err
	}
	h, words, err := content.Load(bundled, layers...)
	if err != nil {
		return nil, err
	}
	return &Engine{search.New(h, words, languages.All()...)}, nil
}

// Answer is what the page shows for a query. Lists are never null.
type Answer struct {
	Flags   []Flag   `json:"flags"`   // red flags: the banner
	Hits    []Hit    `json:"hits"`    // best first
	Guesses []Guess  `json:"guesses"` // words that were read as others
	Nearest []string `json:"nearest"` // ids, when there are no hits
}

// Flag is a red flag that the query raises.
type Flag struct {
	Name    string   `json:"name"`
	Entries []string `json:"entries"` // ids
	Values  []string `json:"values"`  // ids of the clinic's values
}

// Hit is an entry that answers.
type Hit struct {
	ID     string  `json:"id"`
	Title  []Piece `json:"title"`
	Reason []Piece `json:"reason"`
}

// Piece is a stretch of text; marked, it is what the query matched.
type Piece struct {
	Text string `json:"text"`
	Mark bool   `json:"mark,omitempty"`
}

// Guess is a word that was read as another one.
type Guess struct {
	Typed string `json:"typed"`
	Meant string `json:"meant"`
}

// Answer answers a query, which may be any text.
func (e *Engine) Answer(text string) Answer {
	res := e.ix.Search(text, maxHits)
	a := Answer{Flags: []Flag{}, Hits: []Hit{}, Guesses: []Guess{}, Nearest: ids(res.Nearest)}
	for _, f := range res.Flags {
		flag := Flag{Name: f.Group.Name, Entries: ids(f.Group.Entries), Values: []string{}}
		for _, v := range f.Group.Values {
			flag.Values = append(flag.Values, v.ID)
		}
		a.Flags = append(a.Flags, flag)
	}
	for i, h := range res.Hits {
		a.Hits = append(a.Hits, Hit{h.Entry.ID, marked(h.Entry.Title, h.Title), reason(res, i)})
	}
	for _, g := range res.Guesses {
		a.Guesses = append(a.Guesses, Guess(g))
	}
	return a
}

func ids(entries []*handbook.Entry) []string {
	out := []string{}
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

// reason says why a hit was found, in the words of the desk program.
func reason(res search.Results, hit int) []Piece {
	r := res.Reason(hit)
	around := func(before string) []Piece {
		return append(append([]Piece{{Text: before + "“"}}, marked(r.Text, r.Matched)...), Piece{Text: "”"})
	}
	switch r.Kind {
	case search.ByAlias:
		return around("")
	case search.ByMeaning:
		return []Piece{{Text: "“"}, {Text: r.Typed, Mark: true}, {Text: "”: this page says “" + r.Text + "”"}}
	case search.BySentence:
		return marked(r.Text, r.Matched)
	case search.ByText:
		return around("in the text: ")
	case search.ByLetters:
		return around("letters of ")
	}
	return []Piece{{Text: r.String()}}
}

// marked splits a text at its marks, which are in order.
func marked(text string, marks []search.Range) []Piece {
	var out []Piece
	runes, at := []rune(text), 0
	add := func(to int, mark bool) {
		if to = min(to, len(runes)); to > at {
			out = append(out, Piece{string(runes[at:to]), mark})
			at = to
		}
	}
	for _, m := range marks {
		add(m.Start, false)
		add(m.End, true)
	}
	add(len(runes), false)
	return out
}
