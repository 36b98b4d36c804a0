package shelf

import (
	"context"
	"maps"
	"sync"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
)

// lastGood is what the files of the layers said when they could last be read. It
// outlives restarts.
type lastGood struct {
	source *delivery.Delivery

	mu      sync.Mutex
	layers  map[string]handbook.Good // by name of the layer
	unsaved bool
}

func (g *lastGood) of(layer handbook.Layer) handbook.Good {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.layers[layer.Name]
}

// keep remembers what is shown now, in memory and on disk. If writing fails, the next
// change tries again.
func (g *lastGood) keep(book *handbook.Handbook) {
	g.mu.Lock()
	defer g.mu.Unlock()
	next := maps.Clone(g.layers)
	if next == nil {
		next = map[string]handbook.Good{}
	}
	changed := g.unsaved
	for _, layer := range book.Layers() {
		if !maps.Equal(next[layer.Name], layer.Good) {
			next[layer.Name], changed = layer.Good, true
		}
	}
	g.layers = next
	if changed {
		g.unsaved = g.source.SaveGood(next) != nil
	}
}

// day is a date as files have it, or "".
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// valuesEvery is how often the file of values on this computer is checked, which costs
// one stat of a local file.
const valuesEvery = 2 * time.Second

// WatchValues shows what somebody edits in the file of values on this computer,
// until the context ends.
func (s *Shelf) WatchValues(ctx context.Context) {
	seen := s.seen
	tick := time.NewTicker(s.valuesEvery())
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := s.Values().Changed(); !now.Equal(seen) {
				seen = now
				s.Reload()
			}
		}
	}
}

// valuesEvery is not slower than the checks of what is delivered.
func (s *Shelf) valuesEvery() time.Duration {
	if every := s.config.Delivery.Every; every > 0 {
		return min(every, valuesEvery)
	}
	return valuesEvery
}
