package search_test

import (
	"testing"

	"clinichandbook/handbook/search"
)

func TestWatch(t *testing.T) {
	ix := bundled(t)
	var w search.Watch
	steps := []struct {
		name string
		do   func() []search.Flag
		want bool
	}{
		{"an ordinary call", func() []search.Flag { return w.Typed(ix, "my chest ") }, false},
		{"the word that completes it", func() []search.Flag { return w.Typed(ix, "my chest hurts ") }, true},
		{"more is typed", func() []search.Flag { return w.Typed(ix, "my chest hurts when i can i eat before") }, true},
		{"a rest", func() []search.Flag { return w.Rested(ix) }, true},
		{"words before it are deleted", func() []search.Flag { return w.Typed(ix, "chest hurts when i ") }, true},
		{"its words are deleted", func() []search.Flag { return w.Typed(ix, "chest hu") }, false},
		{"it is back", func() []search.Flag { return w.Typed(ix, "chest hurts ") }, true},
		{"Done", func() []search.Flag { return w.Done() }, false},
		{"more is typed after Done", func() []search.Flag { return w.Typed(ix, "chest hurts when i ") }, false},
		{"another emergency", func() []search.Flag { return w.Typed(ix, "chest hurts when i want to kill myself ") }, true},
		{"the field is cleared", func() []search.Flag { return w.Typed(ix, "") }, false},
		{"the next call", func() []search.Flag { return w.Typed(ix, "chest hurts ") }, true},
	}
	for _, s := range steps {
		if got := len(s.do()) > 0; got != s.want {
			t.Errorf("%s: the bar shows: %v, want %v", s.name, got, s.want)
		}
	}
}

// TestWatchSurvivesReload checks that the handbook may be replaced while somebody
// types.
func TestWatchSurvivesReload(t *testing.T) {
	before, after := bundled(t), bundled(t)
	var w search.Watch
	w.Typed(before, "chest pain ")
	flags := w.Typed(after, "chest pain a")
	if len(flags) != 1 || flags[0].Group != after.Flags("chest pain")[0].Group {
		t.Errorf("flags %v", flags)
	}
}
