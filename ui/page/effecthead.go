package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// effectMargin is the room at both sides of the table.
const effectMargin = look.Space3

// head holds the filters and the heads of the columns.
func (t *effectTable) head() fyne.CanvasObject {
	t.field = xwidget.NewEntry()
	t.field.SetPlaceHolder(lang.L("effects.filter"))
	t.field.SetText(t.state.filter.text)
	t.field.OnChanged = func(text string) { t.narrow(effectFilter{t.state.filter.band, text}) }
	t.field.OnKey = t.host.Key
	t.field.OnRune = func(r rune) bool { return t.field.Text == "" && t.host.Command(r) }
	t.bands = t.bandChoice()
	filters := container.New(&xwidget.Flow{Gap: look.Space2}, container.New(xwidget.Wide{Ems: 18}, t.field), t.bands.object, look.Centered(t.count))
	heads := container.New(effectCells(len(t.columns), nil))
	for c, name := range t.columns {
		b := xwidget.NewButton(name, nil, func() { t.sort(EffectColumn(c)) })
		b.Importance = widget.LowImportance
		b.Alignment = widget.ButtonAlignLeading
		b.IconPlacement = widget.ButtonIconTrailingText
		t.heads = append(t.heads, b)
		heads.Add(b)
	}
	t.order = xwidget.NewButton("", theme.MenuDropDownIcon(), t.chooseOrder)
	t.order.Importance, t.order.IconPlacement = widget.LowImportance, widget.ButtonIconTrailingText
	either := container.New(&xwidget.Either{Ems: effectMinEms * float32(len(t.heads))}, look.Small(heads), look.Small(container.NewHBox(t.order)))
	return container.NewStack(xwidget.NewSurface(theme.ColorNameBackground), look.Column(
		container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space1, effectMargin+effectBar+theme.InnerPadding(), effectMargin), filters),
		container.New(layout.NewCustomPaddedLayout(0, 0, effectMargin+effectBar, effectMargin), either),
		xwidget.NewRule()))
}

// bandChoice chooses how urgent the effects are that the table shows.
func (t *effectTable) bandChoice() *choice {
	var names []string
	for _, band := range bandFilters() {
		name := lang.L("filter.all")
		if band != allBands {
			name = bandName(band.band())
		}
		names = append(names, name)
	}
	c := newTightChoice(names, func(i int) {
		t.narrow(effectFilter{bandFilters()[i], t.state.filter.text})
		t.focus()
	})
	for i, band := range bandFilters() {
		if band != allBands {
			c.buttons[i].SetIcon(look.BandIcon(band.band()))
		}
	}
	return c
}

// markHeads shows which band is chosen and by which column the rows are
// sorted.
func (t *effectTable) markHeads() {
	t.bands.choose(slices.Index(bandFilters(), t.state.filter.band))
	for c, b := range t.heads {
		b.Icon = nil
		if EffectColumn(c) == t.state.order.column {
			b.Icon = theme.MenuDropDownIcon()
			if t.state.order.down {
				b.Icon = theme.MenuDropUpIcon()
			}
		}
		b.Refresh()
	}
	t.order.SetText(lang.L("effects.sorted", map[string]any{"Column": t.columns[t.state.order.column]}))
}

// chooseOrder opens a menu of the columns to sort by.
func (t *effectTable) chooseOrder() {
	menu := fyne.NewMenu("")
	for c, name := range t.columns {
		item := fyne.NewMenuItem(name, func() { t.sort(EffectColumn(c)) })
		item.Checked = EffectColumn(c) == t.state.order.column
		menu.Items = append(menu.Items, item)
	}
	look.Menu(menu, fyne.CurrentApp().Driver().CanvasForObject(t.order)).ShowAtRelativePosition(fyne.NewPos(0, t.order.Size().Height), t.order)
}
