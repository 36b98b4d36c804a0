package delivery

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// reportEvery is how often a desk says again which version it shows.
const reportEvery = time.Hour

// ReportExtension is how the name of a report ends.
const ReportExtension = ".txt"

// MaxReport bounds a report, in bytes.
const MaxReport = 200

// Report is what a desk says about itself in a folder of the content owner, if its
// settings name one: the content of a file that is named after the computer.
type Report struct {
	Version int64     // of the pack, or of the published folder
	At      time.Time // when the desk last saw that it is the newest; UTC, to the second
}

// Text is what the file says.
func (r Report) Text() []byte {
	return fmt.Appendf(nil, "version: %d\ntime: %s\n", r.Version, r.At.UTC().Format(time.RFC3339))
}

// ParseReport reads the file. It refuses what another program or person wrote.
func ParseReport(text []byte) (Report, bool) {
	version, rest, _ := strings.Cut(strings.TrimPrefix(string(text), "version: "), "\n")
	var r Report
	var err, errTime error
	r.Version, err = strconv.ParseInt(version, 10, 64)
	r.At, errTime = time.Parse(time.RFC3339, strings.TrimSuffix(strings.TrimPrefix(rest, "time: "), "\n"))
	return r, err == nil && errTime == nil && r.Version > 0 && string(r.Text()) == string(text)
}

// reports writes the report of this desk. Errors do not concern the person at the
// desk: they are ignored, and the report is written again later.
type reports struct {
	dir  string // "" writes none
	desk string
	busy atomic.Bool // one is being written; on a share that hangs, forever
	last Report
}

// report says which version is shown, whenever it changes and every [reportEvery].
func (d *Delivery) report() {
	r := &d.reports
	if r.dir == "" || d.current == nil {
		return
	}
	next := Report{max(d.current.Version, d.current.Published), d.now().UTC().Truncate(time.Second)}
	since := next.At.Sub(r.last.At)
	if next.Version == 0 || next.Version == r.last.Version && since >= 0 && since < reportEvery || !r.busy.CompareAndSwap(false, true) {
		return
	}
	r.last = next
	go func() {
		defer r.busy.Store(false)
		_ = next.write(filepath.Join(r.dir, r.desk+ReportExtension))
	}()
}

// write replaces the file. It never follows a link, which might lead to one of this
// computer's own files.
func (r Report) write(file string) error {
	part := file + ".new"
	_ = os.Remove(part) // a killed program left it
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(r.Text())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		_ = os.Remove(part)
	}
	return err
}

// longestDesk is the most letters in the name of a report.
const longestDesk = 40

// computerName is the name of this computer as a file name that is valid everywhere.
func computerName() string {
	host, _ := os.Hostname()
	return DeskName(host)
}

// DeskName is the name of a computer as its report has it: lowercase letters, digits
// and hyphens.
func DeskName(host string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(host))
	name = strings.Trim(name[:min(len(name), longestDesk)], "-")
	if name == "" {
		return "desk"
	}
	return name
}
