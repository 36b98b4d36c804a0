package author

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"aead.dev/minisign"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/pack"
)

// KeyFiles are the names of the files of a key pair: the private key signs packs,
// the public one lets a desk accept them.
type KeyFiles struct{ Private, Public string }

// KeyFilesOf are the files of a key pair with a name.
func KeyFilesOf(name string) KeyFiles { return KeyFiles{name + ".key", name + ".pub"} }

// Unused reports that one of the files exists: packs signed with a key that is
// overwritten would no longer be accepted.
func (f KeyFiles) Unused() error {
	for _, name := range []string{f.Private, f.Public} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already and is not overwritten, because packs signed with it would no longer be accepted", name)
		}
	}
	return nil
}

// Make makes a key pair and writes both files, or none. With a password the
// private key is locked.
func (f KeyFiles) Make(password string) (minisign.PublicKey, error) {
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return public, err
	}
	privateText, err := private.MarshalText()
	if password != "" {
		privateText, err = lockKey(password, private)
	}
	if err != nil {
		return public, err
	}
	publicText, err := public.MarshalText()
	if err != nil {
		return public, err
	}
	if err := WriteNew(f.Private, append(privateText, '\n'), 0o600); err != nil {
		return public, err
	}
	if err := WriteNew(f.Public, append(publicText, '\n'), 0o644); err != nil {
		_ = os.Remove(f.Private)
		return public, err
	}
	return public, nil
}

// ReadKey reads a private key; password is asked for its password if it has one.
// The error is an [InputError] if the file is no such key.
func ReadKey(name string, password func() (string, error)) (minisign.PrivateKey, error) {
	var key minisign.PrivateKey
	data, err := readKeyFile(name)
	if err != nil {
		return key, err
	}
	if !minisign.IsEncrypted(data) {
		if err := key.UnmarshalText(data); err != nil {
			return key, inputError("%s is not a private key: name the .key file that handbookctl keygen made", name)
		}
		return key, nil
	}
	text, err := password()
	if err != nil {
		return key, err
	}
	key, err = minisign.DecryptKey(text, data)
	if err != nil {
		return key, &PasswordError{name}
	}
	return key, nil
}

// PasswordError means that a password does not open a key.
type PasswordError struct{ Name string }

func (e *PasswordError) Error() string {
	return fmt.Sprintf("the password does not open %s: try again", e.Name)
}

// ShortestPassword is how many characters the password of a key has at least: who
// copies the file can try as many as they like.
const ShortestPassword = 12

// ReadPublicKey reads a public key file. The error is an [InputError] if the file
// is no such key.
func ReadPublicKey(name string) (minisign.PublicKey, error) {
	data, err := readKeyFile(name)
	if err != nil {
		return minisign.PublicKey{}, err
	}
	key, err := pack.ParsePublicKey(string(data))
	if err != nil {
		return key, inputError("%s is not a public key: name the .pub file that handbookctl keygen made", name)
	}
	return key, nil
}

// maxKeyFile is more than a key file has, in bytes.
const maxKeyFile = 4096

// CheckKey refuses a private key that others can read, or that is in the folder, from
// where it would go to every desk. The error is an [InputError].
func (f Folder) CheckKey(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return nil // reading it says why
	}
	if runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		return inputError("other users of this computer can read the private key %s: change that with chmod 600, and make a new key if somebody may have copied it", name)
	}
	if isWithin(f.Dir, name) {
		return inputError("the private key %s is in the folder that goes to the desks: move it to a place that only you can read", name)
	}
	return nil
}

// CheckKey refuses a private key that others can read, or that is in the workspace,
// which others can read. The error is an [InputError].
func (w Workspace) CheckKey(name string) error {
	if isWithin(w.Root, name) {
		return inputError("the private key %s is in the working folder, where others can read it: move it to a place that only you can read", name)
	}
	return w.Draft().CheckKey(name)
}

// isWithin reports whether a file is in a folder or below it.
func isWithin(folder, file string) bool {
	file, errFile := filepath.EvalSymlinks(file)
	folder, errFolder := filepath.EvalSymlinks(folder)
	if errFile != nil || errFolder != nil {
		return false
	}
	file, errFile = filepath.Abs(file)
	folder, errFolder = filepath.Abs(folder)
	rel, err := filepath.Rel(folder, file)
	return err == nil && errFile == nil && errFolder == nil && filepath.IsLocal(rel)
}

func readKeyFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, inputError("there is no file %s", name)
	case err != nil:
		return nil, inputError("%s cannot be read: %v", name, err)
	case !info.Mode().IsRegular() || info.Size() > maxKeyFile:
		return nil, inputError("%s is not a key file", name)
	}
	return durable.ReadFile(name, maxKeyFile)
}
