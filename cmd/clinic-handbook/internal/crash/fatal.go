package crash

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"clinichandbook/handbook/durable"
)

// WatchFatal makes the Go runtime write what cannot be caught to a file, after
// making a report of what an earlier run left there. The key distinguishes the file
// from those of other programs that share the folder. Call end when the program
// ends normally: it removes the file.
func (r *Reporter) WatchFatal(key string) (end func()) {
	path := filepath.Join(r.Dir, "crash-"+key+".raw")
	r.reportEarlier(path)
	_ = os.Remove(path) // a new file follows no link, and waits for no pipe
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return func() {} // nothing can be written here
	}
	defer f.Close() // the runtime has its own
	if _, err := fmt.Fprintf(f, "%s\n", r.Version); err != nil {
		return func() {}
	}
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return func() {}
	}
	r.unwatch = func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		os.Remove(path)
	}
	return r.unwatch
}

// reportEarlier makes a report of what the runtime wrote when an earlier run ended.
// The file begins with the version of that run; one that was killed wrote no more.
func (r *Reporter) reportEarlier(path string) {
	raw, err := readRaw(path)
	if err != nil {
		return
	}
	version, text, _ := strings.Cut(string(raw), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	when := time.Now()
	if info, err := os.Stat(path); err == nil {
		when = info.ModTime()
	}
	what, stacks := known(text)
	file, err := report{version: version, when: when, what: what, stacks: stacks}.write(r.Dir)
	if err == nil {
		r.markUnseen(file)
	}
}

// maxRaw is how much of what the runtime wrote is read, in bytes: the stacks of a
// thousand goroutines.
const maxRaw = 4 << 20

func readRaw(path string) ([]byte, error) {
	f, err := durable.OS{}.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxRaw))
}
