package delivery

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"time"

	"clinichandbook/handbook/message"
	"clinichandbook/handbook/pack"
)

// finding is the result of one check of the place.
type finding struct {
	outcome outcome
	content *Content // if there is new content
	stamp   string   // of what was checked
	err     error    // why it is refused, or why the place cannot be reached
}

type outcome int

const (
	unchanged   outcome = iota // since the last check
	found                      // content, complete
	refused                    // not content, and the same twice
	unsettled                  // somebody is writing
	unreachable                // the place cannot be reached
)

// check checks the place. File operations on a share may hang, so it runs on its
// own goroutine. Each step counts as an answer from the place.
func (d *Delivery) check(seen string, full bool, trust pack.Trust) finding {
	if kindOf(d.config.Content) == packKind {
		return d.checkPack(seen, full, trust)
	}
	return d.checkFolder(seen, full)
}

func (d *Delivery) step() { d.progress.Add(1) }

// checkFolder reads a folder twice, a moment apart, and accepts it only if both
// readings are the same, since nothing says that a plain folder is complete. A
// published one says so: its files must also match the published hash.
func (d *Delivery) checkFolder(seen string, full bool) finding {
	fsys, pointer, err := currentVersion(d.open(d.config.Content))
	d.step()
	if err != nil {
		return d.unreachable(err)
	}
	items, err := list(fsys, d.step)
	if err != nil {
		return d.unreachable(err)
	}
	stamp := string(pointer.Text()) + stampOf(items)
	if stamp == seen && !full {
		return finding{outcome: unchanged, stamp: stamp}
	}
	first, _, err := readFolder(fsys, items, pointer.Version > 0, d.step)
	if err != nil {
		return d.readFailed(err)
	}
	sum := sha256.Sum256(first)
	d.pause()
	items, err = list(fsys, d.step)
	if err != nil {
		return d.unreachable(err)
	}
	data, bad, err := readFolder(fsys, items, pointer.Version > 0, d.step)
	if err != nil {
		return d.readFailed(err)
	}
	if sha256.Sum256(data) != sum || string(pointer.Text())+stampOf(items) != stamp {
		return finding{outcome: unsettled}
	}
	if err := pointer.check(data, bad); err != nil {
		return finding{outcome: unreachable, err: err}
	}
	c, err := folderContent(data, bad)
	if err != nil {
		return d.unreachable(err)
	}
	c.Date, c.Published = newest(items), pointer.Version
	return finding{outcome: found, content: c, stamp: stamp}
}

// checkPack reads a pack. A valid signature says that it is complete; without one,
// it is read once more, since somebody may be copying it.
func (d *Delivery) checkPack(seen string, full bool, trust pack.Trust) finding {
	name := d.config.Content
	info, err := os.Stat(name)
	d.step()
	if err != nil {
		return d.unreachable(err)
	}
	stamp := stampOf([]item{{name: name, size: info.Size(), time: info.ModTime(), mode: info.Mode().Type()}})
	if stamp == seen && !full {
		return finding{outcome: unchanged, stamp: stamp}
	}
	limits := pack.DefaultLimits()
	limits.Now = d.now()
	var before []byte
	for range 2 {
		data, err := pack.ReadBytes(name, limits)
		d.step()
		var r *pack.Refusal
		if err != nil && !errors.As(err, &r) {
			return d.readFailed(err)
		}
		var p *pack.Pack
		if err == nil {
			p, err = trust.Open(data, limits)
		}
		switch {
		case err == nil:
			return finding{outcome: found, content: packContent(p, data), stamp: stamp}
		case before != nil && bytes.Equal(before, data):
			return finding{outcome: refused, stamp: stamp, err: err}
		case before != nil:
			return finding{outcome: unsettled}
		}
		before = append([]byte{}, data...)
		d.pause()
	}
	return finding{outcome: unsettled}
}

// pause gives a writer time to continue.
func (d *Delivery) pause() {
	time.Sleep(d.settle)
	d.step()
}

// readFailed is the finding when reading fails after listing succeeded: a file that
// has disappeared means that somebody is changing the folder.
func (d *Delivery) readFailed(err error) finding {
	if errors.Is(err, fs.ErrNotExist) {
		return finding{outcome: unsettled}
	}
	return d.unreachable(err)
}

// unreachable is the finding for a place that cannot be read.
func (d *Delivery) unreachable(err error) finding {
	switch {
	case errors.Is(err, errNoContent):
		err = message.New("delivery.cause.no-file", "there is no handbook file in {{.Place}}", message.Values{"Place": d.config.Content})
	case errors.Is(err, fs.ErrNotExist):
		err = message.New("delivery.cause.not-there", "{{.Place}} is not there", message.Values{"Place": d.config.Content})
	default:
		err = message.New("delivery.cause.not-read", "{{.Place}} cannot be read ({{.Cause}})", message.Values{"Place": d.config.Content, "Cause": reason(err)})
	}
	return finding{outcome: unreachable, err: err}
}
