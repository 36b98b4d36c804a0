package export

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// seen is what a reader of a Markdown text sees, with single spaces.
func seen(t *testing.T, markdown string) string {
	t.Helper()
	var page strings.Builder
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(markdown), &page); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page.String()))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return single(b.String())
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

func single(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestMarkdownSaysAll checks that a reader of the Markdown sees every word of
// every entry as it stands, and every mark and source.
func TestMarkdownSaysAll(t *testing.T) {
	bundled, _, err := content.Load(os.DirFS("../../assets/content"))
	if err != nil {
		t.Fatal(err)
	}
	for name, h := range map[string]*handbook.Handbook{"test": testBook(t), "bundled": bundled} {
		for _, e := range h.Entries() {
			page := seen(t, written(t, newExport(t, h, e.ID).Markdown))
			want := []string{e.Title, RouteLabel(e.Route).English(), e.SayText(), ReviewStatusText(e), MarkLabel(e.Mark()).English()}
			if e.Review.Pending() {
				want = append(want, NotReviewed.English())
			}
			for _, p := range e.Parts {
				want = append(want, VoiceLabel(p.Voice).English())
				for line := range handbook.Lines(p.Blocks) {
					want = append(want, line)
				}
			}
			want = append(append(want, e.HandOver...), e.Emergency...)
			for _, s := range e.Sources {
				want = append(want, Citation(s))
			}
			for _, w := range want {
				if !strings.Contains(page, single(w)) {
					t.Errorf("%s: %s lacks %q in\n%s", name, e.ID, w, page)
				}
			}
		}
	}
}

// FuzzEscape checks that escaped text is seen as it was.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"a*b* _c_ d_e", "1. x", "# x", "- x", "> x", "<b>x</b>", "[a](b)", "`x` ``", "a & b &amp; &#1;", `\`, "+x", "=== x", "---", "~~x~~", "![x](y)", "10) x", "a\nb", "_"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range text {
			if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' {
				t.Skip()
			}
		}
		text = strings.TrimSpace(text)
		if got, want := seen(t, startOfLine(escape(text))), single(text); got != want {
			t.Errorf("%q is written %q and seen as %q", text, startOfLine(escape(text)), got)
		}
	})
}
