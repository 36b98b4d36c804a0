package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook"
)

// TestHonestMessages checks that what is named is the cause, and that nothing is named
// of what is well.
func TestHonestMessages(t *testing.T) {
	const bundled = "---\ntitle: Driving\nroute: nurse\nsay: Do not drive.\naliases: [drive home, my car, steering, behind the wheel]\n---\n"
	page := func(front, body string) string {
		return "---\ntitle: Our page\nroute: nurse\nsay: A nurse helps.\n" + front + "---\n" + body
	}
	tomorrow := time.Now().AddDate(0, 0, 2).Format(time.DateOnly)
	for name, c := range map[string]struct {
		file, text string
		want       string // the only problem, or ""
	}{
		"a list of things to do":        {"faq/our.md", page("", "## Our clinic\nBring your TODO list.\n"), ""},
		"a sentence in Spanish":         {"faq/our.md", page("", "TODO paciente espera afuera.\n"), ""},
		"a sentence that begins so":     {"faq/our.md", page("", "TODO lists are in the drawer.\n"), ""},
		"a new page, as it begins":      {"faq/our.md", page("", "TODO what your clinic does, in plain words and short sentences.\n"), "faq/our.md:6: this is still to be written"},
		"a title, as it begins":         {"faq/our.md", strings.Replace(page("", ""), "Our page", "TODO a short name", 1), "faq/our.md:2: this is still to be written"},
		"a note to oneself":             {"faq/our.md", page("", "TODO: ask Dr. Lee.\n"), "faq/our.md:6: this is still to be written"},
		"a gap":                         {"faq/our.md", page("", "- TBD\n"), "faq/our.md:6: this is still to be written"},
		"filler":                        {"faq/our.md", page("", "Lorem ipsum dolor.\n"), "faq/our.md:6: this is still to be written"},
		"the title of another page":     {"faq/our.md", strings.Replace(page("", ""), "Our page", "driving", 1), "faq/our.md:2: faq/driving has the title “driving”, too"},
		"a title in another kind":       {"sections/our.md", strings.Replace(page("", ""), "Our page", "Driving", 1), ""},
		"a copy under another name":     {"faq/our-driving.md", page("aliases: [drive home, my car, steering, behind the wheel, our van]\n", ""), "faq/our-driving.md:1: renamed? This page has 4 of the aliases of faq/driving"},
		"one alias of another page":     {"faq/our.md", page("aliases: [my car, a, b]\n", ""), "faq/our.md:5: duplicate alias \"my car\""},
		"parts under another name":      {"faq/our-driving.md", "---\nbased-on: {say: x}\nsay: Walk.\n---\n", "faq/our-driving.md:2: renamed? This file has only parts of a page"},
		"a review in the future":        {"faq/our.md", page("review: {by: A. Nurse, on: "+tomorrow+"}\n", ""), "faq/our.md:5: the review is dated " + tomorrow},
		"a review of a bundled page":    {"reviews.yaml", "- {id: faq/driving, of: x, by: A. Nurse, on: 1/2/2099}\n", "reviews.yaml:1: the review is dated 2099-01-02"},
		"a file of Windows":             {"faq/Thumbs.db", "x", ""},
		"a file of Windows, and a page": {"faq/our.md", page("rout: x\n", ""), "faq/our.md:5: unknown key \"rout\""},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"clinic.yaml": "\n", c.file: c.text}
			h, _, err := Load(fstest.MapFS{"faq/driving.md": {Data: []byte(bundled)}}, clinicFiles(files))
			if err != nil {
				t.Fatal(err)
			}
			got := problemTexts(h)
			if c.want == "" && got != "" || !strings.HasPrefix(got, problemPrefix(c.want)) || strings.Count(got, "\n") > 0 {
				t.Errorf("problems are %q, want %q", got, c.want)
			}
			for _, e := range h.Entries() {
				if !e.Review.Pending() {
					t.Errorf("%s counts as reviewed: %+v", e.ID, e.Review)
				}
			}
		})
	}
}

func problemPrefix(want string) string {
	if want == "" {
		return ""
	}
	return "clinic/" + want
}

// A computer whose clock is behind the handbook proves nothing about a date.
func TestClockBehindTheHandbook(t *testing.T) {
	l := newLoader(fstest.MapFS{}, []handbook.Layer{})
	l.parts.Version = "2999.01"
	if l.inFuture("2998-12-01") {
		t.Error("a slow clock turns a review into one of the future")
	}
}
