package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clinichandbook/handbook/content"
)

// file is the path of a page: the file that the handbook reads as that page,
// however it is named, or else the one that it would be.
func (f Folder) file(id string) string {
	exact := filepath.Join(f.Dir, filepath.FromSlash(id)+".md")
	if _, err := os.Lstat(exact); f.Dir == "" || err == nil {
		return exact
	}
	found := exact
	_ = f.eachPage(func(file, page string) error {
		if page == id && found == exact {
			found = filepath.Join(f.Dir, filepath.FromSlash(file))
		}
		return nil
	})
	return found
}

// eachPage calls do for the file of each page, with its id.
func (f Folder) eachPage(do func(file, id string) error) error {
	isPages := func(folder string) bool { _, ok := content.PageID(folder + "/x.md"); return ok }
	return f.eachFile(isPages, content.PageID, do)
}

// eachFile calls do for each file, and its name in the handbook, that is in some of the
// folders.
func (f Folder) eachFile(isOne func(folder string) bool, nameOf func(file string) (string, bool), do func(file, name string) error) error {
	folders, err := os.ReadDir(f.Dir)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if !isOne(folder.Name()) {
			continue
		}
		items, err := os.ReadDir(filepath.Join(f.Dir, folder.Name()))
		if err != nil {
			continue // a file of that name, which the check reports
		}
		for _, item := range items {
			file := folder.Name() + "/" + item.Name()
			if name, ok := nameOf(file); ok && !item.IsDir() {
				if err := do(file, name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// collect reads what people write in the folder, and what its pages show, by the
// names that the handbook has for it: "FAQ/Our Parking.MD" is faq/our-parking.md.
func (f Folder) collect() (map[string][]byte, error) {
	files, err := f.collectPages()
	if err == nil {
		err = f.addAttachments(files)
	}
	return files, err
}

// collectPages reads the pages and tables.
func (f Folder) collectPages() (map[string][]byte, error) {
	files := map[string][]byte{}
	items, err := os.ReadDir(f.Dir)
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		if content.IsContent(item.Name()) && !item.IsDir() && item.Name() != content.NewsFile {
			if files[item.Name()], err = readContent(filepath.Join(f.Dir, item.Name())); err != nil {
				return nil, err
			}
		}
	}
	err = f.eachPage(func(file, id string) error {
		name := id + ".md"
		if _, ok := files[name]; ok && file != name {
			return nil // a second copy, which the check reports
		}
		files[name], err = readContent(filepath.Join(f.Dir, filepath.FromSlash(file)))
		return err
	})
	return files, err
}

// LeftOut lists what is in the folder and goes to no desk, except for what systems
// and editors leave behind.
func (f Folder) LeftOut() (names []string, err error) {
	if f.Dir == "" {
		return nil, nil
	}
	collected, err := f.collect()
	if err != nil {
		return nil, err
	}
	return f.leftOut(collected)
}

// leftOut lists what is in the folder and is not among what was collected.
func (f Folder) leftOut(collected map[string][]byte) (names []string, err error) {
	err = fs.WalkDir(os.DirFS(f.Dir), ".", func(name string, item fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case content.IsIgnored(item.Name()):
		case item.IsDir():
			if _, ok := content.PageID(name + "/x.md"); ok || content.IsAttachmentFolder(name) {
				return nil
			}
			names = append(names, name+"/")
		case !isCollected(name, collected):
			names = append(names, name)
		}
		if item.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return names, err
}

// isCollected reports that a file is a page or a table, or something that pages show.
func isCollected(name string, collected map[string][]byte) bool {
	shown, ok := content.AttachmentName(name)
	return content.IsContent(name) || ok && collected[shown] != nil
}

func readContent(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, inputError("%s is a link that leads nowhere: remove it", file)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, inputError("%s is not a file: replace it with a plain text file, or remove it", file)
	case info.Size() > content.MaxFileSize:
		return nil, inputError("%s is larger than %d MiB: split it into several entries", file, content.MaxFileSize>>20)
	}
	data, err := readFile(file)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", file, err)
	}
	return data, nil
}

// contentFile is the path of a file by the name that collect has for it.
func (f Folder) contentFile(name string) string {
	if id, ok := strings.CutSuffix(name, ".md"); ok {
		return f.file(id)
	}
	if content.IsAttachment(name) {
		return f.attachmentFile(name)
	}
	return filepath.Join(f.Dir, filepath.FromSlash(name))
}
