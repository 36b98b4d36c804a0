package content

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// readText reads a file as clean text: UTF-8 without a byte-order mark, lines
// ending in \n. If it cannot, it reports why and returns false. A missing file is
// no fault: the caller knows whether it is required.
func (f *folder) readText(file string, report reporter) ([]byte, bool) {
	data, ok := f.readDecoded(file, report)
	if !ok {
		return nil, false
	}
	if line, ok := firstBadLine(data); !ok {
		report.at(line, notText)
		return nil, false
	}
	return data, true
}

const notText = "this line contains characters that are not text: retype the line, or save the file as UTF-8 in your editor"

// readDecoded reads a file that may have lines that are not text.
func (f *folder) readDecoded(file string, report reporter) ([]byte, bool) {
	data, err := readRegular(f.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false
	case errors.Is(err, ErrNotFile):
		report.at(1, "this is not a file: replace it with a plain text file, or remove it")
		return nil, false
	case err != nil:
		report.at(1, "the file cannot be read (%s): check that it may be read", reason(err))
		return nil, false
	case len(data) > MaxFileSize:
		report.at(1, "the file is larger than 1 MiB: split it into several entries")
		return nil, false
	}
	data, err = decode(data)
	if err != nil {
		report.at(1, "%s", err)
		return nil, false
	}
	return normalize(data), true
}

// ErrNotFile means that something is neither a file nor a folder.
var ErrNotFile = errors.New("not a file")

// readRegular reads a file, up to one byte more than is allowed. It opens regular
// files only: reading a pipe would never end.
func readRegular(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotFile
	}
	return readUpTo(fsys, file, MaxFileSize+1)
}

// readUpTo reads the first bytes of a file.
func readUpTo(fsys fs.FS, file string, most int64) ([]byte, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		b.Grow(int(min(max(info.Size(), 0), most)) + bytes.MinRead)
	}
	_, err = b.ReadFrom(io.LimitReader(f, most))
	return b.Bytes(), err
}

// normalize undoes what editors and systems do to text: byte-order marks and line
// endings.
func normalize(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// reason is the cause of a file error in plain words, without the path that the
// problem already names.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.Is(err, syscall.ELOOP):
		return "it is a link that leads in a circle"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "its name is too long"
	}
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
// all. The error says why the rest could not be listed.
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

// pageFile is the file of a page.
type pageFile struct {
	name, id string
	lost     bool // it was readable once, and cannot be listed now
}

// pageFiles lists the files of all pages of a layer. What is too much, and a
// second file of the same page, is reported and left out.
func (f *folder) pageFiles() []pageFile {
	var files []pageFile
	for _, folder := range f.pageFolders() {
		files = append(files, f.listFolder(folder)...)
	}
	// Of several files of one page, the one that is named as the handbook would
	// name it is read, else the first.
	taken := map[string]string{}
	for _, file := range files {
		if _, ok := taken[file.id]; !ok || file.name == file.id+".md" {
			taken[file.id] = file.name
		}
	}
	return slices.DeleteFunc(files, func(file pageFile) bool {
		first := taken[file.id]
		if original := taken[likelyOriginal(file.name)]; original != "" {
			first = original
		}
		if shorter := taken[f.twinOf(file, taken)]; shorter != "" {
			first = shorter
		}
		if first != file.name {
			f.reporter(file.name).at(1, secondPage+"%s is not shown: compare both, keep what is right in %s, and delete this file", first, path.Base(first))
			return true
		}
		return false
	})
}

// twinOf is the id of a page that a file is a second version of, as "parking 2" and
// "parking_old" are of parking, or "": its name goes on after that of the other one,
// and it has the same title.
func (f *folder) twinOf(file pageFile, taken map[string]string) string {
	if f.layer == nil || file.lost {
		return ""
	}
	for at := strings.LastIndexByte(file.id, '-'); at > 0; at = strings.LastIndexByte(file.id[:at], '-') {
		if other := taken[file.id[:at]]; other != "" {
			if title := f.titleOf(file.name); title != "" && title == f.titleOf(other) {
				return file.id[:at]
			}
		}
	}
	return ""
}

