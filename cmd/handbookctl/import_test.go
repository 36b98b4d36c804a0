package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
)

func TestImport(t *testing.T) {
	dir := t.TempDir()
	faq, into := filepath.Join(dir, "faq.csv"), filepath.Join(dir, "draft")
	if err := os.WriteFile(faq, []byte("Answer,Question\nIn the garage.,Is there valet parking?\nTwo.,How many may wait?\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errOutput := ctl("", "import", faq, "--into", into, "--dry-run")
	if code != exitDone || !strings.Contains(out, "1 [x] Is there valet parking? (faq/is-there-valet-parking, front-desk, 3 words)") {
		t.Fatalf("%d, %s%s", code, out, errOutput)
	}
	if _, err := os.Stat(into); err == nil {
		t.Fatal("a dry run made the folder")
	}
	if code, _, errOutput := ctl("", "import", faq, "--into", into); code != exitUsage || !strings.Contains(errOutput, "--yes") {
		t.Errorf("with nobody to ask: %d, %s", code, errOutput)
	}
	if code, out, errOutput := ctl("", "import", faq, "--into", into, "--yes", "--only", "1"); code != exitDone || !strings.Contains(out, "1 draft written") {
		t.Errorf("%d, %s%s", code, out, errOutput)
	}
	if items, _ := os.ReadDir(filepath.Join(into, "faq")); len(items) != 1 {
		t.Errorf("it made %d pages", len(items))
	}
	if code, out, _ := ctl("", "check", into); code != exitDone {
		t.Error(out)
	}
	if code, _, errOutput := ctl("", "import", filepath.Join(dir, "none.docx"), "--into", into, "--yes"); code != exitProblems || !strings.Contains(errOutput, "none.docx was not imported") {
		t.Errorf("a file that is not there: %d, %s", code, errOutput)
	}
}

// TestOutAndInAgain: what was imported and edited goes out as Markdown and as a page
// for Word, and comes in again as the same pages.
func TestOutAndInAgain(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	for name, data := range map[string]string{
		"faq.md": "# FAQ\n\n## Can I park?\n\nYes, **behind** the house: [how it works](#how-long-does-it-last) and [map](https://example.org/a?b=c&d=e).\\\nSecond line[^1].\n\n![The lot](lot.png)\n\n1. One\n   - nested `code`\n   - *two*\n2. Two\n\n> Quoted\n>\n> twice\n\n[^1]: A note.\n\n" +
			"## How long does it last?\n\n| When | How |\n|:-----|----:|\n| a\\|b | **c** |\n\n    preformatted\n\n### More\n\nText & <tags> \\*stars\\* 1. not a list\n",
		"lot.png": b.String(),
	} {
		if err := os.WriteFile(filepath.Join(source, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) {
		t.Helper()
		if code, out, errOutput := ctl("", args...); code != exitDone {
			t.Fatalf("%v: exit %d, %s%s", args, code, out, errOutput)
		}
	}
	first := folderWith(t, map[string]string{})
	run("import", source, "--into", first, "--split", "heading", "--yes")
	edited := filepath.Join(first, "faq", "can-i-park.md")
	text, err := os.ReadFile(edited)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer("hand-over: []", "hand-over: [\"they ask about towing\"]\nemergency: [somebody is hurt]\nask-first: [\"Which lot?\"]", "route: nurse", "route: front-desk", "aliases: []", "aliases: [parking, where is the lot]", "Quoted", "Quoted, and edited: [nurse-line](clinic:nurse-line)").Replace(string(text))
	changed = strings.Replace(changed, "1. One", "[Our form](../files/form.pdf)\n\n1. One", 1)
	if err := os.WriteFile(edited, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(first, "files"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "files", "form.pdf"), []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := pagesIn(t, first)
	for _, format := range []string{"pages", "word"} {
		out, second := t.TempDir(), folderWith(t, map[string]string{})
		run("export", "--format", format, "--out", out, "--content", first, "faq/can-i-park", "faq/how-long-does-it-last")
		if format == "word" {
			run("import", filepath.Join(out, "clinic-handbook.word.html"), "--into", second, "--yes")
		} else {
			run("import", out, "--into", second, "--yes")
		}
		got := pagesIn(t, second)
		for id, page := range want {
			if got[id] != page {
				t.Errorf("%s: %s is\n%s\nwant\n%s", format, id, got[id], page)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d pages, want %d", format, len(got), len(want))
		}
	}
}

// pagesIn is what the pages of a folder say, by id, but for where they came from.
func pagesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	pages := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	left := regexp.MustCompile(`(?m)^(imported|checked): .*\n|-[0-9a-f]{6}\b`)
	h, _, err := author.Folder{Bundled: assets.Content(), Dir: dir}.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		rel, _ := filepath.Rel(dir, file)
		id := strings.TrimSuffix(filepath.ToSlash(rel), ".md")
		e := h.Entry(id)
		if e == nil {
			t.Fatalf("%s cannot be read: %v", id, h.Problems())
		}
		pages[id] = left.ReplaceAllString(string(content.WritePortable(e)), "")
	}
	return pages
}
