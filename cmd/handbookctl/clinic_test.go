package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/content"
)

// folderWith is a folder with the given files.
func folderWith(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func readFileOf(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestNewPageNeedsOnlyItsText checks that a page begun with new is sound once
// its placeholders are written.
func TestNewPageNeedsOnlyItsText(t *testing.T) {
	ids := []string{"side-effects/hiccups", "section/night-shift", "faq/where-to-park"}
	if testing.Short() {
		ids = ids[:1]
	}
	for _, id := range ids {
		dir := t.TempDir()
		if code, out, errOutput := ctl("", "new", id, dir); code != exitDone || !strings.HasSuffix(strings.TrimSpace(out), ".md") {
			t.Fatalf("new %s: exit %d, %q, %q", id, code, out, errOutput)
		}
		id = strings.Replace(id, "section/", "sections/", 1)
		_, out, _ := ctl("", "check", dir)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if len(lines) != 3 || strings.Count(out, "still to be written") != 3 {
			t.Errorf("%s: check says\n%s\nwant the three placeholders", id, out)
		}
		text := readFileOf(t, dir, id+".md")
		if err := os.WriteFile(filepath.Join(dir, id+".md"), []byte(strings.ReplaceAll(text, "TODO ", "Our ")), 0o644); err != nil {
			t.Fatal(err)
		}
		if code, out, _ := ctl("", "check", dir); code != exitDone || out != "" {
			t.Errorf("%s, written: exit %d\n%s", id, code, out)
		}
	}
}

// TestNothingIsOverwritten checks that no command writes over a file that is
// there, whatever it is.
func TestNothingIsOverwritten(t *testing.T) {
	for name, args := range map[string][]string{
		"new":          {"new", "faq/parking"},
		"edit-copy":    {"edit-copy", "faq/can-i-drive"},
		"new bundled":  {"new", "faq/can-i-drive"},
		"preview html": {"preview", "--html", "faq/parking.md"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folderWith(t, map[string]string{"faq/parking.md": "mine", "faq/can-i-drive.md": "mine"})
			t.Chdir(dir)
			code, _, errOutput := ctl("", append(args, dir)...)
			if code != exitProblems || strings.Count(errOutput, "\n") == 0 {
				t.Errorf("exit %d, says %q", code, errOutput)
			}
			for _, f := range []string{"faq/parking.md", "faq/can-i-drive.md"} {
				if got := readFileOf(t, dir, f); got != "mine" {
					t.Errorf("%s now reads %q", f, got)
				}
			}
		})
	}
}

func TestEditCopyOfEveryBundledPage(t *testing.T) {
	if testing.Short() {
		t.Skip("copies every page, which takes some seconds")
	}
	dir := t.TempDir()
	_, list, _ := ctl("", "list")
	n := 0
	for line := range strings.Lines(list) {
		id, _, _ := strings.Cut(line, "\t")
		if code, _, errOutput := ctl("", "edit-copy", id, dir); code != exitDone {
			t.Fatalf("%s: %s", id, errOutput)
		}
		n++
	}
	if code, out, _ := ctl("", "check", dir); code != exitDone || out != "" || n < 48 {
		t.Fatalf("%d copies, exit %d: %s", n, code, out)
	}
	if _, out, _ := ctl("", "list", "--content", dir); out != list {
		t.Errorf("the copies list as\n%s", out)
	}
	// Where the clinic and an update of the handbook change the same text, the owner
	// is asked, once.
	page := readFileOf(t, dir, "faq/can-i-drive.md")
	say := regexp.MustCompile(`(?m)^  say: "[0-9a-f]{12}"`).FindString(page)
	page = strings.Replace(page, say, `  say: "0123456789ab"`, 1)
	page = strings.Replace(page, "Nobody drives home", "Do not drive home", 2)
	page = regexp.MustCompile("spanish-of: .*").ReplaceAllString(page, "")
	if err := os.WriteFile(filepath.Join(dir, "faq/can-i-drive.md"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	asked := func() int {
		_, out, _ := ctl("", "check", dir)
		return strings.Count(out, "you and the handbook have both changed say")
	}
	if asked() != 1 {
		t.Fatal("nobody is asked")
	}
	if _, out, _ := ctl("", "update", "--work", dir); strings.Count(out, "faq/can-i-drive\tsay") != 1 || !strings.Contains(out, "Do not drive home") || !strings.Contains(out, "Nobody drives home") {
		t.Errorf("update lists %s", out)
	}
	if code, _, errOutput := ctl("", "update", "faq/can-i-drive", "--work", dir, "--ours"); code != exitDone || asked() != 0 {
		t.Errorf("exit %d: %s", code, errOutput)
	}
	if page := readFileOf(t, dir, "faq/can-i-drive.md"); !strings.Contains(page, "Do not drive home") || strings.Contains(page, "## Published") {
		t.Errorf("the file is now\n%s", page)
	}
	if _, out, _ := ctl("", "list", "--content", dir); strings.Count(out, "can-i-drive\t") != 1 {
		t.Errorf("listed: %s", out)
	}
}

func TestWrongIDs(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"parking", "faq/", "faq/../x", "../x", "faq/A B", "faq/a/b", "notes/x", "faq/ä", "/etc/x", `faq\..\x`} {
		for _, args := range [][]string{{"new", id, dir}, {"edit-copy", id, dir}, {"review", dir, "--sign", id, "--by", "A"}} {
			if code, _, errOutput := ctl("", args...); code == exitDone || errOutput == "" {
				t.Errorf("%v: exit %d, says %q", args, code, errOutput)
			}
		}
	}
	if items, _ := os.ReadDir(dir); len(items) > 0 {
		t.Errorf("%v was written", items)
	}
}

func TestReview(t *testing.T) {
	page := func(title, front string) string {
		return "---\ntitle: " + title + "\nroute: nurse\nsay: B.\n" + front + "---\nText.\n"
	}
	dir := folderWith(t, map[string]string{
		"faq/a.md": page("A", "checked: 2026-01-01\nreview: pending\nreview-every: 6 months # as Ann said\n"),
		"faq/b.md": page("B", "review: {by: X, on: 2025-01-01}\nreview-by: 2026-01-01\n"),
		"faq/c.md": page("C", "review: {by: X, on: 2025-01-01}\n"),
		"faq/d.md": page("D", "review: pending\n"),
	})
	const today = "2026-11-24"
	_, out, _ := ctl("", "review", dir, "--on", today)
	if want := "faq/b\tdue since 2026-01-01\tB\nfaq/a\tdue since 2026-07-01\tA\nfaq/d\tnot yet reviewed\tD\n"; out != want {
		t.Errorf("due:\n%s\nwant:\n%s", out, want)
	}
	before := readFileOf(t, dir, "faq/a.md")
	if code, _, errOutput := ctl("", "review", dir, "--on", today, "--sign", "faq/a", "--by", "A. Nurse"); code != exitDone || errOutput != "" {
		t.Errorf("exit %d, says %q", code, errOutput)
	}
	after := regexp.MustCompile(`of: "[0-9a-f]{12}"`).ReplaceAllString(readFileOf(t, dir, "faq/a.md"), `of: "…"`)
	if want := strings.Replace(before, "review: pending", `review: {by: "A. Nurse", on: 2026-11-24, of: "…"}`, 1); after != want {
		t.Errorf("the page became\n%s", after)
	}
	if _, _, errOutput := ctl("", "review", dir, "--on", today, "--sign", "faq/b", "--by", "A"); !strings.Contains(errOutput, "--next") {
		t.Errorf("a page that stays due: says %q", errOutput)
	}
	ctl("", "review", dir, "--on", today, "--sign", "faq/b", "--by", "A", "--next", "2027-11-24")
	ctl("", "review", dir, "--on", today, "--sign", "faq/d", "--by", "A")
	if _, out, _ := ctl("", "review", dir, "--on", today); out != "No page is due for review.\n" {
		t.Errorf("after all were reviewed: %s", out)
	}
	for name, args := range map[string][]string{
		"no name": {"--sign", "faq/a"}, "empty name": {"--sign", "faq/a", "--by", " "}, "future": {"--sign", "faq/a", "--by", "A", "--on", "2999-01-01"}, "no page": {"--by", "A"}, "no date": {"--on", "soon"}, "no such page": {"--sign", "faq/x", "--by", "A"},
	} {
		if code, _, errOutput := ctl("", append([]string{"review", dir}, args...)...); code == exitDone || errOutput == "" {
			t.Errorf("%s: exit %d, says %q", name, code, errOutput)
		}
	}
}

// TestReviewOfBundledPages checks that bundled pages are signed without a copy,
// several at once, and that a change of a signed page is named.
func TestReviewOfBundledPages(t *testing.T) {
	dir := folderWith(t, map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n---\nText.\n"})
	const today = "2026-11-24"
	sign := []string{"review", dir, "--on", today, "--sign", "faq/a", "--sign", "faq/can-i-drive", "--sign", "side-effects/headache", "--by", "A. Nurse", "--role", "RN", "--next", "2027-11-24"}
	if code, out, errOutput := ctl("", sign...); code != exitDone || errOutput != "" || strings.Count(out, "\n") != 2 {
		t.Fatalf("exit %d: %s%s", code, out, errOutput)
	}
	if code, out, _ := ctl("", "check", dir); code != exitDone {
		t.Errorf("check: %s", out)
	}
	if _, err := os.Stat(filepath.Join(dir, "faq", "can-i-drive.md")); err == nil {
		t.Error("a bundled page was copied")
	}
	if _, out, _ := ctl("", "review", dir, "--on", today); out != "No page is due for review.\n" {
		t.Errorf("due: %s", out)
	}
	if _, out, _ := ctl("", "review", dir, "--all", "--on", today); strings.Contains(out, "faq/can-i-drive\t") || !strings.Contains(out, "\tnot yet reviewed\t") {
		t.Errorf("due of all: %s", out)
	}
	if _, out, _ := ctl("", "show", "--content", dir, "faq/can-i-drive"); !strings.Contains(out, "Reviewed by A. Nurse, RN on 2026-11-24. To be reviewed by 2027-11-24.") {
		t.Errorf("shown: %s", out)
	}
	for _, c := range []struct{ file, old, new string }{{"faq/a.md", "say: B.", "say: C."}, {"reviews.yaml", `can-i-drive", of: "`, `can-i-drive", of: "0`}} {
		text := strings.Replace(readFileOf(t, dir, c.file), c.old, c.new, 1)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(c.file)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, out, _ := ctl("", "review", dir, "--on", today)
	for _, id := range []string{"faq/a", "faq/can-i-drive"} {
		if !strings.Contains(out, id+"\tchanged since it was reviewed by A. Nurse, RN on 2026-11-24\t") {
			t.Errorf("after a change: %s", out)
		}
		if _, shown, _ := ctl("", "show", "--content", dir, id); !strings.Contains(shown, "Changed since it was reviewed by A. Nurse, RN on 2026-11-24.") {
			t.Errorf("shown: %s", shown)
		}
	}
	if strings.Count(out, "\n") != 2 {
		t.Errorf("due: %s", out)
	}
}

// TestWholeFolderIsCheckedAlone checks the rule by which a folder is a clinic's
// or a handbook of its own.
func TestWholeFolderIsCheckedAlone(t *testing.T) {
	const page = "---\ntitle: A\nroute: nurse\nsay: B.\nrelated: [faq/can-i-drive]\n---\n"
	clinic := folderWith(t, map[string]string{"faq/a.md": page})
	whole := folderWith(t, map[string]string{"faq/a.md": page, "handbook.yaml": "version: \"1\"\n"})
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"clinic": {[]string{"check", clinic}, exitDone}, "whole": {[]string{"check", whole}, exitProblems}, "alone": {[]string{"check", "--alone", clinic}, exitProblems},
	} {
		if code, out, _ := ctl("", c.args...); code != c.want {
			t.Errorf("%s: exit %d, want %d: %s", name, code, c.want, out)
		}
	}
	if _, out, _ := ctl("", "list", "--content", whole); strings.Count(out, "\n") != 1 {
		t.Errorf("the whole folder lists\n%s", out)
	}
}

func TestPreviewAsPage(t *testing.T) {
	dir := folderWith(t, map[string]string{"faq/parking.md": "---\ntitle: Parking here\nroute: nurse\nsay: B.\n---\n"})
	file := filepath.Join(t.TempDir(), "preview.html")
	code, out, errOutput := ctl("", "preview", dir, "--html", file)
	page, err := os.ReadFile(file)
	if code != exitDone || err != nil || !strings.Contains(string(page), "Parking here (Our clinic&#39;s page)") || strings.TrimSpace(out) != file {
		t.Errorf("exit %d, %v, %q, %q", code, err, out, errOutput)
	}
	if code, _, errOutput := ctl("", "preview", dir); code != exitProblems || !strings.Contains(errOutput, "--html") {
		t.Errorf("without the desk program: exit %d, says %q", code, errOutput)
	}
}

// TestFingerprintsAreDocumented checks that what is written into copies is what
// the documentation tells how to compute.
func TestFingerprintsAreDocumented(t *testing.T) {
	page, err := fs.ReadFile(assets.Content(), "faq/can-i-drive.md")
	if err != nil {
		t.Fatal(err)
	}
	h, _, err := content.Load(assets.Content())
	if err != nil || h.Entry("faq/can-i-drive").Fingerprint != content.Fingerprint(page) {
		t.Error("the loader and the copy do not agree", err)
	}
}

// TestTheFirstPageBeginsTheFolder checks that nobody needs to make a folder
// first, and that a slip in a path makes none.
func TestTheFirstPageBeginsTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "our clinic")
	if code := run([]string{"new", "faq/parking", dir}, assets.Content(), nil, io.Discard, io.Discard); code != exitDone {
		t.Errorf("new ends with %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "faq", "parking.md")); err != nil {
		t.Error(err)
	}
	far := filepath.Join(t.TempDir(), "slip", "content")
	var said strings.Builder
	if code := run([]string{"new", "faq/parking", far}, assets.Content(), nil, io.Discard, &said); code != exitUsage || !strings.Contains(said.String(), "there is no folder "+far) {
		t.Errorf("new ends with %d: %s", code, said.String())
	}
}
