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
		{"诊所 क्लिनिक call العيادة 诊", "Han letters | Devanagari letters | Arabic letters"},
	} {
		got := notShown(c.text)
		if c.want == "" && len(got) > 0 || c.want != "" && len(got) != strings.Count(c.want, "|")+1 {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
			continue
		}
		for i, why := range got {
			if want := strings.Split(c.want, " | ")[i]; !strings.Contains(why, want) {
				t.Errorf("%q: %q, want %q", c.text, why, want)
			}
		}
	}
}

// TestTextsNotShownAreNamed checks that every text that desks show is looked at: in
// the top of a page, in tables, and in the clinic's values.
func TestTextsNotShownAreNamed(t *testing.T) {
	page := func(key, value string) fstest.MapFS {
		keys := map[string]string{"title": "Hello", "route": "nurse", "say": "Yes."}
		keys[key] = value
		text := "---\n"
		for k, v := range keys {
			text += k + ": " + v + "\n"
		}
		return fstest.MapFS{"faq/a.md": {Data: []byte(text + "---\n## This handbook\n\nText\n")}}
	}
	table := func(name, text string) fstest.MapFS {
		files := page("say", "Yes.")
		files[name] = &fstest.MapFile{Data: []byte(text)}
		return files
	}
	value := table("clinic-fields.yaml", "- {id: nurse-line, label: Nurse line, help: How, unset: Not set}\n")
	value["clinic.yaml"] = &fstest.MapFile{Data: []byte("nurse-line: שלום\n")}
	for name, files := range map[string]fstest.MapFS{
		"title":     page("title", "שלום"),
		"say":       page("say", "שלום"),
		"emergency": page("emergency", "[שלום]"),
		"hand-over": page("hand-over", "[שלום]"),
		"ask-first": page("ask-first", "[שלום]"),
		"topic":     table("topics.yaml", "- {id: tms, title: שלום, aliases: [tms]}\n"),
		"red flag":  table("red-flags.yaml", "- {name: שלום, entries: [faq/a], phrases: [help]}\n"),
		"source":    table("sources.yaml", "- {key: a, kind: article, title: שלום, publisher: NHS}\n"),
		"value":     value,
	} {
		h, _, err := Load(files)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(problemsOf(h), "Hebrew letters"); n != 1 {
			t.Errorf("%s: it is named %d times: %s", name, n, problemsOf(h))
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
