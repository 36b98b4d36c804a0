package delivery

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// machineDir is the folder for settings of the whole computer. It is asked of
// the system: a user may change a variable of the environment.
func machineDir() string {
	dir, err := windows.KnownFolderPath(windows.FOLDERID_ProgramData, 0)
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "clinic-handbook")
}
