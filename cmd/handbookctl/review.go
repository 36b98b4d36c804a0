package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
)

type reviewCmd struct {
	Dir     string   `arg:"" help:"Content folder."`
	All     bool     `help:"Also list the bundled pages that were never signed."`
	Sheet   bool     `help:"Write what a clinician needs to sign pages, ready to print: the pages named, or the next ten that need a review."`
	IDs     []string `arg:"" optional:"" name:"id" help:"Pages to print with --sheet, ten at most."`
	Output  string   `short:"o" help:"Write the sheets to this file instead of the screen." placeholder:"FILE"`
	Sign    []string `help:"Record that this page was reviewed. May be repeated. A bundled page need not be copied: reviews.yaml records it." placeholder:"ID"`
	Spanish bool     `help:"With --sign: the Spanish says the same as the English. It is signed separately from the page; for bundled pages, reviews-spanish.yaml records it."`
	By      string   `help:"Who reviewed it." placeholder:"NAME"`
	Role    string   `help:"The reviewer's role, as in RN." placeholder:"ROLE"`
	On      string   `help:"When it was reviewed, as 2026-12-01; if left out, today." placeholder:"DATE"`
	Next    string   `help:"When it is due for review again, as 2027-12-01." placeholder:"DATE"`
}

func (c reviewCmd) Run(e *env) error {
	if c.On == "" {
		c.On = localToday()
	}
	if err := author.ReadDates(&c.On, &c.Next); err != nil {
		return err
	}
	switch {
	case c.Sheet:
		return c.sheets(e)
	case len(c.IDs) > 0 || c.Output != "":
		return usageError{"only --sheet prints pages: handbookctl review DIR --sheet ID"}
	case len(c.Sign) == 0 && (c.By+c.Role+c.Next != "" || c.Spanish):
		return usageError{"say which page was reviewed: --sign faq/parking"}
	case len(c.Sign) > 0 && strings.TrimSpace(c.By) == "":
		return usageError{"say who reviewed the page: --by \"A. Nurse\""}
	case len(c.Sign) > 0:
		return c.sign(e)
	}
	return c.list(e)
}

// localToday is the date where the program runs.
func localToday() string { return time.Now().Format(time.DateOnly) }

// list names the pages that need a review.
func (c reviewCmd) list(e *env) error {
	due, err := e.folder(c.Dir).Due(c.On, c.All)
	if err != nil {
		return err
	}
	for _, d := range due {
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", d.Entry.ID, why(d), d.Entry.Title)
	}
	if len(due) == 0 {
		fmt.Fprintln(e.out, "No page is due for review.")
	}
	return nil
}

// why says why a page needs a review.
func why(d author.Due) string {
	switch d.Reason {
	case author.ChangedSince:
		return fmt.Sprintf("changed since it was reviewed by %s on %s", d.Entry.Review.Who(), d.Entry.Review.On)
	case author.PastDate:
		return "due since " + d.Entry.ReviewBy
	default:
		return "not yet reviewed"
	}
}

// sign records a review.
func (c reviewCmd) sign(e *env) error {
	ids, err := pageIDs(c.Sign)
	if err != nil {
		return err
	}
	folder := e.folder(c.Dir)
	for _, p := range folder.Notices(ids, localToday()) {
		fmt.Fprintf(e.errOutput, "handbookctl: %s\n", p)
	}
	files, err := folder.Sign(ids, author.SignOff{By: c.By, Role: c.Role, On: c.On, Next: c.Next, Spanish: c.Spanish}, localToday())
	var noPage *author.NoPageError
	if errors.As(err, &noPage) {
		return fmt.Errorf("%w: handbookctl list --content %s shows all ids", err, c.Dir)
	}
	if err != nil {
		return err
	}
	for _, file := range files {
		fmt.Fprintf(e.out, "%s: %sreviewed by %s on %s\n", file, c.what(), c.By, c.On)
	}
	for _, id := range ids {
		if c.Spanish {
			break // a translation has no date of its own
		}
		if due := folder.StillDue(id, c.On); due != "" {
			fmt.Fprintf(e.errOutput, "handbookctl: %s says review-by %s, so it stays due: record the next date with --next\n", id, due)
		}
	}
	return nil
}

// what names what was reviewed, if it is not the page.
func (c reviewCmd) what() string {
	if c.Spanish {
		return "Spanish "
	}
	return ""
}

// sheets prints what a clinician needs to sign pages.
func (c reviewCmd) sheets(e *env) error {
	h, _, err := e.folder(c.Dir).Load()
	if err != nil {
		return err
	}
	var entries []*handbook.Entry
	for _, text := range c.IDs {
		id, err := author.PageID(text)
		if err != nil {
			return err
		}
		entry := h.Entry(id)
		if entry == nil {
			return fmt.Errorf("there is no page %s: handbookctl list --content %s shows all ids", id, c.Dir)
		}
		entries = append(entries, entry)
	}
	if len(c.IDs) == 0 {
		due, err := e.folder(c.Dir).Due(c.On, true)
		if err != nil {
			return err
		}
		for _, d := range due[:min(len(due), export.SheetsAtOnce)] {
			entries = append(entries, d.Entry)
		}
	}
	switch {
	case len(entries) == 0:
		fmt.Fprintln(e.out, "No page is due for review.")
		return nil
	case len(entries) > export.SheetsAtOnce:
		return usageError{fmt.Sprintf("print %d pages at most, so that they are read and not only signed", export.SheetsAtOnce)}
	}
	var b bytes.Buffer
	if err := export.PrintReviewSheets(&b, h, entries, c.On); err != nil {
		return err
	}
	if c.Output == "" {
		_, err = e.raw.Write(b.Bytes())
		return err
	}
	return author.ReplaceFile(c.Output, b.Bytes())
}
