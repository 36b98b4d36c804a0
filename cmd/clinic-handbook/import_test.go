package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWordFileBecomesPages brings a Word file in, in the window of a content owner: ten
// drafts, of which one is published. A desk finds that one, and none of the others.
func TestWordFileBecomesPages(t *testing.T) {
	s := newScreen(t)
	work := s.owning("Ann")
	data, err := os.ReadFile("../../handbook/author/importer/testdata/pandoc.docx")
	s.must(err)
	s.must(os.WriteFile(filepath.Join(s.home, "FAQ.docx"), data, 0o600))

	kill := s.start()
	s.want(t, "import-home", "Type what the caller says")
	s.key("ctrl+shift+i")
	s.want(t, "import-start", "Bring in what you already have", "Drop files or a folder")
	s.click("Choose a file", 0)
	s.want(t, "import-dialog", "Open File", "FAQ.docx")
	s.click("FAQ.docx", 0)
	s.key("Return")
	s.want(t, "import-plan", "Pages: 10", "Can I park at the clinic?")
	s.click("Make drafts", 0)
	s.want(t, "import-made", "Drafts made: 10", "No desk shows them yet")
	if pages, err := filepath.Glob(filepath.Join(work.Draft().Dir, "*", "*.md")); err != nil || len(pages) != 10 {
		t.Errorf("there are %d drafts: %q, %v", len(pages), pages, err)
	}
	if live, _, _ := work.Live(); live.Dir != "" {
		t.Error("desks show them before they are published")
	}
	s.key("ctrl+shift+l")
	s.want(t, "import-publish", "What changes")
	s.typed("our questions")
	s.key("Return")
	s.want(t, "import-published", "Published as version 1")
	kill()

	ownProgram(t, s, "content: "+filepath.Join(work.Root, "live")+"\n")
	s.start("is there wi-fi")
	s.want(t, "import-desk", "Is there Wi-Fi?", "clinic-guest")
}
