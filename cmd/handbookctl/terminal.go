package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

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
		defer restoreOnInterrupt(int(f.Fd()))()
		password, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(errOutput)
		if errors.Is(err, io.EOF) {
			err = errors.New("no password was typed, so nothing was done")
		}
		return string(password), err
	}
}

// restoreOnInterrupt makes Ctrl+C end the program with a terminal that shows again
// what is typed, until stop is called.
func restoreOnInterrupt(fd int) (stop func()) {
	state, err := term.GetState(fd)
	if err != nil {
		return func() {}
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ignore := context.AfterFunc(ctx, func() {
		_ = term.Restore(fd, state)
		os.Exit(exitInterrupted)
	})
	return func() {
		ignore()
		cancel()
	}
}

// exitInterrupted is what shells expect of a program that Ctrl+C ended.
const exitInterrupted = 130
