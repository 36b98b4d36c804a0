package export_test

import (
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
)

// TestReviewSheet: whoever signs sees both languages, what each source says and
// where to sign.
func TestReviewSheet(t *testing.T) {
	h, _, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	e := h.Entry("side-effects/headache")
	var b strings.Builder
	if err := export.PrintReviewSheets(&b, h, []*handbook.Entry{e}, "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	want := append(append([]string{"Translation not reviewed", "Date and signature", "", "☐"}, e.Emergency...), e.InSpanish().Emergency...)
	want[2] = strings.Fields(export.Citation(e.Sources[0]))[0]
	for _, w := range want {
		if !strings.Contains(b.String(), w) {
			t.Errorf("the sheet lacks %q", w)
		}
	}
	if strings.Contains(b.String(), export.SheetUncited.English()) {
		t.Error("a source of the page has nothing that it says")
	}
}
