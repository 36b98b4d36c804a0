package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// textWidth is the widest column of text, in units: about 90 letters.
const textWidth = 680

// entryPage builds the page of an entry. copyText puts text on the clipboard.
func (r renderer) entryPage(e *handbook.Entry, nurseLine *handbook.Field, copyText func(string)) fyne.CanvasObject {
	page := container.New(xwidget.Column{MaxWidth: textWidth, Gap: 6, Margin: 16})
	page.Add(container.NewHBox(container.NewCenter(captionLabel(strings.ToUpper(e.Kind.String()))), layout.NewSpacer(), routeBadge(e.Route)))
	page.Add(title(e.Title))
	page.Add(sayCard(e, nurseLine, copyText))
	if len(e.Emergency) > 0 {
		page.Add(conditions("Emergency if", e.Emergency, colorEmergency))
	}
	if len(e.HandOver) > 0 {
		page.Add(conditions("Hand over to a nurse if", e.HandOver, colorNurse))
	}
	for _, p := range e.Parts {
		page.Add(r.part(p))
	}
	if len(e.Related) > 0 {
		page.Add(r.related(e.Related))
	}
	if len(e.Sources) > 0 {
		page.Add(sources(e.Sources))
	}
	page.Add(widget.NewSeparator())
	page.Add(captionLabel(e.Standing()))
	return page
}

func title(text string) fyne.CanvasObject {
	rt := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyleHeading})
	rt.Wrapping = fyne.TextWrapWord
	return rt
}

// captionLabel is a quiet line of text that wraps.
func captionLabel(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

var routeColors = map[handbook.Route]fyne.ThemeColorName{
	handbook.FrontDesk: colorDesk,
	handbook.Nurse:     colorNurse,
	handbook.Emergency: colorEmergency,
}

// routeBadge tells in words and color who answers.
func routeBadge(route handbook.Route) fyne.CanvasObject {
	name := routeColors[route]
	icon := map[handbook.Route]fyne.Resource{
		handbook.FrontDesk: theme.ConfirmIcon(),
		handbook.Nurse:     theme.AccountIcon(),
		handbook.Emergency: theme.WarningIcon(),
	}[route]
	return container.NewHBox(
		container.NewCenter(widget.NewIcon(theme.NewColoredResource(icon, name))),
		colored(route.String(), name, true),
	)
}

func colored(text string, name fyne.ThemeColorName, bold bool) *widget.RichText {
	style := widget.RichTextStyleInline
	style.ColorName = name
	style.TextStyle.Bold = bold
	return widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
}

// sayCard holds the line to read out.
func sayCard(e *handbook.Entry, nurseLine *handbook.Field, copyText func(string)) fyne.CanvasObject {
	heading := "Say this"
	if e.Route != handbook.FrontDesk {
		heading = "Say this, then hand over"
	}
	text := e.SayText()
	say := widget.NewLabel(text)
	say.SizeName = theme.SizeNameSubHeadingText
	say.Wrapping = fyne.TextWrapWord
	say.Selectable = true
	top := container.NewBorder(nil, nil, colored(heading, theme.ColorNamePrimary, true),
		widget.NewButtonWithIcon("Copy", theme.ContentCopyIcon(), func() { copyText(text) }))
	box := column(top, say)
	if e.Route == handbook.Nurse && nurseLine != nil {
		box.Add(fieldLine(nurseLine))
	}
	return container.NewStack(xwidget.NewSurface(colorSay, 8), container.NewPadded(box))
}

// fieldLine shows a clinic value with its label.
func fieldLine(f *handbook.Field) fyne.CanvasObject {
	name := colorUnset
	if f.IsSet() {
		name = colorClinic
	}
	value := widget.RichTextStyleInline
	value.ColorName = name
	value.TextStyle.Bold = true
	rt := widget.NewRichText(
		&widget.TextSegment{Text: f.Label + ": ", Style: widget.RichTextStyleInline},
		&widget.TextSegment{Text: f.Text(), Style: value},
	)
	rt.Wrapping = fyne.TextWrapWord
	return rt
}

func conditions(heading string, items []string, name fyne.ThemeColorName) fyne.CanvasObject {
	box := column(colored(heading, name, true))
	for _, it := range items {
		l := widget.NewLabel(it)
		l.Wrapping = fyne.TextWrapWord
		l.Selectable = true
		box.Add(marked("•", []fyne.CanvasObject{l}))
	}
	return box
}

var voiceColors = map[handbook.Voice]fyne.ThemeColorName{
	handbook.VoiceArticle:  colorArticle,
	handbook.VoiceOfficial: colorOfficial,
	handbook.VoiceClinic:   colorClinic,
	handbook.VoiceHandbook: colorQuiet,
}

// part shows what one voice says, with its name and its bar.
func (r renderer) part(p handbook.Part) fyne.CanvasObject {
	name := voiceColors[p.Voice]
	box := column(colored(p.Voice.String(), name, true))
	for _, o := range r.blocks(p.Blocks) {
		box.Add(o)
	}
	return barred(name, box)
}

func (r renderer) related(entries []*handbook.Entry) fyne.CanvasObject {
	box := column(colored("Related", theme.ColorNameForeground, true))
	for _, e := range entries {
		link := widget.NewHyperlink(e.Title, nil)
		link.OnTapped = func() { r.open(e.ID) }
		box.Add(link)
	}
	return box
}

func sources(list []*handbook.Source) fyne.CanvasObject {
	box := column(colored("Sources", theme.ColorNameForeground, true))
	for _, s := range list {
		l := captionLabel(s.Citation())
		l.Wrapping = fyne.TextWrapWord
		l.Selectable = true
		box.Add(l)
	}
	return box
}
