package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// atDesk starts the program as a desk that reads what a content owner publishes, with a
// user of its own.
func (s *screen) atDesk(config string, args ...string) (kill func()) {
	s.t.Helper()
	ownProgram(s.t, s, config)
	s.home = s.t.TempDir()
	s.env = append(s.env, "HOME="+s.home, "XDG_CONFIG_HOME="+s.home)
	return s.start(args...)
}

// TestOwnerAddsAPage begins a page about parking in the real window, with three lines of
// callers, and publishes it. A desk finds it first for each of them.
func TestOwnerAddsAPage(t *testing.T) {
	s := newScreen(t)
	work := s.owning("Ann Smith")
	desk := readText(t, filepath.Join(work.DeskFolder(), "desk.yaml"))
	callers := []string{"where do i leave my car", "is parking free", "how much is parking"}
	kill := s.start()
	s.want(t, "page-home", "Type what the caller says")
	s.act(
		action{"open New page", func() { s.ownerMenu(menuNew); s.want(t, "page-new", "Give the page a title") }},
		action{"title", func() { s.typed("Parking"); s.key("Return"); s.want(t, "page-form", "Say this") }},
		action{"line to read out", func() {
			s.typed("Park behind the clinic. It is free.")
			s.want(t, "page-say", "Front desk may read this out")
		}},
		action{"callers' lines", func() {
			s.key("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // past who answers, the topic, and the lists
			for _, line := range callers {
				s.typed(line)
				s.key("Return")
			}
			s.want(t, "page-callers", "Found first", "Not found")
		}},
		action{"make the first line find it", func() {
			s.click("Not found.", 42) // the link below
			s.until("all lines are found first", func() bool {
				return strings.Count(s.want(t, "page-found", "Found first"), "Found first") == len(callers)
			})
		}},
		action{"save", func() {
			s.key("ctrl+s")
			s.until("the draft has the page", func() bool {
				h, _, err := work.Draft().Load()
				return err == nil && h.Entry("faq/parking") != nil
			})
		}},
		action{"open Publish", func() {
			s.key("ctrl+shift+l")
			s.want(t, "page-publish", "What changes")
			plan, err := work.Plan()
			s.must(err)
			if len(plan.Trials) != len(callers) || len(plan.Missed()) > 0 {
				t.Errorf("of %d callers' lines, these do not find the page first: %v", len(plan.Trials), plan.Missed())
			}
		}},
		action{"publish", func() { s.typed("parking"); s.key("Return"); s.published(work, 1) }},
	)
	kill()

	s.atDesk(desk)
	s.want(t, "page-delivered", "New clinic content")
	for _, line := range callers {
		s.key("Escape", "Escape")
		s.typed(line)
		s.want(t, "page-desk", "Parking", "Park behind the clinic")
	}
}

// TestOwnerHidesAPage hides a page of the handbook in the real window, and publishes
// that. A desk no longer finds it.
func TestOwnerHidesAPage(t *testing.T) {
	s := newScreen(t)
	work := s.owning("Ann Smith")
	desk := readText(t, filepath.Join(work.DeskFolder(), "desk.yaml"))
	const title = "Is ketamine approved for pain?"
	kill := s.start("--entry", "faq/is-it-approved-for-pain")
	s.want(t, "hide-page", title)
	s.act(
		action{"open Hide a page", func() { s.ownerMenu(menuHide); s.want(t, "hide-form", "Why it does not apply") }},
		action{"why, and Enter", func() {
			s.typed("we treat depression only")
			s.key("Return")
			s.until("the draft hides the page", func() bool {
				h, _, err := work.Draft().Load()
				return err == nil && len(h.Hidden()) == 1
			})
		}},
		action{"open Publish", func() { s.key("ctrl+shift+l"); s.want(t, "hide-publish", "What changes") }},
		action{"publish", func() { s.typed("depression only"); s.key("Return"); s.published(work, 1) }},
	)
	kill()

	s.atDesk(desk)
	s.want(t, "hide-delivered", "New clinic content")
	s.typed("is it approved for pain")
	if seen := s.want(t, "hide-desk", "approved"); strings.Contains(seen, title) {
		t.Errorf("a desk shows the page:\n%s", seen)
	}
}