// titleOf is the title of the page in a file, or "".
func (f *folder) titleOf(file string) string {
	data, _ := f.readText(file, ignored())
	top, _, _ := readTop(data)
	for _, p := range top.pairs {
		if p.key == "title" {
			return aliasKey(yamlFile{1, ignored()}.text(p.node, p.key))
		}
	}
	return ""
}

// likelyOriginal is the id of the page that a file is a second copy of, if there
// is such a page, or "".
func likelyOriginal(file string) string {
	folder, base := path.Split(file)
	base, _ = pageName(base)
	original, ok := originalName(base, likelyCopyNames)
	if !ok {
		return ""
	}
	id, _ := PageID(folder + original + ".md")
	return id
}

// pageFolders lists the folders of a layer that hold pages, as they are named:
// "FAQ" and "Side effects" will do.
func (f *folder) pageFolders() []string {
	items, _ := readDir(f.fsys, ".", f.mostFiles()) // checkRoot reports what fails
	var names []string
	for _, folder := range Folders() {
		named := false
		for _, item := range items {
			if meant, _ := FolderOf(item.Name()); meant == folder && (item.Name() == folder || item.IsDir()) {
				names = append(names, item.Name())
				named = named || item.Name() == folder
			}
		}
		if !named {
			names = append(names, folder) // perhaps there, but not listed
		}
	}
	return names
}

// listFolder lists the pages of a folder.
func (f *folder) listFolder(name string) []pageFile {
	kind, _ := FolderOf(name)
	report := f.reporter(name)
	items, err := readDir(f.fsys, name, f.mostFiles())
	if isLost(err) {
		report.at(1, "the folder cannot be read (%s): check that it is a folder and may be read; until then, desks keep showing the last good version of its pages, if they have one", reason(err))
		return f.lostPages(kind, nil)
	}
	if f.layer != nil && len(items) > MaxFiles {
		report.at(1, "the folder has more than %d files: the rest is not read", MaxFiles)
		items = items[:MaxFiles]
	}
	var files []pageFile
	var lost []string // ids of pages that are there and are not read
	full := false
	for _, item := range items {
		file := path.Join(name, item.Name())
		_, isPage := pageName(item.Name())
		id, ok := PageID(file)
		switch {
		case IsIgnored(item.Name()):
		case !utf8.ValidString(item.Name()) || strings.Contains(item.Name(), `\`): // desks pass it over
			f.reporter(file).at(1, "this file is not read, because its name has signs that not every system reads: rename it with letters, digits, and hyphens")
		case item.IsDir():
			lost = append(lost, id)
			f.reporter(file).at(1, "folders inside %s are not read: move the pages up into %s", name, name)
		case !isPage && AttachmentFileName(item.Name()) != "" && path.Ext(item.Name()) != ".txt":
			f.reporter(file).at(1, "this file is not shown: move it into the folder %s", path.Dir(AttachmentFileName(item.Name())))
		case !isPage:
			f.reporter(file).at(1, "this file is not read: the name of a page ends in .md")
		case !ok:
			f.reporter(file).at(1, "the file name has no letters to make an id from: use lowercase letters, digits, and hyphens, as in going-home.md")
		case full || !f.room(item):
			if !full {
				f.reporter(file).at(1, "the pages up to here hold more than %d MiB: this one and those after it are not read", MaxSize>>20)
			}
			full = true
			lost = append(lost, id)
		default:
			why := Unportable(id + ".md")
			if printableName(item.Name()) != item.Name() {
				why = "it has signs that nobody sees"
			}
			if why != "" {
				f.reporter(file).at(1, "the name of this file cannot be used on every desk, because %s: rename the file", why)
			}
			files = append(files, pageFile{name: file, id: id})
		}
	}
	if lost == nil {
		return files
	}
	return append(files, f.lostPages(kind, lost)...)
}

// mostFiles is how many files of a folder to list: one more than are read, or all
// (-1) for the bundled content, which is trusted.
func (f *folder) mostFiles() int {
	if f.layer == nil {
		return -1
	}
	return MaxFiles + 1
}

// room reports whether another page fits into the memory budget of a layer. The
// bundled content is trusted. A link may lead anywhere, so it counts as the
// largest file allowed; so does a file without information, whose error reading
// will report.
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
