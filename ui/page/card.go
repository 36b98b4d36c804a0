package page

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// answerCard is the card of an entry with the line to read out: who answers, the line
// in the caller's language, and below it a row with whom to transfer to.
func answerCard(p *Entry, e *handbook.Entry) fyne.CanvasObject {
	name := RouteName(e.Route)
	if e.Route != handbook.FrontDesk {
		name += " · " + label(export.SayLabel(e))
	}
	head := look.BadgeLine(look.RouteIcon(e.Route), name, look.RouteColor(e.Route))
	fields := handOverFields(p.host.Book(), e)
	text := p.SayText(e)
	card := look.Column(head, SayLine(text), transferRow(p.host, text, fields, p.otherLanguage()))
	for _, f := range fields {
		if !transferable(f) || f != firstTransferable(fields) {
			card.Add(fieldLine(f))
		}
	}
	for _, line := range p.translationLines(e) {
		card.Add(line)
	}
	return look.Card(e.Route, card)
}

// transferRow is the row below the line to read out.
func transferRow(clipboard Clipboard, text string, fields []*handbook.Field, more ...fyne.CanvasObject) fyne.CanvasObject {
	row := container.New(&xwidget.Flow{Gap: look.Space2})
	if f := firstTransferable(fields); f != nil {
		b := xwidget.NewButton(lang.L("transfer.to", map[string]any{"Label": f.Label, "Value": f.Value}), nil, func() { clipboard.Copy(f.Value) })
		b.Importance = widget.HighImportance
		row.Add(b)
	}
	row.Add(xwidget.NewButton(lang.L("button.copy"), nil, func() { clipboard.Copy(text) }))
	for _, o := range more {
		row.Add(o)
	}
	return container.New(look.Above(look.Space2), look.Flush(row))
}

// longestNumber is the most letters of a value that is the label of a button.
const longestNumber = 28

// transferable reports whether a value is something to transfer a call to.
func transferable(f *handbook.Field) bool {
	return f.IsSet() && f.ID != outOfHoursField && utf8.RuneCountInString(f.Value) <= longestNumber
}

func firstTransferable(fields []*handbook.Field) *handbook.Field {
	for _, f := range fields {
		if transferable(f) {
			return f
		}
	}
	return nil
}

// EmergencyCard is the card of a page during an emergency: what to do in addition to
// reading the script in the emergency bar.
func EmergencyCard(book *handbook.Handbook) fyne.CanvasObject {
	box := look.Column(
		look.BadgeLine(look.RouteIcon(handbook.Emergency), lang.L("emergency.read-script"), look.ColorEmergency),
		look.Body(lang.L("emergency.then")))
	if f := book.Field(NurseLineField); f != nil {
		box.Add(fieldLine(f))
	}
	return look.Card(handbook.Emergency, box)
}

// SayLine is a line to read out.
func SayLine(text string) fyne.CanvasObject {
	say := look.Body(text)
	say.SizeName = look.SizeSay
	return say
}

// RouteBadge shows who answers, by word, shape, and color.
func RouteBadge(r handbook.Route) fyne.CanvasObject {
	return look.Badge(look.RouteIcon(r), RouteName(r), look.RouteColor(r))
}

// ReviewPill shows whether a clinician has reviewed an entry, by word and color.
func ReviewPill(e *handbook.Entry) fyne.CanvasObject {
	if warning := export.ReviewLabel(e.Review); warning != "" {
		return look.Pill(label(warning), look.ColorUnset, look.ColorNote, look.ColorNoteEdge)
	}
	return look.Pill(lang.L("review.by", map[string]any{"By": e.Review.Who()}), look.ColorDesk, look.ColorSay, look.ColorSayEdge)
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

// fieldColor reports whether a value is set.
func fieldColor(f *handbook.Field) fyne.ThemeColorName {
	if f.IsSet() {
		return theme.ColorNameForeground
	}
	return look.ColorUnset
}

// fieldTile shows a value as a tile: a click copies it or, if it is not set,
// opens the page where it is set.
func fieldTile(f *handbook.Field, more string, copyText func(string), set func()) fyne.CanvasObject {
	name, text, do := f.Label, "", set
	switch {
	case !f.IsSet():
		text = f.Unset
	case utf8.RuneCountInString(f.Value) <= longestNumber:
		name += " · " + f.Value
	default:
		text = f.Value
	}
	if f.IsSet() {
		do = func() { copyText(f.Value) }
	}
	head := look.Bold(name, theme.ColorNameForeground)
	head.Wrapping = fyne.TextWrapWord
	lines := container.New(xwidget.Column{Gap: -look.TightGap}, head)
	if text != "" {
		value := look.ColoredIn(look.SizeLabel, text, fieldColor(f))
		value.Wrapping = fyne.TextWrapWord
		lines.Add(value)
	}
	if more != "" {
		lines.Add(wrappedQuiet(more))
	}
	return tile(f.Label+": "+f.Text(), lines, do)
}

func tile(name string, content fyne.CanvasObject, do func()) *xwidget.Tile {
	return xwidget.NewTile(name, xwidget.NewBox(look.ColorPane, theme.ColorNameSeparator, look.CornerBox), content, do)
}

func wrappedQuiet(text string) fyne.CanvasObject {
	l := look.Caption(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// tiles lays out tiles, three in a row where there is room.
func tiles(list ...fyne.CanvasObject) fyne.CanvasObject {
	return look.Block(container.New(&xwidget.Pair{MinEms: 14, Gap: look.Space3}, list...))
}
