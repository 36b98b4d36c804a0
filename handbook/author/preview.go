package author

import (
	"bytes"
	"errors"
	"io/fs"
	"os"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Preview is the handbook as desks would show it with a page as it is in the editor.
type Preview struct {
	Book     *handbook.Handbook
	Words    *handbook.Vocabulary
	Entry    *handbook.Entry // the page, or nil if it cannot be shown
	Problems []PageProblem   // of the page
}

// PageProblem is what is wrong with a part of a page: see [content.PagePart].
type PageProblem struct{ Part, Msg string }

// Files reads the draft once for the previews of a page: see [Draft.Preview]. There
// are none while the workspace is away; pages are then previewed without it.
func (w Workspace) Files() (map[string][]byte, error) {
	files, err := w.Draft().collectPages()
	if err != nil {
		return nil, &ReachError{w.Root, err}
	}
	return files, nil
}

// Preview reads the handbook that the files of a draft make with this page among them.
func (d *Draft) Preview(files map[string][]byte) (Preview, error) {
	name := d.ID + ".md"
	text, err := d.written(d.Text, d.base)
	if err != nil {
		return Preview{}, err
	}
	h, words, err := d.w.loadWith(files, name, text) // without a text, it is the bundled page
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Book: h, Words: words, Entry: h.Entry(d.ID)}
	for _, problem := range h.Problems() {
		if problem.File == name && !content.IsNotice(problem) {
			p.Problems = append(p.Problems, PageProblem{partAt(text, problem.Line), problem.Msg})
		}
	}
	if p.Entry != nil && p.Entry.Origin == nil && len(p.Problems) > 0 {
		p.Entry = nil // the bundled page, because this one is refused
	}
	return p, nil
}

// partAt is the name of the part of a page that has a line.
func partAt(page []byte, line int) string {
	parts, err := content.SplitPage(page)
	if err != nil {
		return ""
	}
	last := 0
	for _, p := range parts {
		last += bytes.Count([]byte(p.Text), []byte("\n"))
		if line <= last {
			return p.Name
		}
	}
	return parts[len(parts)-1].Name
}

// Keys are the texts at the top of the page, by key.
func (d *Draft) Keys() (map[string][]string, error) { return content.PageKeys(d.Text) }

// Part is what the page says in one voice, by whichever of its headings.
func (d *Draft) Part(v handbook.Voice) (string, error) {
	for _, h := range v.Headings() {
		if text, err := content.PageSection(d.Text, h); err != nil || text != "" {
			return text, err
		}
	}
	return "", nil
}

// Note is the clinic's note on top of the page, or "".
func (d *Draft) Note() (string, error) { return content.PageNote(d.Text) }

// Changed reports whether the page has something that is not saved.
func (d *Draft) Changed() bool {
	before := d.w.Draft().bundledPage(d.ID)
	switch {
	case d.base == nil && before == nil:
		return true // a page that was begun
	case d.base != nil && before == nil:
		before = d.base
	case d.base != nil:
		whole, err := content.WholePage(d.base, before)
		if err != nil {
			return true
		}
		before = whole
	}
	return !bytes.Equal(d.Text, before)
}

// Follow makes the draft what was saved of it, together with what was written since it
// was sent.
func (d *Draft) Follow(sent []byte, saved Draft) {
	text := saved.Text
	if !bytes.Equal(d.Text, sent) {
		if merged, _, err := content.MergePages(sent, d.Text, saved.Text); err == nil {
			text = merged
		} else {
			text = d.Text
		}
	}
	d.Text, d.base = text, saved.base
}

// Saved reports whether the draft has the page.
func (d *Draft) Saved() bool { return d.base != nil }

// Discard makes a page of the draft what desks show now: the published one, the
// bundled one, or none. What the draft said goes into the history.
func (w Workspace) Discard(id, by string) error {
	return w.change(func() error {
		file := w.Draft().file(id)
		text, err := readFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil {
			err = w.keep(id, by, text)
		}
		if err != nil {
			return err
		}
		live, _, err := w.Live()
		if err != nil {
			return err
		}
		var published []byte
		if live.Dir != "" {
			published, err = readFile(live.file(id))
		}
		if live.Dir == "" || errors.Is(err, fs.ErrNotExist) {
			return os.Remove(file)
		}
		if err != nil {
			return &ReachError{w.Root, err}
		}
		return w.put(file, published)
	})
}
