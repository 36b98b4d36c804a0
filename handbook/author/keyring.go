package author

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/pack"
)

// A workspace whose owners sign what they publish has a folder "signing":
//
//	keys.txt        the public key of each owner, and whose it is; the first one is
//	                the key with which signing began
//	handovers.txt   what owners have stated about keys since: see [pack.Handover]
//
// Private keys are never in a workspace.
const (
	signingFolder = "signing"
	keysName      = "keys.txt"
	handoversName = "handovers.txt"
)

const keysHead = "# Keys of the people who publish the handbook, as in: RW… A. Nurse\n# A key counts once an owner has accepted it. Clinic Handbook writes this file.\n"

// mostKeys bounds the keys of a workspace.
const mostKeys = 100

// KeyState is what a key of an owner is worth.
type KeyState int

// The states of a key.
const (
	KeyWaiting    KeyState = iota // until another owner accepts it
	KeyAccepted                   // desks accept what it signs
	KeyHandedOver                 // another one has taken its place
)

// OwnerKey is the public key of an owner.
type OwnerKey struct {
	Public minisign.PublicKey
	Name   string // whose it is
	State  KeyState
}

// Number is how people compare keys.
func (k OwnerKey) Number() string { return pack.KeyID(k.Public.ID()) }

// Keyring is the keys of a workspace.
type Keyring struct {
	Keys       []OwnerKey
	trust      pack.Trust
	statements []pack.Handover
}

// Signs reports whether the workspace publishes signed packs. Else it publishes a
// folder.
func (k Keyring) Signs() bool { return len(k.Keys) > 0 }

// Find is the key of an owner, with the zero key if the workspace does not have it.
func (k Keyring) Find(public minisign.PublicKey) OwnerKey {
	i := slices.IndexFunc(k.Keys, func(o OwnerKey) bool { return o.Public.Equal(public) })
	if i < 0 {
		return OwnerKey{}
	}
	return k.Keys[i]
}

// In lists the keys in a state.
func (k Keyring) In(state KeyState) []OwnerKey {
	return slices.DeleteFunc(slices.Clone(k.Keys), func(o OwnerKey) bool { return o.State != state })
}

// Keyring reads the keys of the workspace.
func (w Workspace) Keyring() (Keyring, error) {
	var k Keyring
	text, err := readFile(w.path(signingFolder, keysName))
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return k, &ReachError{w.Root, err}
	}
	statements, err := readFile(w.path(signingFolder, handoversName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return k, &ReachError{w.Root, err}
	}
	if k.Keys = parseKeys(text); len(k.Keys) == 0 || len(k.Keys) > mostKeys {
		return Keyring{}, inputError("%s cannot be read, so it is not known who signs: put the file back from a backup", w.path(signingFolder, keysName))
	}
	if k.statements, err = pack.ParseHandovers(statements); err != nil {
		return Keyring{}, inputError("%s cannot be read, so it is not known who signs: put the file back from a backup", w.path(signingFolder, handoversName))
	}
	k.trust = pack.NewTrust(k.Keys[0].Public).With(k.statements...)
	for i := range k.Keys {
		o := &k.Keys[i]
		switch {
		case k.trust.Accepts(o.Public):
			o.State = KeyAccepted
		case k.trust.Past().Accepts(o.Public):
			o.State = KeyHandedOver
		}
	}
	return k, nil
}

// parseKeys reads keys.txt. It returns nil if a line is not a key.
func parseKeys(text []byte) []OwnerKey {
	var keys []OwnerKey
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\uFEFF")) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, name, _ := strings.Cut(line, " ")
		public, err := pack.ParsePublicKey(key)
		if err != nil {
			return nil
		}
		if name = plainName(name); name == "" {
			name = pack.KeyID(public.ID())
		}
		keys = append(keys, OwnerKey{Public: public, Name: name})
	}
	return keys
}

// plainName is a name without anything that cannot be seen.
func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}

