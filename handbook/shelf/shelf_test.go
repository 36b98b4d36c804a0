package shelf_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/shelf"
)

// bundled is a small handbook with one clinic value.
var bundled = fstest.MapFS{
	"handbook.yaml":        {Data: []byte("title: Handbook\n")},
	"clinic-fields.yaml":   {Data: []byte("- id: nurse-line\n  label: Nurse line\n  unset: our nurse line\n")},
	"faq/can-i-drive.md":   {Data: page("Can I drive?", "Nobody drives. Ask [nurse-line](clinic:nurse-line).")},
	"faq/where-to-park.md": {Data: page("Where can I park?", "In the street.")},
}

func page(title, say string) []byte {
	return fmt.Appendf(nil, "---\ntitle: %s\nroute: front-desk\nsay: %s\n---\n", title, say)
}

// window records what it shows. Its methods are called on one goroutine.
type window struct {
	calls  chan func()
	book   *handbook.Handbook
	swaps  int
	dates  []time.Time
	status delivery.Status
}

var _ shelf.Window = (*window)(nil)

func (w *window) Swap(book *handbook.Handbook, index *search.Index) {
	if index == nil {
		panic("no index")
	}
	w.book = book
	w.swaps++
}
func (w *window) Notify(s delivery.Status)      { w.dates = append(w.dates, s.Date) }
func (w *window) SetDelivery(s delivery.Status) { w.status = s }

// until runs what the shelf does on the window's goroutine, which is the test's,
// until something is so.
func (w *window) until(t *testing.T, what string, so func() bool) {
	t.Helper()
	patience := time.After(30 * time.Second)
	for !so() {
		select {
		case f := <-w.calls:
			f()
		case <-patience:
			t.Fatalf("it never happens that %s; %d swaps, status %q", what, w.swaps, w.status.Message)
		}
	}
}

// says is the line of an entry as the window shows it, or "".
func (w *window) says(id string) string {
	if w.book == nil || w.book.Entry(id) == nil {
		return ""
	}
	return handbook.PlainText(w.book.Entry(id).Say)
}

// fixture is a shelf with its window and folders.
type fixture struct {
	*shelf.Shelf
	window  *window
	values  string // folder
	content string // folder of what the clinic delivers
	config  shelf.Config
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{window: &window{calls: make(chan func(), 100)}, values: t.TempDir(), content: t.TempDir()}
	f.config = shelf.Config{
		Bundled:   bundled,
		ValuesDir: f.values,
		Delivery:  delivery.Config{Content: f.content, Every: 20 * time.Millisecond},
		CopyDir:   filepath.Join(t.TempDir(), "delivered"),
		Window:    f.window,
		Do:        func(do func()) { f.window.calls <- do },
	}
	return f
}

// open loads the shelf and shows its handbook.
func (f *fixture) open(t *testing.T) {
	t.Helper()
	f.Shelf = shelf.New(f.config)
	t.Cleanup(f.Shelf.Wait)
	content, err := f.Load()
	if err != nil {
		t.Fatal(err)
	}
	f.window.book = content.Book
	if len(content.Index.Search("drive", 3).Hits) == 0 {
		t.Error("the index finds nothing")
	}
}

// watch watches for deliveries until the test ends or stop is called.
func (f *fixture) watch(t *testing.T) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.Watch(ctx)
	}()
	stop = sync.OnceFunc(func() {
		cancel()
		for {
			select {
			case <-ended:
				return
			case <-f.window.calls: // nobody waits for it any more
			}
		}
	})
	t.Cleanup(stop)
	return stop
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file+".tmp", []byte(text), 0o644), os.Rename(file+".tmp", file)); err != nil {
		t.Fatal(err)
	}
}

const (
	drive = "faq/can-i-drive"
	park  = "faq/where-to-park"
)

func TestWithoutDelivery(t *testing.T) {
	f := newFixture(t)
	f.config.Delivery = delivery.Config{}
	f.open(t)
	if got := f.window.says(park); got != "In the street." {
		t.Errorf("it says %q", got)
	}
	if s := f.Status(); s.Message.Text != "" || !s.Date.IsZero() || s.Unreachable || len(f.Problems()) > 0 {
		t.Errorf("the status is %+v, the problems %v", s, f.Problems())
	}
	f.Watch(t.Context()) // there is nothing to watch, so it returns
}

