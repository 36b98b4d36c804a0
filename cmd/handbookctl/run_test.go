package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/assets"
)

// ctl runs a command line on the bundled handbook.
func ctl(stdin string, args ...string) (code int, out, errOutput string) {
	var o, e strings.Builder
	code = run(args, assets.Content(), strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"help":               {[]string{"--help"}, exitDone},
		"version":            {[]string{"version"}, exitDone},
		"list":               {[]string{"list"}, exitDone},
		"search":             {[]string{"search", "throwing up"}, exitDone},
		"nothing found":      {[]string{"search", "xqzvw"}, exitDone},
		"unknown command":    {[]string{"frobnicate"}, exitUsage},
		"unknown flag":       {[]string{"list", "--nope"}, exitUsage},
		"no text":            {[]string{"search"}, exitUsage},
		"batch without json": {[]string{"search", "--batch"}, exitUsage},
		"limit of 0":         {[]string{"search", "--limit", "0", "x"}, exitUsage},
		"no such folder":     {[]string{"check", "no/such/folder"}, exitUsage},
		"unknown entry":      {[]string{"show", "faq/nope"}, exitProblems},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, errOutput := ctl("", c.args...)
			if code != c.want {
				t.Errorf("exit code %d, want %d; it says %q", code, c.want, errOutput)
			}
			if code != exitDone && !strings.HasPrefix(errOutput, "handbookctl: ") && !strings.Contains(errOutput, "\nhandbookctl: ") {
				t.Errorf("it ends with %d and says %q", code, errOutput)
			}
		})
	}
}

func TestBatchAnswersLineByLine(t *testing.T) {
	code, out, _ := ctl("throwing up\n\r\ncant breath\n", "search", "--json", "--batch", "--limit", "3")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != exitDone || len(lines) != 3 {
		t.Fatalf("exit %d with %d lines: %s", code, len(lines), out)
	}
	var answers [3]answer
	for i, l := range lines {
		if err := json.Unmarshal([]byte(l), &answers[i]); err != nil {
			t.Fatal(err)
		}
	}
	if a := answers[0]; a.Emergency || len(a.Hits) == 0 || a.Hits[0].ID != "side-effects/nausea-and-vomiting" {
		t.Errorf("throwing up: %+v", a)
	}
	if !strings.Contains(lines[1], `"hits":[]`) || !strings.Contains(lines[1], `"flags":[]`) {
		t.Errorf("an empty line gives %s", lines[1])
	}
	if a := answers[2]; !a.Emergency || len(a.Flags) == 0 {
		t.Errorf("cant breath: %+v", a)
	}
}

func TestCheckFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "faq"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "faq", "a.md"), []byte("---\ntitle: A\nroute: porter\nsay: B.\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, _ := ctl("", "check", dir)
	if code != exitProblems || !strings.HasPrefix(out, "faq/a.md:3: unknown route") {
		t.Errorf("exit %d: %s", code, out)
	}
}

// TestBrokenFolder checks a folder in which ten files are broken in ten ways:
// each gets one sentence, and all are said at once.
func TestBrokenFolder(t *testing.T) {
	page := func(extra, body string) string {
		return "---\ntitle: A\nroute: nurse\nsay: B.\n" + extra + "---\n" + body
	}
	files := map[string]string{
		"faq/a-key.md":       page("tilte: A\n", ""),
		"faq/b-route.md":     "---\ntitle: A\nroute: porter\nsay: B.\n---\n",
		"faq/c-html.md":      page("", "<div>x</div>\n"),
		"faq/d-title.md":     "---\nroute: nurse\nsay: B.\n---\n",
		"faq/e-link.md":      page("", "[x](nowhere.md)\n"),
		"faq/f-source.md":    page("sources: [ZZ]\n", ""),
		"faq/g-field.md":     page("", "[x](clinic:nope)\n"),
		"faq/h-yaml.md":      "---\ntitle: [A\nroute: nurse\nsay: B.\n---\n",
		"faq/i-utf8.md":      page("", "\u00e9\xff\n"),
		"faq/j-large.md":     page("", strings.Repeat("x", 1<<20)),
		"faq/k-alias.md":     page("aliases: [same words]\n", ""),
		"faq/l-alias.md":     page("aliases: [Same Words]\n", ""),
		"faq/m-sound.md":     page("", "## Our clinic\nText.\n"),
		"red-flags.yaml":     "- name: X\n  entries: [faq/nope]\n  phrases: [help]\n",
		"sources.yaml":       "- {key: A, title: T, publisher: P, year: 2020, kind: study}\n- {key: A, title: T, publisher: P, year: 2020, kind: study}\n",
		"clinic-fields.yaml": "- {id: one, label: One}\n",
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "faq"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		text = strings.Replace(text, "title: A\n", "title: "+name+"\n", 1)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, out, _ := ctl("", "check", dir)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != exitProblems || len(lines) != 13 {
		t.Errorf("exit %d and %d sentences, want %d and 13:\n%s", code, len(lines), exitProblems, out)
	}
	sentence := regexp.MustCompile(`^[a-z0-9/-]+\.(md|yaml):[1-9]\d*: \S.*$`)
	for _, l := range lines {
		if !sentence.MatchString(l) {
			t.Errorf("%q is not file:line: sentence", l)
		}
	}
}

func TestShowIsTidy(t *testing.T) {
	code, out, _ := ctl("", "show", "side-effects/nausea-and-vomiting")
	if code != exitDone || !strings.HasPrefix(out, "Nausea or vomiting\n") || !strings.Contains(out, "\nSay this: ") || !strings.Contains(out, "Not yet reviewed by a clinician") {
		t.Errorf("exit %d:\n%s", code, out)
	}
}

func TestEmptyContent(t *testing.T) {
	var o, e strings.Builder
	if code := run([]string{"list"}, fstest.MapFS{}, strings.NewReader(""), &o, &e); code != exitProblems || !strings.Contains(e.String(), "no entry found") {
		t.Errorf("exit %d: %s", code, e.String())
	}
}
