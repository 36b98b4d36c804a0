package ui

import (
	"testing"

	"fyne.io/fyne/v2/lang"
)

// TestOwnNotesAreFound: a note with all words of a query follows the results, marked
// as the reader's own, and its row leads to the page.
func TestOwnNotesAreFound(t *testing.T) {
	w := openBundled(t)
	const page = "faq/how-to-get-here"
	if _, err := w.lib.kept.SetNote(page, "", "Ask Dana.\nThe gate code is 4471, nausea bags in the gatehouse."); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"gate code", "what is the gate code", "4471", "gatehou", "nausea bags"} {
		w.search.field.SetText(query)
		rows := w.search.list.rows
		at := -1
		for i, r := range rows {
			if r.heading == lang.L("results.notes") {
				at = i
			}
		}
		if at < 0 || at+1 >= len(rows) || rows[at+1].entry == nil || rows[at+1].entry.ID != page {
			t.Errorf("%q: the note is not among %d rows", query, len(rows))
			continue
		}
		if got := rows[at+1].second(false); got.text != "Your own note: “The gate code is 4471, nausea bags in the gatehouse.”" || len(got.marks) == 0 {
			t.Errorf("%q: the row says %q with %d marks", query, got.text, len(got.marks))
		}
		if query == "nausea bags" && (at == 0 || rows[at-1].entry == nil) {
			t.Errorf("%q: the note comes before the pages", query)
		}
	}
	w.search.field.SetText("gate garage")
	for _, r := range w.search.list.rows {
		if r.noted {
			t.Error("half of a query finds the note")
		}
	}
}
