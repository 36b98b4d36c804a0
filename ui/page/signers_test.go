package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/pack"
	"clinichandbook/ui/xwidget"
)

// setupDesk is what the page "Set up" needs of a window.
type setupDesk struct {
	*ownerDesk
	unused
	computer author.Computer
}

func (d *setupDesk) UseWorkspace(root string)                       { d.work.Root = root }
func (d *setupDesk) Autosaves() author.Autosaves                    { return d.computer.Autosaves() }
func (d *setupDesk) SetOwnKey(key author.OwnKey)                    { d.key = key }
func (d *setupDesk) Computer() author.Computer                      { return d.computer }
func (d *setupDesk) After(_ time.Duration, do func()) (stop func()) { do(); return func() {} }

// colleague is the same working folder on another computer.
func (d *setupDesk) colleague(name string) *setupDesk {
	other := *d.ownerDesk
	other.by, other.key = name, author.OwnKey{}
	return &setupDesk{&other, unused{}, author.Computer{Dir: d.t.TempDir()}}
}

func newSetupDesk(t *testing.T) *setupDesk {
	t.Helper()
	return &setupDesk{newOwnerDesk(t), unused{}, author.Computer{Dir: t.TempDir()}}
}

const testPassword = "four words are enough"

// showSetup shows the page "Set up".
func (d *setupDesk) showSetup() *Setup {
	p := NewSetup(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	return p
}

// makeKey makes a key in the form that a button opens.
func (d *setupDesk) makeKey(p *Setup, button string) {
	d.t.Helper()
	d.press(button)
	p.signers.first.SetText(testPassword)
	p.signers.next.SetText(testPassword)
	d.press("Make my key")
}

// publishPage publishes with the page and a password.
func (d *setupDesk) publishPage(why, password string) {
	d.t.Helper()
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	p.why.SetText(why)
	p.sealing.password.SetText(password)
	d.press("Publish to every desk")
}

// TestKeysInTheWindow goes from a folder to signed packs, to a second owner, and to a
// hand-over, in the window alone.
func TestKeysInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("locks and opens keys, each of which takes a second")
	}
	ann := newSetupDesk(t)
	p := ann.showSetup()
	ann.wantSeen("Who can publish", "Whoever can write to it decides what they show")
	ann.press("Sign what we publish…")
	ann.wantSeen(ann.computer.KeyFolder(), "Nobody can look it up for you")
	p.signers.first.SetText("short")
	ann.press("Make my key")
	ann.wantSeen("The password is too short")
	p.signers.first.SetText(testPassword)
	p.signers.next.SetText(testPassword + "?")
	ann.press("Make my key")
	ann.wantSeen("The two passwords differ.")
	p.signers.next.SetText(testPassword)
	ann.press("Make my key")
	ann.wantSeen("Desks accept only what one of these people has signed.", "Ann (you)", "There is only one key")
	if inside, err := filepath.Rel(ann.work.Root, ann.key.File); err != nil || !strings.HasPrefix(inside, "..") {
		t.Errorf("the key is %s", ann.key.File)
	}
	if config, err := os.ReadFile(filepath.Join(ann.work.DeskFolder(), delivery.ConfigName)); err != nil || !strings.Contains(string(config), ann.key.Public) {
		t.Errorf("a desk gets %s, %v", config, err)
	}

	ann.change("faq/driving", "Please do not drive today.")
	ann.publishPage("driving", "wrong")
	ann.wantSeen("The password does not open your key.")
	ann.publishPage("driving", "")
	ann.wantSeen("Enter the password of your key.")
	ann.publishPage("driving", testPassword)
	ann.wantSeen("Published as version 1, signed with your key")

	bob := ann.colleague("Bob")
	bobs := bob.showSetup()
	bob.wantSeen("To publish from this computer, make your key here")
	bob.makeKey(bobs, "Make my key")
	bob.wantSeen("Your key waits to be accepted", "Ask Ann to open Set up")
	bob.change("faq/driving", "Please ask.")
	bob.publishPage("ask", testPassword)
	bob.wantSeen("Desks do not accept your key yet.")

	ann.show(func() fyne.CanvasObject { return p.Content("") })
	ann.wantSeen("Bob", "waits to be accepted")
	ann.press("Accept…")
	ann.wantSeen("Compare the number with Bob in person or by phone", "Both of you can publish.")
	p.signers.instead = 1
	ann.show(ann.page)
	ann.wantSeen("Bob publishes from now on.", "This cannot be undone")
	p.signers.first.SetText(testPassword)
	ann.press("Accept this key")
	ann.wantSeen("Your key was handed over", "handed over, no longer accepted")
	ann.publishPage("still me", testPassword)
	ann.wantSeen("Your key was handed over")

	bob.publishPage("ask", testPassword)
	bob.wantSeen("Published as version 2, signed with your key")
	first, err := pack.ParsePublicKey(ann.key.Public)
	ann.must(err)
	shown, err := author.Verify(filepath.Join(ann.work.Root, "live", "clinic.hbk"), first, time.Now())
	ann.must(err)
	if shown.Trust.Accepts(first) {
		t.Error("desks still accept Ann's key")
	}
}

// TestPublishWithoutAKey leads to the page on which one is made.
func TestPublishWithoutAKey(t *testing.T) {
	d := newSetupDesk(t)
	other := author.KeyFilesOf(filepath.Join(t.TempDir(), "other"))
	public, err := other.Make("")
	d.must(err)
	_, err = d.work.Join(public, "Ann")
	d.must(err)
	d.change("faq/driving", "Please do not drive today.")
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("no key is chosen on this computer", "What changes: 1")
	d.wantNot("Publish to every desk")
	d.press("Set up…")
	if d.went != "setup " {
		t.Errorf("it goes to %q", d.went)
	}
	d.key = author.OwnKey{File: other.Private, Public: public.String()}
	d.publishPage("driving", "any") // the key has no password
	d.wantSeen("Published as version 1, signed with your key")
}

// TestWhoIsUpToDate shows which desks have which version.
func TestWhoIsUpToDate(t *testing.T) {
	d := newSetupDesk(t)
	d.change("faq/driving", "One.")
	d.publish("one")
	d.change("faq/driving", "Two.")
	d.publish("two")
	page := NewPublish(d)
	d.show(func() fyne.CanvasObject { return page.Content("") })
	d.wantNot("up to date", "Check again")
	p := d.showSetup()
	var tick *xwidget.Tick
	each(p.Content(""), func(o fyne.CanvasObject) {
		if c, ok := o.(*xwidget.Tick); ok {
			tick = c
		}
	})
	tick.SetChecked(true)
	if on, err := d.work.Reporting(); !on || err != nil {
		t.Errorf("desks are not asked: %v", err)
	}
	d.show(func() fyne.CanvasObject { return page.Content("") })
	d.wantSeen("No desk has said yet which version it shows.")
	report := func(name string, version int64) {
		t.Helper()
		d.must(os.WriteFile(filepath.Join(d.work.Root, "desks", name+".txt"), delivery.Report{Version: version, At: time.Now()}.Text(), 0o644))
	}
	report("front-1", 2)
	report("front-2", 1)
	report("lab", 77)
	d.press("Check again")
	d.wantSeen("Desks up to date: 1 of 3", "front-2: version 1", "lab: not a version from here")
	d.wantNot("front-1")
	d.press("Remove")
	report("lab", 2)
	d.press("Check again")
	d.wantSeen("Desks up to date: 2 of 2")
}
