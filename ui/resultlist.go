package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/page"
)

// resultList is a list of rows. Headings cannot be selected.
type resultList struct {
	widget.List
	rows     []row
	at       int // selected row, or -1
	OnChosen func(*handbook.Entry)
	// OnMenu opens the menu of an entry.
	OnMenu func(*handbook.Entry, fyne.Position)
	// OnKey and OnRune get what is typed while the list has the focus.
	OnKey  func(fyne.KeyName) bool
	OnRune func(rune)
	// OnFocus is called when the list gets or loses the focus.
	OnFocus func(bool)

	pointing bool // a selection that is not a click
	paused   bool // being changed; drawn again when all is done
}

var _ fyne.Accessible = (*resultList)(nil)

func newResultList() *resultList {
	l := &resultList{at: -1}
	l.Length = func() int { return len(l.rows) }
	l.CreateItem = func() fyne.CanvasObject { return newRowItem(l.tapped, l.menu) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if !l.paused {
			updateRowItem(o, &l.rows[i], i == l.at, l.Size().Width)
		}
	}
	l.OnSelected = l.selected
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *resultList) CreateRenderer() fyne.WidgetRenderer {
	return pausing{l.List.CreateRenderer(), l}
}

// pausing draws the list only when a change is complete: Fyne 2.8.1's list draws
// all its rows at each step of a change.
type pausing struct {
	fyne.WidgetRenderer
	list *resultList
}

func (r pausing) Refresh() {
	if !r.list.paused {
		r.WidgetRenderer.Refresh()
	}
}

// tapped chooses a row that was clicked.
func (l *resultList) tapped(r *row) {
	for i := range l.rows {
		if &l.rows[i] == r {
			l.Select(i)
		}
	}
}

func (l *resultList) menu(r *row, at fyne.Position) {
	if r != nil && r.entry != nil && l.OnMenu != nil {
		l.OnMenu(r.entry, at)
	}
}

func (l *resultList) selected(i widget.ListItemID) {
	if l.pointing {
		return
	}
	if l.rows[i].entry == nil {
		l.mark(l.at)
		return
	}
	l.at = i
	l.OnChosen(l.rows[i].entry)
}

// Resize implements fyne.CanvasObject: text is cut to the width of the row, and
// the list stays scrolled to where there are rows. Fyne 2.8.1 scrolls past the
// end of a list that has no height yet, and leaves it there, blank.
func (l *resultList) Resize(size fyne.Size) {
	old := l.Size()
	l.List.Resize(size)
	if size.Height != old.Height {
		l.settle(old.Height)
	}
	if size.Width != old.Width {
		l.Refresh()
	}
}

// settle keeps the list within its rows after it had another height. If the
// marked row was in sight, or nothing was, it stays in sight.
func (l *resultList) settle(before float32) {
	top, height := l.extent(l.at)
	offset := l.GetScrollOffset()
	seen := before < height || top >= offset && top+height <= offset+before
	last, end := l.extent(len(l.rows) - 1)
	end += last
	if end <= l.Size().Height {
		l.ScrollToTop()
		return
	}
	if offset > end-l.Size().Height {
		l.ScrollToOffset(end - l.Size().Height)
	}
	if l.at >= 0 && seen {
		l.ScrollTo(l.at)
	}
}

// extent is where a row begins, from the top of the first one, and its height.
func (l *resultList) extent(i int) (top, height float32) {
	for j := 0; j <= i && j < len(l.rows); j++ {
		top += height
		if j > 0 {
			top += theme.Padding() // between rows
		}
		height = rowHeight(&l.rows[j])
	}
	return top, height
}

// AccessibilityLabel implements fyne.Accessible: the selected entry, and who
// answers.
func (l *resultList) AccessibilityLabel() string {
	if l.pointed() == "" {
		return ""
	}
	e := l.rows[l.at].entry
	return page.MarkedTitle(e) + ": " + page.RouteName(e.Route)
}

// AccessibilityRole implements fyne.Accessible.
func (l *resultList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// TypedKey implements fyne.Focusable: the keys do in the list what they do in
// the search field.
func (l *resultList) TypedKey(k *fyne.KeyEvent) { l.OnKey(k.Name) }

// FocusGained implements fyne.Focusable.
func (l *resultList) FocusGained() { l.OnFocus(true) }

// FocusLost implements fyne.Focusable.
func (l *resultList) FocusLost() { l.OnFocus(false) }

// TypedRune implements fyne.Focusable.
func (l *resultList) TypedRune(r rune) { l.OnRune(r) }

// mark shows a row as the selected one.
func (l *resultList) mark(i int) {
	l.change(func() {
		l.pointing = true
		defer func() { l.pointing = false }()
		l.at = i
		if i < 0 {
			l.UnselectAll()
		} else {
			l.Select(i)
			l.ScrollTo(i) // Select does not scroll to a row that is selected already
		}
	})
}

// change changes the list and then draws it once.
func (l *resultList) change(do func()) {
	if l.paused {
		do()
		return
	}
	l.paused = true
	do()
	l.paused = false
	l.Refresh()
}

// pointed is the id of the selected entry, or "".
func (l *resultList) pointed() string {
	if l.at < 0 || l.at >= len(l.rows) || l.rows[l.at].entry == nil {
		return ""
	}
	return l.rows[l.at].entry.ID
}

// point marks the row of an entry, or none. If several rows show the entry, a
// marked one stays marked.
func (l *resultList) point(id string) {
	if id != "" && l.pointed() == id {
		l.mark(l.at)
		return
	}
	for i, r := range l.rows {
		if r.entry != nil && r.entry.ID == id {
			l.mark(i)
			return
		}
	}
	l.mark(-1)
}

// from is the row of an entry that is that many entries away, or the last one on the
// way there.
func (l *resultList) from(at, by int) int {
	step := 1
	if by < 0 {
		step = -1
	}
	best := at
	for i := at + step; i >= 0 && i < len(l.rows); i += step {
		if l.rows[i].entry != nil {
			best = i
			if (i-at)*step >= by*step {
				break
			}
		}
	}
	return best
}

// screen is how many rows the list shows at once.
func (l *resultList) screen() int {
	return max(1, int(l.Size().Height/(rowHeight(nil)+theme.Padding()))-1)
}

// show replaces the rows and marks the one of an entry, or none.
func (l *resultList) show(rows []row, id string) {
	l.change(func() {
		l.rows = rows
		l.measure()
		l.at = -1
		l.UnselectAll()
		l.MinSize() // creates the renderer, without which nothing scrolls
		l.ScrollToTop()
		l.point(id)
	})
}

// measure sets the height of each row.
func (l *resultList) measure() {
	l.change(func() {
		for i := range l.rows {
			l.SetItemHeight(i, rowHeight(&l.rows[i]))
		}
	})
}
