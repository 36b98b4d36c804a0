package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
)

// portableNote is the file that makes the program portable.
const portableNote = "While this file is next to the program, everything is stored in the folder data beside it.\r\n"

// linux builds the Debian package and the portable tar.gz.
func (r *release) linux() error {
	t := tree{dir: filepath.Join(r.work, "linux"), date: r.date}
	if err := r.programs(linux, t.dir); err != nil {
		return err
	}
	parts, err := r.parts(filepath.Join(t.dir, "clinic-handbook"), filepath.Join(t.dir, "handbookctl"))
	if err != nil {
		return err
	}
	if err := r.describe(t, parts, "linux-amd64"); err != nil {
		return err
	}
	if err := r.debianPackage(t); err != nil {
		return err
	}
	if err := t.put("portable", []byte(portableNote), 0o644); err != nil {
		return err
	}
	return tarTree(t, "clinic-handbook-"+r.version, filepath.Join(r.out, r.name("linux-amd64")+".tar.gz"))
}

// guides are the documents for people who have not opened the program yet, from
// the folder assets. The program shows the same under Help.
var guides = [...]string{"README.md", "guide/users.md", "guide/owners.md", "guide/administrators.md"}

// describe writes the guides and the licenses into the tree, and the bill of
// materials next to the packages.
func (r *release) describe(t tree, parts []part, system string) error {
	for _, name := range guides {
		if err := t.copyAs(name, filepath.Join(r.root, "assets", filepath.FromSlash(name))); err != nil {
			return err
		}
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

// debianPackage writes the .deb described by nfpm.yaml.
func (r *release) debianPackage(t tree) error {
	changes, err := r.debianChangelog()
	if err != nil {
		return err
	}
	changelog := tree{dir: filepath.Join(r.work, "deb"), date: r.date}
	if err := changelog.put("changelog.gz", changes, 0o644); err != nil {
		return err
	}
	recipe := filepath.Join(r.root, "cmd/clinic-handbook/dist/linux/nfpm.yaml")
	config, err := nfpm.ParseFileWithEnvMapping(recipe, func(name string) string {
		return map[string]string{"VERSION": r.version, "TREE": t.dir, "ROOT": r.root, "CHANGELOG": changelog.dir}[name]
	})
	if err != nil {
		return fmt.Errorf("%s: %w", recipe, err)
	}
	config.MTime = r.date
	info, err := config.Get("deb")
	if err != nil {
		return err
	}
	info = nfpm.WithDefaults(info)
	for _, c := range info.Contents {
		c.FileInfo.MTime = r.date
	}
	out, err := os.Create(filepath.Join(r.out, fmt.Sprintf("clinic-handbook_%s_amd64.deb", r.version)))
	if err != nil {
		return err
	}
	defer out.Close()
	if err := deb.Default.Package(info, out); err != nil {
		return fmt.Errorf("%s: %w", recipe, err)
	}
	return out.Close()
}

// debianChangelog is CHANGELOG.md in Debian's form.
func (r *release) debianChangelog() ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(r.root, "CHANGELOG.md"))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	gz, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // cannot fail: the level is valid
	if _, err := gz.Write(text); err != nil {
		return nil, err
	}
	err = gz.Close()
	return b.Bytes(), err
}
