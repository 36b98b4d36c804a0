package page

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clinichandbook/ui/uitest"
)

// clinicFile writes a file of the draft by hand.
func (d *ownerDesk) clinicFile(name, text string) {
	d.t.Helper()
	file := filepath.Join(d.work.Root, "draft", filepath.FromSlash(name))
	d.must(os.MkdirAll(filepath.Dir(file), 0o755))
	d.must(os.WriteFile(file, []byte(text), 0o644))
}

// update is an update of the handbook: it changes a page.
func (d *ownerDesk) update(id, old, text string) {
	d.t.Helper()
	files := map[string]string{}
	for _, name := range []string{"faq/driving.md", "faq/wheelchairs.md", "faq/bleeding.md", "clinic-fields.yaml"} {
		b, err := fs.ReadFile(d.work.Bundled, name)
		d.must(err)
		files[name] = string(b)
	}
	files[id+".md"] = strings.ReplaceAll(files[id+".md"], old, text)
	d.work.Bundled = uitest.FS(files)
}

// TestUpdatesAreDecided: where both changed a part, the owner sees both and picks, one
// part at a time or all of a page.
func TestUpdatesAreDecided(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewUpdates(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("Nothing to decide")

	d.change("faq/driving", "Ask for a [nurse](clinic:nurse-line).")
	draft, err := d.work.Edit("faq/driving")
	d.must(err)
	d.must(draft.Set("title", "Going by car"))
	d.must(draft.Save("Ann"))
	d.update("faq/driving", "Driving", "Cars and driving")
	d.Rebuild()
	d.wantSeen("The handbook now", "Your clinic", "Title", "Cars and driving", "Going by car", "The line to read out", "Say Cars and driving.", "Ask for a {Nurse line}.", "Keep all of ours")
	d.wantNot("say:")

	d.press("Edit… Title, Going by car")
	if d.went != "edit faq/driving" {
		t.Errorf("Edit went to %q", d.went)
	}
	d.press("Use the handbook’s Title, Going by car")
	d.wantNot("Going by car")
	d.wantSeen("Ask for a {Nurse line}.")
	d.press("Keep ours The line to read out, Cars and driving")
	d.wantSeen("Nothing to decide")
	if !strings.HasPrefix(d.said, "Decided in the draft: Cars and driving.") {
		t.Errorf("said %q", d.said)
	}
	if got := d.Book().Entry("faq/driving"); got.Title != "Cars and driving" || !strings.HasPrefix(got.SayText(), "Ask for a") {
		t.Errorf("the draft says %q: %q", got.Title, got.SayText())
	}
	saves, err := d.work.Saves("faq/driving")
	if err != nil || len(saves) < 3 {
		t.Errorf("%d saves, %v: what was there before is lost", len(saves), err)
	}
}

func TestAllPartsAtOnce(t *testing.T) {
	d := newOwnerDesk(t)
	draft, err := d.work.Edit("faq/driving")
	d.must(err)
	d.must(draft.Set("title", "Going by car"))
	d.must(draft.Set("say", "Please ask."))
	d.must(draft.Save("Ann"))
	d.update("faq/driving", "Driving", "Cars and driving")
	p := NewUpdates(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.press("Use the handbook’s everywhere Going by car")
	d.wantSeen("Nothing to decide")
	if got := d.Book().Entry("faq/driving"); got.Title != "Cars and driving" {
		t.Errorf("the draft says %q", got.Title)
	}
}

// TestCopiesBecomeParts: a copy of a whole page can follow the handbook again.
func TestCopiesBecomeParts(t *testing.T) {
	d := newOwnerDesk(t)
	d.clinicFile("faq/wheelchairs.md", strings.Replace(strings.ReplaceAll(ownerPageText, "%T", "Wheelchairs"), "Old rule.", "Our ramp is in the back.", 1))
	p := NewUpdates(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("You once copied this whole page", "Our ramp is in the back.", "Keep the whole copy")
	d.press("Keep only what differs Wheelchairs")
	d.update("faq/wheelchairs", "Say Wheelchairs.", "We have wheelchairs.")
	d.Rebuild()
	got := d.Book().Entry("faq/wheelchairs")
	if got.SayText() != "We have wheelchairs." {
		t.Errorf("the page does not follow the handbook: %q", got.SayText())
	}
	d.wantSeen("Our ramp is in the back.")

	d = newOwnerDesk(t)
	d.clinicFile("faq/wheelchairs.md", strings.Replace(strings.ReplaceAll(ownerPageText, "%T", "Wheelchairs"), "Old rule.", "Our ramp is in the back.", 1))
	p = NewUpdates(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.press("Keep the whole copy Wheelchairs")
	d.wantSeen("Nothing to decide", "Copies of whole pages", "Wheelchairs")
	d.press("Keep only what differs Wheelchairs")
	d.wantNot("Copies of whole pages")
}

func TestUpdatesOfAFolderThatIsAway(t *testing.T) {
	d := newOwnerDesk(t)
	d.must(os.RemoveAll(d.work.Root))
	p := NewUpdates(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("The working folder cannot be used right now")
}
