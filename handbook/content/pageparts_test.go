package content

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
)

const partsPage = "---\n# A comment.\ntitle: Parking\nroute: front-desk\n# What to read out.\nsay: Behind the house.\nhand-over: [\"a, b\"]\naliases:\n  - car park\n  - garage\nreview: pending\n---\nBefore.\n\n## Our clinic\nThe lot opens at 7.\n\n```\n## not a heading\n```\n\n## This handbook\nNothing.\n"

// TestPagesSplitAndJoin checks that the parts of every page are the page.
func TestPagesSplitAndJoin(t *testing.T) {
	pages := map[string][]byte{"parts": []byte(partsPage), "crlf": []byte(strings.ReplaceAll(partsPage, "\n", "\r\n")), "bare": []byte("---\ntitle: A\n---")}
	bundled := os.DirFS("../../assets/content")
	for _, folder := range Folders() {
		files, _ := fs.Glob(bundled, folder+"/*.md")
		for _, f := range files {
			pages[f], _ = fs.ReadFile(bundled, f)
		}
	}
	if len(pages) < 40 {
		t.Fatal("the bundled pages are missing")
	}
	for name, page := range pages {
		parts, err := SplitPage(page)
		if err != nil || !bytes.Equal(joinParts(parts), page) {
			t.Errorf("%s: %v, %q", name, err, parts)
		}
		merged, conflicts, err := MergePages(page, page, page)
		if err != nil || len(conflicts) > 0 || !bytes.Equal(bytes.TrimSpace(merged), bytes.TrimSpace(page)) {
			t.Errorf("%s: merged with itself: %v, %v", name, conflicts, err)
		}
	}
}

func TestMergePages(t *testing.T) {
	change := func(page string, old, new string) string {
		t.Helper()
		if !strings.Contains(page, old) {
			t.Fatal("nothing to change")
		}
		return strings.Replace(page, old, new, 1)
	}
	for name, c := range map[string]struct {
		ours, other [2]string
		want        string // all of what the page must say, separated by |
		conflict    string
	}{
		"two keys":      {[2]string{"Parking\n", "Our lot\n"}, [2]string{"Behind", "Before"}, "title: Our lot|say: Before the house.", ""},
		"key and body":  {[2]string{"Parking\n", "Our lot\n"}, [2]string{"at 7", "at 8"}, "title: Our lot|opens at 8", ""},
		"same change":   {[2]string{"at 7", "at 8"}, [2]string{"at 7", "at 8"}, "opens at 8", ""},
		"same part":     {[2]string{"at 7", "at 6"}, [2]string{"at 7", "at 8"}, "opens at 6", "## Our clinic"},
		"same key":      {[2]string{"Behind", "Under"}, [2]string{"Behind", "Before"}, "say: Under", "say"},
		"new key":       {[2]string{"at 7", "at 6"}, [2]string{"review: pending\n", "review: pending\nreview-by: 2027-01-01\n"}, "at 6|review-by: 2027-01-01", ""},
		"new heading":   {[2]string{"at 7", "at 6"}, [2]string{"## This", "## Published sources\nX. [^N2]\n\n## This"}, "at 6|## Published sources|## This handbook", ""},
		"removed":       {[2]string{"at 7", "at 6"}, [2]string{"## This handbook\nNothing.\n", ""}, "at 6", ""},
		"several lines": {[2]string{"  - garage\n", "  - garage\n  - lot\n"}, [2]string{"Behind", "Before"}, "- lot|say: Before", ""},
	} {
		t.Run(name, func(t *testing.T) {
			merged, conflicts, err := MergePages([]byte(partsPage), []byte(change(partsPage, c.ours[0], c.ours[1])), []byte(change(partsPage, c.other[0], c.other[1])))
			if err != nil {
				t.Fatal(err)
			}
			for want := range strings.SplitSeq(c.want, "|") {
				if !strings.Contains(string(merged), want) {
					t.Errorf("it does not say %q:\n%s", want, merged)
				}
			}
			got := ""
			for _, c := range conflicts {
				got += c.Part
			}
			if got != c.conflict {
				t.Errorf("conflict in %q, want %q", got, c.conflict)
			}
		})
	}
}

func TestSetPageParts(t *testing.T) {
	page, err := SetPageKey([]byte(partsPage), "say", `Behind "our" house: #12.`)
	if err == nil {
		page, err = SetPageKey(page, "hand-over", "a, b", "c: d")
	}
	if err == nil {
		page, err = SetPageKey(page, "aliases")
	}
	if err == nil {
		page, err = SetPageSection(page, "Our clinic", "New.\n")
	}
	if err != nil {
		t.Fatal(err)
	}
	keys, err := PageKeys(page)
	if err != nil || keys["say"][0] != `Behind "our" house: #12.` || strings.Join(keys["hand-over"], "|") != "a, b|c: d" || keys["aliases"] != nil {
		t.Errorf("%q, %v", keys, err)
	}
	if text, _ := PageSection(page, "our clinic"); text != "" {
		t.Errorf("headings are named exactly: %q", text)
	}
	if text, err := PageSection(page, "Our clinic"); err != nil || text != "New." {
		t.Errorf("%q, %v", text, err)
	}
	if !strings.Contains(string(page), "# What to read out.\nsay:") || !strings.Contains(string(page), "\n\n## This handbook\nNothing.\n") {
		t.Errorf("the rest changed:\n%s", page)
	}
	if _, err := SetPageSection(page, "Our clinic", "A.\n## B\n"); err == nil {
		t.Error("a heading slips in")
	}
	if _, err := SetPageKey(page, "review", "x"); err == nil {
		t.Error("a signature is written as a text")
	}
	if page, err = SetPageSection(page, "Published sources", "C. [^N2]"); err != nil || !strings.HasSuffix(string(page), "\n## Published sources\nC. [^N2]\n") {
		t.Errorf("%v\n%s", err, page)
	}
}

func TestPageNote(t *testing.T) {
	const page = "---\ntitle: T\n---\n## Our clinic\n\nRule.\n"
	for name, c := range map[string]struct{ page, note, want string }{
		"new":         {page, "A note.\n\n- with a list", "---\ntitle: T\n---\nA note.\n\n- with a list\n\n## Our clinic\n\nRule.\n"},
		"changed":     {"---\ntitle: T\n---\n\nOld.\n\n## Our clinic\n\nRule.\n", "New.", "---\ntitle: T\n---\nNew.\n\n## Our clinic\n\nRule.\n"},
		"removed":     {"---\ntitle: T\n---\nOld.\n\n## Our clinic\n\nRule.\n", " ", page},
		"only a note": {"---\ntitle: T\n---", "New.", "---\ntitle: T\n---\nNew.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := SetPageNote([]byte(c.page), c.note)
			if err != nil || string(out) != c.want {
				t.Fatalf("%v\n%q, want\n%q", err, out, c.want)
			}
			if note, err := PageNote(out); err != nil || note != strings.TrimSpace(c.note) {
				t.Errorf("the note is %q, %v", note, err)
			}
		})
	}
	if out, err := SetPageNote([]byte(page), "A\n## heading"); err == nil {
		t.Errorf("a heading is taken:\n%s", out)
	}
}
