package main

import (
	"fmt"
	"strings"

	"aead.dev/minisign"

	"clinichandbook/handbook/author"
)

type keysCmd struct {
	workspaceFlag
	Join string `help:"Add this public key. The first one makes the working folder publish signed packs; an owner has to accept every later one with handbookctl handover." placeholder:"handbook.pub"`
	Name string `help:"Whose key it is." placeholder:"NAME"`
}

func (keysCmd) Help() string {
	return `A working folder with keys publishes signed packs: desks accept only what one of its owners has signed, and whoever can write to the share cannot change what they show.

To begin, each owner makes a key on her own computer, and adds its public half:

  handbookctl keygen --out ann
  handbookctl keys --work "\\server\handbook" --join ann.pub --name "Ann Smith"

The folder "copy this to each desk" then has the keys that desks need.`
}

func (c keysCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	if c.Join != "" {
		public, err := author.ReadPublicKey(c.Join)
		if err != nil {
			return err
		}
		key, err := w.Join(public, c.Name)
		if err != nil {
			return err
		}
		switch key.State {
		case author.KeyWaiting:
			fmt.Fprintf(e.out, "The key %s of %s is added. Desks accept it once another owner has signed that: handbookctl handover --keep --key OWN.key %[1]s\n", key.Number(), key.Name)
		case author.KeyAccepted:
			fmt.Fprintf(e.out, "The key %s of %s signs what is published here. Desks need the settings file in %s.\n", key.Number(), key.Name, w.DeskFolder())
		case author.KeyHandedOver:
			return &author.KeyError{Key: key}
		}
		return nil
	}
	ring, err := w.Keyring()
	if err != nil {
		return err
	}
	for _, k := range ring.Keys {
		state := [...]string{author.KeyWaiting: "waits to be accepted", author.KeyAccepted: "accepted", author.KeyHandedOver: "handed over"}[k.State]
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", k.Number(), state, k.Name)
	}
	if !ring.Signs() {
		fmt.Fprintln(e.out, "This working folder publishes a folder, without signatures.")
	}
	return nil
}

type handoverCmd struct {
	workspaceFlag
	To        string `arg:"" help:"The key to accept: its number, as handbookctl keys lists it."`
	Key       string `help:"Your own private key, which desks accept now; it signs the hand-over." required:"" placeholder:"handbook.key"`
	Keep      bool   `help:"Accept the new key as one more: yours stays accepted."`
	InsteadOf string `help:"The new key replaces this one, by its number, which somebody has lost; yours stays accepted." placeholder:"NUMBER"`
}

func (handoverCmd) Help() string {
	return `With your key, you sign that desks accept another key from now on, and no longer accept yours. No desk has to be visited: the statement is part of every later pack, and each desk checks it.

  handbookctl keys --work "\\server\handbook"
  handbookctl handover 0123456789ABCDEF --key ann.key --work "\\server\handbook"

Compare the number with your colleague before you sign. Desks learn of the new key with the next publication, which your colleague signs. From then on, they accept nothing signed with your key or a copy of it. A key that was handed over is never accepted again.`
}

func (c handoverCmd) Run(e *env) error {
	if c.Keep && c.InsteadOf != "" {
		return usageError{"--keep and --instead-of exclude each other"}
	}
	w, err := c.open(e)
	if err != nil {
		return err
	}
	ring, err := w.Keyring()
	if err != nil {
		return err
	}
	to, err := keyByNumber(ring, c.To)
	if err != nil {
		return err
	}
	mine, err := e.readOwnKey(w, c.Key)
	if err != nil {
		return err
	}
	from := mine.Public().(minisign.PublicKey)
	if c.Keep {
		from = minisign.PublicKey{}
	}
	if c.InsteadOf != "" {
		lost, err := keyByNumber(ring, c.InsteadOf)
		if err != nil {
			return err
		}
		from = lost.Public
	}
	if err := w.HandOver(mine, from, to.Public); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Desks accept the key %s of %s after the next publication.\n", to.Number(), to.Name)
	if from.Equal(mine.Public()) {
		fmt.Fprintf(e.out, "%s publishes it, and from then on desks no longer accept your key: handbookctl publish --key %[1]s\n", to.Name)
	}
	return nil
}

func keyByNumber(ring author.Keyring, number string) (author.OwnerKey, error) {
	for _, k := range ring.Keys {
		if strings.EqualFold(k.Number(), strings.TrimSpace(number)) || k.Public.String() == number {
			return k, nil
		}
	}
	return author.OwnerKey{}, usageError{fmt.Sprintf("there is no key %.60q in this working folder: handbookctl keys lists them", number)}
}

// readOwnKey reads the private key of an owner of a workspace.
func (e *env) readOwnKey(w author.Workspace, name string) (minisign.PrivateKey, error) {
	if err := w.CheckKey(name); err != nil {
		return minisign.PrivateKey{}, err
	}
	return e.readKey(name)
}

type desksCmd struct {
	workspaceFlag
	Report string `help:"Turn on or off, in the settings file that is copied to desks, that they report which version they show." enum:",on,off" default:""`
	Forget string `help:"Remove a desk that is no longer used, by its name." placeholder:"NAME"`
}

func (desksCmd) Help() string {
	return `If its settings file names a folder under report-to, a desk leaves a small file there, named after the computer: the version that it shows and the time, and nothing else.`
}

func (c desksCmd) Run(e *env) error {
	w, err := c.open(e)
	if err != nil {
		return err
	}
	if c.Report != "" {
		if err := w.SetReporting(c.Report == "on"); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "Copy the settings file in %s to each desk again.\n", w.DeskFolder())
		return nil
	}
	if c.Forget != "" {
		return w.ForgetDesk(c.Forget)
	}
	desks, err := w.Desks()
	if err != nil {
		return err
	}
	_, live, err := w.Live()
	if err != nil {
		return err
	}
	for _, d := range desks {
		state := "up to date"
		switch {
		case d.Shows == 0:
			state = "shows something else"
		case d.Shows < live.Version:
			state = fmt.Sprintf("shows version %d of %d", d.Shows, live.Version)
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", d.Name, d.At.Local().Format("2006-01-02 15:04"), state)
	}
	if len(desks) == 0 {
		fmt.Fprintln(e.out, "No desk has said which version it shows: handbookctl desks --help")
	}
	return nil
}
