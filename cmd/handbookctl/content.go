package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// wholeFile makes a content folder a handbook of its own, instead of a clinic's
// folder that is laid over the bundled handbook.
const wholeFile = "handbook.yaml"

func (c contentFlag) load(e *env) (*handbook.Handbook, *handbook.Vocabulary, error) {
	bundled, layers, err := e.content(c.Content, false)
	if err != nil {
		return nil, nil, err
	}
	h, words, err := content.Load(bundled, layers...)
	if err != nil {
		return nil, nil, err
	}
	if n := len(h.Problems()); n > 0 {
		fmt.Fprintf(e.errOutput, "handbookctl: the content has %d problems and is read without what they spoil; handbookctl check lists them\n", n)
	}
	return h, words, nil
}

// content opens a content folder: by itself if it is a handbook of its own or
// is to be read alone, else over the bundled handbook, which "" means.
func (e *env) content(dir string, alone bool) (bundled fs.FS, layers []handbook.Layer, err error) {
	if dir == "" {
		return e.bundled, nil, nil
	}
	if err := isFolder(dir); err != nil {
		return nil, nil, err
	}
	fsys := os.DirFS(dir)
	if _, err := fs.Stat(fsys, wholeFile); alone || err == nil {
		return fsys, nil, nil
	}
	return e.bundled, []handbook.Layer{{FS: fsys}}, nil // unnamed: the folder is what was asked about
}

func isFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Sprintf("there is no folder %s", dir)}
	case err != nil:
		return usageError{fmt.Sprintf("the folder %s cannot be read: %v", dir, err)}
	case !info.IsDir():
		return usageError{dir + " is a file: name the content folder that holds sections, side-effects and faq"}
	}
	return nil
}

type checkCmd struct {
	Alone bool   `help:"Check the folder by itself, not laid over the bundled handbook. A folder with a handbook.yaml always is."`
	Dir   string `arg:"" optional:"" help:"Content folder; the bundled handbook if left out."`
}

func (c checkCmd) Run(e *env) error {
	bundled, layers, err := e.content(c.Dir, c.Alone)
	if err != nil {
		return err
	}
	problems := content.Check(bundled, layers...)
	for _, p := range problems {
		fmt.Fprintln(e.out, p)
	}
	if len(problems) > 0 {
		fmt.Fprintf(e.errOutput, "handbookctl: %d problems; the desk shows all that is sound\n", len(problems))
		return errSaid
	}
	return nil
}
