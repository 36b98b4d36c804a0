package export

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// missingGlyph replaces a character that the fonts of the PDF lack.
const missingGlyph = '□'

// Missing lists the characters of the export that the fonts of the PDF lack, in
// order. They appear as boxes there.
func (x *Export) Missing() ([]rune, error) {
	font, err := sfnt.Parse(dejavusans.TTF)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if err := x.Markdown(&text); err != nil {
		return nil, err
	}
	var missing []rune
	var buf sfnt.Buffer
	seen := map[rune]bool{}
	for _, r := range text.String() {
		if seen[r] || unicode.IsSpace(r) {
			continue
		}
		seen[r] = true
		if i, err := font.GlyphIndex(&buf, r); err != nil || i == 0 || r > lastRune {
			missing = append(missing, r)
		}
	}
	slices.Sort(missing)
	return missing, nil
}

// RightToLeft is the name of a script of the export that is written from right to
// left, or "". The PDF shows such lines in the wrong order.
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
		case unicode.Is(unicode.Arabic, r): // the fonts lack the other scripts, see Missing
			return "Arabic", nil
		}
	}
	return "", nil
}

// lastRune is the last character that the PDF library supports.
const lastRune = 0xFFFF

// clean makes text fit for the PDF: characters it cannot show become boxes, letters
// with accents by themselves are joined, and what has no width is left out.
func (p *pdf) clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r > lastRune:
			return missingGlyph
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r == '\t':
			return ' '
		}
		return r
	}, norm.NFC.String(text))
}
