package author

import (
	"os"
	"path/filepath"

	"clinichandbook/handbook/content"
)

// copies lists the second versions of a page or table in the draft: two owners whose
// computers were apart have both saved, and a synchronizer has kept both. Desks get none.
func (w Workspace) copies(id string) ([]PageState, error) {
	h, _, err := w.Draft().Load()
	if err != nil {
		return nil, err
	}
	var out []PageState
	for _, p := range h.Problems() {
		if of, ok := content.SecondVersionOf(p); !ok || of != id {
			continue
		}
		file := filepath.Join(w.Draft().Dir, filepath.FromSlash(p.File))
		info, err := os.Stat(file)
		if err != nil {
			continue // gone in the meantime
		}
		text, err := readFile(file)
		if err != nil {
			return nil, &ReachError{w.Root, err}
		}
		out = append(out, PageState{Copy: p.File, At: info.ModTime(), text: text})
	}
	return out, nil
}

// RemoveCopy removes a second version of a page or table from the draft. What it says
// goes into the history.
func (w Workspace) RemoveCopy(id string, s PageState, by string) error {
	return w.change(func() error {
		now, err := w.copies(id)
		if err != nil {
			return err
		}
		for _, c := range now {
			if c.Copy == s.Copy {
				return w.replacePage(id, by, filepath.Join(w.Draft().Dir, filepath.FromSlash(c.Copy)), c.text, nil)
			}
		}
		return inputError("%s is no second version any more, and was left as it is", s.Copy)
	})
}
