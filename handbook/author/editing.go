package author

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const editingFolder = "editing"

// editingFor is how long somebody counts as editing a page after the last sign of
// it: an editor that is open renews the mark more often than that.
const editingFor = 10 * time.Minute

// Editing says who has a page open.
type Editing struct {
	ID      string    `json:"id"`
	By      string    `json:"by"`
	Machine string    `json:"machine"`
	At      time.Time `json:"at"`
}

// Mark says that somebody has the page open. It stops nobody: changes of two people
// are merged.
func (d *Draft) Mark(by, machine string) error {
	e := Editing{d.ID, by, machine, d.w.now().UTC()}
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return d.w.put(d.w.editingFile(e), append(data, '\n'))
}

// Unmark says that the page is closed again.
func (d *Draft) Unmark(by, machine string) {
	_ = os.Remove(d.w.editingFile(Editing{ID: d.ID, By: by, Machine: machine})) // it ends by itself
}

func (w Workspace) editingFile(e Editing) string {
	return w.path(historyFolder, editingFolder, strings.ReplaceAll(e.ID, "/", " ")+" "+fileName(e.By)+" "+fileName(e.Machine)+".json")
}

// Editors lists who has a page open.
func (w Workspace) Editors(id string) []Editing {
	dir := w.path(historyFolder, editingFolder)
	items, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []Editing
	for _, item := range items {
		data, err := readFile(filepath.Join(dir, item.Name()))
		var e Editing
		if err == nil && json.Unmarshal(data, &e) == nil && e.ID == id && w.now().Sub(e.At) < editingFor {
			out = append(out, e)
		}
	}
	return out
}

// Autosaves keep what is being written on this computer, so that neither a power
// cut nor a share that is away loses it. Each is one file in the folder.
type Autosaves struct{ Dir string }

// autosave is the content of an autosave.
type autosave struct {
	ID   string    `json:"id"`
	At   time.Time `json:"at"`
	New  bool      `json:"new,omitempty"` // there was no such page
	Base string    `json:"base"`
	Text string    `json:"text"`
}

const autosaveSuffix = ".draft.json"

func (a Autosaves) file(id string) string {
	return filepath.Join(a.Dir, strings.ReplaceAll(id, "/", " ")+autosaveSuffix)
}

// Keep stores a page as it is in the editor. When it returns nil, the page survives
// a power cut.
func (a Autosaves) Keep(d *Draft) error {
	data, err := json.Marshal(autosave{d.ID, d.w.now().UTC(), d.base == nil, string(d.base), string(d.Text)})
	if err != nil {
		return err
	}
	return a.write(a.file(d.ID), data)
}

// Open is the page as it was in the editor, with the time, or nil if nothing was
// kept. It may be opened while the workspace is away.
func (a Autosaves) Open(w Workspace, id string) (*Draft, time.Time, error) {
	data, err := readFile(a.file(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil
	}
	if err != nil {
		return nil, time.Time{}, err
	}
	var s autosave
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, time.Time{}, err
	}
	d := &Draft{ID: s.ID, Text: []byte(s.Text), w: w}
	if !s.New {
		d.base = []byte(s.Base)
	}
	return d, s.At, nil
}

// Drop forgets a page, because it was saved or discarded.
func (a Autosaves) Drop(id string) error {
	err := os.Remove(a.file(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// IDs lists the pages that were kept.
func (a Autosaves) IDs() []string {
	items, _ := os.ReadDir(a.Dir)
	var ids []string
	for _, item := range items {
		if name, ok := strings.CutSuffix(item.Name(), autosaveSuffix); ok {
			ids = append(ids, strings.Replace(name, " ", "/", 1))
		}
	}
	slices.Sort(ids)
	return ids
}