// Join adds the public key of an owner. The first one makes the workspace publish
// signed packs from then on; every later one waits until an owner accepts it.
func (w Workspace) Join(public minisign.PublicKey, name string) (key OwnerKey, err error) {
	if !content.IsName(name) {
		return key, inputError("say whose key it is, as in A. Nurse")
	}
	err = w.change(func() error {
		ring, err := w.Keyring()
		if err != nil {
			return err
		}
		if ring.Find(public).Name == "" {
			if len(ring.Keys) == mostKeys {
				return inputError("there are %d keys already: remove some from %s", mostKeys, w.path(signingFolder, keysName))
			}
			ring.Keys = append(ring.Keys, OwnerKey{Public: public, Name: plainName(name)})
			if err := w.putKeys(ring.Keys); err != nil {
				return err
			}
		}
		if ring, err = w.Keyring(); err != nil {
			return err
		}
		key = ring.Find(public)
		return w.writeDeskFiles(ring)
	})
	return key, err
}

func (w Workspace) putKeys(keys []OwnerKey) error {
	b := bytes.NewBufferString(keysHead)
	for _, k := range keys {
		fmt.Fprintf(b, "%s %s\n", k.Public, k.Name)
	}
	return w.put(w.path(signingFolder, keysName), b.Bytes())
}

// HandOver states with one owner's key that desks accept another one from now on, and
// unless from is the zero key, that they accept that one no more. Desks learn of it
// with the next publication, which an owner signs whose key is accepted then.
func (w Workspace) HandOver(by minisign.PrivateKey, from, to minisign.PublicKey) error {
	return w.change(func() error {
		ring, err := w.Keyring()
		if err != nil {
			return err
		}
		statement, err := ring.state(by, from, to, w)
		if err != nil {
			return err
		}
		ring.statements = append(ring.statements, statement)
		var text []byte
		for _, h := range ring.statements {
			text = append(text, h.Text()...)
		}
		if err := w.put(w.path(signingFolder, handoversName), text); err != nil {
			return err
		}
		if ring, err = w.Keyring(); err != nil {
			return err
		}
		return w.writeDeskFiles(ring)
	})
}

// state makes a statement that counts.
func (k Keyring) state(by minisign.PrivateKey, from, to minisign.PublicKey, w Workspace) (pack.Handover, error) {
	var none pack.Handover
	signer, next := k.Find(by.Public().(minisign.PublicKey)), k.Find(to)
	replaces := !from.Equal(minisign.PublicKey{})
	switch {
	case signer.State != KeyAccepted || signer.Name == "":
		return none, &KeyError{signer}
	case next.Name == "":
		return none, inputError("the key %s is not in this working folder: its owner adds it under Set up first", pack.KeyID(to.ID()))
	case next.State == KeyHandedOver:
		return none, inputError("the key of %s was handed over before and is never accepted again: make a new one", next.Name)
	case replaces && (k.Find(from).Name == "" || k.Find(from).State != KeyAccepted):
		return none, inputError("the key whose place is to be taken is not one that desks accept")
	case !replaces && next.State == KeyAccepted:
		return none, inputError("desks accept the key of %s already", next.Name)
	case len(k.statements) >= pack.MostHandovers:
		return none, inputError("keys have changed hands %d times, and no desk remembers more: set up the desks anew, with a new working folder", pack.MostHandovers)
	}
	return pack.NewHandover(by, from, to, w.now())
}

// KeyError means that desks do not accept what a key signs.
type KeyError struct{ Key OwnerKey }

func (e *KeyError) Error() string {
	switch {
	case e.Key.Name == "":
		return "this key is not one of this working folder: add it under Set up, and have an owner accept it"
	case e.Key.State == KeyHandedOver:
		return "this key was handed over, and desks accept nothing more that it signs: make a new one under Set up"
	}
	return "desks do not accept this key yet: another owner has to accept it under Set up"
}
