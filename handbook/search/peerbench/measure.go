package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// The ways take turns in rounds, so that whatever else the machine does hits
// all of them alike. A way that is slow types fewer letters in each round.
const (
	rounds   = 10
	turnTime = 1500 * time.Millisecond
)

// row is one line of the table: one way on one corpus.
type row struct {
	way     string
	corpus  string
	quality *quality // nil for a synthetic handbook
	took    []time.Duration
	letters int // what there was to type; took has fewer entries if the way was capped
	build   time.Duration
	heap    int64 // bytes that the index added
	ours    bool
}

// percentile is the time within which a share of the letters was answered.
func (r *row) percentile(share float64) time.Duration {
	if len(r.took) == 0 {
		return 0
	}
	return r.took[int(share*float64(len(r.took)-1))]
}

// measureCorpus builds the index of every engine, judges each way of asking it
// and then types.
func measureCorpus(c corpus, engines []engine, progress func(string, ...any)) ([]row, error) {
	var rows []row
	var ways []way
	for _, e := range engines {
		ix, built, err := build(c, e)
		if err != nil {
			return nil, fmt.Errorf("%s on %s: %w", e.name, c.name, err)
		}
		defer ix.close()
		progress("%s: %s built in %.1f s", c.name, e.name, built.build.Seconds())
		for _, w := range ix.ways() {
			r := built
			r.way = w.name
			if c.judged != nil {
				q, err := judge(w, c.judged)
				if err != nil {
					return nil, err
				}
				r.quality = &q
			}
			rows, ways = append(rows, r), append(ways, w)
		}
	}
	if err := typeInTurns(c, ways, rows); err != nil {
		return nil, err
	}
	runtime.KeepAlive(c.handbook) // freed earlier, it would count as memory that an index saves
	return rows, nil
}

// build builds an index and measures what that costs.
func build(c corpus, e engine) (index, row, error) {
	before := liveHeap()
	start := time.Now()
	ix, err := e.build(c.handbook, c.words)
	if err != nil {
		return nil, row{}, err
	}
	r := row{corpus: c.name, letters: len(c.typed), build: time.Since(start), ours: e.name == "ours"}
	off, err := ix.offHeap()
	if err != nil {
		return nil, row{}, err
	}
	r.heap = liveHeap() - before + off
	return ix, r, nil
}

// liveHeap is what the heap holds after a collection, in bytes.
func liveHeap() int64 {
	runtime.GC()
	runtime.GC() // what finalizers freed
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func typeInTurns(c corpus, ways []way, rows []row) error {
	for round := range rounds {
		from, to := round*len(c.typed)/rounds, (round+1)*len(c.typed)/rounds
		for i, w := range ways {
			runtime.GC() // nobody pays for the garbage of the one before
			turn := time.Now()
			for _, text := range c.typed[from:to] {
				start := time.Now()
				if _, err := w.search(text, hitLimit); err != nil {
					return fmt.Errorf("%s on %s: query %q: %w", w.name, c.name, text, err)
				}
				rows[i].took = append(rows[i].took, time.Since(start))
				if time.Since(turn) > turnTime {
					break
				}
			}
		}
	}
	for i := range rows {
		slices.Sort(rows[i].took)
	}
	return nil
}
