package author

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strconv"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/pack"
)

// ProblemsError means that content has problems and was not packed.
type ProblemsError struct{ Problems []handbook.Problem }

func (e *ProblemsError) Error() string { return fmt.Sprintf("%d problems found", len(e.Problems)) }

// VersionError means that a pack of that version or a higher one is there.
type VersionError struct {
	Name string
	Last int64
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s has version %d already, and desks accept only a higher one", e.Name, e.Last)
}

// Collection is content without problems, ready to be packed.
type Collection struct {
	Files   map[string][]byte
	LeftOut []string           // names in the folder that are no content
	Notices []handbook.Problem // what somebody should check; see [content.IsNotice]
}

// errChanging means that what was checked is no longer what would be signed.
var errChanging = errors.New("the folder was changed while it was being read: wait until nobody is writing in it, then pack again")

// Collect reads the content of the folder for a pack. Today is a date,
// 2026-11-23. The error is a [ProblemsError] if the content has problems.
func (f Folder) Collect(today string) (*Collection, error) {
	files, readErr := f.collect()
	all, err := f.Check(false, today)
	var problems, notices []handbook.Problem
	for _, p := range all {
		if content.IsNotice(p) {
			notices = append(notices, p)
		} else {
			problems = append(problems, p)
		}
	}
	switch {
	case err != nil:
		return nil, err
	case len(problems) > 0:
		return nil, &ProblemsError{problems}
	case readErr != nil:
		return nil, readErr
	}
	checked, err := f.collect()
	switch {
	case err != nil:
		return nil, err
	case !maps.EqualFunc(files, checked, bytes.Equal):
		return nil, errChanging
	}
	left, err := f.leftOut(checked)
	return &Collection{files, left, notices}, err
}

// Pack writes the pack file, in the place of an older one of the same key, and
// returns its version. Version 0 makes one of the time, which rises by itself
// even where the last pack is not at hand. The error is a [VersionError] if the
// version would not rise.
func (c *Collection) Pack(name string, version int64, created time.Time, key minisign.PrivateKey) (int64, error) {
	last, err := lastVersion(name, key)
	switch {
	case err != nil:
		return 0, err
	case version == 0:
		now, err := strconv.ParseInt(created.Format("20060102150405"), 10, 64)
		if err != nil {
			return 0, err
		}
		version = max(now, last+1)
	case version <= last:
		return 0, &VersionError{name, last}
	}
	data, err := pack.Create(c.Files, version, created, key)
	if err != nil {
		return 0, err
	}
	return version, ReplaceFile(name, data)
}

// lastVersion is the version of the pack that will be replaced, or 0.
func lastVersion(name string, key minisign.PrivateKey) (int64, error) {
	p, err := pack.Read(name, []minisign.PublicKey{key.Public().(minisign.PublicKey)}, pack.DefaultLimits())
	var r *pack.Refusal
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case errors.As(err, &r) && r.Reason == pack.OtherKey:
		return 0, fmt.Errorf("%s was signed with another key and is not replaced: if you mean to change the key, move the pack away first", name)
	case errors.As(err, &r):
		return 0, fmt.Errorf("%s exists, is not a sound pack and is not replaced: move it away first", name)
	case err != nil:
		return 0, err
	}
	return p.Version, nil
}

// Verify opens a pack that the key signed. The error is an [InputError] if there
// is no such file.
func Verify(name string, key minisign.PublicKey, now time.Time) (*pack.Pack, error) {
	limits := pack.DefaultLimits()
	limits.Now = now
	p, err := pack.Read(name, []minisign.PublicKey{key}, limits)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, inputError("there is no file %s", name)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
