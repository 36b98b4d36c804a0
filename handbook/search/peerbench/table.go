package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// libraries are the modules whose versions the note names.
var libraries = []string{"github.com/sahilm/fuzzy", "github.com/blevesearch/bleve/v2", "modernc.org/sqlite"}

func printTable(out io.Writer, rows []row) {
	fmt.Fprintln(out, "| engine | corpus | hit@1 % | hit@3 % | MRR@10 | out-of-scope rejected % | p50 ms | p99 ms | build s | heap MB | p99 / ours |")
	fmt.Fprintln(out, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	ours := map[string]time.Duration{}
	for _, r := range rows {
		if r.ours {
			ours[r.corpus] = r.percentile(0.99)
		}
	}
	for _, r := range rows {
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %.2f | %.1f | %s |\n", r.way, r.corpus, r.quality,
			milliseconds(r.percentile(0.5)), milliseconds(r.percentile(0.99)), r.build.Seconds(), float64(r.heap)/1e6,
			ratio(r.percentile(0.99), ours[r.corpus]))
	}
	printNote(out, rows)
}

// String is the four cells of a quality, which a synthetic handbook lacks.
func (q *quality) String() string {
	if q == nil {
		return "– | – | – | –"
	}
	return fmt.Sprintf("%.1f | %.1f | %.3f | %.1f", 100*q.hit1, 100*q.hit3, q.mrr, 100*q.rejected)
}

func milliseconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', 3, 64)
}

func ratio(d, to time.Duration) string {
	if to == 0 {
		return "–"
	}
	return strconv.FormatFloat(float64(d)/float64(to), 'f', 2, 64)
}

func printNote(out io.Writer, rows []row) {
	fmt.Fprintf(out, "\nOne keystroke is one search for everything in the field, %d results. %s, %s/%s, %d processors. %s.\n",
		hitLimit, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), versions())
	fmt.Fprintln(out, "Heap: what the index adds to the handbook, live after a collection; for SQLite, whose memory lies outside of Go's heap, "+
		"its page cache (SQLITE_DBSTATUS_CACHE_USED) is added, which holds the whole database.")
	var capped []string
	for _, r := range rows {
		if len(r.took) < r.letters {
			capped = append(capped, fmt.Sprintf("%s on %s %s of %s", r.way, r.corpus, thousands(len(r.took)), thousands(r.letters)))
		}
	}
	if len(capped) > 0 {
		fmt.Fprintf(out, "Each way types for %g s at most in each of %d rounds. Capped by that, in letters: %s.\n",
			turnTime.Seconds(), rounds, strings.Join(capped, "; "))
	}
}

func versions() string {
	var found []string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, name := range libraries {
			for _, m := range info.Deps {
				if m.Path == name {
					found = append(found, strings.TrimPrefix(name, "github.com/")+" "+m.Version)
				}
			}
		}
	}
	return strings.Join(found, ", ")
}

// thousands writes a number with commas: 10,000.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
