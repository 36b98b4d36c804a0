package crash

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

// maxLines is how many of the last lines a log keeps.
const maxLines = 200

// Log keeps the last lines that libraries print, for a crash report. The zero Log
// is empty and ready to use.
type Log struct {
	mu    sync.Mutex
	lines []string
	rest  []byte // of an incomplete line
	typed bool
}

var _ io.Writer = (*Log)(nil)

// Typed makes the log leave out causes from now on: somebody may have typed
// something, and a cause can quote the name of a file or more.
func (l *Log) Typed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.typed = true
}

func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest = append(l.rest, p...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			return len(p), nil
		}
		l.rest = append([]byte(nil), rest...)
		l.add(string(line))
	}
}

func (l *Log) add(line string) {
	if before, _, isCause := strings.Cut(line, "Cause:"); isCause && l.typed {
		line = before + "Cause: left out"
	}
	l.lines = append(l.lines, line)
	if over := len(l.lines) - maxLines; over > 0 {
		l.lines = append([]string(nil), l.lines[over:]...)
	}
}

// String returns the lines.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "\n")
}
