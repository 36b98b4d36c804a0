package delivery

import (
	"context"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"clinichandbook/handbook"
	"clinichandbook/handbook/message"
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
		w.d.tell(w.desk, message.New("{{.Place}} does not answer", message.Values{"Place": w.d.config.Content}))
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
		d.tell(w.desk, f.err)
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
	d.tell(desk, nil)
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
			d.sound.Sentence = message.Message{}
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
	d.tell(desk, nil)
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
	switch {
	case c.kind != packKind:
		return nil
	case c.Version < d.highest.Version:
		return message.New("the pack has version {{.Version}} of {{.Date}}, and this computer has had version {{.Highest}} already: pack the content again with handbookctl pack",
			message.Values{"Version": c.Version, "Date": day(c.Date), "Highest": d.highest.Version})
	case c.Version == d.highest.Version && c.sum != d.highest.Sum:
		return message.New("the pack has version {{.Version}}, which this computer has had with other content: pack the content again with handbookctl pack", message.Values{"Version": c.Version})
	}
	return nil
}

// day is a day as people write it. The screen knows the short names of months.
func day(t time.Time) message.Message {
	return message.New("{{.Day}} {{.Month}} {{.Year}}", message.Values{"Day": t.Day(), "Month": message.Message{Text: t.Format("Jan")}, "Year": t.Year()})
}

// keep puts the content that is shown on this computer's disk.
func (d *Delivery) keep() {
	err := d.kept.keep(d.current, d.highest, d.config.Content)
	d.unsaved = err != nil
	if err == nil {
		d.current = d.current.withoutFiles()
	}
	d.sound.Sentence = message.Message{}
	if err != nil {
		d.sound.Sentence = message.New("The clinic's content is shown but cannot be kept in {{.Folder}}, so it is missing when {{.Place}} is away at the next start: free space on that disk, or ask whoever looks after this computer ({{.Cause}}).",
			message.Values{"Folder": d.kept.dir, "Place": d.config.Content, "Cause": reason(err)})
	}
}

// refuse says why new content is not shown.
func (d *Delivery) refuse(desk Desk, err error) {
	d.sound.Sentence = message.New("New content in {{.Place}} is not used, and what was there before stays, because {{.Cause}}.", message.Values{"Place": d.config.Content, "Cause": err})
	if d.current == nil {
		d.sound.Sentence = message.New("New content in {{.Place}} is not used, and the bundled handbook is shown, because {{.Cause}}.", message.Values{"Place": d.config.Content, "Cause": err})
	}
	d.tell(desk, nil)
}

// tell tells the desk of the status, if it is another one. away is why the
// place cannot be reached, or nil.
func (d *Delivery) tell(desk Desk, away error) {
	s := d.sound
	if away != nil {
		s.Away = true
		s.Sentence = message.New("The clinic's content is not up to date, and what was there before stays, because {{.Cause}}.", message.Values{"Cause": away})
		if d.current == nil {
			s.Sentence = message.New("The clinic's content is not up to date, and the bundled handbook is shown, because {{.Cause}}.", message.Values{"Cause": away})
		}
	}
	if !s.same(d.status) {
		d.status = s
		desk.Tell(s)
	}
}
