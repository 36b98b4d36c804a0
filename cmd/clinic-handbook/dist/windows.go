package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The software renderer has its own folder. Windows looks for opengl32.dll next to
// the program first, so there it would replace the graphics driver for everyone.
const softFolder = "softgl"

// windows builds the portable ZIP and the installers.
func (r *release) windows() error {
	t := tree{dir: filepath.Join(r.work, "windows"), date: r.date}
	if err := r.programs(windows, t.dir); err != nil {
		return err
	}
	gui, console := filepath.Join(t.dir, "clinic-handbook.exe"), filepath.Join(t.dir, "handbookctl.exe")
	parts, err := r.parts(gui, console)
	if err != nil {
		return err
	}
	icon := filepath.Join(r.root, "assets/icons/icon.ico")
	if err := addResources(gui, icon, "Clinic Handbook", r.version()); err != nil {
		return err
	}
	if err := addResources(console, icon, "Clinic Handbook: check and search the content", r.version()); err != nil {
		return err
	}
	for _, exe := range []string{gui, console} {
		if err := r.windowsFile(exe); err != nil {
			return err
		}
	}
	runtime, err := mingwRuntime()
	if err != nil {
		return err
	}
	parts = append(parts, runtime...)
	if r.softGL {
		renderer, err := r.addRenderer(t)
		if err != nil {
			return err
		}
		parts = append(parts, renderer)
	}
	if err := r.describe(t, parts, "windows-amd64"); err != nil {
		return err
	}
	for _, s := range []scope{perUser, perMachine} {
		if err := r.installer(t, s); err != nil {
			return err
		}
	}
	if err := t.put("portable", []byte(portableNote), 0o644); err != nil {
		return err
	}
	return zipTree(t, "Clinic Handbook", filepath.Join(r.out, r.name("windows-amd64")+"-portable.zip"))
}

// mingwRuntime is what the C compiler links into each program: the start-up code and
// import libraries of mingw-w64, and GCC's support library.
func mingwRuntime() ([]part, error) {
	var list []part
	for _, p := range []struct{ name, from, license string }{
		{"mingw-w64-runtime", "mingw-w64-common", "ZPL-2.1"},
		{"libgcc", "gcc-mingw-w64-base", "GPL-3.0-or-later WITH GCC-exception-3.1"},
	} {
		version, err := exec.Command("dpkg-query", "-W", "-f", "${Version}", p.from).Output()
		if err != nil {
			return nil, fmt.Errorf("which %s is installed: %w", p.from, err)
		}
		texts, err := licenseTexts("/usr/share/doc", p.from+"/copyright")
		if err != nil {
			return nil, err
		}
		purl := "pkg:deb/debian/" + p.from + "@" + string(version)
		list = append(list, part{name: p.name, version: string(version), purl: purl, license: p.license, texts: texts})
	}
	return list, nil
}

// addRenderer adds the software renderer, and builds it if necessary.
func (r *release) addRenderer(t tree) (part, error) {
	fmt.Fprintln(os.Stderr, "software renderer for Windows: built once, some ten minutes; kept in", r.cache)
	script := exec.Command("bash", filepath.Join(r.root, "cmd/clinic-handbook/dist/windows/mesa.sh"), r.cache)
	var log bytes.Buffer
	script.Stderr = &log
	out, err := script.Output()
	if err != nil {
		return part{}, fmt.Errorf("software renderer: %w\n%s", err, log.String())
	}
	dir := strings.TrimSpace(string(out))
	for _, name := range []string{"opengl32.dll", "libgallium_wgl.dll"} {
		if err := t.copyIn(softFolder, filepath.Join(dir, name), 0o755); err != nil {
			return part{}, err
		}
		// Mesa's version would be the same in each of our versions, and Windows
		// Installer would not replace the file.
		strip := exec.Command("x86_64-w64-mingw32-strip", "--remove-section=.rsrc", filepath.Join(t.dir, softFolder, name))
		if err := r.run(strip, "removing the version of "+name); err != nil {
			return part{}, err
		}
	}
	version, err := os.ReadFile(filepath.Join(dir, "VERSION"))
	if err != nil {
		return part{}, err
	}
	v := strings.TrimSpace(string(version))
	texts, err := licenseTexts(dir, "LICENSE")
	return part{name: "mesa", version: v, purl: "pkg:deb/debian/mesa@" + v + "?arch=source", license: "MIT", texts: texts}, err
}
