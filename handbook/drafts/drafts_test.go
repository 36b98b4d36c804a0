package drafts_test

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"clinichandbook/handbook/drafts"
)

func TestDrafts(t *testing.T) {
	dir := t.TempDir()
	f := drafts.In(dir, "one")
	for _, want := range []map[string]string{
		{"note/faq/can-i-drive": "half a no"},
		{"note/faq/can-i-drive": "half a note\n", "value/nurse-line": "555"},
		{},
	} {
		if err := f.Write(want); err != nil {
			t.Fatal(err)
		}
		if got := drafts.In(dir, "one").Read(); !maps.Equal(got, want) {
			t.Errorf("%v is read as %v", want, got)
		}
		if got := drafts.In(dir, "two").Read(); len(got) > 0 {
			t.Errorf("another program has the drafts %v", got)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("no draft leaves %v", files)
	}
}

func TestDamagedDrafts(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "drafts-one.json"), []byte(`{"note`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := drafts.In(dir, "one").Read(); got != nil {
		t.Errorf("a damaged file has %v", got)
	}
}
