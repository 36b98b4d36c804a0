package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fyne.io/fyne/v2"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/sentence"
	"clinichandbook/handbook/values"
	"clinichandbook/ui"
)

// keptFolder holds, in the configuration folder, the last good copy of what the
// clinic delivers.
const keptFolder = "delivered"

// shown is what the window shows, or why there is none.
type shown struct {
	book  *handbook.Handbook
	index *search.Index
	err   error
}

// opened is what the window shows first, and where it comes from.
type opened struct {
	shown
	shelf *shelf
}

// shelf holds what the handbook is made of: the bundled content, the values set
// at this computer, and what the clinic delivers.
type shelf struct {
	valuesDir string
	config    delivery.Config
	source    *delivery.Delivery
	status    delivery.Status

	making    sync.Mutex        // held while a handbook is made, so that the last made is the newest
	mu        sync.Mutex        // guards the fields below
	delivered *delivery.Content // nil while there is none
	reloads   int
}

// open reads what lies on this computer. A preview shows a folder and keeps no
// copy of it.
func open(valuesDir, kept, preview string) opened {
	if preview == "" {
		s := openShelf(valuesDir, delivery.ReadConfig(), kept)
		return opened{s.load(), s}
	}
	s := openShelf(valuesDir, delivery.Config{}.WithContent(preview), "")
	s.delivered = &delivery.Content{FS: os.DirFS(preview)}
	return opened{s.load(), s}
}

// openShelf reads nothing but what lies on this computer: the window must not
// wait for a share.
func openShelf(valuesDir string, config delivery.Config, kept string) *shelf {
	s := &shelf{valuesDir: valuesDir, config: config, source: delivery.New(config, kept)}
	s.delivered, s.status = s.source.Kept()
	return s
}

// load makes the handbook that is shown first. Where the copy of the clinic's
// content cannot be used, it is made without.
func (s *shelf) load() shown {
	c := s.loadWith(s.delivered)
	if c.err != nil && s.delivered != nil {
		s.status.Sentence = sentence.New("The copy of the clinic's content on this computer is not used: {{.Cause}}.", sentence.Values{"Cause": c.err})
		s.delivered = nil
		c = s.loadWith(nil)
	}
	return c
}

// clinic is how the values of this computer are set.
func (s *shelf) clinic(w *ui.Window) ui.Clinic {
	c := ui.Clinic{Values: values.In(s.valuesDir), Reload: func() { s.reload(w) }}
	if s.config.Locked(delivery.LockClinicValues) {
		c.Locked = ui.LockedHere()
	}
	return c
}

// reload makes the handbook anew beside the window, since values of this
// computer have changed, and swaps it in.
func (s *shelf) reload(w *ui.Window) {
	s.mu.Lock()
	s.reloads++
	s.mu.Unlock()
	go func() {
		s.making.Lock()
		defer s.making.Unlock()
		s.mu.Lock()
		delivered := s.delivered
		s.mu.Unlock()
		if c := s.loadWith(delivered); c.err == nil {
			fyne.Do(func() { w.Swap(c.book, c.index) })
		}
	}()
}

// loadWith makes a handbook with content that the clinic delivers, or without.
// What comes from a share must not end the program, whatever it is.
func (s *shelf) loadWith(delivered *delivery.Content) (c shown) {
	defer func() {
		if r := recover(); r != nil {
			c = shown{err: sentence.New("reading it fails ({{.Cause}})", sentence.Values{"Cause": fmt.Sprint(r)})}
		}
	}()
	layers := []handbook.Layer{{Name: s.valuesDir, FS: os.DirFS(s.valuesDir), Desk: true}}
	if delivered != nil {
		layers = append(layers, handbook.Layer{Name: s.config.Content, FS: delivered.FS})
	}
	book, words, err := content.Load(assets.Content(), layers...)
	if err != nil {
		return shown{err: err}
	}
	if delivered != nil {
		if err := useless(book, s.config.Content, delivered.FS); err != nil {
			return shown{err: err}
		}
	}
	return shown{book: book, index: search.New(book, words, english.Language())}
}

// useless says that nothing which a layer holds could be used: no entry is from
// it, and each of its files has a problem.
func useless(book *handbook.Handbook, layer string, fsys fs.FS) error {
	for _, e := range book.Entries() {
		if e.Origin != nil && e.Origin.Name == layer {
			return nil
		}
	}
	var first *handbook.Problem
	spoiled := map[string]bool{}
	for _, p := range book.Problems() {
		if p.Layer == layer {
			spoiled[p.File] = true
			if first == nil {
				first = &p
			}
		}
	}
	if first == nil {
		return nil
	}
	sound := false
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		ext := filepath.Ext(name)
		sound = sound || err == nil && !d.IsDir() && (ext == ".md" || ext == ".yaml") && !spoiled[name]
		return err
	})
	if err != nil || !sound {
		return sentence.New("nothing in it can be read as a handbook ({{.Problem}})", sentence.Values{"Problem": first.String()})
	}
	return nil
}

// notices are what is wrong with the configuration, for the first page.
func (s *shelf) notices() []string {
	var out []string
	for _, p := range s.config.Problems {
		out = append(out, p.String())
	}
	return out
}

// watch brings what the clinic delivers to the window, until the context ends.
func (s *shelf) watch(ctx context.Context, w *ui.Window) { s.source.Watch(ctx, &receiver{s, w}) }

// receiver is a window to which content is delivered.
type receiver struct {
	shelf *shelf
	w     *ui.Window
}

// Load implements delivery.Desk.
func (d *receiver) Load(delivered *delivery.Content) (show func(), err error) {
	s := d.shelf
	s.mu.Lock()
	reloads := s.reloads
	s.mu.Unlock()
	c := s.loadWith(delivered)
	if c.err != nil {
		return nil, c.err
	}
	return func() {
		s.making.Lock()
		defer s.making.Unlock()
		s.mu.Lock()
		s.delivered = delivered
		again := s.reloads != reloads
		s.mu.Unlock()
		fyne.Do(func() {
			d.w.Swap(c.book, c.index)
			d.w.Notify(delivery.Status{Date: delivered.Date})
		})
		if again { // a value was set meanwhile
			s.reload(d.w)
		}
	}, nil
}

// Tell implements delivery.Desk.
func (d *receiver) Tell(s delivery.Status) { fyne.Do(func() { d.w.SetDelivery(s) }) }
