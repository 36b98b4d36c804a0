package handbook

import (
	"errors"
	"io/fs"
)

// WithClinic lays the clinic.yaml of another folder over a content folder.
// Where that folder has none, the content's own is read.
func WithClinic(content, clinic fs.FS) fs.FS { return clinicLayer{content, clinic} }

type clinicLayer struct{ content, clinic fs.FS }

func (c clinicLayer) Open(name string) (fs.File, error) {
	if name == clinicFile {
		if f, err := c.clinic.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return c.content.Open(name)
}
