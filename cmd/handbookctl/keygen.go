package main

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"aead.dev/minisign"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/pack"
)

type keygenCmd struct {
	Out        string `help:"Path of the two files, without extension." default:"handbook" placeholder:"NAME"`
	NoPassword bool   `help:"Do not protect the private key with a password, for use in scripts."`
}

func (c keygenCmd) Run(e *env) error {
	files := author.KeyFilesOf(c.Out)
	if err := files.Unused(); err != nil {
		return fmt.Errorf("%w: choose another name with --out", err)
	}
	password, err := c.password(e)
	if err != nil {
		return err
	}
	public, err := files.Make(password)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s is the private key: it signs packs. Keep it off the shared folder, and keep a copy in a safe place.\n", files.Private)
	fmt.Fprintf(e.out, "%s is the public key: each desk needs it. It is not secret; for desk.yaml:\n\ntrusted-keys:\n  - %s\n\nKey id %s\n", files.Public, public, pack.KeyID(public.ID()))
	return nil
}

// password asks twice for the password of a new key.
func (c keygenCmd) password(e *env) (string, error) {
	if c.NoPassword {
		return "", nil
	}
	first, err := e.askPassword("Password for the new key: ")
	switch {
	case err != nil:
		return "", err
	case first == "":
		return "", usageError{"no password was typed: type one, or make a key without one with --no-password"}
	}
	if utf8.RuneCountInString(first) < author.ShortestPassword {
		return "", usageError{fmt.Sprintf("the password is too short, so no key was made: use at least %d characters, for example four words", author.ShortestPassword)}
	}
	second, err := e.askPassword("The same password again: ")
	if err == nil && first != second {
		err = errors.New("the two passwords differ, so no key was made: start again")
	}
	return first, err
}

// askPassword asks at the terminal, without echo.
func (e *env) askPassword(prompt string) (string, error) {
	if e.password == nil {
		return "", usageError{"there is no terminal to ask for a password at: run this in a terminal, or use a key without a password (keygen --no-password)"}
	}
	return e.password(prompt)
}

// readKey reads a private key, and asks for its password if it has one.
func (e *env) readKey(name string) (minisign.PrivateKey, error) {
	return author.ReadKey(name, func() (string, error) { return e.askPassword("Password of " + name + ": ") })
}
