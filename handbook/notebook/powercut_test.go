package notebook

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"clinichandbook/handbook/durable"
)

// journalDisk records what reaches the disk in which order. An inode is the
// data of one file, whatever its name.
type journalDisk struct {
	durable.OS
	events []event
	inodes map[string]*inode // by name, as a running system sees it
	noSync bool              // drops every flush, to show that the test can fail
}

type inode struct{ data, synced []byte }

// event is one step: either entries of the directory change, or all changes
// before it become durable, or an inode is written or flushed, or a change of
// the notebook is confirmed.
type event struct {
	entry     string // a name in the directory …
	to        *inode // … now leads here, or nowhere
	flush     bool
	write     *inode
	data      []byte
	fsync     bool // with write: its data become durable
	confirmed int
}

func (d *journalDisk) Create(name string, mode fs.FileMode) (durable.File, error) {
	f, err := d.OS.Create(name, mode)
	if err != nil {
		return nil, err
	}
	n := &inode{}
	d.inodes[name] = n
	d.events = append(d.events, event{entry: filepath.Base(name), to: n})
	return &journalFile{f, d, n}, nil
}

func (d *journalDisk) Rename(from, to string) error {
	if err := d.OS.Rename(from, to); err != nil {
		return err
	}
	n := d.inodes[from]
	delete(d.inodes, from)
	d.inodes[to] = n
	d.events = append(d.events, event{entry: filepath.Base(to), to: n}, event{entry: filepath.Base(from)})
	return nil
}

func (d *journalDisk) SyncDir(name string) error {
	if d.noSync {
		return nil
	}
	d.events = append(d.events, event{flush: true})
	return d.OS.SyncDir(name)
}

type journalFile struct {
	io.WriteCloser
	d *journalDisk
	n *inode
}

func (f *journalFile) Write(data []byte) (int, error) {
	f.d.events = append(f.d.events, event{write: f.n, data: slices.Clone(data)})
	return f.WriteCloser.Write(data)
}

func (f *journalFile) Sync() error {
	if f.d.noSync {
		return nil
	}
	f.d.events = append(f.d.events, event{write: f.n, fsync: true})
	return f.WriteCloser.(durable.File).Sync()
}

// cut runs the events and returns every directory that a power cut after them
// may leave: any of the unflushed changes of entries may have reached the disk,
// and of data not flushed nothing, half, or a length with nothing in it.
func cut(events []event) []map[string][]byte {
	durable := map[string]*inode{}
	var loose []event
	written := map[*inode]*inode{}
	node := func(n *inode) *inode {
		if written[n] == nil {
			written[n] = &inode{}
		}
		return written[n]
	}
	for _, e := range events {
		switch {
		case e.entry != "":
			loose = append(loose, e)
		case e.flush:
			for _, l := range loose {
				durable[l.entry] = l.to
			}
			loose = nil
		case e.fsync:
			node(e.write).synced = node(e.write).data
		case e.write != nil:
			node(e.write).data = append(slices.Clip(node(e.write).data), e.data...)
		}
	}
	// With every flush in place no more are loose. Without them, the last ones
	// will do.
	for len(loose) > 3 {
		durable[loose[0].entry] = loose[0].to
		loose = loose[1:]
	}
	var dirs []map[string][]byte
	for subset := range 1 << len(loose) {
		entries := maps.Clone(durable)
		for i, l := range loose {
			if subset>>i&1 == 1 {
				entries[l.entry] = l.to
			}
		}
		for fate := range 3 {
			dirs = append(dirs, contents(entries, written, fate))
		}
	}
	return dirs
}

func contents(entries map[string]*inode, written map[*inode]*inode, fate int) map[string][]byte {
	dir := map[string][]byte{}
	for name, n := range entries {
		if n == nil {
			continue // removed
		}
		if written[n] == nil {
			dir[name] = nil
			continue
		}
		dir[name] = survives(written[n], fate)
	}
	return dir
}

func survives(n *inode, fate int) []byte {
	switch {
	case len(n.synced) == len(n.data) || fate == 0:
		return n.synced
	case fate == 1:
		return n.data[:len(n.data)/2]
	default:
		return make([]byte, len(n.data))
	}
}

// After a power cut at every step, whatever it leaves, every confirmed change
// is there, nothing is damaged, and of the change under way all or nothing.
func TestPowerCutAtEveryStep(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: hundreds of synced writes")
	}
	if states, faults := cutEverywhere(t, false); len(faults) > 0 {
		t.Errorf("%d of %d states are wrong, first: %s", len(faults), states, faults[0])
	} else {
		t.Logf("%d states after a cut, all right", states)
	}
	// Without flushes the same check must find losses.
	if states, faults := cutEverywhere(t, true); len(faults) < states/10 {
		t.Errorf("without a flush only %d of %d states are wrong: the test sees nothing", len(faults), states)
	}
}

func cutEverywhere(t *testing.T, noSync bool) (states int, faults []string) {
	d := &journalDisk{inodes: map[string]*inode{}, noSync: noSync}
	n := open(store{dir: t.TempDir(), disk: d, wait: lockWait})
	const changes = 6
	for i := range changes {
		must(t, n.Save(fmt.Sprint(i)))
		d.events = append(d.events, event{confirmed: i + 1})
	}
	confirmed := 0
	dir := t.TempDir()
	for k := range len(d.events) + 1 {
		if k > 0 && d.events[k-1].confirmed > 0 {
			confirmed = d.events[k-1].confirmed
		}
		for _, left := range cut(d.events[:k]) {
			states++
			if fault := checkCut(t, dir, left, confirmed); fault != "" {
				faults = append(faults, fmt.Sprintf("cut after step %d of %d: %s", k, len(d.events), fault))
			}
		}
	}
	return states, faults
}

func checkCut(t *testing.T, dir string, left map[string][]byte, confirmed int) string {
	t.Helper()
	must(t, os.RemoveAll(dir))
	must(t, os.Mkdir(dir, 0o700))
	for name, data := range left {
		must(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	n := Open(dir)
	saved := n.Saved()
	if notices := n.Notices(); len(notices) > 0 {
		return notices[0].Error()
	}
	if len(saved) != confirmed && len(saved) != confirmed+1 {
		return fmt.Sprintf("%v saved, %d were confirmed", saved, confirmed)
	}
	return ""
}
