package page

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/xwidget"
)

// PrintReview implements ReviewHost.
func (d *ownerDesk) PrintReview(_ *handbook.Handbook, entries []*handbook.Entry) {
	d.printed = titles(entries)
}

// tap clicks a page on the board, or a link.
func (d *ownerDesk) tap(name string) {
	d.t.Helper()
	var found fyne.Tappable
	each(d.shown, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *xwidget.Tile:
			if o.AccessibilityLabel() == name {
				found = o
			}
		case *xwidget.ClickArea:
			if o.Label == name && found == nil {
				found = o
			}
		}
	})
	if found == nil {
		d.t.Fatalf("there is nothing to click named %q", name)
	}
	test.Tap(found)
}

func openReview(d *ownerDesk) *Review {
	p := NewReview(d)
	d.show(func() fyne.CanvasObject {
		o := p.Content("")
		o.Resize(fyne.NewSize(1300, 700))
		return o
	})
	return p
}

func TestReviewBoard(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "Please do not drive today.")
	p := openReview(d)
	d.wantSeen("Draft · 1", "Driving", "changed: The line to read out", "owner: Ann", "Waiting for a clinician · 2", "never reviewed", "Signed · 0", "Publish (1)…", "Sign selected…")
	d.tap("Wheelchairs")
	d.tap("Driving")
	d.wantSeen("Sign selected (2)…")
	d.press("Print sheets")
	if d.printed != "Driving  ·  Wheelchairs" {
		t.Errorf("printed %q", d.printed)
	}
	d.press("Sign selected (2)…")
	d.wantSeen("Sign selected pages: 2")
	d.press("Sign: 2")
	d.wantSeen("Enter who reviewed the pages.")
	for _, c := range []struct{ on, next, want string }{
		{"tomorrow", "", "Write the date as 2026-12-01."},
		{"2999-01-01", "", "This date is in the future."},
		{"2026-01-02", "2026-01-01", "The next review must be after this one."},
	} {
		p.signing.by.SetText("Dr. Lee")
		p.signing.on.SetText(c.on)
		p.signing.next.SetText(c.next)
		d.press("Sign: 2")
		d.wantSeen(c.want)
	}
	p.signing.on.SetText("11/30/2026")
	p.signing.next.SetText(time.Now().AddDate(2, 0, 0).Format(time.DateOnly))
	d.press("Sign: 2")
	d.wantSeen("Waiting for a clinician · 1", "Signed · 1", "Dr. Lee, 30 Nov 2026", "Sign selected…")
	if !strings.HasPrefix(d.said, "Signed: 2.") {
		t.Errorf("said %q", d.said)
	}
}

// TestReviewShowsWhatChanged: signing again shows what has changed since.
func TestReviewShowsWhatChanged(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "Do not drive today.")
	_, err := d.work.Sign([]string{"faq/driving"}, author.SignOff{By: "Dr. Lee", On: "2026-11-30"})
	d.must(err)
	d.publish("first")
	d.change("faq/driving", "Do not drive for 24 hours.")
	d.publish("second")
	openReview(d)
	d.wantSeen("changed since Dr. Lee signed, 30 Nov 2026")
	d.tap("Driving")
	d.press("Sign selected (1)…")
	d.wantSeen("Changed since Dr. Lee signed on 30 Nov 2026: Driving", "Signed then", "Do not drive today.", "Do not drive for 24 hours.")
	d.press("Cancel")
	d.wantNot("Signed then")
}

// TestReviewSignsManyAtOnce: a whole column is chosen and signed in one go.
func TestReviewSignsManyAtOnce(t *testing.T) {
	d := newOwnerDesk(t)
	p := openReview(d)
	d.tap("Select all")
	d.wantSeen("Sign selected (3)…", "Select none")
	d.press("Sign selected (3)…")
	p.signing.by.SetText("Dr. Lee")
	p.signing.on.SetText("2026-11-30")
	d.press("Sign: 3")
	d.wantSeen("Waiting for a clinician · 0", "Signed · 3")
}

func TestReviewGivesOwners(t *testing.T) {
	d := newOwnerDesk(t)
	p := openReview(d)
	d.tap("Bleeding")
	d.press("Owner…")
	p.signing.by.SetText("Cleo")
	d.press("Set owner")
	d.wantSeen("never reviewed  ·  owner: Cleo")
}

func TestDueLine(t *testing.T) {
	for _, c := range []struct{ date, want string }{
		{"2026-11-18", "12 days overdue"}, {"2026-12-09", "in 9 days"}, {"2026-11-30", "due today"}, {"soon", "soon"},
	} {
		if got := dueLine(c.date, "2026-11-30"); got != c.want {
			t.Errorf("%s: %q, want %q", c.date, got, c.want)
		}
	}
}
