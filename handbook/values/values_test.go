package values

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
)

func set(t *testing.T, f *File, id, before, after string) {
	t.Helper()
	if err := f.Set(id, before, handbook.Setting{Value: after, By: "Ann", On: "2026-11-24"}); err != nil {
		t.Fatal(err)
	}
}

func fileText(t *testing.T, f *File, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(f.dir, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

func TestSetKeepsTheStateBefore(t *testing.T) {
	f := In(filepath.Join(t.TempDir(), "new"))
	set(t, f, "a", "", "one")
	set(t, f, "b", "", "two\nlines")
	first := fileText(t, f, Name)
	set(t, f, "a", "one", "three")
	if fileText(t, f, olderName) != first {
		t.Errorf("the older copy is %q, want %q", fileText(t, f, olderName), first)
	}
	got, err := f.Settings()
	if err != nil || got["a"].Value != "three" || got["b"].Value != "two\nlines" || got["a"].By != "Ann" || got["a"].On != "2026-11-24" {
		t.Errorf("%v, %v", got, err)
	}
	set(t, f, "a", "three", "")
	if got, _ := f.Settings(); len(got) != 1 {
		t.Errorf("after taking a out: %v", got)
	}
}

func TestOtherWindowIsNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	one, two := In(dir), In(dir)
	set(t, one, "a", "", "first")
	err := two.Set("a", "", handbook.Setting{Value: "second"})
	var fault *Fault
	if !errors.As(err, &fault) || fault.Other == nil || fault.Other.Value != "first" || !strings.Contains(err.Error(), "“first”") {
		t.Fatalf("got %v", err)
	}
	set(t, two, "a", "first", "second")
}

func TestManyWindowsLoseNothing(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			f := In(dir)
			f.wait = time.Minute // on a busy machine seven others take longer than people wait
			for i := range 5 {
				if err := f.Set(fmt.Sprintf("v-%d-%d", w, i), "", handbook.Setting{Value: "x"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got, err := In(dir).Settings(); err != nil || len(got) != 40 {
		t.Errorf("%d values, %v; want 40", len(got), err)
	}
}

func TestBrokenFileIsLeft(t *testing.T) {
	for name, text := range map[string]string{"broken": "a: [\n", "too large": "# " + strings.Repeat("x", maxFile), "not UTF-8": "a: \xff\n"} {
		t.Run(name, func(t *testing.T) {
			f := In(t.TempDir())
			if err := os.WriteFile(f.Path(), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			err := f.Set("b", "", handbook.Setting{Value: "x"})
			if !errors.Is(err, content.ErrBrokenValues) || !strings.Contains(err.Error(), f.Path()) || !strings.Contains(err.Error(), "line 1") {
				t.Errorf("says %v", err)
			}
			if fileText(t, f, Name) != text || fileText(t, f, olderName) != "" {
				t.Error("the broken file was touched")
			}
		})
	}
}

func TestTooLongIsRefused(t *testing.T) {
	f := In(t.TempDir())
	if err := f.Set("a", "", handbook.Setting{Value: strings.Repeat("ä", MaxValue+2)}); err == nil || !strings.Contains(err.Error(), "2 characters over") {
		t.Errorf("says %v", err)
	}
}

// faultDisk fails at one step.
type faultDisk struct {
	durable.OS
	step, failAt int
	err          error
}

func (d *faultDisk) fails() error {
	if d.step++; d.step == d.failAt {
		return d.err
	}
	return nil
}

func (d *faultDisk) Create(name string, mode fs.FileMode) (durable.File, error) {
	if err := d.fails(); err != nil {
		return nil, err
	}
	f, err := d.OS.Create(name, mode)
	return faultFile{f, d}, err
}

func (d *faultDisk) Rename(from, to string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.OS.Rename(from, to)
}

func (d *faultDisk) SyncDir(name string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.OS.SyncDir(name)
}

func (d *faultDisk) MakeDir(name string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.OS.MakeDir(name)
}

type faultFile struct {
	durable.File
	d *faultDisk
}

func (f faultFile) Write(data []byte) (int, error) {
	if err := f.d.fails(); err != nil {
		n, _ := f.File.Write(data[:len(data)/2])
		return n, err
	}
	return f.File.Write(data)
}

func (f faultFile) Sync() error {
	if err := f.d.fails(); err != nil {
		return err
	}
	return f.File.Sync()
}

// TestEachStepMayFail checks that whatever fails, the file has the old or the new
// value, and one sentence says so.
func TestEachStepMayFail(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EROFS, syscall.EIO} {
		for at := 1; ; at++ {
			dir := t.TempDir()
			set(t, In(dir), "a", "", "old")
			d := &faultDisk{failAt: at, err: cause}
			f := &File{dir, d, lockWait}
			err := f.Set("a", "old", handbook.Setting{Value: "new"})
			if d.step < at {
				if at < 9 {
					t.Fatalf("only %d steps: the test sees too little", at)
				}
				break
			}
			got, readErr := In(dir).Settings()
			if readErr != nil || got["a"].Value != "old" && got["a"].Value != "new" {
				t.Errorf("step %d: the file holds %v, %v", at, got, readErr)
			}
			if err == nil || !strings.HasSuffix(err.Error(), ".") || strings.Contains(err.Error(), "\n") {
				t.Errorf("step %d: says %v", at, err)
			}
		}
	}
}

// childDir in the environment makes the test binary write values until it is
// killed.
const childDir = "VALUES_TEST_CHILD"

func TestMain(m *testing.M) {
	dir := os.Getenv(childDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	f, before := In(dir), ""
	if got, err := f.Settings(); err == nil {
		before = got["n"].Value
	}
	for i := 0; ; i++ {
		next := fmt.Sprintf("%d-%d ", os.Getpid(), i) + strings.Repeat("x", 3000)
		if err := f.Set("n", before, handbook.Setting{Value: next}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		before = next
	}
}

// TestKilledAtAnyInstant kills a writing process and checks that the file is
// complete.
func TestKilledAtAnyInstant(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 3
	}
	dir := t.TempDir()
	const byHand = "# by hand\nother: \"stays\" # so does this\n"
	if err := os.WriteFile(filepath.Join(dir, Name), []byte(byHand), 0o600); err != nil {
		t.Fatal(err)
	}
	wrote := false
	for range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childDir+"="+dir)
		var says strings.Builder
		cmd.Stderr = &says
		before := fileText(t, In(dir), Name)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(10 * time.Second); fileText(t, In(dir), Name) == before && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond) // a busy machine starts it late
		}
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if says.Len() > 0 {
			t.Fatalf("the writer says %s", says.String())
		}
		f := In(dir)
		got, err := f.Settings()
		if err != nil || got["other"].Value != "stays" || !strings.HasPrefix(fileText(t, f, Name), byHand) {
			t.Fatalf("after a kill: %v, %.200q", err, fileText(t, f, Name))
		}
		wrote = wrote || got["n"].Value != ""
	}
	if !wrote {
		t.Error("no writer ever wrote")
	}
}
