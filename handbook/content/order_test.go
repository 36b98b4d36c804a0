package content

import (
	"strings"
	"testing"

	"clinichandbook/handbook"
)

func TestOrder(t *testing.T) {
	page := func(title string) string {
		return "---\ntitle: " + title + "\nroute: nurse\nsay: Ask.\nhand-over: []\n---\n"
	}
	for name, c := range map[string]struct{ file, want, problem string }{
		"none":            {"", "a b c", ""},
		"some":            {"- faq/c\n- faq/b\n", "c b a", ""},
		"with .md":        {"- faq/c.md\n", "c a b", ""},
		"all on one line": {"[faq/b, faq/c]\n", "b c a", ""},
		"twice":           {"- faq/b\n- faq/c\n- faq/b\n", "b c a", "order.yaml:3: the page faq/b is there twice"},
		"unknown":         {"- faq/x\n- faq/b\n", "b a c", `order.yaml:1: there is no page "faq/x"`},
		"not a list":      {"faq: b\n", "a b c", "order.yaml:1: the file must be a list"},
		"hidden":          {"- faq/b\n", "a c", ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"order.yaml": c.file}
			if name == "hidden" {
				files["hidden.yaml"] = "- {id: faq/b, by: Ann, on: 2026-11-30}\n"
			}
			bundled := clinicFiles(map[string]string{"faq/a.md": page("A"), "faq/b.md": page("B"), "faq/c.md": page("C")}).FS
			h, _, err := Load(bundled, clinicFiles(files))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range h.Entries() {
				got = append(got, strings.TrimPrefix(e.ID, "faq/"))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("the order is %q", got)
			}
			var said string
			for _, p := range h.Problems() {
				said += p.String() + "\n"
			}
			if c.problem == "" != (said == "") || !strings.Contains(said, c.problem) {
				t.Errorf("problems: %s", said)
			}
		})
	}
}

// TestOrderIsWithinAKind checks that a page leaves its part of the handbook for no place.
func TestOrderIsWithinAKind(t *testing.T) {
	page := "---\ntitle: T\nroute: nurse\nsay: Ask.\nhand-over: []\n---\n"
	h, _, err := Load(clinicFiles(map[string]string{"faq/a.md": page, "sections/b.md": strings.Replace(page, "T", "U", 1)}).FS,
		clinicFiles(map[string]string{"order.yaml": string(WriteOrder([]string{"faq/a", "sections/b"}))}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	if first := h.Entries()[0]; first.Kind != handbook.Section {
		t.Errorf("%s comes first", first.ID)
	}
	if ids := Ordered(h); strings.Join(ids, " ") != "sections/b faq/a" {
		t.Errorf("ordered are %q", ids)
	}
}
