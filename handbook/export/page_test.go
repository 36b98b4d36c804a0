package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// testPage is the page of the test's handbook, with an engine that is none.
func testPage(t *testing.T, ids ...string) string {
	t.Helper()
	bundled, _ := contentFiles(t)
	x := newExport(t, testBook(t), ids...)
	return written(t, func(w io.Writer) error {
		return x.HTML(w, bundled, &Engine{Program: []byte("<program>"), Starter: []byte("'</script>'")})
	})
}

// TestPageStandsAlone checks that the page is well-formed, asks for nothing, and
// that every link leads somewhere on it.
func TestPageStandsAlone(t *testing.T) {
	page := testPage(t)
	if again := testPage(t); again != page {
		t.Error("a second export differs")
	}
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:;`) {
		t.Error("the page has no policy against the network")
	}
	var open []string
	var leads []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		for _, a := range tok.Attr {
			switch a.Key {
			case "id":
				if ids[a.Val] {
					t.Errorf("two elements have the id %q", a.Val)
				}
				ids[a.Val] = true
			case "href":
				leads = append(leads, a.Val)
			case "src", "srcset", "action", "style", "background", "data", "poster":
				t.Errorf("<%s> has %s=%q", tok.Data, a.Key, a.Val)
			default:
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s> has %s", tok.Data, a.Key)
				}
			}
		}
		switch {
		case kind == html.StartTagToken && !slices.Contains([]string{"meta", "input", "br", "hr"}, tok.Data):
			open = append(open, tok.Data)
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != tok.Data):
			t.Fatalf("</%s> closes %v", tok.Data, open)
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		}
	}
	if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
		t.Errorf("the page ends with %v open: %v", open, z.Err())
	}
	for _, l := range leads {
		if !strings.HasPrefix(l, "#") || !ids[l[1:]] {
			t.Errorf("a link leads to %q", l)
		}
	}
	for _, bad := range []string{"url(", "@import", "fetch(", "XMLHttpRequest", "import("} {
		if strings.Contains(pageStyle+pageScript, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
}

// TestPageIsReadable checks that every entry is on the page as text, with its
// marks, and nothing of an entry that was not asked for.
func TestPageIsReadable(t *testing.T) {
	page := testPage(t)
	for _, want := range []string{
		`<article id="side-effects/nausea">`, "◆ Our clinic&#39;s version", "◆ Our clinic&#39;s page",
		PastReview.English(), NotReviewed.English() + ": 3 of 5 entries.", "Nurse line:</strong> Not set by this clinic: ask a nurse",
		"Clinic &lt;name&gt;: <b>Sun &amp; &lt;Moon&gt;</b>", "NHS, 2024", `'<\/script>'`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	some := testPage(t, "faq/where-to-park")
	for _, not := range []string{"Headache", "A nurse will help you", `href="#side-effects`} {
		if strings.Contains(some, not) {
			t.Errorf("the page of one entry holds %s", not)
		}
	}
}

func TestPageWithoutEngine(t *testing.T) {
	x := newExport(t, testBook(t))
	page := written(t, func(w io.Writer) error { return x.HTML(w, nil, nil) })
	if strings.Contains(page, `id="engine"`) || !strings.Contains(page, "Simple search by words") {
		t.Error("the page without an engine has one, or does not say so")
	}
}

func TestReadEngine(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadEngine(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
	for name, text := range map[string]string{programFile: "p", starterFile: "s"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if e, err := ReadEngine(dir); err != nil || string(e.Program) != "p" || string(e.Starter) != "s" {
		t.Errorf("%v, %v", e, err)
	}
	if e, err := BuiltInEngine(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the built-in engine: %v, %v", e, err)
	}
}
