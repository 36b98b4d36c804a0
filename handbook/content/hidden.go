package content

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// A clinic hides bundled pages that do not apply to it in a separate file,
// hidden.yaml: a list of ids, with who hid the page, when and why. Emergency pages
// and pages that a red flag opens stay.

// hiddenPage is an item of hidden.yaml.
type hiddenPage struct {
	handbook.Hidden
	line   int
	report reporter
}

var hiddenForms = forms{"id": textForm, "by": textForm, "on": plainForm, "why": textForm}

// readHidden reads which bundled pages the clinic hides.
func (f *folder) readHidden() {
	f.readRows(hiddenFile, "a hidden page", func(y yamlFile, n ast.Node) {
		h := readHiddenRow(y, n)
		if h.ID == "" {
			y.report.at(h.line, "a hidden page needs its id: {id: faq/parking, by: name, on: 2026-12-01, why: reason}")
			return
		}
		f.l.hidden = append(f.l.hidden, h)
	})
}

func readHiddenRow(y yamlFile, n ast.Node) hiddenPage {
	h := hiddenPage{line: y.line(n), report: y.report}
	if id, ok := n.(*ast.StringNode); ok { // nothing but the page
		h.ID = y.text(id, "a hidden page")
		return h
	}
	y.keys(n, "a hidden page", map[string]func(pair){
		"id":  textKey(y, &h.ID),
		"by":  textKey(y, &h.By),
		"on":  func(p pair) { h.On = y.date(p.node, p.key) },
		"why": textKey(y, &h.Why),
	})
	return h
}

// hide leaves out the pages that the clinic hides.
func (l *loader) hide() {
	if len(l.hidden) == 0 {
		return
	}
	alarms := l.alarmPages()
	for _, h := range l.hidden {
		at := slices.IndexFunc(l.bundled, func(p *page) bool { return p.id == h.ID })
		switch {
		case at < 0:
			h.report.at(h.line, "the handbook has no page %q: a page of your own is removed by deleting its file", h.ID)
			continue
		case l.bundled[at].entry.Route == handbook.Emergency:
			h.report.at(h.line, "the page %s is an emergency page and is still shown: remove this line", h.ID)
			continue
		case alarms[h.ID]:
			h.report.at(h.line, "red flags lead to the page %s, so it is still shown: remove this line", h.ID)
			continue
		}
		l.pages = slices.DeleteFunc(l.pages, func(p *page) bool { return p.id == h.ID })
		l.parts.Hidden = append(l.parts.Hidden, h.Hidden)
	}
}

// alarmPages are the pages that a red flag of any layer leads to.
func (l *loader) alarmPages() map[string]bool {
	ids := map[string]bool{}
	l.each(func(f *folder) {
		var ignored []handbook.Problem
		y, root := f.openTable(redFlagsFile, &ignored)
		if root == nil {
			return
		}
		groups := root
		if _, list := root.(*ast.SequenceNode); !list {
			y.keys(root, "the file", map[string]func(pair){"groups": func(p pair) { groups = p.node }})
		}
		for _, n := range y.items(groups, "") {
			y.keys(n, "", map[string]func(pair){"entries": func(p pair) {
				for _, e := range y.texts(p.node, p.key) {
					ids[e.text] = true
				}
			}})
		}
	})
	return ids
}

// HidePage is the text of a hidden.yaml that hides a page, too. All else stays
// byte for byte.
func HidePage(file []byte, h handbook.Hidden) ([]byte, error) {
	line := "- {id: " + quoted(h.ID)
	for _, q := range []struct{ key, value string }{{"by", quoted(cleanValue(h.By))}, {"on", h.On}, {"why", quoted(cleanValue(h.Why))}} {
		if q.value != "" && q.value != `""` {
			line += ", " + q.key + ": " + q.value
		}
	}
	return changeRow(file, hiddenRows, h.ID, line+"}")
}

// ShowPage is the text of a hidden.yaml that no longer hides a page.
func ShowPage(file []byte, id string) ([]byte, error) {
	return changeRow(file, hiddenRows, id, "")
}

// rowsOf says how a file that is a list of rows is read.
type rowsOf struct {
	forms forms
	id    func(yamlFile, ast.Node) string // of a row, "" if it is not sound
}

var (
	hiddenRows = rowsOf{hiddenForms, func(y yamlFile, n ast.Node) string { return readHiddenRow(y, n).ID }}
	reviewRows = rowsOf{reviewForms, func(y yamlFile, n ast.Node) string { return readBundledReview(y, n).id }}
)

var errUnusualRows = errors.New("the file is written in a way that cannot be changed here")

// changeRow replaces the row of an id by a line, or adds it; "" removes the row.
func changeRow(file []byte, rows rowsOf, id, line string) ([]byte, error) {
	lines, at, err := rows.find(file, id)
	if err != nil {
		return nil, err
	}
	end := "\n"
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		end = "\r\n"
	}
	if last := len(lines) - 1; len(lines[last]) > 0 && !bytes.HasSuffix(lines[last], []byte("\n")) {
		lines[last] = append(slices.Clip(lines[last]), end...)
	}
	var row [][]byte
	if line != "" {
		row = [][]byte{[]byte(line + end)}
	}
	out := bytes.Join(slices.Concat(lines[:at.from], row, lines[at.to:]), nil)
	if _, where, err := rows.find(out, id); err != nil || (where.from == where.to) != (line == "") {
		return nil, errUnusualRows
	}
	return out, nil
}

// span is a stretch of lines, counted from 0.
type span struct{ from, to int }

// find finds the lines of a row, or the empty stretch at the end.
func (r rowsOf) find(file []byte, id string) (lines [][]byte, at span, err error) {
	lines = bytes.SplitAfter(file, []byte("\n"))
	end := len(lines)
	if len(lines[end-1]) == 0 && end > 1 {
		end--
	}
	at = span{end, end}
	if len(file) == 0 {
		at = span{0, 0}
	}
	var problems []handbook.Problem
	y := yamlFile{1, reporter{to: &problems}}
	root := y.written(normalize(file), r.forms, ignored())
	if root != nil {
		items := y.items(root, "the file")
		for i, n := range items {
			if r.id(y, n) != id {
				continue
			}
			at = span{y.line(n) - 1, end}
			if i+1 < len(items) {
				at.to = y.line(items[i+1]) - 1
			}
			for at.to > at.from+1 && isApart(lines[at.to-1]) {
				at.to--
			}
		}
	}
	if len(problems) > 0 {
		return lines, at, fmt.Errorf("line %d: %s", problems[0].Line, problems[0].Msg)
	}
	return lines, at, nil
}
