package ui

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
	"clinichandbook/ui/xwidget"
)

// textEms is the widest column of text, in units of the text size: about 85
// letters.
const textEms = 47

// newPage is an empty page.
func newPage() *fyne.Container {
	return container.New(xwidget.Column{MaxEms: textEms, Gap: 8, Margin: 16})
}

// entryPage builds the page of an entry: first what to say, then when not to,
// then what is known and from whom.
func (w *Window) entryPage(e *handbook.Entry) fyne.CanvasObject {
	page := newPage()
	page.Add(container.New(&xwidget.Ends{}, captionLabel(strings.ToUpper(lang.L(export.KindLabel(e.Kind).English()))), routeBadge(e.Route)))
	page.Add(container.New(xwidget.Stretch{Gap: 4}, title(e.Title), w.entryButtons(e)))
	for _, o := range marks(e) {
		page.Add(o)
	}
	page.Add(w.sayCard(sayHeading(e), e.SayText(), w.handOverLine(e)...))
	for _, o := range w.twoVersions(e) {
		page.Add(o)
	}
	if len(e.Emergency) > 0 {
		page.Add(conditions(lang.L("Emergency if"), e.Emergency, colorEmergency))
	}
	if len(e.HandOver) > 0 {
		page.Add(conditions(lang.L("Hand over to a nurse if"), e.HandOver, colorNurse))
	}
	contents := column()
	page.Add(contents)
	toc := newContents(w.page)
	for _, p := range e.Parts {
		page.Add(w.render.part(p, toc))
	}
	w.notePlace = toc.mark(lang.L("Your note"), w.noteCard(e))
	page.Add(w.notePlace)
	if len(e.Related) > 0 {
		page.Add(toc.mark(lang.L("Related"), w.render.links(lang.L("Related"), e.Related)))
	}
	if len(e.Sources) > 0 {
		page.Add(toc.mark(lang.L("Sources"), sources(e.Sources)))
	}
	page.Add(xwidget.NewRule())
	page.Add(bodyCaption(export.StandingText(e)))
	if words(e) >= longPage {
		contents.Add(toc.links())
	}
	return page
}

// entryButtons are what can be done with an entry.
func (w *Window) entryButtons(e *handbook.Entry) fyne.CanvasObject {
	save := xwidget.NewButton(lang.L("Save"), starIcon(false), w.toggleSaved)
	if w.isSaved(e) {
		save = xwidget.NewButton(lang.L("Saved"), starIcon(true), w.toggleSaved)
	}
	return flush(centered(container.NewHBox(save, xwidget.NewButton(lang.L("Print"), tinted(theme.DocumentPrintIcon(), theme.ColorNameForeground), w.printPage))))
}

// toggleSaved saves the entry on the page, or takes it off the saved ones.
func (w *Window) toggleSaved() {
	e := w.entry()
	if e == nil {
		return
	}
	change, done := w.kept.Save, lang.L("Saved: the entry now stands on the first page.")
	if w.isSaved(e) {
		change, done = w.kept.Unsave, lang.L("Taken off the saved entries.")
	}
	err := change(e.ID)
	w.showAgain()
	w.status.say(done)
	w.keep(err)
}

