//go:build unix

package place

import (
	"os"
	"path/filepath"
)

// foldersOf are a user's folders for settings and for what can be made again.
func foldersOf(home string) (config, cache string) {
	return filepath.Join(home, ".config"), filepath.Join(home, ".cache")
}

// settle takes nothing back: graphics drivers read the environment on threads
// of their own, which must not change then.
func settle(config, cache string) (started func()) {
	os.Setenv("XDG_CONFIG_HOME", config)
	os.Setenv("XDG_CACHE_HOME", cache)
	return func() {}
}
