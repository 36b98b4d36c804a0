package page

import (
	"image"
	"path"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Files shows what pages show of files.
type Files interface {
	// Picture reads a picture in the background, in the size in which a box of that
	// size shows it, and calls show on Fyne's goroutine, with nil if the picture cannot
	// be shown.
	Picture(f *handbook.File, box fyne.Size, show func(image.Image))
	// Enlarge shows a picture as large as the window.
	Enlarge(a handbook.Attachment)
	// OpenFile opens a file with the system's program, after the reader has confirmed.
	OpenFile(a handbook.Attachment)
}

// The box of a picture in a page, in units of Fyne: the width of the text, and a
// height that leaves some of the text on the screen.
const pictureWidth, pictureHeight = 760, 420

func (w *blockWidgets) Attachment(a handbook.Attachment) {
	switch {
	case w.files == nil:
		w.add(look.Body(phrase(export.AttachmentText(a))))
	case a.File.IsPicture():
		w.add(w.picture(a))
	default:
		w.add(fileRow(w.files, a))
	}
}

// picture shows a picture above what it shows in words.
func (r renderer) picture(a handbook.Attachment) fyne.CanvasObject {
	enlarge := func() { r.files.Enlarge(a) }
	natural := fyne.NewSize(float32(a.File.Width), float32(a.File.Height))
	p := xwidget.NewPicture(natural, pictureHeight, a.Text, enlarge)
	words := widget.RichTextStyleInline
	words.ColorName, words.SizeName = look.ColorQuiet, look.SizeLabel
	caption := xwidget.NewStyled(&widget.TextSegment{Text: a.Text + "  ", Style: words}, xwidget.NewLinkText(lang.L("picture.enlarge"), enlarge))
	r.files.Picture(a.File, fyne.NewSize(pictureWidth, pictureHeight), func(img image.Image) {
		if img == nil {
			p.Hide()
			return
		}
		p.SetImage(img)
	})
	inset := layout.NewCustomPaddedLayout(look.Space1, 0, theme.InnerPadding(), theme.InnerPadding()) // as the text around it has
	return look.Column(container.New(inset, p), caption)
}

// fileRow names a file, which a click opens.
func fileRow(files Files, a handbook.Attachment) fyne.CanvasObject {
	name := a.Text
	if name == "" {
		name = path.Base(a.File.Name)
	}
	return look.Box(look.Column(
		xwidget.NewLink(name, func() { files.OpenFile(a) }),
		look.Quiet(path.Base(a.File.Name)+" · "+handbook.SizeText(a.File.Size))))
}
