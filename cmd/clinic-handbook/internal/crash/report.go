package crash

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// keptReports is how many reports stay in the folder.
const keptReports = 5

// reportStamp makes the name of a report from its time.
const reportStamp = "crash-20060102-150405"

// report describes one crash.
type report struct {
	version string
	when    time.Time
	ran     time.Duration // 0 if unknown
	what    string
	stacks  string
	printed string // by libraries
}

func (r report) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, "Why Clinic Handbook stopped. This report holds nothing that was typed.")
	fmt.Fprintln(&b)
	fmt.Fprintf(&b, "version   %s, %s\n", r.version, runtime.Version())
	fmt.Fprintf(&b, "time      %s\n", r.when.Format(time.RFC3339))
	if r.ran > 0 {
		fmt.Fprintf(&b, "running   for %s\n", r.ran.Round(time.Second))
	}
	fmt.Fprintf(&b, "system    %s/%s, %s\n", runtime.GOOS, runtime.GOARCH, system())
	if name, err := os.Hostname(); err == nil {
		fmt.Fprintf(&b, "computer  %s\n", name)
	}
	fmt.Fprintf(&b, "what      %s\n", r.what)
	fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(r.stacks))
	if r.printed != "" {
		fmt.Fprintf(&b, "\nLibraries printed:\n%s\n", r.printed)
	}
	return b.String()
}

// write puts a report into a folder, removes the oldest ones, and returns its
// file.
func (r report) write(dir string) (string, error) {
	var f *os.File
	var err error
	for i := 1; i < 100; i++ {
		name := r.when.Format(reportStamp)
		if i > 1 {
			name += fmt.Sprintf("-%d", i)
		}
		f, err = os.OpenFile(filepath.Join(dir, name+".txt"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if !errors.Is(err, os.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(r.String())
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name()) // frees space on a full disk
		return "", err
	}
	removeOldest(dir)
	return f.Name(), nil
}

// removeOldest keeps a folder from filling with reports. Their names sort by age.
func removeOldest(dir string) {
	reports, err := filepath.Glob(filepath.Join(escapeGlob(dir), "crash-*.txt"))
	if err != nil {
		return
	}
	slices.Sort(reports)
	for _, old := range reports[:max(0, len(reports)-keptReports)] {
		os.Remove(old)
	}
}

// escapeGlob escapes the name of a folder in a pattern. On Windows nothing can be
// escaped, and only [ would need to be.
func escapeGlob(dir string) string {
	if runtime.GOOS == "windows" {
		return strings.ReplaceAll(dir, "[", "?")
	}
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `*`, `\*`, `?`, `\?`).Replace(dir)
}

// describe names the kind of a panic. It gives the text only where that cannot
// quote anything: that of the Go runtime, and of errors that errorText knows.
func describe(p any, errorText func(error) (string, bool)) string {
	err, _ := p.(error)
	if err != nil && errorText != nil {
		if text, ok := errorText(err); ok {
			return "panic: " + text
		}
	}
	switch {
	case isRuntime(err):
		return "panic: " + err.Error()
	case err != nil:
		return fmt.Sprintf("panic: %T, its text left out", err)
	}
	return fmt.Sprintf("panic: %T, its value left out", p)
}

func isRuntime(err error) bool {
	fault, ok := err.(runtime.Error)
	return ok && knownFault(fault.Error())
}
