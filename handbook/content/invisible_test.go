package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// TestInvisibleCharacters checks that what cannot be seen is left out and reported,
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
		"tags of a cancel":     {"a\U000E007Fb\U000E0001", "Text", "ab"},
		"variations":           {"a\uFE00b\U000E0101", "Text", "ab"},
		"variations in Mongol": {"a\u180Bb", "Text", "ab"},
		"fillers":              {"a\u115Fb\u3164\uFFA0\u1160", "Text", "ab"},
		"joined graphemes":     {"a\u034Fb", "Text", "ab"},
		"formulas":             {"a\u2061b\u2064", "Text", "ab"},
		"notes above a line":   {"a\uFFF9b\uFFFB", "Text", "ab"},
		"a blank of Braille":   {"a\u2800b", "Text", "ab"},
		"lines and paragraphs": {"a\u2028b\u2029", "Text", "ab"},
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
				if text := handbook.PlainText(b.(handbook.Paragraph).Spans); strings.ContainsFunc(text, IsInvisible) {
					t.Errorf("%s: the body is %q", name, text)
				}
			}
		}
		if !strings.Contains(problemsOf(h), "not visible") {
			t.Errorf("%s: the problems are %s", name, problemsOf(h))
		}
	}
	for _, nothing := range []string{"\u200b", "\u200d", "\uFE0F", "\u3164", "\u00a0\u2003", "\u0301", "\u2800", "\U000E0041"} {
		for _, file := range []string{"emergency-script: " + nothing + "\n", "emergency-script: {value: " + quoted(nothing) + ", by: Ann}\n"} {
			settings, err := ReadSettings([]byte(file))
			if err == nil && settings["emergency-script"].Value != "" {
				t.Errorf("a script of nothing counts as %q", settings["emergency-script"].Value)
			}
		}
		if got := cleanValue(nothing); got != "" {
			t.Errorf("a value of nothing is saved as %q", got)
		}
	}
	for _, fine := range []string{"☎\uFE0F 119", "1\uFE0F\u20E3", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\tb\nc", "ñ é ß"} {
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
