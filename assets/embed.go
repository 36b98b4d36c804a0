// Package assets holds the files that ship inside the programs. It has no code
// but what hands them out.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed content
var files embed.FS

//go:embed translations
var translations embed.FS

//go:embed icons/128.png
var icon []byte

// Content is the bundled handbook.
func Content() fs.FS {
	sub, err := fs.Sub(files, "content")
	if err != nil {
		panic(err) // the folder is embedded, so its name is right
	}
	return sub
}

// Translations holds the program's own texts, a file a language, in its folder
// "translations".
func Translations() embed.FS { return translations }

// Icon is the program's icon, a PNG, for the window. Packages bring the other sizes.
func Icon() []byte { return icon }
