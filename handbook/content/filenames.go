package content

import (
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook/picture"
)

// The folders for what pages show, next to those of the pages.
const (
	PicturesFolder = "pictures"
	FilesFolder    = "files"
)

// MaxAttached is how large a file may be that is not a picture, in bytes.
const MaxAttached = 16 << 20

// attachable are the kinds of files that pages offer: documents, which a system's
// program shows. A file that runs, has macros, or opens in a browser is not one.
var attachable = []string{
	".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".csv", ".rtf",
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".m4a", ".mp4",
}

// AttachableEndings are the file name endings of the files that pages offer.
func AttachableEndings() []string { return slices.Clone(attachable) }

// AttachmentName is the name of a picture or file at a path inside a content
// folder. Names are read as people and systems write them: "Pictures/Office Map.PNG"
// is pictures/office-map.png.
func AttachmentName(name string) (canonical string, ok bool) {
	folder, base := path.Split(name)
	folder = strings.ToLower(strings.TrimSuffix(folder, "/"))
	ending := strings.ToLower(path.Ext(base))
	var kinds []string
	switch folder {
	case PicturesFolder:
		kinds = picture.Endings()
	case FilesFolder:
		kinds = attachable
	}
	stem := slug(strings.TrimSuffix(base, path.Ext(base)))
	if stem == "" || IsIgnored(base) || !slices.Contains(kinds, ending) {
		return "", false
	}
	return folder + "/" + stem + ending, true
}

// IsAttachment reports whether a path inside a content folder is that of a picture
// or a file that pages may show.
func IsAttachment(name string) bool {
	_, ok := AttachmentName(name)
	return ok
}

// IsAttachmentFolder reports whether a folder of this name is for pictures or files.
func IsAttachmentFolder(name string) bool {
	lower := strings.ToLower(name)
	return lower == PicturesFolder || lower == FilesFolder
}

// MostBytes is how large the file at a path inside a content folder may be.
func MostBytes(name string) int64 {
	if canonical, ok := AttachmentName(name); !ok {
		return MaxFileSize
	} else if strings.HasPrefix(canonical, PicturesFolder+"/") {
		return picture.MaxBytes
	}
	return MaxAttached
}

// AttachmentFileName is how a file that somebody chooses is named in the content
// folder, or "" if no page can show it.
func AttachmentFileName(chosen string) string {
	base := path.Base(strings.ReplaceAll(chosen, `\`, "/"))
	for _, folder := range []string{PicturesFolder, FilesFolder} {
		if name, ok := AttachmentName(folder + "/" + base); ok {
			return name
		}
	}
	return ""
}

// attachmentAt is the picture or file that an address in a page leads to.
// "../pictures/map.png" is how a page in its folder writes it; without the dots it
// is meant as well.
func attachmentAt(address string) (name string, ok bool) {
	address, _, _ = strings.Cut(unescaped(address), "#")
	address = strings.ReplaceAll(address, `\`, "/")
	for rest := ""; address != rest; {
		rest = address
		for _, above := range []string{"../", "./", "/"} {
			address = strings.TrimPrefix(address, above)
		}
	}
	address = path.Clean(address)
	folder, _, found := strings.Cut(address, "/")
	if !found || !IsAttachmentFolder(folder) {
		return "", false
	}
	return address, true
}

// EscapedText is a text as Markdown shows it as it is.
func EscapedText(text string) string { return escapeText(oneLine(text)) }
