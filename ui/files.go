package ui

import (
	"image"
	"math"
	"path"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/picture/raster"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// pictureCache has the pictures that were shown last, as they are shown, so that
// going back to a page is immediate. Its zero value is empty.
type pictureCache struct {
	all   []cachedPicture // the latest last
	bytes int
}

type cachedPicture struct {
	file *handbook.File
	most int // its longer side, in pixels
	img  image.Image
}

// maxCached bounds the pixels that are kept, in bytes: about twenty pictures.
const maxCached = 32 << 20

// bytesOf is about how much memory a picture takes.
func bytesOf(img image.Image) int { return 4 * img.Bounds().Dx() * img.Bounds().Dy() }

func (c *pictureCache) get(f *handbook.File, most int) image.Image {
	for _, p := range c.all {
		if p.file == f && p.most == most {
			return p.img
		}
	}
	return nil
}

func (c *pictureCache) put(f *handbook.File, most int, img image.Image) {
	if c.get(f, most) != nil {
		return
	}
	c.all = append(c.all, cachedPicture{f, most, img})
	for c.bytes += bytesOf(img); c.bytes > maxCached && len(c.all) > 1; c.all = c.all[1:] {
		c.bytes -= bytesOf(c.all[0].img)
	}
}

// forget drops all pictures: those of a handbook that is no longer shown.
func (c *pictureCache) forget() { *c = pictureCache{} }

var _ page.Files = host{}

// Picture implements page.Files.
func (h host) Picture(f *handbook.File, box fyne.Size, show func(image.Image)) {
	scale := h.w.win.Canvas().Scale()
	width := min(float64(box.Width), float64(f.Width), float64(box.Height)*float64(f.Width)/float64(f.Height))
	longer := width * max(1, float64(f.Height)/float64(f.Width))
	h.read(f, max(int(math.Ceil(longer*float64(scale))), 1), show)
}

// read decodes a picture in the background. On a slow remote desktop, fewer pixels also
// have to be sent.
func (h host) read(f *handbook.File, most int, show func(image.Image)) {
	cache := &h.w.group.pictures
	if img := cache.get(f, most); img != nil {
		show(img)
		return
	}
	var img image.Image
	h.w.owner.background(func() {
		data, err := f.Read()
		if err != nil {
			return
		}
		if decoded, err := raster.Decode(data, most); err == nil {
			img = raster.OnWhite(decoded) // a drawing in black must not vanish in the dark
		}
	}, func() {
		if img != nil {
			cache.put(f, most, img)
		}
		show(img)
		canvas.Refresh(h.w.area.pager) // after work in the background, no event draws the window
	})
}

// Enlarge implements page.Files.
func (h host) Enlarge(a handbook.Attachment) {
	size := h.w.win.Canvas().Size()
	size = fyne.NewSize(size.Width-2*look.Space6, size.Height-2*look.Space6)
	shown := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	inside := container.New(xwidget.Stretch{Vertical: true}, shown, look.Quiet(a.Text))
	d := dialog.NewCustom(lang.L("picture.title"), lang.L("button.close"), inside, h.w.win)
	d.Resize(size)
	d.Show()
	h.read(a.File, int(max(size.Width, size.Height)*h.w.win.Canvas().Scale()), func(img image.Image) {
		shown.Image = img
		shown.Refresh()
	})
}

// OpenFile implements page.Files. What opens is a copy, so that nothing that is
// written into it changes the handbook.
func (h host) OpenFile(a handbook.Attachment) {
	name := path.Base(a.File.Name)
	with := map[string]any{"Name": name, "Size": handbook.SizeText(a.File.Size)}
	text := look.Column(look.Body(lang.L("file.ask", with)), look.Quiet(lang.L("file.copy")))
	d := dialog.NewCustomConfirm(lang.L("file.title"), lang.L("file.open"), lang.L("button.cancel"), text, func(yes bool) {
		if yes {
			h.open(a.File, name)
		}
	}, h.w.win)
	d.Resize(look.DialogSize(look.DialogForm, h.w.win.Canvas()))
	d.Show()
}

func (h host) open(f *handbook.File, name string) {
	var data []byte
	var err error
	h.w.owner.background(func() { data, err = f.Read() }, func() {
		switch {
		case err != nil:
			h.w.status.say(lang.L("file.unreadable", map[string]any{"Name": name}))
			return
		case !content.IsAttachment(f.Name) || content.Unlike(name, data) != "":
			h.w.status.say(lang.L("file.refused", map[string]any{"Name": name}))
			return
		}
		h.w.group.printer.open(name, data, h.w.status.say)
	})
}
