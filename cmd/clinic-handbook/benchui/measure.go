package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"time"

	"github.com/jezek/xgb/xproto"
)

// The limits for the program.
const (
	startOverBare  = 1.25
	memoryOverBare = 1.3
	keysOverBare   = 1.25 // the slowest hundredth
	idleOverBare   = 0.5  // percent of one processor more
	growth         = 0.05 // part of the resident memory
	peakOverRest   = 2    // at any time, times the resident memory after a start
)

const (
	patience     = 10 * time.Second       // how long a program may take for anything
	quiet        = 150 * time.Millisecond // without a changed pixel, a program is done
	settled      = 2 * time.Second        // without a changed pixel, a program has started
	idle         = 30 * time.Second       // how long idleness is watched
	pressed      = 5 * time.Millisecond   // between keys: the driver takes two of the same millisecond for one
	tapped       = time.Second            // how long to wait for pixels after a key that only works
	frame        = time.Second / 60
	rounds       = 3 // of typing, each in a new program and with its part of the queries
	lettersAPage = 5
	forgotten    = 75 * time.Second // of rest before memory is read: a minute later, the program returns it
)

// queries are what callers say; each letter is a search. There are many, since
// the slowest hundredth of few is chance.
var queries = []string{
	"throwing up", "can i drive", "headache", "does insurance cover it", "cant breathe", "how long does it take",
	"queasy", "double vision", "blood pressure", "can i eat before", "who can come with me", "nightmares",
	"bladder pain", "how many sessions", "feeling floaty", "is it addictive", "dizzy", "xqzvwk", "nausia", "pregnant",
	"seeing things", "heart racing", "what do i wear", "alcohol", "pass out", "hives", "price", "taking the bus home",
	"when does it start working", "my chest hurts", "is it safe", "sleepy", "breast feeding", "opioids", "want to die",
	"tongue swollen", "blurry", "nurse", "itchy arm", "does it wear off", "weird dreams", "how much", "shaking",
	"antidepressant", "cancel appointment", "what is ketamine", "burning when i pee", "kids", "memory", "numb",
	"work the next day", "high blood presure", "glaucoma", "street drug", "liver", "nothing helps", "side affects",
	"ride", "crps", "first visit",
}

// measure measures everything.
func measure(cfg config) ([]result, error) {
	s, err := newScreen()
	if err != nil {
		return nil, err
	}
	defer s.close()
	home, err := os.MkdirTemp("", "benchui-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(home)
	for _, file := range []*string{&cfg.bare, &cfg.program} {
		if *file, err = install(*file, home); err != nil {
			return nil, err
		}
	}
	m := measurement{config: cfg, screen: s, home: home}
	var bare, book figures
	for i := range rounds {
		if err := errors.Join(m.alone(cfg.bare, i, &bare), m.alone(cfg.program, i, &book)); err != nil {
			return nil, err
		}
	}
	for range cfg.starts {
		if err := errors.Join(m.begin(cfg.bare, &bare), m.begin(cfg.program, &book)); err != nil {
			return nil, err
		}
	}
	results := compare(&bare, &book)
	if cfg.searches == 0 && cfg.pages == 0 {
		return results, nil
	}
	fresh, grown, most, err := m.work()
	name := fmt.Sprintf("memory after %d more searches and %d more pages, %.1f before", cfg.searches, cfg.pages, fresh)
	return append(results, result{name: name, unit: "MB", value: grown, limit: fresh * (1 + growth)},
		result{name: "most memory at any time", unit: "MB", value: most, limit: peakOverRest * median(book.memory)}), err
}

// compare puts the figures of the program next to those of the bare window.
func compare(bare, book *figures) []result {
	typing := func(name, unit string, of func(round) float64) result {
		each := ofRounds(book.rounds, of)
		return result{name: name, unit: unit, bare: median(ofRounds(bare.rounds, of)), value: median(each), each: each}
	}
	slowest := typing("key to new results drawn, p99", "ms", func(r round) float64 { return percentile(r.keys, 99) })
	slowest.limit = keysOverBare * slowest.bare
	idleness := typing("idle, of one processor", "%", func(r round) float64 { return r.idle })
	idleness.more, idleness.mostMore = moreInTurn(bare.rounds, book.rounds), idleOverBare
	return []result{
		{name: "start to the first frame, median", unit: "ms", bare: median(bare.first), value: median(book.first), ratio: inTurn(bare.first, book.first), times: startOverBare},
		{name: "start to the whole screen, median", unit: "ms", bare: median(bare.whole), value: median(book.whole), ratio: inTurn(bare.whole, book.whole)},
		{name: "resident memory, median", unit: "MB", bare: median(bare.memory), value: median(book.memory), limit: memoryOverBare * median(bare.memory)},
		typing("key to new results drawn, median", "ms", func(r round) float64 { return median(r.keys) }),
		slowest,
		typing("key to the best page drawn too, median", "ms", func(r round) float64 { return median(r.rest) }),
		typing("key to the best page drawn too, p99", "ms", func(r round) float64 { return percentile(r.rest, 99) }),
		idleness,
	}
}

// inTurn is the median of the ratios of each start to the one of the bare window
// in the same turn: a machine that is faster for a while is so for both.
func inTurn(bare, value []float64) float64 {
	ratios := make([]float64, len(value))
	for i := range value {
		ratios[i] = value[i] / bare[i]
	}
	return median(ratios)
}

// moreInTurn is the median of how much more processor time idleness takes in each
// round than in the bare window's of the same turn.
func moreInTurn(bare, book []round) float64 {
	more := make([]float64, len(book))
	for i := range book {
		more[i] = book[i].idle - bare[i].idle
	}
	return median(more)
}

// figures are those of one program.
type figures struct {
	first, whole []float64 // ms from the start
	memory       []float64 // MB
	rounds       []round
}

// round is what is seen of a program that is used and then left alone.
type round struct {
	keys []float64 // ms from a key to its first frame, which has the results
	rest []float64 // ms from a key to its last frame
	idle float64   // percent of one processor
}

// ofRounds is a figure of each round. The median of them counts: a machine is
// slow for minutes at a time, and the slowest hundredth shows it first.
func ofRounds(rounds []round, of func(round) float64) []float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = of(r)
	}
	return values
}

