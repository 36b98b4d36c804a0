package author

import (
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Order is the handbook of the draft, and the ids of the pages that come first in their
// part of it.
func (w Workspace) Order() (*handbook.Handbook, []string, error) {
	if err := w.Reach(); err != nil {
		return nil, nil, err
	}
	h, _, err := w.Draft().Load()
	if err != nil {
		return nil, nil, err
	}
	return h, content.Ordered(h), nil
}

// SetOrder puts pages first, in their order, where others came first before. The error
// is [ErrOrderChanged] if a colleague has changed the order in the meantime.
func (w Workspace) SetOrder(before, after []string, by string) error {
	return w.change(func() error {
		h, now, err := w.Order()
		if err != nil {
			return err
		}
		if !slices.Equal(now, before) {
			return ErrOrderChanged
		}
		for _, id := range after {
			if h.Entry(id) == nil {
				return inputError("there is no page %q", id)
			}
		}
		text, err := w.table(OrderFile)
		if err != nil {
			return err
		}
		return w.replacePage(OrderFile, by, w.Draft().contentFile(OrderFile), text, content.WriteOrder(after))
	})
}

// ErrOrderChanged means that an order was not saved.
var ErrOrderChanged = inputError("somebody else has changed the order meanwhile: look at it again, then save")

// MergeOrder puts a colleague's changes of an order into one's own: pages that are no
// longer first are taken out, and those that are first now follow.
func MergeOrder(base, mine, theirs []string) []string {
	var out []string
	for _, id := range mine {
		if slices.Contains(theirs, id) || !slices.Contains(base, id) {
			out = append(out, id)
		}
	}
	for _, id := range theirs {
		if !slices.Contains(base, id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// compareOrder lists the pages that come first in two handbooks, by title.
func compareOrder(before, after *handbook.Handbook) []PartChange {
	titles := func(h *handbook.Handbook) (out []string) {
		for _, e := range h.Entries() {
			if e.Place > 0 {
				out = append(out, e.Title)
			}
		}
		return out
	}
	was, is := titles(before), titles(after)
	if slices.Equal(was, is) {
		return nil
	}
	return []PartChange{{Part: PartOrder, Before: was, After: is}}
}
