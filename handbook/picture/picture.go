// Package picture decides which pictures a handbook shows: their formats and limits,
// and what a drawing (SVG) may contain.
//
// It reads the size of a picture from its first bytes and decodes nothing; package
// raster does. With a sentence for the content owner, it refuses whatever is not a
// picture, is too large, or is a drawing that could run, fetch, or expand something.
package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Limits of a picture that pages show.
const (
	MaxBytes   = 4 << 20
	MaxPixels  = 16_000_000 // 64 MB when decoded
	maxDrawing = 512 << 10  // bytes of a drawing
)

// HeadBytes is how much of a picture [Measure] reads at most.
const HeadBytes = maxDrawing + 1

// Format is the format of a picture.
type Format string

// The formats.
const (
	PNG  Format = "png"
	JPEG Format = "jpeg"
	GIF  Format = "gif"
	WebP Format = "webp"
	SVG  Format = "svg"
)

// MIME is the media type of the format.
func (f Format) MIME() string {
	if f == SVG {
		return "image/svg+xml"
	}
	return "image/" + string(f)
}

// Endings are the file name endings of pictures.
func Endings() []string { return []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"} }

// Measures are what is known of a picture without decoding it.
type Measures struct {
	Format        Format
	Width, Height int // pixels; of a drawing, its units
}

// Refusal is why a picture is not shown, in words for the content owner that
// follow "the picture".
type Refusal struct{ Why string }

func (r *Refusal) Error() string { return r.Why }

func refuse(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }

// Measure measures a picture that pages may show. The error is a [Refusal].
func Measure(data []byte) (Measures, error) {
	m, err := Look(data)
	switch {
	case err != nil:
		return m, err
	case len(data) > MaxBytes:
		return m, TooLarge()
	case m.Format != SVG && m.Width*m.Height > MaxPixels:
		return m, refuse("has %d × %d pixels, more than the %d million that are shown: save it smaller, or insert it with the window, which makes it smaller", m.Width, m.Height, MaxPixels/1_000_000)
	}
	return m, nil
}

// TooLarge is the [Refusal] of a picture with too many bytes.
func TooLarge() error {
	return refuse("is larger than %d MB: save it smaller, or insert it with the window, which makes it smaller", MaxBytes>>20)
}

// maxSide is the longest side of a picture, in pixels.
const maxSide = 65_535

// Look measures a picture, which may be too large to be shown. The error is a
// [Refusal].
func Look(data []byte) (Measures, error) {
	m, ok := measure(data)
	switch {
	case m.Format == SVG:
		var err error
		_, m.Width, m.Height, err = Clean(data)
		return m, err
	case m.Format == "":
		return m, refuse("is not a PNG, JPEG, GIF, WebP, or SVG picture, whatever its name says: save it as PNG")
	case !ok || m.Width < 1 || m.Height < 1 || m.Width > maxSide || m.Height > maxSide:
		return m, refuse("is damaged or incomplete: save it again")
	}
	return m, nil
}

// measure reads the format and the measures, if they can be read.
func measure(data []byte) (m Measures, ok bool) {
	be, le := binary.BigEndian, binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		m.Format = PNG
		if len(data) < 33 || string(data[12:16]) != "IHDR" {
			return m, false
		}
		m.Width, m.Height = int(be.Uint32(data[16:])), int(be.Uint32(data[20:]))
		return m, true
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		m.Format = GIF
		if len(data) < 13 {
			return m, false
		}
		m.Width, m.Height = int(le.Uint16(data[6:])), int(le.Uint16(data[8:]))
		return m, true
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		m.Format = JPEG
		m.Width, m.Height, ok = jpegSize(data)
		return m, ok
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		m.Format = WebP
		m.Width, m.Height, ok = webpSize(data)
		return m, ok
	case isDrawing(data):
		m.Format = SVG
		return m, true
	}
	return m, false
}

// jpegSize finds the frame header (ITU T.81, B.2.2).
func jpegSize(data []byte) (width, height int, ok bool) {
	for at := 2; at+9 < len(data); {
		if data[at] != 0xff {
			return 0, 0, false
		}
		mark := data[at+1]
		switch {
		case mark == 0xff: // padding
			at++
			continue
		case mark == 0x01 || mark >= 0xd0 && mark <= 0xd8: // no length
			at += 2
			continue
		case mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc:
			height, width = int(binary.BigEndian.Uint16(data[at+5:])), int(binary.BigEndian.Uint16(data[at+7:]))
			if Turned(data) {
				width, height = height, width
			}
			return width, height, true
		case mark == 0xd9 || mark == 0xda: // pixels, before their size
			return 0, 0, false
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	}
	return 0, 0, false
}

// webpSize reads the first chunk (RFC 9649). Animations cannot be decoded, so they
// count as damaged.
func webpSize(data []byte) (width, height int, ok bool) {
	if len(data) < 30 {
		return 0, 0, false
	}
	le := binary.LittleEndian
	switch string(data[12:16]) {
	case "VP8 ":
		return int(le.Uint16(data[26:]) & 0x3fff), int(le.Uint16(data[28:]) & 0x3fff), true
	case "VP8L":
		bits := le.Uint32(data[21:])
		return int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1, data[20] == 0x2f
	case "VP8X":
		const animated = 0x02
		three := func(at int) int { return int(data[at]) | int(data[at+1])<<8 | int(data[at+2])<<16 }
		return three(24) + 1, three(27) + 1, data[20]&animated == 0
	}
	return 0, 0, false
}
