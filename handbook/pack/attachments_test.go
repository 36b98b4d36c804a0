package pack

import (
	"testing"
	"time"

	"aead.dev/minisign"
)

// TestOtherFilesAreRefused: a pack carries pictures and documents, up to their own
// limits, and nothing that runs.
func TestOtherFilesAreRefused(t *testing.T) {
	_, key, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		size int
		ok   bool
	}{
		"picture":         {"pictures/map.png", 2 << 20, true},
		"large picture":   {"pictures/map.png", 5 << 20, false},
		"document":        {"files/form.pdf", 10 << 20, true},
		"large document":  {"files/form.pdf", 17 << 20, false},
		"program":         {"files/setup.exe", 1, false},
		"script":          {"files/setup.js", 1, false},
		"picture of text": {"pictures/readme.txt", 1, false},
		"page of its own": {"faq/a.md", 2 << 20, false},
	} {
		_, err := Create(map[string][]byte{c.file: make([]byte, c.size)}, 1, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), key)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
