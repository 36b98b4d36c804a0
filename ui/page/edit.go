package page

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// How long after a letter what was written is on the disk, and when the page on the
// right follows it.
const (
	keepAfter    = 400 * time.Millisecond
	previewAfter = 300 * time.Millisecond
)

// Edit is the page on which a content owner writes a page: its parts as a form on the
// left, and on the right the page as desks will show it. What she writes is kept on
// this computer at once, and is in the draft when she saves it.
type Edit struct {
	host OwnerHost

	id     string
	draft  *author.Draft // nil until the page is open
	files  map[string][]byte
	seen   author.Preview // newest
	steps  steps          // to undo
	form   *editForm
	view   *editView
	panes  *xwidget.Panes
	object *fyne.Container

	stopKeeping, stopPreview func()
	previews                 int  // asked for so far
	left                     bool // another page has taken its place
	near                     colleagues
}

var (
	_ OwnerPage = (*Edit)(nil)
	_ Filler    = (*Edit)(nil)
	_ Leaver    = (*Edit)(nil)
	_ Saver     = (*Edit)(nil)
	_ Starter   = (*Edit)(nil)
)

// NewEdit makes the page.
func NewEdit(host OwnerHost) *Edit {
	return &Edit{host: host, object: container.NewStack(), stopKeeping: func() {}, stopPreview: func() {}}
}

// Fills implements Filler.
func (p *Edit) Fills() bool { return true }

// Start implements Starter.
func (p *Edit) Start() fyne.Focusable {
	if p.draft == nil {
		return nil
	}
	return p.form.first()
}

// Content implements OwnerPage.
func (p *Edit) Content(id string) fyne.CanvasObject {
	if id != p.id || p.draft == nil || p.left {
		p.open(id)
	}
	return p.object
}

// opened is what is known of a page when its form opens.
type opened struct {
	draft    *author.Draft
	restored time.Time // when what is restored was kept, or zero
	files    map[string][]byte
	seen     author.Preview
	others   []author.Editing
	err      error // the page cannot be edited
	away     error // the workspace cannot be reached
}

// open opens a page in the background.
func (p *Edit) open(id string) {
	p.id, p.draft, p.left = id, nil, false
	p.object.Objects = []fyne.CanvasObject{look.Page(look.Body(lang.L("edit.opening")))}
	p.object.Refresh()
	w, saves, by := p.host.Workspace(), p.host.Autosaves(), p.host.Author()
	var o opened
	p.host.Background(func() { o = openPage(w, saves, id, by) }, func() {
		if id == p.id && p.draft == nil {
			p.show(o)
		}
	})
}

func openPage(w author.Workspace, saves author.Autosaves, id, by string) (o opened) {
	o.draft, o.restored, o.err = saves.Open(w, id)
	if o.draft == nil && o.err == nil {
		o.draft, o.err = w.Edit(id)
	}
	if o.err != nil {
		return o
	}
	if _, o.err = o.draft.Keys(); o.err != nil {
		return o
	}
	if o.files, o.away = w.Files(); o.away == nil {
		o.others = markOpen(w, o.draft, by)
	}
	o.seen, o.err = o.draft.Preview(o.files)
	return o
}

// show shows the form of a page.
func (p *Edit) show(o opened) {
	if o.err != nil {
		p.object.Objects = []fyne.CanvasObject{look.Page(look.Title(lang.L("edit.heading", map[string]any{"Title": p.id})),
			look.Notice(look.Column(look.Warning(lang.L("edit.cannot")), look.Body(ErrorText(o.err)))))}
		p.object.Refresh()
		return
	}
	p.draft, p.files, p.seen, p.steps = o.draft, o.files, o.seen, steps{}
	p.form, p.view = newEditForm(p), newEditView(p)
	p.form.fill()
	if !o.restored.IsZero() && !p.form.blank() {
		p.form.notify(lang.L("edit.restored", map[string]any{"Time": Moment(o.restored)}))
	}
	p.near = colleagues{marked: time.Now()}
	p.meet(o.others)
	if o.away != nil {
		p.form.notify(lang.L("edit.away", map[string]any{"Reason": ErrorText(o.away)}))
	}
	const share, both = 610. / 1366, 56
	p.panes = &xwidget.Panes{Share: share, LeastEms: both}
	panes := container.New(p.panes, p.form.object, p.view.object, nil)
	panes.Objects[2] = p.choice(panes)
	p.object.Objects = []fyne.CanvasObject{panes}
	p.object.Refresh()
	p.follow()
	p.host.Focus(p.Start())
}

// choice chooses between the form and the page where the window is too narrow for both.
func (p *Edit) choice(panes *fyne.Container) fyne.CanvasObject {
	names := []string{lang.L("edit.form"), lang.L("edit.preview")}
	return container.NewPadded(segments(names, func(i int) bool { return (i == 1) == p.panes.Second }, func(i int) {
		p.panes.Second = i == 1
		panes.Refresh()
	}))
}

// changed is called after a part of the page was changed in the form.
func (p *Edit) changed(part string, before []byte) {
	if bytes.Equal(before, p.draft.Text) {
		return
	}
	p.steps.record(part, before, time.Now())
	p.written()
}

// written keeps the page and shows it, soon.
func (p *Edit) written() {
	p.left = false
	p.form.state()
	p.mark()
	p.stopKeeping()
	p.stopKeeping = p.host.After(keepAfter, p.keep)
	p.stopPreview()
	p.stopPreview = p.host.After(previewAfter, p.follow)
}

