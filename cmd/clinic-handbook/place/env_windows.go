package place

import (
	"os"
	"path/filepath"
)

// foldersOf are a user's folders for settings and for what can be made again.
func foldersOf(home string) (config, cache string) {
	return filepath.Join(home, "AppData", "Roaming"), filepath.Join(home, "AppData", "Local")
}

// settle gives the user's home back after the start: dialogs for files begin
// there. Fyne makes its folder AppData\Roaming\fyne below what it takes for it.
func settle(config, cache string) (started func()) {
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
