package author

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"strings"

	"clinichandbook/handbook/content"
)

// memoryFS has pages and tables in memory, and on the disk what they show.
type memoryFS struct {
	fs.FS
	shown fs.FS
}

// inMemory has pages and tables without a disk, together with the pictures and files
// of a content folder.
func inMemory(files map[string][]byte, dir string) (fs.FS, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range namesIn(files, nil) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(files[name])
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	return memoryFS{r, os.DirFS(dir)}, err
}

// Open implements fs.FS.
func (m memoryFS) Open(name string) (fs.File, error) {
	if top, _, _ := strings.Cut(name, "/"); content.IsAttachmentFolder(top) {
		return m.shown.Open(name)
	}
	return m.FS.Open(name)
}
