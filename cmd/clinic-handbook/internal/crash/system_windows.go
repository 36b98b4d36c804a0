package crash

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// system names the operating system.
func system() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("Windows %d.%d.%d", v.MajorVersion, v.MinorVersion, v.BuildNumber)
}
