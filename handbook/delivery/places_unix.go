//go:build !windows

package delivery

import "runtime"

// machineDir is the folder for machine-wide settings.
func machineDir() string {
	if runtime.GOOS == "darwin" {
		return "/Library/Application Support/clinic-handbook"
	}
	return "/etc/clinic-handbook"
}
