// Package content turns files into a [handbook.Handbook] and back: it reads
// pages and tables, reports every fault as a [handbook.Problem], merges a clinic's
// folder into the bundled content, and writes the few lines that the program changes
// in files: values, reviews, copies.
//
// It alone knows Markdown and YAML, which files of a folder count, and how large
// they may be. It refuses nothing silently, and opens no network connection.
package content

import (
	"errors"
	"fmt"
	"io/fs"

	"clinichandbook/handbook"
)

// ErrNoEntries means that no readable entry was found.
var ErrNoEntries = errors.New("no entry found in sections, side-effects or faq")

// Load reads a handbook and its vocabulary: the bundled content, and the clinic's
// layers, in order.
//
//   - A page with a new id adds an entry; one with the id of a bundled entry
//     replaces it: as a whole, or the parts that it has ([WholePage]).
//   - sources.yaml, clinic-fields.yaml, topics.yaml, red-flags.yaml and
//     vocabulary.yaml add to the layers before them and change nothing in them.
//   - For each value in clinic.yaml, the last layer that sets it wins.
//
// Faults in the content do not stop it. Everything readable is kept, the rest is
// left out and named in [handbook.Handbook.Problems], so a bundled entry stays if
// a clinic's version of it is broken. The error is nil unless there is nothing to
// show at all; the Handbook then has only the problems.
func Load(bundled fs.FS, layers ...handbook.Layer) (*handbook.Handbook, *handbook.Vocabulary, error) {
	h, words := newLoader(bundled, layers).load()
	if len(h.Entries()) > 0 {
		return h, words, nil
	}
	if len(h.Problems()) > 0 {
		return h, words, fmt.Errorf("%w: %s", ErrNoEntries, h.Problems()[0])
	}
	return h, words, ErrNoEntries
}

// Check reads a handbook and returns every fault in it, by file and line. It
// returns none if the content is sound.
func Check(bundled fs.FS, layers ...handbook.Layer) []handbook.Problem {
	h, _, err := Load(bundled, layers...)
	if err != nil && len(h.Problems()) == 0 {
		return []handbook.Problem{{File: ".", Line: 1, Msg: "there is " + err.Error() + ": check that this is the content folder"}}
	}
	return h.Problems()
}
