package page

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/export"
	"clinichandbook/ui/uitest"
)

// withSpanish is the page of the owner's tests with a translation.
func withSpanish(t *testing.T, title string) string {
	t.Helper()
	text := strings.Replace(strings.ReplaceAll(ownerPageText, "%T", title), "---\n", "---\nsay-spanish: Se lo dice la recepción.\nspanish-of: \"OF\"\n", 1)
	_, problems := uitest.Faulty(t, map[string]string{"faq/a.md": text, "clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, needed: true}\n"})
	for _, p := range problems {
		if _, of, found := strings.Cut(p.Msg, `spanish-of: "`); found {
			return strings.Replace(text, "OF", of[:12], 1)
		}
	}
	t.Fatal("no fingerprint in", problems)
	return ""
}

// TestReviewPrintsTenAtATime: the first ten are printed, the others stay chosen.
func TestReviewPrintsTenAtATime(t *testing.T) {
	d := newOwnerDesk(t)
	files := map[string]string{"clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, needed: true}\n"}
	for i := range 12 {
		files[fmt.Sprintf("faq/page-%02d.md", i)] = strings.ReplaceAll(ownerPageText, "%T", fmt.Sprintf("Page %02d", i))
	}
	d.work.Bundled = uitest.FS(files)
	openReview(d)
	d.tap("Select all")
	d.press("Print sheets")
	if n := strings.Count(d.printed, "Page"); n != export.SheetsAtOnce {
		t.Errorf("printed %d pages: %q", n, d.printed)
	}
	if want := lang.L("board.printed-first", map[string]any{"Count": 10, "More": 2}); d.said != want {
		t.Errorf("said %q", d.said)
	}
	d.wantSeen("Sign selected (2)…")
	d.press("Print sheets")
	if d.printed != "Page 10  ·  Page 11" {
		t.Errorf("then printed %q", d.printed)
	}
}

// TestSignBothLanguages: the form has both languages side by side, and the Spanish is
// signed apart from the page.
func TestSignBothLanguages(t *testing.T) {
	d := newOwnerDesk(t)
	d.work.Bundled = uitest.FS(map[string]string{"faq/driving.md": withSpanish(t, "Driving"), "clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, needed: true}\n"})
	p := openReview(d)
	d.tap("Driving")
	d.press("Sign selected (1)…")
	d.wantSeen("English", "In Spanish", "Se lo dice la recepción.", "Translation not reviewed", "The Spanish says the same as the English.")
	p.signing.by.SetText("Rosa Díaz")
	p.signing.on.SetText("2026-11-30")
	p.signing.page = false
	d.press("Sign: 1")
	d.wantSeen("Check what you are signing")
	p.signing.spanish = true
	d.press("Sign: 1")
	e := d.Book().Entry("faq/driving")
	if e.Spanish.Review.By != "Rosa Díaz" || e.Spanish.Review.Pending() || !e.Review.Pending() {
		t.Errorf("Spanish %+v, page %+v", e.Spanish.Review, e.Review)
	}
}
