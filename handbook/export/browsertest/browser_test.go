package browsertest

import (
	"context"
	"encoding/json"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a page may take on a slow machine.
const patience = 90 * time.Second

// browser is one tab of Chromium and what went wrong in it.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	requests []string // but the page itself
	errors   []string
}

func newBrowser(t *testing.T, options ...chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("SKIPPED: there is no chromium here, so NOTHING WAS TESTED IN A BROWSER; make test-export installs it")
	}
	options = append(append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.WindowSize(1366, 768),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"), // no network
	), options...)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx}
	b.run() // starts the browser
	ctx, stop = context.WithTimeout(ctx, patience)
	t.Cleanup(stop)
	b.ctx = ctx
	err = chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			b.requests = append(b.requests, e.Request.URL)
		case *log.EventEntryAdded:
			b.errors = append(b.errors, e.Entry.Text)
		case *runtime.EventExceptionThrown:
			said := e.ExceptionDetails.Text
			if x := e.ExceptionDetails.Exception; x != nil {
				said += " " + x.Description
			}
			b.errors = append(b.errors, said)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.run(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
		return err
	}))
	t.Cleanup(b.checkQuiet)
	return b
}

func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// evaluate is the value of an expression in the page.
func evaluate[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// open opens a page that is a file.
func (b *browser) open(page string) {
	b.t.Helper()
	b.run(chromedp.Navigate(page))
}

// waitFull waits for the full search.
func (b *browser) waitFull() {
	b.t.Helper()
	b.run(chromedp.WaitReady(chromedp.CSS("html.full")))
}

// checkQuiet holds that nothing but the page itself was asked for, and that
// the browser found nothing to complain of.
func (b *browser) checkQuiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.requests {
		if !strings.HasPrefix(r, "file://") || !strings.Contains(r, ".html") {
			b.t.Errorf("the page asks for %.100s", r)
		}
	}
	for _, e := range b.errors {
		b.t.Errorf("the browser says: %s", e)
	}
}

// seen is the text that is on the screen in an element.
func (b *browser) seen(selector string) string {
	b.t.Helper()
	return evaluate[string](b, `[...document.querySelectorAll(`+quote(selector)+`)].filter(e => e.checkVisibility()).map(e => e.innerText).join("\n")`)
}

// quote is a text as JavaScript writes it.
func quote(text string) string {
	out, _ := json.Marshal(text) // a string always can be
	return string(out)
}

// typed empties the field and types into it, key by key.
func (b *browser) typed(text string) {
	b.t.Helper()
	b.run(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent(text))
}

// want waits until an element shows the texts.
func (b *browser) want(selector string, texts ...string) {
	b.t.Helper()
	lacks := ""
	for end := time.Now().Add(patience / 6); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		got := b.seen(selector)
		lacks = ""
		for _, w := range texts {
			if !strings.Contains(got, w) {
				lacks = w
			}
		}
		if lacks == "" {
			return
		}
	}
	b.t.Errorf("%s shows %q, want %q", selector, b.seen(selector), lacks)
}

// text is the text of an element, whether scripts run or not.
func (b *browser) text(selector string) string {
	b.t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS(selector)))
	if err != nil {
		b.t.Fatal(err)
	}
	return text
}
