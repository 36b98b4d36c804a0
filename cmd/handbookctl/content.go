package main

import (
	"fmt"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
)

// folder is a content folder with the bundled handbook below it, or the draft of a
// working folder; "" is the bundled handbook alone.
func (e *env) folder(dir string) author.Folder {
	if w := (author.Workspace{Bundled: e.bundled, Root: dir}); dir != "" && author.IsWorkspace(dir) {
		return w.Draft()
	}
	return author.Folder{Bundled: e.bundled, Dir: dir}
}

// load reads the content of a command and says how many problems it has.
func (c contentFlag) load(e *env) (*handbook.Handbook, *handbook.Vocabulary, error) {
	h, words, err := e.folder(c.Content).Load()
	if err != nil {
		return nil, nil, err
	}
	if n := len(h.Problems()); n > 0 {
		fmt.Fprintf(e.errOutput, "handbookctl: the content has %s; handbookctl check lists them\n", count(n, "problem"))
	}
	return h, words, nil
}

type checkCmd struct {
	Alone bool   `help:"Check the folder by itself, without the bundled handbook, as is always done if it has a handbook.yaml."`
	Dir   string `arg:"" optional:"" help:"Content folder; if left out, the bundled handbook."`
}

func (c checkCmd) Run(e *env) error {
	problems, err := e.folder(c.Dir).Check(c.Alone, localToday())
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(e.out, p)
	}
	if len(problems) > 0 {
		fmt.Fprintf(e.errOutput, "handbookctl: %s; the desk shows everything readable\n", count(len(problems), "problem"))
		return errSaid
	}
	fmt.Fprintln(e.errOutput, "handbookctl: all is well: every file was read, and nothing is wrong with it")
	return nil
}
