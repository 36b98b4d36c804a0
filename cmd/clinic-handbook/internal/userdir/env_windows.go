package userdir

import (
	"os"
	"path/filepath"
)

// foldersOf are a user's folders for settings and for caches.
func foldersOf(home string) (config, cache string) {
	return filepath.Join(home, "AppData", "Roaming"), filepath.Join(home, "AppData", "Local")
}

// redirect changes the user's home, below which Fyne makes its folder
// AppData\Roaming\fyne, until the program has started: file dialogs open there.
func redirect(config, cache string) (restore func()) {
	const name = "USERPROFILE"
	home, had := os.LookupEnv(name)
	os.Setenv(name, config)
	os.Setenv("LocalAppData", cache)
	return func() {
		if had {
			os.Setenv(name, home)
		} else {
			os.Unsetenv(name)
		}
	}
}
