// Package raster decodes pictures, renders drawings, and shrinks large pictures,
// within a limit of pixels.
//
// It refuses what package picture refuses, so that no file can make it use more
// memory than its size allows. Of an animation, it reads only the first frame.
package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"clinichandbook/handbook/picture"
)

// maxSource is the most pixels of a picture that is shrunk: more than phone cameras
// have, and 200 MB when decoded.
const maxSource = 50_000_000

// MaxSide is the longer side of a picture after it was shrunk, in pixels: it fills a
// screen.
const MaxSide = 1600

// Decode decodes a picture, shrunk so that its sides are at most that long. Only
// drawings are enlarged. The error is a [picture.Refusal].
func Decode(data []byte, most int) (image.Image, error) {
	m, err := picture.Measure(data)
	if err != nil {
		return nil, err
	}
	return decode(data, m, most)
}

func decode(data []byte, m picture.Measures, most int) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, damaged()
		}
	}()
	if m.Format == picture.SVG {
		return drawSVG(data, m, most)
	}
	r := bytes.NewReader(data)
	switch m.Format {
	case picture.PNG:
		img, err = png.Decode(r)
	case picture.JPEG:
		img, err = jpeg.Decode(r)
	case picture.GIF:
		img, err = gif.Decode(r)
	case picture.WebP:
		img, err = webp.Decode(r)
	default:
	}
	if err != nil {
		return nil, damaged()
	}
	img = scale(img, most)
	if m.Format == picture.JPEG {
		img = turn(img, picture.Orientation(data))
	}
	return img, nil
}

func damaged() error {
	return &picture.Refusal{Why: "is damaged or incomplete: save it again"}
}

// scale makes a picture small enough.
func scale(img image.Image, most int) image.Image {
	b := img.Bounds()
	width, height := fit(b.Dx(), b.Dy(), most)
	if width == b.Dx() && height == b.Dy() {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.BiLinear.Scale(out, out.Bounds(), img, img.Bounds(), draw.Src, nil)
	return out
}

// fit is a size in the same shape whose longer side is at most that long.
func fit(width, height, most int) (int, int) {
	if longer := max(width, height); most > 0 && longer > most {
		return max(width*most/longer, 1), max(height*most/longer, 1)
	}
	return width, height
}

// turn rotates a picture as its camera recorded.
func turn(img image.Image, orientation int) image.Image {
	if orientation <= 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			to := [...][2]int{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y}, 5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[orientation]
			out.Set(to[0], to[1], img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

// Shrunk is a picture made small enough for a page, and its file name ending. Small
// pictures and drawings stay as they are. The error is a [picture.Refusal].
func Shrunk(data []byte) (small []byte, ending string, err error) {
	m, err := picture.Look(data)
	if err != nil {
		return nil, "", err
	}
	ending = "." + string(m.Format)
	if m.Format == picture.JPEG {
		ending = ".jpg"
	}
	if m.Format == picture.SVG {
		_, err := drawSVG(data, m, 64)
		return data, ending, err
	}
	if m.Width*m.Height > maxSource {
		return nil, "", &picture.Refusal{Why: fmt.Sprintf("has %d × %d pixels, more than can be made smaller here: save it smaller", m.Width, m.Height)}
	}
	img, err := decode(data, m, MaxSide)
	if err != nil {
		return nil, "", err
	}
	if max(m.Width, m.Height) <= MaxSide && len(data) <= maxKept {
		return data, ending, nil
	}
	return encode(img)
}

// maxKept is the most bytes of a picture that stays as it is.
const maxKept = 1 << 20

// encode writes a picture as PNG, or as JPEG if that is much smaller, as for photos.
func encode(img image.Image) (data []byte, ending string, err error) {
	var drawn, photo bytes.Buffer
	if err := png.Encode(&drawn, img); err != nil {
		return nil, "", damaged()
	}
	if err := jpeg.Encode(&photo, OnWhite(img), &jpeg.Options{Quality: 85}); err != nil {
		return nil, "", damaged()
	}
	if photo.Len() < drawn.Len()/3 {
		return photo.Bytes(), ".jpg", nil
	}
	if drawn.Len() > picture.MaxBytes {
		return photo.Bytes(), ".jpg", nil
	}
	return drawn.Bytes(), ".png", nil
}

// OnWhite is a picture as it is on paper.
func OnWhite(img image.Image) image.Image {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

// ForPaper is a picture for a printed page: its size in pixels, "PNG" or "JPG", and
// its bytes. The error is a [picture.Refusal].
func ForPaper(data []byte) (size image.Point, kind string, out []byte, err error) {
	img, err := Decode(data, MaxSide)
	if err != nil {
		return size, "", nil, err
	}
	page := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(page, page.Bounds(), img, img.Bounds().Min, draw.Over)
	out, ending, err := encode(page)
	kind = "PNG"
	if ending == ".jpg" {
		kind = "JPG"
	}
	return page.Bounds().Size(), kind, out, err
}
