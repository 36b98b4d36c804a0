package content

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// listed is a list without marks on one line. Lines that are not one sentence are
// items.
func (w *writtenFile) listed(i int, value string, next int, form valueForm) string {
	folded := strings.HasPrefix(value, ">")
	apart := blockHeader.MatchString(value) && !folded
	if blockHeader.MatchString(value) {
		value = ""
	}
	var lines []string
	for _, line := range append([]string{value}, w.lines[i+1:next]...) {
		if line = trim(line); line != "" && !beginsNote(line) {
			lines = append(lines, line)
		}
	}
	switch {
	case len(lines) < 2 || folded || strings.HasPrefix(lines[0], "[") || opensQuote(lines[0]):
	case form == wordsForm:
		return strings.Join(lines, ", ")
	case !slices.ContainsFunc(lines, func(line string) bool { return line[0] != '-' }): // without spaces
		apart = true
		for n := range lines {
			lines[n] = strings.TrimLeft(lines[n], "- ")
		}
	}
	switch {
	case len(lines) < 2 || folded || strings.HasPrefix(lines[0], "[") || opensQuote(lines[0]) || form == wordsForm:
	case apart:
		for n, line := range lines {
			lines[n] = quoted(w.meant(i+1+n, line))
		}
		return "[" + strings.Join(lines, ", ") + "]"
	default:
		w.hint(i, unclearList)
	}
	return strings.Join(lines, " ")
}

// opensQuote reports a text that begins with a quotation mark without its partner.
func opensQuote(text string) bool {
	return text != "" && (text[0] == '"' || text[0] == '\'') && quotedEnd(text) == 0
}

// untilKey is the first line of several that begins with a key of the file, or the
// line after them.
func (w *writtenFile) untilKey(from, to int) int {
	for j := from; j < to; j++ {
		if w.isMisplaced(w.lines[j]) {
			return j
		}
	}
	return to
}

// continued is the line after those that go on with a line to read out although they are not
// indented: the line above is no whole sentence, and they are not a key without its colon.
func (w *writtenFile) continued(from, indent int) int {
	j := from
	for ; j < len(w.lines) && !isWholeSentence(w.lines[j-1]); j++ {
		line := trimRight(w.lines[j])
		if line == "" || isNote(line) || strings.HasPrefix(line, "---") || width(line) != indent || itemLen(line) > 0 || strings.Contains(line, ":") {
			break
		}
		if first, _, _ := strings.Cut(trimLeft(line), " "); w.knows(first) {
			break
		}
		w.hint(j, "this line does not begin with a key such as say:, so it is read as part of the text above: indent it by two spaces if that is right")
	}
	return j
}

func isWholeSentence(line string) bool {
	end, _ := utf8.DecodeLastRuneInString(trimRight(line))
	return strings.ContainsRune(".!?\"'”’)", end)
}
