package notebook

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"clinichandbook/handbook/durable"
)

// faultDisk fails one step, or all steps from one on.
type faultDisk struct {
	durable.OS
	step, failAt int
	onwards      bool
	err          error
	failed       string // the first step that failed
}

func (d *faultDisk) hit(op, name string) error {
	d.step++
	if d.step == d.failAt || d.onwards && d.failAt > 0 && d.step > d.failAt {
		if d.failed == "" {
			d.failed = op + " " + filepath.Base(name)
		}
		return &os.PathError{Op: op, Path: name, Err: d.err}
	}
	return nil
}

func (d *faultDisk) Create(name string, mode fs.FileMode) (durable.File, error) {
	if err := d.hit("create", name); err != nil {
		return nil, err
	}
	f, err := d.OS.Create(name, mode)
	return &faultFile{f, d, name}, err
}

func (d *faultDisk) Rename(from, to string) error {
	if err := d.hit("rename to", to); err != nil {
		return err
	}
	return d.OS.Rename(from, to)
}

func (d *faultDisk) MakeDir(name string) error {
	if err := d.hit("mkdir", name); err != nil {
		return err
	}
	return d.OS.MakeDir(name)
}

func (d *faultDisk) SyncDir(name string) error {
	if err := d.hit("sync directory", name); err != nil {
		return err
	}
	return d.OS.SyncDir(name)
}

func (d *faultDisk) Lock(name string, wait time.Duration) (func() error, error) {
	if err := d.hit("lock", name); err != nil {
		return nil, err
	}
	return d.OS.Lock(name, wait)
}

type faultFile struct {
	durable.File
	d    *faultDisk
	name string
}

// Write fails after half of the data, as a full disk does.
func (f *faultFile) Write(data []byte) (int, error) {
	if err := f.d.hit("write", f.name); err != nil {
		n, _ := f.File.Write(data[:len(data)/2])
		return n, err
	}
	return f.File.Write(data)
}

func (f *faultFile) Sync() error {
	if err := f.d.hit("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultFile) Close() error {
	err := f.File.Close()
	if fault := f.d.hit("close", f.name); fault != nil {
		return fault
	}
	return err
}

// The first change into a new directory, a later change, and a change that
// meets a damaged file: each fails at each of its steps.
func TestEveryStepFails(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: hundreds of synced writes")
	}
	starts := map[string]func(t *testing.T) string{
		"new directory": func(t *testing.T) string { return filepath.Join(t.TempDir(), "new") },
		"later change":  func(t *testing.T) string { dir, _ := twoStates(t); return dir },
		"damaged file": func(t *testing.T) string {
			dir, _ := twoStates(t)
			overwrite(t, dir, currentName, nil)
			return dir
		},
	}
	for start, prepare := range starts {
		for _, fault := range []error{syscall.ENOSPC, syscall.EROFS, syscall.EIO, syscall.EACCES} {
			for _, onwards := range []bool{false, true} {
				steps := 0
				for failAt := 1; ; failAt++ {
					dir := prepare(t)
					had := Open(dir).Saved()
					if start == "damaged file" {
						overwrite(t, dir, currentName, nil)
					}
					d := &faultDisk{err: fault, failAt: failAt, onwards: onwards}
					reached := t.Run(fmt.Sprintf("%s/%v/onwards=%v/%d", start, fault, onwards, failAt), func(t *testing.T) {
						checkFault(t, dir, had, d)
					})
					if d.failed == "" || !reached {
						break
					}
					steps++
				}
				if steps < 6 {
					t.Errorf("%s, %v: only %d steps failed", start, fault, steps)
				}
			}
		}
	}
}

