package author

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

// Draft is a page that somebody is editing.
type Draft struct {
	ID   string
	Text []byte // of the page as it is now in the editor

	w    Workspace
	base []byte // what the file said when it was read; nil if there was none
}

// ConflictError means that a page was not saved, because somebody else has changed
// the same parts of it since it was opened.
type ConflictError struct {
	ID        string
	Conflicts []content.PageConflict
	Theirs    []byte // the page as the other person saved it
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s was not saved: somebody else has changed %s since you opened it", e.ID, e.Conflicts[0].Part)
}

// Edit opens a page of the draft, or a bundled page, of which the clinic's version
// is begun. The text is the whole page, as desks show it. The error may be a
// [NoPageError].
func (w Workspace) Edit(id string) (*Draft, error) {
	file := w.Draft().file(id)
	text, err := readFile(file)
	bundled := w.Draft().bundledPage(id)
	switch {
	case err == nil:
		d := &Draft{ID: id, Text: text, w: w, base: text}
		if bundled != nil {
			d.Text, err = content.WholePage(text, bundled)
		}
		return d, err
	case !errors.Is(err, fs.ErrNotExist):
		return nil, &ReachError{w.Root, err}
	case bundled == nil:
		return nil, &NoPageError{id, file}
	}
	return &Draft{ID: id, Text: bundled, w: w}, nil
}

// NewPage begins a page from its title, with an id made of it.
func (w Workspace) NewPage(kind handbook.Kind, title string) (*Draft, error) {
	id, ok := content.PageID(path.Join(kind.Folder(), title+".md"))
	if !ok {
		return nil, inputError("%q has no letters or digits: give the page a title, such as Parking", title)
	}
	h, _, err := w.Draft().Load()
	if err != nil {
		return nil, err
	}
	free := id
	for n := 2; ; n++ {
		_, bundled := fs.Stat(w.Bundled, free+".md")
		_, own := os.Stat(w.Draft().file(free))
		if h.Entry(free) == nil && errors.Is(bundled, fs.ErrNotExist) && errors.Is(own, fs.ErrNotExist) {
			break
		}
		free = fmt.Sprintf("%s-page-%d", id, n) // "parking-2" is how computers name a second copy
	}
	d := &Draft{ID: free, Text: template(free, w.today()), w: w}
	return d, d.Set("title", title)
}

// NewDraft is a page that is not in the draft yet, with its whole text. Saving it
// fails if somebody has made the page in the meantime.
func (w Workspace) NewDraft(id string, text []byte) *Draft { return &Draft{ID: id, Text: text, w: w} }

// Set changes a text at the top of the page: see [content.SetPageKey]. With a line
// to read out that needs no clinic value, the line for while it is not set goes.
func (d *Draft) Set(key string, texts ...string) error {
	text, err := content.SetPageKey(d.Text, key, texts...)
	if err == nil && key == "say" && !strings.Contains(strings.Join(texts, ""), "](clinic:") {
		text, err = content.SetPageKey(text, "say-until-set")
	}
	if err == nil {
		d.Text = text
	}
	return err
}

// SetPart changes what the page says in one voice: see [content.SetPageSection].
func (d *Draft) SetPart(v handbook.Voice, text string) error {
	heading := v.Heading()
	for _, h := range v.Headings() { // an earlier one, perhaps
		if has, err := content.PageSection(d.Text, h); err == nil && has != "" {
			heading = h
			break
		}
	}
	out, err := content.SetPageSection(d.Text, heading, text)
	if err == nil {
		d.Text = out
	}
	return err
}

// SetNote changes the clinic's note on top of the page: see [content.SetPageNote].
func (d *Draft) SetNote(text string) error {
	out, err := content.SetPageNote(d.Text, text)
	if err == nil {
		d.Text = out
	}
	return err
}

// Save writes the page into the draft and what it replaces into the history. What
// somebody else has changed in the meantime is kept, part by part; the error is a
// [ConflictError] if both changed the same part, and nothing is written then.
func (d *Draft) Save(by string) error {
	return d.w.change(func() error { return d.save(by) })
}

func (d *Draft) save(by string) error {
	file := d.w.Draft().file(d.ID)
	now, err := readFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &ReachError{d.w.Root, err}
	}
	text := d.Text
	if now != nil && !bytes.Equal(now, d.base) {
		if text, err = d.merge(now); err != nil {
			return err
		}
	}
	written, err := d.written(text, now)
	if err != nil {
		return err
	}
	if err := d.w.replacePage(d.ID, by, file, now, written); err != nil {
		return err
	}
	d.Text, d.base = text, written
	return nil
}

// written is the file of a page: of a bundled page, the parts that differ, unless
// the clinic rewrote all of the page. It is nil if nothing differs.
func (d *Draft) written(text, now []byte) ([]byte, error) {
	bundled := d.w.Draft().bundledPage(d.ID)
	if bundled == nil || now != nil && !content.FollowsBundled(now) {
		return text, nil
	}
	return content.ShortPage(text, bundled, now)
}

// replacePage puts a page or table into the draft, or removes it if it is nil, and what it
// was into the history.
func (w Workspace) replacePage(id, by, file string, before, after []byte) error {
	if bytes.Equal(before, after) {
		return nil
	}
	if before != nil {
		if err := w.keep(id, by, before); err != nil {
			return err
		}
	}
	if after != nil {
		err := w.put(file, after)
		if err == nil && before == nil && !IsTable(id) {
			_ = w.adopt(id, by) // the page is saved all the same
		}
		return err
	}
	if err := os.Remove(file); err != nil {
		return &ReachError{w.Root, err}
	}
	return nil
}

// merge joins the page with what somebody else has saved in the meantime.
func (d *Draft) merge(now []byte) ([]byte, error) {
	base := d.base
	bundled := d.w.Draft().bundledPage(d.ID)
	switch { // without a base, both began the page
	case bundled != nil:
		var err error
		if base == nil {
			base = bundled
		} else if base, err = content.WholePage(base, bundled); err != nil {
			return nil, err
		}
		if now, err = content.WholePage(now, bundled); err != nil {
			return nil, err
		}
	case base == nil:
		base = template(d.ID, d.w.today())
	}
	merged, conflicts, err := content.MergePages(base, d.Text, now)
	if err != nil {
		return nil, err
	}
	if len(conflicts) > 0 {
		return nil, &ConflictError{d.ID, conflicts, now}
	}
	return merged, nil
}

// Resolve says that the editor has seen what somebody else saved and what is saved
// next is meant to replace it.
func (d *Draft) Resolve(e *ConflictError) { d.base = e.Theirs }

// put writes a file of the workspace, atomically and durably.
func (w Workspace) put(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return &ReachError{w.Root, err}
	}
	if err := durable.WriteFile(file, data); err != nil {
		return &ReachError{w.Root, err}
	}
	return nil
}
