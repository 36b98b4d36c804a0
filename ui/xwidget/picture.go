package xwidget

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Picture is a picture in a text: as wide as it is, or as the text, and clicked to
// be enlarged. Its room is known before it is.
type Picture struct {
	widget.BaseWidget
	Label     string // what it shows, for people who cannot see it
	OnTapped  func()
	natural   fyne.Size
	maxHeight float32
	image     *canvas.Image
}

var (
	_ fyne.Widget     = (*Picture)(nil)
	_ fyne.Accessible = (*Picture)(nil)
)

// NewPicture reserves the room for a picture of a size, at most that high.
func NewPicture(natural fyne.Size, maxHeight float32, label string, tapped func()) *Picture {
	p := &Picture{Label: label, OnTapped: tapped, natural: natural, maxHeight: maxHeight, image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	p.ExtendBaseWidget(p)
	return p
}

// SetImage shows the picture.
func (p *Picture) SetImage(img image.Image) {
	p.image.Image = img
	p.Refresh()
}

// Loaded reports whether the picture is shown.
func (p *Picture) Loaded() bool { return p.image.Image != nil }

// AccessibilityLabel implements fyne.Accessible.
func (p *Picture) AccessibilityLabel() string { return p.Label }

// AccessibilityRole implements fyne.Accessible.
func (p *Picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// fits is the size of the picture in a text of a width.
func (p *Picture) fits(width float32) fyne.Size {
	w, h := p.natural.Width, p.natural.Height
	if width > 0 && w > width {
		w, h = width, h*width/w
	}
	if h > p.maxHeight {
		w, h = w*p.maxHeight/h, p.maxHeight
	}
	return fyne.NewSize(max(w, 1), max(h, 1))
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	room := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	click := NewClickArea(p.Label, func() { p.OnTapped() }, func(bool) {})
	return &pictureRenderer{p, room, click}
}

type pictureRenderer struct {
	p     *Picture
	room  *canvas.Rectangle
	click *ClickArea
}

func (r *pictureRenderer) Destroy() {}

func (r *pictureRenderer) Layout(size fyne.Size) {
	fits := r.p.fits(size.Width)
	for _, o := range r.Objects() {
		o.Resize(fits)
	}
}

// MinSize depends on the width that the picture was given.
func (r *pictureRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.p.fits(r.p.Size().Width).Height)
}

func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.room, r.p.image, r.click}
}

func (r *pictureRenderer) Refresh() {
	r.room.FillColor = theme.Color(theme.ColorNameInputBackground)
	r.room.Hidden = r.p.Loaded()
	r.Layout(r.p.Size())
	canvas.Refresh(r.room)
	r.p.image.Refresh()
}
