// Package place tells where the program keeps what it keeps.
//
// That is one folder for each user: in the configuration folder, which on
// Windows may follow its user from desk to desk or lie on a server. So one
// folder may be in use from several desks at once; the notebook and the
// instance lock are made for that. Nothing is kept for all users together.
//
// Beside a file named portable everything lies in a folder beside the program
// instead, also what the libraries below the program keep: their empty folders
// and the index of the system's fonts.
package place

import (
	"os"
	"os/user"
	"path/filepath"
)

const (
	folder   = "clinic-handbook" // in the configuration folder
	dataName = "data"            // beside a portable program
)

// marks are the names of the file that makes a program portable. Windows hides
// the end of the second one from whoever makes it.
var marks = [...]string{"portable", "portable.txt"}

// Place is where a run of the program keeps things.
type Place struct {
	// Dir is the folder of the notebook, the clinic's values, the lock and the
	// crash reports. It need not exist yet, or may be one that cannot be made.
	Dir      string
	Portable bool

	config, cache string // of libraries; "" where their own choice is right
}

// Find finds the place of the program in a folder.
func Find(programFolder string) Place {
	for _, mark := range marks {
		if info, err := os.Stat(filepath.Join(programFolder, mark)); err == nil && info.Mode().IsRegular() {
			dir := filepath.Join(programFolder, dataName)
			return Place{Dir: dir, Portable: true, config: dir, cache: filepath.Join(dir, "cache")}
		}
	}
	if dir, err := os.UserConfigDir(); err == nil {
		return Place{Dir: filepath.Join(dir, folder)}
	}
	// The environment does not tell the user's home, but the system may.
	if u, err := user.Current(); err == nil && filepath.IsAbs(u.HomeDir) {
		config, cache := foldersOf(u.HomeDir)
		return Place{Dir: filepath.Join(config, folder), config: config, cache: cache}
	}
	dir := filepath.Join(programFolder, dataName)
	return Place{Dir: dir, config: dir, cache: filepath.Join(dir, "cache")}
}

// Settle makes libraries keep their files in the place, too. It is to be called
// before they start; the function that it returns, once they have started,
// gives back what other programs and dialogs for files need.
func (p Place) Settle() (started func()) {
	if p.config == "" {
		return func() {}
	}
	return settle(p.config, p.cache)
}
