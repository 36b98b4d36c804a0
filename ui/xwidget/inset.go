package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// fieldInset is the space between a field's frame and its text, besides the padding of
// all texts: Fyne 2.8.1 has one padding for both.
func fieldInset() fyne.Delta { return fyne.NewDelta(7, 3) }

// insetRenderer draws a field whose text is further from the frame.
type insetRenderer struct {
	fyne.WidgetRenderer
	field *Entry
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return &insetRenderer{e.Entry.CreateRenderer(), e}
}

// Layout implements fyne.WidgetRenderer.
func (r *insetRenderer) Layout(size fyne.Size) {
	inset := r.field.Inset
	around := fyne.NewSize(2*inset.DX, 2*inset.DY)
	r.WidgetRenderer.Layout(size.Subtract(around))
	for _, o := range r.Objects() {
		if frame, ok := o.(*canvas.Rectangle); ok {
			frame.Resize(frame.Size().Add(around))
		} else {
			o.Move(o.Position().Add(inset))
		}
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *insetRenderer) MinSize() fyne.Size {
	return r.WidgetRenderer.MinSize().AddWidthHeight(2*r.field.Inset.DX, 2*r.field.Inset.DY)
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	inner := *m
	inner.Position = m.Position.Subtract(e.Inset)
	e.Entry.MouseDown(&inner)
}

// Dragged implements fyne.Draggable.
func (e *Entry) Dragged(d *fyne.DragEvent) {
	inner := *d
	inner.Position = d.Position.Subtract(e.Inset)
	e.Entry.Dragged(&inner)
}
