package content

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

var nurse = handbook.Review{By: "A. Nurse", Role: "RN", On: "2026-11-24"}

// signedPage has all that a sign-off covers, and what it does not.
const signedPage = `---
title: Hiccups
route: nurse
say: A nurse will help you. [nurse-line](clinic:nurse-line)
say-until-set: A nurse will help you.
hand-over: ["it goes on"]
emergency: ["no breath"]
effect: {common: "can happen", band: call}
aliases: [hic]
checked: 2026-01-01
review: pending
review-every: 1 year
---
## Our clinic

Some text.
`

// TestSignOffHoldsForWhatWasSigned checks that a sign-off counts until the text
// that it covers changes, in the page itself and in reviews.yaml alike.
func TestSignOffHoldsForWhatWasSigned(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		changed  bool
	}{
		"nothing":             {"", "", false},
		"title":               {"title: Hiccups", "title: Hiccough", true},
		"route":               {"route: nurse", "route: front-desk", true},
		"line to read":        {"will help you. [", "can help you. [", true},
		"line until set":      {"say-until-set: A nurse will", "say-until-set: A nurse may", true},
		"hand-over":           {`["it goes on"]`, `["it goes on", "it hurts"]`, true},
		"no hand-over":        {"hand-over: [\"it goes on\"]\n", "", true},
		"emergency":           {"no breath", "little breath", true},
		"effect":              {"band: call", "band: expected", true},
		"body":                {"Some text.", "Some other text.", true},
		"a word less":         {"Some text.", "text.", true},
		"voice":               {"## Our clinic", "## This handbook", true},
		"aliases":             {"[hic]", "[hic, hics]", false},
		"checked":             {"checked: 2026-01-01", "checked: 2026-05-01", false},
		"how often":           {"1 year", "6 months", false},
		"note to oneself":     {"title: Hiccups", "# a note\ntitle: Hiccups", false},
		"order of keys":       {"title: Hiccups\nroute: nurse\n", "route: nurse\ntitle: Hiccups\n", false},
		"another line break":  {"emergency: [\"no breath\"]", "emergency:\n  - no breath", false},
		"spaces at the end":   {"Some text.", "Some text.  ", false},
		"empty lines":         {"Some text.\n", "Some text.\n\n\n", false},
		"line ends":           {"\n", "\r\n", false},
		"another, and signed": {"review: pending", "review: pending", false},
	} {
		t.Run(name, func(t *testing.T) {
			signed, err := SignOff([]byte(signedPage), nil, nil, nurse, "")
			if err != nil {
				t.Fatal(err)
			}
			want := nurse
			want.Changed = c.changed
			edited := strings.ReplaceAll(string(signed), c.old, c.new)
			if c.old == "" {
				edited = string(signed)
			}
			h, _, err := Load(content(map[string]string{"side-effects/hiccups.md": edited}))
			if err != nil || len(h.Problems()) > 0 {
				t.Fatal(err, h.Problems())
			}
			e := h.Entry("side-effects/hiccups")
			if unprinted(e.Review) != want || e.Review.Of == "" || e.Review.Pending() != c.changed {
				t.Errorf("in the page: %+v", e.Review)
			}
			reviews, err := SignBundled(nil, e.ID, []byte(signedPage), nurse, "")
			if err != nil {
				t.Fatal(err)
			}
			page := strings.ReplaceAll(signedPage, c.old, c.new)
			if c.old == "" {
				page = signedPage
			}
			h, _, err = Load(content(map[string]string{"side-effects/hiccups.md": page}), clinicFiles(map[string]string{"reviews.yaml": string(reviews)}))
			if err != nil || len(h.Problems()) > 0 {
				t.Fatal(err, h.Problems())
			}
			if e := h.Entry("side-effects/hiccups"); unprinted(e.Review) != want {
				t.Errorf("in reviews.yaml: %+v", e.Review)
			}
		})
	}
}

// unprinted is a review without the fingerprint of what was signed.
func unprinted(r handbook.Review) handbook.Review {
	r.Of = ""
	return r
}

// TestOldSignOffsCount checks that a sign-off without a fingerprint still counts.
func TestOldSignOffsCount(t *testing.T) {
	page := strings.Replace(signedPage, "review: pending", "review: {by: A. Nurse, on: 2026-11-24}", 1)
	h, _, _ := Load(content(map[string]string{"side-effects/hiccups.md": page}))
	if e := h.Entry("side-effects/hiccups"); e.Review.Pending() || e.ReviewBy != "2027-11-24" {
		t.Errorf("%+v, due %s", e.Review, e.ReviewBy)
	}
}

