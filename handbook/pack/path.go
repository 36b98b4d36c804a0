package pack

import (
	"regexp"
	"slices"
	"strings"

	"clinichandbook/handbook/content"
)

var plainSegment = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)

// checkPath refuses a path that does not mean one file inside the content
// folder, the same one on every system.
func checkPath(p string) error {
	bad := func(why string) error {
		return refuse(BadPath, "the file name %.80q cannot be in a pack, because %s: rename the file and pack again", p, why)
	}
	segments := strings.Split(p, "/")
	switch {
	case p == "":
		return bad("it is empty")
	case content.Unportable(p) != "":
		return bad(content.Unportable(p))
	case strings.HasPrefix(p, "/") || strings.HasPrefix(p, `\`):
		return bad("it begins at the root of the disk")
	case strings.Contains(p, `\`):
		return bad("it has a backslash")
	case strings.Contains(p, ":"):
		return bad("it has a colon")
	case slices.Contains(segments, "..") || slices.Contains(segments, "."):
		return bad("it leads out of the folder")
	case strings.ToLower(p) != p:
		return bad("it has capital letters")
	case slices.ContainsFunc(segments, func(s string) bool { return !plainSegment.MatchString(s) || strings.HasSuffix(s, ".") }):
		return bad("it has something other than lowercase letters, digits and hyphens")
	}
	return nil
}
