package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"

	"clinichandbook/handbook"
	"clinichandbook/handbook/picture"
)

// attachments are the pictures and files of a layer.
type attachments struct {
	list  sync.Once
	paths map[string]string // by name, as they are written; fixed once listed
	extra map[string]string // a second file of the same name

	mu    sync.Mutex // guards what follows
	known map[string]*attached
}

// attached is a picture or file that a page names.
type attached struct {
	once sync.Once
	file *handbook.File // nil if it cannot be shown
	why  string         // it cannot
}

// listAttachments finds the pictures and files, however they are written.
func (f *folder) listAttachments() {
	a := &f.files
	a.paths, a.extra, a.known = map[string]string{}, map[string]string{}, map[string]*attached{}
	for _, dir := range f.attachmentFolders() {
		items, _ := readDir(f.fsys, dir, f.mostFiles()) // a file that is not there is named by its page
		for _, item := range items {
			at := path.Join(dir, item.Name())
			name, ok := AttachmentName(at)
			switch {
			case !ok || item.IsDir():
			case a.paths[name] == "":
				a.paths[name] = at
			case at == name: // as the handbook would name it
				a.paths[name], a.extra[name] = at, a.paths[name]
			default:
				a.extra[name] = at
			}
		}
	}
}

// attachmentFolders are the folders of pictures and files, as they are written.
func (f *folder) attachmentFolders() []string {
	items, _ := readDir(f.fsys, ".", f.mostFiles()) // checkRoot reports what fails
	var names []string
	for _, item := range items {
		if item.IsDir() && IsAttachmentFolder(item.Name()) {
			names = append(names, item.Name())
		}
	}
	for _, name := range []string{PicturesFolder, FilesFolder} { // perhaps there, but not listed
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// attachment is the picture or file of a name, measured, or why it is not shown.
func (f *folder) attachment(name string) (*handbook.File, string) {
	f.files.list.Do(f.listAttachments)
	f.files.mu.Lock()
	a := f.files.known[name]
	if a == nil {
		a = &attached{}
		f.files.known[name] = a
	}
	f.files.mu.Unlock()
	a.once.Do(func() { a.file, a.why = f.measure(name) })
	return a.file, a.why
}

// measure reads what is to be known of a picture or file before it is shown.
func (f *folder) measure(name string) (*handbook.File, string) {
	at, isPicture := f.files.paths[name], strings.HasPrefix(name, PicturesFolder+"/")
	if at == "" {
		if isPicture {
			return nil, "is not in the folder " + PicturesFolder + ": copy it there, or remove it from the page"
		}
		return nil, "is not in the folder " + FilesFolder + ": copy it there, or remove it from the page"
	}
	data, size, err := readHead(f.fsys, at, isPicture)
	switch {
	case errors.Is(err, ErrNotFile):
		return nil, "is not a file: replace it with one"
	case err != nil:
		return nil, "cannot be read (" + reason(err) + "): check that it may be read"
	case size == 0:
		return nil, "is empty: save it again"
	case isPicture && size > picture.MaxBytes:
		return nil, picture.TooLarge().Error()
	case !isPicture && size > MaxAttached:
		return nil, "is larger than 16 MB: save it smaller"
	case !isPicture:
		return &handbook.File{Name: name, Size: size, Layer: f.fsys, Path: at}, Unlike(name, data)
	}
	m, err := picture.Measure(data)
	if err != nil {
		return nil, err.Error()
	}
	return &handbook.File{Name: name, Size: size, Width: m.Width, Height: m.Height, Layer: f.fsys, Path: at}, ""
}

// headSize is how much is read of a file that is not a picture, in bytes.
const headSize = 512

// readHead reads the beginning of a file, of a picture as much as its measures take,
// and its size.
func readHead(fsys fs.FS, file string, isPicture bool) (data []byte, size int64, err error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, ErrNotFile
	}
	most := int64(headSize)
	if isPicture {
		most = picture.HeadBytes
	}
	data, err = readUpTo(fsys, file, most)
	return data, info.Size(), err
}

// beginnings are how files of a kind begin.
var beginnings = map[string]string{
	".pdf": "%PDF-", ".docx": "PK", ".xlsx": "PK", ".pptx": "PK", ".odt": "PK", ".ods": "PK", ".odp": "PK", ".rtf": `{\rtf`,
	".png": "\x89PNG", ".jpg": "\xff\xd8", ".jpeg": "\xff\xd8", ".gif": "GIF8", ".webp": "RIFF",
}

// Unlike is why a file is not offered, although its name ends like that of a
// document: it is something else. It is "" for a sound file.
func Unlike(name string, head []byte) string {
	ending := strings.ToLower(path.Ext(name))
	begin, ok := beginnings[ending]
	runs := bytes.HasPrefix(head, []byte("MZ")) || bytes.HasPrefix(head, []byte("\x7fELF")) || bytes.HasPrefix(head, []byte("#!")) || bytes.HasPrefix(head, []byte("\xcf\xfa\xed\xfe"))
	at := 0
	if ending == ".pdf" { // readers allow for something before it
		at = max(bytes.Index(head, []byte(begin)), 0)
	}
	switch {
	case runs:
		return "is a program, whatever its name says: remove it"
	case ok && !bytes.HasPrefix(head[at:], []byte(begin)):
		return "is not a " + strings.TrimPrefix(ending, ".") + " file, whatever its name says: save it again in the right format"
	}
	return ""
}

// reportAttachments reports what is wrong with the pictures and files themselves,
// once the pages are read.
func (f *folder) reportAttachments() {
	f.files.list.Do(f.listAttachments)
	for _, dir := range f.attachmentFolders() {
		items, _ := readDir(f.fsys, dir, f.mostFiles())
		for _, item := range items {
			f.reportAttachment(path.Join(dir, item.Name()), item.IsDir())
		}
	}
}

func (f *folder) reportAttachment(at string, isDir bool) {
	dir, base := path.Split(at)
	name, ok := AttachmentName(at)
	report := f.reporter(at)
	switch {
	case IsIgnored(base) || isReadme(base):
	case isDir:
		report.at(1, "folders inside %s are not read: move what is in it up into %s", path.Clean(dir), path.Clean(dir))
	case !ok && strings.EqualFold(path.Clean(dir), PicturesFolder):
		report.at(1, "this file is not read: pictures are files in %s", strings.Join(picture.Endings(), ", "))
	case !ok:
		report.at(1, "this file is not offered: pages offer files in %s", strings.Join(attachable, ", "))
	case f.files.paths[name] != at:
		report.at(1, "the names of this file and of %s differ only in how they are written, so this one is not shown: rename or remove one of them", path.Base(f.files.paths[name]))
	case f.files.known[name] == nil:
		report.at(1, "%s: link to it from a page, or remove it", noPageUses)
	}
	if ok && Unportable(name) != "" {
		report.at(1, "the name of this file cannot be used on every desk, because %s: rename the file", Unportable(name))
	}
}

// noPageUses begins a notice: the file is left where it is, and handed to no desk.
const noPageUses = "no page uses this file, so desks do not get it"

// writtenOtherwise ends a notice: the handbook finds the file all the same.
const writtenOtherwise = "write it the same way, since other programs tell them apart"

// noPictureText is said of a picture, which desks show all the same.
const noPictureText = "has no text"

// UsedAttachments lists the names of the pictures and files that a page shows.
func UsedAttachments(page []byte) []string {
	page, err := decode(page)
	if err != nil || !bytes.Contains(page, []byte("](")) && !bytes.Contains(page, []byte("]:")) {
		return nil // no link, or nothing that can be read
	}
	lower := bytes.ToLower(page)
	if !bytes.Contains(lower, []byte(PicturesFolder)) && !bytes.Contains(lower, []byte(FilesFolder)) && !bytes.Contains(lower, []byte("&#")) {
		return nil
	}
	_, body, line, ok := splitFrontMatter(normalize(page))
	if !ok {
		return nil
	}
	m := &markdown{report: ignored()}
	var names []string
	_ = ast.Walk(m.parse(body, line), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		var address []byte
		switch n := n.(type) {
		case *ast.Image:
			address = n.Destination
		case *ast.Link:
			address = n.Destination
		}
		if at, ok := attachmentAt(destination(address)); ok && entering {
			if name, ok := AttachmentName(at); ok && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return ast.WalkContinue, nil
	})
	return names
}

// attachmentSums are the names and the fingerprints of the pictures and files that a
// page shows: a sign-off covers what they show.
func (f *folder) attachmentSums(page []byte) []string {
	var sums []string
	for _, name := range UsedAttachments(page) {
		f.files.list.Do(f.listAttachments)
		sum := "none"
		if data, err := readUpTo(f.fsys, f.files.paths[name], MaxAttached+1); err == nil {
			sum = fileSum(data)
		}
		sums = append(sums, name+" "+sum)
	}
	return sums
}

func fileSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
