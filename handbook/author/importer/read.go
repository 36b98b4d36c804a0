// Package importer imports what a clinic already has: it reads files through the
// packages of intake, splits them into pieces, and writes each chosen piece as a draft
// that nobody has reviewed.
//
// Everything goes under the clinic's voice. What cannot be imported is named for each
// piece. The package refuses to overwrite a page that somebody has changed since it was
// imported.
package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/docx"
	"clinichandbook/handbook/author/intake/html"
	"clinichandbook/handbook/author/intake/markdown"
	"clinichandbook/handbook/author/intake/ooxml"
	"clinichandbook/handbook/author/intake/pdf"
	"clinichandbook/handbook/author/intake/sheet"
	"clinichandbook/handbook/author/intake/text"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

// File is a file to import. Name is its path with slashes, from the folder that
// was chosen, if one was.
type File struct {
	Name string
	Data []byte
	Near *Near // what it may refer to; nil for nothing
}

// Refused is a file that was not read.
type Refused struct{ Name, Why string }

// kinds are the file name endings that a folder is searched for.
var kinds = []string{".docx", ".docm", ".xlsx", ".xlsm", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".txt", ".pdf"}

// maxFiles is how many files one import may have.
const maxFiles = 5000

// Open reads files, and those in folders that can be imported.
func Open(paths ...string) (files []File, refused []Refused) {
	size := int64(0)
	add := func(name, file string, near *Near) {
		data, err := readFile(file)
		var refusal *intake.Refusal
		if size += int64(len(data)); err == nil && (size > 4*intake.MaxFile || len(files) >= maxFiles) {
			err = intake.Refuse("the files before it are as much as can be imported at once: import it by itself")
		}
		switch {
		case errors.As(err, &refusal):
			refused = append(refused, Refused{name, refusal.Why})
		case err != nil:
			refused = append(refused, Refused{name, "it cannot be opened: check that it exists and may be read"})
		default:
			files = append(files, File{name, data, near})
		}
	}
	for _, p := range paths {
		if info, err := os.Stat(p); err != nil || !info.IsDir() {
			add(filepath.Base(p), p, &Near{FS: os.DirFS(filepath.Dir(p))})
			continue
		}
		root := os.DirFS(p)
		near := &Near{FS: root}
		_ = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				refused = append(refused, Refused{name, "it cannot be opened: check that it exists and may be read"})
			case d.IsDir() && path.Dir(name) == "." && content.IsAttachmentFolder(name) && isExported(root):
				return fs.SkipDir // what exported pages show
			case name != "." && content.IsIgnored(path.Base(name)) || d.IsDir() && slices.Contains([]string{"node_modules", "_site", "site", "_includes", "_layouts", "layouts"}, d.Name()):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.Type().IsRegular() && slices.Contains(kinds, strings.ToLower(path.Ext(name))):
				add(name, filepath.Join(p, filepath.FromSlash(name)), near)
			}
			return nil
		})
	}
	return files, refused
}

// isExported reports a folder of exported pages, or a content folder.
func isExported(root fs.FS) bool {
	for _, folder := range content.Folders() {
		if info, err := fs.Stat(root, folder); err == nil && info.IsDir() {
			return true
		}
	}
	return false
}

// Reading is what was read of files, before it is split.
type Reading struct {
	Refused []Refused

	sources []source
	media   media
}

// ReadAll reads files. Progress, which may be nil, is called before each of them,
// from the same goroutine. Soon after the context ends, ReadAll returns what it has
// read.
func ReadAll(ctx context.Context, files []File, progress func(done int)) *Reading {
	r := &Reading{}
	for i, f := range files {
		if ctx.Err() != nil {
			break
		}
		if progress != nil {
			progress(i)
		}
		doc, err := read(ctx, f)
		var refusal *intake.Refusal
		switch {
		case errors.As(err, &refusal):
			r.Refused = append(r.Refused, Refused{f.Name, refusal.Why})
		case err != nil:
			r.Refused = append(r.Refused, Refused{f.Name, "it cannot be read"})
		default:
			r.media.place(ctx, f, doc)
			doc.Media = nil
			r.sources = append(r.sources, newSource(f.Name, doc))
		}
	}
	return r
}

// Files is how many files were read.
func (r *Reading) Files() int { return len(r.sources) }

// Endings are the file name endings that can be imported.
func Endings() []string { return slices.Clone(kinds) }

func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, intake.Refuse("it is not a file")
	case info.Size() > intake.MaxFile:
		return nil, intake.Refuse("it is larger than %d MiB: remove its pictures or split it", intake.MaxFile>>20)
	}
	return durable.ReadFile(name, intake.MaxFile)
}

// Read reads a file by what it is, whatever its name says. The error is an
// [intake.Refusal].
func Read(f File) (*intake.Document, error) { return read(context.Background(), f) }

func read(ctx context.Context, f File) (*intake.Document, error) {
	b := intake.BudgetFor(ctx)
	read, err := readerOf(f, b)
	if err != nil {
		return nil, err
	}
	doc, err := read(f.Data, b)
	if err != nil {
		return nil, err
	}
	if len(doc.Blocks) == 0 && len(doc.Sheets) == 0 {
		return nil, intake.Refuse("it has no text")
	}
	return doc, nil
}

type readFunc func([]byte, *intake.Budget) (*intake.Document, error)

// readerOf chooses the reader by the first bytes of a file, then by its name.
func readerOf(f File, b *intake.Budget) (readFunc, error) {
	head := f.Data[:min(len(f.Data), 1024)]
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return nil, intake.Refuse("it is empty")
	case bytes.HasPrefix(head, []byte("PK")):
		return office(f.Data, b)
	case bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return docx.Read, nil // which says what to do
	case bytes.Contains(head, []byte("%PDF-")):
		return pdf.Read, nil
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return nil, intake.Refuse("it is in RTF format: open it in Word or LibreOffice, save it as .docx, and import that")
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".csv", ".tsv":
		return sheet.ReadCSV, nil
	case ".md", ".markdown", ".mdx":
		return markdown.Read, nil
	case ".html", ".htm", ".xhtml":
		return html.Read, nil
	case ".docx", ".xlsx", ".docm", ".xlsm":
		return nil, intake.Refuse("it is damaged, or not an Office file, whatever its name says")
	case ".pdf":
		return nil, intake.Refuse("it is damaged, or not a PDF, whatever its name says")
	}
	if lower := bytes.ToLower(bytes.TrimSpace(head)); bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) {
		return html.Read, nil
	}
	return text.Read, nil
}

// office distinguishes Word from Excel files by their parts.
func office(data []byte, b *intake.Budget) (readFunc, error) {
	p, err := ooxml.Open(data, b)
	if err != nil {
		return nil, err
	}
	switch {
	case p.Has("word/document.xml"):
		return func(_ []byte, b *intake.Budget) (*intake.Document, error) { return docx.ReadPackage(p, b) }, nil
	case p.Has("xl/workbook.xml"):
		return func(_ []byte, b *intake.Budget) (*intake.Document, error) { return sheet.ReadPackage(p, b) }, nil
	case p.Has("content.xml"):
		return nil, intake.Refuse("it is in LibreOffice's own format: save it as .docx or .xlsx and import that")
	}
	return nil, intake.Refuse("it is not a Word or Excel file: the formats that can be imported are %s", strings.Join(kinds, ", "))
}

func (r Refused) String() string { return fmt.Sprintf("%s: %s", r.Name, r.Why) }
