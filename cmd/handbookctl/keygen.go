package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"aead.dev/minisign"

	"clinichandbook/handbook/pack"
)

type keygenCmd struct {
	Out        string `help:"Name of the two files without its ending; they come into the current folder unless it names another." default:"handbook" placeholder:"NAME"`
	NoPassword bool   `help:"Protect the private key by no password, as a program that packs by itself needs it."`
}

func (c keygenCmd) Run(e *env) error {
	private, public := c.Out+".key", c.Out+".pub"
	for _, name := range []string{private, public} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already and is not overwritten, because packs signed with it would no longer be accepted: choose another name with --out", name)
		}
	}
	password, err := c.password(e)
	if err != nil {
		return err
	}
	pub, key, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	keyText, err := key.MarshalText()
	if password != "" {
		fmt.Fprintln(e.errOutput, "Locking the key with the password; this takes some seconds.")
		keyText, err = minisign.EncryptKey(password, key)
	}
	if err != nil {
		return err
	}
	pubText, err := pub.MarshalText()
	if err != nil {
		return err
	}
	if err := writeNew(private, append(keyText, '\n'), 0o600); err != nil {
		return err
	}
	if err := writeNew(public, append(pubText, '\n'), 0o644); err != nil {
		_ = os.Remove(private)
		return err
	}
	fmt.Fprintf(e.out, "%s is the private key: it signs packs. Keep it off the shared folder, and keep a copy in a safe place.\n", private)
	fmt.Fprintf(e.out, "%s is the public key: each desk needs it. It may be shown to anybody; for handbook.yaml:\n\ntrusted-keys:\n  - %s\n\nKey id %s\n", public, pub, pack.KeyID(pub.ID()))
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
	second, err := e.askPassword("The same password again: ")
	if err == nil && first != second {
		err = errors.New("the two passwords differ, so no key was made: start again")
	}
	return first, err
}

// askPassword asks at the terminal, without showing what is typed.
func (e *env) askPassword(prompt string) (string, error) {
	if e.password == nil {
		return "", usageError{"there is no terminal to ask for a password at: run this in a terminal, or use a key without a password (keygen --no-password)"}
	}
	return e.password(prompt)
}

// writeNew writes a file that is not there yet.
func writeNew(name string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	return nil
}

// readKey reads a private key, and asks for its password if it has one.
func readKey(e *env, name string) (minisign.PrivateKey, error) {
	var key minisign.PrivateKey
	data, err := readSmall(name)
	if err != nil {
		return key, err
	}
	if minisign.IsEncrypted(data) {
		password, err := e.askPassword("Password of " + name + ": ")
		if err != nil {
			return key, err
		}
		key, err = minisign.DecryptKey(password, data)
		if err != nil {
			return key, fmt.Errorf("the password does not open %s: try again", name)
		}
		return key, nil
	}
	if err := key.UnmarshalText(data); err != nil {
		return key, usageError{name + " is not a private key: name the .key file that handbookctl keygen made"}
	}
	return key, nil
}

// readPublicKey reads a public key file.
func readPublicKey(name string) (minisign.PublicKey, error) {
	data, err := readSmall(name)
	if err != nil {
		return minisign.PublicKey{}, err
	}
	key, err := pack.ParsePublicKey(string(data))
	if err != nil {
		return key, usageError{name + " is not a public key: name the .pub file that handbookctl keygen made"}
	}
	return key, nil
}

// maxKeyFile is more than a key file has, in bytes.
const maxKeyFile = 4096

func readSmall(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{"there is no file " + name}
	case err != nil:
		return nil, usageError{fmt.Sprintf("%s cannot be read: %v", name, err)}
	case !info.Mode().IsRegular() || info.Size() > maxKeyFile:
		return nil, usageError{name + " is not a key file"}
	}
	return os.ReadFile(name)
}
