package content

import (
	"regexp"
	"strconv"
	"time"

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
	m := validInterval.FindStringSubmatch(t)
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

// readReview reads pending, or {by: name, on: date}.
func readReview(y yamlFile, at pair) handbook.Review {
	switch at.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		var r handbook.Review
		y.keys(at.node, "review", map[string]func(pair){
			"by": textKey(y, &r.By),
			"on": func(q pair) { r.On = y.date(q.node, q.key) },
		})
		if r.By == "" || r.On == "" {
			y.report.at(at.line, "a review needs both a name and a date: {by: name, on: 2026-12-01}")
			return handbook.Review{}
		}
		return r
	}
	if t := y.text(at.node, at.key); t != "pending" {
		y.report.at(at.line, "unknown review %q: write pending, or {by: name, on: 2026-12-01}", t)
	}
	return handbook.Review{}
}
