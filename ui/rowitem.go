package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// row is a line of the list: an entry, or the heading of a group.
type row struct {
	heading string
	entry   *handbook.Entry
	reason  markedText     // why it was found
	phrase  string         // of the page, that the query means, or ""
	marks   []search.Range // matched stretches of the title
	urgent  bool           // the emergency bar has the line to read out
	noted   bool           // the reader's own note has the words
}

// second is the quiet line below the title: the beginning of the answer or, on a
// row that is selected or under the pointer, why it was found.
func (r *row) second(told bool) markedText {
	if (told || r.noted) && r.reason.text != "" {
		return r.reason
	}
	if r.entry == nil {
		return markedText{}
	}
	if r.urgent && r.entry.Route == handbook.Emergency {
		return markedText{text: lang.L("row.follow-script")}
	}
	return markedText{text: r.entry.SayText()}
}

// rowItem is a row on the screen.
type rowItem struct {
	box     *fyne.Container
	hover   *xwidget.Surface
	levels  [3]*widget.Icon // by route: Fyne renders an icon again each time it is set
	name    *xwidget.Line
	second  *xwidget.Line
	mark    *xwidget.Line // whose version of a page it is
	shown   drawnRow
	hovered bool
}

// drawnRow is a row as an item shows it.
type drawnRow struct {
	row         *row
	told        bool    // why it was found
	width, size float32 // of the list and of its text
	foreground  color.Color
}

// newRowItem makes an item whose row a click chooses, and whose menu a right-click
// opens.
func newRowItem(choose func(*row), menu func(*row, fyne.Position)) fyne.CanvasObject {
	item := &rowItem{
		hover: xwidget.NewSurface(theme.ColorNameHover),
		name:  xwidget.NewLine(), second: xwidget.NewLine(), mark: xwidget.NewLine(),
	}
	item.hover.Corner = look.CornerBox
	item.hover.Hide()
	item.mark.Hide()
	area := xwidget.NewClickArea("", func() { choose(item.shown.row) }, item.point)
	area.OnMenu = func(at fyne.Position) { menu(item.shown.row, at) }
	parts := []fyne.CanvasObject{item.hover, item.name, item.second, item.mark}
	for route := range item.levels {
		item.levels[route] = widget.NewIcon(nil)
		parts = append(parts, item.levels[route])
	}
	item.box = container.New(item, append(parts, area)...)
	return item.box
}

// Layout implements fyne.Layout.
func (item *rowItem) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	for _, o := range item.box.Objects {
		if _, level := o.(*widget.Icon); !level {
			o.Resize(size)
		}
	}
	heading := item.shown.row != nil && item.shown.row.entry == nil
	nameHeight := item.name.MinSize().Height
	if heading {
		item.name.Move(fyne.NewPos(look.RowTitle, size.Height-nameHeight))
		return
	}
	side := look.Scaled(look.RowMark)
	for _, level := range item.levels {
		level.Resize(fyne.NewSquareSize(side))
		level.Move(fyne.NewPos(look.Scaled(look.RowLeft), 2*look.Scaled(look.RowTitle)+(nameHeight-side)/2))
	}
	right := size.Width - look.RowEnd
	if item.mark.Visible() {
		right -= item.mark.Width()
	}
	item.name.Move(fyne.NewPos(look.Scaled(look.RowText), look.Scaled(look.RowTitle)))
	item.name.Resize(fyne.NewSize(right-look.Scaled(look.RowText), nameHeight))
	item.second.Move(fyne.NewPos(look.Scaled(look.RowText), look.Scaled(look.RowSecond)))
	item.mark.Move(fyne.NewPos(right, look.Scaled(look.RowTitle)))
}

// MinSize implements fyne.Layout.
func (item *rowItem) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, rowHeight(item.shown.row))
}

// rowHeight is the height of a row.
func rowHeight(r *row) float32 {
	if r != nil && r.entry == nil {
		return look.Scaled(look.RowHeading)
	}
	return look.Scaled(look.RowHeight)
}

// point shows whether the pointer is over the row.
func (item *rowItem) point(hovered bool) {
	item.hovered = hovered
	item.hover.Hidden = !hovered || item.shown.row == nil || item.shown.row.entry == nil
	item.hover.Refresh()
	if now := item.shown; now.row != nil {
		item.say(now, now.told || hovered)
		xwidget.Tip(item.name, item.tip())
	}
}

// tip is the title of the row under the pointer if there is no room for all of it.
func (item *rowItem) tip() string {
	if e := item.shown.row.entry; item.hovered && e != nil && item.name.String() != e.Title {
		return e.Title
	}
	return ""
}

// updateRowItem sets every part of a row, since items are reused. The list
// updates its items several times per change, and cutting text to a width is
// slow, so an item that shows the row already stays as it is.
func updateRowItem(o fyne.CanvasObject, r *row, selected bool, width float32) {
	item := o.(*fyne.Container).Layout.(*rowItem)
	now := drawnRow{r, selected, width, theme.TextSize(), theme.Color(theme.ColorNameForeground)}
	if item.shown == now {
		return
	}
	restyled := item.shown.foreground != now.foreground
	item.shown = now
	for route, level := range item.levels {
		level.Hidden = r.entry == nil || r.entry.Route != handbook.Route(route)
		if restyled {
			level.SetResource(look.RouteIcon(handbook.Route(route)))
		}
	}
	item.second.Hidden = r.entry == nil
	if r.entry == nil {
		item.mark.Hide()
		markedText{text: r.heading}.setOn(item.name, width-look.RowTitle-2*theme.InnerPadding()-look.RowEnd, look.HeadingLine)
	} else {
		mark := page.RowMark(r.entry)
		item.mark.Set(mark, nil, look.CaptionLine)
		item.mark.Hidden = mark == ""
		named := textWidth(width)
		if mark != "" {
			named -= item.mark.Width()
		}
		markedText{text: r.entry.Title, marks: r.marks}.setOn(item.name, named, look.TitleLine)
		item.say(now, selected || item.hovered)
	}
	item.Layout(nil, item.box.Size())
}

// textWidth is the room for the texts of a row in a list of some width.
func textWidth(list float32) float32 {
	return list - look.Scaled(look.RowText) - 2*theme.InnerPadding() - look.RowEnd
}

// say sets the second line.
func (item *rowItem) say(now drawnRow, told bool) {
	now.row.second(told).setOn(item.second, textWidth(now.width), look.CaptionLine)
}