func checkFault(t *testing.T, dir string, had []string, d *faultDisk) {
	n := open(store{dir: dir, disk: d, wait: lockWait})
	err := n.Save("x")
	if d.failed == "" {
		must(t, err)
		return
	}
	want := append(slices.Clone(had), "x")
	if !slices.Equal(n.Saved(), want) {
		t.Errorf("%s failed: the window shows %v, want %v", d.failed, n.Saved(), want)
	}
	if err == nil {
		// A single fault while opening is over when the change is made.
		if d.onwards || !Open(dir).IsSaved("x") {
			t.Errorf("%s failed and the change was confirmed", d.failed)
		}
	} else {
		checkTold(t, n, d, err)
	}
	checkMended(t, n, d, had)
}

// checkTold: each kind of trouble is told once, whatever is tried.
func checkTold(t *testing.T, n *Notebook, d *faultDisk, err error) {
	t.Helper()
	checkSentence(t, err)
	if d.onwards {
		if err := n.Save("x"); err == nil || !err.(*Notice).Kept() {
			t.Errorf("%s failed, second change: %v", d.failed, err)
		}
	}
	kinds := told(t, n)
	slices.Sort(kinds)
	if len(kinds) == 0 || len(kinds) != len(slices.Compact(slices.Clone(kinds))) {
		t.Errorf("%s failed: told %v", d.failed, kinds)
	}
}

// checkMended: the fault left the disk as it was or with the change, and once
// it is mended nothing is lost, neither here nor from another window.
func checkMended(t *testing.T, n *Notebook, d *faultDisk, had []string) {
	t.Helper()
	dir, want := n.store.dir, n.Saved()
	other := Open(dir)
	if got := other.Saved(); !slices.Equal(got, had) && !slices.Equal(got, want) {
		t.Errorf("%s failed: the disk holds %v", d.failed, got)
	}
	d.failAt, d.onwards = 0, false
	must(t, other.Save("y"))
	must(t, n.Save("z"))
	final := Open(dir)
	quiet(t, final)
	for _, id := range append(want, "y", "z") {
		if !final.IsSaved(id) {
			t.Errorf("%s failed: %s is lost: %v", d.failed, id, final.Saved())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*"+".new")); len(left) > 0 {
		t.Errorf("%s failed: left behind %v", d.failed, left)
	}
}

// The file is replaced and its directory cannot be flushed: the change is in
// the file, but may be gone after a power cut. It is confirmed only by another
// write, though that one changes nothing.
func TestReplacedButNotFlushed(t *testing.T) {
	dir, _ := twoStates(t)
	d := &faultDisk{err: syscall.EIO}
	n := open(store{dir: dir, disk: d, wait: lockWait})
	must(t, n.Visit("a"))
	perChange := d.step
	d.failAt = d.step + perChange
	if err := n.Save("x"); err == nil || d.failed != "sync directory "+filepath.Base(dir) {
		t.Fatalf("%v: %s failed", err, d.failed)
	}
	if !Open(dir).IsSaved("x") {
		t.Fatal("the file should hold the change")
	}
	before := d.step
	must(t, n.Save("x"))
	if d.step-before != perChange {
		t.Errorf("%d steps, want the %d of a write", d.step-before, perChange)
	}
	before = d.step
	must(t, n.Flush())
	if d.step != before {
		t.Error("written once more than needed")
	}
}

// An old sentence is told again only after the trouble was mended.
func TestToldOncePerOutage(t *testing.T) {
	d := &faultDisk{}
	n := open(store{dir: t.TempDir(), disk: d, wait: lockWait})
	fail := func(err error) { d.err, d.failAt, d.onwards = err, d.step+1, true }
	var kinds []Kind
	for _, outage := range []error{syscall.ENOSPC, syscall.ENOSPC, syscall.EROFS, syscall.ENOSPC, nil, syscall.ENOSPC} {
		fail(outage)
		if outage == nil {
			d.failAt = 0
			d.onwards = false
		}
		for i := range 3 {
			if err := n.Visit(fmt.Sprint(i)); (err == nil) != (outage == nil) {
				t.Fatalf("%v: %v", outage, err)
			}
		}
		kinds = append(kinds, told(t, n)...)
	}
	if want := []Kind{Full, ReadOnly, Full}; !slices.Equal(kinds, want) {
		t.Errorf("told %v, want %v", kinds, want)
	}
}
