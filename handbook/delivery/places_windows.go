package delivery

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// machineDir is the folder for machine-wide settings. It comes from the system,
// since users may change environment variables.
func machineDir() string {
	dir, err := windows.KnownFolderPath(windows.FOLDERID_ProgramData, 0)
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "clinic-handbook")
}
