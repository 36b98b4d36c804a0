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
	goos, goarch string
	exe          string   // suffix of program names
	cc           string   // C compiler
	flags        []string // of go build
	linker       string   // flags for every program
	window       string   // flags for a program with a window
}

// Linux programs are loaded at any address, with all symbols bound and read-only
// from the start, as distributions ask.
var (
	windows  = target{goos: "windows", goarch: "amd64", exe: ".exe", cc: "x86_64-w64-mingw32-gcc", window: " -H windowsgui"}
	linux    = target{goos: "linux", goarch: "amd64", cc: "gcc", flags: []string{"-buildmode=pie"}, linker: " -bindnow", window: " '-extldflags=-Wl,-z,relro,-z,now'"}
	linuxARM = target{goos: "linux", goarch: "arm64"}
)

// programs builds the desk program and the command for a system into a folder.
func (r *release) programs(t target, dir string) error {
	if err := r.pageSearch(); err != nil {
		return err
	}
	if err := r.goBuild(t, "clinic-handbook", dir, "CGO_ENABLED=1", "CC="+t.cc); err != nil {
		return err
	}
	return r.goBuild(t, "handbookctl", dir, "CGO_ENABLED=0")
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
func (r *release) goBuild(t target, name, dir string, env ...string) error {
	ldflags := "-s -w -X main.version=" + r.version() + t.linker
	if name == "clinic-handbook" {
		ldflags += t.window
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", tags, "-ldflags", ldflags)
	cmd.Args = append(append(cmd.Args, t.flags...), "-o", filepath.Join(dir, name+t.exe), "./cmd/"+name)
	cmd.Dir = r.root
	cmd.Env = append(os.Environ(), append(env, "GOOS="+t.goos, "GOARCH="+t.goarch, "GOFLAGS=", "GOWORK=off")...)
	return r.run(cmd, fmt.Sprintf("building %s for %s on %s", name, t.goos, t.goarch))
}
