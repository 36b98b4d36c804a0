package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/rpm"
)

// portableNote is the file that makes the program portable.
const portableNote = "While this file is next to the program, everything is stored in the folder data beside it.\r\n"

// linux builds the Debian package, the RPM, and the portable tar.gz.
func (r *release) linux() error {
	t := tree{dir: filepath.Join(r.work, "linux"), date: r.date}
	if err := r.programs(linux, t.dir); err != nil {
		return err
	}
	ctl := filepath.Join(t.dir, "handbookctl")
	parts, err := r.parts(filepath.Join(t.dir, "clinic-handbook"), ctl)
	if err != nil {
		return err
	}
	if r.glibc, err = glibc(filepath.Join(t.dir, "clinic-handbook")); err != nil {
		return err
	}
	if err := r.describe(t, parts, "linux-amd64"); err != nil {
		return err
	}
	system, err := r.systemFiles(ctl, licenses(parts))
	if err != nil {
		return err
	}
	for _, format := range []struct {
		name string
		nfpm.Packager
		file string
	}{
		{"deb", deb.Default, "clinic-handbook_" + r.version() + "_amd64.deb"},
		{"rpm", rpm.DefaultRPM, "clinic-handbook-" + r.version() + "-1.x86_64.rpm"},
	} {
		if err := r.linuxPackage(format.name, format.Packager, format.file, t, system); err != nil {
			return err
		}
	}
	if err := r.forOneUser(t); err != nil {
		return err
	}
	if err := tarTree(t, "clinic-handbook-"+r.version(), filepath.Join(r.out, r.name("linux-amd64")+".tar.gz")); err != nil {
		return err
	}
	return r.armCommand()
}

// forOneUser adds what the tar.gz has besides: it is portable, and can be installed
// for one user.
func (r *release) forOneUser(t tree) error {
	if err := t.put("portable", []byte(portableNote), 0o644); err != nil {
		return err
	}
	linux := filepath.Join(r.root, "cmd/clinic-handbook/dist/linux")
	for _, f := range []struct {
		from, to string
		mode     fs.FileMode
	}{
		{filepath.Join(linux, "install.sh"), "install.sh", 0o755},
		{filepath.Join(linux, "org.clinichandbook.desktop.desktop"), "clinic-handbook.desktop", 0o644},
		{filepath.Join(r.root, "assets/icons/256.png"), "clinic-handbook.png", 0o644},
	} {
		content, err := os.ReadFile(f.from)
		if err != nil {
			return err
		}
		if err := t.put(f.to, content, f.mode); err != nil {
			return err
		}
	}
	return nil
}

// armCommand builds handbookctl for ARM64, for content owners and servers.
func (r *release) armCommand() error {
	t := tree{dir: filepath.Join(r.work, "linux-arm64"), date: r.date}
	if err := r.goBuild(linuxARM, "handbookctl", t.dir, "CGO_ENABLED=0"); err != nil {
		return err
	}
	parts, err := r.parts(filepath.Join(t.dir, "handbookctl"))
	if err != nil {
		return err
	}
	if err := t.put("LICENSES.txt", []byte(licenses(parts)), 0o644); err != nil {
		return err
	}
	name := "handbookctl-" + r.version()
	return tarTree(t, name, filepath.Join(r.out, name+"-linux-arm64.tar.gz"))
}

// guides are the documents for people who have not opened the program yet, from
// the folder assets. The program shows the same under Help.
var guides = [...]string{"README.md", "guide/users.md", "guide/owners.md", "guide/administrators.md"}

// sample is an example of a computer's settings, in all packages.
const sample = "desk.yaml.sample"

// describe writes the guides and the licenses into the tree, and the bill of
// materials next to the packages.
func (r *release) describe(t tree, parts []part, system string) error {
	for _, name := range guides {
		if err := t.copyAs(name, filepath.Join(r.root, "assets", filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	if err := t.copyAs(sample, filepath.Join(r.root, "cmd/clinic-handbook/dist", sample)); err != nil {
		return err
	}
	if err := t.put("LICENSES.txt", []byte(licenses(parts)), 0o644); err != nil {
		return err
	}
	bill, err := r.bill(parts)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.out, r.name(system)+".cdx.json"), bill, 0o644)
}

// linuxPackage writes a package described by nfpm.yaml.
func (r *release) linuxPackage(format string, packager nfpm.Packager, name string, t, system tree) error {
	recipe := filepath.Join(r.root, "cmd/clinic-handbook/dist/linux/nfpm.yaml")
	config, err := nfpm.ParseFileWithEnvMapping(recipe, func(name string) string {
		return map[string]string{
			"VERSION": r.version(), "MAINTAINER": r.meta.Packages.Maintainer, "WEBSITE": r.meta.Website,
			"TREE": t.dir, "ROOT": r.root, "SYSTEM": system.dir, "GLIBC": fmt.Sprintf("2.%d", r.glibc),
		}[name]
	})
	if err != nil {
		return fmt.Errorf("%s: %w", recipe, err)
	}
	config.MTime = r.date
	info, err := config.Get(format)
	if err != nil {
		return err
	}
	info = nfpm.WithDefaults(info)
	if format == "deb" {
		info.License = "" // Debian has no such field; the license is in the file copyright
	}
	for _, c := range info.Contents {
		c.FileInfo.MTime = r.date
	}
	out, err := os.Create(filepath.Join(r.out, name))
	if err != nil {
		return err
	}
	defer out.Close()
	if err := packager.Package(info, out); err != nil {
		return fmt.Errorf("%s: %w", recipe, err)
	}
	return out.Close()
}
