package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// windowIcon is the name under which GLFW, which Fyne uses, looks for the window's
// icon. Explorer uses the first icon, whatever its name.
const windowIcon = "GLFW_ICON"

const usEnglish = 0x409

// addResources gives a Windows program its icon, version and manifest.
func addResources(exe, iconFile, description, programVersion string) error {
	set := &winres.ResourceSet{}
	ico, err := os.Open(iconFile)
	if err != nil {
		return err
	}
	defer ico.Close()
	icon, err := winres.LoadICO(ico)
	if err != nil {
		return fmt.Errorf("%s: %w", iconFile, err)
	}
	if err := set.SetIcon(winres.Name(windowIcon), icon); err != nil {
		return err
	}
	set.SetManifest(winres.AppManifest{
		Description:         description,
		Compatibility:       winres.Win10AndAbove,
		ExecutionLevel:      winres.AsInvoker,
		DPIAwareness:        winres.DPIPerMonitorV2,
		LongPathAware:       true,
		UseCommonControlsV6: true, // for modern message boxes
	})
	info, err := versionInfo(description, programVersion)
	if err != nil {
		return err
	}
	set.SetVersionInfo(info)
	return rewrite(exe, func(from, to *os.File) error { return set.WriteToEXE(to, from) })
}

// versionInfo is what Explorer shows under Details.
func versionInfo(description, programVersion string) (version.Info, error) {
	numbers, err := fourNumbers(programVersion)
	info := version.Info{FileVersion: numbers, ProductVersion: numbers}
	for key, value := range map[string]string{
		version.ProductName:     "Clinic Handbook",
		version.FileDescription: description,
		version.CompanyName:     "Clinic Handbook",
		version.LegalCopyright:  "MIT License; see LICENSES.txt",
		version.FileVersion:     programVersion,
		version.ProductVersion:  programVersion,
	} {
		if err == nil {
			err = info.Set(usEnglish, key, value)
		}
	}
	return info, err
}

// fourNumbers is a version as Windows writes it: 1.2.3 is 1.2.3.0. Windows
// Installer compares only the first three numbers, the first two up to 255.
func fourNumbers(v string) (four [4]uint16, err error) {
	parts := strings.Split(v, ".")
	if len(parts) != 3 {
		return four, fmt.Errorf("version %q in FyneApp.toml: it must be three numbers, such as 1.2.3", v)
	}
	for i, part := range parts {
		bits := 8
		if i == 2 {
			bits = 16
		}
		n, err := strconv.ParseUint(part, 10, bits)
		if err != nil {
			return four, fmt.Errorf("version %q in FyneApp.toml: %q is not a number that Windows Installer can compare", v, part)
		}
		four[i] = uint16(n)
	}
	return four, nil
}

// rewrite replaces a file with what change returns for it.
func rewrite(name string, change func(from, to *os.File) error) error {
	from, err := os.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(name+".new", os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o755)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := change(from, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := to.Close(); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
