package assets

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	reviewRow  = regexp.MustCompile(`^\| ([A-D]\d+) \|`)
	reviewSays = regexp.MustCompile("`([^`]+)`")
	reviewGone = regexp.MustCompile(`~~([^~]+)~~`)
	testName   = regexp.MustCompile(`\bTest\w+`)
)

// TestDeskReview checks the table of the review's rows against the files that it names: what
// should be on a page is there, what should be gone is gone, and the tests exist.
func TestDeskReview(t *testing.T) {
	table := read(t, "desk-review.md")
	rows := map[string]bool{}
	for line := range strings.Lines(table) {
		m := reviewRow.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 5 {
			t.Errorf("the row %q has %d cells, want 5", line, len(cells))
			continue
		}
		rows[m[1]] = true
		file := strings.TrimSpace(cells[2])
		if !strings.HasSuffix(file, ".yaml") {
			file += ".md"
		}
		data, err := fs.ReadFile(Content(), file)
		if err != nil {
			t.Errorf("%s: %v", m[1], err)
			continue
		}
		says := reviewSays.FindAllStringSubmatch(cells[3], -1)
		if len(says) == 0 {
			t.Errorf("%s, %s: the row names nothing that the page says", m[1], file)
		}
		for _, s := range says {
			if !strings.Contains(string(data), s[1]) {
				t.Errorf("%s: %s does not say %q", m[1], file, s[1])
			}
		}
		for _, s := range reviewGone.FindAllStringSubmatch(cells[3], -1) {
			if strings.Contains(string(data), s[1]) {
				t.Errorf("%s: %s still says %q", m[1], file, s[1])
			}
		}
	}
	for part, n := range map[string]int{"A": 21, "B": 13, "C": 13, "D": 10} {
		for i := range n {
			if row := part + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)); !rows[strings.Replace(row, part+"0", part, 1)] {
				t.Errorf("the row %s of the review is not in the table", row)
			}
		}
	}
	there := tests(t)
	for _, name := range testName.FindAllString(table, -1) {
		if !there[name] {
			t.Errorf("the table names %s, which does not exist", name)
		}
	}
}

// tests are the names of this package's tests.
func tests(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)`).FindAllStringSubmatch(string(data), -1) {
			out[m[1]] = true
		}
	}
	return out
}
