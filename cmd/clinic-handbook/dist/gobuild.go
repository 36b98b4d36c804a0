package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// tags are the build tags of the released program, as in the Makefile.
const tags = "no_emoji,no_animations,no_metadata,migrated_fynedo"

// target is a system to build for.
type target struct {
	goos string
	exe  string // suffix of program names
	cc   string
	gui  string // linker flags for a program with a window
}

var (
	windows = target{goos: "windows", exe: ".exe", cc: "x86_64-w64-mingw32-gcc", gui: " -H windowsgui"}
	linux   = target{goos: "linux", cc: "gcc"}
)

// programs builds the desk program and the command for a system into a folder.
func (r *release) programs(t target, dir string) error {
	if err := r.pageSearch(); err != nil {
		return err
	}
	gui := r.goBuild(t, "clinic-handbook", dir, t.gui, "CGO_ENABLED=1", "CC="+t.cc)
	if gui != nil {
		return gui
	}
	return r.goBuild(t, "handbookctl", dir, "", "CGO_ENABLED=0")
}

// pageSearch builds the search for exported pages, which the command embeds.
func (r *release) pageSearch() error {
	cmd := exec.Command("make", "-s", "web")
	cmd.Dir = r.root
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	return r.run(cmd, "building the search of exported pages")
}

// goBuild builds one program. The result depends neither on the source folder nor
// on the state of the repository nor on the clock.
func (r *release) goBuild(t target, name, dir, ldflags string, env ...string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", tags,
		"-ldflags", "-s -w -X main.version="+r.version+ldflags,
		"-o", filepath.Join(dir, name+t.exe), "./cmd/"+name)
	cmd.Dir = r.root
	cmd.Env = append(os.Environ(), append(env, "GOOS="+t.goos, "GOARCH=amd64", "GOFLAGS=", "GOWORK=off")...)
	return r.run(cmd, fmt.Sprintf("building %s for %s", name, t.goos))
}
