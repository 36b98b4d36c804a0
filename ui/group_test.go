package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/message"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// TestASecondWindow checks that another window shows the page, goes its own way,
// has new content and colors like the first, and closes alone.
func TestASecondWindow(t *testing.T) {
	w := open(t)
	opened := 0
	w.SetDriver(Driver{Opened: func(*Window) { opened++ }})
	w.Open("side-effects/nausea")
	openWindow(w)
	if len(w.group.others) != 1 || opened != 1 {
		t.Fatalf("%d other windows, %d told", len(w.group.others), opened)
	}
	other := w.group.others[0]
	if other.titleSeen() != "Nausea or vomiting" {
		t.Errorf("the second window shows %q", other.titleSeen())
	}
	test.Type(other.search.field, "can i drive")
	if other.titleSeen() == w.titleSeen() || w.search.field.Text != "" {
		t.Error("a search in one window changes the other")
	}
	setScheme(other, look.Dark)
	setTextSize(other, 150)
	if w.display.scheme != look.Dark || w.display.textSize != 150 {
		t.Errorf("the first window has %q at %d %%", w.display.scheme, w.display.textSize)
	}
	w.Swap(w.lib.book, w.lib.index)
	if other.titleSeen() == "" || other.search.field.Text != "can i drive" {
		t.Error("new content takes the second window's page")
	}
	other.openClinic()
	wantSeen(t, other.area.pager.Content(), "Clinic values are set in the first window.")
	closeWindow(w)
	if !w.group.hidden {
		t.Error("the first window closes and ends the program while another one is open")
	}
	w.Raise()
	closeWindow(other)
	if len(w.group.others) != 0 || w.group.hidden {
		t.Error("the second window does not close alone")
	}
}

// TestManyWindows checks that a key held down opens no more windows than memory has room
// for, and says so.
func TestManyWindows(t *testing.T) {
	w := open(t)
	for range 50 {
		openWindow(w)
	}
	if n := len(w.group.others) + 1; n != maxWindows {
		t.Errorf("%d windows are open", n)
	}
	wantSeen(t, w.status.bar, "No more than 3 windows can be open.")
	dropWindow(w.group.others[0])
	openWindow(w)
	if n := len(w.group.others) + 1; n != maxWindows {
		t.Errorf("after one is closed, %d are open", n)
	}
}

// TestOneStrip checks that there is one strip, whichever window it belongs to.
func TestOneStrip(t *testing.T) {
	w := open(t)
	openWindow(w)
	other := w.group.others[0]
	toggleStrip(w)
	toggleStrip(other)
	if w.strip != nil || other.strip == nil {
		t.Error("there are two strips")
	}
	toggleStrip(other)
	if other.strip != nil {
		t.Error("the strip does not close")
	}
}

// TestContextMenus checks what the secondary button offers on a row and on the
// page.
func TestContextMenus(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "throwing up")
	item := newRowItem(w.search.list.tapped, w.search.list.menu).(*fyne.Container)
	updateRowItem(item, &w.search.list.rows[0], false, 300)
	test.TapSecondary(item.Objects[len(item.Objects)-1].(*xwidget.ClickArea))
	tapMenu(t, w, "Copy only what to say")
	if got := w.app.Clipboard().Content(); got != "Feeling sick can happen." {
		t.Errorf("copied is %q", got)
	}
	showContextMenu(w, entryItems(w, w.entry()), fyne.NewPos(10, 10))
	tapMenu(t, w, "Save")
	if !w.lib.kept.IsSaved("side-effects/nausea") {
		t.Error("the page is not saved")
	}
	w.area.pager.SelectAll()
	w.area.pager.OnMenu(fyne.NewPos(400, 200))
	tapMenu(t, w, "Copy")
	if got := w.app.Clipboard().Content(); got != w.area.pager.SelectedText() || got == "" {
		t.Errorf("copied is %q", got)
	}
	test.TapSecondary(w.area.pager)
	tapMenu(t, w, "Open in new window")
	if len(w.group.others) != 1 {
		t.Error("no window opens")
	}
}

// tapMenu chooses an item of the menu that is open, and closes it.
func tapMenu(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		menu, ok := o.(*widget.PopUpMenu)
		if !ok {
			continue
		}
		for _, item := range menu.Items {
			for _, part := range test.LaidOutObjects(item) {
				if text, ok := part.(*canvas.Text); ok && text.Text == label {
					test.Tap(item.(fyne.Tappable))
					return
				}
			}
		}
	}
	t.Fatalf("there is no item %q", label)
}

// TestLookingForNewsSaysWhatItFound checks that F5 says when there is nothing new, and
// leaves what is new to its own message.
func TestLookingForNewsSaysWhatItFound(t *testing.T) {
	w := open(t)
	checks := 0
	w.SetCheck(func() bool { checks++; return true })
	status := delivery.Status{Date: time.Date(2026, 11, 24, 14, 5, 0, 0, time.Local)}
	lookForNews(w)
	wantSeen(t, w.status.bar, "Checking for new content")
	w.SetDelivery(status)
	wantSeen(t, w.status.bar, "Nothing new. Clinic content of 24 Nov 2026, 14:05")
	lookForNews(w)
	w.Notify(status)
	w.SetDelivery(status)
	wantSeen(t, w.status.bar, "New clinic content, 24 Nov 2026, 14:05.")
	lookForNews(w)
	w.SetDelivery(delivery.Status{Date: status.Date, Unreachable: true, Message: message.Message{Text: "The share is away."}})
	wantSeen(t, w.status.bar, "The share is away.")
	w.SetCheck(func() bool { return false })
	lookForNews(w)
	wantSeen(t, w.status.bar, "No shared folder is set up for this computer.")
	if checks != 3 {
		t.Errorf("it looked %d times", checks)
	}
}
