//go:build unix

package userdir

import (
	"os"
	"path/filepath"
)

// foldersOf are a user's folders for settings and for caches.
func foldersOf(home string) (config, cache string) {
	return filepath.Join(home, ".config"), filepath.Join(home, ".cache")
}

// redirect restores nothing: graphics drivers read the environment on threads
// of their own, so it must not change any more.
func redirect(config, cache string) (restore func()) {
	os.Setenv("XDG_CONFIG_HOME", config)
	os.Setenv("XDG_CACHE_HOME", cache)
	return func() {}
}
