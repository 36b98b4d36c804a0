package delivery

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

// Watch checks the place immediately and then until the context ends, and passes new
// content to the receiver. It does nothing if no place is configured.
func (d *Delivery) Watch(ctx context.Context, to Receiver) {
	if d.config.Content == "" {
		return
	}
	w := watch{d: d, to: to, found: make(chan finding, 1)}
	if files, err := fsnotify.NewWatcher(); err == nil {
		w.files, w.events, w.errors = files, files.Events, files.Errors
	} // without one, checking at intervals has to do
	w.run(ctx)
}

// Check makes Watch check the place now, and report the status even if it is as before.
func (d *Delivery) Check() {
	select {
	case d.asked <- struct{}{}:
	default: // asked already
	}
}

// watch is one run of Watch. At most one check is running: if it hangs, no other
// is added to it.
type watch struct {
	d      *Delivery
	to     Receiver
	files  *fsnotify.Watcher // nil if the system has none left
	events chan fsnotify.Event
	errors chan error
	found  chan finding

	checking bool
	again    bool  // something changed during the check
	missed   bool  // the last check could not reach the place
	steps    int64 // progress when the place was last known to answer
}

func (w *watch) run(ctx context.Context) {
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
			w.checking = false
			next.Reset(w.handle(f))
		case <-w.d.asked:
			w.d.reported = nil
			if w.again = w.checking; !w.checking {
				next.Reset(0)
			}
		case <-w.errors: // events were lost
			next.Reset(w.d.gather)
		case e := <-w.events:
			switch {
			case !w.concerns(e):
			case w.checking:
				w.again = true
			default:
				next.Reset(w.d.gather)
			}
		case <-stuck.C:
			w.reportHang()
			stuck.Reset(w.d.stuck)
		}
	}
}

// start begins a check, unless one is running.
func (w *watch) start() {
	if w.checking {
		return
	}
	d := w.d
	d.checks++
	full := d.checks >= fullEvery
	if full {
		d.checks = 0
	}
	w.checking, w.again, w.steps = true, false, d.progress.Load()
	seen, trust := d.seen, d.memory.trust
	go func() {
		f := d.check(seen, full, trust)
		if f.outcome != unreachable {
			w.subscribe() // may hang as well
		}
		w.found <- f
	}()
}

// subscribe asks the system to report changes. Asking again changes nothing.
func (w *watch) subscribe() {
	if w.files == nil {
		return
	}
	place := w.d.config.Content
	if kindOf(place) == packKind {
		_ = w.files.Add(filepath.Dir(place))
		return
	}
	_ = w.files.Add(place)
	items, _ := os.ReadDir(place)
	for _, i := range items {
		if _, ok := content.FolderOf(i.Name()); ok {
			_ = w.files.Add(filepath.Join(place, i.Name()))
		}
	}
}

// concerns reports that an event is about the content.
func (w *watch) concerns(e fsnotify.Event) bool {
	place := w.d.config.Content
	return e.Op != fsnotify.Chmod && (kindOf(place) == folderKind || filepath.Base(e.Name) == filepath.Base(place))
}

// reportHang reports a place that has not answered since the last call.
func (w *watch) reportHang() {
	steps := w.d.progress.Load()
	if w.checking && steps == w.steps {
		w.d.notify(w.to, message.New("delivery.cause.no-answer", "{{.Place}} does not answer", message.Values{"Place": w.d.config.Content}))
	}
	w.steps = steps
}

// handle handles the result of a check and returns when to check again.
func (w *watch) handle(f finding) time.Duration {
	d := w.d
	wasMissed := w.missed
	w.missed = f.outcome == unreachable
	switch f.outcome {
	case unreachable:
		if !wasMissed {
			return d.settle // somebody may be replacing it just now
		}
		d.notify(w.to, f.err)
	case unsettled:
		return d.settle
	case unchanged:
		d.retrySave(w.to)
		d.report()
	case refused:
		d.seen = f.stamp
		d.refuse(w.to, f.err)
	case found:
		d.seen = f.stamp
		d.receive(w.to, f.content)
		d.report()
	}
	if w.again {
		return d.gather
	}
	return d.every
}

// retrySave saves what could not be saved before.
func (d *Delivery) retrySave(to Receiver) {
	if d.unsaved {
		d.save()
	}
	d.notify(to, nil)
}

// receive shows new content, if it is allowed.
func (d *Delivery) receive(to Receiver, c *Content) {
	if d.memory.learn(c) {
		// What cannot be remembered now is learned again from the next pack.
		_ = d.store.locked(func(disk durable.Disk) error { return d.store.remember(disk, d.memory) })
	}
	if err := d.allowed(c); err != nil {
		d.refuse(to, err)
		return
	}
	if d.current != nil && d.current.sum == c.sum && d.current.kind == c.kind {
		d.receiveSame(to, c)
		return
	}
	show, err := to.Load(c)
	if err != nil {
		d.refuse(to, err)
		return
	}
	d.accept(c)
	d.save()
	show()
	d.notify(to, nil)
}

