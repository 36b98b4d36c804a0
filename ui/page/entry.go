package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

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
}

// Entry is the page of an entry: first what to say, then when not to, then what
// is known and from whom.
type Entry struct {
	host    EntryHost
	kept    *notebook.Notebook
	note    *noteEditor       // nil while no note is being written
	unsaved map[string]string // texts of notes that are not saved, by the id of their entry
	noteBox fyne.CanvasObject // the note on the page
}

// NewEntry makes the page.
func NewEntry(host EntryHost, kept *notebook.Notebook) *Entry { return &Entry{host: host, kept: kept} }

// Content builds the page.
func (p *Entry) Content(e *handbook.Entry) fyne.CanvasObject {
	page := look.Page(
		container.New(&xwidget.Ends{}, container.NewHBox(look.Caption(strings.ToUpper(KindName(e.Kind))), ReviewBadge(e)), RouteBadge(e.Route)),
		container.New(xwidget.Stretch{Gap: 4}, look.Title(e.Title), p.buttons(e)))
	add := func(blocks ...fyne.CanvasObject) {
		for _, b := range blocks {
			page.Add(b)
		}
	}
	add(Marks(e)...)
	if p.host.Urgent() {
		add(EmergencyCard(p.host.Book()))
	} else {
		add(sayCard(p.host, label(export.SayLabel(e)), e.SayText(), HandOverLines(p.host.Book(), e)...))
		add(p.twoVersions(e)...)
	}
	if len(e.Emergency) > 0 {
		add(conditions(label(export.EmergencyIf), e.Emergency, look.ColorEmergency))
	}
	if len(e.HandOver) > 0 {
		add(conditions(label(export.HandOverIf), e.HandOver, look.ColorNurse))
	}
	contents := look.Column()
	add(contents)
	toc := newContents(p.host.Pager())
	for _, part := range e.Parts {
		add(renderer{p.host}.part(part, toc))
	}
	p.noteBox = toc.mark(lang.L("note.title"), p.noteCard(e))
	add(p.noteBox)
	if len(e.Related) > 0 {
		add(toc.mark(label(export.Related), p.related(e)))
	}
	if len(e.Sources) > 0 {
		add(toc.mark(label(export.Sources), sources(e.Sources)))
	}
	add(xwidget.NewRule(), look.Quiet(standing(e)))
	if words(e) >= longPage {
		contents.Add(toc.links())
	}
	return page
}

// buttons are what can be done with an entry.
func (p *Entry) buttons(e *handbook.Entry) fyne.CanvasObject {
	label, saved := lang.L("button.save"), p.kept.IsSaved(e.ID)
	if saved {
		label = lang.L("button.saved")
	}
	save := xwidget.NewButton(label, look.StarIcon(saved), func() { p.ToggleSaved(e) })
	print := xwidget.NewButton(lang.L("button.print"), look.Tinted(theme.DocumentPrintIcon(), theme.ColorNameForeground), p.host.Print)
	return look.Flush(look.Centered(container.NewHBox(save, print)))
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

// sayCard has a line to read out, and what belongs to it.
func sayCard(clipboard Clipboard, heading, text string, more ...fyne.CanvasObject) fyne.CanvasObject {
	top := container.New(xwidget.Stretch{Index: 1}, look.Bold(heading, theme.ColorNamePrimary), layout.NewSpacer(),
		xwidget.NewButton(lang.L("button.copy"), look.Tinted(theme.ContentCopyIcon(), theme.ColorNameForeground), func() { clipboard.Copy(text) }))
	return look.Card(look.ColorSay, look.Column(append([]fyne.CanvasObject{top, SayLine(text)}, more...)...))
}

// EmergencyCard is the card of a page in an emergency: what to do besides reading
// the script in the emergency bar.
func EmergencyCard(book *handbook.Handbook) fyne.CanvasObject {
	box := look.Column(
		look.Badge(look.RouteIcon(handbook.Emergency), lang.L("emergency.read-script"), look.ColorEmergency),
		look.Body(lang.L("emergency.then")))
	if f := book.Field(NurseLineField); f != nil {
		box.Add(fieldLine(f))
	}
	return look.Card(look.ColorUrgent, box)
}

// SayLine is a line to read out.
func SayLine(text string) fyne.CanvasObject {
	say := look.Body(text)
	say.SizeName = theme.SizeNameSubHeadingText
	return say
}

// RouteBadge tells in words, icon and color who answers.
func RouteBadge(r handbook.Route) fyne.CanvasObject {
	return look.Badge(look.RouteIcon(r), RouteName(r), look.RouteColor(r))
}

// ReviewBadge tells in words, icon and color whether a clinician has reviewed an
// entry.
func ReviewBadge(e *handbook.Entry) fyne.CanvasObject {
	if warning := export.ReviewLabel(e.Review); warning != "" {
		return look.Badge(look.Tinted(theme.WarningIcon(), look.ColorUnset), label(warning), look.ColorUnset)
	}
	return look.Badge(look.Tinted(theme.ConfirmIcon(), look.ColorClinic), lang.L("review.by", map[string]any{"By": e.Review.Who()}), look.ColorClinic)
}

// fieldLine shows a clinic value after its label.
func fieldLine(f *handbook.Field) fyne.CanvasObject {
	value := widget.RichTextStyleStrong
	value.ColorName = fieldColor(f)
	return xwidget.NewStyled(
		&widget.TextSegment{Text: f.Label + ": ", Style: widget.RichTextStyleInline},
		&widget.TextSegment{Text: f.Text(), Style: value},
	)
}

// fieldColor tells whether a value is set.
func fieldColor(f *handbook.Field) fyne.ThemeColorName {
	if f.IsSet() {
		return look.ColorClinic
	}
	return look.ColorUnset
}

func conditions(heading string, items []string, name fyne.ThemeColorName) fyne.CanvasObject {
	box := look.Headed(heading, name)
	for _, it := range items {
		box.Add(look.Item("•", look.Body(it)))
	}
	return box
}

// part shows what one voice says, with its name and its color.
func (r renderer) part(p handbook.Part, toc *contents) fyne.CanvasObject {
	name := voiceName(p.Voice)
	box := look.Column(toc.mark(name, look.Bold(name, look.VoiceColor(p.Voice))))
	for i, o := range r.blocks(p.Blocks) {
		if h, ok := p.Blocks[i].(handbook.Heading); ok {
			toc.mark(handbook.PlainText(h.Spans), o)
		}
		box.Add(o)
	}
	if who := setBy(p.Blocks); who != "" {
		box.Add(look.Quiet(who))
	}
	return look.SideBar(look.VoiceColor(p.Voice), box)
}

// setBy tells who set the clinic values in a text, and when.
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
	return box
}

func sources(list []*handbook.Source) fyne.CanvasObject {
	box := look.Headed(label(export.Sources), theme.ColorNameForeground)
	for _, s := range list {
		box.Add(look.Quiet(export.Citation(s)))
	}
	return box
}
