package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
