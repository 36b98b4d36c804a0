package main

import (
	"path/filepath"
	"testing"

	"clinichandbook/handbook/author"
)

// TestHandOver hands the handbook over to a colleague in the real windows of both, and
// reads what she publishes at a desk that has only the key of the first owner.
func TestHandOver(t *testing.T) {
	s := newScreen(t)
	w := s.owning("Ann Smith")
	bob := s.signing(w)
	ownProgram(t, s, readText(t, filepath.Join(w.DeskFolder(), "desk.yaml"))) // before the hand-over

	kill := s.start()
	s.want(t, "handover-home", "Type what the caller says")
	s.act(
		action{"open Set up", func() { s.ownerMenu(menuSetup); s.want(t, "handover-setup", "Who can publish") }},
		action{"accept the new key", func() { s.key("Next"); s.click("Accept", 0); s.want(t, "handover-form", "Compare the number") }},
		action{"in place of mine", func() { s.key("shift+Tab", "Down", "Down", "Down", "Return") }},
		action{"password", func() {
			s.typed(ownersPassword)
			s.key("Return")
			s.until("the handbook is in Bob's hands", func() bool {
				ring, err := w.Keyring()
				s.must(err)
				accepted := ring.In(author.KeyAccepted)
				return len(accepted) == 1 && accepted[0].Name == "Bob Reyes"
			})
		}},
	)
	kill()

	d, err := w.Edit("faq/can-i-drive")
	s.must(err)
	s.must(d.Set("say", "Please do not drive for 24 hours."))
	s.must(d.Save("Bob Reyes"))
	home := s.home
	s.home = filepath.Dir(filepath.Dir(bob.Dir))
	s.env = append(s.env, "HOME="+s.home, "XDG_CONFIG_HOME="+s.home)
	kill = s.start()
	s.want(t, "handover-bob", "Type what the caller says")
	s.act(
		action{"open Publish", func() { s.key("ctrl+shift+l"); s.want(t, "handover-publish", "What changes") }},
		action{"publish", func() { s.typed("driving"); s.key("Tab"); s.typed(ownersPassword); s.key("Return"); s.published(w, 1) }},
	)
	kill()

	s.home = filepath.Join(home, "desk")
	s.env = append(s.env, "HOME="+s.home, "XDG_CONFIG_HOME="+s.home)
	s.start("can i drive")
	s.want(t, "handover-desk", "Please do not drive for 24 hours.")
}
