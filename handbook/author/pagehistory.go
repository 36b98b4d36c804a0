package author

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// PageState is a state of a page or table: in the draft, as it was before somebody
// saved it, or as desks have shown it.
type PageState struct {
	Draft   bool      // what the draft says now
	Copy    string    // the file of a second version in the draft, or ""
	Version int64     // of the publication, or 0
	At      time.Time // when it was published or replaced; zero for the draft
	By      string    // who published or replaced it
	text    []byte    // of the file; nil for the bundled page, or for none
}

// stateFile is the file of a page, or of a table by the name of its file.
func (f Folder) stateFile(id string) string {
	if IsTable(id) {
		return f.contentFile(id)
	}
	return f.file(id)
}

// PageStates lists the states of a page or table: the draft, and then the newest first,
// second versions among them.
// A version that shows the same as the one before it is left out.
func (w Workspace) PageStates(id string) ([]PageState, error) {
	draft, err := textOf(w.Draft().stateFile(id))
	if err != nil {
		return nil, &ReachError{w.Root, err}
	}
	saves, err := w.Saves(id)
	if err != nil {
		return nil, err
	}
	states, err := w.copies(id)
	if err != nil {
		return nil, err
	}
	for _, s := range saves {
		if text, err := s.Text(); err == nil {
			states = append(states, PageState{At: s.At, By: s.By, text: text})
		}
	}
	published, err := w.Publications()
	if err != nil {
		return nil, err
	}
	var last []byte
	for i, p := range slices.Backward(published) { // the oldest first
		folder, err := w.publishedFolder(p.Version)
		if err != nil {
			return nil, err
		}
		text, err := textOf(folder.stateFile(id))
		if err != nil {
			return nil, err
		}
		if i == len(published)-1 || !bytes.Equal(text, last) {
			states = append(states, PageState{Version: p.Version, At: p.At, By: p.By, text: text})
		}
		last = text
	}
	slices.SortStableFunc(states, func(a, b PageState) int { return cmp.Compare(b.At.UnixNano(), a.At.UnixNano()) })
	return slices.Insert(states, 0, PageState{Draft: true, text: draft}), nil
}

// textOf is what a file says, or nil if there is none.
func textOf(file string) ([]byte, error) {
	text, err := readFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}

// CompareStates lists the parts in which two states of a page or table differ.
func (w Workspace) CompareStates(id string, before, after PageState) ([]PartChange, error) {
	if IsTable(id) {
		return w.compareTables(id, before.text, after.text)
	}
	return w.CompareTexts(id, before.text, after.text)
}

// compareTables lists the parts in which two texts of a table differ.
func (w Workspace) compareTables(name string, before, after []byte) ([]PartChange, error) {
	files, err := w.Files()
	if err != nil {
		return nil, err
	}
	was, _, err := w.loadWith(files, name, before)
	if err != nil {
		return nil, err
	}
	is, _, err := w.loadWith(files, name, after)
	if err != nil || bytes.Equal(before, after) {
		return nil, err
	}
	c := Change{Name: name, Before: before, After: after}
	c.compareTable(was, is)
	return c.Parts, nil
}

// RestorePage makes the draft of a page what it was. What it says now goes into the
// history.
func (w Workspace) RestorePage(id string, s PageState, by string) error {
	return w.change(func() error {
		file := w.Draft().stateFile(id)
		now, err := textOf(file)
		if err != nil {
			return &ReachError{w.Root, err}
		}
		if err := w.restorePictures(id, s, by); err != nil {
			return err
		}
		return w.replacePage(id, by, file, now, s.text)
	})
}

// restorePictures puts back what a page showed when it was published.
func (w Workspace) restorePictures(id string, s PageState, by string) error {
	if s.Version == 0 || s.text == nil || IsTable(id) {
		return nil
	}
	folder, err := w.publishedFolder(s.Version)
	if err != nil {
		return err
	}
	for _, name := range content.UsedAttachments(s.text) {
		data, err := readAttachment(folder.attachmentFile(name))
		if err == nil {
			_, err = w.restoreFile(name, by, data)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &ReachError{w.Root, err}
		}
	}
	return nil
}

// CanRestorePart reports whether one part of a page can be restored by itself.
func CanRestorePart(p Part) bool {
	if _, ok := voiceOf(p); ok {
		return true
	}
	switch p {
	case PartTitle, PartRoute, PartSay, PartAskFirst, PartHandOver, PartEmergency, PartAliases, PartCallers:
		return true
	}
	return false
}

func voiceOf(p Part) (handbook.Voice, bool) {
	for _, v := range handbook.Voices() {
		if string(p) == v.Key() {
			return v, true
		}
	}
	return 0, false
}

// RestorePart makes one part of the draft of a page what it was, and leaves the rest
// as it is now.
func (w Workspace) RestorePart(id string, s PageState, part Part, by string) error {
	d, err := w.Edit(id)
	if err != nil {
		return err
	}
	text := s.text
	if bundled := w.Draft().bundledPage(id); bundled != nil {
		if text == nil {
			text = bundled
		} else if text, err = content.WholePage(text, bundled); err != nil {
			return err
		}
	}
	if v, ok := voiceOf(part); ok {
		was, err := content.PageSection(text, v.Heading())
		if err == nil {
			err = d.SetPart(v, was)
		}
		if err != nil {
			return err
		}
		return d.Save(by)
	}
	if !CanRestorePart(part) {
		return inputError("%s cannot be restored by itself: restore the page", part)
	}
	keys, err := content.PageKeys(text)
	if err != nil {
		return err
	}
	if err := d.Set(string(part), keys[string(part)]...); err != nil {
		return err
	}
	if part == PartSay {
		if err := d.Set("say-until-set", keys["say-until-set"]...); err != nil {
			return err
		}
	}
	return d.Save(by)
}

// ChangesIn lists what a publication changed for the desks.
func (w Workspace) ChangesIn(version int64) ([]Change, error) {
	source, err := w.publishedFolder(version)
	if err != nil {
		return nil, err
	}
	before := Folder{Bundled: w.Bundled}
	last, err := w.Before(version)
	if err == nil && last > 0 {
		before, err = w.publishedFolder(last)
	}
	if err != nil {
		return nil, err
	}
	var p Plan
	if empty, err := p.readFiles(source, before); err != nil || empty {
		return nil, err
	}
	was, _, err := before.Load()
	if err != nil {
		return nil, err
	}
	is, _, err := source.Load()
	if err != nil {
		return nil, err
	}
	for i := range p.Changes {
		p.Changes[i].compare(was, is)
	}
	return p.Changes, nil
}