// measurement is what measuring needs.
type measurement struct {
	config
	screen *screen
	home   string // of the programs
}

// open starts a program and waits until it is at rest.
func (m *measurement) open(file string) (*program, appearance, error) {
	m.screen.rest(quiet, quiet)
	p, err := start(m.screen, file, m.home)
	if err != nil {
		return nil, appearance{}, err
	}
	seen, err := m.screen.appear(settled)
	if err != nil {
		p.stop()
		return nil, seen, fmt.Errorf("%s: %w", file, err)
	}
	return p, seen, nil
}

// begin measures one start.
func (m *measurement) begin(file string, to *figures) error {
	p, seen, err := m.open(file)
	if err != nil {
		return err
	}
	defer p.stop()
	memory, err := p.resident()
	to.first = append(to.first, ms(seen.first.Sub(p.begun)))
	to.whole = append(to.whole, ms(seen.last.Sub(p.begun)))
	to.memory = append(to.memory, memory)
	return err
}

// alone measures a program that is used and then left alone.
func (m *measurement) alone(file string, part int, to *figures) error {
	p, _, err := m.open(file)
	if err != nil {
		return err
	}
	defer p.stop()
	if err := m.screen.fill(); err != nil {
		return err
	}
	m.screen.rest(quiet, quiet)
	var r round
	for i := part; i < len(queries); i += rounds {
		if err := m.timed(queries[i], &r); err != nil {
			return err
		}
	}
	m.screen.rest(settled, settled)
	before, err := p.processor()
	if err != nil {
		return err
	}
	time.Sleep(idle)
	after, err := p.processor()
	r.idle = 100 * (after - before).Seconds() / idle.Seconds()
	to.rounds = append(to.rounds, r)
	return err
}

// timed types a query letter by letter, and measures how long each takes until
// the first and the last pixel have changed for it.
func (m *measurement) timed(query string, to *round) error {
	for _, letter := range query {
		time.Sleep(rand.N(frame)) // nobody types in step with the driver, which hears of keys once a frame
		begun := time.Now()
		if err := m.screen.press(xproto.Keysym(letter)); err != nil {
			return err
		}
		if first, last, ok := m.screen.rest(quiet, quiet); ok {
			to.keys = append(to.keys, ms(first.Sub(begun)))
			to.rest = append(to.rest, ms(last.Sub(begun)))
		}
	}
	return m.clear(len(query))
}

// tap presses a key and waits until something is drawn for it.
func (m *measurement) tap(key xproto.Keysym) error {
	if err := m.screen.press(key); err != nil {
		return err
	}
	m.screen.rest(tapped, 0)
	return nil
}

// clear empties the field, in either program.
func (m *measurement) clear(letters int) error {
	for range letters {
		time.Sleep(pressed)
		if err := m.screen.press(backspace); err != nil {
			return err
		}
	}
	m.screen.rest(quiet, quiet)
	return nil
}

// work searches and opens pages twice over, and returns the resident memory
// after each and at most: what the second time adds is growth, what the first adds is tables
// that become as large as the busiest minute makes them.
func (m *measurement) work() (fresh, grown, most float64, err error) {
	p, _, err := m.open(m.program)
	if err != nil {
		return 0, 0, 0, err
	}
	defer p.stop()
	if err := m.use(m.searches, m.pages); err != nil {
		return 0, 0, 0, err
	}
	time.Sleep(forgotten)
	if fresh, err = p.resident(); err != nil {
		return 0, 0, 0, err
	}
	if err := m.use(m.searches, m.pages); err != nil {
		return 0, 0, 0, err
	}
	time.Sleep(forgotten)
	if grown, err = p.resident(); err != nil {
		return 0, 0, 0, err
	}
	most, err = p.memory("VmHWM")
	return fresh, grown, most, err
}

// use opens pages by searching for them letter by letter, and searches on
// until there were as many searches as asked.
func (m *measurement) use(searches, pages int) error {
	for i := 0; searches > 0 || pages > 0; i++ {
		query := queries[i%len(queries)]
		query = query[:min(len(query), lettersAPage)]
		for _, letter := range query {
			if err := m.tap(xproto.Keysym(letter)); err != nil {
				return err
			}
		}
		searches -= len(query)
		if pages > 0 {
			if err := m.tap(enter); err != nil {
				return err
			}
			pages--
		}
		if err := m.tap(escape); err != nil {
			return err
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func median(of []float64) float64 { return percentile(of, 50) }

// percentile is the least of the values that so many percent do not exceed.
func percentile(of []float64, percent int) float64 {
	if len(of) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(of))
	return sorted[(len(sorted)*percent+99)/100-1]
}
