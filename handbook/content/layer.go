package content

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"clinichandbook/handbook"
)

// Fingerprint identifies one state of a page. It is the first 12 hexadecimal
// digits of the SHA-256 of the file's text without a byte-order mark and with
// lines ending in \n, so that an editor's habits do not change it. Under based-on,
// a clinic's page names the fingerprint of the page it was copied from.
func Fingerprint(file []byte) string {
	sum := sha256.Sum256(normalize(file))
	return hex.EncodeToString(sum[:6])
}

// folder is one layer that is being read.
type folder struct {
	l     *loader
	layer *handbook.Layer // nil for the bundled content
	fsys  fs.FS
	read  bool  // it has at least one handbook file
	size  int64 // of what was read so far, in bytes

	mu   sync.Mutex // guards good
	good handbook.Good
	kept map[string]handbook.GoodFile // tables shown in their last good version

	files attachments
}

func (f *folder) name() string {
	if f.layer == nil {
		return ""
	}
	return f.layer.Name
}

// reporter reports faults of one file.
func (f *folder) reporter(file string) reporter {
	return reporter{layer: f.name(), file: file, to: &f.l.problems}
}

// desk reports whether only values are read from the layer.
func (f *folder) desk() bool { return f.layer != nil && f.layer.Desk }

// checkRoot reports files and folders that would be ignored although their names
// are nearly right. The bundled content has a test for that.
func (f *folder) checkRoot() {
	if f.layer == nil || f.desk() {
		return
	}
	items, err := readDir(f.fsys, ".", f.mostFiles())
	if err != nil {
		return // the folders that matter are checked one by one
	}
	for _, item := range items {
		name := item.Name()
		table, isCopy := likelyTable(name)
		_, isPage := pageName(name)
		switch ext := strings.ToLower(path.Ext(name)); {
		case IsIgnored(name) || isReadme(name):
		case slices.Contains(Tables(), name) || isFolder(name):
			f.read = true
		case item.IsDir() && IsAttachmentFolder(name):
		case item.IsDir():
			if f.hasPages(name) {
				f.reporter(name).at(1, "the pages in this folder are not read: move them into sections, side-effects, or faq")
			}
		case table != "" && (isCopy || slices.ContainsFunc(items, func(i fs.DirEntry) bool { return i.Name() == table })):
			f.reporter(name).at(1, secondTable+"%s is not read: compare both, keep what is right in %s, and delete this file", table, table)
		case table != "":
			f.reporter(name).at(1, "this file is not read: name it %s", table)
		case isPage:
			f.reporter(name).at(1, "this page is not read: move it into sections, side-effects, or faq")
		case ext == ".yaml" || ext == ".yml":
			f.reporter(name).at(1, "this file is not read: known names are %s", strings.Join(Tables(), ", "))
		}
	}
	if !f.read {
		f.reporter(".").at(1, "this folder contains no handbook files: check that it is the content folder, with sections, side-effects, faq, or clinic.yaml in it")
	}
}

func (f *folder) hasPages(name string) bool {
	items, _ := readDir(f.fsys, name, f.mostFiles())
	return slices.ContainsFunc(items, func(i fs.DirEntry) bool {
		_, isPage := pageName(i.Name())
		return isPage && !isReadme(i.Name())
	})
}

func isFolder(name string) bool {
	_, ok := FolderOf(name)
	return ok
}

func isReadme(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	return strings.EqualFold(base, "readme")
}
