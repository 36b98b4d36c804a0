package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/uitest"
	"clinichandbook/ui/xwidget"
)

// ownerDesk is what the owner's pages need of a window.
type ownerDesk struct {
	t       *testing.T
	work    author.Workspace
	by      string
	key     author.OwnKey
	said    string
	went    string // where ShowOwner went
	page    func() fyne.CanvasObject
	shown   fyne.CanvasObject
	printed string // titles of pages
}

const ownerPageText = "---\ntitle: %T\nroute: nurse\nsay: Say %T.\nhand-over: []\n---\nText.\n\n## Our clinic\nOld rule.\n"

func newOwnerDesk(t *testing.T) *ownerDesk {
	t.Helper()
	uitest.App(t).Settings().SetTheme(look.NewTheme(look.Light, look.DefaultTextSize))
	text := func(title string) string { return strings.ReplaceAll(ownerPageText, "%T", title) }
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.Local)
	d := &ownerDesk{t: t, by: "Ann", work: author.Workspace{
		Bundled: uitest.FS(map[string]string{
			"faq/driving.md":     text("Driving"),
			"faq/wheelchairs.md": text("Wheelchairs"),
			"faq/bleeding.md":    text("Bleeding"),
			"clinic-fields.yaml": "- {id: nurse-line, label: Nurse line, needed: true}\n",
		}),
		Root: filepath.Join(t.TempDir(), "work"),
		Now:  func() time.Time { now = now.Add(time.Second); return now },
	}}
	d.must(d.work.SetUp())
	return d
}

func (d *ownerDesk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *ownerDesk) Book() *handbook.Handbook {
	h, _, err := d.work.Draft().Load()
	d.must(err)
	return h
}
func (d *ownerDesk) Open(id string)  { d.went = id }
func (d *ownerDesk) Say(text string) { d.said = text }
func (d *ownerDesk) Fail(err error) {
	if err != nil {
		d.said = ErrorText(err)
	}
}
func (d *ownerDesk) Pager() *xwidget.Pager        { return xwidget.NewPager() }
func (d *ownerDesk) Rebuild()                     { d.shown = d.page() }
func (d *ownerDesk) Focus(fyne.Focusable)         {}
func (d *ownerDesk) Workspace() author.Workspace  { return d.work }
func (d *ownerDesk) Author() string               { return d.by }
func (d *ownerDesk) SetAuthor(name string)        { d.by = name }
func (d *ownerDesk) OwnKey() author.OwnKey        { return d.key }
func (d *ownerDesk) Background(work, then func()) { work(); then() }
func (d *ownerDesk) ShowOwner(name, id string)    { d.went = name + " " + id }
func (d *ownerDesk) show(page func() fyne.CanvasObject) {
	d.page = page
	d.Rebuild()
}

// change changes the line to read out of a page of the draft.
func (d *ownerDesk) change(id, say string) {
	d.t.Helper()
	draft, err := d.work.Edit(id)
	d.must(err)
	d.must(draft.Set("say", say))
	d.must(draft.Save("Ann"))
}

func (d *ownerDesk) publish(why string) author.Publication {
	d.t.Helper()
	done, err := d.work.Publish(author.Publishing{By: "Ann", Why: why, AcceptLost: true})
	d.must(err)
	return done
}

// atDesk is the line to read out that desks show.
func (d *ownerDesk) atDesk(id string) string {
	d.t.Helper()
	live, _, err := d.work.Live()
	d.must(err)
	h, _, err := live.Load()
	d.must(err)
	if e := h.Entry(id); e != nil {
		return e.SayText()
	}
	return ""
}

// press presses the button with a label.
func (d *ownerDesk) press(label string) {
	d.t.Helper()
	var found *xwidget.Button
	each(d.shown, func(o fyne.CanvasObject) {
		if b, ok := o.(*xwidget.Button); ok && (b.Text == label || b.AccessibilityLabel() == label) && found == nil {
			found = b
		}
	})
	if found == nil {
		d.t.Fatalf("there is no button %q:\n%s", label, uitest.Seen(d.shown))
	}
	test.Tap(found)
}

// each calls do for an object and everything visible in it.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			each(c, do)
		}
	case *xwidget.Button:
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			each(c, do)
		}
	}
}

func (d *ownerDesk) wantSeen(want ...string) {
	d.t.Helper()
	uitest.WantSeen(d.t, d.shown, want...)
}

func (d *ownerDesk) wantNot(texts ...string) {
	d.t.Helper()
	seen := uitest.Seen(d.shown)
	for _, text := range texts {
		if strings.Contains(seen, text) {
			d.t.Errorf("%q is on the screen:\n%s", text, seen)
		}
	}
}

