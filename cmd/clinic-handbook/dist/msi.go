package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

// namespace is the seed of all ids of the product, so that the same source has the
// same ids. It must never change: Windows Installer identifies a product and its
// parts by them.
var namespace = uuid.MustParse("7b4ef7b1-6d0c-4a27-9a3f-5d7f0a3c52d6")

// scope is whom an installer installs for.
type scope string

const (
	perUser    scope = "user"    // no administrator rights, into the user's own folder
	perMachine scope = "machine" // for everyone, into Program Files
)

// installer writes an MSI with the tree's files. A newer version replaces an
// older one of the same scope.
func (r *release) installer(t tree, s scope) error {
	if err := t.setDates(); err != nil {
		return err
	}
	content, err := fingerprint(t)
	if err != nil {
		return err
	}
	here := filepath.Join(r.root, "cmd/clinic-handbook/dist/windows")
	name := fmt.Sprintf("%s-%s.msi", r.name("windows-amd64"), s)
	cmd := exec.Command("wixl", "--arch", "x64", "--output", filepath.Join(r.work, name))
	ids := map[string]string{
		"ProductCode": id("product", string(s), r.version()),
		"UpgradeCode": id("upgrade", string(s)),
	}
	for _, component := range []string{"Program", "Console", "Guide", "SoftGL", "Menu"} {
		ids["Id"+component] = id("component", string(s), component)
	}
	hive := map[scope]string{perUser: "HKCU", perMachine: "HKLM"}[s]
	softGL := "no"
	if r.softGL {
		softGL = "yes"
	}
	for _, define := range [][2]string{{"Version", r.version()}, {"Scope", string(s)}, {"Hive", hive}, {"SoftGL", softGL}, {"Website", r.meta.Website}, {"Contact", r.meta.Packages.Maintainer}} {
		cmd.Args = append(cmd.Args, "-D", define[0]+"="+define[1])
	}
	for name, value := range ids {
		cmd.Args = append(cmd.Args, "-D", name+"="+value)
	}
	cmd.Args = append(cmd.Args, "product.wxs")
	// wixl reads relative paths only, so the recipe and the icon are next to the files.
	work := filepath.Join(r.work, "msi-"+string(s))
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	for from, to := range map[string]string{filepath.Join(here, "product.wxs"): "product.wxs", filepath.Join(r.root, "assets/icons/icon.ico"): "icon.ico"} {
		if err := (tree{dir: work}).copyAs(to, from); err != nil {
			return err
		}
	}
	if err := os.Symlink(t.dir, filepath.Join(work, "files")); err != nil {
		return err
	}
	cmd.Dir = work
	if err := r.run(cmd, "installer for one "+string(s)); err != nil {
		return err
	}
	if err := r.fixTables(filepath.Join(r.work, name), t); err != nil {
		return err
	}
	msi, err := os.ReadFile(filepath.Join(r.work, name))
	if err != nil {
		return err
	}
	if err := pinSummary(msi, r.date, id("package", string(s), r.version(), content)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	out := filepath.Join(r.out, name)
	if err := os.WriteFile(out, msi, 0o644); err != nil {
		return err
	}
	return r.windowsFile(out)
}

// id derives an id from a name, in the form Windows Installer uses.
func id(name ...string) string {
	return strings.ToUpper("{" + uuid.NewSHA1(namespace, []byte(strings.Join(name, "\n"))).String() + "}")
}

// fingerprint distinguishes trees by their content.
func fingerprint(t tree) (string, error) {
	list, err := t.entries()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, e := range list {
		file, err := os.Open(e.file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s\n%d\n", e.name, e.size)
		_, err = io.Copy(h, file)
		file.Close()
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
