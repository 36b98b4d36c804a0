package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"clinichandbook/handbook/content"
)

// bundledPage is the bundled page that a page of the folder is a version of, or nil.
func (f Folder) bundledPage(id string) []byte {
	if _, err := os.Stat(filepath.Join(f.Dir, wholeFile)); err == nil || f.Bundled == nil {
		return nil // the folder is a handbook of its own
	}
	page, err := fs.ReadFile(f.Bundled, id+".md")
	if err != nil {
		return nil
	}
	return page
}

// Update is a page of which both the clinic and the handbook have changed a part.
type Update struct {
	ID    string
	Whole bool // the clinic's file is a copy of a whole page
	Parts []content.PageQuestion
}

// Updates lists the pages about which somebody has to decide. Until then, desks
// show the clinic's text.
func (f Folder) Updates() ([]Update, error) {
	var out []Update
	seen := map[string]bool{}
	err := f.eachPage(func(_, id string) error {
		bundled := f.bundledPage(id)
		if bundled == nil || seen[id] {
			return nil
		}
		seen[id] = true
		text, err := readFile(f.file(id))
		if err != nil {
			return nil // the check names it
		}
		questions, err := content.PageQuestions(text, bundled)
		if err == nil && len(questions) > 0 {
			out = append(out, Update{id, !content.IsPartial(text), questions})
		}
		return nil
	})
	return out, err
}

// Updating is what becomes of a clinic's version of a bundled page.
type Updating int

// The ways.
const (
	KeepOurs   Updating = iota // the clinic's text stays, and is no longer asked about
	TakeTheirs                 // where both changed a part, the handbook's text is shown
	Shorten                    // a copy of the whole page becomes the parts that differ
)

// updated is the text of a clinic's version of a page afterwards; nil if nothing of
// it is left.
func (f Folder) updated(id string, how Updating, parts []string) (file string, before, after []byte, err error) {
	file = f.file(id)
	before, err = readFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return file, nil, nil, &NoPageError{id, file}
	}
	bundled := f.bundledPage(id)
	switch {
	case err != nil:
		return file, nil, nil, err
	case bundled == nil:
		return file, nil, nil, &NotBundledError{id}
	}
	switch how {
	case Shorten:
		after, err = content.ShortPage(before, bundled, before)
	case TakeTheirs:
		after, err = content.SettlePage(before, bundled, content.Theirs, parts...)
	case KeepOurs:
		after, err = content.SettlePage(before, bundled, content.Ours, parts...)
	}
	if err != nil {
		err = fmt.Errorf("%s was left as it is: %w", file, err)
	}
	return file, before, after, err
}

// Update decides about a clinic's version of a bundled page, or about some of its
// parts. The error may be a [NoPageError], a [NotBundledError] or
// [content.ErrWholePage].
func (f Folder) Update(id string, how Updating, parts ...string) error {
	file, _, after, err := f.updated(id, how, parts)
	switch {
	case err != nil:
		return err
	case after == nil:
		return os.Remove(file)
	}
	return ReplaceFile(file, after)
}

// Update decides about a page of the draft: see [Folder.Update]. What the page was
// goes into the history.
func (w Workspace) Update(id, by string, how Updating, parts ...string) error {
	return w.change(func() error {
		file, before, after, err := w.Draft().updated(id, how, parts)
		if err != nil {
			return err
		}
		return w.replacePage(id, by, file, before, after)
	})
}
