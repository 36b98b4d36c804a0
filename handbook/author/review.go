package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Reason is why a page needs a review.
type Reason int

// The reasons, in the order in which they are looked for.
const (
	ChangedSince Reason = iota // its text changed after it was signed
	PastDate                   // its review date has passed
	NeverSigned
)

// Due is a page that needs a review.
type Due struct {
	Entry  *handbook.Entry
	Reason Reason
}

// Due lists the pages that need a review on a day, the longest due first: those
// of the folder, and bundled pages that were signed once. All of them count with
// all, and where the folder is a handbook of its own.
func (f Folder) Due(today string, all bool) ([]Due, error) {
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
		if own := len(layers) == 0 || e.Origin != nil; !own && !all && e.Review.By == "" {
			continue
		}
		switch {
		case e.Review.Changed:
			due = append(due, Due{e, ChangedSince})
		case e.Overdue(today):
			due = append(due, Due{e, PastDate})
		case e.Review.Pending():
			due = append(due, Due{e, NeverSigned})
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
	Role string // of the reviewer, or ""
	On   string // date, 2026-12-01
	Next string // date of the next review, or ""
	// Spanish means that the translation was reviewed, and not the page.
	Spanish bool
}

// ReadDates turns dates that a person typed into dates as files have them, 2026-12-01.
// "" stays ""; what is no date is an [InputError].
func ReadDates(dates ...*string) error {
	for _, date := range dates {
		if *date = strings.TrimSpace(*date); *date == "" {
			continue
		}
		d, ok := content.ParseDate(*date)
		if !ok {
			return inputError("%q is not a date: write it as 2026-12-01", *date)
		}
		*date = d.Format(time.DateOnly)
	}
	return nil
}

func (s *SignOff) check(today string) error {
	if err := ReadDates(&s.On, &s.Next); err != nil {
		return err
	}
	switch {
	case !content.IsName(s.By):
		return inputError("say who reviewed the page, as in A. Nurse")
	case s.On > today:
		return inputError("%s is in the future: a review is signed on the day it was done, or later", s.On)
	case s.Next != "" && s.Next <= s.On:
		return inputError("the next review, %s, is not after this one, %s", s.Next, s.On)
	}
	return nil
}

// Where a clinic signs bundled pages, and their translations, without copying them.
const (
	reviewsFile    = "reviews.yaml"
	spanishReviews = "reviews-spanish.yaml"
)

// Notices lists what whoever signs pages should look at first: see
// [content.IsNotice].
func (f Folder) Notices(ids []string, today string) []handbook.Problem {
	problems, _ := f.Check(false, today) // signing says what fails
	return slices.DeleteFunc(problems, func(p handbook.Problem) bool {
		id, _ := content.PageID(p.File)
		return !content.IsNotice(p) || !slices.Contains(ids, id)
	})
}

// Sign records a review of some pages, of all or of none, and returns the files
// that it changed: the page itself, or reviews.yaml for a page that is bundled and
// not copied. Today is a date, 2026-11-23. The error may be an [InputError] or a
// [NoPageError].
func (f Folder) Sign(ids []string, s SignOff, today string) (files []string, err error) {
	if err := s.check(today); err != nil {
		return nil, err
	}
	bundled, layers, err := f.Content(false)
	if err != nil {
		return nil, err
	}
	texts := newEdits()
	for _, id := range ids {
		file := f.file(id)
		page, err := texts.read(file)
		switch {
		case err == nil:
			page, err = s.sign(page, f.bundledPage(id), os.DirFS(f.Dir))
		case errors.Is(err, fs.ErrNotExist) && len(layers) > 0:
			file = filepath.Join(f.Dir, s.file())
			page, err = signBundled(texts, file, bundled, id, s)
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &NoPageError{id, f.file(id)}
		case err != nil:
			return nil, fmt.Errorf("nothing was signed, because of %s: %w", file, err)
		}
		texts.set(file, page)
	}
	return texts.files, texts.write()
}

func (s SignOff) review() handbook.Review {
	return handbook.Review{By: s.By, Role: s.Role, On: s.On}
}

// signBundled is the text of reviews.yaml with a sign-off of a bundled page.
func signBundled(texts *edits, file string, bundled fs.FS, id string, s SignOff) ([]byte, error) {
	page, err := fs.ReadFile(bundled, id+".md")
	if err != nil {
		return nil, err
	}
	reviews, err := texts.read(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if s.Spanish {
		return content.SignSpanishOfBundled(reviews, id, page, s.review())
	}
	return content.SignBundled(reviews, id, page, s.review(), s.Next)
}

// sign is a clinic's page with the sign-off.
func (s SignOff) sign(page, bundled []byte, files fs.FS) ([]byte, error) {
	if s.Spanish {
		return content.SignSpanish(page, bundled, s.review())
	}
	return content.SignOff(page, bundled, files, s.review(), s.Next)
}

// file is where the sign-off of a bundled page goes.
func (s SignOff) file() string {
	if s.Spanish {
		return spanishReviews
	}
	return reviewsFile
}

// NoPageError means that neither the folder nor the handbook has a page of that
// id.
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

// edits are new texts of files that are written together once all are known.
type edits struct {
	files []string // in the order in which they were changed
	text  map[string][]byte
}

func newEdits() *edits {
	return &edits{text: map[string][]byte{}}
}

// read is the text of a file as it will be.
func (e *edits) read(file string) ([]byte, error) {
	if text, ok := e.text[file]; ok {
		return text, nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	return readFile(file)
}

func (e *edits) set(file string, text []byte) {
	if _, ok := e.text[file]; !ok {
		e.files = append(e.files, file)
	}
	e.text[file] = text
}

func (e *edits) write() error {
	for _, file := range e.files {
		if err := ReplaceFile(file, e.text[file]); err != nil {
			return err
		}
	}
	return nil
}
