package export

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// printBook has one of everything, and text that would break a page that does
// not escape it.
func printBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	everything, err := os.ReadFile("../content/testdata/everything.md")
	if err != nil {
		t.Fatal(err)
	}
	h, _, err := content.Load(files(map[string]string{
		"sources.yaml": "- {key: N2, title: Risks, publisher: An NHS trust, short: NHS, year: 2024, kind: official}\n" +
			"- {key: article, title: An article, publisher: A clinic, year: undated, kind: article}\n",
		"clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, help: The extension., unset: Not set, needed: true}\n",
		"side-effects/headache.md": "---\ntitle: Headache\nroute: nurse\nsay: A nurse will help you.\naliases: [head hurts]\nsources: [N2]\n---\n" +
			"## Official sources\nIt can happen. [^N2]\n",
		"handbook.yaml":     "version: \"2026.11 </style><script>\"\n",
		"faq/everything.md": string(everything),
		"side-effects/nausea.md": "---\ntitle: \"Nausea <b> & \\\"vomiting\\\"\"\nroute: front-desk\nsay: \"Feeling sick `<i>can</i>` happen.\"\n" +
			"effect: {common: \"common [^N2]\", settles: \"mostly brief [^N2] but days are reported [^article]\", band: expected}\n" +
			"hand-over: [\"it <goes> on\"]\nsources: [N2, article]\nrelated: [side-effects/headache]\n---\n",
		"side-effects/seizure.md": "---\ntitle: Seizure\nroute: emergency\nsay: Call now.\neffect: {band: emergency}\nreview: {by: A. Nurse, on: 2026-11-24}\n---\n",
	}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return h
}

// printings are all kinds of printed pages.
var printings = map[string]func(*handbook.Handbook, io.Writer) error{
	"entry": func(h *handbook.Handbook, w io.Writer) error {
		return PrintEntry(w, h, h.Entry("faq/everything"), exportDate)
	},
	"side-effect": func(h *handbook.Handbook, w io.Writer) error {
		return PrintEntry(w, h, h.Entry("side-effects/nausea"), exportDate)
	},
	"table": func(h *handbook.Handbook, w io.Writer) error {
		return PrintSideEffects(w, h, h.SideEffects(), exportDate)
	},
	"handbook": func(h *handbook.Handbook, w io.Writer) error { return PrintAll(w, h, exportDate) },
}

func TestPrintGoldens(t *testing.T) {
	h := printBook(t)
	for name, write := range printings {
		var b strings.Builder
		if err := write(h, &b); err != nil {
			t.Fatal(err)
		}
		golden := "testdata/print-" + name + ".html"
		got := strings.Replace(b.String(), printStyle, "", 1) // has a file of its own
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// TestPrintedPagesStandAlone checks that each page is well-formed HTML, fetches
// nothing, runs nothing, and shows what was in the content as text.
func TestPrintedPagesStandAlone(t *testing.T) {
	h := printBook(t)
	for name, write := range printings {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := write(h, &b); err != nil {
				t.Fatal(err)
			}
			checkPage(t, b.String())
		})
	}
	if strings.Contains(printStyle, "url(") || strings.Contains(printStyle, "@import") {
		t.Error("the style fetches something")
	}
}

// elements are those that a printed page may have.
var elements = strings.Fields("html head meta title style body section p strong em code b span br h1 h2 h3 ul ol li div a table thead tbody tr th td blockquote pre hr")

func checkPage(t *testing.T, page string) {
	t.Helper()
	var open []string
	ids, leads := map[string]bool{}, map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
				t.Errorf("the page ends with %v open: %v", open, z.Err())
			}
			for to := range leads {
				if !ids[to] {
					t.Errorf("a link leads to %q, which is not on the page", to)
				}
			}
			return
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			if !slices.Contains(elements, tok.Data) {
				t.Errorf("the page has an element %q", tok.Data)
			}
			for _, a := range tok.Attr {
				checkAttribute(t, a, ids, leads)
			}
			open = nest(t, open, kind, tok.Data)
		}
	}
}

func checkAttribute(t *testing.T, a html.Attribute, ids, leads map[string]bool) {
	t.Helper()
	switch a.Key {
	case "id":
		if ids[a.Val] {
			t.Errorf("the id %q is there twice", a.Val)
		}
		ids[a.Val] = true
	case "href":
		to, inside := strings.CutPrefix(a.Val, "#")
		if !inside {
			t.Errorf("a link leads out of the page: %q", a.Val)
		}
		leads[to] = true
	case "class", "lang", "charset", "name", "content", "start":
	default:
		t.Errorf("the page has an attribute %q", a.Key)
	}
}

// nest follows the elements in and out.
func nest(t *testing.T, open []string, kind html.TokenType, tag string) []string {
	t.Helper()
	switch {
	case tag == "meta" || tag == "br" || tag == "hr":
		return open
	case kind == html.StartTagToken:
		if tag == "section" || tag == "p" {
			if slices.Contains(open, "p") {
				t.Errorf("%s inside a paragraph: %v", tag, open)
			}
		}
		return append(open, tag)
	case len(open) == 0 || open[len(open)-1] != tag:
		t.Errorf("</%s> closes %v", tag, open)
		return open
	}
	return open[:len(open)-1]
}

func TestPrintedText(t *testing.T) {
	h := printBook(t)
	var b strings.Builder
	if err := PrintAll(&b, h, exportDate); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			text.WriteString(n.Data + " ")
		}
	}
	got := strings.Join(strings.Fields(text.String()), " ")
	for _, want := range []string{
		"Clinic handbook 2026.11 </style><script> · Printed 2026-11-24", "Not reviewed by a clinician: 2 of these 3 entries.",
		`Nausea <b> & "vomiting"`, "Feeling sick <i>can</i> happen.", "it <goes> on", "mostly brief NHS, 2024 but days are reported A clinic, undated",
		CellSilent.English(), CellUnset.English(), BandNote.English(), "Risks. An NHS trust, 2024.", "The source article", "Published sources", "Our clinic", "This handbook",
		"Reviewed by A. Nurse on 2026-11-24.", "Not yet reviewed by a clinician.", "Nurse line: Not set",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestPrintTellsOfAFullDisk(t *testing.T) {
	h := printBook(t)
	for name, write := range printings {
		if write(h, full{}) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestBundledContentPrints checks that the handbook as it ships prints whole.
func TestBundledContentPrints(t *testing.T) {
	h, _, err := content.Load(os.DirFS("../../assets/content"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := PrintAll(&b, h, exportDate); err != nil {
		t.Fatal(err)
	}
	checkPage(t, b.String())
	if got, want := strings.Count(b.String(), `<section class="sheet`), len(h.Entries())+2; got != want {
		t.Errorf("%d sheets, want %d", got, want)
	}
}
