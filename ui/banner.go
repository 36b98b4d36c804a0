package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/xwidget"
)

// emergencyBanner shows the clinic's script and numbers for the red flags that
// a query raises, and the entries they lead to.
func (r renderer) emergencyBanner(flags []search.Flag) fyne.CanvasObject {
	names := ""
	var values []*handbook.Field
	var entries []*handbook.Entry
	seenField, seenEntry := map[string]bool{}, map[string]bool{}
	for i, f := range flags {
		if i > 0 {
			names += ", "
		}
		names += f.Group.Name
		for _, v := range f.Group.Values {
			if !seenField[v.ID] {
				seenField[v.ID] = true
				values = append(values, v)
			}
		}
		for _, e := range f.Group.Entries {
			if !seenEntry[e.ID] {
				seenEntry[e.ID] = true
				entries = append(entries, e)
			}
		}
	}
	box := column(alarmLine(lang.L("EMERGENCY")+": ", names, theme.SizeNameSubHeadingText))
	for _, v := range values {
		box.Add(alarmLine(v.Label+": ", v.Text(), theme.SizeNameText))
	}
	links := container.New(&xwidget.Flow{Gap: 6})
	for _, e := range entries {
		links.Add(xwidget.NewButton(e.Title, nil, func() { r.open(e.ID) }))
	}
	box.Add(flush(links))
	side := 2 * theme.TextSize()
	icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(side),
		widget.NewIcon(tinted(theme.WarningIcon(), colorOnAlarm))))
	return container.NewStack(xwidget.NewSurface(colorAlarm),
		container.New(layout.NewCustomPaddedLayout(6, 10, 8, 8), container.New(xwidget.SideBar{Width: side, Gap: 8}, icon, box)))
}

// alarmLine is a line of the banner: what it is, in bold, and its text.
func alarmLine(label, text string, size fyne.ThemeSizeName) fyne.CanvasObject {
	plain := widget.RichTextStyleInline
	plain.ColorName, plain.SizeName = colorOnAlarm, size
	bold := plain
	bold.TextStyle = xwidget.Bold
	rt := widget.NewRichText(&widget.TextSegment{Text: label, Style: bold}, &widget.TextSegment{Text: text, Style: plain})
	rt.Wrapping = fyne.TextWrapWord
	return rt
}
