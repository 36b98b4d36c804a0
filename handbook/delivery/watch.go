package delivery

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"clinichandbook/handbook"
)

// Watch looks at the place until the context ends, first at once, and hands
// the desk what is new. It does nothing where no place is named.
func (d *Delivery) Watch(ctx context.Context, desk Desk) {
	if d.config.Content == "" {
		return
	}
	w := watch{d: d, desk: desk, found: make(chan finding, 1)}
	if files, err := fsnotify.NewWatcher(); err == nil {
		w.files, w.events, w.errors = files, files.Events, files.Errors
	} // without one, looking at regular times has to do
	w.run(ctx)
}

// watch is one run of Watch. At most one look is under way: where a look
// hangs, none is added to it.
type watch struct {
	d      *Delivery
	desk   Desk
	files  *fsnotify.Watcher // nil where the system has none to give
	events chan fsnotify.Event
	errors chan error
	found  chan finding

	looking bool
	again   bool  // something changed during the look
	missed  bool  // the last look found nothing
	steps   int64 // progress when the answer was last waited for
}

func (w *watch) run(ctx context.Context) {
	every := w.d.config.Every
	if every == 0 {
		every = usualEvery
	}
	next, stuck := time.NewTimer(0), time.NewTimer(w.d.stuck)
	defer next.Stop()
	defer stuck.Stop()
	for {
		select {
		case <-ctx.Done():
			if w.files != nil {
				go w.files.Close() // which may wait for a share
			}
			return
		case <-next.C:
			w.start()
			stuck.Reset(w.d.stuck)
		case f := <-w.found:
			w.looking = false
			next.Reset(w.after(f, every))
		case <-w.errors: // events were lost
			next.Reset(w.d.gather)
		case e := <-w.events:
			switch {
			case !w.concerns(e):
			case w.looking:
				w.again = true
			default:
				next.Reset(w.d.gather)
			}
		case <-stuck.C:
			w.wait()
			stuck.Reset(w.d.stuck)
		}
	}
}

// start begins a look, unless one is under way.
func (w *watch) start() {
	if w.looking {
		return
	}
	d := w.d
	d.looks++
	full := d.looks >= fullEvery
	if full {
		d.looks = 0
	}
	w.looking, w.again, w.steps = true, false, d.progress.Load()
	seen := d.seen
	go func() {
		f := d.look(seen, full)
		if f.outcome != away {
			w.hear() // may hang as well
		}
		w.found <- f
	}()
}

// hear asks the system to tell of changes. What it tells already it is not
// asked twice.
func (w *watch) hear() {
	if w.files == nil {
		return
	}
	place := w.d.config.Content
	if kindOf(place) == packKind {
		_ = w.files.Add(filepath.Dir(place))
		return
	}
	_ = w.files.Add(place)
	for _, k := range handbook.Kinds() {
		_ = w.files.Add(filepath.Join(place, k.Folder())) // it may not be there
	}
}

// concerns reports that an event is of the content.
func (w *watch) concerns(e fsnotify.Event) bool {
	place := w.d.config.Content
	return e.Op != fsnotify.Chmod && (kindOf(place) == folderKind || filepath.Base(e.Name) == filepath.Base(place))
}

// wait says that a place which has not answered for a while is away.
func (w *watch) wait() {
	steps := w.d.progress.Load()
	if w.looking && steps == w.steps {
		w.d.tell(w.desk, true, fmt.Sprintf("%s does not answer", w.d.config.Content))
	}
	w.steps = steps
}

// after deals with what a look found and returns when to look again.
func (w *watch) after(f finding, every time.Duration) time.Duration {
	d := w.d
	wasMissed := w.missed
	w.missed = f.outcome == away
	switch f.outcome {
	case away:
		if !wasMissed {
			return d.settle // somebody may be replacing it just now
		}
		d.tell(w.desk, true, f.err.Error())
	case unsettled:
		return d.settle
	case unchanged:
		d.again(w.desk)
	case refused:
		d.seen = f.stamp
		d.refuse(w.desk, f.err)
	case found:
		d.seen = f.stamp
		d.take(w.desk, f.content)
	}
	if w.again {
		return d.gather
	}
	return every
}

// again deals with a place that is as it was: what could not be kept may be
// kept now.
func (d *Delivery) again(desk Desk) {
	if d.unsaved {
		d.keep()
	}
	d.tell(desk, false, "")
}

// take shows new content, if it may be shown.
func (d *Delivery) take(desk Desk, c *Content) {
	if err := d.allowed(c); err != nil {
		d.refuse(desk, err)
		return
	}
	if d.current != nil && d.current.sum == c.sum && d.current.kind == c.kind {
		if c.Version > d.highest.Version {
			d.accept(c)
			d.keep()
		}
		d.sound.Date = c.Date
		if !d.unsaved {
			d.sound.Sentence = ""
		}
		d.again(desk)
		return
	}
	show, err := desk.Load(c)
	if err != nil {
		d.refuse(desk, err)
		return
	}
	d.accept(c)
	d.keep()
	show()
	d.tell(desk, false, "")
}

// accept makes content the current one.
func (d *Delivery) accept(c *Content) {
	if c.Version > d.highest.Version {
		d.highest = accepted{c.Version, c.sum}
	}
	d.current = c
	d.sound = Status{Date: c.Date}
}

// allowed holds that no earlier pack comes after a later one.
func (d *Delivery) allowed(c *Content) error {
	const again = "pack the content again with handbookctl pack"
	switch {
	case c.kind != packKind:
		return nil
	case c.Version < d.highest.Version:
		return fmt.Errorf("the pack has version %d of %s, and this computer has had version %d already: %s",
			c.Version, c.Date.Format("2 Jan 2006"), d.highest.Version, again)
	case c.Version == d.highest.Version && c.sum != d.highest.Sum:
		return fmt.Errorf("the pack has version %d, which this computer has had with other content: %s", c.Version, again)
	}
	return nil
}

// keep puts the content that is shown on this computer's disk.
func (d *Delivery) keep() {
	err := d.kept.keep(d.current, d.highest, d.config.Content)
	d.unsaved = err != nil
	if err == nil {
		d.current = d.current.withoutFiles()
	}
	d.sound.Sentence = ""
	if err != nil {
		d.sound.Sentence = fmt.Sprintf("The clinic's content is shown but cannot be kept in %s, so it is missing when %s is away at the next start: free space on that disk, or ask whoever looks after this computer (%v).",
			d.kept.dir, d.config.Content, reason(err))
	}
}

// refuse says why new content is not shown.
func (d *Delivery) refuse(desk Desk, err error) {
	d.sound.Sentence = fmt.Sprintf("New content in %s is not used, %s, because %v.", d.config.Content, d.instead(), err)
	d.tell(desk, false, "")
}

// instead is what is shown meanwhile.
func (d *Delivery) instead() string {
	if d.current == nil {
		return "and the bundled handbook is shown"
	}
	return "and what was there before stays"
}

// tell tells the desk of the status, if it is another one.
func (d *Delivery) tell(desk Desk, away bool, why string) {
	s := d.sound
	if away {
		s.Away = true
		s.Sentence = fmt.Sprintf("The clinic's content is not up to date, %s, because %s.", d.instead(), why)
	}
	if s != d.status {
		d.status = s
		desk.Tell(s)
	}
}

// ErrNothing is the reason of a desk that can use nothing of new content.
var ErrNothing = errors.New("nothing in it can be read as a handbook")
