package delivery

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/message"
)

var (
	errNoContent = errors.New("no handbook file is in it")
	errNotPlain  = content.ErrNotFile
)

// item is one name in a content folder.
type item struct {
	name string // from the folder, with slashes
	size int64
	time time.Time
	mode fs.FileMode
	err  error // why it cannot be read, or nil
}

// list lists what is at the top of a content folder and in its folders of entries,
// including files that the handbook does not read, because it reports names that are
// nearly right. It calls step whenever the folder answers. An item that cannot be read
// is listed with its error.
func list(fsys fs.FS, step func()) ([]item, error) {
	l := lister{fsys: fsys, step: step}
	if err := l.folder("."); err != nil {
		return nil, err
	}
	for _, top := range slices.Clone(l.items) {
		if _, ok := content.FolderOf(top.name); !ok && !content.IsAttachmentFolder(top.name) || !top.mode.IsDir() {
			continue
		}
		if err := l.folder(top.name); err != nil {
			return nil, err
		}
	}
	if !slices.ContainsFunc(l.items, item.counts) {
		return nil, errNoContent // like an empty mount point
	}
	slices.SortFunc(l.items, func(a, b item) int { return strings.Compare(a.name, b.name) })
	return l.items, nil
}

// mostUnreadable is how many items may be unreadable before the place itself counts
// as unreadable.
const mostUnreadable = 100

// lister lists a content folder.
type lister struct {
	fsys       fs.FS
	step       func()
	items      []item
	unreadable int
}

// folder lists what is in a folder.
func (l *lister) folder(name string) error {
	entries, err := fs.ReadDir(l.fsys, name)
	l.step()
	if err != nil {
		if name == "." {
			return err
		}
		at := slices.IndexFunc(l.items, func(i item) bool { return i.name == name })
		l.items[at].err = err
		return l.tolerate(err)
	}
	for _, e := range entries {
		file := path.Join(name, e.Name())
		if !isListed(e.Name()) {
			continue
		}
		info, err := fs.Stat(l.fsys, file) // of the target of a link
		l.step()
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // gone since, or a dead link
		case err != nil:
			if err := l.tolerate(err); err != nil {
				return err
			}
			l.items = append(l.items, item{name: file, mode: fs.ModeIrregular, err: err})
		default:
			l.items = append(l.items, item{name: file, size: info.Size(), time: info.ModTime(), mode: info.Mode().Type()})
		}
		if len(l.items) > content.MaxFiles {
			return message.New("delivery.cause.too-many", "it has more than {{.Most}} files: is this the content folder?", message.Values{"Most": content.MaxFiles})
		}
	}
	return nil
}

// tolerate returns the error of an item unless only that item is at fault: the folder
// still answers.
func (l *lister) tolerate(err error) error {
	l.unreadable++
	if l.unreadable > mostUnreadable || !answers(l.fsys) {
		return err
	}
	l.step()
	return nil
}

// answers reports whether a content folder can be listed.
func answers(fsys fs.FS) bool {
	_, err := fs.ReadDir(fsys, ".")
	return err == nil
}

// isListed leaves out system files, and names that no handbook file can have.
func isListed(name string) bool {
	return !content.IsIgnored(name) && utf8.ValidString(name) && !strings.Contains(name, `\`)
}

// counts reports that the handbook reads an item.
func (i item) counts() bool { return !i.mode.IsDir() && content.IsContent(i.name) }

// shown reports that pages may show an item.
func (i item) shown() bool { return !i.mode.IsDir() && content.IsAttachment(i.name) }

// stampOf is a text that changes when a file does.
func stampOf(items []item) string {
	h := sha256.New()
	for _, i := range items {
		fmt.Fprintf(h, "%q %d %d %v %v\n", i.name, i.size, i.time.UnixNano(), i.mode, i.err)
	}
	return string(h.Sum(nil))
}

// newest is when the newest file was changed, or the zero time.
func newest(items []item) time.Time {
	var t time.Time
	for _, i := range items {
		if i.mode.IsRegular() && i.time.After(t) {
			t = i.time
		}
	}
	return t
}

// folderReader reads files into a zip file, which depends only on their names and
// content.
type folderReader struct {
	fsys fs.FS
	step func()
	b    bytes.Buffer
	z    *zip.Writer
	bad  map[string]error // what is not a plain file, or must not be read
	used map[string]bool  // names of the pictures and files that pages show
}

// readFolder reads the files of the handbook, and the pictures and files that pages
// show, or all of them. What is not a regular file, or must not be read, is in bad.
func readFolder(fsys fs.FS, items []item, all bool, step func()) (data []byte, bad map[string]error, err error) {
	r := &folderReader{fsys: fsys, step: step, bad: map[string]error{}, used: map[string]bool{}}
	r.z = zip.NewWriter(&r.b)
	for _, pages := range []bool{true, false} { // which say what else is to be read
		for _, i := range items {
			name, _ := content.AttachmentName(i.name)
			if i.shown() == pages || i.shown() && !all && !r.used[name] {
				continue
			}
			if err := r.add(i, i.counts() || i.shown()); err != nil {
				return nil, nil, err
			}
		}
	}
	if err := r.z.Close(); err != nil {
		return nil, nil, err
	}
	return r.b.Bytes(), r.bad, nil
}

// add adds an item, with what is in it or, if only its name matters, without.
func (r *folderReader) add(i item, whole bool) error {
	name := i.name
	if i.mode.IsDir() {
		name += "/"
	}
	w, err := r.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	switch {
	case i.err != nil:
		r.bad[i.name] = i.err
		return nil
	case !whole:
		return nil
	case !i.mode.IsRegular():
		r.bad[i.name] = errNotPlain
		return nil
	}
	err = r.read(w, i.name)
	r.step()
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || durable.IsBusy(err) || !answers(r.fsys) {
			return err // somebody is writing it, or the place is unreachable
		}
		r.bad[i.name] = err
		return nil
	}
	if r.b.Len() > content.MaxSize {
		return message.New("delivery.cause.too-large", "its files total more than {{.Most}} MiB: is this the content folder?", message.Values{"Most": content.MaxSize >> 20})
	}
	return nil
}

// read copies a file, up to one byte more than the handbook accepts, so that the
// handbook reports a file that is too large.
func (r *folderReader) read(w io.Writer, name string) error {
	f, err := r.fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	from := io.LimitReader(f, content.MostBytes(name)+1)
	if _, isPage := content.PageID(name); !isPage {
		_, err = io.Copy(w, from)
		return err
	}
	text, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	r.step()
	for _, shown := range content.UsedAttachments(text) {
		r.used[shown] = true
	}
	_, err = w.Write(text)
	return err
}
