package main

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
	"clinichandbook/handbook/durable"
)

type reviewCmd struct {
	Dir  string `arg:"" help:"Content folder."`
	Sign string `help:"Record that this page was reviewed." placeholder:"ID"`
	By   string `help:"Who reviewed it." placeholder:"NAME"`
	On   string `help:"When it was reviewed, as 2026-12-01; today if left out." placeholder:"DATE"`
	Next string `help:"When it is to be reviewed again, as 2027-12-01." placeholder:"DATE"`
}

func (c reviewCmd) Run(e *env) error {
	if c.On == "" {
		c.On = time.Now().Format(time.DateOnly)
	}
	for _, date := range []string{c.On, c.Next} {
		if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
			return usageError{fmt.Sprintf("%q is not a date: write it as 2026-12-01", date)}
		}
	}
	switch {
	case c.Sign == "" && c.By+c.Next != "":
		return usageError{"say which page was reviewed: --sign faq/parking"}
	case c.Sign != "" && strings.TrimSpace(c.By) == "":
		return usageError{"say who reviewed the page: --by \"A. Nurse\""}
	case c.Sign != "":
		return c.signOff(e)
	}
	return c.list(e)
}

// list names what is due: past its date, or never reviewed.
func (c reviewCmd) list(e *env) error {
	bundled, layers, err := e.content(c.Dir, false)
	if err != nil {
		return err
	}
	h, _, err := content.Load(bundled, layers...)
	if err != nil {
		return err
	}
	own := func(en *handbook.Entry) bool { return len(layers) == 0 || en.Origin != nil }
	var due []*handbook.Entry
	for _, en := range h.Entries() {
		if own(en) && (en.Overdue(c.On) || en.Review.Pending()) {
			due = append(due, en)
		}
	}
	slices.SortStableFunc(due, func(a, b *handbook.Entry) int { return strings.Compare(dueSince(a), dueSince(b)) })
	for _, en := range due {
		why := "not yet reviewed"
		if en.Overdue(c.On) {
			why = "due since " + en.ReviewBy
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", en.ID, why, en.Title)
	}
	if len(due) == 0 {
		fmt.Fprintln(e.out, "No page is due for review.")
	}
	return nil
}

// dueSince orders pages: the longest due first, those without a date last.
func dueSince(en *handbook.Entry) string {
	if en.ReviewBy == "" {
		return "9999"
	}
	return en.ReviewBy
}

// signOff records a review in the page's file.
func (c reviewCmd) signOff(e *env) error {
	id, err := pageID(c.Sign)
	if err != nil {
		return err
	}
	if err := isFolder(c.Dir); err != nil {
		return err
	}
	file := pageFile(c.Dir, id)
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no page %s: handbookctl edit-copy %s %s copies a bundled one", file, id, c.Dir)
	}
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file", file)
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return err
	}
	signed, err := content.SignOff(data, handbook.Review{By: c.By, On: c.On}, c.Next)
	if err != nil {
		return fmt.Errorf("%s was left as it is: %w", file, err)
	}
	if err := replacePage(file, signed, info.Mode().Perm()); err != nil {
		return fmt.Errorf("%s was left as it is: %w", file, err)
	}
	fmt.Fprintf(e.out, "%s: reviewed by %s on %s\n", file, c.By, c.On)
	return c.warnStillDue(e, id)
}

// warnStillDue says so if the page has a date that the review did not move.
func (c reviewCmd) warnStillDue(e *env, id string) error {
	bundled, layers, err := e.content(c.Dir, false)
	if err != nil {
		return err
	}
	if h, _, err := content.Load(bundled, layers...); err == nil {
		if en := h.Entry(id); en != nil && en.Overdue(c.On) {
			fmt.Fprintf(e.errOutput, "handbookctl: the page says review-by %s, so it stays due: record the next date with --next\n", en.ReviewBy)
		}
	}
	return nil
}

// replacePage puts text in the place of a page, which keeps its permissions and
// is at every instant the old one or the new one.
func replacePage(file string, text []byte, mode fs.FileMode) error {
	var disk durable.OS
	if err := durable.Replace(disk, file, text); err != nil {
		return err
	}
	return errors.Join(os.Chmod(file, mode), disk.SyncDir(filepath.Dir(file)))
}
