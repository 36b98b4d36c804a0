package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
)

// deskProgram is the program that previews, in the folder of this one.
const deskProgram = "clinic-handbook"

type previewCmd struct {
	Dir  string `arg:"" help:"Content folder."`
	HTML string `help:"Write the handbook as one page for a browser into this new file, instead of opening the desk program." placeholder:"FILE"`
}

func (c previewCmd) Run(e *env) error {
	if _, _, err := e.folder(c.Dir).Content(false); err != nil {
		return err
	}
	if c.HTML != "" {
		return c.writePage(e)
	}
	program, err := sibling(deskProgram)
	if err != nil {
		return fmt.Errorf("the desk program %s is not in the folder of handbookctl: copy it there, or write a page for a browser with --html preview.html", deskProgram)
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return err
	}
	if err := exec.Command(program, "--content", dir).Start(); err != nil {
		return fmt.Errorf("the desk program did not start: %w", err)
	}
	return nil
}

// sibling is a program in the folder of this one.
func sibling(name string) (string, error) {
	this, err := os.Executable()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	program := filepath.Join(filepath.Dir(this), name)
	_, err = os.Stat(program)
	return program, err
}

func (c previewCmd) writePage(e *env) error {
	h, _, err := contentFlag{c.Dir}.load(e)
	if err != nil {
		return err
	}
	var page strings.Builder
	if err := export.PrintAll(&page, h, time.Now().Format(time.DateOnly)); err != nil {
		return err
	}
	err = author.WriteNew(c.HTML, []byte(page.String()), 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("there is a file %s already, and it was left as it is: name a new one", c.HTML)
	}
	if err == nil {
		fmt.Fprintln(e.out, c.HTML)
	}
	return err
}
