package page

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/author/importer"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// ImportHost is what the page Import needs of the window.
type ImportHost interface {
	Library
	Status
	Frame
	Desk
	// Workspace is where the owner works.
	Workspace() author.Workspace
	// Author is the name of who works here, or "".
	Author() string
	// Background runs work on another goroutine, and then calls the other function
	// on Fyne's goroutine.
	Background(work, then func())
	// After calls a function on Fyne's goroutine after some time.
	After(d time.Duration, do func()) (stop func())
	// ShowOwner goes to a page of the owner by its name, about an entry or none.
	ShowOwner(name, id string)
}

// Importing is the page on which the content owner imports files: which of their
// parts become pages, what each is about, and what could not be imported. It makes
// drafts, and nothing goes to a desk.
type Importing struct {
	host  ImportHost
	paths []string // what was chosen so far

	work    *importWork // that is running, or nil
	reading *importer.Reading
	plan    *importer.Plan
	options importer.Options
	made    *importMade // what was made last, or nil
	err     error       // the working folder cannot be read

	edited *importer.Piece // whose fields are open, or nil
	shown  int             // how many pieces are listed
	button *xwidget.Button // that makes the drafts
}

// importWork is work in the background.
type importWork struct {
	text   string
	total  atomic.Int64
	done   atomic.Int64
	cancel context.CancelFunc
}

// fewPieces is how many pieces the page lists at first, and more of at a time.
const fewPieces = 40

// NewImporting makes the page.
func NewImporting(host ImportHost) *Importing {
	return &Importing{host: host, options: importer.Options{Of: map[string]importer.Columns{}}, shown: fewPieces}
}

// Content implements OwnerPage.
func (p *Importing) Content(string) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("import.title")), look.Intro(lang.L("import.intro")))
	if p.err != nil {
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
	}
	switch {
	case p.work != nil:
		page.Add(p.progress())
	case p.made != nil:
		page.Add(p.outcome())
	case p.plan != nil:
		p.addPlan(page)
	default:
		page.Add(p.start())
	}
	return page
}

// start is where files are chosen.
func (p *Importing) start() fyne.CanvasObject {
	file := primary(lang.L("import.file"), p.chooseFile)
	folder := xwidget.NewButton(lang.L("import.folder"), theme.FolderOpenIcon(), p.chooseFolder)
	return look.Box(look.Column(look.Body(lang.L("import.drop")), look.Buttons(file, folder), look.Quiet(lang.L("import.formats"))))
}

// show shows a dialog that chooses, large enough to read long names. Fyne 2.8 can
// only resize it once it is shown.
func show(d *dialog.FileDialog, window fyne.Window) {
	d.SetView(dialog.ListView)
	d.Show()
	d.Resize(look.DialogSize(look.DialogFile, window.Canvas()))
}

func (p *Importing) chooseFile() {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if file != nil {
			_ = file.Close()
			p.Add(file.URI().Path())
		}
		p.host.Fail(err)
	}, p.host.Window())
	d.SetFilter(storage.NewExtensionFileFilter(importer.Endings()))
	show(d, p.host.Window())
}

func (p *Importing) chooseFolder() {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if dir != nil {
			p.Add(dir.Path())
		}
		p.host.Fail(err)
	}, p.host.Window())
	show(d, p.host.Window())
}

// Add reads files or folders, together with those that were chosen before.
func (p *Importing) Add(paths ...string) {
	if p.work != nil || len(paths) == 0 {
		return
	}
	if p.made != nil {
		p.forget()
	}
	for _, path := range paths {
		p.paths = append(p.paths, filepath.FromSlash(path))
	}
	p.read()
}

// forget starts over.
func (p *Importing) forget() {
	*p = *NewImporting(p.host)
}

// read reads all that was chosen in the background.
func (p *Importing) read() {
	paths, options, draft := p.paths, p.options, p.host.Workspace()
	p.run(lang.L("import.reading"), func(ctx context.Context, w *importWork) func() {
		files, refused := importer.Open(paths...)
		w.total.Store(int64(len(files)))
		reading := importer.ReadAll(ctx, files, func(done int) { w.done.Store(int64(done)) })
		reading.Refused = append(refused, reading.Refused...)
		plan, err := planned(draft, reading, options)
		return func() { p.reading, p.plan, p.err = reading, plan, err }
	})
}

// planned splits what was read, and compares it with the draft.
func planned(w author.Workspace, r *importer.Reading, o importer.Options) (*importer.Plan, error) {
	plan := r.Plan(o)
	return plan, plan.MatchDraft(w.Draft())
}

// replan splits what was read in another way.
func (p *Importing) replan() {
	reading, options, w := p.reading, p.options, p.host.Workspace()
	p.edited = nil
	p.run(lang.L("import.splitting"), func(context.Context, *importWork) func() {
		plan, err := planned(w, reading, options)
		return func() { p.plan, p.err = plan, err }
	})
}

// run does work in the background, which can be canceled, and shows its result.
func (p *Importing) run(text string, do func(context.Context, *importWork) (show func())) {
	ctx, cancel := context.WithCancel(context.Background())
	w := &importWork{text: text, cancel: cancel}
	p.work = w
	var show func()
	p.host.Background(func() { show = do(ctx, w) }, func() {
		cancel()
		if p.work != w { // canceled in the meantime
			return
		}
		p.work = nil
		show()
		p.host.Rebuild()
	})
	if p.work == w {
		p.host.Rebuild()
		p.watch(w)
	}
}

// progressEvery is how often the page says how far the work is.
const progressEvery = 300 * time.Millisecond

// watch shows how far the work is until it is done.
func (p *Importing) watch(w *importWork) {
	p.host.After(progressEvery, func() {
		if p.work == w {
			p.host.Rebuild()
			p.watch(w)
		}
	})
}

func (p *Importing) progress() fyne.CanvasObject {
	text := p.work.text
	if total := p.work.total.Load(); total > 1 {
		text = lang.L("import.progress", map[string]any{"Done": p.work.done.Load() + 1, "Total": total})
	}
	return look.Box(look.Column(look.Body(text), look.Buttons(xwidget.NewButton(lang.L("button.cancel"), nil, p.cancel))))
}

// cancel ends the work; what was chosen is forgotten.
func (p *Importing) cancel() {
	if p.work != nil {
		p.work.cancel()
	}
	p.forget()
	p.host.Rebuild()
	p.host.Say(lang.L("import.canceled"))
}
