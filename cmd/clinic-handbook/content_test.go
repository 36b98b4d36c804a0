package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/pack"
)

// ownProgram gives a screen a program in its own folder, with a desk.yaml, and
// returns that folder.
func ownProgram(t *testing.T, s *screen, config string) string {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "clinic-handbook")
	if err := os.Link(s.program, program); err != nil {
		data, err := os.ReadFile(s.program)
		s.must(err)
		s.must(os.WriteFile(program, data, 0o755))
	}
	s.program = program
	s.must(os.WriteFile(filepath.Join(dir, "desk.yaml"), []byte(config), 0o644))
	return dir
}

// parkingPage is a page of the clinic that is longer than the screen.
func parkingPage(word string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Where is the vending machine?\nroute: front-desk\nsay: Park %s the house.\naliases: [vending machine]\n---\n## Our clinic\n", word)
	for i := range 60 {
		fmt.Fprintf(&b, "Level %d starts %s the house.\n\n", i+1, word)
	}
	return []byte(b.String())
}

// TestPageChangesInTheRunningWindow changes a page on the disk and sees it on
// the screen, while the page stays open where it is and letters are typed.
func TestPageChangesInTheRunningWindow(t *testing.T) {
	s := newScreen(t)
	dir := ownProgram(t, s, "content: pages\nlook-every: 5s\n")
	page := filepath.Join(dir, "pages", "faq", "where-can-i-park.md")
	s.must(os.MkdirAll(filepath.Dir(page), 0o755))
	s.must(os.WriteFile(page, parkingPage("behind"), 0o644))
	kill := s.start("vending machine")
	s.want(t, "delivery-first", "Where is the vending machine?", "Park behind the house", "linic content")

	s.key("Return", "Next", "Next")
	if seen := s.want(t, "delivery-scrolled", "Level 30 starts behind the house"); strings.Contains(seen, "Park behind") {
		t.Errorf("the page is not scrolled:\n%s", seen)
	}
	s.must(os.WriteFile(page, parkingPage("beneath"), 0o644))
	seen := s.want(t, "delivery-changed", "Level 30 starts beneath the house", "New clinic content", "vending machine")
	if strings.Contains(seen, "behind") || strings.Contains(seen, "Park beneath") {
		t.Errorf("the page does not stay where it was:\n%s", seen)
	}

	// A page of another program's making comes and goes while somebody types.
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(1500 * time.Millisecond):
				_ = os.WriteFile(page, parkingPage(fmt.Sprintf("%d steps behind", i)), 0o644)
			}
		}
	}()
	s.key("Escape")
	const query = "can i drive home after the infusion"
	s.run("xdotool", "type", "--delay", "200", query)
	close(stop)
	<-stopped
	if seen := s.want(t, "delivery-typing", "afterwards?", "Nobody drives home"); !strings.Contains(packed(seen), packed(query)) {
		t.Errorf("a letter of %q is lost:\n%s", query, seen)
	}

	s.must(os.WriteFile(page, parkingPage("before"), 0o644))
	s.key("Escape")
	s.typed("vending machine")
	s.want(t, "delivery-last", "Park before the house")
	s.must(os.Rename(filepath.Join(dir, "pages"), filepath.Join(dir, "away")))
	s.want(t, "delivery-away", "Park before the house", "out of date")
	s.key("Escape")
	s.want(t, "delivery-sentence", "is not there")
	kill()
	s.start("vending machine")
	s.want(t, "delivery-copy", "Park before the house", "Clinic content of")
}

// packed is a text without its blanks, which are not read well from a picture.
func packed(text string) string { return strings.ReplaceAll(text, " ", "") }

// TestPackInTheRunningWindow replaces a pack by a later one, by an earlier one
// and by one of another key.
func TestPackInTheRunningWindow(t *testing.T) {
	s := newScreen(t)
	pub, key, err := minisign.GenerateKey(rand.Reader)
	s.must(err)
	_, other, err := minisign.GenerateKey(rand.Reader)
	s.must(err)
	dir := ownProgram(t, s, "content: clinic.hbk\ntrusted-keys:\n  - "+pub.String()+"\n")
	deliver := func(version int64, word string, key minisign.PrivateKey) {
		t.Helper()
		data, err := pack.Create(map[string][]byte{"faq/where-can-i-park.md": parkingPage(word)}, version, time.Now(), key)
		s.must(err)
		s.must(os.WriteFile(filepath.Join(dir, "new"), data, 0o644))
		s.must(os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, "clinic.hbk")))
	}
	deliver(10, "behind", key)
	s.start("vending machine")
	s.want(t, "pack-first", "Park behind the house", "linic content")
	deliver(11, "beneath", key)
	s.want(t, "pack-later", "Park beneath the house")
	deliver(9, "above", key)
	s.key("Escape")
	s.want(t, "pack-earlier", "the pack has version 9 of", "out of date")
	deliver(12, "above", other)
	s.want(t, "pack-other-key", "trust")
	s.typed("vending machine")
	s.want(t, "pack-stays", "Park beneath the house")
	deliver(13, "before", key)
	s.want(t, "pack-latest", "Park before the house")
}

// TestBrokenConfigInTheRunningWindow checks that the program starts, says what
// is wrong and where, and shows the bundled handbook.
func TestBrokenConfigInTheRunningWindow(t *testing.T) {
	s := newScreen(t)
	ownProgram(t, s, "content: \"pages\n")
	s.start()
	s.want(t, "config-broken", "/desk.", ":1:", "no partner")
	s.typed("throwing up")
	s.want(t, "config-broken-search", "Nausea or vomiting")
}
