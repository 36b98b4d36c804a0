package export

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"clinichandbook/handbook"
)

// Paper is a size of paper.
type Paper string

// The sizes.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

// PDF writes a document for paper: a table of contents with page numbers, each
// entry on a new page and, for a complete handbook, the clinic's values and the
// table of side effects. Every page names the edition of the handbook, and whether a
// clinician has reviewed what is on it.
func (x *Export) PDF(w io.Writer, paper Paper) error {
	// The first draft finds out on which page each part begins and how many pages
	// there are; the second one prints it.
	pictures := map[*handbook.File]paperPicture{}
	glyphs, err := readGlyphs()
	if err != nil {
		return fmt.Errorf("the PDF cannot be made: %w", err)
	}
	draft := newPDF(x, paper, nil, 0)
	draft.pictures, draft.glyphs = pictures, glyphs
	draft.write()
	fair := newPDF(x, paper, draft.begins, draft.doc.PageNo())
	fair.pictures, fair.glyphs = pictures, glyphs
	fair.write()
	if err := fair.doc.Output(w); err != nil {
		return fmt.Errorf("the PDF cannot be made: %w", err)
	}
	return nil
}

// Sizes, in millimeters but for text, which is in points.
const (
	margin     = 18.0
	topMargin  = 20.0
	footMargin = 16.0
	bodySize   = 10.0
	smallSize  = 8.5

	contentsSize = 8.5
	lineHeight   = 1.32 // of the text's size
	pointSize    = 25.4 / 72
	barGap       = 4.0 // from a voice's bar to its text
	itemIndent   = 5.0
)

// ink is a color.
type ink struct{ r, g, b int }

var (
	black    = ink{17, 17, 17}
	gray     = ink{80, 80, 80}
	lineGray = ink{150, 150, 150}
	petrol   = ink{11, 90, 98}
	sayInk   = ink{232, 245, 242}
	amber    = ink{122, 61, 0}
	red      = ink{152, 16, 26}
	green    = ink{11, 86, 54}
	purple   = ink{84, 68, 122}
	blue     = ink{20, 80, 127}
)

// pdf writes one draft.
type pdf struct {
	x      *Export
	doc    *fpdf.Fpdf
	begins map[string]int // page on which each part begins, by id
	known  map[string]int // the same of the draft before, nil in the first
	pages  int            // how many pages there will be
	links  map[string]int
	head   string   // at the top of the page: the part
	marks  []string // and what a reader must know of it
	family string
	tall   float64       // of a line of running text, in millimeters
	size   fpdf.SizeType // of a portrait page

	pictures map[*handbook.File]paperPicture
	glyphs   *glyphs
}

func newPDF(x *Export, paper Paper, known map[string]int, pages int) *pdf {
	doc := fpdf.New("P", "mm", string(paper), "")
	p := &pdf{x: x, doc: doc, begins: map[string]int{}, known: known, pages: pages, links: map[string]int{}, family: fontFamily, tall: height(bodySize)}
	p.size = doc.GetPageSizeStr(string(paper))
	addFonts(doc)
	day, err := time.Parse(time.DateOnly, x.date)
	if err != nil {
		day = time.Unix(0, 0)
	}
	doc.SetCreationDate(day)
	doc.SetModificationDate(day)
	doc.SetCatalogSort(true) // so that the same content makes the same bytes
	doc.SetTitle(Title.English(), true)
	doc.SetSubject(x.edition(), true)
	doc.SetCreator(Title.English(), true)
	doc.SetLang("en")
	doc.SetMargins(margin, topMargin, margin)
	doc.SetAutoPageBreak(true, footMargin)
	doc.SetCellMargin(0)
	doc.SetHeaderFunc(p.header)
	doc.SetFooterFunc(p.footer)
	return p
}

func (p *pdf) write() {
	p.contents()
	if p.x.whole {
		p.values()
		p.sideEffects()
	}
	for _, e := range p.x.entries {
		p.entry(e)
	}
}

func (p *pdf) header() {
	const y, gap = 10, 4
	width, marks := p.right()-margin, p.clean(strings.Join(p.marks, " · "))
	p.font("B", smallSize, amber)
	p.doc.SetXY(margin, y)
	p.cell(width, marks, "R")
	width -= p.doc.GetStringWidth(marks) + gap
	p.font("B", smallSize, gray)
	p.doc.SetXY(margin, y)
	p.cell(width, p.cut(p.clean(p.head), width), "L")
	p.rule(y + 5.5)
	p.resume()
}

