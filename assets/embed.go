// Package assets embeds the files that ship inside the programs. Its only code
// hands them out.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed content
var files embed.FS

//go:embed guide README.md
var guide embed.FS

//go:embed translations
var translations embed.FS

//go:embed icons/128.png
var icon []byte

// Content is the bundled handbook.
func Content() fs.FS {
	sub, err := fs.Sub(files, "content")
	if err != nil {
		panic(err) // impossible: the folder is embedded
	}
	return sub
}

// Guide is the help: the guides in its folder "guide", and README.md, which
// describes the format of the content and which they link to.
func Guide() fs.FS { return guide }

// Translations holds the program's own texts, one file per language, in the
// folder "translations".
func Translations() embed.FS { return translations }

// Icon is the window's icon as a PNG. The packages have the other sizes.
func Icon() []byte { return icon }
