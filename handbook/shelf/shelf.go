// Package shelf owns what the window shows: it builds a handbook and its index
// from the bundled content, the clinic's content, and the values set on this
// computer, and replaces them while the program runs.
//
// It knows nothing of Fyne and embeds no content: the caller passes in the bundled
// content and the window, an interface. It refuses content of which nothing can be
// used; then, or after a panic while content is read, the previous handbook stays.
package shelf

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/message"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
	"clinichandbook/handbook/values"
)

// Window shows a handbook. Its methods are called through Config.Do only.
type Window interface {
	// Swap replaces the handbook on the screen.
	Swap(book *handbook.Handbook, index *search.Index)
	// Notify announces that new content of the clinic is on the screen.
	Notify(s delivery.Status)
	// SetDelivery shows how delivery is doing.
	SetDelivery(s delivery.Status)
}

// Config says what a shelf is made of and where it is shown.
type Config struct {
	Bundled   fs.FS
	ValuesDir string          // folder of the values set on this computer
	Delivery  delivery.Config // what the clinic delivers
	CopyDir   string          // folder of the copies of delivered content
	Preview   string          // content folder shown instead of what is delivered, or ""
	Window    Window
	Do        func(func()) // runs a function on the goroutine of the window
}

// Content is a handbook with its index.
type Content struct {
	Book  *handbook.Handbook
	Index *search.Index
}

// Shelf is safe for concurrent use once Load has returned.
type Shelf struct {
	config Config
	source *delivery.Delivery
	status delivery.Status
	good   *lastGood
	seen   time.Time // when the file of values was changed, as the first handbook has it

	making sync.Mutex // locked while a handbook is made and shown, so that the last one shown is the newest

	reloading sync.WaitGroup // for tests, which remove the folders afterwards

	mu        sync.Mutex // guards the fields below
	delivered *delivery.Content
	reloads   int // requested so far
}

// New reads only this computer's copy of what was delivered: the window must not
// wait for a share.
func New(c Config) *Shelf {
	s := &Shelf{config: c}
	if c.Preview != "" {
		s.config.Delivery, s.config.CopyDir = delivery.Config{}.WithContent(c.Preview), "" // a preview is not kept
	}
	s.source = delivery.New(s.config.Delivery, s.config.CopyDir)
	s.good = &lastGood{source: s.source, layers: s.source.SavedGood()}
	s.delivered, s.status = s.source.Saved()
	if c.Preview != "" {
		s.delivered = &delivery.Content{FS: os.DirFS(c.Preview)}
	}
	return s
}

// Load makes the first handbook. If the copy of the clinic's content is
// unusable, it leaves that out, and Status says so.
func (s *Shelf) Load() (Content, error) {
	s.seen = s.Values().Changed()
	first, err := s.make(s.delivered)
	if err != nil && s.delivered != nil {
		s.status.Message = message.New("delivery.copy-unused", "The copy of the clinic's content on this computer is not used: {{.Cause}}.", message.Values{"Cause": err})
		s.delivered = nil
		first, err = s.make(nil)
	}
	if err == nil {
		s.good.keep(first.Book)
	}
	return first, err
}

// Status is how delivery was doing at the start.
func (s *Shelf) Status() delivery.Status { return s.status }

// Problems are what is wrong with the settings file of this computer.
func (s *Shelf) Problems() []handbook.Problem { return s.config.Delivery.Problems }

// ContentDir is where the clinic's content is, or "".
func (s *Shelf) ContentDir() string { return s.config.Delivery.Content }

// QuestionsDir is the folder in which this desk leaves questions, or "".
func (s *Shelf) QuestionsDir() string { return s.config.Delivery.Questions }

// Values are the clinic's values that are set on this computer.
func (s *Shelf) Values() *values.File { return values.In(s.config.ValuesDir) }

// ValuesLocked reports that the values must not be changed on this computer.
func (s *Shelf) ValuesLocked() bool {
	return s.config.Delivery.Locked(delivery.LockClinicValues)
}

// Reload rebuilds the handbook after values on this computer have changed, and swaps
// it in. It returns immediately.
func (s *Shelf) Reload() {
	s.mu.Lock()
	s.reloads++
	request := s.reloads
	s.mu.Unlock()
	s.reloading.Go(func() {
		s.making.Lock()
		defer s.making.Unlock()
		delivered, reloads := s.state()
		if reloads != request {
			return // a later reload sees everything that this one would
		}
		if next, err := s.make(delivered); err == nil {
			s.good.keep(next.Book)
			s.config.Do(func() { s.config.Window.Swap(next.Book, next.Index) })
		}
	})
}

// Check looks for new content of the clinic and new values on this computer now. It
// reports whether the clinic delivers content.
func (s *Shelf) Check() bool {
	s.source.Check()
	s.Reload()
	return s.config.Delivery.Content != ""
}

// Watch shows what the clinic delivers until the context ends.
func (s *Shelf) Watch(ctx context.Context) { s.source.Watch(ctx, receiver{s}) }

func (s *Shelf) state() (delivered *delivery.Content, reloads int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.delivered, s.reloads
}

// make makes a handbook, with the clinic's content unless that is nil. It returns a
// panic while content is read as an error.
func (s *Shelf) make(delivered *delivery.Content) (c Content, err error) {
	defer func() {
		if r := recover(); r != nil {
			c, err = Content{}, message.New("delivery.cause.fails", "reading it fails ({{.Cause}})", message.Values{"Cause": fmt.Sprint(r)})
		}
	}()
	desk := handbook.Layer{Name: s.config.ValuesDir, FS: os.DirFS(s.config.ValuesDir), Desk: true, Date: day(values.In(s.config.ValuesDir).Changed())}
	desk.Good = s.good.of(desk)
	layers := []handbook.Layer{desk}
	if delivered != nil {
		clinic := handbook.Layer{Name: s.config.Delivery.Content, FS: delivered.FS, Date: day(delivered.Date)}
		clinic.Good = s.good.of(clinic)
		layers = append(layers, clinic)
	}
	book, words, err := content.Load(s.config.Bundled, layers...)
	if err != nil {
		return Content{}, err
	}
	if delivered != nil {
		if err := checkUsable(book, s.config.Delivery.Content, delivered.FS); err != nil {
			return Content{}, err
		}
	}
	return Content{book, search.New(book, words, languages.All()...)}, nil
}

// receiver is the shelf as delivery sees it.
type receiver struct{ *Shelf }

var _ delivery.Receiver = receiver{}

// Load implements delivery.Receiver.
func (r receiver) Load(delivered *delivery.Content) (show func(), err error) {
	_, reloads := r.state()
	next, err := r.make(delivered)
	if err != nil {
		return nil, err
	}
	return func() { r.show(next, delivered, reloads) }, nil
}

// show shows content that was made after that many reloads.
func (s *Shelf) show(next Content, delivered *delivery.Content, reloads int) {
	s.making.Lock()
	defer s.making.Unlock()
	s.mu.Lock()
	s.delivered = delivered
	stale := s.reloads != reloads
	s.mu.Unlock()
	if stale { // a value was set in the meantime
		if again, err := s.make(delivered); err == nil {
			next = again
		}
	}
	s.good.keep(next.Book)
	s.config.Do(func() {
		s.config.Window.Swap(next.Book, next.Index)
		s.config.Window.Notify(delivery.Status{Date: delivered.Date})
	})
}

// SetStatus implements delivery.Receiver.
func (r receiver) SetStatus(status delivery.Status) {
	r.config.Do(func() { r.config.Window.SetDelivery(status) })
}
