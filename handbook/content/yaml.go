package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
)

// unreadable is said of a line that the parser does not understand, whatever its
// reason.
const unreadable = "this line cannot be read: start it with a key such as title:, close every quotation mark and bracket, and indent only what belongs to the line above"

// yamlFile reads a YAML text through its syntax tree, so that all faults are
// reported at once, each with its line. It accepts mappings, lists, and plain
// values; anchors, merges, and tags have no meaning in a handbook.
type yamlFile struct {
	firstLine int // line of the text's first line in its file
	report    reporter
}

// written returns the root node of a text that people write, or nil if there is
// none. Hints name what may have been meant differently.
func (y yamlFile) written(src []byte, f forms, hints reporter) ast.Node {
	at := func(r reporter) func(int, string, ...any) {
		return func(line int, format string, args ...any) { r.at(y.firstLine+line, format, args...) }
	}
	return y.parse(asWritten(src, y.firstLine, f, at(y.report), at(hints)))
}

// parse returns the root node, or nil if there is none.
func (y yamlFile) parse(src []byte) (root ast.Node) {
	defer func() {
		if r := recover(); r != nil { // the library panics on some malformed texts
			y.report.at(y.firstLine, unreadable)
			root = nil
		}
	}()
	tokens := lexer.Tokenize(string(src))
	if line, why := shapeOf(tokens); line != 0 {
		y.report.at(y.firstLine+line-1, "%s", why)
		return nil
	}
	f, err := parser.Parse(tokens, 0)
	if err != nil {
		line := y.firstLine
		var at yaml.Error
		if errors.As(err, &at) && at.GetToken() != nil {
			line += at.GetToken().Position.Line - 1
		}
		y.report.at(line, unreadable)
		return nil
	}
	for i, d := range f.Docs {
		if i > 0 && d.Body != nil {
			y.report.at(y.line(d.Body), "only the first part of the file is read: remove the line ---")
			break
		}
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return nil
	}
	return f.Docs[0].Body
}

func (y yamlFile) line(n ast.Node) int {
	if n == nil || n.GetToken() == nil {
		return y.firstLine
	}
	return y.firstLine + n.GetToken().Position.Line - 1
}

// pair is one key of a mapping with its value.
type pair struct {
	key  string
	line int
	node ast.Node
}

// pairs lists the keys of a mapping. If n is no mapping, that is reported and ok is
// false.
func (y yamlFile) pairs(n ast.Node, what string) (ps []pair, ok bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		y.report.at(y.line(n), "%s must be lines such as title: Parking, each with a key and a colon", what)
		return nil, false
	}
	for _, v := range values {
		ps = append(ps, pair{v.Key.GetToken().Value, y.line(v.Key), v.Value})
	}
	return ps, true
}

// named lists the keys of a mapping whose keys are names: "Title", "Hand over"
// and "hand_over" are written title and hand-over.
func (y yamlFile) named(n ast.Node, what string) (ps []pair, ok bool) {
	ps, ok = y.pairs(n, what)
	for i := range ps {
		ps[i].key = keyName(ps[i].key)
	}
	return ps, ok
}

func keyName(typed string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), "-"))
}

// keys reads a mapping strictly: each known key goes to its reader, any other is
// reported. It returns the lines of all keys found.
func (y yamlFile) keys(n ast.Node, what string, readers map[string]func(pair)) map[string]int {
	ps, ok := y.named(n, what)
	if !ok {
		return nil
	}
	at := map[string]int{}
	for _, p := range ps {
		read, known := readers[p.key]
		if !known {
			y.report.at(p.line, "unknown key %q: known keys are %s", p.key, knownKeys(readers))
			continue
		}
		at[p.key] = p.line
		read(p)
	}
	return at
}

func knownKeys(readers map[string]func(pair)) string {
	var names []string
	for k := range readers {
		names = append(names, k)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// items lists the elements of a list. A missing value is an empty list.
func (y yamlFile) items(n ast.Node, what string) []ast.Node {
	switch n := n.(type) {
	case *ast.SequenceNode:
		return n.Values
	case *ast.NullNode, nil:
		return nil
	}
	y.report.at(y.line(n), "%s must be a list: begin each line with a hyphen and a space, or write [one, two]", what)
	return nil
}

// text reads a plain value as text, whatever YAML would make of it.
func (y yamlFile) text(n ast.Node, what string) string {
	return y.seen(y.rawText(n, what), y.line(n))
}

// seen is a text without what nobody should see: remarks, and hidden characters, which
// are reported.
func (y yamlFile) seen(text string, line int) string {
	text, whole := seen(text)
	if !whole {
		y.report.at(line, invisibleFound)
	}
	if openComment([]byte(text)) > 0 {
		y.report.at(line, openRemarkFound)
	}
	text = strings.TrimSpace(string(withoutComments([]byte(text))))
	if text != "" && isBlankText(text) {
		y.report.at(line, invisibleFound)
		return ""
	}
	return text
}

// shownText is a text that the desks show.
func (y yamlFile) shownText(n ast.Node, what string) string {
	text := y.text(n, what)
	for _, why := range notShown(text) {
		y.report.at(y.line(n), "%s", why)
	}
	return text
}

// shownTexts is a list of texts that the desks show.
func (y yamlFile) shownTexts(n ast.Node, what string) []string {
	texts := y.texts(n, what)
	for _, t := range texts {
		for _, why := range notShown(t.text) {
			y.report.at(t.line, "%s", why)
		}
	}
	return plainTexts(texts)
}

func (y yamlFile) rawText(n ast.Node, what string) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value)
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	case *ast.NullNode, nil:
		return ""
	case *ast.SequenceNode:
		y.report.at(y.line(n), "%s must be plain text, not a list: write it on one line, without hyphens and brackets around it, or put it in quotes", what)
		return ""
	}
	y.report.at(y.line(n), "%s must be plain text: put it in quotes", what)
	return ""
}

// truth reads true or false.
func (y yamlFile) truth(n ast.Node, what string) bool {
	t := y.text(n, what)
	if t != "true" && t != "false" {
		y.report.at(y.line(n), "%s must be true or false", what)
	}
	return t == "true"
}

// locatedText is an element of a list with its line.
type locatedText struct {
	text string
	line int
}

// texts reads a list of plain values, leaving out empty ones.
func (y yamlFile) texts(n ast.Node, what string) []locatedText {
	var out []locatedText
	for _, item := range y.items(n, what) {
		if t := y.text(item, "each item of "+what); t != "" {
			out = append(out, locatedText{t, y.line(item)})
		}
	}
	return out
}

// saidTexts reads a list of phrases: one in quotes or brackets each, or a text in
// which commas and lines part them.
func (y yamlFile) saidTexts(n ast.Node, what string) []locatedText {
	var text string
	line := y.line(n)
	switch n := n.(type) {
	case *ast.StringNode:
		text = n.Value
	case *ast.LiteralNode:
		text = n.Value.Value
		line++
	default:
		return y.texts(n, what)
	}
	var out []locatedText
	text = y.seen(text, line)
	for part := range strings.SplitSeq(text, "\n") {
		for p := range strings.SplitSeq(part, ",") {
			if p = strings.TrimSpace(p); p != "" {
				out = append(out, locatedText{p, line})
			}
		}
		line++
	}
	return out
}

func plainTexts(ts []locatedText) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.text)
	}
	return out
}

func itoa(n int) string { return fmt.Sprint(n) }
