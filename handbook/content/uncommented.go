package content

import (
	"bytes"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// WithoutComments is a content file with nothing but what the handbook reads in it:
// without notes to oneself, and without keys that it does not know. What leaves the
// clinic must not carry them. name is its path in a content folder.
func WithoutComments(name string, file []byte) []byte {
	nobody := func(int, string, ...any) {}
	front, body, _, ok := splitFrontMatter(file)
	switch {
	case !strings.HasSuffix(name, ".md"):
		if f, ok := tableForms[name]; ok {
			file = asWritten(file, 1, f, nobody, nobody)
		}
		return withoutYAMLComments(file)
	case !ok:
		return withoutComments(file)
	}
	front = withoutYAMLComments(asWritten(front, 2, pageForms, nobody, nobody))
	page := bytes.Join([][]byte{[]byte("---\n"), front, []byte("---\n"), withoutComments(body)}, nil)
	return withoutUnknownKeys(page)
}

// withoutUnknownKeys takes the keys out that no page has.
func withoutUnknownKeys(page []byte) []byte {
	f, _, err := readTop(page)
	if err != nil {
		return page
	}
	parts := f.parts()
	known := parts[:0]
	for _, p := range parts {
		if _, ok := pageForms[p.Name]; ok || p.Name == topPart || p.Name == bodyPart || strings.HasPrefix(p.Name, "## ") {
			known = append(known, p)
		}
	}
	return joinParts(known)
}

// withoutYAMLComments takes out comments, on lines of their own and after a value.
func withoutYAMLComments(text []byte) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	for _, t := range lexer.Tokenize(string(text)) {
		at := t.Position.Line - 1
		if t.Type != token.CommentType || at < 0 || at >= len(lines) {
			continue
		}
		rest, ok := bytes.CutSuffix(bytes.TrimRight(lines[at], "\r\n"), []byte("#"+t.Value))
		switch {
		case len(bytes.TrimSpace(rest)) == 0, bytes.HasPrefix(bytes.TrimLeft(lines[at], " \t"), []byte("#")):
			lines[at] = nil
		case ok:
			lines[at] = append(bytes.TrimRight(rest, " \t"), '\n')
		}
	}
	return bytes.Join(lines, nil)
}
