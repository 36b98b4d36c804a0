package raster

import (
	"bytes"
	"image"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"

	"clinichandbook/handbook/picture"
)

// drawSVG renders a drawing as large as most allows, but at most twice its own size.
func drawSVG(data []byte, m picture.Measures, most int) (img image.Image, err error) {
	undrawable := &picture.Refusal{Why: "is a drawing that cannot be drawn here: save it as PNG"}
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, undrawable
		}
	}()
	clean, _, _, err := picture.Clean(data)
	if err != nil {
		return nil, err
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(clean), oksvg.StrictErrorMode)
	if err != nil {
		return nil, undrawable
	}
	if most <= 0 {
		most = MaxSide
	}
	width, height := fit(2*m.Width, 2*m.Height, most)
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	scanner := &boundedScanner{Scanner: rasterx.NewScannerGV(width, height, out, out.Bounds()), left: maxLines}
	icon.SetTarget(0, 0, float64(width), float64(height))
	icon.Draw(rasterx.NewDasher(width, height, scanner), 1)
	return out, nil
}

// maxLines is how many lines a drawing may be flattened to.
const maxLines = 3_000_000

// boundedScanner panics if a drawing takes too long to render.
type boundedScanner struct {
	rasterx.Scanner
	left int
}

// Line implements rasterx.Scanner.
func (s *boundedScanner) Line(b fixed.Point26_6) {
	if s.left--; s.left < 0 {
		panic("too many lines")
	}
	s.Scanner.Line(b)
}
