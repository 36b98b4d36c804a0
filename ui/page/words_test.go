package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
)

// draftText is a file of the draft, or "".
func (d *ownerDesk) draftText(name string) string {
	text, _ := os.ReadFile(filepath.Join(d.work.Root, "draft", name))
	return string(text)
}

func TestWordsAreTriedAndSaved(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewWords(wordsHost{ownerDesk: d})
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("Words callers use", "Add a row")
	row := p.rows[0]
	row.words.entry.SetText("rollator, ")
	row.words.entry.SetText("walking frame")
	p.Save()
	d.wantSeen("None of these words finds a page yet.")
	if got := d.draftText("vocabulary.yaml"); !strings.Contains(got, `- "rollator, walking frame"`) {
		t.Errorf("the draft says %q", got)
	}
	p.rows[0].words.entry.SetText("wheelchairs,")
	d.wantSeen("Each of them finds: Wheelchairs")
	p.Save()
	if !strings.HasPrefix(d.said, "Saved in the draft.") {
		t.Errorf("said %q", d.said)
	}

	d.press("Add a row")
	p.rows[1].words.entry.SetText("lift")
	p.Save()
	d.wantSeen("Write at least two words or phrases that mean the same")
	if got := d.draftText("vocabulary.yaml"); strings.Contains(got, "lift") {
		t.Errorf("the draft says %q", got)
	}
	p.rows[1].words.change(nil)
	p.rows[0].words.change(nil)
	p.Save()
	if got := d.draftText("vocabulary.yaml"); strings.Contains(got, "rollator") {
		t.Errorf("the draft still says %q", got)
	}
}

// TestWordsOfTwoOwners: a colleague's change of the same row is not overwritten.
func TestWordsOfTwoOwners(t *testing.T) {
	d := newOwnerDesk(t)
	d.must(d.work.ChangeWords("", "ramp, slope", "Ben"))
	p := NewWords(wordsHost{ownerDesk: d})
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.must(d.work.ChangeWords("ramp, slope", "ramp, incline", "Ben"))
	p.rows[0].words.entry.SetText("driveway,")
	p.Save()
	d.wantSeen("Somebody else has changed this row in the meantime")
	if got := d.draftText("vocabulary.yaml"); !strings.Contains(got, "ramp, incline") {
		t.Errorf("the draft says %q", got)
	}
}

func TestOwnRedFlags(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewFlags(wordsHost{ownerDesk: d})
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.press("Add a red flag")
	d.press("Save red flag")
	d.wantSeen("Give the red flag a name")
	p.form.name.SetText("Alarm in the infusion room")
	p.form.said[0].SetText("panic button\nwheelchairs\n{turn} blue")
	d.press("Save red flag")
	d.wantSeen("Choose the page that opens")
	p.form.pages.change([]string{"faq/bleeding"})
	d.press("Save red flag")
	d.wantSeen("there is no class {turn}")
	p.form.said[0].SetText("panic button\nwheelchairs")
	p.form.lines[0].entry.SetText("somebody hit the panic button")
	p.form.lines[1].entry.SetText("where do i park")
	d.wantSeen("This also opens the bar for callers who ask about other things: “Wheelchairs”", "Opens the bar: Alarm in the infusion room", "Does not open the bar")
	p.form.said[0].SetText("panic button")
	d.wantSeen("Every phrase opens the bar")
	p.Save()
	d.wantSeen("Alarm in the infusion room", "Callers say: panic button", "The page that opens: Bleeding")
	if got := d.draftText("red-flags.yaml"); !strings.Contains(got, `phrases: ["panic button"]`) {
		t.Errorf("the draft says %q", got)
	}
	d.press("Change… Alarm in the infusion room")
	p.form.said[2].SetText("panic button test")
	p.Save()
	d.wantSeen("Not raised by: panic button test")
	d.press("Remove Alarm in the infusion room")
	d.wantNot("panic button")
	if !strings.HasPrefix(d.said, "Removed in the draft") {
		t.Errorf("said %q", d.said)
	}
}

func TestOrderOfPages(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewOrder(wordsHost{ownerDesk: d})
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("None yet", "Bleeding", "Driving", "Wheelchairs")
	d.press("Put first Wheelchairs")
	d.press("Put first Driving")
	d.press("Move up: Driving")
	d.press("Save")
	if got := d.draftText("order.yaml"); !strings.HasSuffix(got, "- faq/driving\n- faq/wheelchairs\n") {
		t.Errorf("the draft says %q", got)
	}
	if first := d.Book().Entries()[0]; first.ID != "faq/driving" {
		t.Errorf("%s comes first", first.ID)
	}
	d.press("List by title again: Driving")
	d.must(d.work.SetOrder([]string{"faq/driving", "faq/wheelchairs"}, []string{"faq/bleeding"}, "Ben"))
	d.press("Save")
	d.wantSeen("Somebody else has changed the order meanwhile")
	p = NewOrder(wordsHost{ownerDesk: d})
	d.Rebuild()
	d.press("List by title again: Bleeding")
	d.press("Save")
	if got := d.draftText("order.yaml"); got != "" {
		t.Errorf("the draft still says %q", got)
	}
}