// resume moves the pen to where the text continues on a new page.
func (p *pdf) resume() {
	p.doc.SetXY(p.left(), topMargin)
	p.font("", bodySize, black)
}

func (p *pdf) footer() {
	_, height := p.doc.GetPageSize()
	y := height - 12
	p.rule(y - 1.5)
	p.font("", smallSize, gray)
	p.doc.SetXY(margin, y)
	p.cell(p.right()-margin, Title.English()+" · "+p.x.edition(), "L")
	p.doc.SetXY(margin, y)
	p.cell(p.right()-margin, PageOf.with("Page", p.doc.PageNo(), "Pages", p.pages).English(), "R")
}

// begin starts a part on a new page.
func (p *pdf) begin(id, head string, level int, marks []string, landscape bool) {
	p.head, p.marks = head, marks
	orientation := "P"
	if landscape {
		orientation = "L"
	}
	p.doc.AddPageFormat(orientation, p.size)
	p.begins[id] = p.doc.PageNo()
	p.doc.SetLink(p.link(id), 0, -1)
	p.doc.Bookmark(p.clean(head), level, 0)
}

// link is the target of links to a part.
func (p *pdf) link(id string) int {
	if _, ok := p.links[id]; !ok {
		p.links[id] = p.doc.AddLink()
	}
	return p.links[id]
}

func (p *pdf) contents() {
	var marks []string
	if pendingOf(p.x.entries) > 0 {
		marks = []string{p.x.reviewLine()}
	}
	p.begin("contents", Title.English(), 0, marks, false)
	p.title(Title.English())
	p.line("", bodySize, gray, p.x.edition())
	if review := p.x.reviewLine(); review != "" {
		p.line("B", bodySize, amber, review)
	}
	if p.x.whole {
		p.doc.Ln(2)
		if len(p.x.book.Fields()) > 0 {
			p.entryOfContents("values", ClinicValues.English())
		}
		if len(p.x.sideEffects()) > 0 {
			p.entryOfContents("table", SideEffectsTable.English())
		}
	}
	for _, k := range handbook.Kinds() {
		of := ofKind(p.x.entries, k)
		if len(of) == 0 {
			continue
		}
		p.heading(contentsLabel(k).English(), black)
		for _, e := range of {
			p.entryOfContents(e.ID, Marked(e))
		}
	}
}

// entryOfContents is a line of the table of contents, with the page number.
func (p *pdf) entryOfContents(id, text string) {
	const number = 12.0 // width of the column of numbers
	p.font("", contentsSize, black)
	h := height(contentsSize)
	lines := p.split(p.clean(text), p.right()-margin-number)
	p.room(float64(len(lines)) * h)
	for i, l := range lines {
		p.doc.CellFormat(p.right()-p.left()-number, h, l, "", 0, "L", false, p.link(id), "")
		if i == len(lines)-1 {
			p.doc.CellFormat(number, h, fmt.Sprint(p.known[id]), "", 0, "R", false, p.link(id), "")
		}
		p.doc.Ln(h)
	}
}

func (p *pdf) values() {
	if len(p.x.book.Fields()) == 0 {
		return
	}
	p.begin("values", ClinicValues.English(), 0, nil, false)
	p.title(ClinicValues.English())
	for _, f := range p.x.book.Fields() {
		color := black
		if !f.IsSet() {
			color = amber
		}
		p.item("•", func() {
			p.words("", bodySize, black, f.Label+": ")
			p.words("B", bodySize, color, f.Text())
			if by := valueNote(f); by != "" {
				p.words("", smallSize, gray, " ("+by+")")
			}
		})
	}
}

func (p *pdf) sideEffects() {
	effects := p.x.sideEffects()
	if len(effects) == 0 {
		return
	}
	p.begin("table", SideEffectsTable.English(), 0, nil, true)
	p.title(SideEffectsTable.English())
	p.line("", smallSize, gray, BandNote.English())
	t := table{size: smallSize}
	for i, c := range EffectColumns(p.x.book) {
		t.head = append(t.head, c.English())
		t.shares = append(t.shares, [...]float64{22, 11, 11, 17, 20, 19, 13}[i])
	}
	for _, e := range effects {
		t.rows = append(t.rows, append([]string{Marked(e)}, effectCells(p.x.book, e)...))
		t.links = append(t.links, p.link(e.ID))
	}
	p.table(t)
}

