package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/pack"
)

type packCmd struct {
	Dir         string `arg:"" help:"The clinic's content folder."`
	Key         string `help:"Private key that signs the pack." required:"" placeholder:"handbook.key"`
	Out         string `short:"o" help:"The pack to write; it replaces an older one." default:"clinic.hbk" placeholder:"FILE"`
	PackVersion int64  `help:"Version of the pack, a number that must rise from pack to pack. If left out it is made of the date and time, as in 20261124140500." placeholder:"N"`
}

func (c packCmd) Run(e *env) error {
	if !strings.HasSuffix(c.Out, pack.Extension) {
		return usageError{fmt.Sprintf("the name of a pack ends in %s: %s%[1]s", pack.Extension, strings.TrimSuffix(c.Out, filepath.Ext(c.Out)))}
	}
	problems, err := e.check(c.Dir)
	if err != nil {
		return err
	}
	fsys := os.DirFS(c.Dir)
	if len(problems) > 0 {
		for _, p := range problems {
			fmt.Fprintln(e.out, p)
		}
		return fmt.Errorf("%d problems found, so nothing was packed: mend them and pack again", len(problems))
	}
	content, left, err := pack.Collect(fsys, contentFolders())
	if err != nil {
		return err
	}
	key, err := readKey(e, c.Key)
	if err != nil {
		return err
	}
	created, err := now()
	if err != nil {
		return err
	}
	version, err := c.version(created, key)
	if err != nil {
		return err
	}
	data, err := pack.Create(content, version, created, key)
	if err != nil {
		return err
	}
	if err := replaceFile(c.Out, data); err != nil {
		return err
	}
	for _, name := range left {
		fmt.Fprintf(e.errOutput, "handbookctl: %s is no handbook file and is not in the pack\n", name)
	}
	fmt.Fprintf(e.out, "%s: version %d, files: %d, signed with the key %s\n", c.Out, version, len(content), pack.KeyID(key.ID()))
	return nil
}

// check names the problems of a content folder as handbookctl check does.
func (e *env) check(dir string) ([]handbook.Problem, error) {
	bundled, layers, err := e.content(dir, false)
	if err != nil {
		return nil, err
	}
	return content.Check(bundled, layers...), nil
}

func contentFolders() []string {
	var folders []string
	for _, k := range handbook.Kinds() {
		folders = append(folders, k.Folder())
	}
	return folders
}

// version is the version of the new pack. Made of the time, it rises by
// itself, also where the last pack is not at hand.
func (c packCmd) version(created time.Time, key minisign.PrivateKey) (int64, error) {
	last, err := lastVersion(c.Out, key)
	if err != nil {
		return 0, err
	}
	if c.PackVersion != 0 {
		if c.PackVersion <= last {
			return 0, usageError{fmt.Sprintf("%s has version %d already, and desks take only a higher one: leave out --pack-version or give at least %d", c.Out, last, last+1)}
		}
		return c.PackVersion, nil
	}
	v, err := strconv.ParseInt(created.Format("20060102150405"), 10, 64)
	return max(v, last+1), err
}

// lastVersion is the version of the pack that is to be replaced, or 0.
func lastVersion(name string, key minisign.PrivateKey) (int64, error) {
	p, err := pack.Read(name, []minisign.PublicKey{key.Public().(minisign.PublicKey)}, pack.DefaultLimits())
	var r *pack.Refusal
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case errors.As(err, &r) && r.Reason == pack.OtherKey:
		return 0, fmt.Errorf("%s was signed with another key, so it is not replaced: move it away first if you mean to change the key", name)
	case errors.As(err, &r):
		return 0, fmt.Errorf("%s is there and is not a sound pack, so it is not replaced: move it away first", name)
	case err != nil:
		return 0, err
	}
	return p.Version, nil
}

// now is the time that a pack bears: SOURCE_DATE_EPOCH, if that is set, so
// that a build can be repeated.
func now() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usageError{"SOURCE_DATE_EPOCH is not a number of seconds: unset it or set it right"}
	}
	return time.Unix(s, 0).UTC(), nil
}

// replaceFile puts data in the place of a file at once: a desk that looks
// meanwhile sees the old file or the new one.
func replaceFile(name string, data []byte) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s cannot be written, so it is as it was: %w", name, err)
		}
	}()
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*"+filepath.Ext(name))
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // no longer there once it is renamed
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

type verifyCmd struct {
	Pack string `arg:"" help:"The pack." placeholder:"clinic.hbk"`
	Key  string `help:"Public key of whoever makes the packs." required:"" placeholder:"handbook.pub"`
}

func (c verifyCmd) Run(e *env) error {
	key, err := readPublicKey(c.Key)
	if err != nil {
		return err
	}
	limits := pack.DefaultLimits()
	limits.Now = time.Now()
	p, err := pack.Read(c.Pack, []minisign.PublicKey{key}, limits)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{"there is no file " + c.Pack}
	case err != nil:
		return fmt.Errorf("%s: %w", c.Pack, err)
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
