package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

func hiddenFS(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestHiddenPages checks what a clinic can hide, and what stays.
func TestHiddenPages(t *testing.T) {
	page := func(title, route, more string) string {
		return "---\ntitle: " + title + "\nroute: " + route + "\nsay: B.\n" + more + "---\nText.\n"
	}
	bundled := hiddenFS(map[string]string{
		"faq/a.md":       page("A", "nurse", "aliases: [one]\nrelated: [faq/b]\n"),
		"faq/b.md":       page("B", "nurse", "aliases: [two]\n"),
		"faq/alarm.md":   page("Alarm", "emergency", ""),
		"faq/flagged.md": page("Flagged", "nurse", ""),
		"red-flags.yaml": "- {name: X, entries: [faq/flagged], phrases: [help me]}\n",
	})
	clinic := handbook.Layer{FS: hiddenFS(map[string]string{
		"hidden.yaml": "- {id: faq/b, by: Ann, on: 2026-11-30, why: we have none}\n- {id: faq/alarm}\n- {id: faq/flagged}\n- {id: faq/none}\n- {by: Ann}\n",
		"faq/own.md":  page("Own", "nurse", "aliases: [two]\n"),
	})}
	h, _, err := Load(bundled, clinic)
	if err != nil {
		t.Fatal(err)
	}
	if h.Entry("faq/b") != nil || len(h.Entry("faq/a").Related) != 0 {
		t.Error("the hidden page is shown or linked")
	}
	if got := h.Entry("faq/own").Aliases; len(got) != 1 {
		t.Errorf("the hidden page keeps its alias: %q", got)
	}
	if got := h.Hidden(); len(got) != 1 || got[0] != (handbook.Hidden{ID: "faq/b", By: "Ann", On: "2026-11-30", Why: "we have none"}) {
		t.Errorf("hidden: %+v", got)
	}
	var said []string
	for _, p := range h.Problems() {
		said = append(said, p.String())
	}
	text := strings.Join(said, "\n")
	for _, want := range []string{"hidden.yaml:2: the page faq/alarm is an emergency page", "hidden.yaml:3: red flags lead to the page faq/flagged", "hidden.yaml:4: the handbook has no page", "hidden.yaml:5: a hidden page needs its id"} {
		if !strings.Contains(text, want) {
			t.Errorf("no problem says %q:\n%s", want, text)
		}
	}
	if len(said) != 4 || h.Entry("faq/alarm") == nil || h.Entry("faq/flagged") == nil {
		t.Errorf("problems:\n%s", text)
	}
}

func TestHideAndShow(t *testing.T) {
	const before = "# Ours\r\n- {id: faq/a, why: old}\r\n\r\n# Kept\r\n- {id: faq/c}\r\n"
	file, err := HidePage([]byte(before), handbook.Hidden{ID: "faq/b", By: "Ann", On: "2026-11-30", Why: `no "lot": #1`})
	if want := before + "- {id: \"faq/b\", by: \"Ann\", on: 2026-11-30, why: \"no \\\"lot\\\": #1\"}\r\n"; err != nil || string(file) != want {
		t.Errorf("%q, %v", file, err)
	}
	if file, err = ShowPage(file, "faq/b"); err != nil || string(file) != before {
		t.Errorf("%q, %v", file, err)
	}
	if file, err = ShowPage(file, "faq/a"); err != nil || string(file) != "# Ours\r\n\r\n# Kept\r\n- {id: faq/c}\r\n" {
		t.Errorf("%q, %v", file, err)
	}
	if file, err = HidePage(nil, handbook.Hidden{ID: "faq/a"}); err != nil || string(file) != "- {id: \"faq/a\"}\n" {
		t.Errorf("%q, %v", file, err)
	}
	if _, err := HidePage([]byte("a: [\n"), handbook.Hidden{ID: "faq/a"}); err == nil {
		t.Error("a file that is not understood is changed")
	}
}
