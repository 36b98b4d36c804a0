package page

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

func openHistory(d *ownerDesk, id string) *History {
	p := NewHistory(d)
	d.show(func() fyne.CanvasObject {
		o := p.Content(id)
		o.Resize(fyne.NewSize(1200, 700))
		return o
	})
	return p
}

// TestHistory takes back yesterday's publication from the history.
func TestHistory(t *testing.T) {
	d := newOwnerDesk(t)
	openHistory(d, "")
	d.wantSeen("Nothing has been published yet")
	d.change("faq/driving", "One.")
	d.publish("first")
	d.change("faq/driving", "Two.")
	d.publish("second")
	d.Rebuild()
	d.wantSeen("Version 2", "second", "Desks show this version", "Version 1", "first", "Pages saved", "Driving")
	d.press("What changed")
	d.wantSeen("One.", "Two.", "Hide changes")
	d.press("Hide changes")
	d.wantNot("Two.")
	d.press("Show at the desks again")
	d.wantSeen("Version 3", "Version 1 again")
	if got := d.atDesk("faq/driving"); got != "One." || d.said != "Desks show version 1 again, as version 3. The draft has not changed." {
		t.Errorf("desks show %q; %q", got, d.said)
	}
	if got := d.Book().Entry("faq/driving").SayText(); got != "Two." {
		t.Errorf("the draft says %q", got)
	}
	d.press("Put into the draft") // the first one that is not shown: version 2
	if d.said != "The draft is now the same as version 2. Files changed: 0. Publish it to show it at the desks." {
		t.Errorf("%q", d.said)
	}
}

func TestHistoryAsksBeforeValuesAreLost(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "One.")
	d.publish("first")
	d.must(os.WriteFile(filepath.Join(d.work.Draft().Dir, "clinic.yaml"), []byte("nurse-line: ext. 4120\n"), 0o644))
	d.publish("line")
	openHistory(d, "")
	d.press("Show at the desks again")
	d.wantSeen("Desks would lose values they need", "Nurse line, now “ext. 4120”")
	if _, live, err := d.work.Live(); err != nil || live.Version != 2 {
		t.Errorf("version %d, %v", live.Version, err)
	}
	d.press("Publish anyway")
	if _, live, err := d.work.Live(); err != nil || live.Version != 3 {
		t.Errorf("version %d, %v", live.Version, err)
	}
}

// TestPageHistory compares two states of a page and takes a part and the page back.
func TestPageHistory(t *testing.T) {
	d := newOwnerDesk(t)
	for _, say := range []string{"One.", "Two.", "Three."} {
		d.change("faq/driving", say)
	}
	openHistory(d, "faq/driving")
	d.wantSeen("History: Driving", "Draft now", "Before Ann saved", "Two.", "Three.")
	var selects []*widget.Select
	each(d.shown, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			selects = append(selects, s)
		}
	})
	selects[0].SetSelectedIndex(2)
	d.wantSeen("One.", "Three.", "Restore the page", "Restore only: The line to read out")
	d.press("Restore only: The line to read out")
	if got := d.Book().Entry("faq/driving").SayText(); got != "One." {
		t.Errorf("the draft says %q", got)
	}
	d.wantSeen("Three.", "One.")
	d.press("Restore the page")
	if got := d.Book().Entry("faq/driving").SayText(); got != "Three." {
		t.Errorf("the draft says %q", got)
	}
	d.press("The whole history")
	if d.went != "history " {
		t.Errorf("went to %q", d.went)
	}
	openHistory(d, "faq/bleeding")
	d.wantSeen("There are no earlier states yet.")
}

// TestSecondVersionInTheWindow goes from what stops a publication to the two versions,
// takes the line of the second one, and removes it.
func TestSecondVersionInTheWindow(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "Ann's line.")
	file := filepath.Join(d.work.Draft().Dir, "faq", "driving.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	second := strings.TrimSuffix(file, ".md") + " (conflicted copy).md"
	if err := os.WriteFile(second, bytes.Replace(text, []byte("Ann's line."), []byte("Bob's line."), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	openHistory(d, "faq/driving")
	d.wantSeen("The working folder has a second version of this: driving (conflicted copy).md", "Second version: driving", "Bob's line.", "Ann's line.")
	d.press("Restore only: The line to read out")
	d.press("Remove the second version")
	if _, err := os.Stat(second); err == nil {
		t.Error("the second version is still there")
	}
	if got := d.Book().Entry("faq/driving").SayText(); got != "Bob's line." {
		t.Errorf("the draft says %q", got)
	}
}
