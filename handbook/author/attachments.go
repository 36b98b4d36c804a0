package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/picture"
	"clinichandbook/handbook/picture/raster"
)

// addAttachments adds the pictures and files that pages show, by the names that the
// handbook has for them. What cannot be read, the check reports.
func (f Folder) addAttachments(files map[string][]byte) error {
	used := map[string]bool{}
	for name, text := range files {
		if _, isPage := content.PageID(name); isPage {
			for _, shown := range content.UsedAttachments(text) {
				used[shown] = true
			}
		}
	}
	if len(used) == 0 {
		return nil
	}
	return f.eachAttachment(func(file, name string) error {
		if !used[name] {
			return nil
		}
		data, err := readAttachment(filepath.Join(f.Dir, filepath.FromSlash(file)))
		var input *InputError
		if errors.As(err, &input) {
			return nil // the check says so, page by page
		}
		if err == nil && (files[name] == nil || file == name) {
			files[name] = data
		}
		return err
	})
}

// eachAttachment calls do for each picture and file of the folder, with its name.
func (f Folder) eachAttachment(do func(file, name string) error) error {
	return f.eachFile(content.IsAttachmentFolder, content.AttachmentName, do)
}

// attachmentFile is the path of a picture or file: the one that the handbook reads
// by that name, however it is named, or else the one that it would be.
func (f Folder) attachmentFile(name string) string {
	exact := filepath.Join(f.Dir, filepath.FromSlash(name))
	if _, err := os.Lstat(exact); err == nil {
		return exact
	}
	found := exact
	_ = f.eachAttachment(func(file, n string) error {
		if n == name && found == exact {
			found = filepath.Join(f.Dir, filepath.FromSlash(file))
		}
		return nil
	})
	return found
}

// readAttachment reads a picture or file. The error is an [InputError] if it is
// nothing that a page can show.
func readAttachment(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, inputError("%s is a link that leads nowhere: remove it", file)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, inputError("%s is not a file: remove it", file)
	case info.Size() > content.MaxAttached:
		return nil, inputError("%s is larger than %d MB: save it smaller", file, content.MaxAttached>>20)
	}
	return durable.ReadFile(file, content.MaxAttached)
}

// undrawable lists the pictures of the folder's pages that no desk can draw: damaged
// ones, which only drawing shows.
func undrawable(h *handbook.Handbook) []handbook.Problem {
	var problems []handbook.Problem
	seen := map[*handbook.File]bool{}
	for _, e := range h.Entries() {
		for _, a := range e.Attachments() {
			if seen[a.File] || !a.File.IsPicture() {
				continue
			}
			seen[a.File] = true
			data, err := a.File.Read()
			if err == nil {
				_, err = raster.Decode(data, checkSide)
			}
			if err != nil {
				problems = append(problems, handbook.Problem{File: a.File.Path, Line: 1, Msg: "the picture " + err.Error()})
			}
		}
	}
	return problems
}

// checkSide is the size at which pictures are drawn to see whether they can be.
const checkSide = 64

// AttachError means that a file cannot be shown by a page, in words for the content
// owner.
type AttachError struct{ Name, Why string }

func (e *AttachError) Error() string { return fmt.Sprintf("%s %s", e.Name, e.Why) }

// Attach copies a file that somebody chose into the draft, and returns the name by
// which pages show it. A picture that is too large is made smaller. A file that is
// there already under another name is used; none is replaced. The error may be an
// [AttachError] or a [ReachError].
func (w Workspace) Attach(chosen string) (name string, err error) {
	info, err := os.Stat(chosen)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return "", &AttachError{filepath.Base(chosen), "cannot be read"}
	case info.Size() > maxChosen:
		return "", &AttachError{filepath.Base(chosen), fmt.Sprintf("is larger than %d MB: save it smaller", maxChosen>>20)}
	}
	data, err := durable.ReadFile(chosen, maxChosen)
	if err != nil {
		return "", &AttachError{filepath.Base(chosen), "cannot be read"}
	}
	name, data, err = Attachable(filepath.Base(chosen), data)
	if err != nil {
		return "", err
	}
	err = w.change(func() error {
		name, err = w.attach(name, data)
		return err
	})
	return name, err
}

// maxChosen is how large a file may be that somebody chooses: pictures are made
// smaller.
const maxChosen = 64 << 20

// Attachable is what a page can show of a file: its name in a content folder and,
// of a picture that is too large, a smaller one. The error is an [AttachError].
func Attachable(chosen string, data []byte) (name string, small []byte, err error) {
	name = content.AttachmentFileName(chosen)
	if name == "" {
		return "", nil, &AttachError{chosen, "cannot be shown by a page: pages show pictures (" + strings.Join(picture.Endings(), ", ") + ") and offer documents, such as PDF"}
	}
	if !strings.HasPrefix(name, content.PicturesFolder+"/") {
		if len(data) > content.MaxAttached {
			return "", nil, &AttachError{chosen, fmt.Sprintf("is larger than %d MB: save it smaller", content.MaxAttached>>20)}
		}
		if why := content.Unlike(name, data); why != "" {
			return "", nil, &AttachError{chosen, why}
		}
		return name, data, nil
	}
	small, ending, err := raster.Shrunk(data)
	if err != nil {
		return "", nil, &AttachError{chosen, err.Error()}
	}
	return strings.TrimSuffix(name, path.Ext(name)) + ending, small, nil
}

// attach writes a picture or file into the draft, under a name that is free.
func (w Workspace) attach(name string, data []byte) (string, error) {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	for n := 1; ; n++ {
		if n > 1 {
			name = stem + "-" + strconv.Itoa(n) + ending
		}
		file := w.Draft().attachmentFile(name)
		there, err := readAttachment(file)
		if err == nil && string(there) == string(data) {
			return name, nil
		}
		if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
			return name, w.put(file, data)
		}
	}
}

// AttachData writes what [Attachable] returned into the draft, and returns the name
// that it got.
func (w Workspace) AttachData(name string, data []byte) (got string, err error) {
	err = w.change(func() error {
		got, err = w.attach(name, data)
		return err
	})
	return got, err
}
