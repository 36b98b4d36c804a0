package export

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"
)

// missingGlyph replaces a character that the fonts of the PDF lack.
const missingGlyph = '□'

// glyphs are the characters that the fonts of the PDF have.
type glyphs struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

func readGlyphs() (*glyphs, error) {
	font, err := sfnt.Parse(dejavusans.TTF)
	return &glyphs{font: font}, err
}

func (g *glyphs) has(r rune) bool {
	if r > lastRune {
		return false
	}
	i, err := g.font.GlyphIndex(&g.buf, r)
	return err == nil && i != 0
}

// word replaces an emoji that the fonts lack: with its name, or with "" if it only
// varies another one. It reports false for any other character.
func (g *glyphs) word(r rune) (string, bool) {
	const firstSign = 0x2190
	switch {
	case r < firstSign || g.has(r):
		return "", false
	case r >= 0x1F3FB && r <= 0x1F3FF: // colors of skin
		return "", true
	case r >= 0x1F1E6 && r <= 0x1F1FF: // two of them are a flag
		return string('A' + r - 0x1F1E6), true
	case unicode.Is(unicode.So, r):
		return "[" + strings.ToLower(runenames.Name(r)) + "]", true
	}
	return "", false
}

// Missing lists the characters of the export that the fonts of the PDF lack, in
// order. They appear as boxes there.
func (x *Export) Missing() ([]rune, error) {
	font, err := readGlyphs()
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if err := x.Markdown(&text); err != nil {
		return nil, err
	}
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range text.String() {
		if seen[r] || unicode.IsSpace(r) {
			continue
		}
		seen[r] = true
		if _, worded := font.word(r); !worded && !font.has(r) {
			missing = append(missing, r)
		}
	}
	slices.Sort(missing)
	return missing, nil
}

// RightToLeft is the name of a right-to-left script in the export, or "". The PDF
// shows such lines in the wrong order.
func (x *Export) RightToLeft() (string, error) {
	var text strings.Builder
	if err := x.Markdown(&text); err != nil {
		return "", err
	}
	for _, r := range text.String() {
		switch {
		case r < 0x0590:
		case unicode.Is(unicode.Hebrew, r):
			return "Hebrew", nil
		case unicode.Is(unicode.Arabic, r): // the fonts lack the other scripts: see Missing
			return "Arabic", nil
		}
	}
	return "", nil
}

// lastRune is the last character that the PDF library supports.
const lastRune = 0xFFFF

// clean prepares text for the PDF: emoji that it cannot show become words, and other
// such characters boxes; combining accents are composed, and characters without a
// width left out.
func (p *pdf) clean(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if word, ok := p.glyphs.word(r); ok {
			b.WriteString(word)
			continue
		}
		switch {
		case r > lastRune:
			b.WriteRune(missingGlyph)
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
		case r == '\t':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
