package crash

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"clinichandbook/handbook/durable"
)

// unseenFile has the name of the report that the next start mentions. The name of
// the file stays that of earlier versions.
const unseenFile = "crash-untold"

// Reporter writes the report of a run that crashes.
type Reporter struct {
	Dir     string // folder of the reports, where the notes are
	Version string
	Log     *Log // what libraries print, or nil
	// ErrorText returns the text of an error that cannot quote what was typed.
	// Without it no text but the runtime's own gets into a report.
	ErrorText func(error) (text string, ok bool)
	// Stop ends the program after a panic. File is the report, or "" if it could
	// not be written. It must not return.
	Stop func(file string)

	Started time.Time
	once    sync.Once
	unwatch func() // of WatchFatal, or nil
}

// Catch writes a report and stops the program if the goroutine panics. Defer it
// first.
func (r *Reporter) Catch() {
	if p := recover(); p != nil {
		r.once.Do(func() {
			file := r.panicked(p)
			if r.unwatch != nil {
				r.unwatch()
			}
			r.Stop(file)
		})
		select {} // the first panic stops the program
	}
}

// panicked writes the report of a panic and returns its file, or "".
func (r *Reporter) panicked(p any) string {
	now := time.Now()
	rep := report{version: r.Version, when: now, ran: now.Sub(r.Started), what: describe(p, r.ErrorText), stacks: stacks()}
	if r.Log != nil {
		rep.printed = r.Log.String()
	}
	file, err := rep.write(r.Dir)
	if err != nil {
		return ""
	}
	r.markUnseen(file)
	return file
}

func (r *Reporter) markUnseen(file string) {
	// Without the mark no start mentions the report, but it exists.
	_ = durable.Replace(durable.OS{}, filepath.Join(r.Dir, unseenFile), []byte(filepath.Base(file)))
}

// Unseen returns the newest report that no start has mentioned yet, or "". It
// returns it once.
func (r *Reporter) Unseen() string {
	mark := filepath.Join(r.Dir, unseenFile)
	name, err := readRaw(mark)
	if err != nil || os.Remove(mark) != nil {
		return "" // if it cannot be removed, every start would mention it
	}
	file := filepath.Join(r.Dir, filepath.Base(strings.TrimSpace(string(name))))
	if _, err := os.Stat(file); err != nil {
		return ""
	}
	return file
}

// stacks are the stacks of all goroutines: names of functions, files and numbers,
// but no texts.
func stacks() string {
	buf := make([]byte, 64<<10)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) || len(buf) >= 4<<20 {
			return string(buf[:n])
		}
		buf = make([]byte, 2*len(buf))
	}
}
