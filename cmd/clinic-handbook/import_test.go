package main

import (
	"os"
	"path/filepath"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
)

// TestWordFileBecomesPages brings a Word file in, in the window of a content owner:
// ten drafts, which a desk shows once they are published, and not before.
func TestWordFileBecomesPages(t *testing.T) {
	s := newScreen(t)
	work := author.Workspace{Bundled: assets.Content(), Root: filepath.Join(s.home, "Handbook")}
	s.must(work.SetUp())
	s.must(author.Computer{Dir: filepath.Join(s.home, "clinic-handbook", ownerFolder)}.Choose(author.Choice{Folder: work.Root, By: "Ann"}))
	data, err := os.ReadFile("../../handbook/author/importer/testdata/pandoc.docx")
	s.must(err)
	s.must(os.WriteFile(filepath.Join(s.home, "FAQ.docx"), data, 0o600))

	kill := s.start()
	s.key("ctrl+shift+i")
	s.want(t, "import-start", "Bring in what you already have", "Drop files or a folder")
	s.click("Drop files or", 33) // the button below it
	s.want(t, "import-dialog", "Open File", "FAQ.docx")
	s.click("FAQ.docx", 0)
	s.run("xdotool", "mousemove", "964", "611", "sleep", "0.3", "click", "1") // Open
	s.want(t, "import-plan", "Pages: 10", "Can I park at the clinic?")
	s.click("Check the pages", 33)
	s.want(t, "import-made", "Drafts made: 10", "No desk shows them yet")
	kill()

	pages, err := filepath.Glob(filepath.Join(work.Draft().Dir, "*", "*.md"))
	s.must(err)
	if len(pages) != 10 {
		t.Errorf("there are %d drafts: %q", len(pages), pages)
	}
	if live, _, _ := work.Live(); live.Dir != "" {
		t.Error("desks show them before they are published")
	}
	_, err = work.Publish(author.Publishing{By: "Ann", Why: "our questions", AcceptLost: true})
	s.must(err)
	ownProgram(t, s, "content: "+filepath.Join(work.Root, "live")+"\n")
	s.start("is there wi-fi")
	s.want(t, "import-desk", "Is there Wi-Fi?", "clinic-guest")
}
