package author

import "testing"

// TestNothingWritten checks that a draft without a page is no mistake: neither before
// the first page nor after the last one is taken back.
func TestNothingWritten(t *testing.T) {
	w := workspace(t)
	none := func(when string) {
		t.Helper()
		problems, err := w.Draft().Check(false, "2026-11-30")
		must(t, err)
		if len(problems) > 0 {
			t.Errorf("%s, the draft has problems: %v", when, problems)
		}
	}
	none("before the first page")
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Please do not drive today."))
	must(t, d.Save("Ann"))
	d = edit(t, w, "faq/driving")
	must(t, d.Set("say", "Say Driving."))
	must(t, d.Save("Ann"))
	none("after the last page")
}