func centered(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

func title(text string) fyne.CanvasObject {
	return xwidget.NewStyled(&widget.TextSegment{Text: text, Style: widget.RichTextStyleHeading})
}

// captionLabel is a quiet line of text.
func captionLabel(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// bodyText is text that wraps and can be selected.
func bodyText(text string) fyne.CanvasObject { return xwidget.NewText(text) }

// bodyCaption is quiet text that wraps and can be selected.
func bodyCaption(text string) fyne.CanvasObject {
	t := xwidget.NewText(text)
	t.SizeName = theme.SizeNameCaptionText
	t.Importance = widget.LowImportance
	return t
}

func colored(text string, name fyne.ThemeColorName, bold bool) *widget.RichText {
	style := widget.RichTextStyleInline
	style.ColorName = name
	if bold {
		style.TextStyle = xwidget.Bold
	}
	return widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
}

func sayHeading(e *handbook.Entry) string {
	if e.Route == handbook.FrontDesk {
		return lang.L("Say this")
	}
	return lang.L("Say this, then hand over")
}

// sayCard holds a line to read out, and what belongs to it.
func (w *Window) sayCard(heading, text string, more ...fyne.CanvasObject) fyne.CanvasObject {
	say := xwidget.NewText(text)
	say.SizeName = theme.SizeNameSubHeadingText
	top := container.New(xwidget.Stretch{Index: 1}, colored(heading, theme.ColorNamePrimary, true), layout.NewSpacer(),
		xwidget.NewButton(lang.L("Copy"), tinted(theme.ContentCopyIcon(), theme.ColorNameForeground), func() { w.copyText(text) }))
	return card(colorSay, column(append([]fyne.CanvasObject{top, say}, more...)...))
}

// card sets something apart on a ground of its own.
func card(ground fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	return flush(container.NewStack(xwidget.NewSurface(ground), container.New(layout.NewCustomPaddedLayout(6, 8, 6, 6), o)))
}

// flush brings the edges of an object in line with the text above and below
// it, which keeps a padding of its own.
func flush(o fyne.CanvasObject) fyne.CanvasObject {
	p := theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(0, 0, p, p), o)
}

// handOverLine tells how to reach a nurse, where one has to answer.
func (w *Window) handOverLine(e *handbook.Entry) []fyne.CanvasObject {
	f := w.book.Field(nurseLineField)
	if e.Route != handbook.Nurse || f == nil {
		return nil
	}
	return []fyne.CanvasObject{fieldLine(f)}
}

// fieldLine shows a clinic value with its label.
func fieldLine(f *handbook.Field) fyne.CanvasObject {
	name := colorUnset
	if f.IsSet() {
		name = colorClinic
	}
	value := widget.RichTextStyleInline
	value.ColorName = name
	value.TextStyle = xwidget.Bold
	return xwidget.NewStyled(
		&widget.TextSegment{Text: f.Label + ": ", Style: widget.RichTextStyleInline},
		&widget.TextSegment{Text: f.Text(), Style: value},
	)
}

// headed puts objects closely under a heading.
func headed(heading string, name fyne.ThemeColorName, objects ...fyne.CanvasObject) *fyne.Container {
	box := container.New(xwidget.Column{Gap: -tightItems}, colored(heading, name, true))
	for _, o := range objects {
		box.Add(o)
	}
	return box
}

func conditions(heading string, items []string, name fyne.ThemeColorName) fyne.CanvasObject {
	box := headed(heading, name)
	for _, it := range items {
		box.Add(marked("•", []fyne.CanvasObject{bodyText(it)}))
	}
	return box
}

// tightItems is how much closer the lines of a list stand than paragraphs.
const tightItems = 6

var voiceColors = map[handbook.Voice]fyne.ThemeColorName{
	handbook.VoiceArticle:  colorArticle,
	handbook.VoiceOfficial: colorOfficial,
	handbook.VoiceClinic:   colorClinic,
	handbook.VoiceHandbook: colorQuiet,
}

// part shows what one voice says, with its name and its bar.
func (r renderer) part(p handbook.Part, toc *contents) fyne.CanvasObject {
	name := voiceColors[p.Voice]
	voice := lang.L(export.VoiceLabel(p.Voice).English())
	box := column(toc.mark(voice, colored(voice, name, true)))
	for i, o := range r.blocks(p.Blocks) {
		if h, ok := p.Blocks[i].(handbook.Heading); ok {
			toc.mark(handbook.PlainText(h.Spans), o)
		}
		box.Add(o)
	}
	if who := setBy(p.Blocks); who != "" {
		box.Add(bodyCaption(who))
	}
	return barred(name, box)
}

// setBy tells who set the clinic values among blocks, and when.
func setBy(blocks []handbook.Block) string {
	var out []string
	for s := range handbook.Spans(blocks) {
		if v, ok := s.(handbook.Value); ok && v.Field.IsSet() && v.Field.SetBy+v.Field.SetOn != "" {
			if line := v.Field.Label + ": " + fieldSetBy(v.Field.SetBy, v.Field.SetOn); !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return strings.Join(out, "  ·  ")
}

// fieldSetBy tells who set a value, and when.
func fieldSetBy(by, on string) string {
	values := map[string]any{"By": by, "On": on}
	switch {
	case on == "":
		return lang.L("set by {{.By}}", values)
	case by == "":
		return lang.L("set on {{.On}}", values)
	}
	return lang.L("set by {{.By}} on {{.On}}", values)
}

// links lead to entries.
func (r renderer) links(heading string, entries []*handbook.Entry) fyne.CanvasObject {
	box := headed(heading, theme.ColorNameForeground)
	for _, e := range entries {
		box.Add(xwidget.NewLink(e.Title, func() { r.open(e.ID) }))
	}
	return box
}

func sources(list []*handbook.Source) fyne.CanvasObject {
	box := headed(lang.L("Sources"), theme.ColorNameForeground)
	for _, s := range list {
		box.Add(bodyCaption(export.Citation(s)))
	}
	return box
}
