package export

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

func writtenPDF(t *testing.T, x *Export, paper Paper) []byte {
	t.Helper()
	return []byte(written(t, func(w io.Writer) error { return x.PDF(w, paper) }))
}

// pdfPages is the text of each page as Debian's poppler-utils read it.
func pdfPages(t *testing.T, data []byte) []string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("SKIPPED: there is no pdftotext here, so the PDF WAS NOT READ BACK; install poppler-utils")
	}
	cmd := exec.Command(program, "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

// TestPDFRepeats checks that the same content makes the same bytes, and that
// they are a PDF with bookmarks, in the size that was asked for.
func TestPDFRepeats(t *testing.T) {
	h := testBook(t)
	for paper, box := range map[Paper]string{A4: "/MediaBox [0 0 595.28 841.89]", Letter: "/MediaBox [0 0 612.00 792.00]"} {
		a, b := writtenPDF(t, newExport(t, h), paper), writtenPDF(t, newExport(t, testBook(t)), paper)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two exports differ", paper)
		}
		for _, want := range []string{"%PDF-1.", box, "/Outlines", "(D:20261124000000"} {
			if !bytes.Contains(a, []byte(want)) {
				t.Errorf("%s: it lacks %s", paper, want)
			}
		}
	}
}

// TestPDFPages reads the document back: each entry begins a page that bears its
// marks, and the contents name that page.
func TestPDFPages(t *testing.T) {
	bundled, _, err := content.Load(os.DirFS("../../assets/content"))
	if err != nil {
		t.Fatal(err)
	}
	books := map[string]*handbook.Handbook{"test": testBook(t), "bundled": bundled}
	if testing.Short() {
		delete(books, "bundled") // some seconds
	}
	for name, h := range books {
		x := newExport(t, h)
		pages := pdfPages(t, writtenPDF(t, x, Letter))
		for i, page := range pages {
			for _, want := range []string{"Page " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(pages)), x.edition()} {
				if !strings.Contains(single(page), single(want)) {
					t.Errorf("%s: page %d lacks %q", name, i+1, want)
				}
			}
		}
		contents := strings.Join(pages[:2], "\n") // may run over onto the second page
		for _, e := range x.entries {
			line := regexp.MustCompile(`(?m)^\s*` + regexp.QuoteMeta(Marked(e)) + `\s+(\d+)$`).FindStringSubmatch(contents)
			if line == nil {
				t.Errorf("%s: the contents lack %s in\n%s", name, e.ID, contents)
				continue
			}
			n, _ := strconv.Atoi(line[1])
			page := single(strings.Join(pages[n-1:min(n+1, len(pages))], " "))
			for _, want := range append([]string{e.Title, RouteLabel(e.Route).English(), SayLabel(e).English(), single(e.SayText()), ReviewStatusText(e)}, x.marks(e)...) {
				if !strings.Contains(page, single(want)) {
					t.Errorf("%s: page %d, of %s, lacks %q:\n%s", name, n, e.ID, want, page)
				}
			}
			for _, p := range e.Parts {
				if !strings.Contains(page, VoiceLabel(p.Voice).English()) {
					t.Errorf("%s: page %d, of %s, lacks %s", name, n, e.ID, p.Voice.Key())
				}
			}
		}
	}
}

// TestPDFTakesAnything checks that no text breaks the document, and that signs
// without a glyph are named.
func TestPDFTakesAnything(t *testing.T) {
	long := strings.Repeat("word ", 3000)
	page := "---\ntitle: \"你好 🚗 " + strings.Repeat("x", 300) + "\"\nroute: nurse\nsay: \"" + long + "\"\n---\n## Our clinic\n" +
		"| a | b |\n|---|---|\n| " + strings.Repeat("word ", 900) + " | " + strings.Repeat("y", 900) + " |\n\n> > > - " + long + "\n\n\u2028 \u200b \u00ad מה שלומך ID 👍🏽\n"
	h, _, err := content.Load(fstest.MapFS{"faq/a.md": {Data: []byte(page)}})
	if err != nil {
		t.Fatal(err)
	}
	x := newExport(t, h)
	pages := pdfPages(t, writtenPDF(t, x, A4))
	if text := strings.Join(pages, " "); len(pages) < 12 || len(pages) > 40 || strings.Count(text, "word") != 6900 {
		t.Errorf("%d pages with %d words", len(pages), strings.Count(text, "word"))
	}
	missing, err := x.Missing()
	if err != nil || string(missing) != "你好" {
		t.Errorf("missing: %q, %v", string(missing), err)
	}
	if text := strings.Join(strings.Fields(strings.Join(pages, " ")), " "); !strings.Contains(text, "[automobile]") || !strings.Contains(text, "ID [thumbs up sign]") {
		t.Error("emoji are not words")
	}
	bundled, _, err := content.Load(os.DirFS("../../assets/content"))
	if err != nil {
		t.Fatal(err)
	}
	if missing, err := newExport(t, bundled).Missing(); err != nil || len(missing) > 0 {
		t.Errorf("the fonts lack %q of the bundled content, %v", string(missing), err)
	}
}