func TestValues(t *testing.T) {
	f := newFixture(t)
	f.open(t)
	if err := f.Values().Set("nurse-line", "", handbook.Setting{Value: "extension 12"}); err != nil {
		t.Fatal(err)
	}
	f.Reload()
	f.window.until(t, "the value is shown", func() bool { return strings.Contains(f.window.says(drive), "extension 12") })
	if f.window.swaps != 1 {
		t.Errorf("%d swaps", f.window.swaps)
	}
}

func TestValuesLocked(t *testing.T) {
	f := newFixture(t)
	if f.open(t); f.ValuesLocked() {
		t.Error("the values are locked")
	}
}

// TestDelivery delivers content, changes it, and starts again while the share is
// away.
func TestDelivery(t *testing.T) {
	t.Parallel() // it waits for delivery
	f := newFixture(t)
	f.open(t)
	f.watch(t)
	write(t, f.content, park+".md", string(page("Parking", "Behind the house.")))
	f.window.until(t, "the page is shown", func() bool { return f.window.says(park) == "Behind the house." })
	if len(f.window.dates) != 1 || f.window.dates[0].IsZero() {
		t.Errorf("it announces %v", f.window.dates)
	}
	write(t, f.content, park+".md", string(page("Parking", "In the yard.")))
	f.window.until(t, "the change is shown", func() bool { return f.window.says(park) == "In the yard." })

	f.config.Delivery.Content += "-away"
	f.open(t)
	if got := f.window.says(park); got != "In the yard." {
		t.Errorf("the copy says %q", got)
	}
	if s := f.Status(); s.Date.IsZero() || s.Message.Text != "" {
		t.Errorf("the status of the copy is %+v", s)
	}
}

// TestBrokenDelivery: content of which nothing can be used leaves what is shown.
func TestBrokenDelivery(t *testing.T) {
	t.Parallel() // it waits for delivery
	f := newFixture(t)
	f.open(t)
	f.watch(t)
	write(t, f.content, park+".md", string(page("Parking", "Behind the house.")))
	f.window.until(t, "the page is shown", func() bool { return f.window.says(park) == "Behind the house." })
	write(t, f.content, park+".md", "no front matter")
	f.window.until(t, "the status says why", func() bool {
		return strings.Contains(f.window.status.Message.String(), "nothing in it can be read as a handbook (")
	})
	if got := f.window.says(park); got != "Behind the house." || f.window.swaps != 1 {
		t.Errorf("it says %q after %d swaps", got, f.window.swaps)
	}
}

func TestWhatCanBeUsed(t *testing.T) {
	const sound = "---\ntitle: A\nroute: nurse\nsay: B.\n---\n"
	for name, c := range map[string]struct {
		files map[string]string
		ok    bool
	}{
		"a page":             {map[string]string{"faq/a.md": sound}, true},
		"one of two":         {map[string]string{"faq/a.md": sound, "faq/b.md": "---\n"}, true},
		"a value":            {map[string]string{"clinic.yaml": "nurse-line: extension 12\n"}, true},
		"values and no page": {map[string]string{"clinic.yaml": "nurse-line: extension 12\n", "faq/b.md": "---\n"}, true},
		"no sound page":      {map[string]string{"faq/a.md": "---\n", "faq/b.md": "no front matter"}, false},
		"other files":        {map[string]string{"readme.txt": "x"}, false},
		"binary":             {map[string]string{"faq/a.md": "\x00\xff", "clinic.yaml": "\xff"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			for file, text := range c.files {
				write(t, f.content, file, text)
			}
			f.config.Preview = f.content
			f.open(t)
			got := f.Status().Message.String()
			if (got == "") != c.ok || !c.ok && !strings.Contains(got, "nothing in it can be read as a handbook (") {
				t.Errorf("it says %q", got)
			}
		})
	}
}

// panics is a file system that panics when a file is opened, or any if file is "".
type panics struct {
	fs.FS
	file string
}

func (p panics) Open(name string) (fs.File, error) {
	if p.file == "" || p.file == name {
		panic("a fault")
	}
	return p.FS.Open(name)
}

// Stat keeps fs.Stat from opening files.
func (p panics) Stat(name string) (fs.FileInfo, error) { return fs.Stat(p.FS, name) }

