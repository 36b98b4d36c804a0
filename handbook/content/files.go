package content

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clinichandbook/handbook"
)

// readText reads a file as clean text: UTF-8 without a byte-order mark, lines
// ending in \n. It reports what prevents that and then returns false.
// A file that is not there is no fault: the caller knows whether it is needed.
func (f *folder) readText(file string, report reporter) ([]byte, bool) {
	data, err := readRegular(f.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false
	case errors.Is(err, errNotRegular):
		report.at(1, "this is not a file: put a plain text file in its place, or take it away")
		return nil, false
	case err != nil:
		report.at(1, "the file cannot be read (%s): check that it may be read", reason(err))
		return nil, false
	case len(data) > MaxFileSize:
		report.at(1, "the file is larger than 1 MiB: split it into several entries")
		return nil, false
	}
	data = normalize(data)
	if line, ok := firstBadLine(data); !ok {
		report.at(line, "this line holds bytes that are not UTF-8 text: save the file as UTF-8")
		return nil, false
	}
	return data, true
}

var errNotRegular = errors.New("not a regular file")

// readRegular reads a file up to a byte more than is allowed. What is not a
// file is not opened: reading a pipe would never end.
func readRegular(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(max(info.Size(), 0), MaxFileSize)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	return b.Bytes(), err
}

// normalize takes away what editors and systems do to a text.
func normalize(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// reason is the cause of a file error without the path, which the problem names already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// firstBadLine finds the first line with invalid UTF-8 or a control character.
func firstBadLine(data []byte) (line int, ok bool) {
	line = 1
	for len(data) > 0 {
		if c := data[0]; c >= ' ' && c < 0x7F {
			data = data[1:]
			continue
		}
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return line, false
		}
		if r == '\n' {
			line++
		}
		data = data[n:]
	}
	return 0, true
}

// readDir lists a folder by name, or as much of it as is asked for; -1 asks for
// all. The error is that of what could not be listed.
func readDir(fsys fs.FS, name string, most int) ([]fs.DirEntry, error) {
	if info, err := fs.Stat(fsys, name); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, &fs.PathError{Op: "list", Path: name, Err: errors.New("not a folder")}
	}
	dir, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	lister, ok := dir.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "list", Path: name, Err: errors.New("not a folder")}
	}
	items, err := lister.ReadDir(most)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	slices.SortFunc(items, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return items, err
}

// pageFiles lists the entry files of all folders of a layer. What is too much
// is reported and left out.
func (f *folder) pageFiles() []string {
	var files []string
	for _, k := range handbook.Kinds() {
		listed := f.listFolder(k.Folder())
		lower := make(map[string]bool, len(listed))
		for _, file := range listed {
			lower[file] = true
		}
		for _, file := range listed {
			small := strings.ToLower(file)
			switch {
			case validID.MatchString(strings.TrimSuffix(path.Base(file), ".md")):
				files = append(files, file)
			case small != file && lower[small]:
				f.reporter(file).at(1, "duplicate id: %s has the same id but for capitals; rename one of them", small)
			default:
				f.reporter(file).at(1, "the file name must be small letters, digits and hyphens, as in going-home.md")
			}
		}
	}
	return files
}

// listFolder lists the entry files of a folder.
func (f *folder) listFolder(name string) []string {
	report := f.reporter(name)
	items, err := readDir(f.fsys, name, f.mostFiles())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		report.at(1, "the folder cannot be read (%s): check that it may be read", reason(err))
	}
	if f.layer != nil && len(items) > MaxFiles {
		report.at(1, "the folder holds more than %d files: the rest is not read", MaxFiles)
		items = items[:MaxFiles]
	}
	var files []string
	full := false
	for _, item := range items {
		file := path.Join(name, item.Name())
		switch {
		case IsIgnored(item.Name()):
		case item.IsDir():
			f.reporter(file).at(1, "folders inside %s are not read: move the entries up", name)
		case path.Ext(item.Name()) != ".md":
			f.reporter(file).at(1, "this file is not read: the name of an entry ends in .md")
		case full || !f.room(item):
			if !full {
				f.reporter(file).at(1, "the pages up to here hold more than %d MiB: this one and those after it are not read", MaxSize>>20)
			}
			full = true
		default:
			files = append(files, file)
		}
	}
	return files
}

// mostFiles is how many files of a folder are listed: one more than are read, or
// all (-1) of the bundled content, which is trusted.
func (f *folder) mostFiles() int {
	if f.layer == nil {
		return -1
	}
	return MaxFiles + 1
}

// room reports that a page still fits into the memory that a layer may take.
// The bundled content is trusted. A link, which may lead anywhere, counts in
// full; so does a file that cannot be asked, which reading will report.
func (f *folder) room(item fs.DirEntry) bool {
	if f.layer == nil {
		return true
	}
	size := int64(MaxFileSize)
	if info, err := item.Info(); err == nil && info.Mode().IsRegular() {
		size = min(info.Size(), MaxFileSize)
	}
	f.size += size
	return f.size <= MaxSize
}
