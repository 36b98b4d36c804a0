package main

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
)

// mostActions is how many things a content owner does to change one line at every desk.
const mostActions = 8

// TestOwnerChangesALine changes the line of a bundled page in the real window and
// publishes it, by keys alone. Twelve desks, each with a copy of its own, show it.
func TestOwnerChangesALine(t *testing.T) {
	s := newScreen(t)
	work := s.owning("Ann Smith")
	var desks [12]*farDesk
	for i := range desks {
		desks[i] = startDesk(t, work)
	}
	s.start("--entry", "faq/can-i-drive")
	s.want(t, "line-home", "Can I drive afterwards?")
	const line = "Please let somebody drive you home."
	actions := []action{
		{"edit the page", func() { s.key("ctrl+shift+e"); s.want(t, "line-edit", "Save draft") }},
		{"select the line", func() { s.key("ctrl+a") }},
		{"write the line", func() { s.typed(line); s.want(t, "line-written", "Draft, not saved") }},
		{"save", func() {
			s.key("ctrl+s")
			s.until("the draft has the line", func() bool {
				h, _, err := work.Draft().Load()
				return err == nil && h.Entry("faq/can-i-drive").SayText() == line
			})
		}},
		{"open Publish", func() { s.key("ctrl+shift+l"); s.want(t, "line-publish", "What change") }},
		{"say what changes", func() { s.typed("driving") }},
		{"publish", func() { s.key("Return"); s.published(work, 1) }},
	}
	if len(actions) > mostActions {
		t.Errorf("it takes %d actions", len(actions))
	}
	s.act(actions...)
	published := time.Now()
	for i, d := range desks {
		s.until("a desk shows the line", func() bool { return d.line.Load() == line })
		if after := time.Since(published); i == len(desks)-1 {
			t.Logf("%d desks show it after %.1f s", len(desks), after.Seconds())
		}
	}
}

// farDesk is a desk on another computer, which reads what is published.
type farDesk struct{ line atomic.Value }

var _ delivery.Receiver = (*farDesk)(nil)

// startDesk starts a desk that looks as often as desks do.
func startDesk(t *testing.T, w author.Workspace) *farDesk {
	t.Helper()
	d := &farDesk{}
	config := delivery.Config{Every: 30 * time.Second}.WithContent(filepath.Join(w.Root, "live"))
	from := delivery.New(config, t.TempDir())
	from.Saved()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		from.Watch(ctx, d)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	return d
}

// Load implements delivery.Receiver.
func (d *farDesk) Load(c *delivery.Content) (show func(), err error) {
	h, _, err := content.Load(assets.Content(), handbook.Layer{FS: c.FS})
	if err != nil {
		return nil, err
	}
	return func() { d.line.Store(h.Entry("faq/can-i-drive").SayText()) }, nil
}

// SetStatus implements delivery.Receiver.
func (*farDesk) SetStatus(delivery.Status) {}
