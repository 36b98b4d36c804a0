// Package sheet reads spreadsheets, .xlsx and .csv, as tables of text: what each
// cell shows. It calculates no formulas and uses their last results.
package sheet

import (
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/ooxml"
)

const (
	maxRows    = 20_000
	maxColumns = 100
	maxCells   = 1_000_000
	maxCell    = 32_767 // bytes of text in a cell; Excel allows as many characters
)

// ReadCSV reads comma-separated values; semicolons and tabs separate, too.
func ReadCSV(data []byte, b *intake.Budget) (*intake.Document, error) {
	text, err := intake.Decode(data, b)
	if err != nil {
		return nil, err
	}
	if strings.Count(text, string(separator(text))) > maxCells {
		return nil, intake.Refuse("it has more cells than a handbook can use: split it into several files")
	}
	r := csv.NewReader(b.Reader(strings.NewReader(text)))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = separator(text), true, -1
	s := intake.Sheet{First: 1}
	for {
		record, err := r.Read()
		if refusal, ok := err.(*intake.Refusal); ok {
			return nil, refusal
		}
		if err != nil {
			break
		}
		if err := b.Piece(); err != nil {
			return nil, err
		}
		if s.Rows = append(s.Rows, record); len(s.Rows) > maxRows {
			return nil, intake.Refuse("it has more than %d rows: split it into several files", maxRows)
		}
	}
	doc := &intake.Document{}
	return doc, add(doc, s)
}

// separator is the sign that the first line has most of.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// add adds a sheet that has text, without empty rows at its beginning.
func add(doc *intake.Document, s intake.Sheet) error {
	for len(s.Rows) > 0 && empty(s.Rows[0]) {
		s.Rows = s.Rows[1:]
		s.First++
		for i := range s.Losses {
			s.Losses[i].At--
		}
	}
	wide := 0
	for i, row := range s.Rows {
		for j, cell := range row {
			if len(cell) > maxCell {
				return intake.Refuse("a cell in it has more text than Excel allows: is it a table of questions and answers?")
			}
			s.Rows[i][j] = strings.TrimSpace(intake.Clean(cell))
			if s.Rows[i][j] != "" {
				wide = max(wide, j+1)
			}
		}
	}
	wide = min(wide, maxColumns)
	for i, row := range s.Rows {
		full := make([]string, wide)
		copy(full, row)
		s.Rows[i] = full
	}
	if wide > 0 {
		doc.Sheets = append(doc.Sheets, s)
	}
	return nil
}

func empty(row []string) bool {
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// Read reads an Excel file.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	p, err := ooxml.Open(data, b)
	if err != nil {
		return nil, err
	}
	return ReadPackage(p, b)
}

// ReadPackage reads an open Excel file.
func ReadPackage(p *ooxml.Package, b *intake.Budget) (*intake.Document, error) {
	const workbook = "xl/workbook.xml"
	root, err := p.Tree(workbook)
	if err != nil {
		return nil, err
	}
	if root.Kid("sheets") == nil {
		return nil, intake.Refuse("it is not an Excel file, whatever its name says")
	}
	links, err := p.Links(workbook)
	if err != nil {
		return nil, err
	}
	r := &reader{p: p, doc: &intake.Document{}}
	date := root.Kid("workbookPr")
	r.from1904 = date != nil && (date.Attr("date1904") == "1" || date.Attr("date1904") == "true")
	if err := r.readTables(); err != nil {
		return nil, err
	}
	for _, s := range root.Kid("sheets").Kids {
		if s.Name != "sheet" {
			continue
		}
		if s.Attr("state") != "" && s.Attr("state") != "visible" {
			r.hidden++
			continue
		}
		if err := r.readSheet(s.Attr("name"), links[s.Attr("id")]); err != nil {
			return nil, err
		}
	}
	for range r.hidden {
		r.doc.Losses = append(r.doc.Losses, intake.Loss{Kind: intake.HiddenText})
	}
	return r.doc, nil
}

type reader struct {
	p        *ooxml.Package
	doc      *intake.Document
	texts    []string
	dates    []bool // by style: it shows a date
	percent  []bool
	from1904 bool
	hidden   int
}

// readTables reads the texts and formats that cells refer to.
func (r *reader) readTables() error {
	texts, err := r.p.Tree("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	if texts != nil {
		for _, k := range texts.Kids {
			if k.Name == "si" {
				r.texts = append(r.texts, k.AllText())
			}
		}
	}
	styles, err := r.p.Tree("xl/styles.xml")
	if styles == nil || err != nil {
		return err
	}
	formats := map[string]string{}
	if own := styles.Kid("numFmts"); own != nil {
		for _, k := range own.Kids {
			formats[k.Attr("numFmtId")] = strings.ToLower(k.Attr("formatCode"))
		}
	}
	if cells := styles.Kid("cellXfs"); cells != nil {
		for _, k := range cells.Kids {
			if k.Name != "xf" {
				continue
			}
			id, _ := strconv.Atoi(k.Attr("numFmtId"))
			code := withoutQuotes(formats[k.Attr("numFmtId")])
			r.dates = append(r.dates, id >= 14 && id <= 22 || id >= 45 && id <= 47 || strings.ContainsAny(code, "ymdhs") && !strings.Contains(code, "general"))
			r.percent = append(r.percent, id == 9 || id == 10 || strings.Contains(code, "%"))
		}
	}
	return nil
}

