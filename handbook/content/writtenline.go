package content

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitKey splits "key: value" at its colon; what comes before the key, which is an
// indentation or the mark of an item, is apart. The word is "" without a key.
func splitKey(line string) (indent, word, rest string) {
	text := trimLeft(line)
	for strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "-\t") {
		text = trimLeft(text[1:])
	}
	colon := strings.IndexByte(text, ':')
	if colon <= 0 {
		return "", "", ""
	}
	word = strings.Trim(trimRight(text[:colon]), "\"'*“”")
	for n, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (n == 0 || r != ' ' && r != '-' && r != '_') {
			return "", "", ""
		}
	}
	return line[:len(line)-len(text)], word, text[colon+1:]
}

// gluedItem is an item of a list without a space before its key.
var gluedItem = regexp.MustCompile(`^([ \t]*)-([\pL][\pL -]*):`)

// splitAnyKey is splitKey for a key that may have any sign but those of the file.
func splitAnyKey(line string) (indent, word, rest string) {
	text := trimLeft(line)
	colon := strings.Index(text+" ", ": ")
	if colon <= 0 || strings.ContainsRune("-[{\"'|>", rune(text[0])) {
		return "", "", ""
	}
	return line[:len(line)-len(text)], trimRight(text[:colon]), text[colon+1:]
}

// bullets begin an item of a list.
var bullets = []string{"-", "*", "+", "•", "·", "‣", "◦", "▪", "●", "○", "■", "–", "—"}

// bulletLen is the length of the mark that begins an item, with the spaces around
// it, or 0.
func bulletLen(line string) int {
	text := trimLeft(line)
	for _, b := range bullets {
		after, ok := strings.CutPrefix(text, b)
		if item := trimLeft(after); ok && (item != after || after == "") {
			return len(line) - len(item)
		}
	}
	return 0
}

// numberedItem begins an item of a list with a number.
var numberedItem = regexp.MustCompile("^[ \t\u00a0]*[0-9]{1,2}[.)][ \t\u00a0]+")

// itemLen is the length of the mark or number that begins an item, or 0.
func itemLen(line string) int {
	if n := bulletLen(line); n > 0 {
		return n
	}
	return len(numberedItem.FindString(line))
}

func isNote(line string) bool { return strings.HasPrefix(trimLeft(line), "#") }

// beginsNote reports a note in the place of a text or of a line of it. In #12 the
// sign is part of the text.
func beginsNote(text string) bool {
	after, ok := strings.CutPrefix(text, "#")
	return ok && (after == "" || after != strings.TrimLeft(after, blanks+"#"))
}

func isItem(line string) bool { return strings.HasPrefix(trimLeft(line), "- ") }

func isEnclosed(text, begin, end string) bool {
	return strings.HasPrefix(text, begin) && strings.HasSuffix(text, end)
}

// indented is a line whose indentation is made of spaces.
func indented(line string) string {
	text := trimLeft(line)
	indent := line[:len(line)-len(text)]
	if strings.Trim(indent, " -") == "" {
		return line
	}
	return strings.ReplaceAll(strings.ReplaceAll(indent, "\t", "  "), "\u00a0", " ") + text
}

// width is the indentation of a line.
func width(line string) int {
	line = indented(line)
	return len(line) - len(strings.TrimLeft(line, " "))
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' }

func trim(text string) string      { return strings.TrimFunc(text, isBlank) }
func trimLeft(text string) string  { return strings.TrimLeftFunc(text, isBlank) }
func trimRight(text string) string { return strings.TrimRightFunc(text, isBlank) }

// beginsAnew reports that a line break was meant, as in opening hours, a day on each
// line: the line before it is short and complete, and both begin with a capital letter or
// both with a number.
func beginsAnew(last, next string) bool {
	word, _, _ := strings.Cut(next, " ")
	a, _ := utf8.DecodeRuneInString(last)
	b, _ := utf8.DecodeRuneInString(next)
	alike := unicode.IsUpper(a) && unicode.IsUpper(b) || unicode.IsDigit(a) && unicode.IsDigit(b)
	return alike && len(last)+1+len(word) <= shortLine && !strings.HasSuffix(last, ",")
}
