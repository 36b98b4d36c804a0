package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"aead.dev/minisign"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/pack"
)

// OwnKey is the private key of the person who publishes on a computer. It is known by
// its public half while it is locked. The zero value is none.
type OwnKey struct {
	File   string `json:"file"`
	Public string `json:"public"`
}

// keysFolder has the private keys that were made in the window: in the user's own
// folder of this computer, which no other user reads and no desk is given.
const keysFolder = "keys"

// KeyFolder is where MakeKey puts keys.
func (c Computer) KeyFolder() string { return filepath.Join(c.Dir, keysFolder) }

// MakeKey makes a key pair on this computer.
func (c Computer) MakeKey(password string) (OwnKey, error) {
	if n := utf8.RuneCountInString(password); n < ShortestPassword {
		return OwnKey{}, inputError("the password is too short: use at least %d characters, for example four words", ShortestPassword)
	}
	dir := c.KeyFolder()
	if err := (durable.OS{}).MakeDir(dir); err != nil {
		return OwnKey{}, fmt.Errorf("the key cannot be saved: %w", err)
	}
	for n := 1; ; n++ {
		name := "handbook"
		if n > 1 {
			name = fmt.Sprintf("handbook-%d", n)
		}
		files := KeyFilesOf(filepath.Join(dir, name))
		if files.Unused() != nil {
			continue
		}
		public, err := files.Make(password)
		return OwnKey{files.Private, public.String()}, err
	}
}

// TakeKey uses a private key that somebody has already, once the password opens it.
func TakeKey(w Workspace, file, password string) (OwnKey, error) {
	key, err := openKey(w, file, password)
	if err != nil {
		return OwnKey{}, err
	}
	return OwnKey{file, key.Public().(minisign.PublicKey).String()}, nil
}

// Open unlocks the key, to sign in a workspace with it. The error may be [ErrNoKey] or
// a [PasswordError].
func (k OwnKey) Open(w Workspace, password string) (*minisign.PrivateKey, error) {
	if k.File == "" {
		return nil, ErrNoKey
	}
	key, err := openKey(w, k.File, password)
	if err == nil && key.Public().(minisign.PublicKey).String() != k.Public {
		err = inputError("%s is another key than before: choose it again under Set up", k.File)
	}
	if err != nil {
		return nil, err
	}
	return &key, nil
}

func openKey(w Workspace, file, password string) (minisign.PrivateKey, error) {
	if err := w.CheckKey(file); err != nil {
		return minisign.PrivateKey{}, err
	}
	return ReadKey(file, func() (string, error) { return password, nil })
}

// In is the key as a workspace has it: the zero one if it does not.
func (k OwnKey) In(ring Keyring) OwnerKey {
	public, err := pack.ParsePublicKey(k.Public)
	if err != nil {
		return OwnerKey{}
	}
	return ring.Find(public)
}

// Join adds the key to a workspace: see [Workspace.Join].
func (k OwnKey) Join(w Workspace, name string) (OwnerKey, error) {
	public, err := pack.ParsePublicKey(k.Public)
	if err != nil {
		return OwnerKey{}, err
	}
	return w.Join(public, name)
}

// CopyTo writes a copy of the private key into a folder, such as one on a stick. The
// password still locks it.
func (k OwnKey) CopyTo(w Workspace, dir string) (file string, err error) {
	if isWithin(w.Root, dir) {
		return "", inputError("others can read the working folder: choose another place for the copy, such as a stick")
	}
	data, err := readKeyFile(k.File)
	if err != nil {
		return "", err
	}
	file = filepath.Join(dir, filepath.Base(k.File))
	if err = WriteNew(file, data, 0o600); errors.Is(err, fs.ErrExist) {
		return "", inputError("%s is there already: choose another folder", file)
	}
	return file, err
}

// Missing reports that the file of the key is not there, such as one on a stick.
func (k OwnKey) Missing() bool {
	_, err := os.Stat(k.File)
	return k.File != "" && err != nil
}
