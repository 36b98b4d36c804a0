package raster

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/picture"
)

// halves is red on the left and blue on the right.
func halves(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{255, 0, 0, 255}
			if x >= width/2 {
				c = color.RGBA{0, 0, 255, 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// dot is a WebP of one pixel.
const dot = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

const half = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 4 2"><style>.b{fill:#00f}</style><rect width="2" height="2" style="fill:red"/><rect class="b" x="2" width="2" height="2"/></svg>`

func isRed(c color.Color) bool  { r, _, b, _ := c.RGBA(); return r > 0xc000 && b < 0x4000 }
func isBlue(c color.Color) bool { r, _, b, _ := c.RGBA(); return b > 0xc000 && r < 0x4000 }

func TestDecode(t *testing.T) {
	moving := &gif.GIF{Image: []*image.Paletted{image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}}), image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{color.White})}, Delay: []int{1, 1}}
	for y := range 20 {
		for x := 20; x < 40; x++ {
			moving.Image[0].SetColorIndex(x, y, 1)
		}
	}
	var g bytes.Buffer
	if err := gif.EncodeAll(&g, moving); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"PNG": asPNG(t, halves(40, 20)), "JPEG": asJPEG(t, halves(40, 20)), "first frame of GIF": g.Bytes(), "SVG": []byte(half)} {
		for _, most := range []int{40, 10} {
			img, err := Decode(data, most)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			b := img.Bounds()
			if b.Dx() != most || b.Dy() != most/2 || !isRed(img.At(b.Min.X+1, b.Min.Y+1)) || !isBlue(img.At(b.Max.X-2, b.Min.Y+1)) {
				t.Errorf("%s at %d: %v, %v, %v", name, most, b, img.At(1, 1), img.At(b.Max.X-2, 1))
			}
		}
	}
	webp, err := base64.StdEncoding.DecodeString(dot)
	if err != nil {
		t.Fatal(err)
	}
	if img, err := Decode(webp, 10); err != nil || img.Bounds().Dx() != 1 {
		t.Errorf("WebP: %v", err)
	}
}

// TestTurned: a picture that was taken upright is upright.
func TestTurned(t *testing.T) {
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	data := append([]byte("\xff\xd8\xff\xe1\x00"+string(rune(len(exif)+2))+exif), asJPEG(t, halves(40, 20))[2:]...)
	img, err := Decode(data, 100)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 20 || b.Dy() != 40 || !isRed(img.At(10, 2)) || !isBlue(img.At(10, 37)) {
		t.Errorf("%v, %v, %v", b, img.At(10, 2), img.At(10, 37))
	}
}

func TestShrunk(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 1800, 1200))
	for i := range noise.Pix {
		noise.Pix[i] = byte(i*i>>7) | 0x80
		if i%4 == 3 {
			noise.Pix[i] = 255
		}
	}
	for name, c := range map[string]struct {
		data   []byte
		ending string
		same   bool
		w, h   int
	}{
		"small":         {asPNG(t, halves(40, 20)), ".png", true, 40, 20},
		"wide":          {asPNG(t, halves(1700, 850)), ".png", false, 1600, 800},
		"photograph":    {asPNG(t, noise), ".jpg", false, 1600, 1066},
		"a drawing":     {[]byte(half), ".svg", true, 40, 20},
		"a photograph ": {asJPEG(t, halves(40, 20)), ".jpg", true, 40, 20},
	} {
		small, ending, err := Shrunk(c.data)
		if err != nil || ending != c.ending || bytes.Equal(small, c.data) != c.same {
			t.Errorf("%s: %s, %d of %d bytes, %v", name, ending, len(small), len(c.data), err)
			continue
		}
		if m, err := picture.Measure(small); err != nil || m.Width != c.w || m.Height != c.h {
			t.Errorf("%s: %v, %v", name, m, err)
		}
	}
}

// TestDamaged: what cannot be decoded is refused in one sentence, cut off anywhere.
func TestDamaged(t *testing.T) {
	var refusal *picture.Refusal
	for name, whole := range map[string][]byte{"PNG": asPNG(t, halves(40, 20)), "JPEG": asJPEG(t, halves(40, 20)), "SVG": []byte(half)} {
		for n := range whole {
			if _, err := Decode(whole[:n], 10); err != nil && !errors.As(err, &refusal) {
				t.Fatalf("%s cut off at %d: %v", name, n, err)
			}
		}
	}
	for _, odd := range []string{`<path d="M0 0 z z Q"/>`, `<path d="M 1"/>`, `<rect width="x"/>`, `<path transform="rotate("/>`, `<path fill="url(#nobody)" d="M0 0h1v1z"/>`} {
		if _, err := Decode([]byte(strings.Replace(half, "<style>", odd+"<style>", 1)), 10); err != nil && !errors.As(err, &refusal) {
			t.Errorf("%s: %v", odd, err)
		}
	}
}

// TestDrawingTakesNoTime: no drawing that is accepted takes long to draw.
func TestDrawingTakesNoTime(t *testing.T) {
	for name, inside := range map[string]string{
		"dots":   `<path stroke="#000" stroke-width="0.1" stroke-dasharray="0.5" d="` + strings.Repeat("M0 0L100000 100000", 2000) + `"/>`,
		"curves": `<g transform="scale(100000)"><path d="M0 0` + strings.Repeat("Q99999 99999 0 99999", 10_000) + `"/></g>`,
		"arcs":   `<path d="M0 0` + strings.Repeat("A99999 99999 0 0 1 9 9", 10_000) + `"/>`,
	} {
		start := time.Now()
		_, err := Decode([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">`+inside+`</svg>`), 1600)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v, %v", name, took, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	var p, j bytes.Buffer
	_ = png.Encode(&p, halves(4, 2))
	_ = jpeg.Encode(&j, halves(4, 2), nil)
	f.Add(p.Bytes())
	f.Add(j.Bytes())
	f.Add([]byte(half))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := Decode(data, 50)
		var refusal *picture.Refusal
		switch {
		case err != nil && !errors.As(err, &refusal):
			t.Fatal(err)
		case err == nil && max(img.Bounds().Dx(), img.Bounds().Dy()) > 50:
			t.Fatal(img.Bounds())
		}
	})
}
