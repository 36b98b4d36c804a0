package notebook

import "syscall"

// mountTmpfs mounts a file system of 64 KiB in memory, or makes it read-only.
func mountTmpfs(dir string, readOnly bool) error {
	if readOnly {
		return syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=64k")
	}
	return syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k")
}

func unmount(dir string) error { return syscall.Unmount(dir, 0) }
