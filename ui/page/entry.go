package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// EntryHost is what the page of an entry needs of the window.
type EntryHost interface {
	Library
	Status
	Clipboard
	Frame
	Printer
	Urgency
	Drafting
	Files
	Editing
}

// Editing changes pages, for a content owner.
type Editing interface {
	// Edits reports whether somebody writes the handbook in this window.
	Edits() bool
	// EditPage opens the form of a page.
	EditPage(id string)
}

// Entry is the page of an entry: first what to say, then when not to, then what
// is known and from whom.
type Entry struct {
	host    EntryHost
	kept    *notebook.Notebook
	caller  caller
	note    *noteEditor       // nil while no note is being written
	unsaved map[string]string // texts of notes that are not saved, by the id of their entry
	noteBox fyne.CanvasObject // the note on the page
	// Preview says that notes are gone when the program ends.
	Preview bool
}

// NewEntry makes the page.
func NewEntry(host EntryHost, kept *notebook.Notebook) *Entry { return &Entry{host: host, kept: kept} }

// Content builds the page.
func (p *Entry) Content(e *handbook.Entry) fyne.CanvasObject {
	page := look.Page(
		container.New(&xwidget.Ends{}, container.NewHBox(look.Caption(kindAndTopic(p.host.Book(), e)), ReviewPill(e)), p.buttons(e)),
		container.New(look.Above(-look.Space2), look.Title(e.Title)))
	add := func(blocks ...fyne.CanvasObject) {
		for _, b := range blocks {
			page.Add(b)
		}
	}
	add(Marks(e)...)
	if p.host.Urgent() {
		add(EmergencyCard(p.host.Book()))
	} else {
		add(answerCard(p, e))
	}
	add(p.conditions(e)...)
	contents := look.Column()
	add(contents)
	toc := newContents(p.host.Pager())
	for _, part := range e.Parts {
		add(renderer{p.host, p.host}.part(part, toc))
	}
	if len(e.Sources) > 0 {
		add(toc.mark(label(export.Sources), sources(e.Sources)))
	}
	add(look.Quiet(reviewStatus(e)))
	rail := p.rail(e, toc)
	if words(e) >= longPage {
		contents.Add(toc.links())
	}
	return look.Railed(page, numbers(p.host.Book()), rail...)
}

// rail is what is to the right of the page in a wide window, and below it in
// others: related pages and the own note.
func (p *Entry) rail(e *handbook.Entry, toc *contents) []fyne.CanvasObject {
	var rail []fyne.CanvasObject
	if len(e.Related) > 0 {
		rail = append(rail, toc.mark(label(export.Related), p.related(e)))
	}
	p.noteBox = toc.mark(lang.L("note.title"), p.noteCard(e))
	return append(rail, p.noteBox)
}

// numbers is the box of whom to transfer a call to.
func numbers(book *handbook.Handbook) fyne.CanvasObject {
	box := look.Column(look.Bold(lang.L("rail.numbers"), theme.ColorNameForeground))
	for _, f := range mayKnow(book) {
		box.Add(container.New(xwidget.Overlap(look.CaptionGap), look.Caption(f.Label), fieldValue(f)))
	}
	return look.Box(box)
}

// fieldValue is a clinic value, or in one word that it is not set.
func fieldValue(f *handbook.Field) fyne.CanvasObject {
	if f.IsSet() {
		return look.Body(f.Value)
	}
	return look.Colored(lang.L("field.not-set"), look.ColorUnset)
}

// buttons are what can be done with an entry.
func (p *Entry) buttons(e *handbook.Entry) fyne.CanvasObject {
	name, saved := lang.L("button.save"), p.kept.IsSaved(e.ID)
	if saved {
		name = lang.L("button.saved")
	}
	buttons := container.NewHBox(
		xwidget.NewIconButton(name, look.StarIcon(saved), func() { p.ToggleSaved(e) }),
		xwidget.NewIconButton(lang.L("command.note"), look.Icon("edit"), func() { p.EditNote(e) }),
		xwidget.NewIconButton(lang.L("button.print"), look.Icon("print"), p.host.Print))
	if p.host.Edits() {
		edit := xwidget.NewButton(lang.L("owner.edit"), nil, func() { p.host.EditPage(e.ID) })
		buttons.Objects = append([]fyne.CanvasObject{edit}, buttons.Objects...)
	}
	return buttons
}

// ToggleSaved saves the entry on the page, or removes it from the saved ones.
func (p *Entry) ToggleSaved(e *handbook.Entry) {
	change, done := p.kept.Save, lang.L("entry.saved")
	if p.kept.IsSaved(e.ID) {
		change, done = p.kept.Unsave, lang.L("entry.unsaved")
	}
	err := change(e.ID)
	p.host.Rebuild()
	p.host.Say(done)
	p.host.Fail(err)
}

// part shows what one voice says, with its name and its color.
func (r renderer) part(p handbook.Part, toc *contents) fyne.CanvasObject {
	name := voiceName(p.Voice)
	box := container.New(xwidget.Column{Gap: -look.TightGap / 2}, toc.mark(name, look.Bold(name, theme.ColorNameForeground)))
	for i, o := range r.blocks(p.Blocks) {
		if h, ok := p.Blocks[i].(handbook.Heading); ok {
			toc.mark(handbook.PlainText(h.Spans), o)
		}
		box.Add(o)
	}
	if who := setBy(p.Blocks); who != "" {
		box.Add(look.Quiet(who))
	}
	return look.SideBar(box)
}

// setBy says who set the clinic values in a text, and when.
func setBy(blocks []handbook.Block) string {
	var out []string
	for s := range handbook.Spans(blocks) {
		if v, ok := s.(handbook.Value); ok && v.Field.IsSet() && v.Field.SetBy+v.Field.SetOn != "" {
			if line := v.Field.Label + ": " + phrase(export.ValueSource(v.Field)); !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return strings.Join(out, "  ·  ")
}

// related links to other entries.
func (p *Entry) related(e *handbook.Entry) fyne.CanvasObject {
	box := look.Headed(label(export.Related), theme.ColorNameForeground)
	for _, other := range e.Related {
		box.Add(xwidget.NewLink(other.Title, func() { p.host.Open(other.ID) }))
	}
	return look.Box(box)
}

func sources(list []*handbook.Source) fyne.CanvasObject {
	box := look.Headed(label(export.Sources), theme.ColorNameForeground)
	for _, s := range list {
		box.Add(look.Quiet(export.Citation(s)))
	}
	return box
}
