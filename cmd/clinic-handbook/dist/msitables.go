package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// Windows Installer replaces a file by rules of its own: the higher version wins, a
// file with a version wins over one without, and a file without a version stays if
// somebody changed it. It decides before it removes the older product, so a file it
// chose not to replace would be gone afterward. wixl leaves all versions empty, so
// this file fills in those of the programs, from their resources, and makes every
// other file a companion of the program: it is replaced whenever the program is.

// versioned are the files with a version: their keys in the File table, and their
// names in the tree.
var versioned = map[string]string{"Program": "clinic-handbook.exe", "Console": "handbookctl.exe"}

// companion is the file that the others follow.
const companion = "Program"

// asInvoked is a custom action's type: start an installed program (18), do not wait
// for it (192).
const asInvoked = 18 + 192

// fixTables corrects the tables that wixl wrote.
func (r *release) fixTables(msi string, t tree) error {
	queries := []string{
		"UPDATE `File` SET `Version` = '" + companion + "'",
		"DROP TABLE `MsiFileHash`", // for files without versions; there are none left
		fmt.Sprintf("UPDATE `CustomAction` SET `Type` = %d WHERE `Action` = 'Launch'", asInvoked),
	}
	for key, name := range versioned {
		version, err := fileVersion(filepath.Join(t.dir, name))
		if err != nil {
			return err
		}
		queries = append(queries, fmt.Sprintf("UPDATE `File` SET `Version` = '%s', `Language` = '%d' WHERE `File` = '%s'", version, usEnglish, key))
	}
	cmd := exec.Command("msibuild", msi)
	for _, q := range queries {
		cmd.Args = append(cmd.Args, "-q", q)
	}
	return r.run(cmd, "versions for the installer")
}

// fileVersion is the version in a program's resources, as Windows Installer reads it.
func fileVersion(exe string) (string, error) {
	file, err := os.Open(exe)
	if err != nil {
		return "", err
	}
	defer file.Close()
	set, err := winres.LoadFromEXE(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", exe, err)
	}
	resource := set.Get(winres.RT_VERSION, winres.ID(1), usEnglish)
	if resource == nil {
		return "", fmt.Errorf("%s: %w", exe, errors.New("it has no version"))
	}
	info, err := version.FromBytes(resource)
	if err != nil {
		return "", fmt.Errorf("%s: %w", exe, err)
	}
	v := info.FileVersion
	return fmt.Sprintf("%d.%d.%d.%d", v[0], v[1], v[2], v[3]), nil
}
