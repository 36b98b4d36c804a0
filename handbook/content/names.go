package content

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clinichandbook/handbook"
)

// What a content folder may contain. The limits are the same wherever content is
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
	spanishFile    = "vocabulary-es.yaml"
	topicsFile     = "topics.yaml"
	reviewsFile    = "reviews.yaml"
	spanishReviews = "reviews-spanish.yaml"
	hiddenFile     = "hidden.yaml"
	orderFile      = "order.yaml"
)

// Tables lists the names of all tables.
func Tables() []string {
	return []string{infoFile, sourcesFile, fieldsFile, clinicFile, redFlagsFile, vocabularyFile, spanishFile, topicsFile, reviewsFile, spanishReviews, hiddenFile, orderFile, NewsFile}
}

// IsForSearch reports whether the search needs a table, or else it is about people:
// who reviewed what, and who published it why.
func IsForSearch(table string) bool {
	return slices.Contains(Tables(), table) && !slices.Contains([]string{clinicFile, reviewsFile, spanishReviews, NewsFile}, table)
}

// Folders lists the folders for pages.
func Folders() []string {
	var names []string
	for _, k := range handbook.Kinds() {
		names = append(names, k.Folder())
	}
	return names
}

// FolderOf is the folder of pages that somebody means by a name: "FAQ", "FAQs" and
// "Side effect" are faq and side-effects.
func FolderOf(name string) (folder string, ok bool) {
	bare := func(s string) string { return strings.TrimSuffix(strings.ReplaceAll(s, "-", ""), "s") }
	if IsIgnored(name) || strings.Contains(name, "/") {
		return "", false
	}
	for _, f := range Folders() {
		if bare(slug(name)) == bare(f) {
			return f, true
		}
	}
	return "", false
}

// IsContent reports whether a path inside a content folder, with slashes, is one
// that a handbook is made of: a page in one of the folders, or a YAML file at the
// top, known or not.
func IsContent(name string) bool {
	if folder, base := path.Split(name); folder == "" {
		return !IsIgnored(base) && path.Ext(base) == ".yaml"
	}
	_, ok := PageID(name)
	return ok
}

// PageID is the id of the page at a path inside a content folder. Names are read
// as people and systems write them: "FAQ/Our Parking.MD" and
// "faq/our-parking.md.txt" are both faq/our-parking, and a synchronizer's second
// copy of a page has the id of that page.
func PageID(name string) (id string, ok bool) {
	folder, base := path.Split(name)
	kind, known := FolderOf(strings.TrimSuffix(folder, "/"))
	base, isPage := pageName(base)
	if !isPage || !known {
		return "", false
	}
	for original, isCopy := originalName(base, copyNames); isCopy; original, isCopy = originalName(base, copyNames) {
		base = original // perhaps a copy of a copy
	}
	last := slug(base)
	return kind + "/" + last, last != ""
}

// pageName is the name of a page's file without its ending, .md in any case, with
// a .txt that Windows hides, or .markdown.
func pageName(base string) (name string, ok bool) {
	if IsIgnored(base) {
		return "", false
	}
	lower := strings.TrimSuffix(strings.ToLower(strings.TrimRight(base, " ")), ".txt")
	for _, ext := range []string{".md", ".markdown"} {
		if strings.HasSuffix(lower, ext) {
			return base[:len(lower)-len(ext)], true
		}
	}
	return "", false
}

