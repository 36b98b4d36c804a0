package author

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// The tables of a clinic's own words and red flags, and of which pages come first.
const (
	WordsFile = "vocabulary.yaml"
	FlagsFile = "red-flags.yaml"
	OrderFile = "order.yaml"
)

// IsTable reports whether what the history keeps under a name is a table, by the name
// of its file, and not a page.
func IsTable(id string) bool { return path.Ext(id) == ".yaml" }

// IsShown reports whether a file is a picture or file that pages show: it goes where they
// go.
func IsShown(name string) bool { return content.IsAttachment(name) && !strings.HasSuffix(name, ".md") }

// table is the text of a table of the draft.
func (w Workspace) table(name string) ([]byte, error) {
	text, err := readFile(w.Draft().contentFile(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &ReachError{w.Root, err}
	}
	return text, nil
}

// changeTable changes a table of the draft, and puts what it said into the history.
func (w Workspace) changeTable(name, by string, change func([]byte) ([]byte, error)) error {
	return w.change(func() error {
		text, err := w.table(name)
		if err != nil {
			return err
		}
		next, err := change(text)
		if err != nil || bytes.Equal(next, text) {
			return err
		}
		return w.replacePage(name, by, w.Draft().contentFile(name), text, next)
	})
}

// OwnWords lists the clinic's rows of words that mean the same.
func (w Workspace) OwnWords() ([]string, error) {
	text, err := w.table(WordsFile)
	if err != nil {
		return nil, err
	}
	return content.OwnWords(text)
}

// ChangeWords puts a row in the place of another one; "" adds or removes one. See
// [content.ChangeOwnWords].
func (w Workspace) ChangeWords(before, after, by string) error {
	return w.changeTable(WordsFile, by, func(text []byte) ([]byte, error) { return content.ChangeOwnWords(text, before, after) })
}

// OwnFlags lists the clinic's own red flags.
func (w Workspace) OwnFlags() ([]content.OwnFlag, error) {
	text, err := w.table(FlagsFile)
	if err != nil {
		return nil, err
	}
	return content.OwnFlags(text)
}

// ChangeFlag puts a red flag in the place of another one; nil adds or removes one. See
// [content.ChangeOwnFlag].
func (w Workspace) ChangeFlag(before, after *content.OwnFlag, by string) error {
	h, _, err := w.Draft().Load()
	if err != nil {
		return err
	}
	if after != nil && (before == nil || before.Name != after.Name) {
		for _, f := range h.RedFlags() {
			if f.Name == after.Name {
				return inputError("there is a red flag “%s” already: give this one a name of its own", f.Name)
			}
		}
	}
	return w.changeTable(FlagsFile, by, func(text []byte) ([]byte, error) { return content.ChangeOwnFlag(text, before, after, Classes(h)) })
}

// Classes are the word classes that phrases of red flags may name.
func Classes(h *handbook.Handbook) map[string][]string {
	classes := map[string][]string{}
	for _, f := range h.RedFlags() {
		maps.Copy(classes, f.Classes)
	}
	return classes
}

// Tried is the handbook that a draft makes with another text of one file, to try
// callers' lines in.
type Tried struct {
	Finder
	Book     *handbook.Handbook
	Problems []handbook.Problem // of that file
}

// WordsChange is a row of words that is being changed: see [Workspace.ChangeWords].
type WordsChange struct{ Before, After string }

// TryWords reads the draft with other rows of words.
func (w Workspace) TryWords(files map[string][]byte, changes []WordsChange) (Tried, error) {
	text := files[WordsFile]
	for _, c := range changes {
		next, err := content.ChangeOwnWords(text, c.Before, c.After)
		if err == nil { // a row that is not finished is not tried
			text = next
		}
	}
	return w.try(files, WordsFile, text)
}

// TryFlag reads the draft with a red flag in the place of another one, or of none.
func (w Workspace) TryFlag(files map[string][]byte, before, after *content.OwnFlag, classes map[string][]string) (Tried, error) {
	text, err := content.ChangeOwnFlag(files[FlagsFile], before, after, classes)
	if err != nil {
		return Tried{}, err
	}
	return w.try(files, FlagsFile, text)
}

func (w Workspace) try(files map[string][]byte, name string, text []byte) (t Tried, err error) {
	h, words, err := w.loadWith(files, name, text)
	if err != nil {
		return t, err
	}
	t = Tried{Finder: NewFinder(h, words), Book: h}
	for _, p := range h.Problems() {
		if p.File == name {
			t.Problems = append(t.Problems, p)
		}
	}
	return t, nil
}

// loadWith is the handbook of the files of a draft with another text of one of them;
// nil leaves it out.
func (w Workspace) loadWith(files map[string][]byte, name string, text []byte) (*handbook.Handbook, *handbook.Vocabulary, error) {
	all := maps.Clone(files)
	if all == nil {
		all = map[string][]byte{}
	}
	if all[name] = text; text == nil {
		delete(all, name)
	}
	layer, err := inMemory(all, w.Draft().Dir)
	if err != nil {
		return nil, nil, err
	}
	return content.Load(w.Bundled, handbook.Layer{FS: layer})
}

// Raises is the red flag that a line raises, or nil.
func (f Finder) Raises(line string) *handbook.RedFlag {
	if flags := f.index.Flags(line); len(flags) > 0 {
		return flags[0].Group
	}
	return nil
}

// mostFalse is how many false alarms are named.
const mostFalse = 5

// FalseAlarms lists what callers say about other pages than those that a red flag leads
// to, and would raise it.
func (t Tried) FalseAlarms(name string) []string {
	var out []string
	for _, e := range t.Book.Entries() {
		if e.Route == handbook.Emergency {
			continue
		}
		for _, line := range slices.Concat([]string{e.Title}, e.Aliases, e.Callers) {
			raised := t.index.Flags(line)
			if len(raised) == 1 && raised[0].Group.Name == name && !slices.Contains(raised[0].Group.Entries, e) {
				if out = append(out, line); len(out) == mostFalse {
					return out
				}
			}
		}
	}
	return out
}

// compareWords lists the rows of words in which two vocabularies differ, or nothing if
// one cannot be read.
func compareWords(before, after []byte) []PartChange {
	was, err := content.OwnWords(before)
	is, afterErr := content.OwnWords(after)
	if err != nil || afterErr != nil {
		return nil
	}
	c := PartChange{Part: PartWords, Before: without(was, is), After: without(is, was)}
	if len(c.Before)+len(c.After) == 0 {
		return nil
	}
	return []PartChange{c}
}

// without are the rows that others do not have.
func without(rows, others []string) []string {
	return slices.DeleteFunc(slices.Clone(rows), func(row string) bool { return slices.Contains(others, row) })
}

// compareFlags lists the red flags that differ in two files, or nothing if one cannot
// be read.
func compareFlags(before, after []byte) []PartChange {
	was, err := content.OwnFlags(before)
	is, afterErr := content.OwnFlags(after)
	if err != nil || afterErr != nil {
		return nil
	}
	said := func(flags []content.OwnFlag, name string) []string {
		for _, f := range flags {
			if f.Name == name {
				return slices.Concat(f.Phrases, f.Spanish)
			}
		}
		return nil
	}
	var changes []PartChange
	var names []string
	for _, f := range slices.Concat(was, is) {
		if a, b := said(was, f.Name), said(is, f.Name); !slices.Contains(names, f.Name) && !slices.Equal(a, b) {
			changes = append(changes, PartChange{PartWords, f.Name, a, b})
		}
		names = append(names, f.Name)
	}
	return changes
}
