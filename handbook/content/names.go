package content

import (
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// What a content folder may hold. The limits are the same wherever content is
// read, copied to a desk or packed; ten thousand pages fit with room to spare.
const (
	MaxFileSize = 1 << 20  // bytes of one file
	MaxSize     = 64 << 20 // bytes of all files
	MaxFiles    = 20_000
)

// The tables next to the pages, all in YAML.
const (
	infoFile       = "handbook.yaml"
	sourcesFile    = "sources.yaml"
	fieldsFile     = "clinic-fields.yaml"
	clinicFile     = "clinic.yaml"
	redFlagsFile   = "red-flags.yaml"
	vocabularyFile = "vocabulary.yaml"
)

// Tables lists the names of all tables.
func Tables() []string {
	return []string{infoFile, sourcesFile, fieldsFile, clinicFile, redFlagsFile, vocabularyFile}
}

// Folders lists the folders that hold pages.
func Folders() []string {
	var names []string
	for _, k := range handbook.Kinds() {
		names = append(names, k.Folder())
	}
	return names
}

// IsContent reports whether a path inside a content folder, with slashes, is one
// that a handbook is made of: a page in one of the folders, or a YAML file at the
// top, known or not.
func IsContent(name string) bool {
	folder, base := path.Split(name)
	switch {
	case IsIgnored(base):
		return false
	case folder == "":
		return path.Ext(base) == ".yaml"
	}
	return slices.Contains(Folders(), strings.TrimSuffix(folder, "/")) && path.Ext(base) == ".md"
}

// IsIgnored reports whether a file or folder of this name, without its path,
// belongs to a system, an editor or a synchronizer and is passed over without a
// word.
func IsIgnored(base string) bool {
	lower := strings.ToLower(base)
	switch path.Ext(lower) {
	case ".tmp", ".temp", ".bak", ".swp", ".swo", ".part", ".partial", ".crdownload", ".lnk", ".new":
		return true
	}
	for _, prefix := range []string{".", "~$", "$recycle.bin", "@eadir"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return strings.HasSuffix(lower, "~") || slices.Contains([]string{"thumbs.db", "ehthumbs.db", "desktop.ini", "system volume information", "__macosx"}, lower)
}
