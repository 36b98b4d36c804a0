package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestRun measures everything on a tiny handbook and reads the table.
func TestRun(t *testing.T) {
	var out, progress bytes.Buffer
	if code := run([]string{"-sizes", "60", "-keystrokes", "40"}, &out, &progress); code != 0 {
		t.Fatalf("exit code %d: %s", code, &progress)
	}
	table, note, _ := strings.Cut(out.String(), "\n\n")
	lines := strings.Split(table, "\n")
	const ways, corpora, heading = 6, 2, 2
	if len(lines) != heading+ways*corpora {
		t.Errorf("%d lines in the table, want %d:\n%s", len(lines), heading+ways*corpora, table)
	}
	for _, line := range lines {
		if n := strings.Count(line, "|"); n != 12 {
			t.Errorf("%d bars in the line %q, want 12", n, line)
		}
	}
	if strings.Contains(note, "Capped") {
		t.Errorf("a tiny run is capped: %s", note)
	}
}

func TestWrongArguments(t *testing.T) {
	for _, args := range [][]string{{"-sizes", "many"}, {"-sizes", "0"}, {"-engines", "lucene"}, {"-depth", "3"}} {
		var out, complaint bytes.Buffer
		if code := run(args, &out, &complaint); code != 2 || complaint.Len() == 0 {
			t.Errorf("%q ends with %d and says %q", args, code, &complaint)
		}
	}
}

// TestEnginesFind checks that every way finds what is plainly there, whatever
// marks of its own query language are in the text.
func TestEnginesFind(t *testing.T) {
	c, err := newCorpus(60, nil, 10)
	if err != nil {
		t.Fatal(err)
	}
	e := c.handbook.Entries()[17]
	for _, engine := range engines() {
		ix, err := engine.build(c.handbook, c.words)
		if err != nil {
			t.Fatalf("%s: %v", engine.name, err)
		}
		for _, w := range ix.ways() {
			ids, err := w.search(e.Title, hitLimit)
			if err != nil || len(ids) == 0 || ids[0] != e.ID {
				t.Errorf("%s: %q finds %v (%v), want %s first", w.name, e.Title, ids, err, e.ID)
			}
			for _, odd := range []string{"", " ", `"`, `a" OR`, "title:*", "n/v", "can't", "\xff", "^~+-"} {
				if _, err := w.search(odd, hitLimit); err != nil {
					t.Errorf("%s: %q: %v", w.name, odd, err)
				}
			}
		}
		if err := ix.close(); err != nil {
			t.Errorf("%s does not close: %v", engine.name, err)
		}
	}
}

func TestJudge(t *testing.T) {
	answers := map[string][]string{"first": {"a", "b"}, "third": {"x", "y", "a"}, "none": nil, "parking": nil, "taxes": {"a"}}
	w := way{"fixed", func(text string, _ int) ([]string, error) { return answers[text], nil }}
	got, err := judge(w, []judgedQuery{
		{"first", []string{"a"}, "lay"},
		{"third", []string{"z", "a"}, "typo"},
		{"none", []string{"a"}, "typo"},
		{"parking", nil, outOfScope},
		{"taxes", nil, outOfScope},
	})
	want := quality{hit1: 1. / 3, hit3: 2. / 3, mrr: (1 + 1./3) / 3, rejected: 1. / 2}
	if err != nil || got != want {
		t.Errorf("judged %+v (%v), want %+v", got, err, want)
	}
}

func TestPercentile(t *testing.T) {
	var r row
	if got := r.percentile(0.99); got != 0 {
		t.Errorf("no letters have a percentile of %v", got)
	}
	for i := range 101 {
		r.took = append(r.took, time.Duration(i))
	}
	if p50, p99 := r.percentile(0.5), r.percentile(0.99); p50 != 50 || p99 != 99 {
		t.Errorf("percentiles of 0 to 100 are %d and %d", p50, p99)
	}
}

func TestTypeOut(t *testing.T) {
	if got, want := typeOut([]string{"ab", "cd"}, 3), []string{"a", "ab", "c"}; !slices.Equal(got, want) {
		t.Errorf("typed %q, want %q", got, want)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{7: "7", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}