// keep stores what was written on this computer.
func (p *Edit) keep() {
	p.stopKeeping = func() {}
	if p.draft == nil {
		return
	}
	if !p.draft.Changed() {
		p.host.Fail(p.host.Autosaves().Drop(p.id))
		return
	}
	p.host.Fail(p.host.Autosaves().Keep(p.draft))
}

// Leave implements Leaver.
func (p *Edit) Leave() {
	if p.draft == nil {
		return
	}
	p.stopKeeping()
	p.keep()
	d, by := *p.draft, p.host.Author()
	p.host.Background(func() { d.Unmark(by, author.Computer{}.Name()) }, func() {})
	p.left = true // what a colleague saves meanwhile is seen when it is opened again
}

// follow shows the page as it is in the form, and then how callers find it.
func (p *Edit) follow() {
	p.stopPreview = func() {}
	if p.draft == nil {
		return
	}
	p.previews++
	n, d, files := p.previews, *p.draft, p.files
	var seen author.Preview
	var err error
	p.host.Background(func() { seen, err = d.Preview(files) }, func() {
		if n != p.previews {
			return
		}
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.seen = seen
		p.form.problems()
		p.view.show()
		p.try(n)
	})
}

// try searches for the callers' lines in the handbook with this page.
func (p *Edit) try(n int) {
	lines := p.form.callers.lines()
	if len(lines) == 0 {
		p.form.callers.found(nil)
		return
	}
	seen, id := p.seen, p.id
	var trials []author.Trial
	p.host.Background(func() {
		f := author.NewFinder(seen.Book, seen.Words)
		for _, line := range lines {
			trials = append(trials, f.Try(id, line))
		}
	}, func() {
		if n == p.previews {
			p.form.callers.found(trials)
		}
	})
}

// step undoes the last change, or does it again.
func (p *Edit) step(to func([]byte) ([]byte, bool)) bool {
	if text, ok := to(p.draft.Text); ok {
		p.draft.Text = text
		p.form.fill()
		p.written()
	}
	return true
}

func (p *Edit) undo() bool { return p.step(p.steps.undo) }
func (p *Edit) redo() bool { return p.step(p.steps.redo) }

// Save implements Saver.
func (p *Edit) Save() {
	if p.draft == nil {
		return
	}
	p.form.aliases.takeTyped()
	if p.draft.Changed() {
		p.save()
	}
}

// save writes the page into the draft.
func (p *Edit) save() {
	p.stopKeeping()
	p.keep()
	d, by := *p.draft, p.host.Author()
	sent := bytes.Clone(d.Text)
	var err error
	p.host.Background(func() { err = d.Save(by) }, func() {
		if p.draft == nil || p.id != d.ID {
			p.host.Fail(err)
			return
		}
		p.saved(sent, d, err)
	})
}

// saved shows how saving went.
func (p *Edit) saved(sent []byte, d author.Draft, err error) {
	var conflict *author.ConflictError
	switch {
	case errors.As(err, &conflict):
		p.form.showConflict(conflict)
		return
	case err != nil:
		p.form.notify(lang.L("edit.not-saved", map[string]any{"Reason": ErrorText(err)}))
		return
	}
	p.draft.Follow(sent, d)
	p.keep()
	p.form.clearNotices()
	if !bytes.Equal(p.draft.Text, sent) {
		p.form.fill()
		p.form.notify(lang.L("edit.merged"))
	}
	p.form.state()
	p.host.Say(lang.L("edit.saved"))
	p.refile()
}

// refile reads the draft again, which others may have changed, and shows the page.
func (p *Edit) refile() {
	w, id := p.host.Workspace(), p.id
	var files map[string][]byte
	var err error
	p.host.Background(func() { files, err = w.Files() }, func() {
		if err == nil && id == p.id && p.draft != nil {
			p.files = files
			p.follow()
		}
	})
}

// resolve settles a conflict: by what the form has, or by what the other has saved.
func (p *Edit) resolve(e *author.ConflictError, mine bool) {
	p.draft.Resolve(e)
	if !mine {
		before := p.draft.Text
		p.draft.Text = bytes.Clone(e.Theirs)
		p.form.fill()
		p.changed("", before)
	}
	p.form.clearNotices()
	p.save()
}

// discard asks, and goes back to the page before what is not saved or, if all is
// saved, to what desks show.
func (p *Edit) discard() {
	text := lang.L("edit.discard-unsaved")
	do := func() {
		p.host.Fail(p.host.Autosaves().Drop(p.id))
		p.again()
	}
	if !p.draft.Changed() {
		text = lang.L("edit.discard-draft")
		do = p.discardDraft
	}
	dialog.ShowCustomConfirm(lang.L("edit.discard-title"), lang.L("edit.discard"), lang.L("button.cancel"), look.Body(text), func(yes bool) {
		if yes {
			do()
		}
	}, p.host.Window())
}

func (p *Edit) discardDraft() {
	w, id, by := p.host.Workspace(), p.id, p.host.Author()
	var err error
	p.host.Background(func() { err = w.Discard(id, by) }, func() {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Fail(p.host.Autosaves().Drop(id))
		p.again()
		p.host.Say(lang.L("edit.discarded"))
	})
}

// again opens the page once more, without what was written in the form.
func (p *Edit) again() {
	p.stopKeeping()
	p.stopPreview()
	p.open(p.id)
}

// book is the handbook with the page as it is in the form.
func (p *Edit) book() *handbook.Handbook { return p.seen.Book }

// folder is the folder of the page.
func (p *Edit) folder() string { return strings.Split(p.id, "/")[0] }
