package content

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// A clinic signs bundled pages in a file of its own, reviews.yaml, without
// copying them: a list with the page's id and the fingerprint of what was signed.

// bundledReview is a sign-off of a bundled page.
type bundledReview struct {
	id string
	signed
	line int
}

// readReviews reads the sign-offs of bundled pages. A later layer's counts.
func (f *folder) readReviews() {
	f.readRows(reviewsFile, "a review", func(y yamlFile, n ast.Node) {
		r := readBundledReview(y, n)
		if r.id == "" {
			return
		}
		f.l.reviews[r.id] = r
		f.l.reviewed = append(f.l.reviewed, locatedReview{r, y.report})
	})
}

// locatedReview is a sign-off with the file that it is in.
type locatedReview struct {
	bundledReview
	report reporter
}

// readBundledReview reads an item of reviews.yaml; its id is "" if the item is
// not sound.
func readBundledReview(y yamlFile, n ast.Node) bundledReview {
	r := bundledReview{line: y.line(n)}
	keys := r.fields(y)
	keys["id"] = textKey(y, &r.id)
	keys["next"] = func(p pair) { r.next = y.date(p.node, p.key) }
	if y.keys(n, "a review", keys) == nil {
		return bundledReview{}
	}
	if r.id == "" || r.of == "" || !r.sound() {
		y.report.at(r.line, "a review needs the id of the page, what was signed, a name and a date; handbookctl review --sign writes it: {id: faq/can-i-drive, of: 0123456789ab, by: name, on: 2026-12-01}")
		return bundledReview{}
	}
	return r
}

// reportUnknownReviews names sign-offs of pages that are not bundled.
func (l *loader) reportUnknownReviews() {
	for _, r := range l.reviewed {
		if !slices.ContainsFunc(l.bundled, func(p *page) bool { return p.id == r.id }) {
			r.report.at(r.line, "the handbook has no page %q: a page of your own is signed in its own file", r.id)
		}
	}
}

// SignBundled is the text of a reviews.yaml with a sign-off of a bundled page, in
// the place of an older one. All else stays byte for byte.
func SignBundled(file []byte, id string, page []byte, r handbook.Review, next string) ([]byte, error) {
	f, err := parseFrontMatter(page)
	if err != nil {
		return nil, err
	}
	line := fmt.Sprintf("- {id: %s, of: %s, %s", quoted(id), quoted(f.signed()), reviewer(r))
	if next != "" {
		line += ", next: " + next
	}
	line += "}"
	lines, at, err := findReview(file, id)
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
	out := bytes.Join(slices.Concat(lines[:at.from], [][]byte{[]byte(line + end)}, lines[at.to:]), nil)
	if _, where, err := findReview(out, id); err != nil || where.from == where.to {
		return nil, errors.New("the file is written in a way that cannot be changed here")
	}
	return out, nil
}

// reviewer is who signed and when, as keys.
func reviewer(r handbook.Review) string {
	text := "by: " + quoted(cleanValue(r.By))
	if r.Role != "" {
		text += ", role: " + quoted(cleanValue(r.Role))
	}
	return text + ", on: " + r.On
}

// span is a stretch of lines, counted from 0.
type span struct{ from, to int }

// findReview finds the lines of a sign-off in a reviews.yaml, or the empty
// stretch at its end.
func findReview(file []byte, id string) (lines [][]byte, at span, err error) {
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
	root := y.written(normalize(file), reviewForms, ignored())
	if root != nil {
		items := y.items(root, "the file")
		for i, n := range items {
			if r := readBundledReview(y, n); r.id != id {
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
		return lines, at, fmt.Errorf("line %d: %s", problems[0].Line, strings.TrimSpace(problems[0].Msg))
	}
	return lines, at, nil
}
