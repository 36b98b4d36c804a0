package author

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// ownersFile says who looks after each page: on each line, its id and a name. It is
// for the people who write the handbook, not for desks, and so not in the draft.
const ownersFile = "owners.txt"

const ownersHead = "# Who looks after each page, as in: faq/parking: A. Nurse\n"

// Owners says who looks after which page, by id.
func (w Workspace) Owners() (map[string]string, error) {
	text, err := readFile(w.path(ownersFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &ReachError{w.Root, err}
	}
	owners := map[string]string{}
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\uFEFF")) {
		id, name, ok := strings.Cut(line, ":")
		id, name = strings.TrimSpace(id), strings.TrimSpace(name)
		if ok && id != "" && name != "" && !strings.HasPrefix(id, "#") {
			owners[id] = name
		}
	}
	return owners, nil
}

// SetOwner says who looks after pages from now on; "" is nobody.
func (w Workspace) SetOwner(ids []string, name string) error {
	return w.change(func() error {
		owners, err := w.Owners()
		if err != nil {
			return err
		}
		for _, id := range ids {
			owners[id] = name
		}
		return w.putOwners(owners)
	})
}

func (w Workspace) putOwners(owners map[string]string) error {
	b := bytes.NewBufferString(ownersHead)
	for _, id := range slices.Sorted(maps.Keys(owners)) {
		if name := strings.Join(strings.Fields(owners[id]), " "); name != "" {
			fmt.Fprintf(b, "%s: %s\n", id, name)
		}
	}
	return w.put(w.path(ownersFile), b.Bytes())
}

// adopt makes who began a page its owner, unless it has one.
func (w Workspace) adopt(id, by string) error {
	owners, err := w.Owners()
	if err != nil || owners[id] != "" || strings.TrimSpace(by) == "" {
		return err
	}
	owners[id] = by
	return w.putOwners(owners)
}
