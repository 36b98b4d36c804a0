package main

import (
	"fmt"

	"clinichandbook/handbook/author"
)

type questionsCmd struct {
	workspaceFlag
	On     bool `help:"Let desks leave questions: make the folder, and add it to the desk.yaml to copy to each desk." xor:"do"`
	Remove int  `help:"Take the question with this number off the list." xor:"do" placeholder:"NUMBER"`
}

func (c questionsCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	if c.On {
		if err := w.TakeQuestions(); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "Desks can leave questions once they have the desk.yaml from %q and may write to the folder questions.\n", w.DeskFolder())
		return nil
	}
	asked, err := w.Questions()
	if err != nil {
		return err
	}
	if c.Remove != 0 {
		return c.remove(e, w, asked)
	}
	if len(asked) == 0 {
		fmt.Fprintln(e.out, "No questions are waiting.")
	}
	for i, a := range asked {
		finds := "finds nothing"
		if a.Finds != nil {
			finds = "finds " + a.Finds.ID
		}
		fmt.Fprintf(e.out, "%d\t%s\t%s\t%s\t%s\n", i+1, a.At.Format("2006-01-02 15:04"), count(a.Times, "time"), a.Text, finds)
	}
	return nil
}

func (c questionsCmd) remove(e *env, w author.Workspace, asked []author.Asked) error {
	if c.Remove < 1 || c.Remove > len(asked) {
		return usageError{fmt.Sprintf("there is no question number %d: handbookctl questions lists them", c.Remove)}
	}
	q := asked[c.Remove-1]
	if err := w.RemoveQuestion(q.Question); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Removed: %s\n", q.Text)
	return nil
}
