package ui

import (
	"strings"

	"fyne.io/fyne/v2/lang"
)

// noteRows are the pages on which the reader has noted all that a query says. They
// follow the results, marked as the reader's own.
func (s *searchPane) noteRows(r route) []row {
	var rows []row
	notes := s.lib.kept.Notes()
	for _, e := range s.lib.book.Entries() {
		note, noted := notes[e.ID]
		if !noted || !s.lib.passes(r.filter, e) {
			continue
		}
		for line := range strings.Lines(note) {
			line = strings.TrimSpace(line)
			if marks := s.lib.index.Mentions(line, r.query); len(marks) > 0 {
				why := around(lang.L("reason.note", map[string]any{"Text": slot}), line, marks)
				rows = append(rows, row{entry: e, reason: why, noted: true})
				break
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]row{{heading: lang.L("results.notes")}}, rows...)
}
