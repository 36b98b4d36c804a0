package main

import (
	"fmt"
	"strings"

	"clinichandbook/handbook/content"
)

type wordsCmd struct {
	workspaceFlag
	Add    string `help:"Add a row: words and phrases that mean the same, separated by commas." xor:"do" placeholder:"WORDS"`
	Remove string `help:"Remove the row that has all of these words." xor:"do" placeholder:"WORDS"`
	By     string `help:"Who changes it, for the history." placeholder:"NAME"`
}

func (c wordsCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	switch {
	case c.Add != "":
		err = w.ChangeWords("", c.Add, c.By)
	case c.Remove != "":
		err = w.ChangeWords(c.Remove, "", c.By)
	}
	if err != nil {
		return usageError{err.Error()}
	}
	rows, err := w.OwnWords()
	for _, row := range rows {
		fmt.Fprintln(e.out, row)
	}
	return err
}

type flagCmd struct {
	workspaceFlag
	Name    string   `arg:"" optional:"" help:"A red flag of your own to add or to remove; if left out, all are listed."`
	Phrase  []string `help:"What callers say. May be repeated." sep:"none" placeholder:"TEXT"`
	Unless  []string `help:"What calls it off. May be repeated." sep:"none" placeholder:"TEXT"`
	Opens   []string `help:"Page that opens with it. May be repeated." default:"sections/when-to-get-help-now" sep:"none" placeholder:"ID"`
	Removed bool     `name:"remove" help:"Remove it."`
	By      string   `help:"Who changes it, for the history." placeholder:"NAME"`
}

func (c flagCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	flags, err := w.OwnFlags()
	if err != nil {
		return err
	}
	var before *content.OwnFlag
	for i, f := range flags {
		switch {
		case c.Name == "":
			fmt.Fprintf(e.out, "%s\t%s\n", f.Name, strings.Join(f.Phrases, ", "))
		case f.Name == c.Name:
			before = &flags[i]
		}
	}
	switch {
	case c.Name == "":
		return nil
	case c.Removed && before == nil:
		return usageError{fmt.Sprintf("you have no red flag %q: handbookctl flag lists yours", c.Name)}
	case c.Removed:
		err = w.ChangeFlag(before, nil, c.By)
	default:
		err = w.ChangeFlag(before, &content.OwnFlag{Name: c.Name, Entries: c.Opens, Phrases: c.Phrase, Unless: c.Unless}, c.By)
	}
	if err != nil {
		return usageError{err.Error()}
	}
	fmt.Fprintf(e.out, "%s is changed in the draft. Desks follow after handbookctl publish.\n", c.Name)
	return nil
}

type orderCmd struct {
	workspaceFlag
	IDs   []string `arg:"" optional:"" name:"id" help:"The pages that come first in their part of the handbook, in this order; if left out, the current ones are listed."`
	Clear bool     `help:"List all pages by title again."`
	By    string   `help:"Who changes it, for the history." placeholder:"NAME"`
}

func (c orderCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	_, now, err := w.Order()
	if err != nil {
		return err
	}
	if len(c.IDs) == 0 && !c.Clear {
		for _, id := range now {
			fmt.Fprintln(e.out, id)
		}
		return nil
	}
	ids, err := pageIDs(c.IDs)
	if err != nil {
		return err
	}
	if err := w.SetOrder(now, ids, c.By); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "The order is changed in the draft. Desks follow after handbookctl publish.\n")
	return nil
}
