package delivery

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/message"
)

// A published folder has a subfolder for each version, and one file that names the
// current one:
//
//	current.txt
//	versions/000011/faq/parking.md …
//	versions/000012/faq/parking.md …
//
// Only the file current.txt is ever replaced. It has the number and the hash of the
// version, so that a version that is still being copied, or that somebody has changed
// since, is never shown. A folder without that file is read as it is.

// PointerName is the file that names the current version of a published folder.
const PointerName = "current.txt"

// versionsFolder contains the versions of a published folder.
const versionsFolder = "versions"

// maxPointer bounds the file, in bytes.
const maxPointer = 4096

// Pointer names the current version of a published folder.
type Pointer struct {
	Version int64
	Sum     string // of the files of the version: see [SumOf]
}

// Folder is the folder of the version inside the published folder, with slashes.
func (p Pointer) Folder() string { return path.Join(versionsFolder, VersionName(p.Version)) }

// VersionName is the name of a version's folder.
func VersionName(version int64) string { return fmt.Sprintf("%06d", version) }

// Text is what the file says.
func (p Pointer) Text() []byte {
	return fmt.Appendf(nil, "# The version of the handbook that desks show. Clinic Handbook writes this file: publish or restore instead of changing it.\nversion: %d\nsum: %s\n", p.Version, p.Sum)
}

var errBadPointer = errors.New("the file " + PointerName + " is not understood: publish again")

// ReadPointer reads which version of a folder is current. The error is
// fs.ErrNotExist for a folder that is not a published one.
func ReadPointer(fsys fs.FS) (Pointer, error) {
	info, err := fs.Stat(fsys, PointerName)
	if err != nil {
		return Pointer{}, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxPointer {
		return Pointer{}, errBadPointer
	}
	text, err := fs.ReadFile(fsys, PointerName)
	if err != nil {
		return Pointer{}, err
	}
	var p Pointer
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF")), ":")
		switch value = strings.TrimSpace(value); key {
		case "version":
			p.Version, _ = strconv.ParseInt(value, 10, 64)
		case "sum":
			p.Sum = value
		}
	}
	if p.Version <= 0 || p.Sum == "" {
		return Pointer{}, errBadPointer
	}
	return p, nil
}

// SumOf is the hash of the content files of a version, by their names.
func SumOf(files map[string][]byte) string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(files[name]))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// currentVersion is what a desk reads of a folder: its current version, or all of it.
// The pointer is the zero one for a folder that is not published in versions.
func currentVersion(fsys fs.FS) (fs.FS, Pointer, error) {
	p, err := ReadPointer(fsys)
	if errors.Is(err, fs.ErrNotExist) {
		return fsys, Pointer{}, nil
	}
	if err != nil {
		return nil, p, err
	}
	version, err := fs.Sub(fsys, p.Folder())
	return version, p, err
}

// check returns an error if the files read are not those that were published.
func (p Pointer) check(data []byte, bad map[string]error) error {
	if p.Version == 0 {
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		if !content.IsContent(f.Name) && !content.IsAttachment(f.Name) || bad[f.Name] != nil {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		files[f.Name], err = io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return err
		}
	}
	if SumOf(files) != p.Sum {
		return message.New("delivery.cause.being-copied", "version {{.Version}} is still being copied, or was changed after it was published", message.Values{"Version": p.Version})
	}
	return nil
}
