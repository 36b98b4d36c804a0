package page

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// pickItem is a line of a list to pick from.
type pickItem struct{ name, more string }

// picker is a list to pick from, with a field that narrows it.
type picker struct {
	items  []pickItem
	shown  []int // indexes of the items that match
	list   *widget.List
	field  *xwidget.Entry
	dialog *dialog.CustomDialog
	chosen func(i int)
}

// pick lets somebody pick from a list. The extra buttons are below it.
func pick(host OwnerHost, title string, items []pickItem, chosen func(i int), extra ...fyne.CanvasObject) *picker {
	p := &picker{items: items, field: xwidget.NewEntry(), chosen: chosen}
	p.list = widget.NewList(func() int { return len(p.shown) },
		func() fyne.CanvasObject {
			name, more := widget.NewLabel(""), look.Caption("")
			name.Truncation, more.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
			return container.New(xwidget.Column{Gap: -look.TightGap - look.Space1}, name, more)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			item := p.items[p.shown[i]]
			o.(*fyne.Container).Objects[0].(*widget.Label).SetText(item.name)
			o.(*fyne.Container).Objects[1].(*widget.Label).SetText(item.more)
		})
	p.list.OnSelected = func(i widget.ListItemID) { p.take(i) }
	p.field.SetPlaceHolder(lang.L("pick.filter"))
	p.field.OnChanged = p.narrow
	p.field.OnSubmitted = func(string) { p.take(0) }
	p.narrow("")
	buttons := container.New(&xwidget.Flow{Gap: look.Space2}, extra...)
	inside := container.New(xwidget.Stretch{Index: 1, Vertical: true, Gap: look.Space2}, p.field, p.list, buttons)
	p.dialog = dialog.NewCustom(title, lang.L("button.cancel"), inside, host.Window())
	p.dialog.Resize(look.DialogSize(look.DialogPick, host.Window().Canvas()))
	p.dialog.Show()
	host.Window().Canvas().Focus(p.field)
	return p
}

// narrow shows the items that have all words of a text.
func (p *picker) narrow(text string) {
	p.shown = nil
	words := strings.Fields(strings.ToLower(text))
	for i, item := range p.items {
		in := strings.ToLower(item.name + " " + item.more)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) }) {
			p.shown = append(p.shown, i)
		}
	}
	p.list.UnselectAll()
	p.list.Refresh()
}

func (p *picker) take(at int) {
	if at < 0 || at >= len(p.shown) {
		return
	}
	p.dialog.Hide()
	p.chosen(p.shown[at])
}

// pickValue writes a clinic value into a field.
func pickValue(p *Edit, into *xwidget.GrowingEntry) {
	fields := p.seen.Book.Fields()
	var items []pickItem
	for _, f := range fields {
		items = append(items, pickItem{f.Label, f.Text()})
	}
	pick(p.host, lang.L("edit.add-value"), items, func(i int) {
		into.Insert(p.form.marks().Value(fields[i]))
		p.host.Focus(into)
	})
}

// pickPage picks a page of a handbook, except one.
func pickPage(host OwnerHost, book *handbook.Handbook, except string, chosen func(*handbook.Entry)) {
	var entries []*handbook.Entry
	var items []pickItem
	for _, e := range book.Entries() {
		if e.ID != except {
			entries = append(entries, e)
			items = append(items, pickItem{e.Title, KindName(e.Kind) + " · " + e.SayText()})
		}
	}
	pick(host, lang.L("edit.add-page"), items, func(i int) { chosen(entries[i]) })
}

// pickSource writes a source into a field: one that the handbook has, or a new one.
func pickSource(p *Edit, into *xwidget.Entry) {
	sources := knownSources(p.seen.Book)
	var items []pickItem
	for _, s := range sources {
		items = append(items, pickItem{s.Mention(), s.Title + ", " + s.Publisher})
	}
	cite := func(key string) {
		mark := "[^" + key + "]"
		if before := []rune(into.Text)[:min(into.CursorTextOffset(), len([]rune(into.Text)))]; len(before) > 0 && !strings.ContainsRune(" \n", before[len(before)-1]) {
			mark = " " + mark
		}
		into.Insert(mark)
	}
	var list *picker
	fresh := xwidget.NewButton(lang.L("source.new"), nil, func() {
		list.dialog.Hide()
		newSource(p, cite)
	})
	list = pick(p.host, lang.L("edit.add-source"), items, func(i int) { cite(sources[i].Key) }, fresh)
}

// knownSources are the sources that pages cite, by name.
func knownSources(book *handbook.Handbook) []*handbook.Source {
	var out []*handbook.Source
	seen := map[string]bool{}
	for _, e := range book.Entries() {
		for _, s := range e.Sources {
			if !seen[s.Key] && s.Kind != handbook.SourceArticle {
				seen[s.Key] = true
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b *handbook.Source) int {
		return cmp.Or(strings.Compare(a.Short, b.Short), strings.Compare(a.Key, b.Key))
	})
	return out
}

// newSource asks for a source and lists it in the draft.
func newSource(p *Edit, added func(key string)) {
	title, publisher, year, address := xwidget.NewEntry(), xwidget.NewEntry(), xwidget.NewEntry(), xwidget.NewEntry()
	fault := look.Fault()
	form := container.New(xwidget.Column{Gap: look.Space2},
		named(lang.L("source.title"), title), named(lang.L("source.publisher"), publisher),
		named(lang.L("source.year"), year), named(lang.L("source.address"), address), fault)
	var d *dialog.CustomDialog
	w := p.host.Workspace()
	add := primary(lang.L("source.add"), func() {
		s := handbook.Source{Title: title.Text, Publisher: publisher.Text, Year: year.Text, Address: address.Text}
		var key string
		var files map[string][]byte
		var err error
		p.host.Background(func() {
			if key, err = w.AddSource(s); err == nil {
				files, err = w.Files()
			}
		}, func() {
			if err != nil {
				fault.SetText(asSentence(ErrorText(err)))
				fault.Show()
				return
			}
			d.Hide()
			p.files = files
			added(key)
		})
	})
	d = dialog.NewCustomWithoutButtons(lang.L("source.new"), form, p.host.Window())
	d.SetButtons([]fyne.CanvasObject{xwidget.NewButton(lang.L("button.cancel"), nil, func() { d.Hide() }), add})
	d.Resize(look.DialogSize(look.DialogForm, p.host.Window().Canvas()))
	d.Show()
	p.host.Window().Canvas().Focus(title)
}
