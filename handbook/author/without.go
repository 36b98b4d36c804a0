package author

import (
	"bytes"
	"os"
	"path/filepath"

	"clinichandbook/handbook/content"
)

// PlanWithout compares the draft with what desks show now, except for some of its files:
// of these, desks keep showing what they have.
func (w Workspace) PlanWithout(names []string) (*Plan, error) {
	if len(names) == 0 {
		return w.Plan()
	}
	live, _, err := w.Live()
	if err != nil {
		return nil, err
	}
	files, held, err := w.heldBack(names, live)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "handbook-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err = os.MkdirAll(filepath.Dir(file), 0o700); err == nil {
			err = os.WriteFile(file, data, 0o600)
		}
		if err != nil {
			return nil, err
		}
	}
	p, err := w.planOf(Folder{Bundled: w.Bundled, Dir: dir})
	if err == nil {
		p.Held = held
	}
	return p, err
}

// heldBack is the draft with what desks show of some files, and what that leaves out.
func (w Workspace) heldBack(names []string, live Folder) (files map[string][]byte, held []Change, err error) {
	if files, err = w.Draft().collect(); err != nil {
		return nil, nil, err
	}
	shown := map[string][]byte{}
	if live.Dir != "" {
		if shown, err = live.collect(); err != nil {
			return nil, nil, err
		}
	}
	now, _, err := live.Load()
	if err != nil {
		return nil, nil, err
	}
	next, _, err := w.Draft().Load()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		c := Change{Name: name, Before: shown[name], After: files[name]}
		if bytes.Equal(c.Before, c.After) {
			continue
		}
		c.compare(now, next)
		held = append(held, c)
		if files[name] = c.Before; c.Before == nil {
			delete(files, name)
		}
	}
	for name, data := range shown { // which a page shows that stays as it was
		if _, ok := files[name]; !ok && content.IsAttachment(name) {
			files[name] = data
		}
	}
	return files, held, nil
}
