package content

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"clinichandbook/handbook"
)

// readSetting reads one line of clinic.yaml: text, or {value, by, on}.
func readSetting(y yamlFile, p pair) handbook.Setting {
	var v handbook.Setting
	switch p.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		y.keys(p.node, "the value "+p.key, map[string]func(pair){
			"value": textKey(y, &v.Value),
			"by":    textKey(y, &v.By),
			"on":    textKey(y, &v.On),
		})
	default:
		v.Value = y.text(p.node, p.key)
	}
	return v
}

// ErrBrokenValues means that a clinic.yaml is not understood and must not be
// changed.
var ErrBrokenValues = errors.New("the file is not understood")

// valuesFile is a clinic.yaml being changed.
type valuesFile struct {
	lines    [][]byte // with line endings
	pairs    []pair
	settings map[string]handbook.Setting
}

// ReadSettings reads the values of a clinic.yaml. The error is an
// ErrBrokenValues that names the first fault and its line.
func ReadSettings(file []byte) (map[string]handbook.Setting, error) {
	v, err := parseValues(file)
	return v.settings, err
}

func parseValues(file []byte) (valuesFile, error) {
	v := valuesFile{lines: bytes.SplitAfter(file, []byte("\n")), settings: map[string]handbook.Setting{}}
	var problems []handbook.Problem
	y := yamlFile{1, reporter{file: clinicFile, to: &problems}}
	text := normalize(file)
	if line, ok := firstBadLine(text); !ok {
		y.report.at(line, "this line is not UTF-8 text")
	} else if root := y.written(text, valueForms, ignored()); root != nil {
		v.pairs, _ = y.named(root, "the file")
		if m, ok := root.(*ast.MappingNode); ok && m.IsFlowStyle {
			y.report.at(1, "the values are in braces: write each on its own line")
		}
	}
	for _, p := range v.pairs {
		if s := readSetting(y, p); s.Value != "" {
			v.settings[p.key] = s
		}
	}
	if len(problems) > 0 {
		p := sortProblems(problems)[0]
		return v, fmt.Errorf("%w: line %d: %s", ErrBrokenValues, p.Line, p.Msg)
	}
	return v, nil
}

// ChangeSetting returns the text of a clinic.yaml with one value changed, or
// removed if the setting has no Value: with a name, its line stays and says who
// removed it. Everything else stays byte for byte: other
// values, their order, comments. A file that is not understood is not changed:
// ErrBrokenValues.
func ChangeSetting(file []byte, id string, to handbook.Setting) ([]byte, error) {
	v, err := parseValues(file)
	if err != nil {
		return nil, err
	}
	to.Value, to.By = cleanValue(to.Value), cleanValue(to.By)
	out := v.with(id, to)
	// Whatever else somebody wrote into the file must still say the same.
	want := maps.Clone(v.settings)
	if delete(want, id); to.Value != "" {
		want[id] = to
	}
	if got, err := ReadSettings(out); err != nil || !maps.Equal(got, want) {
		return nil, fmt.Errorf("%w: line 1: the values are written in a way that cannot be changed here", ErrBrokenValues)
	}
	return out, nil
}

// with replaces the lines of a value, or appends them.
func (v valuesFile) with(id string, to handbook.Setting) []byte {
	line := ""
	if to.Value != "" || to.By != "" {
		line = id + ": " + settingYAML(to)
	}
	return bytes.Join(replaceKey(v.lines, v.pairs, id, line), nil)
}

// replaceKey replaces the lines of a key with one line, or appends it; "" removes
// the key. Lines include their endings; pairs count lines from 1.
func replaceKey(lines [][]byte, pairs []pair, key, line string) [][]byte {
	end := "\n"
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		end = "\r\n"
	}
	at := slices.IndexFunc(pairs, func(p pair) bool { return p.key == key })
	if at < 0 {
		if line == "" {
			return lines
		}
		if last := lines[len(lines)-1]; len(last) > 0 && !bytes.HasSuffix(last, []byte("\n")) {
			line = end + line
		}
		return append(slices.Clip(lines), []byte(line+end))
	}
	from, next := pairs[at].line-1, len(lines)
	if at+1 < len(pairs) {
		next = pairs[at+1].line - 1
	}
	for next > from+1 && isApart(lines[next-1]) { // comments above the next key belong to that one
		next--
	}
	if line != "" {
		line += trailingComment(lines[from], next-from) + end
	}
	if bom := []byte("\uFEFF"); from == 0 && bytes.HasPrefix(lines[0], bom) {
		line = string(bom) + line
	}
	return slices.Concat(lines[:from], [][]byte{[]byte(line)}, lines[next:])
}

// isApart reports whether a line belongs to no value: empty, or a comment.
func isApart(line []byte) bool {
	trimmed := bytes.TrimSpace(line)
	return len(trimmed) == 0 || line[0] == '#'
}

// trailingComment is the comment after a value on a single line.
func trailingComment(line []byte, lines int) string {
	if lines != 1 {
		return ""
	}
	for _, t := range lexer.Tokenize(string(bytes.TrimRight(line, "\r\n"))) {
		if t.Type == token.CommentType {
			return " #" + strings.TrimRight(t.Value, " ")
		}
	}
	return ""
}

// settingYAML is the setting on one line. YAML can read JSON strings.
func settingYAML(s handbook.Setting) string {
	out := "{value: " + quoted(s.Value)
	if s.By != "" {
		out += ", by: " + quoted(s.By)
	}
	if s.On != "" {
		out += ", on: " + quoted(s.On)
	}
	return out + "}"
}

// quoted is a text as YAML and JSON quote it.
func quoted(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r >= utf8.RuneSelf || r == '"' || r == '\\' }) {
		return `"` + text + `"`
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // text always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// cleanValue is text without anything that a value may not contain: only visible
// characters and line breaks remain.
func cleanValue(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD")
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r):
			return ' '
		case IsInvisible(r):
			return -1
		}
		return r
	}, text))
	if isBlankText(text) {
		return ""
	}
	return text
}
