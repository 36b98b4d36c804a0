package export

import (
	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/dejavu/dejavusansboldoblique"
	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansoblique"

	"clinichandbook/handbook"
)

// The font families. Only the glyphs used go into the document.
const (
	fontFamily = "dejavu"
	monoFamily = "dejavumono"
)

func addFonts(doc *fpdf.Fpdf) {
	doc.AddUTF8FontFromBytes(fontFamily, "", dejavusans.TTF)
	doc.AddUTF8FontFromBytes(fontFamily, "B", dejavusansbold.TTF)
	doc.AddUTF8FontFromBytes(fontFamily, "I", dejavusansoblique.TTF)
	doc.AddUTF8FontFromBytes(fontFamily, "BI", dejavusansboldoblique.TTF)
	doc.AddUTF8FontFromBytes(monoFamily, "", dejavusansmono.TTF)
}

// height is that of a line of text, in millimeters; size is in points.
func height(size float64) float64 { return size * pointSize * lineHeight }

// left and right are where the text begins and ends.
func (p *pdf) left() float64 {
	left, _, _, _ := p.doc.GetMargins()
	return left
}

func (p *pdf) right() float64 {
	width, _ := p.doc.GetPageSize()
	return width - margin
}

func (p *pdf) font(style string, size float64, color ink) {
	if p.family == monoFamily { // it has one style; the head of a page wants another
		style = ""
	}
	p.doc.SetFont(p.family, style, size)
	p.doc.SetTextColor(color.r, color.g, color.b)
}

// fits reports that there is still that much room on the page.
func (p *pdf) fits(tall float64) bool {
	_, height := p.doc.GetPageSize()
	return p.doc.GetY()+tall <= height-footMargin
}

// room starts a new page if that much does not fit on this one.
func (p *pdf) room(tall float64) {
	if !p.fits(tall) && p.doc.GetY() > topMargin {
		p.newPage()
	}
}

func (p *pdf) newPage() { p.doc.AddPageFormat(p.orientation(), p.size) }

func (p *pdf) orientation() string {
	if width, height := p.doc.GetPageSize(); width > height {
		return "L"
	}
	return "P"
}

func (p *pdf) rule(y float64) {
	p.doc.SetDrawColor(lineGray.r, lineGray.g, lineGray.b)
	p.doc.SetLineWidth(0.2)
	p.doc.Line(margin, y, p.right(), y)
}

// cell writes a line without breaking it.
func (p *pdf) cell(width float64, text, align string) {
	p.doc.CellFormat(width, height(smallSize), p.clean(text), "", 0, align, false, 0, "")
}

// cut shortens a line to a width.
func (p *pdf) cut(text string, width float64) string {
	if p.doc.GetStringWidth(text) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && p.doc.GetStringWidth(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// words writes running text.
func (p *pdf) words(style string, size float64, color ink, text string) {
	p.font(style, size, color)
	p.flow(p.tall, p.clean(text), 0)
}

// line writes a paragraph in one style.
func (p *pdf) line(style string, size float64, color ink, text string) {
	p.font(style, size, color)
	p.doc.MultiCell(p.right()-p.left(), height(size), p.clean(text), "", "L", false)
}

func (p *pdf) title(text string) {
	const size = 18
	p.line("B", size, black, text)
	p.doc.Ln(1)
}

// heading keeps with what follows it.
func (p *pdf) heading(text string, color ink) {
	p.doc.Ln(1.5)
	p.room(2.2 * height(bodySize))
	p.line("B", bodySize, color, text)
}

// indented writes something further to the right.
func (p *pdf) indented(by float64, write func()) {
	left := p.left()
	p.doc.SetLeftMargin(left + by)
	p.doc.SetX(left + by)
	write()
	p.doc.SetLeftMargin(left)
	p.doc.SetX(left)
}

// item writes an item of a list: one line of text that may wrap.
func (p *pdf) item(mark string, write func()) {
	p.room(p.tall)
	p.font("", bodySize, black)
	p.doc.CellFormat(itemIndent, p.tall, mark, "", 0, "L", false, 0, "")
	p.indented(itemIndent, func() {
		write()
		p.doc.Ln(p.tall)
	})
}

func (p *pdf) entryLink(id, label, style string, size float64) {
	if !p.x.in[id] {
		p.words(style, size, black, label)
		return
	}
	p.font(style, size, blue)
	p.flow(height(bodySize), p.clean(label), p.link(id))
}

func (p *pdf) styled(text string, style handbook.Style, color ink) {
	if style&handbook.Monospace != 0 {
		p.family = monoFamily
		p.words("", bodySize, color, text)
		p.family = fontFamily
		return
	}
	p.words(fontStyle(style), bodySize, color, text)
}

func fontStyle(style handbook.Style) string {
	out := ""
	if style&handbook.Bold != 0 {
		out = "B"
	}
	if style&handbook.Italic != 0 {
		out += "I"
	}
	return out
}
