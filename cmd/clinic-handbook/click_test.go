package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"clinichandbook/assets"
	"clinichandbook/handbook/author"
)

// owning gives a screen a content owner, with an empty working folder.
func (s *screen) owning(by string) author.Workspace {
	s.t.Helper()
	w := author.Workspace{Bundled: assets.Content(), Root: filepath.Join(s.home, "Handbook")}
	s.must(w.SetUp())
	s.must(s.owner().Choose(author.Choice{Folder: w.Root, By: by}))
	return w
}

// owner is what the computer of a screen remembers for a content owner.
func (s *screen) owner() author.Computer {
	return author.Computer{Dir: filepath.Join(s.home, "clinic-handbook", ownerFolder)}
}

// published waits until desks show a version.
func (s *screen) published(w author.Workspace, version int64) {
	s.t.Helper()
	s.until("desks show version "+strconv.FormatInt(version, 10), func() bool {
		_, live, err := w.Live()
		return err == nil && live.Version == version
	})
}

// click clicks the first place on the screen that shows some words, on the first of
// them or so far below it.
func (s *screen) click(words string, below int) {
	s.t.Helper()
	s.clickAt(words, 0, below)
}

// clickAt clicks so far to the right of the first of some words, and below it.
func (s *screen) clickAt(words string, right, below int) {
	s.t.Helper()
	x, y := s.find(words)
	s.point(x+right, y+below)
	s.run("xdotool", "click", "1")
}

// point moves the pointer.
func (s *screen) point(x, y int) {
	s.t.Helper()
	s.run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y))
}

// whiteLetters are the options of convert that leave of a screen the white letters on
// its buttons, in black: what is around the buttons is filled.
var whiteLetters = []string{"-negate", "-threshold", "50%", "-bordercolor", "black", "-border", "1", "-fill", "white", "-draw", "color 0,0 floodfill"}

// find is the first place on the screen that shows some words: the middle of the first
// of them.
func (s *screen) find(words string) (x, y int) {
	s.t.Helper()
	const scale = 2.5 // as the screen is enlarged to be read
	picture, large := filepath.Join(s.dir, "click.png"), filepath.Join(s.t.TempDir(), "click.png")
	for range 5 { // a slow machine draws late
		time.Sleep(700 * time.Millisecond)
		s.run("import", "-window", "root", picture)
		for _, letters := range [][]string{nil, whiteLetters} {
			s.run("convert", append(append([]string{picture, "-colorspace", "Gray", "-resize", "250%"}, letters...), large)...)
			if x, y, ok := placeOf(s.run("tesseract", large, "-", "--psm", "11", "tsv"), strings.Fields(words)); ok {
				return int(x / scale), int(y / scale)
			}
		}
	}
	s.t.Fatalf("%q is not on the screen", words)
	return 0, 0
}

// action is one thing that a content owner does, until she sees that it is done.
type action struct {
	name string
	do   func()
}

// act does things one after the other, and logs how long each takes.
func (s *screen) act(actions ...action) {
	s.t.Helper()
	began := time.Now()
	for i, a := range actions {
		at := time.Now()
		a.do()
		s.t.Logf("%d. %s: %.1f s", i+1, a.name, time.Since(at).Seconds())
	}
	s.t.Logf("%d actions: %.1f s", len(actions), time.Since(began).Seconds())
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