// receiveSame remembers that what is shown was delivered again.
func (d *Delivery) receiveSame(to Receiver, c *Content) {
	if c.Version > d.memory.highest.Version {
		d.accept(c)
		d.save()
	}
	d.current.Published = c.Published
	d.status.Date = c.Date
	if !d.unsaved {
		d.status.Message = message.Message{}
	}
	d.retrySave(to)
}

// accept makes content the current one.
func (d *Delivery) accept(c *Content) {
	d.memory.accept(c)
	d.current = c
	d.status = Status{Date: c.Date}
}

// allowed refuses a pack that is earlier than one accepted before.
func (d *Delivery) allowed(c *Content) error {
	switch {
	case c.kind != packKind:
		return nil
	case c.Version < d.memory.highest.Version:
		return message.New("delivery.cause.older-pack", "the pack has version {{.Version}} of {{.Date}}, and this computer has had version {{.Highest}} already: pack the content again with handbookctl pack",
			message.Values{"Version": c.Version, "Date": day(c.Date), "Highest": d.memory.highest.Version})
	case c.Version == d.memory.highest.Version && c.sum != d.memory.highest.Sum:
		return message.New("delivery.cause.other-pack", "the pack has version {{.Version}}, which this computer has had with other content: pack the content again with handbookctl pack", message.Values{"Version": c.Version})
	}
	return nil
}

// day is a date as people write it. The ui translates the short names of months.
func day(t time.Time) message.Message {
	name := t.Format("Jan")
	month := message.Message{Key: "month." + strings.ToLower(name), Text: name}
	return message.New("delivery.day", "{{.Day}} {{.Month}} {{.Year}}", message.Values{"Day": t.Day(), "Month": month, "Year": t.Year()})
}

// save saves the content that is shown on this computer's disk.
func (d *Delivery) save() {
	err := d.store.save(d.current, d.memory, d.config.Content)
	d.unsaved = err != nil
	if err == nil {
		d.current = d.current.withoutFiles()
	}
	d.status.Message = message.Message{}
	if err != nil {
		d.status.Message = message.New("delivery.not-kept", "The clinic's content is shown, but cannot be saved in {{.Folder}} ({{.Cause}}). It will be missing if {{.Place}} cannot be reached at the next start. Free some space on that disk, or ask your IT support.",
			message.Values{"Folder": d.store.dir, "Place": d.config.Content, "Cause": reason(err)})
	}
}

// farBack is how old a pack may be before the desk says so. A handbook whose pages
// are reviewed every year is published more often than that.
const farBack = 180 * 24 * time.Hour

// aged adds to a status without a message that the pack is very old: somebody may have
// put an old one there, or nobody maintains it any more.
func (d *Delivery) aged(s Status) Status {
	age := d.now().Sub(s.Date)
	if d.current != nil && d.current.kind == packKind && s.Message.Text == "" && age > farBack {
		s.Message = message.New("delivery.old-pack", "The clinic's content was made on {{.Date}}, {{.Days}} days ago. Ask the content owner whether it is still current.",
			message.Values{"Date": day(s.Date), "Days": int(age.Hours() / 24)})
	}
	return s
}

// refuse reports why new content is not shown.
func (d *Delivery) refuse(to Receiver, err error) {
	d.status.Message = message.New("delivery.refused-previous", "The new content in {{.Place}} is not used, because {{.Cause}}. The previous content stays.", message.Values{"Place": d.config.Content, "Cause": err})
	if d.current == nil {
		d.status.Message = message.New("delivery.refused-bundled", "The new content in {{.Place}} is not used, because {{.Cause}}. The bundled handbook is shown.", message.Values{"Place": d.config.Content, "Cause": err})
	}
	d.notify(to, nil)
}

// notify reports the status, if it has changed. cause is why the place cannot be
// reached, or nil.
func (d *Delivery) notify(to Receiver, cause error) {
	s := d.aged(d.status)
	if cause != nil {
		s.Unreachable = true
		s.Message = message.New("delivery.previous-stays", "The clinic's content may be out of date, because {{.Cause}}. The previous content stays.", message.Values{"Cause": cause})
		if d.current == nil {
			s.Message = message.New("delivery.bundled-stays", "The clinic's content cannot be read, because {{.Cause}}. The bundled handbook is shown.", message.Values{"Cause": cause})
		}
	}
	if d.reported == nil || !s.same(*d.reported) {
		d.reported = &s
		to.SetStatus(s)
	}
}
