package content

import (
	"bytes"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// WithoutComments is a content file without the comments in it, which are not shown:
// what leaves the clinic must not carry them. name is its path in a content folder. A
// "#" after a value stays, because it may be part of the text.
func WithoutComments(name string, file []byte) []byte {
	front, body, _, ok := splitFrontMatter(file)
	switch {
	case !strings.HasSuffix(name, ".md"):
		return withoutYAMLComments(file)
	case !ok:
		return withoutComments(file)
	}
	top := file[:len(file)-len(body)]
	before, after, _ := bytes.Cut(top, front)
	return bytes.Join([][]byte{before, withoutYAMLComments(front), after, withoutComments(body)}, nil)
}

// withoutYAMLComments takes out the lines that are comments.
func withoutYAMLComments(text []byte) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	for _, t := range lexer.Tokenize(string(text)) {
		at := t.Position.Line - 1
		if t.Type == token.CommentType && at >= 0 && at < len(lines) && bytes.HasPrefix(bytes.TrimLeft(lines[at], " \t"), []byte("#")) {
			lines[at] = nil
		}
	}
	return bytes.Join(lines, nil)
}
