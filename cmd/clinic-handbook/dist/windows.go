package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The software renderer has its own folder, with a copy of the program. Windows
// looks for opengl32.dll next to the program first, so a renderer next to the main
// program would replace the graphics driver for everyone.
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
	if err := addResources(gui, icon, "Clinic Handbook", r.version); err != nil {
		return err
	}
	if err := addResources(console, icon, "Clinic Handbook: check and search the content", r.version); err != nil {
		return err
	}
	runtime, err := mingwRuntime()
	if err != nil {
		return err
	}
	parts = append(parts, runtime)
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

// mingwRuntime is the part of the C compiler that is linked into each program.
func mingwRuntime() (part, error) {
	version, err := exec.Command("dpkg-query", "-W", "-f", "${Version}", "mingw-w64-common").Output()
	if err != nil {
		return part{}, fmt.Errorf("which mingw-w64 is installed: %w", err)
	}
	texts, err := licenseTexts("/usr/share/doc", "mingw-w64-common/copyright", "gcc-mingw-w64-base/copyright")
	return part{name: "mingw-w64", version: string(version), purl: "pkg:deb/debian/mingw-w64@" + string(version), texts: texts}, err
}

// addRenderer adds the software renderer and the copy of the program that uses it.
// It builds the renderer if necessary.
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
	for _, file := range []string{filepath.Join(dir, "opengl32.dll"), filepath.Join(dir, "libgallium_wgl.dll"), filepath.Join(t.dir, "clinic-handbook.exe")} {
		if err := t.copyIn(softFolder, file, 0o755); err != nil {
			return part{}, err
		}
	}
	version, err := os.ReadFile(filepath.Join(dir, "VERSION"))
	if err != nil {
		return part{}, err
	}
	v := strings.TrimSpace(string(version))
	texts, err := licenseTexts(dir, "LICENSE")
	return part{name: "mesa", version: v, purl: "pkg:deb/debian/mesa@" + v + "?arch=source", texts: texts}, err
}
