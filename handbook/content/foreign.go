package content

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

// foreignMarkdown is Markdown as other programs write it. It keeps HTML, which
// whoever reads the result must not trust.
var foreignMarkdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// maxForeign is how long a file of another program may be, in bytes.
const maxForeign = 4 << 20

// ForeignMarkdown turns Markdown of another program, without its front matter,
// into HTML. The error is a sentence for who imports it.
func ForeignMarkdown(text []byte) (page []byte, err error) {
	if len(text) > maxForeign {
		return nil, fmt.Errorf("it is longer than %d MiB: split it into several files", maxForeign>>20)
	}
	if line, why := shapeOfMarkdown(text); line > 0 {
		return nil, fmt.Errorf("line %d: %s", line, why)
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("its Markdown cannot be read: %v", r)
		}
	}()
	var b bytes.Buffer
	err = foreignMarkdown.Convert(text, &b)
	return b.Bytes(), err
}

// ForeignFrontMatter reads the lines between --- and --- of another program's
// page: its texts and lists of texts, by keys in lowercase. Everything else in
// them is left out. ok is false if there are none, and body is then all of it.
func ForeignFrontMatter(file []byte) (keys map[string][]string, body []byte, ok bool) {
	front, body, _, found := splitFrontMatter(normalize(file))
	if !found {
		return nil, file, false
	}
	keys = map[string][]string{}
	var top map[string]any
	if len(front) > MaxFileSize || !unmarshal(front, &top) { // or it has anchors, which could grow without end
		return keys, body, true
	}
	for key, v := range top {
		key = strings.ToLower(key)
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				switch item := item.(type) {
				case string, int, uint64, int64, float64, bool:
					keys[key] = append(keys[key], fmt.Sprint(item))
				}
			}
		case string, int, uint64, int64, float64, bool:
			keys[key] = []string{fmt.Sprint(v)}
		}
	}
	return keys, body, true
}

func unmarshal(front []byte, to *map[string]any) (ok bool) {
	defer func() { _ = recover() }() // the library panics on some malformed texts
	if line, _ := YAMLShape(string(front)); line > 0 {
		return false
	}
	return yaml.Unmarshal(front, to) == nil
}
