package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// reviewDue is when a page is due for review: on a date, or some months after the
// last review.
type reviewDue struct {
	by    string // date
	every int    // months
}

// date is the earlier of the two, or "". Months count from the last review, or from
// the day the facts were checked if nobody has reviewed the page.
func (d reviewDue) date(e *handbook.Entry) string {
	from := e.Review.On
	if from == "" {
		from = e.Checked
	}
	last, err := time.Parse(time.DateOnly, from)
	if d.every == 0 || err != nil {
		return d.by
	}
	by := addMonths(last, d.every).Format(time.DateOnly)
	if d.by != "" && d.by < by {
		return d.by
	}
	return by
}

// addMonths keeps the day, or uses the last one of a shorter month.
func addMonths(t time.Time, months int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1)
}

var validInterval = regexp.MustCompile(`^([1-9][0-9]?) (month|months|year|years)$`)

// readInterval reads "6 months" or "1 year" as months.
func readInterval(y yamlFile, at pair) int {
	t := y.text(at.node, at.key)
	m := validInterval.FindStringSubmatch(strings.ToLower(t))
	if m == nil {
		y.report.at(at.line, "review-every %q is not understood: write it as 6 months, or 1 year", t)
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	if m[2][0] == 'y' {
		n *= 12
	}
	return n
}

// signed is a sign-off as files have it.
type signed struct {
	handbook.Review
	of   string // fingerprint of what was signed; "" in sign-offs without one
	next string // date of the next review, or ""
	line int
}

// review is the sign-off of a page whose fingerprint is now that one.
func (s signed) review(now string) handbook.Review {
	s.Of, s.Changed = s.of, s.of != "" && s.of != now
	return s.Review
}

// fields are the readers of a sign-off's keys.
func (s *signed) fields(y yamlFile) map[string]func(pair) {
	return map[string]func(pair){
		"by":   textKey(y, &s.By),
		"role": textKey(y, &s.Role),
		"on":   func(q pair) { s.On = y.date(q.node, q.key) },
		"of":   textKey(y, &s.of),
	}
}

// sound reports whether the sign-off says who signed and when.
func (s *signed) sound() bool { return IsName(s.By) && s.On != "" }

// IsName reports whether a text can be the name of a person.
func IsName(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// readReview reads pending, or {by: name, on: date, of: fingerprint}.
func readReview(y yamlFile, at pair) signed {
	switch at.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		s := signed{line: at.line}
		y.keys(at.node, "review", s.fields(y))
		if !s.sound() {
			y.report.at(at.line, "a review needs both a name and a date: {by: name, on: 2026-12-01}")
			return signed{}
		}
		return s
	}
	if t := y.text(at.node, at.key); t != "pending" {
		y.report.at(at.line, "unknown review %q: write pending, or {by: name, on: 2026-12-01}", t)
	}
	return signed{}
}

const futureReview = "the review is dated %s, which is in the future, so it does not count: correct the date"

// inFuture reports a date after today. A clock that is behind the bundled content is
// wrong and proves nothing.
func (l *loader) inFuture(date string) bool {
	today := time.Now().Format(time.DateOnly)
	return date > today && today > strings.ReplaceAll(l.parts.Version, ".", "-")
}

// readSignOff fills in who signed an entry and whether that still counts: in the
// page itself, or in a clinic's reviews.yaml if the page is a bundled one.
func (l *loader) readSignOff(y yamlFile, root ast.Node, p *page, e *handbook.Entry, body []byte) {
	s := p.review
	if r, ok := l.reviews[p.id]; ok && p.folder.layer == nil {
		s = r.signed
		p.due.by = s.next
	} else if l.inFuture(s.On) {
		p.reporter().at(s.line, futureReview, s.On)
		s = signed{}
	}
	now := ""
	if s.of != "" {
		pairs, _ := y.named(root, "the top of the page")
		now = signedText(pairs, body, p.folder.attachmentSums(append([]byte("---\n---\n"), body...)))
	}
	e.Review = s.review(now)
	e.ReviewBy = p.due.date(e)
}

// signedKeys are the keys of a page that a sign-off covers, together with the
// body. The others help to find the page or say when it was last checked.
var signedKeys = []string{"title", "route", "say", "say-until-set", "ask-first", "hand-over", "emergency", "effect"}

// signedText is the fingerprint of what a sign-off of a page covers. Neither the
// order of keys nor the way a text is broken into lines changes it.
func signedText(pairs []pair, body []byte, files []string) string {
	h := sha256.New()
	writeKeys(h, pairs, signedKeys)
	for line := range bytes.Lines(bytes.TrimSpace(normalize(body))) {
		h.Write(append(bytes.TrimRight(line, " \t\n"), '\n'))
	}
	for _, file := range files {
		h.Write([]byte(file + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// writeKeys writes what some keys of a page say.
func writeKeys(w io.Writer, pairs []pair, keys []string) {
	for _, key := range keys {
		for _, p := range pairs {
			if p.key == key {
				fmt.Fprintf(w, "%s: %q\n", key, nodeTexts(p.node))
			}
		}
	}
}

// nodeTexts lists the texts of a value in their order.
func nodeTexts(n ast.Node) []string {
	y := yamlFile{1, ignored()}
	var out []string
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		pairs, _ := y.named(n, "")
		slices.SortStableFunc(pairs, func(a, b pair) int { return strings.Compare(a.key, b.key) })
		for _, p := range pairs {
			out = append(append(out, p.key), nodeTexts(p.node)...)
		}
	case *ast.SequenceNode:
		for _, item := range y.items(n, "") {
			out = append(out, nodeTexts(item)...)
		}
	default:
		out = append(out, strings.Join(strings.Fields(y.text(n, "")), " "))
	}
	return out
}
