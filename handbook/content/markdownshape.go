package content

import (
	"bytes"
	"fmt"
)

// What a page may be made of. goldmark's time and memory grow with the square of
// some of these, so they are looked at before it sees the text. The longest page of
// the bundled handbook has 130 lines, three levels and five columns.
const (
	maxLines   = 10_000    // that are not empty
	maxLevels  = 16        // of lists and quotes in each other
	maxColumns = 64        // of a table
	maxCells   = 20_000    // of a table
	maxEffort  = 300 << 20 // a fifth of a second; see markdownShape.effort
)

// shapeOfMarkdown refuses Markdown on which the parser would spend more memory or
// time than its size warrants. It takes time in proportion to the length of the
// text. line, counted from 1, is 0 if there is nothing to refuse.
func shapeOfMarkdown(src []byte) (line int, why string) {
	var s markdownShape
	number := 0
	for text := range bytes.Lines(src) {
		number++
		if why := s.next(bytes.TrimRight(text, "\r\n")); why != "" {
			return number, why
		}
	}
	return 0, ""
}

// markdownShape is what is known of a text at the end of a line. It errs on the
// side of more: what may be a level, or a row of a table, counts as one.
type markdownShape struct {
	lines   int
	columns []int // where the lists and quotes begin that may be open

	// Of the lines since the last empty one, which may be one paragraph:
	signs, length int
	cells, width  int // width is how many columns a table may have, 0 without one

	// effort is the sum, over all paragraphs, of their signs times their lengths:
	// the parser may look at the whole paragraph for each sign that could begin a
	// link, an emphasis, or code.
	effort int
}

func (s *markdownShape) next(line []byte) (why string) {
	text := bytes.TrimLeft(line, " \t")
	if len(text) == 0 {
		s.signs, s.length, s.cells, s.width = 0, 0, 0, 0
		return ""
	}
	s.lines++
	if beginsItem(line) {
		s.signs, s.length = 0, 0
	}
	s.levels(line)
	bars := bytes.Count(text, []byte("|"))
	s.row(text, bars)
	signs := 0
	for _, c := range text {
		if isSign(c) {
			signs++
		}
	}
	s.effort += s.signs*len(line) + signs*(s.length+len(line)) // what the line adds to the product
	s.signs, s.length = s.signs+signs, s.length+len(line)
	switch {
	case s.lines > maxLines:
		return fmt.Sprintf("the page has more than %d lines: split it into several pages", maxLines)
	case len(s.columns) > maxLevels:
		return fmt.Sprintf("lists and quotes are nested more than %d levels deep: write them with fewer", maxLevels)
	case s.width > maxColumns || bars > maxColumns+1:
		return fmt.Sprintf("this line has more than %d columns: split the table", maxColumns)
	case s.cells > maxCells:
		return fmt.Sprintf("the table has more than %d cells: split it", maxCells)
	case s.effort > maxEffort:
		return "the text up to here has too many signs such as * and [ without an empty line between them: add empty lines, or split the page"
	}
	return ""
}

// isSign reports a sign that the parser may look for a partner of.
func isSign(c byte) bool {
	switch c {
	case '*', '_', '[', ']', '(', ')', '!', '<', '&', '`', '\\', '~':
		return true
	}
	return false
}

// levels counts the lists and quotes that a line may be in: those that it begins,
// and those before it that begin further left.
func (s *markdownShape) levels(line []byte) {
	if isRule(line) {
		return
	}
	column := 0
	for i := 0; i < len(line) && len(s.columns) <= maxLevels; {
		switch c := line[i]; {
		case c == ' ':
			column, i = column+1, i+1
		case c == '\t':
			column, i = column+4-column%4, i+1
		default:
			n := markLen(line[i:])
			if n == 0 {
				return
			}
			for len(s.columns) > 0 && s.columns[len(s.columns)-1] >= column {
				s.columns = s.columns[:len(s.columns)-1]
			}
			s.columns = append(s.columns, column)
			column, i = column+n, i+n
		}
	}
}

// markLen is the length of the mark of a quote, an item, or a footnote that a text
// begins with, or 0.
func markLen(text []byte) int {
	switch c := text[0]; {
	case c == '>':
		return 1
	case c == '-' || c == '*' || c == '+':
		return marked(text, 1)
	case c >= '0' && c <= '9':
		n := 1
		for n < len(text) && n < 10 && text[n] >= '0' && text[n] <= '9' {
			n++
		}
		if n < len(text) && (text[n] == '.' || text[n] == ')') {
			return marked(text, n+1)
		}
	case bytes.HasPrefix(text, []byte("[^")):
		if end := bytes.Index(text, []byte("]:")); end > 0 {
			return end + 2
		}
	}
	return 0
}

// marked is n if a blank follows the first n bytes of a text, or nothing.
func marked(text []byte, n int) int {
	if n == len(text) || text[n] == ' ' || text[n] == '\t' {
		return n
	}
	return 0
}

// beginsItem reports a line that ends a paragraph above it, whatever that is.
func beginsItem(line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	return len(line)-len(text) < 4 && len(text) > 2 && bytes.IndexByte([]byte("-*+"), text[0]) >= 0 && text[1] == ' ' && text[2] != ' ' && text[2] != '\t'
}

// isRule reports a line of one sign, as in "- - -", which is no list.
func isRule(line []byte) bool {
	text := bytes.Trim(line, " \t")
	return len(text) > 2 && bytes.IndexByte([]byte("-*_"), text[0]) >= 0 && len(bytes.Trim(text, string(text[0])+" \t")) == 0
}

// row counts the cells of what may be a table: all lines below one of dashes and
// bars.
func (s *markdownShape) row(text []byte, bars int) {
	s.cells += s.width
	if bytes.IndexByte(text, '-') >= 0 && len(bytes.Trim(text, "|:- \t>")) == 0 {
		s.width = max(s.width, bars+1)
	}
}
