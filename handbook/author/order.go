package author

import (
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

const orderFile = "order.yaml"

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
// is an [InputError] if a colleague has changed the order meanwhile.
func (w Workspace) SetOrder(before, after []string) error {
	return w.change(func() error {
		h, now, err := w.Order()
		if err != nil {
			return err
		}
		if !slices.Equal(now, before) {
			return inputError("somebody else has changed the order meanwhile: look at it again, then save")
		}
		for _, id := range after {
			if h.Entry(id) == nil {
				return inputError("there is no page %q", id)
			}
		}
		file := w.Draft().contentFile(orderFile)
		text := content.WriteOrder(after)
		if text == nil {
			return w.remove(file)
		}
		return w.put(file, text)
	})
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
