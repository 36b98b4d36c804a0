package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
)

// row is a line of the list: an entry, or the heading of a group of entries.
type row struct {
	heading string
	entry   *handbook.Entry
	reason  string
	marks   []search.Range // matched stretches of the title
}

// maxHits is how many results the list shows.
const maxHits = 30

// resultRows are the rows for the hits of a query.
func resultRows(hits []search.Hit) []row {
	var rows []row
	for _, h := range hits {
		rows = append(rows, row{entry: h.Entry, reason: h.Reason.String(), marks: h.Title})
	}
	return rows
}

// browseRows are the rows for an empty field: all entries by kind.
func browseRows(h *handbook.Handbook, keep func(*handbook.Entry) bool) []row {
	names := map[handbook.Kind]string{handbook.Section: "Sections", handbook.SideEffect: "Side effects", handbook.FAQ: "FAQ"}
	var rows []row
	last := handbook.Kind(-1)
	for _, e := range h.Entries() {
		if !keep(e) {
			continue
		}
		if e.Kind != last {
			rows = append(rows, row{heading: names[e.Kind]})
			last = e.Kind
		}
		rows = append(rows, row{entry: e})
	}
	return rows
}

// resultList shows rows. Headings cannot be selected.
type resultList struct {
	widget.List
	rows     []row
	OnChosen func(*handbook.Entry)
}

func newResultList() *resultList {
	l := &resultList{}
	l.Length = func() int { return len(l.rows) }
	l.CreateItem = newRowItem
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { updateRowItem(o, l.rows[i]) }
	l.OnSelected = func(i widget.ListItemID) {
		if e := l.rows[i].entry; e != nil && l.OnChosen != nil {
			l.OnChosen(e)
		}
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

func newRowItem() fyne.CanvasObject {
	name := widget.NewRichText()
	name.Truncation = fyne.TextTruncateEllipsis
	reason := captionLabel("")
	reason.Truncation = fyne.TextTruncateEllipsis
	return container.New(tight{}, name, reason)
}

// tight puts a row's two lines close together.
type tight struct{}

func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, reason := objects[0], objects[1]
	h := name.MinSize().Height
	name.Move(fyne.NewPos(0, 0))
	name.Resize(fyne.NewSize(size.Width, h))
	reason.Move(fyne.NewPos(0, h-theme.InnerPadding()))
	reason.Resize(fyne.NewSize(size.Width, reason.MinSize().Height))
}

func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := objects[0].MinSize().Height
	if objects[1].Visible() {
		h += objects[1].MinSize().Height - theme.InnerPadding()
	}
	return fyne.NewSize(0, h)
}

// updateRowItem sets every part of a row, since items are used again.
func updateRowItem(o fyne.CanvasObject, r row) {
	parts := o.(*fyne.Container).Objects
	name, reason := parts[0].(*widget.RichText), parts[1].(*widget.Label)
	if r.entry == nil {
		style := widget.RichTextStyleInline
		style.TextStyle.Bold = true
		style.ColorName = theme.ColorNamePrimary
		name.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: r.heading, Style: style}}
	} else {
		name.Segments = markedTitle(r.entry.Title, r.marks)
	}
	name.Refresh()
	reason.SetText(r.reason)
	if r.reason == "" {
		reason.Hide()
	} else {
		reason.Show()
	}
}

// markedTitle sets the matched stretches of a title in bold.
func markedTitle(title string, marks []search.Range) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	runes := []rune(title)
	add := func(from, to int, bold bool) {
		if from >= to {
			return
		}
		s := widget.RichTextStyleInline
		s.TextStyle.Bold = bold
		out = append(out, &widget.TextSegment{Text: string(runes[from:to]), Style: s})
	}
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(runes) {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, len(runes), false)
	return out
}

// show replaces the rows; with reasons they are two lines high.
func (l *resultList) show(rows []row) {
	l.UnselectAll()
	l.rows = rows
	item := newRowItem()
	for i, r := range rows {
		updateRowItem(item, r)
		l.SetItemHeight(i, item.MinSize().Height)
	}
	l.Refresh()
	l.ScrollToTop()
}

// step selects the entry before or after the selected one.
func (l *resultList) step(from, by int) int {
	for i := from + by; i >= 0 && i < len(l.rows); i += by {
		if l.rows[i].entry != nil {
			return i
		}
	}
	return from
}
