package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// program is a running program on a screen.
type program struct {
	cmd   *exec.Cmd
	begun time.Time
}

// start starts a program with a home of its own choice.
func start(s *screen, file, home string) (*program, error) {
	cmd := exec.Command(file)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.name, "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
		"FYNE_PLATFORM=x11", "WAYLAND_DISPLAY=", "FYNE_THEME=light")
	p := &program{cmd: cmd, begun: time.Now()}
	return p, cmd.Start()
}

func (p *program) stop() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// resident is the memory of the program, in MB.
func (p *program) resident() (float64, error) { return p.memory("VmRSS") }

// memory is a figure of Linux about the memory of the program, in MB.
func (p *program) memory(figure string) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, figure+":"); ok {
			kB, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 64)
			return kB / 1024, err
		}
	}
	return 0, fmt.Errorf("%s: the system has no %s", p.cmd.Path, figure)
}

// processor is the time that all threads of the program have run.
func (p *program) processor() (time.Duration, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if err != nil {
			continue // a thread that ended in the meantime
		}
		ran, _, _ := strings.Cut(string(text), " ")
		ns, err := strconv.ParseInt(ran, 10, 64)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(ns)
	}
	return sum, nil
}