// TestPanicWhileReading: whatever panics while content is read, the handbook that
// is shown stays, the status says so, and what is delivered next is shown.
func TestPanicWhileReading(t *testing.T) {
	pages := fstest.MapFS{"faq/a.md": {}, "vocabulary.yaml": {}, "red-flags.yaml": {}}
	for _, file := range []string{"", "faq/a.md", "vocabulary.yaml", "red-flags.yaml"} {
		f := newFixture(t)
		f.open(t)
		receiver := f.Receiver()
		show, err := receiver.Load(&delivery.Content{FS: panics{pages, file}})
		if show != nil || err == nil || !strings.Contains(err.Error(), "a fault") {
			t.Errorf("%q: %v", file, err)
		}
		show, err = receiver.Load(&delivery.Content{FS: fstest.MapFS{park + ".md": {Data: page("Parking", "Behind the house.")}}})
		if err != nil {
			t.Fatalf("%q: %v", file, err)
		}
		show()
		f.window.until(t, "the next content is shown", func() bool { return f.window.says(park) == "Behind the house." })
	}
}

// anything is a receiver that accepts any content.
type anything struct{ saved chan bool }

func (a anything) Load(*delivery.Content) (show func(), err error) {
	return func() { a.saved <- true }, nil
}
func (anything) SetStatus(delivery.Status) {}

// TestUnusableCopy: a copy of which nothing can be used, as another version of the
// program may have saved it, is ignored, and the status says so.
func TestUnusableCopy(t *testing.T) {
	t.Parallel() // it waits for delivery
	f := newFixture(t)
	write(t, f.content, park+".md", "no front matter")
	other := delivery.New(f.config.Delivery, f.config.CopyDir)
	other.Saved()
	ctx, cancel := context.WithCancel(t.Context())
	receiver := anything{make(chan bool, 1)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		other.Watch(ctx, receiver)
	}()
	<-receiver.saved
	cancel()
	<-ended
	f.open(t)
	if got := f.window.says(park); got != "In the street." {
		t.Errorf("it says %q", got)
	}
	if got := f.Status().Message.String(); !strings.Contains(got, "is not used: nothing in it can be read") {
		t.Errorf("the status says %q", got)
	}
}

// TestValueSetWhileDelivering: a value that is set after delivered content was
// read, and before it is shown, is on the screen with it.
func TestValueSetWhileDelivering(t *testing.T) {
	f := newFixture(t)
	f.open(t)
	receiver := f.Receiver()
	show, err := receiver.Load(&delivery.Content{FS: fstest.MapFS{park + ".md": {Data: page("Parking", "Ask [nurse-line](clinic:nurse-line).")}}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, f.values, "clinic.yaml", "nurse-line: extension 12\n")
	f.Reload()
	show()
	f.window.until(t, "the content is shown", func() bool { return len(f.window.dates) == 1 })
	if got := f.window.says(park); !strings.Contains(got, "extension 12") {
		t.Errorf("it says %q", got)
	}
}

// TestInterleavedReloads sets a value and reloads in quick succession, while
// content is delivered: in the end the last value and the last content are shown.
func TestInterleavedReloads(t *testing.T) {
	f := newFixture(t)
	f.open(t)
	receiver := f.Receiver()
	const last = 20
	var writers sync.WaitGroup
	writers.Go(func() {
		for i := range last + 1 {
			write(t, f.values, "clinic.yaml", fmt.Sprintf("nurse-line: extension %d\n", i))
			f.Reload()
		}
	})
	writers.Go(func() {
		for i := range last + 1 {
			show, err := receiver.Load(&delivery.Content{FS: fstest.MapFS{park + ".md": {Data: page("Parking", fmt.Sprintf("House %d. Ask [nurse-line](clinic:nurse-line).", i))}}})
			if err != nil {
				t.Error(err)
				return
			}
			show()
		}
	})
	want := fmt.Sprintf("House %d. Ask extension %d.", last, last)
	f.window.until(t, want, func() bool { return f.window.says(park) == want })
	writers.Wait()
	time.Sleep(50 * time.Millisecond)
	for len(f.window.calls) > 0 {
		(<-f.window.calls)()
	}
	if got := f.window.says(park); got != want {
		t.Errorf("then it says %q", got)
	}
}