// withoutQuotes is a format without the texts and colors in it.
func withoutQuotes(code string) string {
	var b strings.Builder
	end := rune(0)
	for _, c := range code {
		switch {
		case end != 0:
			if c == end {
				end = 0
			}
		case c == '"':
			end = '"'
		case c == '[':
			end = ']'
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func (r *reader) readSheet(name, part string) error {
	root, err := r.p.Tree(part)
	if err != nil {
		return err
	}
	s := intake.Sheet{Name: name, First: 1}
	data := root.Kid("sheetData")
	if data == nil {
		return nil
	}
	for _, row := range data.Kids {
		if row.Name != "row" {
			continue
		}
		at, err := strconv.Atoi(row.Attr("r"))
		if err != nil {
			at = len(s.Rows) + 1
		}
		if at > maxRows || at < 1 {
			return intake.Refuse("it has more than %d rows: split it into several files", maxRows)
		}
		for len(s.Rows) < at {
			s.Rows = append(s.Rows, nil)
		}
		if row.Attr("hidden") == "1" {
			s.Losses = append(s.Losses, intake.Loss{Kind: intake.HiddenText, At: at - 1})
			continue
		}
		s.Rows[at-1] = r.readRow(row, &s, at-1)
	}
	if merged := root.Kid("mergeCells"); merged != nil {
		for _, m := range merged.Kids {
			if m.Name != "mergeCell" {
				continue
			}
			s.Losses = append(s.Losses, intake.Loss{Kind: intake.MergedCell, At: max(rowOf(m.Attr("ref"))-1, 0)})
		}
	}
	if root.Kid("drawing") != nil {
		s.Losses = append(s.Losses, intake.Loss{Kind: intake.Chart})
	}
	if root.Kid("legacyDrawing") != nil {
		s.Losses = append(s.Losses, intake.Loss{Kind: intake.Comment})
	}
	return add(r.doc, s)
}

func (r *reader) readRow(row *ooxml.Node, s *intake.Sheet, at int) []string {
	var cells []string
	for _, c := range row.Kids {
		if c.Name != "c" {
			continue
		}
		column := columnOf(c.Attr("r"))
		if column < 0 {
			column = len(cells)
		}
		if column >= maxColumns {
			s.Losses = append(s.Losses, intake.Loss{Kind: intake.CellOutside, At: at})
			continue
		}
		for len(cells) <= column {
			cells = append(cells, "")
		}
		cells[column] = r.value(c)
		if c.Kid("f") != nil && cells[column] != "" {
			s.Losses = append(s.Losses, intake.Loss{Kind: intake.Formula, At: at})
		}
	}
	return cells
}

// value is what a cell shows.
func (r *reader) value(c *ooxml.Node) string {
	v := ""
	if k := c.Kid("v"); k != nil {
		v = k.AllText()
	}
	style, _ := strconv.Atoi(c.Attr("s"))
	switch c.Attr("t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && i >= 0 && i < len(r.texts) {
			return r.texts[i]
		}
		return ""
	case "inlineStr":
		if k := c.Kid("is"); k != nil {
			return k.AllText()
		}
		return ""
	case "b":
		if v == "1" {
			return "yes"
		}
		return "no"
	case "str", "e", "d":
		return v
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil {
		return v
	}
	switch {
	case style >= 0 && style < len(r.dates) && r.dates[style]:
		return r.date(number)
	case style >= 0 && style < len(r.percent) && r.percent[style]:
		return strconv.FormatFloat(roundedTo(number*100), 'f', -1, 64) + "%"
	}
	return strconv.FormatFloat(roundedTo(number), 'f', -1, 64)
}

// roundedTo removes what binary fractions add: 0.30000000000000004.
func roundedTo(n float64) float64 {
	f, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 12, 64), 64)
	if err != nil {
		return n
	}
	return f
}

// date is a day and time as a US reader writes them.
func (r *reader) date(days float64) string {
	if days < 0 || days > 2_958_465 {
		return strconv.FormatFloat(days, 'f', -1, 64)
	}
	begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if r.from1904 {
		begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	whole := int(days)
	t := begin.AddDate(0, 0, whole).Add(time.Duration((days - float64(whole)) * float64(24*time.Hour))).Round(time.Minute)
	switch {
	case days < 1:
		return t.Format("3:04 PM")
	case t.Hour() == 0 && t.Minute() == 0:
		return t.Format("January 2, 2006")
	}
	return t.Format("January 2, 2006, 3:04 PM")
}

// columnOf is the column of a cell such as C7, counted from 0, or -1.
func columnOf(ref string) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

func rowOf(ref string) int {
	first, _, _ := strings.Cut(ref, ":")
	n, _ := strconv.Atoi(strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return n
}
