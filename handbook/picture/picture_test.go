package picture

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

const shapes = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="5" height="5" fill="#1e9999"/></svg>`

func TestMeasure(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 31, 17))
	var p, j, g bytes.Buffer
	if err := errors.Join(png.Encode(&p, img), jpeg.Encode(&j, img, nil), gif.Encode(&g, img, nil)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		format Format
		data   string
		w, h   int
	}{
		{PNG, p.String(), 31, 17},
		{JPEG, j.String(), 31, 17},
		{GIF, g.String(), 31, 17},
		{WebP, "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x1e\x00\x04\x00\x00\x00\x00\x00\x00", 31, 17},
		{SVG, shapes, 20, 10},
		{SVG, "\uFEFF<?xml version=\"1.0\"?>\n<!-- made by hand -->\n" + shapes, 20, 10},
		{SVG, strings.Replace(shapes, "<svg", `<svg width="100%" height="40mm"`, 1), 20, 10},
		{SVG, strings.Replace(shapes, "<svg", `<svg width="40px"`, 1), 40, 20},
	} {
		m, err := Measure([]byte(c.data))
		if err != nil || m != (Measures{c.format, c.w, c.h}) {
			t.Errorf("%s: %v, %v", c.format, m, err)
		}
	}
}

// TestTruncated: a picture that is cut off anywhere is refused or measured, and
// never anything else.
func TestTruncated(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 31, 17))
	var p, j, g bytes.Buffer
	if err := errors.Join(png.Encode(&p, img), jpeg.Encode(&j, img, nil), gif.Encode(&g, img, nil)); err != nil {
		t.Fatal(err)
	}
	for _, whole := range [][]byte{p.Bytes(), j.Bytes(), g.Bytes(), []byte(shapes)} {
		for n := range whole {
			m, err := Measure(whole[:n])
			var refusal *Refusal
			if err != nil && !errors.As(err, &refusal) || err == nil && m.Format != SVG && (m.Width != 31 || m.Height != 17) {
				t.Fatalf("%.8q cut off at %d: %v, %v", whole, n, m, err)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	svg := func(inside string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">` + inside + `</svg>`
	}
	for name, c := range map[string]struct{ data, want string }{
		"nothing":            {"", "is not a PNG"},
		"a document":         {"%PDF-1.7", "is not a PNG"},
		"a page":             {"<html><svg></svg></html>", "is not a PNG"},
		"many pixels":        {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00\x00\x00\x00\x00", "pixels"},
		"no pixels":          {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x00\x00\x00\x00\x00\x08\x06\x00\x00\x00\x00\x00\x00\x00", "damaged"},
		"many bytes":         {"GIF89a\x01\x00\x01\x00\x00\x00\x00" + strings.Repeat("x", MaxBytes), "larger than 4 MB"},
		"moving WebP":        {"RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x01\x00\x00", "damaged"},
		"script":             {svg(`<script>alert(1)</script>`), "script"},
		"script elsewhere":   {svg(`<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>`), "script"},
		"handler":            {svg(`<rect onload="alert(1)" width="1" height="1"/>`), "script"},
		"handler at the top": {strings.Replace(shapes, "<svg", `<svg onload="x()"`, 1), "script"},
		"other element":      {svg(`<foreignObject/>`), "not drawn here (foreignObject)"},
		"picture":            {svg(`<image href="https://example.org/a.png"/>`), "not drawn here"},
		"use":                {svg(`<use href="#a"/>`), "not drawn here"},
		"text":               {svg(`<text>Room 5</text>`), "text"},
		"link":               {svg(`<a href="https://example.org"><path d="M0 0"/></a>`), "not drawn here"},
		"outside":            {svg(`<linearGradient xlink:href="https://example.org/x#a"/>`), "outside"},
		"outside by url":     {svg(`<rect fill="url( 'https://example.org/x#a')" width="1" height="1"/>`), "outside"},
		"outside by style":   {svg(`<rect style="fill:url(//example.org)" width="1" height="1"/>`), "outside"},
		"import":             {svg(`<style>@import "https://example.org/x.css";</style>`), "styles"},
		"hidden import":      {svg(`<style>.a{fill:\75rl(x)}</style>`), "styles"},
		"entities":           {`<!DOCTYPE svg [<!ENTITY a "b">]>` + shapes, "defines"},
		"a DTD":              {`<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">` + shapes, "defines"},
		"no size":            {`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`, "size"},
		"odd size":           {`<svg viewBox="0 0 1 100000"></svg>`, "size"},
		"not a number":       {`<svg viewBox="0 0 NaN 10"></svg>`, "size"},
		"deep":               {svg(strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100)), "more parts"},
		"many":               {svg(strings.Repeat("<g/>", maxElements)), "more parts"},
		"long":               {svg("<!--" + strings.Repeat("x", maxDrawing) + "-->"), "drawing of more than"},
		"dots":               {svg(`<path d="M0 0h20" stroke-dasharray="0.0001"/>`), "measures"},
		"dots by style":      {svg(`<path d="M0 0h20" style="stroke-dasharray: 0.0001,1"/>`), "measures"},
		"far away":           {svg(`<path d="M0 0L1e30 1e30"/>`), "measures"},
		"cut off":            {svg("")[:90], "damaged"},
		"two":                {shapes + shapes, "damaged"},
	} {
		_, err := Measure([]byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestClean: what programs leave in their drawings does no harm and is left out.
func TestClean(t *testing.T) {
	const inkscape = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://x" xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20" id="svg5">
<sodipodi:namedview inkscape:pageopacity="0.0"><sodipodi:grid/></sodipodi:namedview>
<metadata><rdf xmlns="http://rdf">https://example.org</rdf></metadata><title>Map</title>
<style>.a{fill:#123456;stroke-width:2px}</style>
<path id="path1234567" class="a" style="stroke-dasharray:none;fill:#1e9999" d="M 1,1 H 39" inkscape:connector="0"/></svg>`
	clean, w, h, err := Clean([]byte(inkscape))
	if err != nil || w != 40 || h != 20 {
		t.Fatal(w, h, err)
	}
	for _, gone := range []string{"DOCTYPE", "sodipodi", "inkscape", "example.org", "Map"} {
		if strings.Contains(string(clean), gone) {
			t.Errorf("%s is left in %s", gone, clean)
		}
	}
	again, _, _, err := Clean(clean)
	if err != nil || !bytes.Equal(again, clean) {
		t.Errorf("cleaning it again makes %s, %v", again, err)
	}
}

func TestOrientation(t *testing.T) {
	var j bytes.Buffer
	if err := jpeg.Encode(&j, image.NewGray(image.Rect(0, 0, 31, 17)), nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	data := append([]byte("\xff\xd8\xff\xe1\x00"+string(rune(len(exif)+2))+exif), j.Bytes()[2:]...)
	m, err := Measure(data)
	if err != nil || Orientation(data) != 6 || m.Width != 17 || m.Height != 31 {
		t.Errorf("orientation %d, %v, %v", Orientation(data), m, err)
	}
}

func FuzzMeasure(f *testing.F) {
	var p, j, g bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	if err := errors.Join(png.Encode(&p, img), jpeg.Encode(&j, img, nil), gif.Encode(&g, img, nil)); err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{p.String(), j.String(), g.String(), shapes, "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x1e\x00\x04\x00\x00\x00\x00\x00\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Measure(data)
		var refusal *Refusal
		switch {
		case err != nil && !errors.As(err, &refusal):
			t.Fatal(err)
		case err == nil && (m.Width < 1 || m.Height < 1):
			t.Fatal(m)
		}
		if m.Format != SVG || err != nil {
			return
		}
		clean, _, _, err := Clean(data)
		if err != nil {
			t.Fatal(err)
		}
		lower := strings.ToLower(string(clean))
		for _, bad := range []string{"<script", "<!", " onload", "javascript:", "<image", "<foreign"} {
			if strings.Contains(lower, bad) {
				t.Fatalf("%s is left", bad)
			}
		}
		if again, _, _, err := Clean(clean); err != nil || !bytes.Equal(again, clean) {
			t.Fatalf("cleaning it again: %v", err)
		}
	})
}
