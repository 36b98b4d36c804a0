package search_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/internal/synthetic"
	"clinichandbook/handbook/search/languages"
)

// clinicEntries is how many pages a large clinic's folder holds.
const clinicEntries = 10_000

// BenchmarkLoadClinicFolder reads a clinic's folder of 10,000 pages from the
// disk, over the bundled handbook, until it can be searched: what a reload costs.
// It reports the shares of loading and of the index, and the memory that the
// process has from the system at most, with both states of the handbook, as while
// one replaces the other.
func BenchmarkLoadClinicFolder(b *testing.B) {
	dir := writeClinicFolder(b, clinicEntries)
	bundled := assets.Content()
	var shown *search.Index
	var loading, indexing time.Duration
	n := 0
	for b.Loop() {
		start := time.Now()
		h, words, err := content.Load(bundled, handbook.Layer{Name: dir, FS: os.DirFS(dir)})
		if err != nil || len(h.Entries()) < clinicEntries {
			b.Fatal(err, len(h.Entries()))
		}
		loaded := time.Now()
		ix := search.New(h, words, languages.All()...)
		if len(ix.Search("throwing up", shownHits).Hits) == 0 {
			b.Fatal("nothing is found")
		}
		loading += loaded.Sub(start)
		indexing += time.Since(loaded)
		n++
		shown = ix
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(milliseconds(loading)/float64(n), "load-ms")
	b.ReportMetric(milliseconds(indexing)/float64(n), "index-ms")
	b.ReportMetric(float64(m.Sys-m.HeapReleased)/1e6, "sys-MB")
	b.ReportMetric(float64(liveHeap())/1e6, "live-MB")
	runtime.KeepAlive(shown)
}

// writeClinicFolder writes n synthetic pages, half of them linked to each other
// and with the bundled clinic values.
func writeClinicFolder(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	files := synthetic.Files(n)
	for _, k := range handbook.Kinds() {
		if err := os.Mkdir(filepath.Join(dir, k.Folder()), 0o755); err != nil {
			b.Fatal(err)
		}
		items, err := fs.ReadDir(files, k.Folder())
		if err != nil {
			b.Fatal(err)
		}
		for i, item := range items {
			name := k.Folder() + "/" + item.Name()
			text, err := fs.ReadFile(files, name)
			if err != nil {
				b.Fatal(err)
			}
			page := string(text)
			if i%2 == 0 && i > 0 {
				page = strings.Replace(page, "\n---\n##", fmt.Sprintf("\nrelated: [%s/%s]\nchecked: 2026-11-23\nreview-every: 1 year\n---\n##", k.Folder(), strings.TrimSuffix(items[i-1].Name(), ".md")), 1)
				page += "\n- Call the [nurse line](clinic:nurse-line).\n- See [it](" + items[i-1].Name() + ").\n"
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(page), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	return dir
}
