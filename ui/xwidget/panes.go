package xwidget

import "fyne.io/fyne/v2"

// Panes puts a form and its preview next to each other or, where there is no room for
// both, shows only the chosen one. The third object, which chooses, is shown only then.
type Panes struct {
	// Share is the part of the width that the first object gets.
	Share float32
	// LeastEms is the width from which both are shown, in units of the text size.
	LeastEms float32
	// Second shows the second object where there is room for only one.
	Second bool
}

var _ fyne.Layout = (*Panes)(nil)

// Layout implements fyne.Layout.
func (p *Panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, second, choice := objects[0], objects[1], objects[2]
	if size.Width >= ems(p.LeastEms) {
		setShown(choice, false)
		setShown(first, true)
		setShown(second, true)
		width := float32(int(size.Width * p.Share))
		place(first, fyne.NewPos(0, 0), fyne.NewSize(width, size.Height))
		place(second, fyne.NewPos(width, 0), fyne.NewSize(size.Width-width, size.Height))
		return
	}
	setShown(choice, true)
	setShown(first, !p.Second)
	setShown(second, p.Second)
	height := choice.MinSize().Height
	place(choice, fyne.NewPos(0, 0), fyne.NewSize(size.Width, height))
	for _, o := range []fyne.CanvasObject{first, second} {
		place(o, fyne.NewPos(0, height), fyne.NewSize(size.Width, size.Height-height))
	}
}

func place(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}

func setShown(o fyne.CanvasObject, shown bool) {
	if o.Visible() != shown {
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// MinSize implements fyne.Layout.
func (p *Panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
