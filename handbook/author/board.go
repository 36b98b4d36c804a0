package author

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// State is where a page is on its way to the desks.
type State int

// The states, in the order of the board.
const (
	InDraft State = iota // not what desks show
	Waiting              // nobody has signed it as it is
	Signed
	DueSoon // signed, and the next review is near or past
)

// dueWithin is how long before its date a review is due.
const dueWithin = 14 * 24 * time.Hour

// Card is a page on the board.
type Card struct {
	Entry   *handbook.Entry
	State   State
	Owner   string       // who looks after it, or ""
	New     bool         // desks have no such page
	Changes []PartChange // against what desks show
	By      string       // who saved it last, or ""
	At      time.Time    // when; zero for a bundled page
}

// Board lists all pages of the draft with their states, in the order of the
// handbook.
func (w Workspace) Board() ([]Card, error) {
	h, _, err := w.Draft().Load()
	if err != nil {
		return nil, err
	}
	live, _, err := w.Live()
	if err != nil {
		return nil, err
	}
	desk, _, err := live.Load()
	if err != nil {
		return nil, err
	}
	owners, err := w.Owners()
	if err != nil {
		return nil, err
	}
	saved, err := w.lastSaves()
	if err != nil {
		return nil, err
	}
	soon := w.now().Add(dueWithin).Format(time.DateOnly)
	var cards []Card
	for _, e := range h.Entries() {
		c := Card{Entry: e, State: Signed, Owner: owners[e.ID]}
		if e.Origin != nil {
			file := w.Draft().file(e.ID)
			if info, err := os.Stat(file); err == nil {
				c.By, c.At = saved[e.ID], info.ModTime()
			}
			if was := desk.Entry(e.ID); !samePage(w.Draft(), live, e.ID) {
				c.State, c.New, c.Changes = InDraft, was == nil, ComparePages(was, e)
			}
		}
		switch {
		case c.State == InDraft:
		case e.Review.Pending():
			c.State = Waiting
		case e.Overdue(soon):
			c.State = DueSoon
		}
		cards = append(cards, c)
	}
	return cards, nil
}

// lastSaves is who saved each page last.
func (w Workspace) lastSaves() (map[string]string, error) {
	saves, err := w.Saves("")
	by := map[string]string{}
	for _, s := range saves { // the newest first
		if by[s.ID] == "" {
			by[s.ID] = s.By
		}
	}
	return by, err
}

func samePage(draft, live Folder, id string) bool {
	a, errA := readFile(draft.file(id))
	b, errB := readFile(live.file(id))
	return errA == nil && errB == nil && live.Dir != "" && bytes.Equal(a, b)
}

// Sign records a review of pages of the draft, of all or of none: see
// [Folder.Sign]. What the pages said goes into the history.
func (w Workspace) Sign(ids []string, s SignOff) (files []string, err error) {
	err = w.change(func() error {
		for _, id := range ids {
			text, err := readFile(w.Draft().file(id))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil {
				err = w.keep(id, s.By, text)
			}
			if err != nil {
				return err
			}
		}
		files, err = w.Draft().Sign(ids, s, w.today())
		return err
	})
	return files, err
}

// Hide leaves a bundled page out of the draft: see [Folder.Hide].
func (w Workspace) Hide(id, by, why string) (linked []*handbook.Entry, err error) {
	if !content.IsName(by) {
		return nil, inputError("say who hides the page, as in A. Nurse")
	}
	err = w.change(func() error {
		linked, err = w.Draft().Hide(handbook.Hidden{ID: id, By: by, On: w.today(), Why: why})
		return err
	})
	return linked, err
}

// Unhide shows a hidden page again.
func (w Workspace) Unhide(id string) error {
	return w.change(func() error { return w.Draft().Unhide(id) })
}
