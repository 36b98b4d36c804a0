// Package browsertest opens an exported page in a real Chromium, from a file
// and without a network. It is a module of its own, so that the product does
// not depend on what drives a browser.
package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

func bundled(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, _, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// pageFile exports the bundled handbook, with the full search or without.
func pageFile(t *testing.T, full bool) string {
	t.Helper()
	var engine *export.Engine
	if full {
		engine = buildEngine(t)
	}
	x, err := export.New(bundled(t), "2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "clinic-handbook.html")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := x.HTML(f, assets.Content(), engine); err != nil {
		t.Fatal(err)
	}
	return "file://" + name
}

// buildEngine compiles the full search into a folder of the test.
func buildEngine(t *testing.T) *export.Engine {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("make", "-s", "-C", "../../..", "web", "WEB="+dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	engine, err := export.ReadEngine(dir)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// TestSearchInChromium types as the front desk does.
func TestSearchInChromium(t *testing.T) {
	b := newBrowser(t)
	b.open(pageFile(t, true))
	b.waitFull()
	if s := b.seen(".banner"); s != "" {
		t.Errorf("with nothing typed the banner says %q", s)
	}

	b.typed("throwng up")
	b.want("#results li:first-child", "Nausea or vomiting")
	b.want("main h1", "Nausea or vomiting")
	b.want("main .say", "Say this", "Nausea and throwing up are common")
	b.want("main", "Not reviewed by a clinician", "Nurse line: Not set")
	if s := b.seen(".banner"); s != "" {
		t.Errorf("throwng up raises %q", s)
	}

	b.typed("cant breath")
	b.want("#banner", "EMERGENCY: Trouble breathing", "Emergency script: Not set up", "Emergency number:")
	first := evaluate[string](b, `document.elementFromPoint(100, 75).closest("section").id`)
	if first != "banner" {
		t.Errorf("below the field stands %q, not the banner", first)
	}
	live := evaluate[string](b, `document.getElementById("told").textContent`)
	if !strings.Contains(live, "results, first: Slow or shallow breathing.") {
		t.Errorf("a screen reader is told %q", live)
	}

	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	b.want("#results li[aria-selected=true]", "Allergic reaction")
	b.want("main h1", "Allergic reaction")
	b.run(chromedp.KeyEvent(kb.Enter))
	focus, hash := evaluate[string](b, `document.activeElement.textContent`), evaluate[string](b, `location.hash`)
	if focus != "Allergic reaction" || hash != "#side-effects/allergic-reaction" {
		t.Errorf("Enter leads to %q at %s", focus, hash)
	}

	b.typed("nause")
	b.run(chromedp.Click(chromedp.CSS("#results li:nth-child(2)")))
	b.want("main h1", "Ill, or on your period")
	b.want("#results li[aria-selected=true]", "Ill, or on your period")

	b.typed("xqzvw")
	b.want("#list", "Nothing in the handbook fits.", "I will find out and call you back.")
}

// TestDeepLinks opens entries by their address, and goes back.
func TestDeepLinks(t *testing.T) {
	b := newBrowser(t)
	page := pageFile(t, false)
	b.open(page + "#faq/can-i-drive")
	b.want("main h1", "Can I drive afterwards?")
	related := bundled(t).Entry("faq/can-i-drive").Related[0]
	b.run(chromedp.Click(chromedp.CSS(`article.shown a[href="#` + related.ID + `"]`)))
	b.want("main h1", related.Title)
	b.run(chromedp.NavigateBack())
	b.want("main h1", "Can I drive afterwards?")
}

// TestWithoutTheFullSearch checks that the page is of use then too, and says
// what it does not do.
func TestWithoutTheFullSearch(t *testing.T) {
	b := newBrowser(t)
	b.open(pageFile(t, false))
	b.typed("throwing up")
	b.want("#results li:first-child", "Nausea or vomiting")
	b.want("main .say", "Nausea and throwing up are common")
	b.want(".banner", "In an emergency", "Emergency number", "does not recognize emergencies")
	b.want("footer", "Simple search by words")
}

// TestWithoutScripts checks that everything can be read where scripts are off.
func TestWithoutScripts(t *testing.T) {
	b := newBrowser(t, chromedp.Flag("blink-settings", "scriptEnabled=false"))
	page := pageFile(t, true)
	b.open(page)
	text := b.text("main")
	for _, e := range bundled(t).Entries() {
		for _, want := range []string{e.Title, e.SayText()} {
			if !strings.Contains(text, want) {
				t.Errorf("without scripts the page does not show %q", want)
			}
		}
	}
	if text := b.text("#standing-banner"); !strings.Contains(text, "In an emergency") {
		t.Errorf("without scripts the emergency box says %q", text)
	}
}

// found is what a search finds: ids, names of red flags, ids.
type found struct{ Hits, Flags, Nearest []string }

// TestSameAnswers compares what the page finds with what the desk program does.
func TestSameAnswers(t *testing.T) {
	b := newBrowser(t)
	b.open(pageFile(t, true))
	b.waitFull()
	h, words, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	ix := search.New(h, words, languages.All()...)
	for _, q := range []string{
		"throwng up", "cant breath", "can i drve home", "bpc", "how long does it last", "insurnce", "pregnant", "seeing things",
		"my heart is racing", "parking", "n/v", "wants to end it all", "does it hurt my liver", "npo after midnight", "xqzvw", "a", "über",
	} {
		got := evaluate[found](b, `(() => { const a = JSON.parse(handbookSearch(`+quote(q)+`));
			return {Hits: a.hits.map(h => h.id), Flags: a.flags.map(f => f.name), Nearest: a.nearest}; })()`)
		res := ix.Search(q, 30)
		want := found{Hits: []string{}, Flags: []string{}, Nearest: []string{}}
		for _, h := range res.Hits {
			want.Hits = append(want.Hits, h.Entry.ID)
		}
		for _, f := range res.Flags {
			want.Flags = append(want.Flags, f.Group.Name)
		}
		for _, e := range res.Nearest {
			want.Nearest = append(want.Nearest, e.ID)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: the page finds %+v, the program %+v", q, got, want)
		}
	}
}
