package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// toolbar is the bar at the top: the buttons on both sides of the search field,
// and what is gray in the menu at times.
type toolbar struct {
	back, forward, home, effects, saved, strip, more *xwidget.Button

	tips *xwidget.Tips

	menu  *fyne.MainMenu
	open  *widget.PopUpMenu // as it was last opened, or nil
	items []menuItem
}

func newToolbar(w *Window) toolbar {
	button := func(name, icon string, do func()) *xwidget.Button {
		return xwidget.NewIconButton(name, look.Icon(icon), do)
	}
	pale := func(b *xwidget.Button, icon string) *xwidget.Button {
		b.Pale = look.IconIn(icon, look.ColorPale)
		return b
	}
	t := toolbar{
		back: pale(button(lang.L("command.back"), "back", w.Back), "back"), forward: pale(button(lang.L("command.forward"), "forward", w.Forward), "forward"),
		home: button(lang.L("command.home"), "home", w.goHome), effects: button(lang.L("command.effects"), "table", w.openEffects),
		saved: button(lang.L("filter.saved"), "star", func() { w.choose(filterSaved) }), strip: button(lang.L("command.strip"), "strip", func() { toggleStrip(w) }),
	}
	t.more = button(lang.L("toolbar.more"), "more", w.ToggleMenu)
	return t
}

// bar puts the buttons and the field into one row.
func (t toolbar) bar(field *xwidget.Entry) fyne.CanvasObject {
	square := func(b *xwidget.Button) fyne.CanvasObject {
		side := look.Ems(look.FieldHeight)
		return container.New(xwidget.Sized{Width: side, Height: side}, b)
	}
	extras := []fyne.CanvasObject{square(t.effects), square(t.saved), square(t.strip)}
	row := container.New(barRow{extras, field}, square(t.back), square(t.forward), square(t.home),
		container.New(layout.NewCustomPaddedLayout(0, 0, look.Space1, look.Space1),
			container.New(xwidget.Sized{Height: look.Ems(look.FieldHeight)}, look.Field(field))),
		extras[0], extras[1], extras[2], square(t.more))
	const above = (look.BarHeight - look.FieldHeight) / 2
	return container.NewStack(xwidget.NewSurface(look.ColorPane),
		container.New(layout.NewCustomPaddedLayout(above, above, look.Space3, look.Space3), row))
}

// barRow is a row whose extras are left out where the field would be too narrow:
// the menu has them too.
type barRow struct {
	extras []fyne.CanvasObject
	field  *xwidget.Entry
}

// leastField is the width that the field should have, in units of the text size.
const leastField = 22

var barStretch = xwidget.Stretch{Index: 3, Gap: look.Space1}

// Layout implements fyne.Layout.
func (r barRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for i, o := range objects {
		if i != barStretch.Index {
			rest -= o.MinSize().Width + barStretch.Gap
		}
	}
	narrow := rest < leastField*theme.TextSize()
	for _, o := range r.extras {
		if narrow {
			o.Hide()
		} else {
			o.Show()
		}
	}
	barStretch.Layout(objects, size)
	r.hint(objects[barStretch.Index].Size().Width)
}

// hint is the placeholder of the field, in as many words as fit.
func (r barRow) hint(width float32) {
	text := lang.L("search.placeholder")
	icons := 2 * look.Scaled(look.FieldHeight)
	if fyne.MeasureText(text, theme.Size(look.SizeField), fyne.TextStyle{}).Width+icons > width {
		text = lang.L("search.placeholder-short")
	}
	if r.field.PlaceHolder != text {
		r.field.SetPlaceHolder(text)
	}
}

// MinSize implements fyne.Layout.
func (r barRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, barStretch.MinSize(objects).Height)
}

// setHistory enables the buttons that lead somewhere.
func (t toolbar) setHistory(h *history) {
	setEnabled(t.back, h.can(-1))
	setEnabled(t.forward, h.can(1))
}

func setEnabled(b fyne.Disableable, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}
