// Package userdir finds the folder for the files of one user. It makes no folder, and
// knows none that users share.
//
// The folder is in the user's configuration folder, which on Windows may roam from
// desk to desk or be on a server. So several desks may use it at once; the notebook and
// the instance lock are made for that.
//
// If a file named portable is in the program's folder, everything is stored in a
// folder next to the program instead, including what libraries store: their
// empty folders and the index of the system's fonts.
package userdir

import (
	"os"
	"os/user"
	"path/filepath"
)

const (
	folder   = "clinic-handbook" // in the configuration folder
	dataName = "data"            // next to a portable program
)

// marks are the names of the file that makes a program portable. Windows hides
// the extension of the second one from whoever creates it.
var marks = [...]string{"portable", "portable.txt"}

// Dir says where a run of the program stores its files.
type Dir struct {
	// Path is the folder of the notebook, the clinic's values, the lock and the
	// crash reports. It need not exist, and it may be impossible to create.
	Path     string
	Portable bool

	config, cache string // for libraries; "" where their own choice is right
}

// Find finds the folder for a program in programDir.
func Find(programDir string) Dir {
	for _, mark := range marks {
		if info, err := os.Stat(filepath.Join(programDir, mark)); err == nil && info.Mode().IsRegular() {
			d := nextTo(programDir)
			d.Portable = true
			return d
		}
	}
	if dir, err := os.UserConfigDir(); err == nil {
		return Dir{Path: filepath.Join(dir, folder)}
	}
	// The environment does not name the user's home, but the system may.
	if u, err := user.Current(); err == nil && filepath.IsAbs(u.HomeDir) {
		config, cache := foldersOf(u.HomeDir)
		return Dir{Path: filepath.Join(config, folder), config: config, cache: cache}
	}
	return nextTo(programDir)
}

// nextTo is a folder next to the program.
func nextTo(programDir string) Dir {
	path := filepath.Join(programDir, dataName)
	return Dir{Path: path, config: path, cache: filepath.Join(path, "cache")}
}

// RedirectLibraries makes libraries store their files in the folder, too. Call
// it before they start, and the function it returns once they have: that
// restores what other programs and file dialogs need.
func (d Dir) RedirectLibraries() (restore func()) {
	if d.config == "" {
		return func() {}
	}
	return redirect(d.config, d.cache)
}
