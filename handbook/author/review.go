package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Due is a page that needs a review.
type Due struct {
	Entry *handbook.Entry
	Since string // date; "" if nobody has reviewed the page yet and no date has passed
}

// Due lists the pages of the folder that need a review on a day, the longest
// due first. Bundled pages count only where the folder is a handbook of its own.
func (f Folder) Due(today string) ([]Due, error) {
	_, layers, err := f.Content(false)
	if err != nil {
		return nil, err
	}
	h, _, err := f.Load()
	if err != nil {
		return nil, err
	}
	var due []Due
	for _, e := range h.Entries() {
		switch own := len(layers) == 0 || e.Origin != nil; {
		case !own:
		case e.Overdue(today):
			due = append(due, Due{e, e.ReviewBy})
		case e.Review.Pending():
			due = append(due, Due{e, ""})
		}
	}
	slices.SortStableFunc(due, func(a, b Due) int { return strings.Compare(a.date(), b.date()) })
	return due, nil
}

// date orders pages: by the day their review is due, those without one last.
func (d Due) date() string {
	if d.Entry.ReviewBy == "" {
		return "9999"
	}
	return d.Entry.ReviewBy
}

// SignOff is the record of a review.
type SignOff struct {
	By   string
	On   string // date, 2026-12-01
	Next string // date of the next review, or ""
}

// CheckDates reports, as an [InputError], a date that is none; "" is allowed.
func CheckDates(dates ...string) error {
	for _, date := range dates {
		if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
			return inputError("%q is not a date: write it as 2026-12-01", date)
		}
	}
	return nil
}

func (s SignOff) check() error {
	if err := CheckDates(s.On, s.Next); err != nil {
		return err
	}
	if strings.TrimSpace(s.By) == "" {
		return inputError("say who reviewed the page, as in A. Nurse")
	}
	return nil
}

// Sign records a review in the file of a page and returns its path. The error is
// an [InputError] if the sign-off is incomplete, and a [NoPageError] if the
// folder has no such page.
func (f Folder) Sign(id string, s SignOff) (file string, err error) {
	if err := s.check(); err != nil {
		return "", err
	}
	if err := f.exists(); err != nil {
		return "", err
	}
	file = f.file(id)
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return file, &NoPageError{id, file}
	case err != nil:
		return file, err
	case !info.Mode().IsRegular():
		return file, fmt.Errorf("%s is not a file", file)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return file, err
	}
	signed, err := content.SignOff(text, handbook.Review{By: s.By, On: s.On}, s.Next)
	if err != nil {
		return file, fmt.Errorf("%s was left as it was: %w", file, err)
	}
	return file, ReplaceFile(file, signed, info.Mode().Perm())
}

// NoPageError means that the folder has no page of that id.
type NoPageError struct{ ID, File string }

func (e *NoPageError) Error() string { return "there is no page " + e.File }

// StillDue is the date by which a page should have been reviewed before a day,
// or "": a review does not move a date that the page states itself.
func (f Folder) StillDue(id, today string) string {
	h, _, err := f.Load()
	if err != nil {
		return ""
	}
	if e := h.Entry(id); e != nil && e.Overdue(today) {
		return e.ReviewBy
	}
	return ""
}
