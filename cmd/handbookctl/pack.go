package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/pack"
)

type packCmd struct {
	Dir         string `arg:"" help:"The clinic's content folder."`
	Key         string `help:"Private key that signs the pack." required:"" placeholder:"handbook.key"`
	Out         string `short:"o" help:"The pack to write; an older one is replaced." default:"clinic.hbk" placeholder:"FILE"`
	PackVersion int64  `help:"Version of the pack, a number that must increase from pack to pack. If left out, it is made from the date and time, as in 20261124140500." placeholder:"N"`
}

func (c packCmd) Run(e *env) error {
	if !strings.HasSuffix(c.Out, pack.Extension) {
		return usageError{fmt.Sprintf("the name of a pack ends in %s: %s%[1]s", pack.Extension, strings.TrimSuffix(c.Out, filepath.Ext(c.Out)))}
	}
	content, err := e.folder(c.Dir).Collect(localToday())
	var bad *author.ProblemsError
	if errors.As(err, &bad) {
		for _, p := range bad.Problems {
			fmt.Fprintln(e.out, p)
		}
		return fmt.Errorf("%w, so nothing was packed: fix them and pack again", err)
	}
	if err != nil {
		return err
	}
	key, err := e.readKey(c.Key)
	if err != nil {
		return err
	}
	if err := e.folder(c.Dir).CheckKey(c.Key); err != nil {
		return err
	}
	return c.write(e, content, key)
}

func (c packCmd) write(e *env, content *author.Collection, key minisign.PrivateKey) error {
	created, err := now()
	if err != nil {
		return err
	}
	version, err := content.Pack(c.Out, c.PackVersion, created, key)
	var low *author.VersionError
	if errors.As(err, &low) {
		return usageError{fmt.Sprintf("%s: leave out --pack-version or give at least %d", err, low.Last+1)}
	}
	if err != nil {
		return err
	}
	for _, p := range content.Notices {
		fmt.Fprintf(e.errOutput, "handbookctl: %s\n", p)
	}
	e.sayLeftOut(content.LeftOut, "pack")
	fmt.Fprintf(e.out, "%s: version %d, files: %d, signed with the key %s\n", c.Out, version, len(content.Files), pack.KeyID(key.ID()))
	return nil
}

// sayLeftOut names what is in a folder and not in the pack or export made of it.
func (e *env) sayLeftOut(names []string, of string) {
	for _, name := range names {
		fmt.Fprintf(e.errOutput, "handbookctl: %s is not a handbook file and is not in the %s\n", name, of)
	}
}

// now is the time on a pack: SOURCE_DATE_EPOCH if that is set, so that a build
// can be repeated.
func now() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usageError{"SOURCE_DATE_EPOCH is not a number of seconds: unset it or correct it"}
	}
	return time.Unix(s, 0).UTC(), nil
}

type verifyCmd struct {
	Pack string `arg:"" help:"The pack." placeholder:"clinic.hbk"`
	Key  string `help:"Public key of the owner who makes the packs." required:"" placeholder:"handbook.pub"`
}

func (c verifyCmd) Run(e *env) error {
	key, err := author.ReadPublicKey(c.Key)
	if err != nil {
		return err
	}
	p, err := author.Verify(c.Pack, key, time.Now())
	if err != nil {
		return err
	}
	entries := 0
	for _, f := range p.Files {
		if strings.HasSuffix(f.Path, ".md") {
			entries++
		}
	}
	fmt.Fprintf(e.out, "%s is sound.\nversion  %d\ncreated  %s\nentries  %d\nfiles    %d\nkey id   %s\n",
		c.Pack, p.Version, p.Created.Format(time.RFC3339), entries, len(p.Files), pack.KeyID(p.KeyID))
	return nil
}
