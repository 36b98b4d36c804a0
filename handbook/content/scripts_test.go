package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestNotShown(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Plain – text, é ñ, Привет, Γειά, ≥ 5 → 6 ✓", ""},
		{"e\u0301", ""},
		{"call 📞 now", ""},
		{"مرحبا", "Arabic letters"},
		{"שלום", "Hebrew letters"},
		{"สวัสดี", "Thai letters"},
		{"안녕", "Hangul letters"},
		{"你好", "Han letters"},
	} {
		if got := notShown(c.text); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPageNotShownIsNamedOnce checks that a page in such letters is reported once, and
// that what callers say in them is not.
func TestPageNotShownIsNamedOnce(t *testing.T) {
	page := "---\ntitle: Hello\nroute: nurse\nsay: Yes.\naliases: [สวัสดี]\n---\n## This handbook\n\nสวัสดี\n\nสวัสดี\n"
	h, _, err := Load(fstest.MapFS{"faq/a.md": {Data: []byte(page)}})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(problemsOf(h), "Thai letters"); n != 1 {
		t.Errorf("it is named %d times: %s", n, problemsOf(h))
	}
}
