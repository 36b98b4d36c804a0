package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinichandbook/handbook/export"
)

func TestExportFiles(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795435200") // 2026-11-23
	t.Chdir(t.TempDir())
	if err := os.Mkdir("out", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		file string
		want string // how the file begins
	}{
		{[]string{"--format", "md"}, "clinic-handbook.md", "# Clinic handbook\n"},
		{[]string{"--format", "md", "-o", "out"}, filepath.Join("out", "clinic-handbook.md"), "# Clinic handbook\n"},
		{[]string{"--format", "html"}, "clinic-handbook.html", "<!DOCTYPE html>\n"},
		{[]string{"--format", "pdf", "--paper", "a4"}, "clinic-handbook.pdf", "%PDF-1."},
		{[]string{"--format", "json", "--out", "x.json", "faq/can-i-drive"}, "x.json", "{\n \"format\": 1,\n"},
	} {
		if testing.Short() && strings.HasSuffix(c.file, ".pdf") {
			continue // some seconds
		}
		code, out, errOutput := ctl("", append([]string{"export"}, c.args...)...)
		if strings.Contains(errOutput, "this build has no full search") && strings.Count(errOutput, "\n") == 1 {
			errOutput = "" // one sentence, in a build without it
		}
		if code != exitDone || strings.TrimSpace(out) != c.file || errOutput != "" {
			t.Errorf("%v: exit %d, %q, %q", c.args, code, out, errOutput)
			continue
		}
		data, err := os.ReadFile(c.file)
		if err != nil || !strings.HasPrefix(string(data), c.want) {
			t.Errorf("%v: %v: %.80q", c.args, err, data)
		}
		ctl("", append([]string{"export"}, c.args...)...)
		if again, err := os.ReadFile(c.file); err != nil || string(again) != string(data) {
			t.Errorf("%v: a second time it writes something else: %v", c.args, err)
		}
	}
	left, err := os.ReadDir(".")
	if err != nil || len(left) != 5 && !testing.Short() {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestExportLaysTheClinicOver(t *testing.T) {
	dir := folderWith(t, map[string]string{
		"clinic.yaml":          "nurse-line: extension 12\n",
		"faq/where-to-park.md": "---\ntitle: Where to park\nroute: front-desk\nsay: Behind the house.\n---\n",
		"salaries.xlsx":        "",
	})
	code, out, errOutput := ctl("", "export", "--format", "json", "--out", "-", "--content", dir)
	if code != exitDone || !strings.Contains(errOutput, "salaries.xlsx is not a handbook file and is not in the export") {
		t.Fatal(code, errOutput)
	}
	var d export.Document
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		t.Fatal(err)
	}
	values, marks := map[string]string{}, map[string]string{}
	for _, v := range d.Values {
		values[v.ID] = v.Text
	}
	for _, e := range d.Entries {
		marks[e.ID] = e.Mark
	}
	if values["nurse-line"] != "extension 12" || marks["faq/where-to-park"] != "Our clinic's page" || len(d.Entries) < 50 {
		t.Errorf("values %v, marks %v", values, marks)
	}
}

// TestExportRefusesLinesFromRightToLeft checks that nobody gets a PDF whose lines are
// turned around, and that other formats are written.
func TestExportRefusesLinesFromRightToLeft(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795435200")
	t.Chdir(t.TempDir())
	dir := folderWith(t, map[string]string{"faq/hello.md": "---\ntitle: Hello\nroute: front-desk\nsay: Hello.\n---\n## Our clinic\n\nשלום\n"})
	code, _, errOutput := ctl("", "export", "--format", "pdf", "--content", dir, "faq/hello")
	if code == exitDone || !strings.Contains(errOutput, "Hebrew letters") || !strings.Contains(errOutput, "export html") {
		t.Errorf("exit %d, %q", code, errOutput)
	}
	if _, err := os.Stat("clinic-handbook.pdf"); err == nil {
		t.Error("there is a pdf")
	}
	if code, _, errOutput := ctl("", "export", "--format", "md", "--content", dir, "faq/hello"); code != exitDone {
		t.Errorf("md: exit %d, %q", code, errOutput)
	}
}

func TestExportFaults(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, c := range map[string]struct {
		args  []string
		want  int
		words string
	}{
		"no format":       {[]string{}, exitUsage, "--format"},
		"unknown format":  {[]string{"--format", "docx"}, exitUsage, "docx"},
		"unknown paper":   {[]string{"--format", "pdf", "--paper", "a5"}, exitUsage, "a5"},
		"unknown id":      {[]string{"--format", "md", "faq/nope"}, exitProblems, "handbookctl list"},
		"no such folder":  {[]string{"--format", "md", "--out", "no/such/x.md"}, exitProblems, "cannot be written"},
		"no such content": {[]string{"--format", "md", "--content", "no/such"}, exitUsage, "there is no folder"},
	} {
		code, _, errOutput := ctl("", append([]string{"export"}, c.args...)...)
		if code != c.want || !strings.Contains(errOutput, c.words) {
			t.Errorf("%s: exit %d, %q", name, code, errOutput)
		}
	}
	t.Setenv("SOURCE_DATE_EPOCH", "soon")
	if code, _, errOutput := ctl("", "export", "--format", "md"); code != exitUsage || !strings.Contains(errOutput, "SOURCE_DATE_EPOCH") {
		t.Errorf("a wrong SOURCE_DATE_EPOCH: exit %d, %q", code, errOutput)
	}
	if left, _ := os.ReadDir("."); len(left) != 0 {
		t.Errorf("faults leave %v", left)
	}
}

// TestMarkdownBringsItsPictures: the pictures and files that it refers to are next to
// it.
func TestMarkdownBringsItsPictures(t *testing.T) {
	dir := folderWith(t, map[string]string{
		"faq/where-to-park.md": "---\ntitle: Where to park\nroute: front-desk\nsay: Behind the house.\n---\n![The lot](../pictures/Lot.svg)\n\n[The form](../files/form.pdf)\n",
		"pictures/Lot.svg":     `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`,
		"files/form.pdf":       "%PDF-1.7",
		"files/unused.pdf":     "%PDF-1.7",
	})
	out := t.TempDir()
	code, _, errOutput := ctl("", "export", "--format", "md", "--out", out, "--content", dir, "faq/where-to-park")
	if code != exitDone {
		t.Fatal(code, errOutput)
	}
	text, err := os.ReadFile(filepath.Join(out, "clinic-handbook.md"))
	if err != nil || !strings.Contains(string(text), "![The lot](pictures/lot.svg)") {
		t.Errorf("%v, %s", err, text)
	}
	for name, want := range map[string]bool{"pictures/lot.svg": true, "files/form.pdf": true, "files/unused.pdf": false} {
		if _, err := os.Stat(filepath.Join(out, filepath.FromSlash(name))); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
