package delivery

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"

	"clinichandbook/handbook/message"
	"clinichandbook/handbook/pack"
)

// packContent is the content of a pack.
func packContent(p *pack.Pack, data []byte) *Content {
	return &Content{FS: p.Content, Date: p.Created, Version: p.Version, sum: hex.EncodeToString(p.Sum[:]), kind: packKind, key: pack.KeyID(p.KeyID), trust: p.Trust, data: data}
}

// withoutFiles is what must be known of content that is shown and saved.
func (c *Content) withoutFiles() *Content {
	return &Content{Date: c.Date, Version: c.Version, Published: c.Published, sum: c.sum, kind: c.kind, key: c.key}
}

// folderContent is the content of a folder, given as a zip file.
func folderContent(data []byte, bad map[string]error) (*Content, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	return &Content{FS: withBad(z, bad), sum: hex.EncodeToString(sum[:]), kind: folderKind, data: data}, nil
}

// contentOf makes content from a copy whose hash was verified.
func contentOf(k kind, body []byte, h copyHeader) (*Content, error) {
	c, err := folderContent(body, nil)
	if err != nil {
		return nil, message.New("delivery.cause.unreadable", "it cannot be read", nil)
	}
	c.Date, c.Version, c.Published, c.kind = h.Date, h.Version, h.Published, k
	if k == packKind {
		c.FS, err = fs.Sub(c.FS, "content")
	}
	return c, err
}

// badFiles is a file system with files that cannot be opened.
type badFiles struct {
	fs.FS
	bad map[string]error
}

// withBad makes opening a bad file fail with the reason why it could not be read, so
// that the handbook lists it among its problems.
func withBad(fsys fs.FS, bad map[string]error) fs.FS {
	if len(bad) == 0 {
		return fsys
	}
	return badFiles{fsys, bad}
}

// cause is an error without the path of the share.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func (b badFiles) Open(name string) (fs.File, error) {
	if err := b.bad[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: cause(err)}
	}
	return b.FS.Open(name)
}
