//go:build unix

package tempdir

import (
	"io/fs"
	"os"
	"syscall"
)

// isPrivate reports that a folder is the user's own, and only the user may write
// in it.
func isPrivate(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid() && info.Mode().Perm()&0o022 == 0
}
