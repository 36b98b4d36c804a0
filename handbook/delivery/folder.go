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
	"clinichandbook/handbook/message"
)

// maxFile is one byte more than the handbook accepts, which then says that the
// file is too large. The rest of it is not read.
const maxFile = content.MaxFileSize + 1

var (
	errNoContent = errors.New("no handbook file is in it")
	errNotPlain  = errors.New("not a plain file")
)

// item is one name in a content folder.
type item struct {
	name string // from the folder, with slashes
	size int64
	time time.Time
	mode fs.FileMode
}

// list lists what is at the top of a content folder and in its folders of entries,
// including what the handbook does not read: it reports names that are nearly
// right. It calls step whenever the folder answers.
func list(fsys fs.FS, step func()) ([]item, error) {
	folders := append([]string{"."}, content.Folders()...)
	var items []item
	for _, folder := range folders {
		entries, err := fs.ReadDir(fsys, folder)
		step()
		if errors.Is(err, fs.ErrNotExist) && folder != "." {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			if !isSeen(e.Name()) {
				continue
			}
			info, err := fs.Stat(fsys, name) // of the target of a link
			step()
			if errors.Is(err, fs.ErrNotExist) {
				continue // gone since, or a dead link
			}
			if err != nil {
				return nil, err
			}
			items = append(items, item{name, info.Size(), info.ModTime(), info.Mode().Type()})
			if len(items) > content.MaxFiles {
				return nil, message.New("it holds more than {{.Most}} files: is this the content folder?", message.Values{"Most": content.MaxFiles})
			}
		}
	}
	if !slices.ContainsFunc(items, item.counts) {
		return nil, errNoContent // like an empty mount point
	}
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.name, b.name) })
	return items, nil
}

// isSeen ignores files that are nobody's content, and names that no handbook file
// has.
func isSeen(name string) bool {
	return !content.IsIgnored(name) && utf8.ValidString(name) && !strings.Contains(name, `\`)
}

// counts reports that the handbook reads an item.
func (i item) counts() bool { return !i.mode.IsDir() && content.IsContent(i.name) }

// stampOf is a text that changes when a file does.
func stampOf(items []item) string {
	h := sha256.New()
	for _, i := range items {
		fmt.Fprintf(h, "%q %d %d %v\n", i.name, i.size, i.time.UnixNano(), i.mode)
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

// readFolder reads all files into a zip file, which depends only on their names
// and content. What is not a plain file, or must not be read, is in bad.
func readFolder(fsys fs.FS, items []item, step func()) (data []byte, bad map[string]error, err error) {
	bad = map[string]error{}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, i := range items {
		name := i.name
		if i.mode.IsDir() {
			name += "/"
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, nil, err
		}
		switch {
		case !i.counts():
			continue // only its name matters
		case !i.mode.IsRegular():
			bad[i.name] = errNotPlain
			continue
		}
		err = readFile(w, fsys, i.name)
		step()
		if errors.Is(err, fs.ErrPermission) {
			bad[i.name] = errors.New("permission denied")
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if b.Len() > content.MaxSize {
			return nil, nil, message.New("its files are larger than {{.Most}} MiB together: is this the content folder?", message.Values{"Most": content.MaxSize >> 20})
		}
	}
	if err := z.Close(); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), bad, nil
}

func readFile(w io.Writer, fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, io.LimitReader(f, maxFile))
	return err
}
