package content

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestWeakerPages names each way in which a clinic's version of a page is less
// careful than the handbook's, until a clinician has signed it.
func TestWeakerPages(t *testing.T) {
	bundled := content(map[string]string{
		"side-effects/nausea.md": "---\ntitle: Headache\nroute: nurse\nsay: A.\neffect: {band: call}\nask-first: [when?]\nhand-over:\n- one\n- two\nemergency:\n- three\n---\n",
	})
	page := func(route, band, more string) string {
		return "---\ntitle: Headache\nroute: " + route + "\nsay: B.\nbased-on: " + Fingerprint(bundled["side-effects/nausea.md"].Data) + "\neffect: {band: " + band + "}\nask-first: [since when?]\n" + more + "---\n"
	}
	const lists = "hand-over:\n- other words\n- two\nemergency:\n- others\n"
	for name, c := range map[string]struct{ page, says string }{
		"as careful":     {page("nurse", "call", lists), ""},
		"more careful":   {page("emergency", "emergency", "hand-over:\n- a\n- b\n- c\nemergency:\n- d\n- e\n"), ""},
		"front desk":     {page("front-desk", "call", lists), ":3: this page is less careful than the handbook's: the front desk answers instead of a nurse:"},
		"lower band":     {page("nurse", "expected", lists), "its urgency (band) is expected instead of call"},
		"no hand-over":   {page("nurse", "call", "emergency:\n- three\n"), "it has 0 instead of 2 lines under hand-over"},
		"fewer":          {page("nurse", "call", "hand-over:\n- one\nemergency:\n- three\n"), "it has 1 instead of 2 lines under hand-over"},
		"no emergency":   {page("nurse", "call", "hand-over:\n- one\n- two\n"), "it has 0 instead of 1 lines under emergency"},
		"a line twice":   {page("nurse", "call", "hand-over:\n- one\n- One.\nemergency:\n- three\n"), "it has 1 instead of 2 lines under hand-over"},
		"lines of dots":  {page("nurse", "call", "hand-over:\n- …\n- ...\nemergency:\n- three\n"), "it has 0 instead of 2 lines under hand-over"},
		"no questions":   {strings.Replace(page("nurse", "call", lists), "ask-first: [since when?]\n", "", 1), "it has 0 instead of 1 lines under ask-first"},
		"no band":        {strings.Replace(page("nurse", "call", lists), "effect: {band: call}\n", "", 1), "it has no urgency (band) instead of call"},
		"several":        {page("front-desk", "expected", lists), "the front desk answers instead of a nurse and its urgency (band) is expected instead of call"},
		"signed":         {signedPageOf(t, page("front-desk", "expected", lists)), ""},
		"changed, later": {signedPageOf(t, page("front-desk", "expected", lists)) + "More text.\n", "less careful"},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, err := Load(bundled, clinicFiles(map[string]string{"side-effects/nausea.md": c.page}))
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, p := range h.Problems() {
				if IsNotice(p) {
					said = append(said, p.String())
				}
			}
			if got := strings.Join(said, "\n"); (c.says == "") != (got == "") || !strings.Contains(got, c.says) {
				t.Errorf("it says %q, want %q", got, c.says)
			}
		})
	}
}

// signedPageOf is a page with a clinician's signature.
func signedPageOf(t *testing.T, page string) string {
	t.Helper()
	text, err := SignOff([]byte(page), nil, nil, handbook.Review{By: "Jane Roe", Role: "RN", On: "2026-11-20"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