// copyNames are how synchronizers and file managers name a second copy of a file.
var copyNames = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(.+?)[ _-]*[(\[][^()]*(?:conflict|copy|copie|c[oó]pia|kopie)[^()]*[)\]]$`), // Dropbox, Nextcloud
	regexp.MustCompile(`(?i)^(.+?)\.sync-conflict-.+$`),                                                 // Syncthing
	regexp.MustCompile(`(?i)^(.+?)_[^_]+_[a-z]{3}-[0-9-]+_conflict$`),                                   // Synology
	regexp.MustCompile(`(?i)^(.+?) ?[ _-] ?(?:copy|copie|c[oó]pia|kopie)(?: ?\(?[0-9]+\)?)?$`),          // Windows, macOS
	regexp.MustCompile(`(?i)^(?:copy|copie|c[oó]pia|kopie) (?:\([0-9]+\) )?(?:of|de|von) (.+)$`),
}

// likelyCopyNames are names of second copies only if there is a first one: "room
// (2)" and "vitamin-B12" may be pages of their own.
var likelyCopyNames = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(.+?)[._-]conflict(?:[._-].*)?$`),  // ownCloud, Resilio, Egnyte
	regexp.MustCompile(`^(.+?)[ _-]*\([0-9]{1,2}\)$`),           // browsers, Google Drive
	regexp.MustCompile(`^(.*[a-z].*?)-[A-Z]+[A-Z0-9-]*[0-9]+$`), // OneDrive adds the computer's name
	regexp.MustCompile(`^(.*[a-z].*?)-(?:DESKTOP|LAPTOP|PC|WIN)-[A-Z0-9]+$`),
}

// originalName is the name of the page that a file, named without its ending, is
// a second copy of by one of the patterns.
func originalName(name string, patterns []*regexp.Regexp) (original string, ok bool) {
	for _, pattern := range patterns {
		if m := pattern.FindStringSubmatch(name); m != nil {
			return strings.TrimSpace(m[1]), true
		}
	}
	return "", false
}

// MaxPath bounds a path inside a content folder, in bytes: Windows and archives have
// limits of their own for what comes before it.
const MaxPath = 200

var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)

// Unportable is why some system cannot have a file at a path inside a content
// folder, with slashes, or "".
func Unportable(name string) string {
	switch {
	case len(name) > MaxPath:
		return "it is too long"
	case slices.ContainsFunc(strings.Split(name, "/"), deviceName.MatchString):
		return "Windows reserves it for a device"
	}
	return ""
}

// slug is a name as an id writes it: small letters without accents, digits, and
// hyphens for all else.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == 'ß':
			b.WriteString("ss")
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return b.String()
}

// IsIgnored reports whether a file or folder of this name, without its path,
// belongs to a system, an editor or a synchronizer and is passed over without a
// word.
func IsIgnored(base string) bool {
	lower := strings.ToLower(base)
	switch path.Ext(lower) {
	case ".tmp", ".temp", ".bak", ".swp", ".swo", ".swx", ".kate-swp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".lnk", ".new", ".orig", ".rej", ".gstmp", ".ffs_tmp", ".ffs_db":
		return true
	}
	for _, prefix := range []string{".", "~$", "~wr", "~syncthing~", "$recycle.bin", "@eadir", "@recycle", "@recently-snapshot", "#recycle", "#snapshot", "_gsdata_"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return strings.HasSuffix(lower, "~") || strings.HasPrefix(lower, "#") && strings.HasSuffix(lower, "#") || slices.Contains(systemNames, lower)
}

// systemNames are files and folders of systems.
var systemNames = []string{
	"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "ntuser.dat", "system volume information", "__macosx", "icon\r",
	"network trash folder", "temporary items", "lost+found",
}

// likelyTable is the table that somebody means by a name, as in Clinic.yml or
// "clinic (1).yaml.txt", or "". A copy is a second version of it.
func likelyTable(name string) (table string, isCopy bool) {
	base := strings.TrimSuffix(strings.ToLower(name), ".txt")
	ext := path.Ext(base)
	if ext != ".yaml" && ext != ".yml" {
		return "", false
	}
	base = name[:len(base)-len(ext)]
	for _, patterns := range [][]*regexp.Regexp{copyNames, likelyCopyNames} {
		if original, ok := originalName(base, patterns); ok {
			base, isCopy = original, true
		}
	}
	bare := func(s string) string {
		return strings.TrimSuffix(strings.ReplaceAll(strings.TrimSuffix(s, ".yaml"), "-", ""), "s")
	}
	for _, table := range Tables() {
		if bare(slug(base)) == bare(table) {
			return table, isCopy
		}
	}
	return "", false
}
