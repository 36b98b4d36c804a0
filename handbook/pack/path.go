package pack

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

const maxPath = 200

var (
	plainSegment = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)
	deviceName   = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)
)

// checkPath holds that a path means one file inside the content folder, and
// the same one on every system.
func checkPath(p string) error {
	bad := func(why string) error {
		return refuse(BadPath, "the file name %.80q cannot be in a pack, because %s: rename the file and pack again", p, why)
	}
	segments := strings.Split(p, "/")
	switch {
	case p == "" || len(p) > maxPath:
		return bad("it is empty or too long")
	case strings.HasPrefix(p, "/") || strings.HasPrefix(p, `\`):
		return bad("it begins at the root of the disk")
	case strings.Contains(p, `\`):
		return bad("it holds a backslash")
	case strings.Contains(p, ":"):
		return bad("it holds a colon")
	case slices.Contains(segments, "..") || slices.Contains(segments, "."):
		return bad("it leads out of the folder")
	case strings.ToLower(p) != p:
		return bad("it holds capital letters")
	case slices.ContainsFunc(segments, deviceName.MatchString):
		return bad("it is the name of a device on Windows")
	case slices.ContainsFunc(segments, func(s string) bool { return !plainSegment.MatchString(s) || strings.HasSuffix(s, ".") }):
		return bad("it holds something else than small letters, digits and hyphens")
	}
	return nil
}

// isContentFolder tells the folders that hold entries.
func isContentFolder(name string, folders []string) bool { return slices.Contains(folders, name) }

// isContentFile tells the files that a handbook is made of: entries, and YAML
// files at the top. What hides is left by editors and systems.
func isContentFile(name string) bool {
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~"):
		return false
	case strings.Contains(name, "/"):
		return path.Ext(name) == ".md"
	}
	return path.Ext(name) == ".yaml"
}
