package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"aead.dev/minisign"
)

// signing is how the packages are signed. Keys come from files named on the command
// line and are never in the repository.
type signing struct {
	key         string // minisign's secret key, for SHA256SUMS
	certificate string // PKCS #12, for Windows programs and installers
	password    string // file with the password of either
}

// secret is the password, without the end of its line.
func (s signing) secret() (string, error) {
	if s.password == "" {
		return "", errors.New("signing needs -password-file")
	}
	text, err := os.ReadFile(s.password)
	return strings.TrimRight(string(text), "\r\n"), err
}

// windowsFile signs a Windows program or installer, if there is a certificate.
func (r *release) windowsFile(file string) error {
	if r.signing.certificate == "" {
		return nil
	}
	return rewriteWith(file, func(signed string) error {
		cmd := exec.Command("osslsigncode", "sign", "-pkcs12", r.signing.certificate, "-readpass", r.signing.password,
			"-h", "sha256", "-n", "Clinic Handbook", "-i", r.meta.Website, "-time", fmt.Sprint(r.date.Unix()),
			"-in", file, "-out", signed)
		return r.run(cmd, "signing "+filepath.Base(file))
	})
}

// rewriteWith replaces a file with what write makes of it under another name.
func rewriteWith(file string, write func(to string) error) error {
	to := file + ".signed"
	if err := write(to); err != nil {
		return errors.Join(err, os.RemoveAll(to))
	}
	return os.Rename(to, file)
}

// signSums signs SHA256SUMS, if there is a key, and reports what is not signed.
func (r *release) signSums() error {
	if r.signing.certificate == "" {
		fmt.Fprintln(os.Stderr, "The Windows programs and installers are not signed: no -certificate was given.")
	}
	if r.signing.key == "" {
		fmt.Fprintln(os.Stderr, "SHA256SUMS is not signed: no -sign-key was given.")
		return nil
	}
	password, err := r.signing.secret()
	if err != nil {
		return err
	}
	key, err := minisign.PrivateKeyFromFile(password, r.signing.key)
	if err != nil {
		return fmt.Errorf("%s: %w", r.signing.key, err)
	}
	sums := filepath.Join(r.out, "SHA256SUMS")
	content, err := os.ReadFile(sums)
	if err != nil {
		return err
	}
	comment := "Clinic Handbook " + r.version()
	return os.WriteFile(sums+".minisig", minisign.SignWithComments(key, content, comment, comment), 0o644)
}
