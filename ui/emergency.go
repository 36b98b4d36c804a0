package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// emergencyBar shows the clinic's script and numbers for the red flags of a
// query, and the entries that they lead to. It is hidden without any.
type emergencyBar struct {
	box   *fyne.Container
	flags []search.Flag
	open  func(id string)
}

func newEmergencyBar(open func(id string)) *emergencyBar {
	b := &emergencyBar{box: container.NewStack(), open: open}
	b.box.Hide()
	return b
}

// show shows red flags and reports whether that changed the bar.
func (b *emergencyBar) show(flags []search.Flag) bool {
	if slices.EqualFunc(flags, b.flags, func(a, b search.Flag) bool { return a.Group == b.Group }) {
		return false
	}
	b.flags = flags
	b.rebuild()
	return true
}

// rebuild builds the bar again, in the sizes and colors of the theme.
func (b *emergencyBar) rebuild() {
	b.box.RemoveAll()
	b.box.Hidden = len(b.flags) == 0
	if len(b.flags) > 0 {
		b.box.Add(b.content())
	}
}

// content is the bar for the red flags.
func (b *emergencyBar) content() fyne.CanvasObject {
	names := ""
	var values []*handbook.Field
	var entries []*handbook.Entry
	for i, f := range b.flags {
		if i > 0 {
			names += ", "
		}
		names += f.Group.Name
		values = appendNew(values, f.Group.Values)
		entries = appendNew(entries, f.Group.Entries)
	}
	box := look.Column(alarmLine(lang.L("emergency.title")+": ", names, theme.SizeNameSubHeadingText))
	for _, v := range values {
		box.Add(alarmLine(v.Label+": ", v.Text(), theme.SizeNameText))
	}
	links := container.New(&xwidget.Flow{Gap: 6})
	for _, e := range entries {
		links.Add(xwidget.NewButton(e.Title, nil, func() { b.open(e.ID) }))
	}
	box.Add(look.Flush(links))
	side := 2 * theme.TextSize()
	icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(side),
		widget.NewIcon(look.Tinted(theme.WarningIcon(), look.ColorOnAlarm))))
	return container.NewStack(xwidget.NewSurface(look.ColorAlarm),
		container.New(layout.NewCustomPaddedLayout(6, 10, 8, 8), container.New(xwidget.SideBar{Width: side, Gap: 8}, icon, box)))
}

// appendNew appends what is not in a list yet.
func appendNew[T comparable](list, more []T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// alarmLine is a line of the bar: a bold label and its text.
func alarmLine(label, text string, size fyne.ThemeSizeName) fyne.CanvasObject {
	plain := widget.RichTextStyleInline
	plain.ColorName, plain.SizeName = look.ColorOnAlarm, size
	bold := plain
	bold.TextStyle.Bold = true
	rt := widget.NewRichText(&widget.TextSegment{Text: label, Style: bold}, &widget.TextSegment{Text: text, Style: plain})
	rt.Wrapping = fyne.TextWrapWord
	return rt
}
