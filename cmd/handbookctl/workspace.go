package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
)

// workspaceFlag names the folder in which content owners work.
type workspaceFlag struct {
	Work string `help:"The working folder, made by handbookctl setup; if left out, the current folder." default:"." placeholder:"DIR"`
}

func (f workspaceFlag) open(e *env) (author.Workspace, error) {
	if !author.IsWorkspace(f.Work) {
		return author.Workspace{}, usageError{fmt.Sprintf("%s is not a working folder: name one with --work, or make one with handbookctl setup DIR", f.Work)}
	}
	return author.Workspace{Bundled: e.bundled, Root: f.Work}, nil
}

type setupCmd struct {
	Dir string `arg:"" help:"The working folder to make, on the share that the desks reach."`
}

func (c setupCmd) Run(e *env) error {
	w := author.Workspace{Bundled: e.bundled, Root: c.Dir}
	if err := w.SetUp(); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s is set up. Write in its folder draft, or with handbookctl edit; the folder \"copy this to each desk\" says what each desk needs.\n", c.Dir)
	return nil
}

// openPage is open, and the id of a page as somebody writes it.
func (f workspaceFlag) openPage(e *env, page string) (author.Workspace, string, error) {
	w, err := f.open(e)
	if err != nil {
		return w, "", err
	}
	id, err := author.PageID(page)
	return w, id, err
}

type editCmd struct {
	workspaceFlag
	ID        string   `arg:"" help:"Page to change, as in faq/can-i-drive: your own or a bundled one."`
	Title     string   `help:"Its title." placeholder:"TEXT"`
	Route     string   `help:"Who answers: front-desk, nurse or emergency." placeholder:"ROUTE"`
	Say       string   `help:"The line to read out." placeholder:"TEXT"`
	UntilSet  string   `help:"The line to read out while a clinic value in it is not set." placeholder:"TEXT"`
	HandOver  []string `help:"When to hand over to a nurse. May be repeated; replaces the list." sep:"none" placeholder:"TEXT"`
	Emergency []string `help:"When it is an emergency. May be repeated; replaces the list." sep:"none" placeholder:"TEXT"`
	Alias     []string `help:"What callers and staff call it. May be repeated; replaces the list." sep:"none" placeholder:"TEXT"`
	Caller    []string `help:"What a caller would say; publishing tries it. May be repeated; replaces the list." sep:"none" placeholder:"TEXT"`
	Note      string   `help:"Your clinic's note on top of the page." placeholder:"TEXT"`
	OurClinic string   `help:"What the page says under Our clinic; - reads it from standard input." placeholder:"TEXT"`
	By        string   `help:"Who changes it, for the history." placeholder:"NAME"`
}

func (c editCmd) Run(e *env) error {
	w, id, err := c.openPage(e, c.ID)
	if err != nil {
		return err
	}
	d, err := w.Edit(id)
	var none *author.NoPageError
	if errors.As(err, &none) {
		return fmt.Errorf("there is no page %s: handbookctl list shows all ids; handbookctl new starts one", id)
	}
	if err != nil {
		return err
	}
	if err := c.apply(e, d); err != nil {
		return usageError{err.Error()}
	}
	if err := d.Save(c.By); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s has changed in the draft. Desks show it after handbookctl publish.\n", id)
	return c.try(e, w, id)
}

// apply makes the changes that were asked for.
func (c editCmd) apply(e *env, d *author.Draft) error {
	for _, k := range []struct {
		key   string
		texts []string
	}{
		{"title", one(c.Title)},
		{"route", one(c.Route)},
		{"say", one(c.Say)},
		{"say-until-set", one(c.UntilSet)},
		{"hand-over", c.HandOver},
		{"emergency", c.Emergency},
		{"aliases", c.Alias},
		{"callers", c.Caller},
	} {
		if len(k.texts) == 0 {
			continue
		}
		if err := d.Set(k.key, k.texts...); err != nil {
			return err
		}
	}
	if c.Note != "" {
		if err := d.SetNote(c.Note); err != nil {
			return err
		}
	}
	text := c.OurClinic
	if text == "-" {
		in, err := io.ReadAll(io.LimitReader(e.in, content.MaxFileSize+1)) // what is more is refused as a page
		if err != nil {
			return err
		}
		text = string(in)
	}
	if text == "" {
		return nil
	}
	return d.SetPart(handbook.VoiceClinic, text)
}

