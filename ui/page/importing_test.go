package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// importDesk is what the page Import needs of a window. Work that is held back goes
// on with finish.
type importDesk struct {
	*ownerDesk
	held   []func()
	isHeld bool
	ticks  []func()
}

func (d *importDesk) Window() fyne.Window { return test.NewTempWindow(d.t, nil) }
func (d *importDesk) NotebookChanged()    {}
func (d *importDesk) After(_ time.Duration, do func()) func() {
	d.ticks = append(d.ticks, do)
	return func() {}
}

func (d *importDesk) Background(work, then func()) {
	if !d.isHeld {
		work()
		then()
		return
	}
	d.held = append(d.held, func() { work(); then() })
}

func openImport(t *testing.T) (*importDesk, *Importing) {
	t.Helper()
	d := &importDesk{ownerDesk: newOwnerDesk(t)}
	p := NewImporting(d)
	d.show(func() fyne.CanvasObject {
		o := p.Content("")
		o.Resize(fyne.NewSize(900, 2000))
		return o
	})
	return d, p
}

// file writes a file to import.
func (d *importDesk) file(name, text string) string {
	d.t.Helper()
	file := filepath.Join(d.t.TempDir(), name)
	d.must(os.WriteFile(file, []byte(text), 0o600))
	return file
}

// draft is a page of the draft, or "".
func (d *importDesk) draft(id string) string {
	data, _ := os.ReadFile(filepath.Join(d.work.Draft().Dir, filepath.FromSlash(id)+".md"))
	return string(data)
}

// tick changes the box of a piece.
func (d *importDesk) tick(name string) {
	d.t.Helper()
	var found *xwidget.Tick
	each(d.shown, func(o fyne.CanvasObject) {
		if t, ok := o.(*xwidget.Tick); ok && t.AccessibilityLabel() == name {
			found = t
		}
	})
	if found == nil {
		d.t.Fatalf("there is no piece %q", name)
	}
	found.SetChecked(!found.Checked)
}

// choose chooses from the list that offers a choice: the n-th such list.
func (d *importDesk) choose(choice string, n int) {
	d.t.Helper()
	var found []*widget.Select
	each(d.shown, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && strings.Contains("|"+strings.Join(s.Options, "|")+"|", "|"+choice+"|") {
			found = append(found, s)
		}
	})
	if n >= len(found) {
		d.t.Fatalf("there are %d lists with %q", len(found), choice)
	}
	found[n].SetSelected(choice)
}

func TestImportMakesDrafts(t *testing.T) {
	d, p := openImport(t)
	d.wantSeen("Bring in what you already have", "Drop files", "Choose a file…")
	d.press("Choose a file…")
	d.press("Choose a folder…")
	p.Add(d.file("faq.md", "# FAQ\n## Can I park?\nYes, behind the house.\n## Driving?\nNot on the day. ![map](a.png)\n## Do you validate?\nNo.\n"))
	d.wantSeen("Pages: 3", "faq.md", "Can I park?", "faq/can-i-park", "Make drafts: 3", "Pictures left out, their descriptions kept as text: 1", "Looks like “Driving”")
	d.tick("Do you validate?")
	d.wantSeen("Make drafts: 2")
	d.choose("Add to that page", 0)
	d.press("Make drafts: 2")
	d.wantSeen("Drafts made: 2", "No desk shows them yet")
	if got := d.draft("faq/can-i-park"); !strings.Contains(got, "behind the house") || !strings.Contains(got, "review: pending") {
		t.Error(got)
	}
	if got := d.draft("faq/driving"); !strings.Contains(got, "Not on the day.") {
		t.Error(got)
	}
	if d.draft("faq/do-you-validate") != "" {
		t.Error("a page that was not ticked was made")
	}
	if live, _, _ := d.work.Live(); live.Dir != "" {
		t.Error("a desk shows them")
	}
	if owners, err := d.work.Owners(); err != nil || owners["faq/can-i-park"] != "Ann" {
		t.Errorf("the pages are of %v, %v", owners, err)
	}
	d.press("Open the review board")
	if d.went != "review " {
		t.Errorf("it went to %q", d.went)
	}
}

