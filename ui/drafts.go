package ui

import (
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// Drafts keeps text that is being written.
type Drafts interface {
	Read() map[string]string
	Write(map[string]string) error
}

// draftAfter is how long after a key press the text is saved: less than the second
// that may be lost when the program is killed.
const draftAfter = 400 * time.Millisecond

// The prefixes of the names of drafts.
const (
	noteDraft  = "note/"
	valueDraft = "value/"
)

// journal saves what is being written soon after it has changed.
type journal struct {
	drafts Drafts // or nil
	due    bool
}

// draftChanged saves what is being written soon.
func draftChanged(w *Window) {
	j := &w.area.journal
	if j.drafts == nil || j.due {
		return
	}
	if w.driver.After == nil {
		writeDrafts(w)
		return
	}
	j.due = true
	w.driver.After(draftAfter, func() { writeDrafts(w) })
}

func writeDrafts(w *Window) {
	w.area.journal.due = false
	if w.area.journal.drafts == nil {
		return
	}
	all := map[string]string{}
	for id, text := range w.area.entry.Drafts() {
		all[noteDraft+id] = text
	}
	for id, text := range w.area.clinic.Drafts() {
		all[valueDraft+id] = text
	}
	host{w}.Fail(w.area.journal.drafts.Write(all))
}

// restoreDrafts opens what an earlier run left unsaved, and says where it is.
func restoreDrafts(w *Window) {
	if w.area.journal.drafts == nil {
		return
	}
	var names []string
	left := w.area.journal.drafts.Read()
	for _, name := range slices.Sorted(maps.Keys(left)) {
		if id, ok := strings.CutPrefix(name, noteDraft); ok && w.lib.book.Entry(id) != nil {
			w.area.entry.RestoreDraft(id, left[name])
			names = append(names, w.lib.book.Entry(id).Title)
		}
		if id, ok := strings.CutPrefix(name, valueDraft); ok && w.lib.book.Field(id) != nil {
			w.area.clinic.RestoreDraft(id, left[name])
			names = append(names, w.lib.book.Field(id).Label)
		}
	}
	if len(names) > 0 {
		w.Notice(lang.L("drafts.restored", map[string]any{"Names": strings.Join(names, ", ")}))
	}
}
