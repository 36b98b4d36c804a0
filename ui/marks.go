package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/xwidget"
)

// housePath is a house: what a clinic wrote.
const housePath = "M12 3 2 11.5h3V21h5.5v-6h3v6H19v-9.5h3z"

func clinicIcon() fyne.Resource {
	return tinted(drawn("house.svg", housePath), colorClinic)
}

// today is the date, 2026-11-23.
func today() string { return time.Now().Format(time.DateOnly) }

// marks tell whose version of a page it is, and that it is too old; none for a
// bundled page that stands alone.
func marks(e *handbook.Entry) []fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: 12})
	switch m := e.Mark(); m {
	case handbook.NoMark:
	case handbook.BundledVersion:
		line.Add(badge(tinted(theme.DocumentIcon(), colorQuiet), markName(m), colorQuiet))
	default:
		line.Add(badge(clinicIcon(), markName(m), colorClinic))
	}
	if e.Overdue(today()) {
		line.Add(badge(tinted(theme.WarningIcon(), colorUnset), lang.L(export.PastReview.English())+": "+e.ReviewBy, colorUnset))
	}
	if e.Other != nil {
		line.Add(badge(tinted(theme.WarningIcon(), colorUnset), lang.L("Two versions of this page"), colorUnset))
	}
	if len(line.Objects) == 0 {
		return nil
	}
	return []fyne.CanvasObject{flush(line)}
}

// badge is a word with an icon before it.
func badge(icon fyne.Resource, text string, name fyne.ThemeColorName) fyne.CanvasObject {
	return container.NewHBox(container.NewCenter(widget.NewIcon(icon)), colored(text, name, true))
}

// twoVersions tells that both versions of a page are shown, and what the other
// one says.
func (w *Window) twoVersions(e *handbook.Entry) []fyne.CanvasObject {
	other := e.Other
	if other == nil {
		return nil
	}
	name := markName(other.Mark())
	return []fyne.CanvasObject{card(colorNote, column(
		noticeHeading(lang.L("Two versions of this page")),
		bodyText(lang.L(export.TwoVersions.English())),
		container.New(&xwidget.Flow{Gap: 12}, colored(name, theme.ColorNameForeground, true), flush(routeBadge(other.Route))),
		bodyText("“"+other.SayText()+"”"),
		leftButton(xwidget.NewButton(lang.L("Open: {{.Version}}", map[string]any{"Version": name}), nil, func() { w.Open(other.ID) })),
	))}
}

// noticeHeading is the first line of a notice that must not be overlooked.
func noticeHeading(text string) fyne.CanvasObject {
	heading := colored(text, colorUnset, true)
	heading.Wrapping = fyne.TextWrapWord
	return container.New(xwidget.Stretch{Index: 1}, flush(centered(widget.NewIcon(tinted(theme.WarningIcon(), colorUnset)))), heading)
}

// rowMark is the mark of an entry in a list, where there is little room.
func rowMark(e *handbook.Entry) string {
	switch e.Mark() {
	case handbook.NoMark:
		return ""
	case handbook.BundledVersion:
		return lang.L("handbook's")
	}
	return lang.L("our clinic")
}

// markedTitle is the title of an entry with its mark.
func markedTitle(e *handbook.Entry) string {
	if m := e.Mark(); m != handbook.NoMark {
		return e.Title + " (" + markName(m) + ")"
	}
	return e.Title
}

// markName says whose version of a page it is.
func markName(m handbook.Mark) string { return lang.L(export.MarkLabel(m).English()) }