func TestImportAgainUpdates(t *testing.T) {
	d, p := openImport(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "faq.md")
	write := func(text string) { d.must(os.WriteFile(file, []byte(text), 0o600)) }
	write("# FAQ\n## Can I park?\nYes.\n## Do you validate?\nNo.\n")
	p.Add(file)
	d.press("Make drafts: 2")
	write("# FAQ\n## Can I park?\nYes, behind the house.\n## Do you validate?\nNo.\n")
	d.press("Import something else")
	p.Add(file)
	d.wantSeen("Updates the page imported before", "Has not changed since it was imported", "Make drafts: 1")
	d.press("Make drafts: 1")
	if got := d.draft("faq/can-i-park"); !strings.Contains(got, "behind the house") {
		t.Error(got)
	}
	if saves, err := d.work.Saves("faq/can-i-park"); err != nil || len(saves) != 1 {
		t.Errorf("the history has %d, %v", len(saves), err)
	}
}

func TestImportMapsColumns(t *testing.T) {
	d, p := openImport(t)
	p.Add(d.file("faq.csv", "Title,Text,More\nparking,Can I park?,Behind the house.\nvalet,Do you have valet?,No.\n"))
	d.wantSeen("Columns of faq.csv", "“parking”\n“valet”", "Pages: 2", "parking")
	d.choose("Text", 0)
	d.choose("More", 1)
	d.choose("Title", 2)
	d.wantSeen("“Can I park?”", "faq/can-i-park")
	d.press("Make drafts: 2")
	if got := d.draft("faq/can-i-park"); !strings.Contains(got, "Behind the house.") || !strings.Contains(got, `aliases: ["parking"]`) {
		t.Error(got)
	}
}

func TestImportChangesAPiece(t *testing.T) {
	d, p := openImport(t)
	p.Add(d.file("a.txt", "We validate.\nAsk at the desk.\n"), d.file("b.md", "# Bleeding\ntext\n"))
	p.edit(p.plan.Pieces[0])
	var entries []*xwidget.Entry
	each(d.shown, func(o fyne.CanvasObject) {
		if e, ok := o.(*xwidget.Entry); ok {
			entries = append(entries, e)
		}
	})
	title, name := entries[0], entries[1]
	title.SetText("Do you validate?")
	name.SetText("Not A Name")
	d.wantSeen("is not a page name")
	name.SetText("bleeding")
	d.wantSeen("There is a page")
	name.SetText("validation")
	d.choose("Question (FAQ)", 0)
	d.choose(RouteName(handbook.FrontDesk), 0)
	d.press("Done")
	d.wantSeen("Do you validate?", "faq/validation")
	d.press("Make drafts: 2")
	if got := d.draft("faq/validation"); !strings.Contains(got, "route: front-desk") || !strings.Contains(got, "Do you validate?") {
		t.Error(got)
	}
}

func TestImportRefusesAndTells(t *testing.T) {
	d, p := openImport(t)
	p.Add(d.file("a.docx", "no zip"), filepath.Join(t.TempDir(), "none.md"))
	d.wantSeen("Not imported: 2", "a.docx", "whatever its name says", "cannot be opened", "Nothing here can become a page.")
}

func TestImportCanBeCanceled(t *testing.T) {
	d, p := openImport(t)
	d.isHeld = true
	p.Add(d.file("faq.md", "# FAQ\n## Can I park?\nYes.\n"))
	d.wantSeen("Reading…", "Cancel")
	d.press("Cancel")
	d.wantSeen("Choose a file…")
	for _, do := range d.held {
		do()
	}
	d.wantSeen("Choose a file…")
	if len(p.paths) > 0 || p.plan != nil {
		t.Error("what was canceled comes back")
	}
	for _, do := range d.ticks {
		do() // drawn once more, and then no more
	}
}

func TestImportListsLongFilesInParts(t *testing.T) {
	d, p := openImport(t)
	p.Add(d.file("faq.md", "# FAQ\n"+strings.Repeat("## Is it?\nYes.\n", 100)))
	d.wantSeen("Pages: 100", "Make drafts: 100", "Show 40 more")
	d.press("Show 40 more")
	d.press("Show 20 more")
}
