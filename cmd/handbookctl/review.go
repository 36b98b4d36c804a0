package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"clinichandbook/handbook/author"
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
	if err := author.CheckDates(c.On, c.Next); err != nil {
		return err
	}
	switch {
	case c.Sign == "" && c.By+c.Next != "":
		return usageError{"say which page was reviewed: --sign faq/parking"}
	case c.Sign != "" && strings.TrimSpace(c.By) == "":
		return usageError{"say who reviewed the page: --by \"A. Nurse\""}
	case c.Sign != "":
		return c.sign(e)
	}
	return c.list(e)
}

// list names the pages that need a review.
func (c reviewCmd) list(e *env) error {
	due, err := e.folder(c.Dir).Due(c.On)
	if err != nil {
		return err
	}
	for _, d := range due {
		why := "not yet reviewed"
		if d.Since != "" {
			why = "due since " + d.Since
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", d.Entry.ID, why, d.Entry.Title)
	}
	if len(due) == 0 {
		fmt.Fprintln(e.out, "No page is due for review.")
	}
	return nil
}

// sign records a review.
func (c reviewCmd) sign(e *env) error {
	id, err := author.PageID(c.Sign)
	if err != nil {
		return err
	}
	folder := e.folder(c.Dir)
	file, err := folder.Sign(id, author.SignOff{By: c.By, On: c.On, Next: c.Next})
	var noPage *author.NoPageError
	if errors.As(err, &noPage) {
		return fmt.Errorf("%w: handbookctl edit-copy %s %s copies a bundled one", err, id, c.Dir)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s: reviewed by %s on %s\n", file, c.By, c.On)
	if due := folder.StillDue(id, c.On); due != "" {
		fmt.Fprintf(e.errOutput, "handbookctl: the page says review-by %s, so it stays due: record the next date with --next\n", due)
	}
	return nil
}
