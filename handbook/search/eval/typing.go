package eval

import (
	"fmt"
	"io"
)

// Typing is how the emergency bar behaves while queries are typed letter by
// letter.
type Typing struct {
	Harmless    int
	Flashed     []string // harmless queries during which the bar shows
	Emergencies int
	Flickered   []string // emergencies during which it goes off once it was on
	Missed      []string // emergencies that never show it, not even after a rest
	Letters     []int    // by emergency that shows it: letters that were left to type
}

// RunTyping types every query. For each, bar makes a function that takes the
// text of the field after a key and tells whether the bar shows; with rested,
// nothing more is typed.
func RunTyping(queries []Query, bar func() func(text string, rested bool) bool) Typing {
	var t Typing
	for _, q := range queries {
		if q.Emergency == Arguable {
			continue
		}
		shows, flickers, left := typeOut(q.Text, bar())
		if q.Emergency == Harmless {
			t.Harmless++
			if shows {
				t.Flashed = append(t.Flashed, q.Text)
			}
			continue
		}
		t.Emergencies++
		if flickers {
			t.Flickered = append(t.Flickered, q.Text)
		}
		if shows {
			t.Letters = append(t.Letters, left)
		} else {
			t.Missed = append(t.Missed, q.Text)
		}
	}
	return t
}

// typeOut types a text, and tells whether the bar shows at any letter, whether
// it goes off again, and how many letters were left when it came.
func typeOut(text string, bar func(text string, rested bool) bool) (shows, flickers bool, left int) {
	runes := []rune(text)
	on := false
	step := func(n int, rested bool) {
		was := on
		on = bar(string(runes[:n]), rested)
		flickers = flickers || was && !on
		if on && !shows {
			shows, left = true, len(runes)-n
		}
	}
	for n := range runes {
		step(n+1, false)
	}
	step(len(runes), true)
	return shows, flickers, left
}

// Flash is the share of harmless queries during which the bar shows.
func (t Typing) Flash() float64 { return share(float64(len(t.Flashed)), t.Harmless) }

// Flicker is the share of emergencies during which it goes off again.
func (t Typing) Flicker() float64 { return share(float64(len(t.Flickered)), t.Emergencies) }

// Early is how many letters before the end the bar comes, on average.
func (t Typing) Early() float64 {
	sum := 0
	for _, n := range t.Letters {
		sum += n
	}
	return share(float64(sum), len(t.Letters))
}

// PrintFigures writes the figures.
func (t Typing) PrintFigures(w io.Writer) {
	fmt.Fprintf(w, "flash    bar shows at some letter of harmless queries   %4d of %4d  %.3f\n", len(t.Flashed), t.Harmless, t.Flash())
	fmt.Fprintf(w, "flicker  bar goes off again during emergencies          %4d of %4d  %.3f\n", len(t.Flickered), t.Emergencies, t.Flicker())
	fmt.Fprintf(w, "missed   emergencies that never show the bar            %4d of %4d  %.3f\n", len(t.Missed), t.Emergencies, share(float64(len(t.Missed)), t.Emergencies))
	fmt.Fprintf(w, "early    letters before the end at which the bar comes  %.1f on average\n", t.Early())
}

// PrintMisses writes a line for every query that did not fare as it should.
func (t Typing) PrintMisses(w io.Writer) {
	for _, list := range []struct {
		what    string
		queries []string
	}{{"flash", t.Flashed}, {"flicker", t.Flickered}, {"missed", t.Missed}} {
		for _, q := range list.queries {
			fmt.Fprintf(w, "%-8s %q\n", list.what, q)
		}
	}
}
