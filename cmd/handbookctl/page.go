package main

import (
	"errors"
	"fmt"
	"time"

	"clinichandbook/handbook/author"
)

type newCmd struct {
	ID  string `arg:"" name:"kind/id" help:"Id of the page, as in faq/parking. The kinds are sections, side-effects and faq."`
	Dir string `arg:"" optional:"" default:"." help:"Content folder or working folder; if left out, the current one."`
}

func (c newCmd) Run(e *env) error {
	id, err := author.PageID(c.ID)
	if err != nil {
		return err
	}
	file, err := e.folder(c.Dir).New(id, time.Now().Format(time.DateOnly))
	var bundled *author.BundledError
	if errors.As(err, &bundled) {
		return fmt.Errorf("%w: handbookctl edit-copy %s %s copies it so that you can change it", err, id, c.Dir)
	}
	if err == nil {
		fmt.Fprintln(e.out, file)
	}
	return err
}

type editCopyCmd struct {
	ID  string `arg:"" help:"Id of the bundled page, as in faq/can-i-drive."`
	Dir string `arg:"" help:"Content folder that gets the copy."`
}

func (c editCopyCmd) Run(e *env) error {
	id, err := author.PageID(c.ID)
	if err != nil {
		return err
	}
	file, err := e.folder(c.Dir).Copy(id)
	var unknown *author.NotBundledError
	var exists *author.ExistsError
	switch {
	case errors.As(err, &unknown):
		return fmt.Errorf("%w: handbookctl list shows all ids", err)
	case errors.As(err, &exists):
		return fmt.Errorf("%w: compare it with the bundled one (handbookctl show %s), then write into it: based-on: %q", err, id, exists.BasedOn)
	case err != nil:
		return err
	}
	fmt.Fprintln(e.out, file)
	return nil
}
