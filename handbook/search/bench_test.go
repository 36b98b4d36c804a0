package search_test

import (
	"encoding/json"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/internal/synthetic"
	"clinichandbook/handbook/search/languages"
)

// largeSizes are the synthetic handbooks measured in addition to the bundled one.
// Those of 100,000 entries or more are skipped with -short.
var largeSizes = []int{10_000, 100_000}

// shownHits is how many hits are asked for: about as many as a window shows.
const shownHits = 10

// BenchmarkKeystroke types queries letter by letter and reports the time from
// a letter to its results.
func BenchmarkKeystroke(b *testing.B) {
	b.Run("bundled", func(b *testing.B) {
		h, words, err := content.Load(assets.Content())
		if err != nil {
			b.Fatal(err)
		}
		benchmarkTyping(b, search.New(h, words, languages.All()...), devQueries(b))
	})
	for _, n := range largeSizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			h := largeHandbook(b, n)
			benchmarkTyping(b, search.New(h, nil, languages.All()...), synthetic.Queries(h, 300, 1))
		})
	}
}

func benchmarkTyping(b *testing.B, ix *search.Index, queries []string) {
	var typed []string
	for _, q := range queries {
		typed = append(typed, synthetic.Keystrokes(q)...)
	}
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		ix.Search(typed[len(took)%len(typed)], shownHits)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(milliseconds(took[len(took)/2]), "p50-ms")
	b.ReportMetric(milliseconds(took[len(took)*99/100]), "p99-ms")
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// BenchmarkBuild reports the time that an index takes to build and the heap
// that it adds to its handbook.
func BenchmarkBuild(b *testing.B) {
	for _, n := range largeSizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			h := largeHandbook(b, n)
			var ix *search.Index
			for b.Loop() {
				ix = search.New(h, nil, languages.All()...)
			}
			with := liveHeap()
			runtime.KeepAlive(ix)
			ix = nil
			b.ReportMetric(float64(with-liveHeap())/1e6, "heap-MB")
			runtime.KeepAlive(h)
		})
	}
}

// liveHeap returns the size of the heap after a collection, in bytes.
func liveHeap() int64 {
	runtime.GC()
	runtime.GC() // what finalizers freed
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func largeHandbook(b *testing.B, n int) *handbook.Handbook {
	b.Helper()
	if n >= 100_000 && testing.Short() {
		b.Skip("takes a minute")
	}
	h, err := synthetic.Handbook(n)
	if err != nil {
		b.Fatal(err)
	}
	return h
}

// devQueries are the queries that searching was tuned on.
func devQueries(b *testing.B) []string {
	b.Helper()
	data, err := os.ReadFile("testdata/dev-queries.json")
	if err != nil {
		b.Fatal(err)
	}
	var rows []struct {
		Query string `json:"q"`
	}
	if err := json.Unmarshal(data, &rows); err != nil {
		b.Fatal(err)
	}
	var queries []string
	for _, r := range rows {
		queries = append(queries, r.Query)
	}
	return queries
}
