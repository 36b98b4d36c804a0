package content

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

func TestSignOffKeepsAllElse(t *testing.T) {
	review := handbook.Review{By: "Dr. \"B\": Lee", On: "2026-11-24"}
	const line = `review: {by: "Dr. \"B\": Lee", on: 2026-11-24, of: "…"}`
	of := regexp.MustCompile(`of: "[0-9a-f]{12}"`)
	for name, c := range map[string]struct{ file, next, old, new string }{
		"pending":   {"---\ntitle: \"A\" # x\nreview: pending   # soon\nroute: nurse\nsay: B.\n---\nText\n\n", "", "review: pending   # soon", line + " # soon"},
		"reviewed":  {"---\ntitle: A\nreview:\n  by: X\n  on: 2025-01-01\n\n# who\nroute: nurse\nsay: B.\n---\n", "", "review:\n  by: X\n  on: 2025-01-01\n", line + "\n"},
		"not there": {"---\ntitle: A\nroute: nurse\nsay: B.\n---\nText", "", "say: B.\n", "say: B.\n" + line + "\n"},
		"Windows":   {"\uFEFF---\r\ntitle: A\r\nroute: nurse\r\nreview: pending\r\nsay: B.\r\n---\r\nText\r\n", "", "review: pending", line},
		"next":      {"---\ntitle: A\nroute: nurse\nreview: pending\nreview-by: 2026-01-01\nsay: B.\n---\n", "2027-11-24", "review: pending\nreview-by: 2026-01-01", line + "\nreview-by: 2027-11-24"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := SignOff([]byte(c.file), nil, nil, review, c.next)
			if want := strings.Replace(c.file, c.old, c.new, 1); err != nil || of.ReplaceAllString(string(got), `of: "…"`) != want {
				t.Fatalf("%v, got:\n%s\nwant:\n%s", err, got, want)
			}
			h, _, err := Load(fstest.MapFS{"faq/a.md": {Data: got}})
			if err != nil || len(h.Problems()) > 0 || unprinted(h.Entry("faq/a").Review) != review {
				t.Errorf("%v, %v, reviewed %+v", err, h.Problems(), h.Entry("faq/a"))
			}
		})
	}
	for _, broken := range []string{"", "Hello", "---\ntitle: A\n", "---\n---\n", "---\n- a\n---\n", "---\na: [\n---\n", "---\na: 1\na: 2\n---\n"} {
		if out, err := SignOff([]byte(broken), nil, nil, review, ""); err == nil {
			t.Errorf("%q became %q", broken, out)
		}
	}
}

func TestReviewDue(t *testing.T) {
	for name, c := range map[string]struct{ front, by string }{
		"neither":          {"checked: 2026-01-31\n", ""},
		"date":             {"review-by: 2027-01-01\n", "2027-01-01"},
		"from checked":     {"checked: 2026-08-31\nreview-every: 6 months\n", "2027-02-28"},
		"from the review":  {"checked: 2020-01-01\nreview: {by: A, on: 2026-02-28}\nreview-every: 1 year\n", "2027-02-28"},
		"the earlier":      {"checked: 2026-01-01\nreview-by: 2026-03-01\nreview-every: 2 years\n", "2026-03-01"},
		"nothing to count": {"review-every: 2 years\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, _ := Load(content(map[string]string{"faq/a.md": clinicPage(c.front)}))
			e := h.Entry("faq/a")
			if len(h.Problems()) > 0 || e.ReviewBy != c.by {
				t.Fatalf("due %q, want %q; %v", e.ReviewBy, c.by, h.Problems())
			}
			if c.by != "" && (e.Overdue(c.by) || !e.Overdue("2999-01-01")) {
				t.Error("overdue is the day after, not the day")
			}
		})
	}
	if got := Check(content(map[string]string{"faq/a.md": clinicPage("review-every: often\n")})); len(got) != 1 || got[0].Line != 5 {
		t.Errorf("%v", got)
	}
}

func TestCopyIsSound(t *testing.T) {
	bundled := content(nil)
	page := bundled["side-effects/headache.md"].Data
	copied, err := CopyOf(page)
	if err != nil {
		t.Fatal(err)
	}
	h, _, err := Load(bundled, clinicFiles(map[string]string{"side-effects/headache.md": string(copied)}))
	if err != nil || len(h.Problems()) > 0 {
		t.Errorf("%v, %v", err, h.Problems())
	}
	ours, theirs := h.Entry("side-effects/headache"), h.Bundled().Entry("side-effects/headache")
	if ours.SayText() != theirs.SayText() || len(ours.Parts) != len(theirs.Parts) || !ours.Replaces {
		t.Errorf("the copy shows %q", ours.SayText())
	}
}
