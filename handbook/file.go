package handbook

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// File is a picture or another file that pages show. Its bytes stay in the layer,
// and are read when they are needed.
type File struct {
	Name          string // path inside the content folder, with slashes: pictures/map.png
	Size          int64  // bytes
	Width, Height int    // of a picture, in pixels; 0 of another file
	Layer         fs.FS  // where it is read
	Path          string // in the layer: the name as it is written there
}

// ErrFileChanged means that a file is no longer the one that was loaded.
var ErrFileChanged = errors.New("the file has changed since the handbook was loaded")

// SizeText is a number of bytes for people.
func SizeText(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// IsPicture reports whether the file is shown, not only named.
func (f *File) IsPicture() bool { return f.Width > 0 }

// Read reads the file. The error may be [ErrFileChanged].
func (f *File) Read() ([]byte, error) {
	r, err := f.Layer.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, f.Size+1))
	if err == nil && int64(len(data)) != f.Size {
		err = ErrFileChanged
	}
	return data, err
}

// Attachments lists the pictures and files of the blocks in reading order.
func Attachments(blocks []Block) []Attachment {
	var v attachmentVisitor
	VisitBlocks(blocks, &v)
	return v.found
}

// Attachments lists the pictures and files that the entry shows.
func (e *Entry) Attachments() []Attachment {
	var all []Attachment
	for _, p := range e.Parts {
		all = append(all, Attachments(p.Blocks)...)
	}
	return all
}

// attachmentVisitor collects attachments.
type attachmentVisitor struct{ found []Attachment }

func (v *attachmentVisitor) Paragraph(Paragraph)     {}
func (v *attachmentVisitor) Heading(Heading)         {}
func (v *attachmentVisitor) Code(Code)               {}
func (v *attachmentVisitor) Table(Table)             {}
func (v *attachmentVisitor) Rule(Rule)               {}
func (v *attachmentVisitor) Attachment(a Attachment) { v.found = append(v.found, a) }
func (v *attachmentVisitor) Quote(q Quote)           { VisitBlocks(q.Blocks, v) }

func (v *attachmentVisitor) List(l List) {
	for _, item := range l.Items {
		VisitBlocks(item, v)
	}
}

func (v *attachmentVisitor) Footnotes(f Footnotes) {
	for _, n := range f.Notes {
		VisitBlocks(n.Blocks, v)
	}
}
