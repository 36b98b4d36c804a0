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

// Setup is the page on which a content owner chooses the folder that she works in, or
// makes one.
type Setup struct {
	host   OwnerHost
	folder *xwidget.Entry
	by     *xwidget.Entry
	fault  *widget.Label
	done   string // the folder that was set up just now

	signers *signers
}

// NewSetup makes the page.
func NewSetup(host OwnerHost) *Setup {
	p := &Setup{host: host, folder: xwidget.NewEntry(), by: xwidget.NewEntry(), fault: widget.NewLabel(""), signers: newSigners(host)}
	p.folder.SetText(host.Workspace().Root)
	p.folder.SetPlaceHolder(lang.L("setup.folder-example"))
	p.folder.OnSubmitted = func(string) { p.begin() }
	p.by.SetText(host.Author())
	p.by.SetPlaceHolder(lang.L("setup.by-example"))
	p.by.OnSubmitted = func(string) { p.begin() }
	p.fault.Importance, p.fault.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	p.fault.Hide()
	return p
}

// Content implements OwnerPage.
func (p *Setup) Content(string) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("setup.title")), look.Body(lang.L("setup.intro")))
	browse := xwidget.NewButton(lang.L("setup.browse"), theme.FolderOpenIcon(), p.browse)
	page.Add(look.Headed(lang.L("setup.folder"), theme.ColorNameForeground,
		look.Flush(container.New(xwidget.Stretch{Gap: look.Space2}, p.folder, browse)), look.Quiet(lang.L("setup.folder-help"))))
	page.Add(look.Headed(lang.L("setup.by"), theme.ColorNameForeground, look.Flush(p.by), look.Quiet(lang.L("setup.by-help"))))
	page.Add(p.fault)
	page.Add(look.Buttons(primary(lang.L("setup.begin"), p.begin)))
	if root := p.host.Workspace().Root; root != "" {
		page.Add(p.chosen(root))
		for _, part := range p.signers.content() {
			page.Add(part)
		}
	}
	return page
}

// chosen shows the working folder, what is in it, and what comes next.
func (p *Setup) chosen(root string) fyne.CanvasObject {
	box := look.Column(look.Bold(lang.L("setup.chosen"), theme.ColorNameForeground), look.Body(root))
	if p.done == root {
		box.Add(look.Body(lang.L("setup.next", map[string]any{"Folder": author.Workspace{Root: root}.DeskFolder()})))
	}
	box.Add(look.Buttons(xwidget.NewButton(lang.L("setup.stop"), nil, func() {
		p.done = ""
		p.host.UseWorkspace("")
		p.host.Say(lang.L("setup.stopped"))
	})))
	return look.Box(box)
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
