package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/questions"
)

// The pages of the content owner's menu, in its order.
const (
	menuSetup = iota
	menuEdit
	menuNew
	menuImport
	menuHide
	menuOrder
	menuWords
	menuFlags
	menuUpdates
	menuQuestions
)

// ownerMenu opens a page of the content owner's menu, by keys.
func (s *screen) ownerMenu(page int) {
	s.key("alt+h", "Down", "Down", "Right")
	for range page {
		s.key("Down")
	}
	s.key("Return")
}

// shootOwner takes pictures of the content owner's pages, in the middle of her work.
func shootOwner(t *testing.T, gallery string, look appearance) {
	s := newScreen(t)
	w := s.owning("Ann Smith")
	s.writeSome(w)
	s.must(notebook.Open(filepath.Join(s.home, "clinic-handbook")).SetWindow(look.show))
	files := filepath.Join(s.home, "Our files")
	for to, from := range map[string]string{"Front desk FAQ.docx": "pandoc.docx", "Prices.csv": "faq.csv"} {
		data, err := os.ReadFile(filepath.Join("../../handbook/author/importer/testdata", from))
		s.must(err)
		s.must(os.MkdirAll(files, 0o755))
		s.must(os.WriteFile(filepath.Join(files, to), data, 0o600))
	}
	shoot := func(screen string) { s.shoot("root", filepath.Join(gallery, screen+"-"+look.name+".png")) }

	kill := s.start("--entry", "faq/can-i-drive")
	s.run("xdotool", "mousemove", "1365", "767")
	s.key("ctrl+shift+h")
	shoot("owner-page-history")
	s.key("ctrl+shift+e")
	shoot("owner-edit")
	for _, p := range []struct {
		page    int
		picture string
	}{
		{menuSetup, "owner-setup"},
		{menuHide, "owner-hide"},
		{menuNew, "owner-new-page"},
		{menuOrder, "owner-order"},
		{menuWords, "owner-words"},
		{menuFlags, "owner-red-flags"},
		{menuUpdates, "owner-updates"},
		{menuQuestions, "owner-questions"},
		{menuImport, "owner-import"},
	} {
		s.ownerMenu(p.page)
		shoot(p.picture)
	}
	s.click("Choose a folder", 0)
	s.click("Our files", 0)
	s.run("xdotool", "mousemove", "1058", "644", "sleep", "0.3", "click", "1") // Open
	s.want(t, "gallery-import", "Columns of")
	s.run("xdotool", "mousemove", "1365", "767")
	shoot("owner-import-columns")
	s.run("xdotool", "mousemove", "683", "600", "click", "--repeat", "8", "5")
	shoot("owner-import-pages")
	s.run("xdotool", "click", "--repeat", "20", "4")
	s.run("xdotool", "mousemove", "411", "265", "sleep", "0.3", "click", "1") // Make drafts, in white letters, which are not read
	s.want(t, "gallery-import-made", "Drafts made")
	s.run("xdotool", "mousemove", "1365", "767")
	shoot("owner-import-made")
	for _, p := range []struct{ key, picture string }{
		{"ctrl+shift+b", "owner-board"}, {"ctrl+shift+l", "owner-publish"}, {"ctrl+shift+h", "owner-history"},
	} {
		s.key(p.key)
		shoot(p.picture)
	}
	kill()

	desk := readText(t, filepath.Join(w.DeskFolder(), "desk.yaml"))
	s.signing(w)
	kill = s.start()
	s.ownerMenu(menuSetup)
	s.run("xdotool", "mousemove", "1365", "767")
	shoot("owner-keys")
	kill()

	ownProgram(t, s, desk)
	s.start()
	s.run("xdotool", "mousemove", "1365", "767")
	shoot("whats-new")
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// writeSome is what a content owner has written so far: two versions that desks have
// shown, and changes that they have not.
func (s *screen) writeSome(w author.Workspace) {
	s.t.Helper()
	say := func(id, text string) {
		d, err := w.Edit(id)
		s.must(err)
		s.must(d.Set("say", text))
		s.must(d.Save("Ann Smith"))
	}
	publish := func(why string) {
		_, err := w.Publish(author.Publishing{By: "Ann Smith", Why: why})
		s.must(err)
	}
	say("faq/can-i-drive", "Please do not drive today.")
	publish("no driving on the day")
	say("faq/can-i-drive", "Please do not drive for 24 hours. Somebody has to take you home.")
	s.must(w.ChangeWords("", "lift, elevator, step-free", "Ann Smith"))
	publish("24 hours, and the elevator")
	_, err := w.Sign([]string{"faq/can-i-drive", "sections/going-home"}, author.SignOff{By: "Dr. Lee", Role: "MD", On: time.Now().AddDate(0, 0, -28).Format(time.DateOnly), Next: time.Now().AddDate(0, 0, 8).Format(time.DateOnly)})
	s.must(err)
	say("faq/can-i-drive", "Please do not drive until the next morning. Somebody has to take you home.")
	s.must(w.ChangeFlag(nil, &content.OwnFlag{Name: "Alarm in the infusion room", Entries: []string{"sections/when-to-get-help-now"}, Phrases: []string{"panic button", "red cord pull"}}, "Ann Smith"))
	s.must(w.SetOrder(nil, []string{"faq/can-i-drive", "faq/can-i-eat-or-drink-before"}, "Ann Smith"))
	_, err = w.Hide("faq/is-it-approved-for-pain", "Ann Smith", "we treat depression only")
	s.must(err)
	s.must(w.TakeQuestions())
	for _, q := range []string{"is there a discount for students", "do you have a wheelchair ramp"} {
		s.must(questions.Folder{Dir: filepath.Join(w.Root, "questions")}.Ask(q, time.Now()))
	}
}

// ownersPassword opens the keys of both owners.
const ownersPassword = "four words and more"

// signing gives Ann and Bob a key each, of which only hers is accepted. It returns Bob's
// computer.
func (s *screen) signing(w author.Workspace) (bob author.Computer) {
	s.t.Helper()
	bob = author.Computer{Dir: filepath.Join(s.t.TempDir(), "clinic-handbook", ownerFolder)}
	for _, owner := range []struct {
		computer author.Computer
		by       string
	}{{s.owner(), "Ann Smith"}, {bob, "Bob Reyes"}} {
		key, err := owner.computer.MakeKey(ownersPassword)
		s.must(err)
		_, err = key.Join(w, owner.by)
		s.must(err)
		s.must(owner.computer.Choose(author.Choice{Folder: w.Root, By: owner.by, Key: key}))
	}
	return bob
}
