package synthetic

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"clinichandbook/handbook"
)

// kind spreads the pages evenly over the folders.
func kind(i int) handbook.Kind { return handbook.Kinds()[i%len(handbook.Kinds())] }

func name(i int) string { return fmt.Sprintf("page-%06d.md", i) }

// Open opens a folder of pages or a page.
func (p pages) Open(file string) (fs.File, error) {
	for _, k := range handbook.Kinds() {
		if file == k.Folder() {
			return p.folder(k), nil
		}
	}
	i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(path.Base(file), "page-"), ".md"))
	if err != nil || i < 0 || i >= len(p.heads) || file != path.Join(kind(i).Folder(), name(i)) {
		return nil, &fs.PathError{Op: "open", Path: file, Err: fs.ErrNotExist}
	}
	return &openPage{info(name(i)), bytes.NewReader(p.write(i))}, nil
}

func (p pages) folder(k handbook.Kind) *openFolder {
	f := &openFolder{info: info(k.Folder())}
	for i := range p.heads {
		if kind(i) == k {
			f.rest = append(f.rest, fs.FileInfoToDirEntry(info(name(i))))
		}
	}
	return f
}

// openPage is a page that is being read.
type openPage struct {
	info
	*bytes.Reader
}

func (f *openPage) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openPage) Close() error               { return nil }
func (f *openPage) Size() int64                { return f.Reader.Size() }

// openFolder is a folder that is being listed.
type openFolder struct {
	info
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.Name(), Err: fs.ErrInvalid}
}

// ReadDir lists the next n pages, or all that are left.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.rest) {
		if n > 0 && len(f.rest) == 0 {
			return nil, io.EOF
		}
		n = len(f.rest)
	}
	out := f.rest[:n]
	f.rest = f.rest[n:]
	return out, nil
}

// info is the name of a page or folder.
type info string

func (i info) Name() string     { return string(i) }
func (info) Size() int64        { return 0 }
func (info) ModTime() time.Time { return time.Time{} }
func (info) Sys() any           { return nil }
func (i info) IsDir() bool      { return path.Ext(string(i)) == "" }

func (i info) Mode() fs.FileMode {
	if i.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
