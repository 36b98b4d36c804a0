package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A synset is a set of lemmas with one meaning, by its part of speech and its place in
// the file: n00012345. The format is told in wndb(5WN).
type synset struct {
	lemmas []string // as they are written, with spaces
	file   int      // of the lexicographers, see lexnames(5WN)
	links  []link
}

// link leads to a related synset.
type link struct {
	kind     string // ~ a narrower meaning, & a similar one, + a derived word
	to       string
	from, at int // the lemmas that are related, counted from 1; 0 is all
}

type database struct {
	synsets map[string]*synset
	senses  map[string][][]string // by lemma in small letters: for each part of speech, its synsets, the commonest first
}

// The files of lexicographers that are used by name.
const (
	adjectives, adverbs                                    = 0, 2
	acts, animals, artifacts, attributes                   = 4, 5, 6, 7
	cognition, communication, events, feelings             = 9, 10, 11, 12
	groups, locations, objects, persons, plants            = 14, 15, 17, 18, 20
	processes, shapes, states                              = 22, 25, 26
	ofBody, ofCognition, ofCommunication, ofCompetition    = 29, 31, 32, 33
	ofEmotion, ofMotion, ofPerception, ofPossession, verbs = 37, 38, 39, 40, 41
	ofStates, participles                                  = 42, 44
)

var marker = regexp.MustCompile(`\([a-z]+\)$`) // of where an adjective may stand

func open(dir string) (*database, error) {
	db := &database{synsets: map[string]*synset{}, senses: map[string][][]string{}}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		letter := map[string]string{"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[pos]
		if err := eachLine(filepath.Join(dir, "data."+pos), func(line string) { db.addSynset(letter, line) }); err != nil {
			return nil, err
		}
		if err := eachLine(filepath.Join(dir, "index."+pos), func(line string) { db.addLemma(letter, line) }); err != nil {
			return nil, err
		}
	}
	return db, nil
}

// eachLine reads the lines of a file after its license.
func eachLine(path string, do func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), " ") {
			do(lines.Text())
		}
	}
	return lines.Err()
}

func (db *database) addSynset(letter, line string) {
	line, _, _ = strings.Cut(line, "|")
	f := strings.Fields(line)
	file, _ := strconv.Atoi(f[1])
	n, _ := strconv.ParseInt(f[3], 16, 32)
	s := &synset{file: file}
	for i := range int(n) {
		s.lemmas = append(s.lemmas, strings.ReplaceAll(marker.ReplaceAllString(f[4+2*i], ""), "_", " "))
	}
	at := 4 + 2*int(n)
	links, _ := strconv.Atoi(f[at])
	for i := range links {
		p := f[at+1+4*i : at+5+4*i]
		between, _ := strconv.ParseInt(p[3], 16, 32)
		s.links = append(s.links, link{p[0], strings.Replace(p[2], "s", "a", 1) + p[1], int(between >> 8), int(between & 0xff)})
	}
	db.synsets[letter+f[0]] = s
}

func (db *database) addLemma(letter, line string) {
	f := strings.Fields(line)
	n, _ := strconv.Atoi(f[2])
	var senses []string
	for _, place := range f[len(f)-n:] {
		senses = append(senses, letter+place)
	}
	lemma := strings.ReplaceAll(f[0], "_", " ")
	db.senses[lemma] = append(db.senses[lemma], senses)
}

// find returns the synset of a sense: "sad.a.1".
func (db *database) find(sense string) (string, error) {
	parts := strings.Split(sense, ".")
	n, _ := strconv.Atoi(parts[2])
	for _, senses := range db.senses[strings.ReplaceAll(parts[0], "_", " ")] {
		if senses[0][:1] == parts[1] && n <= len(senses) {
			return senses[n-1], nil
		}
	}
	return "", fmt.Errorf("WordNet has no %s", sense)
}

// narrower returns synsets with all that are narrower.
func (db *database) narrower(senses string) (map[string]bool, error) {
	seen := map[string]bool{}
	var walk func(id string)
	walk = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		for _, l := range db.synsets[id].links {
			if l.kind == "~" {
				walk(l.to)
			}
		}
	}
	for sense := range strings.FieldsSeq(senses) {
		id, err := db.find(sense)
		if err != nil {
			return nil, err
		}
		walk(id)
	}
	return seen, nil
}
