//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestFindInTheRealWindow opens a page with 1,500 rows at the phrase for which it was
// found, and looks at what nine letters cost.
func TestFindInTheRealWindow(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	dir := ownProgram(t, s, "content: pages\n")
	var page strings.Builder
	page.WriteString("---\ntitle: Long list\nroute: front-desk\nsay: We’ll look for the vend\u00ading machine.\naliases: [vending machine]\n---\n## Our clinic\n\n| Name | What |\n|---|---|\n")
	for i := range 1500 {
		fmt.Fprintf(&page, "| Médicine %d | Stop it, see page %d |\n", i, i)
	}
	s.must(os.MkdirAll(filepath.Join(dir, "pages", "faq"), 0o755))
	s.must(os.WriteFile(filepath.Join(dir, "pages", "faq", "long.md"), []byte(page.String()), 0o644))
	s.start()
	s.until("the page is there", func() bool {
		s.key("ctrl+k", "ctrl+a")
		s.typed("vending machine")
		return strings.Contains(s.seen("find-page"), "Long list")
	})
	s.key("ctrl+f")
	s.want(t, "find-phrase", "of 1")
	before := s.processorTime(t)
	s.typed("medicine ")
	s.want(t, "find-many", "of 1500")
	if took := s.processorTime(t) - before; took > 4*time.Second {
		t.Errorf("nine letters took %v of the processor", took)
	} else {
		t.Logf("nine letters, and the screen after them, took %v of the processor", took)
	}
}

// TestTableInTheRealWindow filters the table of side effects in callers' words, keeps
// its head in sight, and compares two rows.
func TestTableInTheRealWindow(t *testing.T) {
	needsRest(t)
	s := newScreen(t)
	s.start()
	s.key("ctrl+t")
	s.want(t, "table", "Side effects at a glance", "Allergic reaction", "Urgency", "Who answers")
	for typed, want := range map[string]string{"puke": "Nausea or vomiting", "drousy": "Sleepiness and tiredness"} {
		s.typed(typed)
		if seen := s.want(t, "table-"+typed, want); strings.Contains(seen, "Allergic reaction") {
			t.Errorf("%q shows everything:\n%s", typed, seen)
		}
		s.key("Escape")
	}
	s.key("End")
	if seen := s.want(t, "table-end", "Urgency", "Who answers", "How common"); strings.Contains(seen, "Side effects at a glance") {
		t.Errorf("the table does not scroll:\n%s", seen)
	}
	s.key("Home", "ctrl+b", "End", "ctrl+b", "Home")
	seen := s.want(t, "table-compared", "Allergic reaction", "Bleeding")
	first := strings.Index(seen, "Allergic reaction")
	if last := strings.Index(seen, "Vivid dreams"); last < first || last > strings.Index(seen, "Bleeding") {
		t.Errorf("the two rows are not next to each other:\n%s", seen)
	}
}

// seen is what can be read on the screen now.
func (s *screen) seen(name string) string {
	s.t.Helper()
	picture := filepath.Join(s.dir, name+".png")
	s.run("import", "-window", "root", picture)
	return s.read(picture)
}

// processorTime is what the program has used.
func (s *screen) processorTime(t *testing.T) time.Duration {
	t.Helper()
	pid := strings.TrimSpace(s.run("xdotool", "search", "--name", "^Clinic Handbook$", "getwindowpid"))
	stat, err := os.ReadFile(filepath.Join("/proc", pid, "stat"))
	s.must(err)
	_, after, _ := strings.Cut(string(stat), ") ") // of the name
	fields := strings.Fields(after)
	ticks := 0
	for _, f := range fields[11:13] { // in the program, and for it in the system
		n, err := strconv.Atoi(f)
		s.must(err)
		ticks += n
	}
	const tick = time.Second / 100
	return time.Duration(ticks) * tick
}
