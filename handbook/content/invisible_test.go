package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// TestInvisibleCharacters holds that what cannot be seen is left out and reported,
// however it is written, and does not count as a value.
func TestInvisibleCharacters(t *testing.T) {
	const front = "---\ntitle: %TITLE\nroute: nurse\nsay: Yes.\n---\n%BODY\n"
	for name, c := range map[string]struct{ title, body, shown string }{
		"direction":            {"Call \u202e119", "Text", "Call 119"},
		"isolates":             {"a\u2066b\u2069", "Text", "ab"},
		"zero width":           {"a\u200bb\u2060", "Text", "ab"},
		"an entity":            {"ab", "A &#27;[31m B &#x202e; &#8203;C", "ab"},
		"characters in a body": {"ab", "A\u202eB", "ab"},
		"soft hyphen":          {"hand\u00adbook", "Text", "handbook"},
		"tags":                 {"a\U000E0041b", "Text", "ab"},
	} {
		text := strings.NewReplacer("%TITLE", c.title, "%BODY", c.body).Replace(front)
		h, _, err := Load(fstest.MapFS{"faq/a.md": {Data: []byte(text)}})
		if err != nil || h.Entry("faq/a") == nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		e := h.Entry("faq/a")
		if e.Title != c.shown {
			t.Errorf("%s: the title is %q", name, e.Title)
		}
		for _, p := range e.Parts {
			for _, b := range p.Blocks {
				if text := handbook.PlainText(b.(handbook.Paragraph).Spans); strings.ContainsFunc(text, isInvisible) {
					t.Errorf("%s: the body is %q", name, text)
				}
			}
		}
		if !strings.Contains(problemsOf(h), "not visible") {
			t.Errorf("%s: the problems are %s", name, problemsOf(h))
		}
	}
	settings, err := ReadSettings([]byte("emergency-script: \"\\u200b\"\n"))
	if err == nil && settings["emergency-script"].Value != "" {
		t.Errorf("a script of nothing counts as %q", settings["emergency-script"].Value)
	}
	for _, fine := range []string{"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\tb\nc", "ñ é ß"} {
		if clean, whole := seen(fine); !whole || clean != fine {
			t.Errorf("%q becomes %q", fine, clean)
		}
	}
}

func problemsOf(h *handbook.Handbook) string {
	var b strings.Builder
	for _, p := range h.Problems() {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}
