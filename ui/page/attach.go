package page

import (
	"path"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/picture"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// chooseAttachment lets the owner choose a picture or a file for the text.
func chooseAttachment(p *Edit, into *xwidget.Entry) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if file != nil {
			_ = file.Close()
			p.Attach(filepath.FromSlash(file.URI().Path()), into)
		}
		p.host.Fail(err)
	}, p.host.Window())
	d.SetFilter(storage.NewExtensionFileFilter(attachableEndings()))
	show(d, p.host.Window())
}

func attachableEndings() []string {
	var all []string
	for _, e := range append(picture.Endings(), content.AttachableEndings()...) {
		all = append(all, e, strings.ToUpper(e))
	}
	return all
}

// Drop inserts a dropped picture into the text that is shown, and reports whether it is
// a picture.
func (p *Edit) Drop(file string) bool {
	if p.draft == nil || !strings.HasPrefix(content.AttachmentFileName(filepath.Base(file)), content.PicturesFolder+"/") {
		return false
	}
	b := p.form.body
	p.Attach(filepath.FromSlash(file), &b.fields[b.at].entry.Entry)
	return true
}

// Attach asks what a file shows, copies it into the draft, and writes it into the text
// at the cursor.
func (p *Edit) Attach(file string, into *xwidget.Entry) {
	name := content.AttachmentFileName(filepath.Base(file))
	question := lang.L("edit.attach-name")
	text := xwidget.NewEntry()
	if strings.HasPrefix(name, content.PicturesFolder+"/") {
		question = lang.L("edit.attach-text")
	} else if name != "" {
		text.SetText(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)))
	}
	fault := look.Fault()
	form := container.New(xwidget.Column{Gap: look.Space2}, look.Quiet(filepath.Base(file)), named(question, text), fault)
	d := dialog.NewCustomWithoutButtons(lang.L("edit.attach"), form, p.host.Window())
	insert := primary(lang.L("edit.attach-insert"), func() {
		says := strings.Join(strings.Fields(text.Text), " ")
		if says == "" {
			fault.SetText(question)
			fault.Show()
			p.host.Window().Canvas().Focus(text)
			return
		}
		d.Hide()
		p.attach(file, says, into)
	})
	text.OnSubmitted = func(string) { insert.OnTapped() }
	d.SetButtons([]fyne.CanvasObject{xwidget.NewButton(lang.L("button.cancel"), nil, d.Hide), insert})
	d.Resize(look.DialogSize(look.DialogForm, p.host.Window().Canvas()))
	d.Show()
	p.host.Window().Canvas().Focus(text)
}

// attach copies a file into the draft, in the background.
func (p *Edit) attach(file, says string, into *xwidget.Entry) {
	w, id := p.host.Workspace(), p.id
	var name string
	var err error
	p.host.Background(func() { name, err = w.Attach(file) }, func() {
		switch {
		case id != p.id || p.draft == nil:
			return
		case err != nil:
			p.form.notify(lang.L("edit.attach-failed", map[string]any{"Reason": ErrorText(err)}))
			return
		}
		mark := ""
		if path.Dir(name) == content.PicturesFolder {
			mark = "!"
		}
		into.Insert("\n\n" + mark + "[" + content.EscapedText(says) + "](../" + name + ")\n\n")
		p.host.Focus(into)
	})
}
