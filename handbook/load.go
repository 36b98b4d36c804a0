package handbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFileSize bounds a content file, in bytes.
const maxFileSize = 1 << 20

// loader gathers a handbook from its files. References between entries are
// resolved once all of them are known.
type loader struct {
	fsys     fs.FS
	h        *Handbook
	pages    []*page
	known    map[string]bool // ids of all entry files, broken ones too: a link to one of those is not dead
	aliases  map[string]string
	problems []Problem
}

// page is an entry that is being loaded.
type page struct {
	file    string
	entry   *Entry
	related []locatedText
}

func newLoader(fsys fs.FS) *loader {
	return &loader{
		fsys: fsys,
		h: &Handbook{
			byID:    map[string]*Entry{},
			sources: map[string]*Source{},
			byField: map[string]*Field{},
		},
		known:   map[string]bool{},
		aliases: map[string]string{},
	}
}

func (l *loader) load() *Handbook {
	l.readInfo()
	l.readSources()
	l.readFields()
	l.readClinic()
	l.readEntries()
	l.resolveRelated()
	l.readRedFlags()
	l.readVocabulary()
	l.h.problems = sortProblems(l.problems)
	return l.h
}

// reporter reports faults of one file.
func (l *loader) reporter(file string) func(line int, format string, args ...any) {
	return func(line int, format string, args ...any) {
		l.problems = append(l.problems, Problem{file, max(line, 1), fmt.Sprintf(format, args...)})
	}
}

// reported tells whether a fault of that line is known already.
func (l *loader) reported(file string, line int) bool {
	return slices.ContainsFunc(l.problems, func(p Problem) bool { return p.File == file && p.Line == line })
}

// readText reads a file as clean text: UTF-8 without a byte-order mark, lines
// ending in \n. It reports what prevents that and then returns false.
// A file that is not there is no fault: the caller knows whether it is needed.
func (l *loader) readText(file string) ([]byte, bool) {
	report := l.reporter(file)
	f, err := l.fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	if err != nil {
		report(1, "the file cannot be opened (%s): check that it may be read", reason(err))
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	switch {
	case err != nil:
		report(1, "the file cannot be read (%s): check that it may be read", reason(err))
		return nil, false
	case len(data) > maxFileSize:
		report(1, "the file is larger than 1 MiB: split it into several entries")
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	if line, ok := firstBadLine(data); !ok {
		report(line, "this line holds bytes that are not UTF-8 text: save the file as UTF-8")
		return nil, false
	}
	return data, true
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

var validID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (l *loader) readEntries() {
	var files []string
	for _, k := range Kinds() {
		listed := l.listFolder(k.Folder())
		for _, file := range listed {
			id := strings.TrimSuffix(file, ".md")
			lower := strings.ToLower(file)
			switch {
			case validID.MatchString(path.Base(id)):
				l.known[id] = true
				files = append(files, file)
			case lower != file && slices.Contains(listed, lower):
				l.reporter(file)(1, "duplicate id: %s has the same id but for capitals; rename one of them", lower)
			default:
				l.reporter(file)(1, "the file name must be small letters, digits and hyphens, as in going-home.md")
			}
		}
	}
	for _, file := range files {
		if data, ok := l.readText(file); ok {
			l.readPage(file, data)
		}
	}
	for _, p := range l.pages {
		l.h.entries = append(l.h.entries, p.entry)
		l.h.byID[p.entry.ID] = p.entry
	}
	slices.SortFunc(l.h.entries, func(a, b *Entry) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		if c := strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// listFolder lists the entry files of a folder. Hidden files, which editors
// and systems leave behind, are passed over.
func (l *loader) listFolder(folder string) []string {
	items, err := fs.ReadDir(l.fsys, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.reporter(folder)(1, "the folder cannot be read (%s): check that it may be read", reason(err))
	}
	var files []string
	for _, item := range items {
		file := path.Join(folder, item.Name())
		switch {
		case strings.HasPrefix(item.Name(), ".") || strings.HasSuffix(item.Name(), "~"):
		case item.IsDir():
			l.reporter(file)(1, "folders inside %s are not read: move the entries up", folder)
		case path.Ext(item.Name()) != ".md":
			l.reporter(file)(1, "this file is not read: the name of an entry ends in .md")
		default:
			files = append(files, file)
		}
	}
	return files
}

func (l *loader) resolveRelated() {
	for _, p := range l.pages {
		for _, r := range p.related {
			switch {
			case l.h.byID[r.text] != nil:
				p.entry.Related = append(p.entry.Related, l.h.byID[r.text])
			case !l.known[r.text]:
				l.reporter(p.file)(r.line, "dead link: there is no entry %q; related takes ids such as faq/can-i-drive", r.text)
			}
		}
	}
}
