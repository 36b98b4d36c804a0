package content

import (
	"strings"

	"clinichandbook/handbook"
)

// A clinic puts pages first in their part of the handbook with a separate file,
// order.yaml: a list of ids in their order. Pages that it does not name follow by
// title.

// readOrder gives pages their places. The last layer that has an order wins.
func (f *folder) readOrder() {
	y, root := f.openTable(orderFile, &f.l.problems)
	if root == nil {
		return
	}
	for _, e := range f.l.entries {
		e.Place = 0
	}
	seen := map[string]bool{}
	for i, t := range y.texts(root, "the file") {
		id := strings.TrimSuffix(t.text, ".md")
		e := f.l.entries[id]
		switch {
		case seen[id]:
			y.report.at(t.line, "the page %s is there twice: keep it where it belongs", id)
		case e != nil:
			e.Place = i + 1
		case !f.l.known[id]:
			y.report.at(t.line, "there is no page %q: remove the line, or write an id such as faq/can-i-drive", id)
		}
		seen[id] = true
	}
}

const orderNote = "# The pages that come first in their part of the handbook, in this order; the others follow by title.\n"

// WriteOrder is the file of the pages that come first; nil for none.
func WriteOrder(ids []string) []byte {
	if len(ids) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(orderNote)
	for _, id := range ids {
		b.WriteString("- " + id + "\n")
	}
	return []byte(b.String())
}

// Ordered lists the pages of a handbook that the clinic puts first, in their order.
func Ordered(h *handbook.Handbook) []string {
	var ids []string
	for _, e := range h.Entries() {
		if e.Place > 0 {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