func (p *pdf) entry(e *handbook.Entry) {
	p.begin(e.ID, e.Title, 1, p.x.marks(e), false)
	p.line("", smallSize, gray, strings.ToUpper(strings.Join(kindAndTopic(p.x.book, e), " · "))+" · "+ReviewStatusText(e))
	p.title(e.Title)
	for _, mark := range p.x.marks(e) {
		p.line("B", bodySize, amber, mark)
	}
	color := map[handbook.Route]ink{handbook.FrontDesk: green, handbook.Nurse: amber, handbook.Emergency: red}[e.Route]
	p.line("B", bodySize, color, RouteLabel(e.Route).English())
	p.say(e)
	for _, c := range conditions(e) {
		p.conditions(c)
	}
	for _, part := range e.Parts {
		p.part(part)
	}
	p.spanish(e)
	if len(e.Related) > 0 {
		p.heading(Related.English(), black)
		for _, r := range e.Related {
			p.item("•", func() { p.entryLink(r.ID, r.Title, "", bodySize) })
		}
	}
	if len(e.Sources) > 0 {
		p.heading(Sources.English(), black)
		p.tall = height(smallSize)
		for _, s := range e.Sources {
			p.item("•", func() { p.words("", smallSize, gray, Citation(s)) })
		}
		p.tall = height(bodySize)
	}
}

// say is the card with the line to read out.
func (p *pdf) say(e *handbook.Entry) {
	const pad, size = 4.0, 12.0
	nurse := ""
	if f := nurseLine(p.x.book, e); f != nil {
		nurse = f.Label + ": " + f.Text()
	}
	width := p.right() - p.left() - 2*pad
	p.font("", size, black)
	say := p.split(p.clean(e.SayText()), width)
	p.font("B", bodySize, black)
	var line []string
	if nurse != "" {
		line = p.split(p.clean(nurse), width)
	}
	tall := 2*pad + height(bodySize)*float64(1+len(line)) + height(size)*float64(len(say))
	p.doc.Ln(1)
	p.room(tall)
	if !p.fits(tall) { // more than a page: too long to read out, but not to be cut off
		p.line("B", bodySize, petrol, SayLabel(e).English())
		p.line("", size, black, e.SayText())
		p.line("B", bodySize, black, nurse)
		return
	}
	x, y := p.left(), p.doc.GetY()
	p.doc.SetFillColor(sayInk.r, sayInk.g, sayInk.b)
	p.doc.SetDrawColor(petrol.r, petrol.g, petrol.b)
	p.doc.SetLineWidth(0.3)
	p.doc.RoundedRect(x, y, p.right()-x, tall, 1.5, "1234", "FD")
	p.doc.SetXY(x, y+pad)
	write := func(style string, size float64, color ink, lines []string) {
		p.font(style, size, color)
		for _, l := range lines {
			p.doc.SetX(x + pad)
			p.doc.CellFormat(width, height(size), l, "", 1, "L", false, 0, "")
		}
	}
	write("B", bodySize, petrol, []string{SayLabel(e).English()})
	write("", size, black, say)
	write("B", bodySize, black, line)
	p.doc.SetXY(x, y+tall+2)
}

func (p *pdf) conditions(c titled) {
	if len(c.items) == 0 {
		return
	}
	color := petrol
	switch c.key {
	case "emergency":
		color = red
	case "nurse":
		color = amber
	}
	p.heading(c.heading.English(), color)
	for _, it := range c.items {
		p.item("•", func() { p.words("", bodySize, black, it) })
	}
}

// part is a stretch in one voice, with a bar of its color at the left.
func (p *pdf) part(part handbook.Part) {
	color := [...]ink{purple, blue, green, gray}[part.Voice]
	p.doc.Ln(2.5)
	p.room(3 * height(bodySize))
	page, y := p.doc.PageNo(), p.doc.GetY()
	p.indented(barGap, func() {
		p.heading(VoiceLabel(part.Voice).English(), color)
		p.blocks(part.Blocks)
	})
	p.bar(color, page, y)
}

// bar draws a bar from a position to the current one, across pages.
func (p *pdf) bar(color ink, page int, y float64) {
	last, end := p.doc.PageNo(), p.doc.GetY()
	_, tall := p.doc.GetPageSize()
	x := p.doc.GetX()
	for n := page; n <= last; n++ {
		from, to := topMargin, tall-footMargin
		if n == page {
			from = y
		}
		if n == last {
			to = end
		}
		p.doc.SetPage(n)
		p.doc.SetDrawColor(color.r, color.g, color.b)
		p.doc.SetLineWidth(0.9)
		p.doc.Line(p.left()+0.5, from, p.left()+0.5, to)
	}
	p.doc.SetPage(last)
	p.doc.SetXY(x, end)
}
