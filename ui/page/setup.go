package page

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Setup is the page on which a content owner chooses the folder to work in, or
// makes one.
type Setup struct {
	host   OwnerHost
	folder *xwidget.Entry
	by     *xwidget.Entry
	fault  *widget.Label
	done   string // the folder that was set up just now

	signers *signers
}

var _ Starter = (*Setup)(nil)

// NewSetup makes the page.
func NewSetup(host OwnerHost) *Setup {
	p := &Setup{host: host, folder: xwidget.NewEntry(), by: xwidget.NewEntry(), fault: look.Fault(), signers: newSigners(host)}
	p.folder.Name, p.by.Name = lang.L("setup.folder"), lang.L("setup.by")
	p.folder.SetText(host.Workspace().Root)
	p.folder.SetPlaceHolder(lang.L("setup.folder-example"))
	p.folder.OnSubmitted = func(string) { p.begin() }
	p.by.SetText(host.Author())
	p.by.SetPlaceHolder(lang.L("setup.by-example"))
	p.by.OnSubmitted = func(string) { p.begin() }
	return p
}

// Start implements Starter.
func (p *Setup) Start() fyne.Focusable {
	if p.host.Workspace().Root != "" {
		return nil
	}
	return p.folder
}

// Content implements OwnerPage.
func (p *Setup) Content(string) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("setup.title")), look.Intro(lang.L("setup.intro")))
	if root := p.host.Workspace().Root; root != "" {
		page.Add(p.chosen(root))
		page.Add(look.Body(lang.L("setup.edit")))
		page.Add(p.next())
		for _, part := range p.signers.content() {
			page.Add(part)
		}
	}
	browse := xwidget.NewButton(lang.L("setup.browse"), theme.FolderOpenIcon(), p.browse)
	page.Add(look.Box(container.New(xwidget.Column{Gap: look.Space2},
		look.Flush(named(lang.L("setup.folder"), container.New(xwidget.Stretch{Gap: look.Space2}, p.folder, browse))),
		container.New(look.Above(-look.TightGap), look.Quiet(lang.L("setup.folder-help"))),
		look.Flush(named(lang.L("setup.by"), p.by)),
		container.New(look.Above(-look.TightGap), look.Quiet(lang.L("setup.by-help"))),
		p.fault,
		look.Buttons(primary(lang.L("setup.begin"), p.begin)))))
	return page
}

// chosen shows the working folder, and what to do in it first.
func (p *Setup) chosen(root string) fyne.CanvasObject {
	box := look.Column(look.Fine(lang.L("setup.chosen")), look.Body(root))
	if p.done == root {
		box.Add(look.Body(lang.L("setup.next", map[string]any{"Folder": author.Workspace{Root: root}.DeskFolder()})))
	}
	box.Add(look.Buttons(xwidget.NewButton(lang.L("setup.stop"), nil, func() {
		p.done = ""
		p.host.UseWorkspace("")
		p.host.Say(lang.L("setup.stopped"))
	})))
	return look.Good(box)
}

// next are the next steps.
func (p *Setup) next() fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, next := range []struct{ page, name, what string }{
		{"new", lang.L("owner.new"), lang.L("setup.next-new")},
		{"import", lang.L("owner.import"), lang.L("setup.next-import")},
		{"review", lang.L("owner.review"), lang.L("setup.next-review")},
		{"publish", lang.L("owner.publish"), lang.L("setup.next-publish")},
		{"history", lang.L("owner.history"), lang.L("setup.next-history")},
	} {
		list = append(list, nextTile(strings.TrimSuffix(next.name, "…"), next.what, func() { p.host.ShowOwner(next.page, "") }))
	}
	return tiles(append(list, nextTile(lang.L("clinic.title"), lang.L("setup.next-values"), p.host.ShowClinic))...)
}

func nextTile(name, what string, do func()) fyne.CanvasObject {
	title := look.Bold(name, theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	return tile(name, container.New(xwidget.Column{Gap: -look.TightGap}, title, wrappedQuiet(what)), do)
}

func (p *Setup) browse() {
	dialog.ShowFolderOpen(func(dir fyne.ListableURI, err error) {
		if err == nil && dir != nil {
			p.folder.SetText(filepath.FromSlash(dir.Path()))
		}
		p.host.Fail(err)
	}, p.host.Window())
}

// begin works in the folder, which is set up first if it is not yet.
func (p *Setup) begin() {
	root, by := strings.TrimSpace(p.folder.Text), strings.Join(strings.Fields(p.by.Text), " ")
	switch {
	case root == "":
		p.refuse(lang.L("setup.no-folder"), p.folder)
		return
	case by == "":
		p.refuse(lang.L("setup.no-name"), p.by)
		return
	}
	w := p.host.Workspace()
	w.Root = root
	var err error
	p.host.Background(func() {
		if err = w.SetUp(); err == nil {
			err = w.Reach()
		}
	}, func() {
		if err != nil {
			p.refuse(ErrorText(err), p.folder)
			return
		}
		p.fault.Hide()
		p.done = root
		p.host.SetAuthor(by)
		p.host.UseWorkspace(root)
		p.host.Say(lang.L("setup.done"))
	})
}

// refuse says what is missing, and moves the focus there.
func (p *Setup) refuse(why string, where fyne.Focusable) {
	p.fault.SetText(why)
	p.fault.Show()
	p.host.Rebuild()
	p.host.Focus(where)
}
