// Package author is the content owner's work on a folder of content: checking it,
// starting a page or copying a bundled one, recording reviews, and packing the folder
// for the desks. A [Workspace] adds what people need to write together: drafts that are
// merged, publishing in one step, and a history.
//
// It refuses to overwrite what somebody else wrote, leaves a file as it was if
// something fails, and returns errors in words for the content owner. It knows nothing
// of command lines and windows, prints nothing, and opens no network connection.
package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

// wholeFile makes a content folder a handbook of its own, instead of a clinic's
// folder over the bundled handbook.
const wholeFile = "handbook.yaml"

// Folder is a content folder.
type Folder struct {
	Bundled fs.FS  // the bundled content
	Dir     string // "" for the bundled content alone
}

// InputError is a mistake in what was asked for, not in the content.
type InputError struct{ Text string }

func (e *InputError) Error() string { return e.Text }

func inputError(format string, args ...any) error {
	return &InputError{fmt.Sprintf(format, args...)}
}

// Content opens the folder: alone if it is a handbook of its own or alone is
// set, else over the bundled content.
func (f Folder) Content(alone bool) (bundled fs.FS, layers []handbook.Layer, err error) {
	if f.Dir == "" {
		return f.Bundled, nil, nil
	}
	if err := f.exists(); err != nil {
		return nil, nil, err
	}
	fsys := os.DirFS(f.Dir)
	if _, err := fs.Stat(fsys, wholeFile); alone || err == nil {
		return fsys, nil, nil
	}
	return f.Bundled, []handbook.Layer{{FS: fsys}}, nil // unnamed: it is the folder that was asked about
}

// Load reads the handbook that the folder makes, and its vocabulary.
func (f Folder) Load() (*handbook.Handbook, *handbook.Vocabulary, error) {
	bundled, layers, err := f.Content(false)
	if err != nil {
		return nil, nil, err
	}
	return content.Load(bundled, layers...)
}

// Check lists the problems of the folder; alone checks it without the bundled
// content. Today is a date, 2026-11-23.
func (f Folder) Check(alone bool, today string) ([]handbook.Problem, error) {
	bundled, layers, err := f.Content(alone)
	if err != nil {
		return nil, err
	}
	h, _, err := content.Load(bundled, layers...)
	if err != nil && len(h.Problems()) == 0 {
		return content.Check(bundled, layers...), nil
	}
	problems := append(slices.Clone(h.Problems()), undrawable(h)...)
	for _, e := range h.Entries() {
		if e.Review.On <= today {
			continue
		}
		p := handbook.Problem{File: e.ID + ".md", Line: 1, Msg: "the review is dated " + e.Review.On + ", which is in the future: correct the date", Advice: "correct the date"}
		if e.Origin == nil && len(layers) > 0 {
			p.File = reviewsFile
		}
		p.Line = lineWith(filepath.Join(f.Dir, filepath.FromSlash(p.File)), e.Review.On)
		problems = append(problems, p)
	}
	return problems, nil
}

// readFile reads a file of a content or working folder.
func readFile(name string) ([]byte, error) { return durable.ReadFile(name, content.MaxFileSize) }

// lineWith is the first line of a file with a text, or 1.
func lineWith(file, text string) int {
	data, err := readFile(file)
	before, _, found := strings.Cut(string(data), text)
	if err != nil || !found {
		return 1
	}
	return strings.Count(before, "\n") + 1
}

// exists reports, as an [InputError], that the folder cannot be used.
func (f Folder) exists() error {
	info, err := os.Stat(f.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inputError("there is no folder %s", f.Dir)
	case err != nil:
		return inputError("the folder %s cannot be read: %v", f.Dir, err)
	case !info.IsDir():
		return inputError("%s is a file: name the content folder, which contains sections, side-effects and faq", f.Dir)
	}
	return nil
}

var validName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// PageID reads the id of a page as people type it: with a kind in the singular
// and the ending .md, too. The error is an [InputError].
func PageID(text string) (string, error) {
	kind, name, _ := strings.Cut(strings.TrimSuffix(filepath.ToSlash(text), ".md"), "/")
	for _, k := range handbook.Kinds() {
		if kind != k.Folder() && kind != k.Key() {
			continue
		}
		if !validName.MatchString(name) {
			return "", inputError("%q is not a page name: use lowercase letters, digits and hyphens, as in %s/going-home", name, k.Folder())
		}
		id := path.Join(k.Folder(), name)
		if why := content.Unportable(id + ".md"); why != "" {
			return "", inputError("no page can be named %.40q, because %s: choose another name", name, why)
		}
		return id, nil
	}
	return "", inputError("%q is not a page: begin with sections/, side-effects/ or faq/, as in faq/parking", text)
}

// ReplaceFile writes a file that somebody named, in one step: see
// [durable.WriteFile].
func ReplaceFile(name string, data []byte) error {
	err := durable.WriteFile(name, data)
	var changed *durable.ChangedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &changed):
		return fmt.Errorf("%s may be incomplete: %w", name, err)
	}
	return fmt.Errorf("%s cannot be written and was left as it was: %w", name, err)
}
