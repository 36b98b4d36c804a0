package content

import (
	"regexp"
	"strings"
	"time"
)

// dateLayouts are the orders a date is written in, once its marks are gone: as files
// have it, as people in the US do, and in words.
var dateLayouts = []string{"2006-1-2", "1-2-2006", "1-2-06", "Jan 2 2006", "January 2 2006", "2 Jan 2006", "2 January 2006"}

var (
	dateMarks = strings.NewReplacer("/", "-", ",", " ", ".", " ")
	ordinal   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)\b`)
	sept      = regexp.MustCompile(`(?i)\bsept\b`)
	weekday   = regexp.MustCompile(`(?i)^(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
)

// ParseDate reads a date as people write it: 2026-11-30, 11/30/2026, 11-30-26,
// Nov. 30, 2026, Monday, November 30th 2026. Numbers are month first.
func ParseDate(s string) (time.Time, bool) {
	s = weekday.ReplaceAllString(strings.TrimSpace(s), "")
	if numbers := strings.ReplaceAll(s, ".", "-"); !strings.ContainsAny(numbers, " ") {
		s = numbers
	}
	s = strings.Join(strings.Fields(dateMarks.Replace(sept.ReplaceAllString(ordinal.ReplaceAllString(s, "$1"), "Sep"))), " ")
	for _, layout := range dateLayouts {
		if d, err := time.Parse(layout, s); err == nil {
			return d, true
		}
	}
	return time.Time{}, false
}
