package content

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Markdown gives meaning to signs that people type without meaning it: a path on
// a share, "> 5 minutes", "[Front desk]: 4512". asTyped escapes them, so that the
// text is shown as it was written. Comments are taken out. Lines stay lines, so
// that problems name the right one.
func asTyped(src []byte) []byte {
	src = withoutComments(src)
	if !bytes.ContainsAny(src, "\\>*_#•·‣▪●◦") {
		return src
	}
	lines := bytes.Split(src, []byte("\n"))
	fenced := false
	for i, line := range lines {
		if fence.Match(line) {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		if first := bytes.TrimLeft(line, " \t"); len(first) > 0 && first[0] >= utf8.RuneSelf {
			line = typedBullet.ReplaceAll(line, []byte("$1- "))
		} else if len(first) > 0 && first[0] == '>' {
			line = typedMore.ReplaceAll(line, []byte(`$1\$2`))
		} else if len(first) > 0 && first[0] == '#' {
			line = escapeSignKey(line)
		}
		if bytes.IndexByte(line, '\\') >= 0 {
			line = typedPath.ReplaceAllFunc(line, escapePath)
		}
		lines[i] = escapeNames(escapeStars(escapeLast(line)))
	}
	return bytes.Join(lines, []byte("\n"))
}

var (
	fence       = regexp.MustCompile("^ {0,3}(```|~~~)")
	typedBullet = regexp.MustCompile(`^(\s*)[•·‣▪●◦]\s*`)
	typedMore   = regexp.MustCompile(`^(\s*)(>=?\s*[0-9])`)
	// typedPath is a path as Windows writes it: no escape of Markdown has a letter or a
	// digit after its backslash. Code comes first, which stays as it is.
	typedPath = regexp.MustCompile("`+[^`]*`+" + `|(?:[^\s<>"|*\[(]*\\[\pL\pN]|\\\\[.$-]|(?:\b[A-Za-z]:|%)\\)[^\s<>"|]*`)
	pathSign  = regexp.MustCompile("[\\\\_*`\\[\\]~]")
	comment   = regexp.MustCompile(`(?s)<!--(?:-?>|.*?-->)`)
	// openRemark is a comment without an end, up to the next empty line.
	openRemark = regexp.MustCompile(`(?s)<!--.*?(?:\n[ \t]*\n|$)`)
)

// escapePath makes Markdown show a path as it is, unless it is the address of a link.
func escapePath(path []byte) []byte {
	if path[0] == '`' || bytes.Contains(path, []byte("](")) {
		return path
	}
	return pathSign.ReplaceAll(path, []byte(`\$0`))
}

// codeMark is code inside a line, which stays as it is.
var codeMark = regexp.MustCompile("`+[^`]*`+")

// escapeStars makes Markdown show the stars inside words, of calculations and of dial
// codes such as *21*4512# as they are.
func escapeStars(line []byte) []byte {
	if bytes.IndexByte(line, '*') < 0 {
		return line
	}
	var out []byte
	codes, closing := codeMark.FindAllIndex(line, -1), -1
	for i, c := range line {
		for len(codes) > 0 && i >= codes[0][1] {
			codes = codes[1:]
		}
		if code := len(codes) > 0 && i >= codes[0][0]; c == '*' && !code && isSingle(line, i) {
			before, _ := utf8.DecodeLastRune(line[:i])
			after, _ := utf8.DecodeRune(line[i+1:])
			end := i + 1 + len(line[i+1:]) - len(bytes.TrimLeft(line[i+1:], "0123456789#"))
			if end > i+1 && end < len(line) && line[end] == '*' && isSingle(line, end) {
				closing = end
			}
			if closing >= i || isWord(before) && (isWord(after) || after == '#') {
				out = append(out, '\\')
			}
		}
		out = append(out, c)
	}
	return out
}

// typedName is a word that may be a name with underscores; code and what is in angle
// brackets come first, which stay as they are.
var typedName = regexp.MustCompile("`+[^`]*`+|<[^>]*>|[^\\s|`<]+")

// fileEnding is the end of the name of a file.
var fileEnding = regexp.MustCompile(`[\pL\pN]\.[a-zA-Z]{3,4}$`)

// escapeNames makes Markdown show the underscores of names such as _new_form_ and
// __/__/____ as they are. Around a word without others, they are emphasis.
func escapeNames(line []byte) []byte {
	if bytes.Count(line, []byte("_")) < 2 {
		return line
	}
	return typedName.ReplaceAllFunc(line, func(word []byte) []byte {
		core := bytes.Trim(word, "_*,;:.!?()[]\"'“”‘’„«»")
		isName := bytes.IndexByte(core, '_') >= 0 || fileEnding.Match(core)
		if word[0] == '`' || word[0] == '<' || !isName || bytes.Contains(word, []byte("](")) || bytes.Contains(word, []byte("[^")) {
			return word
		}
		var out []byte
		for i, c := range word {
			if c == '_' && (i == 0 || word[i-1] != '\\') {
				out = append(out, '\\')
			}
			out = append(out, c)
		}
		return out
	})
}

// escapeLast makes Markdown show a backslash by itself at the end of a line, as in the
// key of a menu. One that ends a word ends the line, too.
func escapeLast(line []byte) []byte {
	before, ok := bytes.CutSuffix(line, []byte(`\`))
	if blank := bytes.TrimRight(before, " \t"); !ok || len(blank) == 0 || len(blank) == len(before) {
		return line
	}
	return append(before[:len(before):len(before)], `\\`...)
}

// signKey is a # at the end of a heading, the key of a telephone.
var signKey = regexp.MustCompile(`^( {0,3}#{2,6}[ \t].*[ \t])(#[ \t]*)$`)

// escapeSignKey makes Markdown show the # at the end of a heading, which it takes for
// decoration.
func escapeSignKey(heading []byte) []byte { return signKey.ReplaceAll(heading, []byte(`$1\$2`)) }

// isSingle reports that the sign at an offset is not one of several, and not escaped.
func isSingle(line []byte, i int) bool {
	return (i == 0 || line[i-1] != line[i] && line[i-1] != '\\') && (i+1 == len(line) || line[i+1] != line[i])
}

// lineStart is a sign that would begin a list or a heading, which a single line of
// text is not.
var lineStart = regexp.MustCompile(`^([0-9]{0,9})([-*+>.)#]+\s)`)

// withoutComments takes HTML comments out, which are never shown, but for the
// ends of their lines.
func withoutComments(src []byte) []byte {
	if !bytes.Contains(src, []byte("<!--")) {
		return src
	}
	ends := func(c []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(c, []byte("\n"))) }
	return openRemark.ReplaceAllFunc(comment.ReplaceAllFunc(src, ends), ends)
}

const openRemarkFound = "the remark that begins with <!-- has no end, so the text up to the next empty line is not shown: end the remark with -->"

// openComment is the line, counted from 1, of a comment without an end, or 0.
func openComment(src []byte) int {
	if !bytes.Contains(src, []byte("<!--")) {
		return 0
	}
	ends := func(c []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(c, []byte("\n"))) }
	src = comment.ReplaceAllFunc(src, ends)
	at := bytes.Index(src, []byte("<!--"))
	if at < 0 {
		return 0
	}
	return 1 + bytes.Count(src[:at], []byte("\n"))
}

// shortLine is the length, in bytes, up to which a line that a person ended was
// meant to end there: the first word of the next one would still have fit.
const shortLine = 60

// endsLine reports that the line break at an offset of the text was meant: three
// lines typed for opening hours stay three lines.
func endsLine(src []byte, at int) bool {
	at = min(at, len(src))
	from := bytes.LastIndexByte(src[:at], '\n') + 1
	end := bytes.IndexByte(src[from:], '\n')
	if end < 0 {
		return false
	}
	next := strings.Fields(firstLine(src[from+end+1:]))
	return len(next) > 0 && end+1+len(next[0]) <= shortLine
}

func firstLine(src []byte) string {
	line, _, _ := bytes.Cut(src, []byte("\n"))
	return string(line)
}
