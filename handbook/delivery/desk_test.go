package delivery

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
	"time"

	"aead.dev/minisign"
)

// desk is a receiver that records what it shows.
type desk struct {
	mu       sync.Mutex
	shown    []string // text of clinic.yaml
	status   Status
	statuses int
	refuse   bool
	slow     time.Duration
}

var errUseless = errors.New("nothing in it is of use")

func (d *desk) Load(c *Content) (func(), error) {
	d.mu.Lock()
	slow, refuse := d.slow, d.refuse
	d.mu.Unlock()
	time.Sleep(slow)
	text, err := fs.ReadFile(c.FS, "clinic.yaml")
	if err != nil || refuse {
		return nil, errUseless
	}
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.shown = append(d.shown, string(text))
	}, nil
}

func (d *desk) SetStatus(s Status) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.status = s
	d.statuses++
}

func (d *desk) now() (shown []string, s Status) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string{}, d.shown...), d.status
}

// until waits until something is so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 4000 { // not by the clock: the machine may be asleep in the meantime
		if so() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("it does not come to pass that %s", what)
}

// shows waits until a text is shown, as the last of so many.
func (d *desk) shows(t *testing.T, n int, text string) {
	t.Helper()
	defer func() {
		if t.Failed() {
			shown, s := d.now()
			t.Logf("shown %q, status %+v", shown, s)
		}
	}()
	until(t, fmt.Sprintf("%q is shown as number %d", text, n), func() bool {
		shown, _ := d.now()
		return len(shown) == n && shown[n-1] == text
	})
}

// says waits until the status has a text in it, or is sound if that is "".
func (d *desk) says(t *testing.T, text string) Status {
	t.Helper()
	var last Status
	defer func() {
		if t.Failed() {
			t.Logf("status %+v", last)
		}
	}()
	until(t, fmt.Sprintf("the status says %q", text), func() bool {
		_, last = d.now()
		return text == "" && last.same(Status{Date: last.Date}) && !last.Date.IsZero() || text != "" && strings.Contains(last.Message.String(), text)
	})
	return last
}

// begin makes a delivery with times for tests, and reads the copy.
func begin(place, dir string, keys ...minisign.PublicKey) (*Delivery, *Content, Status) {
	d := New(Config{Content: place, Keys: keys, Every: 40 * time.Millisecond}, dir)
	d.settle, d.gather, d.stuck = 20*time.Millisecond, 10*time.Millisecond, 150*time.Millisecond
	c, s := d.Saved()
	return d, c, s
}

// watching watches a place until the test ends or stop is called.
func watching(t *testing.T, d *Delivery) (seen *desk, stop func()) {
	t.Helper()
	seen = &desk{}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.Watch(ctx, seen)
	}()
	stop = func() {
		cancel()
		<-done
	}
	t.Cleanup(stop)
	return seen, stop
}

func write(t *testing.T, file, text string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, []byte(text), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, c *Content) string {
	t.Helper()
	if c == nil {
		return ""
	}
	data, err := fs.ReadFile(c.FS, "clinic.yaml")
	if err != nil {
		t.Error(err)
	}
	return string(data)
}
