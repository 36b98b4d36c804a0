package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
)

// TestFormsSurviveKill kills the program while a content owner writes in a form. At the
// next start the form has what she wrote.
func TestFormsSurviveKill(t *testing.T) {
	const words = "ask robin first"
	entry := []string{"--entry", "faq/can-i-drive"}
	for _, c := range []struct {
		name string
		open func(s *screen) // the form, at its first field
		args []string
		see  func(s *screen) // the form again, after the next start
	}{
		{name: "page", args: entry, open: func(s *screen) {
			s.key("ctrl+shift+e")
			s.want(s.t, "forms-edit", "Save draft")
			s.key("ctrl+a")
		}, see: func(s *screen) { s.key("ctrl+shift+e") }},
		{name: "value", open: func(s *screen) {
			s.key("ctrl+o")
			s.want(s.t, "forms-values", "for every desk")
			s.key("Tab", "Return") // the first value
			s.want(s.t, "forms-value", "Save value")
		}, see: func(s *screen) { s.key("ctrl+o") }},
		{name: "words", open: func(s *screen) {
			s.ownerMenu(menuWords)
			s.want(s.t, "forms-words", "Each row has")
		}, see: func(s *screen) { s.ownerMenu(menuWords) }},
		{name: "red flag", open: func(s *screen) {
			s.ownerMenu(menuFlags)
			s.click("Add a red", 0)
			s.want(s.t, "forms-flag", "Callers say")
		}, see: func(s *screen) { s.ownerMenu(menuFlags) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScreen(t)
			w := s.owning("Ann Smith")
			s.must(w.Values().Set("nurse-line", "", handbook.Setting{Value: "ext. 4120", By: "Ann Smith", On: time.Now().Format(time.DateOnly)}))
			kill := s.start(c.args...)
			s.want(t, "forms-home", "offline")
			c.open(s)
			s.typed(words)
			typed := time.Now()
			s.until("what was typed is on the disk", func() bool { return unsavedText(t, filepath.Join(s.home, "clinic-handbook"), words) })
			t.Logf("on the disk %.1f s after the last letter", time.Since(typed).Seconds())
			kill()
			if h, _, err := w.Draft().Load(); err != nil || strings.Contains(h.Entry("faq/can-i-drive").SayText(), words) {
				t.Errorf("what was not saved is in the draft (%v)", err)
			}

			s.start(c.args...)
			s.want(t, "forms-again", "offline")
			c.see(s)
			s.want(t, "forms-back", words)
		})
	}
}

// unsavedText reports whether a file of what is being written has a text.
func unsavedText(t *testing.T, dir, text string) bool {
	t.Helper()
	found := false
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".json" {
			return nil // replaced just now
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		found = found || err == nil && strings.Contains(string(data), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestOwnersAwayFromTheShare writes a page while the working folder is away: it says so
// in a sentence, keeps the text on this computer, and saves it when the folder is back.
func TestOwnersAwayFromTheShare(t *testing.T) {
	s := newScreen(t)
	w := s.owning("Ann Smith")
	s.start("--entry", "faq/can-i-drive")
	s.want(t, "away-page", "Can I drive afterwards?")
	s.key("ctrl+shift+e")
	s.want(t, "away-form", "Save draft")
	s.must(os.Rename(w.Root, w.Root+" away"))
	s.key("ctrl+a")
	const line = "Please let somebody drive you home."
	s.typed(line)
	s.key("ctrl+s")
	s.want(t, "away-said", "cannot be reached", "is safe on this computer")
	s.must(os.Rename(w.Root+" away", w.Root))
	s.key("ctrl+s")
	s.until("the draft has the line", func() bool {
		h, _, err := (author.Workspace{Bundled: w.Bundled, Root: w.Root}).Draft().Load()
		return err == nil && h.Entry("faq/can-i-drive").SayText() == line
	})
}