// wordsHost is a window with what only some of the owner's pages need.
type wordsHost struct {
	*ownerDesk
	unused
}

// unused are the methods of a host that a test does not need.
type unused struct{ OwnerHost }

func (wordsHost) Window() fyne.Window { return fyne.CurrentApp().Driver().AllWindows()[0] }
func (h wordsHost) Autosaves() author.Autosaves {
	return author.Autosaves{Dir: filepath.Join(h.work.Root, "unsaved on this computer")}
}

func (wordsHost) After(_ time.Duration, do func()) func() {
	do()
	return func() {}
}

// TestTablesSurviveTheProgram checks that words, red flags, and an order that were not
// saved are there after the program was killed, that a colleague's change meanwhile is not
// lost, and that they can be discarded.
func TestTablesSurviveTheProgram(t *testing.T) {
	d := newOwnerDesk(t)
	h := wordsHost{ownerDesk: d}
	open := func(p OwnerPage) { d.show(func() fyne.CanvasObject { return p.Content("") }) }
	d.must(d.work.ChangeWords("", "ramp, slope", "Ben"))
	words := NewWords(h)
	open(words)
	words.rows[0].words.entry.SetText("incline,")
	d.press("Add a row")
	words.rows[1].words.entry.SetText("lift,")
	words.rows[1].words.entry.SetText("elev") // half a word, too
	words = NewWords(h)
	open(words)
	d.wantSeen("This is what you wrote until", "incline", "lift")
	if got := words.rows[1].words.typed(); got != "elev" {
		t.Errorf("half a word became %q", got)
	}
	d.must(d.work.ChangeWords("ramp, slope", "ramp, driveway", "Ben"))
	words.Save()
	d.wantSeen("Theirs is in the list now", "driveway", "incline")
	words.Save()
	if got := d.draftText("vocabulary.yaml"); !strings.Contains(got, "ramp, driveway") || !strings.Contains(got, "ramp, slope, incline") || !strings.Contains(got, "lift, elev") {
		t.Errorf("the draft says %q", got)
	}
	words = NewWords(h)
	open(words)
	d.wantNot("This is what you wrote")

	flags := NewFlags(h)
	open(flags)
	d.press("Add a red flag")
	flags.form.name.SetText("Alarm")
	flags.form.said[0].SetText("panic button")
	flags = NewFlags(h)
	open(flags)
	d.wantSeen("This is what you wrote until")
	if got := flags.form.text(); got.Name != "Alarm" || got.Said[0] != "panic button" {
		t.Errorf("the form says %+v", got)
	}
	d.press("Discard")
	flags = NewFlags(h)
	open(flags)
	if flags.form != nil {
		t.Error("a red flag that was discarded is there again")
	}

	order := NewOrder(h)
	open(order)
	d.press("Put first Wheelchairs")
	d.must(d.work.SetOrder(nil, []string{"faq/driving"}, "Ben"))
	order = NewOrder(h)
	open(order)
	d.wantSeen("This is what you wrote until")
	order.Save()
	if got := d.draftText("order.yaml"); !strings.HasSuffix(got, "- faq/wheelchairs\n- faq/driving\n") {
		t.Errorf("the draft says %q", got)
	}
}

func TestRedFlagOfTwoOwners(t *testing.T) {
	d := newOwnerDesk(t)
	h := wordsHost{ownerDesk: d}
	ours := content.OwnFlag{Name: "Alarm", Entries: []string{"faq/bleeding"}, Phrases: []string{"panic button"}}
	theirs := ours
	theirs.Phrases = []string{"red cord"}
	d.must(d.work.ChangeFlag(nil, &ours, "Ann"))
	p := NewFlags(h)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.press("Change… Alarm")
	p.form.said[0].SetText("panic button\nalarm knob")
	d.must(d.work.ChangeFlag(&ours, &theirs, "Ben"))
	p.Save()
	d.wantSeen("Callers now say: red cord")
	p.Save()
	if got := d.draftText("red-flags.yaml"); !strings.Contains(got, "alarm knob") {
		t.Errorf("the draft says %q", got)
	}
}
