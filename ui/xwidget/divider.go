package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Split gives its first object a width and the rest to the second one; the third
// one is a [Divider] between the two. The first never gets more than two fifths,
// and nothing while it is hidden.
type Split struct {
	Ems            float32 // width of the first object, in units of the text size
	MinEms, MaxEms float32
}

var _ fyne.Layout = (*Split)(nil)

// dividerGrip is how wide the part of a divider is that the mouse can grab.
const dividerGrip = 8

// leastSplit is the least room of two panes.
var leastSplit = fyne.NewSize(480, 80)

// Layout implements fyne.Layout.
func (s *Split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	if objects[0].Visible() {
		left = float32(int(min(ems(min(max(s.Ems, s.MinEms), s.MaxEms)), size.Width*2/5)))
	}
	objects[2].Move(fyne.NewPos(left-dividerGrip/2, 0))
	objects[2].Resize(fyne.NewSize(dividerGrip, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// MinSize implements fyne.Layout. It is small: both sides reflow.
func (*Split) MinSize([]fyne.CanvasObject) fyne.Size { return leastSplit }

// Drag makes the first object wider by a length.
func (s *Split) Drag(by float32) {
	s.Ems = min(max(s.Ems+by/theme.TextSize(), s.MinEms), s.MaxEms)
}

// Divider is a line between two panes that can be dragged.
type Divider struct {
	widget.BaseWidget
	decoration
	// OnDragged is called with how far the mouse moved to the right, and OnEnd when
	// it lets go.
	OnDragged func(float32)
	OnEnd     func()

	hovered bool
}

var (
	_ fyne.Draggable     = (*Divider)(nil)
	_ fyne.Accessible    = (*Divider)(nil)
	_ desktop.Hoverable  = (*Divider)(nil)
	_ desktop.Cursorable = (*Divider)(nil)
)

// NewDivider makes a divider.
func NewDivider(dragged func(float32), end func()) *Divider {
	d := &Divider{OnDragged: dragged, OnEnd: end}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements fyne.Draggable.
func (d *Divider) Dragged(e *fyne.DragEvent) { d.OnDragged(e.Dragged.DX) }

// DragEnd implements fyne.Draggable.
func (d *Divider) DragEnd() { d.OnEnd() }

// Cursor implements desktop.Cursorable.
func (d *Divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn implements desktop.Hoverable.
func (d *Divider) MouseIn(*desktop.MouseEvent) { d.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (d *Divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (d *Divider) MouseOut() { d.hover(false) }

func (d *Divider) hover(hovered bool) {
	d.hovered = hovered
	d.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{d, &canvas.Line{}}
	r.paint()
	return r
}

type dividerRenderer struct {
	d    *Divider
	line *canvas.Line
}

func (r *dividerRenderer) Layout(fyne.Size)             { r.paint() }
func (r *dividerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *dividerRenderer) Destroy()                     {}

func (r *dividerRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.d)
}

func (r *dividerRenderer) paint() {
	name, width := theme.ColorNameSeparator, float32(1)
	if r.d.hovered {
		name, width = theme.ColorNamePrimary, 2
	}
	fill(r.line, fyne.NewPos((dividerGrip-width)/2, 0), fyne.NewSize(width, r.d.Size().Height), theme.ColorForWidget(name, r.d))
}
