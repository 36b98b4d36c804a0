package content

import (
	"bytes"
	"regexp"
	"strings"
)

// Markdown gives meaning to signs that people type without meaning it: a path on
// a share, "> 5 minutes", "[Front desk]: 4512". asTyped escapes them, so that the
// text is shown as it was written. Comments are taken out. Lines stay lines, so
// that problems name the right one.
func asTyped(src []byte) []byte {
	src = withoutComments(src)
	if !bytes.ContainsAny(src, "\\>[•·‣▪●◦") {
		return src
	}
	lines := bytes.Split(src, []byte("\n"))
	labels := countLabels(src)
	fenced := false
	for i, line := range lines {
		if fence.Match(line) {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		line = typedBullet.ReplaceAll(line, []byte("$1- "))
		line = typedMore.ReplaceAll(line, []byte(`$1\$2`))
		line = typedPath.ReplaceAllFunc(line, escapePath)
		if m := typedLabel.FindSubmatch(line); m != nil && labels[string(m[3])] == 1 {
			line = typedLabel.ReplaceAll(line, []byte(`$1\$2`))
		}
		lines[i] = line
	}
	return bytes.Join(lines, []byte("\n"))
}

var (
	fence       = regexp.MustCompile("^ {0,3}(```|~~~)")
	typedBullet = regexp.MustCompile(`^(\s*)[•·‣▪●◦]\s*`)
	typedMore   = regexp.MustCompile(`^(\s*)(>=?\s*[0-9])`)
	typedPath   = regexp.MustCompile(`(?:\\\\[\pL\pN.$-]|\b[A-Za-z]:\\)[^\s<>"|]*`)
	typedLabel  = regexp.MustCompile(`^( {0,3})((\[[^\[\]^][^\[\]]*\]):)`) // a definition that no link uses
	comment     = regexp.MustCompile(`(?s)<!--.*?-->`)
	pathSign    = regexp.MustCompile("[\\\\_*`\\[\\]~]")
)

// countLabels counts the texts in brackets.
func countLabels(src []byte) map[string]int {
	counts := map[string]int{}
	start := -1
	for i, c := range src {
		switch c {
		case '[':
			start = i
		case ']':
			if start >= 0 {
				counts[string(src[start:i+1])]++
			}
			start = -1
		}
	}
	return counts
}

// lineStart is a sign that would begin a list or a heading, which a single line of
// text is not.
var lineStart = regexp.MustCompile(`^([0-9]{0,9})([-*+>.)#]+\s)`)

func escapePath(path []byte) []byte { return pathSign.ReplaceAll(path, []byte(`\$0`)) }

// withoutComments takes HTML comments out, which are never shown, but for the
// ends of their lines.
func withoutComments(src []byte) []byte {
	if !bytes.Contains(src, []byte("<!--")) {
		return src
	}
	return comment.ReplaceAllFunc(src, func(c []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(c, []byte("\n"))) })
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
