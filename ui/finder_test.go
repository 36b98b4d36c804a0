package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/notebook"
)

// TestFindHoweverItIsWritten checks that words are found whatever quotes, dashes,
// and accents the page has, and that the page for which they were found begins
// with them.
func TestFindHoweverItIsWritten(t *testing.T) {
	book := loadBook(t, map[string]string{
		"faq/cafe.md": "---\ntitle: Café\nroute: front-desk\nsay: Say.\n---\n## This handbook\nDon’t wait for a follow‑up – the “blue” room has **bold wo**rds.\n",
	})
	w := openBook(t, book, notebook.Open(t.TempDir()))
	w.Open("faq/cafe")
	w.area.finder.open(nil)
	for _, words := range []string{"don't", "follow-up - the", `"blue"`, "cafe", "bold words", "the blue"} {
		w.area.finder.field.SetText(words)
		want := 1
		if words == "the blue" { // quotes count
			want = 0
		}
		if n := len(w.area.finder.matches); n != want {
			t.Errorf("%q is found %d times, want %d", words, n, want)
		}
	}
	w.area.finder.field.SetText("")
	w.area.finder.open([]string{"not there", "blue"})
	if got := w.area.finder.field.Text; got != "blue" {
		t.Errorf("the find bar opens at %q", got)
	}
}

// TestFindInALongTable checks that each letter takes a moment on a page with 1,500
// rows.
func TestFindInALongTable(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: lays out 1,500 rows")
	}
	var table strings.Builder
	table.WriteString("| Name | What |\n|---|---|\n")
	for i := range 1500 {
		fmt.Fprintf(&table, "| Medicine %d | Stop it before the infusion, see page %d |\n", i, i)
	}
	book := loadBook(t, map[string]string{"faq/long.md": "---\ntitle: Long\nroute: front-desk\nsay: Say.\n---\n## This handbook\n" + table.String()})
	w := openBook(t, book, notebook.Open(t.TempDir()))
	w.Open("faq/long")
	w.area.finder.open(nil)
	began := time.Now()
	test.Type(w.area.finder.field, "medicine 1")
	took := time.Since(began)
	t.Logf("ten letters took %v", took)
	if n := len(w.area.finder.matches); n < 100 {
		t.Errorf("%d matches", n)
	}
	if took > 3*time.Second {
		t.Errorf("ten letters took %v", took)
	}
}

// TestFindBeginsWithThePhrase checks that the find bar opens at the whole phrase for
// which the page was found.
func TestFindBeginsWithThePhrase(t *testing.T) {
	for query, want := range map[string]string{"throwing up": "throwing up", "she keeps throwing up": "throwing up", "puking": "vomiting"} {
		w := openBundled(t)
		test.Type(w.search.field, query)
		openFinder(w)
		if got := w.area.finder.field.Text; got != want || len(w.area.finder.matches) == 0 {
			t.Errorf("after %q the find bar opens at %q with %d matches", query, got, len(w.area.finder.matches))
		}
	}
}
