package export

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/sfnt"
)

// missingGlyph stands in the PDF for a sign that its fonts lack.
const missingGlyph = '□'

// Missing lists the signs of the export that the fonts of the PDF lack, in
// order. They show as boxes there.
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
		if i, err := font.GlyphIndex(&buf, r); err != nil || i == 0 || r > lastPlane {
			missing = append(missing, r)
		}
	}
	slices.Sort(missing)
	return missing, nil
}

// lastPlane is the last sign that the PDF library knows.
const lastPlane = 0xFFFF

// clean makes text fit for the PDF: signs that it cannot hold become boxes.
func (p *pdf) clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r > lastPlane:
			return missingGlyph
		case r == '\t':
			return ' '
		}
		return r
	}, text)
}