func TestPublishPage(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("Nothing has been published yet", "Desks show everything in the draft")
	d.change("faq/driving", "Please do not drive today.")
	d.show(d.page)
	d.wantSeen("What changes: 1", "Driving", "Desks show now", "Say Driving.", "Please do not drive today.", "Not signed by a clinician: 1")
	d.press("Publish to every desk")
	d.wantSeen("Say in one line what changes.")
	if d.atDesk("faq/driving") != "Say Driving." {
		t.Error("published without a reason")
	}
	p.why.SetText("no driving")
	d.press("Publish to every desk")
	d.wantSeen("Published as version 1", "by Ann: no driving")
	d.wantNot("Undo this publication")
	if got := d.atDesk("faq/driving"); got != "Please do not drive today." {
		t.Errorf("desks show %q", got)
	}
	d.change("faq/driving", "Oops.")
	d.show(d.page)
	p.why.SetText("oops")
	d.press("Publish to every desk")
	d.press("Undo this publication")
	d.wantSeen("Desks show version 3", "Undo of version 2", "What changes: 1", "Oops.")
	if got := d.atDesk("faq/driving"); got != "Please do not drive today." {
		t.Errorf("after undoing, desks show %q", got)
	}
}

// TestPublishSome checks that what is not ticked stays in the draft, and that desks go on
// showing what they have.
func TestPublishSome(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "Please do not drive today.")
	d.change("faq/wheelchairs", "We have one.")
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("What changes: 2", "Not signed by a clinician: 2")
	d.tick("Publish Driving", false)
	d.wantSeen("What changes: 1", "Not this time: 1", "Not signed by a clinician: 1")
	p.why.SetText("wheelchairs")
	d.press("Publish to every desk")
	d.wantSeen("Published as version 1", "Not this time: 1")
	if drive, chairs := d.atDesk("faq/driving"), d.atDesk("faq/wheelchairs"); drive != "Say Driving." || chairs != "We have one." {
		t.Errorf("desks show %q and %q", drive, chairs)
	}
	d.tick("Publish Driving", true)
	d.wantSeen("What changes: 1", "Please do not drive today.")
	d.wantNot("Not this time")
	d.tick("Publish Driving", false)
	d.wantSeen("Nothing is ticked below")
}

// tick ticks or unticks a box.
func (d *ownerDesk) tick(name string, on bool) {
	d.t.Helper()
	var found *xwidget.Tick
	each(d.shown, func(o fyne.CanvasObject) {
		if b, ok := o.(*xwidget.Tick); ok && b.AccessibilityLabel() == name {
			found = b
		}
	})
	if found == nil {
		d.t.Fatalf("there is no tick box %q:\n%s", name, uitest.Seen(d.shown))
	}
	found.SetChecked(on)
}

func TestPublishPageStops(t *testing.T) {
	d := newOwnerDesk(t)
	values := filepath.Join(d.work.Draft().Dir, "clinic.yaml")
	d.must(os.WriteFile(values, []byte("nurse-line: ext. 4120\n"), 0o644))
	d.publish("line")
	d.must(os.WriteFile(values, nil, 0o644))
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("Desks would lose values they need", "Nurse line, now “ext. 4120”")
	p.why.SetText("gone")
	d.press("Publish to every desk")
	d.wantSeen("Nothing was published. First fix what is marked in red.")
	p.acceptLost = true
	d.press("Publish to every desk")
	d.wantSeen("Published as version 2")

	d.must(os.MkdirAll(filepath.Join(d.work.Draft().Dir, "faq"), 0o755))
	d.must(os.WriteFile(filepath.Join(d.work.Draft().Dir, "faq", "broken.md"), []byte("no page"), 0o644))
	p.why.SetText("broken")
	d.show(d.page)
	d.wantSeen("Fix this first: 1", "faq/broken")
	d.press("Publish to every desk")
	if _, live, err := d.work.Live(); err != nil || live.Version != 2 {
		t.Errorf("version %d is published, %v", live.Version, err)
	}
}

func TestPublishPageTriesCallersLines(t *testing.T) {
	d := newOwnerDesk(t)
	draft, err := d.work.NewPage(handbook.FAQ, "Parking")
	d.must(err)
	for key, texts := range map[string][]string{"say": {"Park behind the house."}, "aliases": {"parking", "garage"}, "callers": {"where is your garage", "quantum flux"}} {
		d.must(draft.Set(key, texts...))
	}
	d.must(draft.SetPart(handbook.VoiceClinic, "The lot opens at 7."))
	d.must(draft.Save("Ann"))
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("1 of 2 callers’ lines find their page first", "“quantum flux”", "Parking: nothing is found", "new", "The lot opens at 7.")
}

// TestPublishPageFarAway: a share that is away is said in one sentence.
func TestPublishPageFarAway(t *testing.T) {
	d := newOwnerDesk(t)
	d.change("faq/driving", "Please do not drive today.")
	d.must(os.Rename(d.work.Root, d.work.Root+" away"))
	p := NewPublish(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("The working folder cannot be used right now")
	d.wantNot("Publish to every desk")
}
