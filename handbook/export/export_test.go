package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

var update = flag.Bool("update", false, "write the golden files anew")

const exportDate = "2026-11-24"

func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// contentFiles hold one of everything, an outdated copy of a page, pages of the
// clinic, values that are set and that are not, and text that would break a
// form that does not escape it.
func contentFiles(t *testing.T) (bundled, clinic fstest.MapFS) {
	t.Helper()
	everything, err := os.ReadFile("../content/testdata/everything.md")
	if err != nil {
		t.Fatal(err)
	}
	effect := func(title, extra string) string {
		return "---\ntitle: \"" + title + "\"\nroute: front-desk\nsay: \"Feeling sick `<i>can</i>` happen | *often*.\"\n" +
			"effect: {common: \"common [^N2]\", settles: \"mostly brief [^N2] but days are reported [^article]\", band: expected}\n" +
			"hand-over: [\"it <goes> on\", \"1. of two\"]\nsources: [N2, article]\n" + extra + "related: [side-effects/headache]\n---\n"
	}
	bundled = files(map[string]string{
		"handbook.yaml": "version: \"2026.11 </style><script>\"\n",
		"sources.yaml": "- {key: N2, title: \"A page *of* ours\", publisher: A health service, short: NHS, year: 2024, address: https://example.org/a_b_c, kind: official}\n" +
			"- {key: article, title: The article, publisher: A & B, short: Article, year: undated, kind: article, note: read once}\n",
		"clinic-fields.yaml":       "- {id: nurse-line, label: Nurse line, needed: true}\n- {id: clinic-name, label: Clinic <name>}\n",
		"faq/everything.md":        string(everything),
		"side-effects/headache.md": "---\ntitle: Headache\nroute: nurse\nsay: A nurse will help you.\naliases: [head hurts]\nsources: [N2]\n---\n## Official sources\nIt can happen. [^N2]\n",
		"side-effects/nausea.md":   effect("Nausea <b> & \\\"vomiting\\\"", "aliases: [throwing up]\n"),
		"side-effects/seizure.md":  "---\ntitle: Seizure\nroute: emergency\nsay: Call now.\neffect: {band: emergency}\nreview: {by: A. Nurse, on: 2026-11-24}\n---\n",
		"red-flags.yaml":           "- name: Seizure\n  entries: [side-effects/seizure]\n  phrases: [seizing|fit now]\n  unless: [fit in]\n  values: [nurse-line]\n",
	})
	clinic = files(map[string]string{
		"clinic.yaml":            "clinic-name: {value: \"Sun & <Moon>\", by: A. Example, on: 2026-11-23}\n",
		"side-effects/nausea.md": effect("Our nausea", "based-on: \"000000000000\"\nreview-by: 2020-01-01\n"),
		"faq/where-to-park.md":   "---\ntitle: Where to park\nroute: front-desk\nsay: Behind the house.\n---\n## Our clinic\n- + - not a list\n- \\# not a heading\n",
	})
	return bundled, clinic
}

func testBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	bundled, clinic := contentFiles(t)
	h, _, err := content.Load(bundled, handbook.Layer{Name: "clinic", FS: clinic})
	if err != nil || len(h.Problems()) != 1 { // the outdated copy
		t.Fatal(err, h.Problems())
	}
	return h
}

func newExport(t *testing.T, h *handbook.Handbook, ids ...string) *Export {
	t.Helper()
	x, err := New(h, exportDate, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
	}
}

func TestTextGoldens(t *testing.T) {
	h := testBook(t)
	checkGolden(t, "entry.txt", Text(printBook(t), printBook(t).Entry("faq/everything")))
	whole, some := newExport(t, h), newExport(t, h, "faq/everything")
	checkGolden(t, "handbook.md", written(t, whole.Markdown))
	checkGolden(t, "entry.md", written(t, some.Markdown))
	checkGolden(t, "handbook.json", written(t, whole.JSON))
	checkGolden(t, "entry.json", written(t, some.JSON))
}

func TestChoiceOfEntries(t *testing.T) {
	h := testBook(t)
	for _, c := range []struct {
		ask, want []string
	}{
		{[]string{"side-effects/seizure", "faq/where-to-park", "side-effects/seizure"}, []string{"side-effects/seizure", "faq/where-to-park"}},
		{[]string{"side-effects/nausea"}, []string{"side-effects/nausea"}},
	} {
		if got := idsOf(newExport(t, h, c.ask...).entries); !slices.Equal(got, c.want) {
			t.Errorf("%v takes %v, want %v", c.ask, got, c.want)
		}
	}
	var unknown *UnknownEntryError
	if _, err := New(h, exportDate, "faq/nope"); !errors.As(err, &unknown) || unknown.ID != "faq/nope" {
		t.Errorf("an unknown id: %v", err)
	}
}

// TestJSONComesBack checks that the JSON form is whole: read back strictly, it
// is written the same, and the words of every part stand in its blocks.
func TestJSONComesBack(t *testing.T) {
	x := newExport(t, testBook(t))
	text := written(t, x.JSON)
	if strings.Contains(text, "null") {
		t.Error("the JSON form holds null")
	}
	var back Document
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&back); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	enc := json.NewEncoder(&again)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(back); err != nil || again.String() != text {
		t.Errorf("it comes back as another: %v\n%s", err, again.String())
	}
	if len(back.Entries) != len(x.entries) {
		t.Fatalf("%d entries of %d", len(back.Entries), len(x.entries))
	}
	for i, e := range x.entries {
		for j, p := range e.Parts {
			var want []string
			for s := range handbook.Spans(p.Blocks) {
				want = append(want, handbook.SpanText(s))
			}
			if got := wordsOf(back.Entries[i].Parts[j].Blocks); !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %s: blocks say %q, want %q", e.ID, p.Voice.Key(), got, want)
			}
		}
	}
}

// wordsOf lists the texts of all spans, as a program that reads the form would.
func wordsOf(blocks []Block) []string {
	var out []string
	line := func(spans []Span) {
		for _, s := range spans {
			out = append(out, s.Text)
		}
	}
	for _, b := range blocks {
		if b.Type == "code" {
			out = append(out, b.Text)
		}
		line(b.Spans)
		for _, item := range b.Items {
			out = append(out, wordsOf(item)...)
		}
		out = append(out, wordsOf(b.Blocks)...)
		for _, c := range b.Head {
			line(c)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				line(c)
			}
		}
		for _, n := range b.Notes {
			out = append(out, wordsOf(n.Blocks)...)
		}
	}
	return out
}
