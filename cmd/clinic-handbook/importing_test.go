package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWordFileBecomesPages brings a Word file in, in the window of a content owner: ten
// drafts, of which she publishes one. A desk finds and reads it, and none of the others.
func TestWordFileBecomesPages(t *testing.T) {
	s := newScreen(t)
	work := s.owning("Ann Smith")
	desk := readText(t, filepath.Join(work.DeskFolder(), "desk.yaml"))
	data, err := os.ReadFile("../../handbook/author/importer/testdata/pandoc.docx")
	s.must(err)
	s.must(os.WriteFile(filepath.Join(s.home, "FAQ.docx"), data, 0o600))
	drafts := func() int {
		pages, err := filepath.Glob(filepath.Join(work.Draft().Dir, "*", "*.md"))
		s.must(err)
		return len(pages)
	}

	kill := s.start()
	s.want(t, "import-home", "Type what the caller says")
	s.act(
		action{"open Import", func() { s.key("ctrl+shift+i"); s.want(t, "import-start", "Drop files or a folder") }},
		action{"choose the file", func() {
			s.key("Tab", "Return")
			s.click("FAQ.docx", 0)
			s.clickAt("Cancel", 65, 0) // Open, next to it
			s.want(t, "import-plan", "Pages: 10", "Can I park at the clinic?")
		}},
		action{"make drafts", func() {
			s.click("Make drafts", 0)
			s.until("there are ten drafts", func() bool { return drafts() == 10 })
		}},
		action{"open Publish", func() { s.key("ctrl+shift+l"); s.want(t, "import-publish", "What changes: 10") }},
		action{"leave all out", func() { s.click("What changes: 10", 23); s.want(t, "import-none", "Nothing is ticked below") }},
		action{"tick one", func() {
			s.clickAt("Can I park at", -35, 0)
			s.want(t, "import-one", "What changes: 1", "Not signed by a clinician: 1")
		}},
		action{"publish", func() {
			s.click("What changes, in", 30)
			s.typed("parking")
			s.key("Return")
			s.published(work, 1)
		}},
	)
	if n := drafts(); n != 10 {
		t.Errorf("%d drafts are left", n)
	}
	kill()

	s.atDesk(desk)
	s.want(t, "import-delivered", "New clinic content")
	s.typed("can i park at the clinic")
	s.want(t, "import-desk", "Can I park at the clinic?")
	live, _, err := work.Live()
	s.must(err)
	h, _, err := live.Load()
	s.must(err)
	if h.Entry("faq/can-i-park-at-the-clinic") == nil || h.Entry("faq/is-there-wi-fi") != nil {
		t.Error("desks show other pages than the one that was published")
	}
}