func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// try says how the page's callers' lines are found now.
func (c editCmd) try(e *env, w author.Workspace, id string) error {
	h, words, err := w.Draft().Load()
	if err != nil {
		return err
	}
	en := h.Entry(id)
	if en == nil {
		fmt.Fprintf(e.errOutput, "handbookctl: the page has problems and is not shown: handbookctl check %s lists them\n", w.Draft().Dir)
		return errSaid
	}
	if len(en.Callers) == 0 {
		return nil
	}
	finder := author.NewFinder(h, words)
	for _, line := range en.Callers {
		fmt.Fprintf(e.out, "  %s: %s\n", line, found(finder.Try(id, line)))
	}
	return nil
}

// found says where a caller's line finds its page.
func found(t author.Trial) string {
	var before []string
	for _, en := range t.Ahead[:min(2, len(t.Ahead))] {
		before = append(before, en.Title)
	}
	switch {
	case t.Rank == 1:
		return "found first"
	case t.Rank > 1:
		return fmt.Sprintf("found as number %d, after %s", t.Rank, strings.Join(before, ", "))
	case len(before) > 0:
		return "not found; " + before[0] + " comes first"
	}
	return "not found"
}

type hideCmd struct {
	workspaceFlag
	ID   string `arg:"" help:"Bundled page that does not apply to your clinic, as in faq/can-i-drive."`
	Undo bool   `help:"Show it again."`
	By   string `help:"Who hides it." placeholder:"NAME"`
	Why  string `help:"Why it does not apply." placeholder:"TEXT"`
}

func (c hideCmd) Run(e *env) error {
	w, id, err := c.openPage(e, c.ID)
	if err != nil {
		return err
	}
	if c.Undo {
		if err := w.Unhide(id); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "%s will be shown again after handbookctl publish.\n", id)
		return nil
	}
	linked, err := w.Hide(id, c.By, c.Why)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s is hidden in the draft. Desks show it until handbookctl publish.\n", id)
	for _, en := range linked {
		fmt.Fprintf(e.out, "  %s (%s) links to it; its link becomes plain text\n", en.Title, en.ID)
	}
	return nil
}

type signCmd struct {
	workspaceFlag
	IDs     []string `arg:"" optional:"" name:"id" help:"Pages to sign."`
	Waiting bool     `help:"Sign every page that waits for a signature."`
	By      string   `help:"Who reviewed them." required:"" placeholder:"NAME"`
	Role    string   `help:"The reviewer's role, as in RN." placeholder:"ROLE"`
	On      string   `help:"When they were reviewed, as 2026-12-01; if left out, today." placeholder:"DATE"`
	Next    string   `help:"When they are due for review again, as 2027-12-01." placeholder:"DATE"`
}

func (c signCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	ids, err := pageIDs(c.IDs)
	if err != nil {
		return err
	}
	if c.Waiting {
		cards, err := w.Board()
		if err != nil {
			return err
		}
		for _, card := range cards {
			if card.Entry.Review.Pending() {
				ids = append(ids, card.Entry.ID)
			}
		}
	}
	if len(ids) == 0 {
		return usageError{"say which pages were reviewed, or --waiting for all that are waiting"}
	}
	if c.On == "" {
		c.On = localToday()
	}
	if err := author.ReadDates(&c.On, &c.Next); err != nil {
		return err
	}
	for _, p := range w.Draft().Notices(ids, localToday()) {
		fmt.Fprintf(e.errOutput, "handbookctl: %s\n", p)
	}
	if _, err := w.Sign(ids, author.SignOff{By: c.By, Role: c.Role, On: c.On, Next: c.Next}); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Signed in the draft: %s, by %s on %s.\n", count(len(ids), "page"), c.By, c.On)
	return nil
}

// pageIDs are the pages named by some texts.
func pageIDs(texts []string) ([]string, error) {
	var ids []string
	for _, text := range texts {
		id, err := author.PageID(text)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
