package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// terminalPassword asks for a password at the terminal that in is, without
// showing what is typed. It is nil where in is no terminal.
func terminalPassword(in io.Reader, errOutput io.Writer) func(prompt string) (string, error) {
	f, ok := in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return func(prompt string) (string, error) {
		fmt.Fprint(errOutput, prompt)
		password, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(errOutput)
		if errors.Is(err, io.EOF) {
			err = errors.New("no password was typed, so nothing was done")
		}
		return string(password), err
	}
}
