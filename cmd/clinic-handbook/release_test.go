package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
)

// TestSignPublishUndo is a practice manager's release in the real window, without a
// terminal: sign all pages at once, publish, and take it back.
func TestSignPublishUndo(t *testing.T) {
	s := newScreen(t)
	w := author.Workspace{Bundled: assets.Content(), Root: filepath.Join(t.TempDir(), "Our handbook")}
	s.must(w.SetUp())
	say := func(text string) {
		d, err := w.Edit("faq/can-i-drive")
		s.must(err)
		s.must(d.Set("say", text))
		s.must(d.Save("A. Nurse"))
	}
	say("Please do not drive today.")
	_, err := w.Publish(author.Publishing{By: "A. Nurse", Why: "first"})
	s.must(err)
	say("Please do not drive for 24 hours.")
	s.must(author.Computer{Dir: filepath.Join(s.home, "clinic-handbook", ownerFolder)}.Choose(author.Choice{Folder: w.Root, By: "A. Nurse"}))
	s.start()
	s.want(t, "home", "Type what the caller says") // it takes no keys before
	s.key("ctrl+shift+b")
	s.want(t, "board", "Review and publish", "Waiting for a clinician")
	s.click("Waiting for a", 26) // the link below, whose underline hides it from the reader
	s.click("Sign selected", 0)
	s.want(t, "signing", "Reviewer")
	s.typed("Dr Lee")
	s.key("Return")
	s.want(t, "signed", "Signed")
	cards, err := w.Board()
	s.must(err)
	for _, c := range cards {
		if c.State != author.InDraft && c.Entry.Review.By != "Dr Lee" {
			t.Errorf("%s is not signed", c.Entry.ID)
		}
	}
	s.key("ctrl+shift+l")
	s.want(t, "publish", "Not signed by a clinician")
	s.click("such as", 0)
	s.typed("drive and signatures")
	s.key("Return")
	s.want(t, "published", "Published as version 2")
	if got := liveLine(t, w, 2); got != "Please do not drive for 24 hours." {
		t.Errorf("desks show %q", got)
	}
	s.click("Undo this", 0)
	s.want(t, "undone", "Desks show version 3")
	if got := liveLine(t, w, 3); got != "Please do not drive today." {
		t.Errorf("after undoing, desks show %q", got)
	}
}

// liveLine is the line to read out at the desks, in a version.
func liveLine(t *testing.T, w author.Workspace, version int64) string {
	t.Helper()
	live, pointer, err := w.Live()
	if err != nil || pointer.Version != version {
		t.Fatalf("desks show version %d, want %d: %v", pointer.Version, version, err)
	}
	h, _, err := live.Load()
	if err != nil {
		t.Fatal(err)
	}
	return h.Entry("faq/can-i-drive").SayText()
}

// click clicks the first place on the screen that shows some words, on the first of
// them or so far below it.
func (s *screen) click(words string, below int) {
	s.t.Helper()
	const scale = 2.5 // as the screen is enlarged to be read
	picture, large := filepath.Join(s.dir, "click.png"), filepath.Join(s.t.TempDir(), "click.png")
	for range 5 { // a slow machine draws late
		time.Sleep(700 * time.Millisecond)
		s.run("import", "-window", "root", picture)
		s.run("convert", picture, "-colorspace", "Gray", "-resize", "250%", large)
		if x, y, ok := placeOf(s.run("tesseract", large, "-", "--psm", "11", "tsv"), strings.Fields(words)); ok {
			s.run("xdotool", "mousemove", strconv.Itoa(int(x/scale)), strconv.Itoa(int(y/scale)+below), "click", "1")
			return
		}
	}
	s.t.Fatalf("%q is not on the screen", words)
}

// placeOf is the middle of the first of some words that follow each other in what was
// read.
func placeOf(tsv string, words []string) (x, y float64, ok bool) {
	type word struct {
		text       string
		x, y, w, h float64
	}
	var read []word
	for line := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 12 || strings.TrimSpace(f[11]) == "" {
			continue
		}
		n := func(i int) float64 { v, _ := strconv.ParseFloat(f[i], 64); return v }
		read = append(read, word{f[11], n(6), n(7), n(8), n(9)})
	}
	for i := range read {
		match := i+len(words) <= len(read)
		for k := 0; match && k < len(words); k++ {
			match = strings.HasPrefix(read[i+k].text, words[k])
		}
		if match {
			return read[i].x + read[i].w/2, read[i].y + read[i].h/2, true
		}
	}
	return 0, 0, false
}
