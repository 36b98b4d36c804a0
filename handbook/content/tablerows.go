package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// A clinic's own words and red flags are rows of a list in a table. They are changed
// one at a time: everything else in the file stays byte for byte.

// ErrRowChanged means that a row no longer says what somebody saw who wants to change
// it.
var ErrRowChanged = errors.New("somebody else has changed this row meanwhile: look at it again, then save")

// tableRows are the rows of a list in a table.
type tableRows struct {
	yamlFile
	lines [][]byte
	items []ast.Node
	at    []span // of the items
	end   int    // the line after the last item
	mark  string // that begins a row: "  - "
	head  string // the line of the list's key, if it is missing
	eol   string
}

// rowsUnder reads the rows of the list under a key; the file may be the list itself.
func rowsUnder(file []byte, key string, forms forms) (*tableRows, error) {
	var problems []handbook.Problem
	r := &tableRows{yamlFile: yamlFile{1, reporter{to: &problems}}, lines: bytes.SplitAfter(file, []byte("\n")), mark: "- ", eol: "\n"}
	if last := len(r.lines) - 1; len(r.lines[last]) == 0 {
		r.lines = r.lines[:last]
	}
	if len(r.lines) > 0 && bytes.HasSuffix(r.lines[0], []byte("\r\n")) {
		r.eol = "\r\n"
	}
	limit := len(r.lines)
	r.end = limit
	root := r.written(normalize(file), forms, ignored())
	list := root
	if _, isList := root.(*ast.SequenceNode); !isList {
		list, r.head, r.mark = nil, key+":", "  - "
		if root != nil {
			pairs, _ := r.named(root, "the file")
			for i, p := range pairs {
				if p.key != key {
					continue
				}
				list, r.head, r.end = p.node, "", p.line
				if i+1 < len(pairs) {
					limit = pairs[i+1].line - 1
				}
			}
		}
	}
	if len(problems) == 0 {
		r.items = r.yamlFile.items(list, key)
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("line %d: %s", problems[0].Line, problems[0].Msg)
	}
	return r, r.place(limit)
}

// place finds the lines of the items, which end before a line.
func (r *tableRows) place(limit int) error {
	for i, n := range r.items {
		at := span{r.line(n) - 1, limit}
		if i+1 < len(r.items) {
			at.to = r.line(r.items[i+1]) - 1
		}
		if at.from < 0 || at.from >= at.to || at.to > len(r.lines) {
			return errUnusualRows
		}
		text := string(r.lines[at.from])
		mark := text[:len(text)-len(strings.TrimLeft(text, " "))]
		if !strings.HasPrefix(text[len(mark):], "- ") {
			return errUnusualRows
		}
		for at.to > at.from+1 && isNoRow(r.lines[at.to-1]) {
			at.to--
		}
		r.at = append(r.at, at)
		r.mark, r.end = mark+"- ", at.to
	}
	return nil
}

// isNoRow reports a line that is empty or a note, which belongs to what follows.
func isNoRow(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#'
}

// change is the file with other lines for a row; none remove it. A row that is not
// there is added at the end.
func (r *tableRows) change(i int, row []string) []byte {
	at := span{r.end, r.end}
	if i >= 0 {
		at = r.at[i]
	}
	var text []byte
	if i < 0 && r.head != "" {
		text = append(text, r.head+r.eol...)
	}
	for n, line := range row {
		mark := r.mark
		if n > 0 {
			mark = strings.Repeat(" ", len(mark))
		}
		text = append(text, mark+line+r.eol...)
	}
	before := bytes.Join(r.lines[:at.from], nil)
	if len(before) > 0 && len(text) > 0 && !bytes.HasSuffix(before, []byte("\n")) {
		before = append(before, r.eol...)
	}
	return append(append(before, text...), bytes.Join(r.lines[at.to:], nil)...)
}
