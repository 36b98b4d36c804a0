package author

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

const hiddenFile = "hidden.yaml"

// CannotHideError means that a page stays for every desk.
type CannotHideError struct{ ID, Title, Why string }

func (e *CannotHideError) Error() string {
	return fmt.Sprintf("“%s” cannot be hidden: %s", e.Title, e.Why)
}

// Hide leaves a bundled page out of the handbook and returns the pages that link
// to it. The error may be a [NotBundledError] or a [CannotHideError].
func (f Folder) Hide(hidden handbook.Hidden) (linked []*handbook.Entry, err error) {
	if linked, err = f.Hiding(hidden.ID); err != nil {
		return nil, err
	}
	return linked, f.changeHidden(func(file []byte) ([]byte, error) { return content.HidePage(file, hidden) })
}

// Hiding lists the pages that link to a page that somebody thinks of hiding. The error
// is as with Hide.
func (f Folder) Hiding(id string) (linked []*handbook.Entry, err error) {
	bundled, _, err := content.Load(f.Bundled)
	if err != nil {
		return nil, err
	}
	page := bundled.Entry(id)
	switch {
	case page == nil:
		return nil, &NotBundledError{id}
	case page.Route == handbook.Emergency:
		return nil, &CannotHideError{id, page.Title, "it is an emergency page"}
	}
	h, _, err := f.Load()
	if err != nil {
		return nil, err
	}
	for _, flag := range h.RedFlags() {
		if slices.ContainsFunc(flag.Entries, func(e *handbook.Entry) bool { return e.ID == id }) {
			return nil, &CannotHideError{id, page.Title, fmt.Sprintf("the red flag “%s” leads to it", flag.Name)}
		}
	}
	return linksTo(h, id), nil
}

// Unhide shows a hidden page again.
func (f Folder) Unhide(id string) error {
	return f.changeHidden(func(file []byte) ([]byte, error) { return content.ShowPage(file, id) })
}

func (f Folder) changeHidden(change func([]byte) ([]byte, error)) error {
	if err := f.Begin(); err != nil {
		return err
	}
	file := filepath.Join(f.Dir, hiddenFile)
	text, err := newEdits().read(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	next, err := change(text)
	if err != nil {
		return fmt.Errorf("%s was left as it is: %w", file, err)
	}
	if string(next) == string(text) {
		return nil
	}
	return ReplaceFile(file, next)
}

// linksTo lists the pages that link to a page.
func linksTo(h *handbook.Handbook, id string) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range h.Entries() {
		linked := slices.ContainsFunc(e.Related, func(r *handbook.Entry) bool { return r.ID == id })
		for _, part := range e.Parts {
			for s := range handbook.Spans(part.Blocks) {
				if link, ok := s.(handbook.EntryLink); ok && link.ID == id {
					linked = true
				}
			}
		}
		if linked && e.ID != id {
			out = append(out, e)
		}
	}
	return out
}
