// Command wordnet draws general English from WordNet for the vocabulary of the bundled
// handbook: other words for what its groups mean, names of illnesses that have no page,
// and phrases in which the word for a part of the body means something else.
//
//	apt-get install wordnet-base
//	go run ./handbook/search/wordnet -dict /usr/share/wordnet
//
// writes assets/content/vocabulary-wordnet.yaml. Words that the handbook or its
// vocabulary has are left out, and so are rare ones. See WORDNET.LICENSE.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/language"
)

const file = "vocabulary-wordnet.yaml"

func main() {
	dict := flag.String("dict", "/usr/share/wordnet", "the folder with WordNet's data files")
	dir := flag.String("content", "assets/content", "the bundled content")
	flag.Parse()
	if err := draw(*dict, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "wordnet:", err)
		os.Exit(1)
	}
}

func draw(dict, dir string) error {
	db, err := open(dict)
	if err != nil {
		return err
	}
	h, words, err := content.Load(without{os.DirFS(dir)})
	if err != nil {
		return err
	}
	d := drawer{database: db, language: english.Language(), index: search.New(h, words, english.Language()), known: knownPhrases(h, words), taken: map[string]bool{}}
	text, err := d.draw()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644)
}

// without is the content without what this command writes.
type without struct{ fs.FS }

func (w without) Open(name string) (fs.File, error) {
	if name == file {
		return nil, fs.ErrNotExist
	}
	return w.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return e.Name() == file }), err
}

// knownPhrases are those of the vocabulary, titles and aliases.
func knownPhrases(h *handbook.Handbook, v *handbook.Vocabulary) map[string]bool {
	known := map[string]bool{}
	add := func(phrases ...string) {
		for _, p := range phrases {
			known[plain(p)] = true
		}
	}
	for _, g := range slices.Concat(v.Groups, v.Topics) {
		add(g...)
	}
	for _, t := range v.Ties {
		add(t.From)
	}
	add(v.Elsewhere...)
	for _, t := range english.Language().Business {
		add(strings.Split(t.Names+", "+t.Words, ", ")...)
	}
	for _, e := range h.Entries() {
		add(append(e.Aliases, e.Title)...)
	}
	return known
}

// plain is a phrase in small letters, without hyphens and apostrophes.
func plain(phrase string) string {
	return strings.NewReplacer("-", " ", "'", "", "’", "", ".", "").Replace(strings.ToLower(phrase))
}

// drawer draws phrases.
type drawer struct {
	*database
	language language.Language
	index    *search.Index
	known    map[string]bool
	taken    map[string]bool // drawn already
}

const head = `# General English drawn from WordNet 3.0, Copyright 2006 by Princeton University. All rights
# reserved; free to use, copy, modify and distribute under the terms in
# handbook/search/wordnet/WORDNET.LICENSE. Made by: go run ./handbook/search/wordnet -dict /usr/share/wordnet
# Do not edit: what the handbook needs beyond it belongs into vocabulary.yaml.
`

func (d *drawer) draw() (string, error) {
	same, err := d.synonyms()
	if err != nil {
		return "", err
	}
	ill, err := d.narrower(illnesses)
	if err != nil {
		return "", err
	}
	signs, err := d.signs(ill)
	if err != nil {
		return "", err
	}
	sayings, err := d.sayings(ill)
	if err != nil {
		return "", err
	}
	same["any other symptom"] = signs
	var b strings.Builder
	b.WriteString(head + "ties:\n")
	for _, group := range slices.Sorted(maps.Keys(same)) {
		fmt.Fprintf(&b, "  %s: >-\n%s", group, wrapped(same[group], "    "))
	}
	b.WriteString("elsewhere: >-\n" + wrapped(sayings, "  "))
	return b.String(), nil
}

// wrapped lists phrases in lines of about 150 letters.
func wrapped(phrases []string, indent string) string {
	var b strings.Builder
	line := indent
	for i, p := range phrases {
		if i < len(phrases)-1 {
			p += ","
		}
		if len(line)+len(p) > 150 {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += p + " "
	}
	return b.String() + strings.TrimRight(line, " ") + "\n"
}

// fits reports that a phrase has common words only, is not known, and raises no red flag.
func (d *drawer) fits(phrase string, rarest language.Tier) bool {
	if d.known[phrase] || d.known[strings.ReplaceAll(phrase, " ", "")] || d.taken[phrase] {
		return false
	}
	for w := range strings.FieldsSeq(phrase) {
		if t := d.language.Tier(w); t == language.Unknown || t > rarest || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) }) {
			return false
		}
	}
	return len(d.index.Flags(phrase)) == 0
}

// in counts how many senses a lemma has, and how many of them are among some.
func (d *drawer) in(lemma string, some func(id string) bool) (all, among int) {
	for _, senses := range d.senses[strings.ToLower(lemma)] {
		for _, id := range senses {
			all++
			if some(id) {
				among++
			}
		}
	}
	return all, among
}

// first reports that a sense is the commonest of its lemma in its part of speech.
func (d *drawer) first(lemma, id string) bool {
	return slices.ContainsFunc(d.senses[strings.ToLower(lemma)], func(senses []string) bool { return senses[0] == id })
}