func TestSignBundledKeepsAllElse(t *testing.T) {
	const other = `- {id: faq/other, of: "0123456789ab", by: "B", on: 2026-01-01}` + "\n"
	line := func(next string) string {
		out, err := SignBundled(nil, "side-effects/hiccups", []byte(signedPage), nurse, next)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	if got := line("2027-01-01"); !strings.HasSuffix(got, `by: "A. Nurse", role: "RN", on: 2026-11-24, next: 2027-01-01}`+"\n") {
		t.Errorf("a sign-off is written %s", got)
	}
	old := "- id: side-effects/hiccups\n  of: \"000000000000\"\n  by: X\n  on: 2025-01-01\n"
	for name, c := range map[string]struct{ file, want string }{
		"empty":         {"", line("")},
		"a note":        {"# ours\n", "# ours\n" + line("")},
		"others":        {other, other + line("")},
		"no last break": {strings.TrimSuffix(other, "\n"), other + line("")},
		"older one":     {"# ours\n" + old + "\n# next\n" + other, "# ours\n" + line("") + "\n# next\n" + other},
		"at the end":    {other + old, other + line("")},
	} {
		got, err := SignBundled([]byte(c.file), "side-effects/hiccups", []byte(signedPage), nurse, "")
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v, got:\n%s\nwant:\n%s", name, err, got, c.want)
		}
	}
	for _, broken := range []string{"x", "a: 1\n", "- {id: faq/a}\n", "- [\n"} {
		if out, err := SignBundled([]byte(broken), "side-effects/hiccups", []byte(signedPage), nurse, ""); err == nil {
			t.Errorf("%q became %q", broken, out)
		}
	}
}

func TestReviewsAreChecked(t *testing.T) {
	const sound = `- {id: side-effects/headache, of: "0123456789ab", by: A. Nurse, on: 2026-11-24}` + "\n"
	for name, c := range map[string]struct{ files, want string }{
		"sound":        {sound, ""},
		"unknown page": {strings.Replace(sound, "headache", "nothing", 1), "reviews.yaml:1: the handbook has no page"},
		"own page":     {strings.Replace(sound, "side-effects/headache", "faq/own", 1), "reviews.yaml:1: the handbook has no page"},
		"no name":      {strings.Replace(sound, "A. Nurse", `" "`, 1), "reviews.yaml:1: a review needs"},
		"no letters":   {strings.Replace(sound, "A. Nurse", `"-"`, 1), "reviews.yaml:1: a review needs"},
		"no date":      {strings.Replace(sound, ", on: 2026-11-24", "", 1), "reviews.yaml:1: a review needs"},
		"no print":     {strings.Replace(sound, `, of: "0123456789ab"`, "", 1), "reviews.yaml:1: a review needs"},
		"wrong date":   {strings.Replace(sound, "2026-11-24", "soon", 1), "reviews.yaml:1: on"},
	} {
		h, _, err := Load(content(nil), clinicFiles(map[string]string{"reviews.yaml": c.files, "faq/own.md": clinicPage("")}))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if ps := h.Problems(); len(ps) > 0 {
			got = strings.TrimPrefix(ps[0].String(), "clinic/")
		}
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if reviewed := h.Entry("side-effects/headache").Review; !reviewed.Pending() || (c.want == "") != reviewed.Changed {
			t.Errorf("%s: reviewed %+v", name, reviewed)
		}
	}
}

// TestReviewOfTwoVersions checks that the clinic's sign-off of a bundled page
// stays with that page where the clinic has its own version of it.
func TestReviewOfTwoVersions(t *testing.T) {
	bundled := content(nil)
	const id = "side-effects/headache"
	reviews, err := SignBundled(nil, id, bundled[id+".md"].Data, nurse, "2028-01-01")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"reviews.yaml": string(reviews), id + ".md": clinicPage("based-on: \"000000000000\"\n")}
	h, _, err := Load(bundled, clinicFiles(files))
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := h.Entry(id), h.Bundled().Entry(id)
	if !ours.Review.Pending() || unprinted(theirs.Review) != nurse || theirs.ReviewBy != "2028-01-01" {
		t.Errorf("ours %+v, the handbook's %+v", ours.Review, theirs.Review)
	}
}
