package handbook

import "time"

// News is a page that a publication has changed for the desks.
type News struct {
	ID      string // of the page
	Version int64  // of the publication
	On      string // its date, 2026-11-23
}

// Recent reports whether the publication was at most that many days ago. Today is a
// date.
func (n News) Recent(today string, days int) bool {
	on, err := time.Parse(time.DateOnly, n.On)
	if err != nil {
		return false
	}
	return on.AddDate(0, 0, days).Format(time.DateOnly) >= today
}
