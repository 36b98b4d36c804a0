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
