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

// finding is what one look at the place found.
type finding struct {
	outcome outcome
	content *Content // if there is new content
	stamp   string   // of what was looked at
	err     error    // why it is refused, or why the place is away
}

type outcome int

const (
	unchanged outcome = iota // since the look before
	found                    // content, whole
	refused                  // something else than content, twice the same
	unsettled                // somebody is writing
	away                     // the place cannot be reached
)

// look looks at the place. It may hang for as long as the system lets it, so it
// has a goroutine of its own. It tells each step that the place answers.
func (d *Delivery) look(seen string, full bool) finding {
	if kindOf(d.config.Content) == packKind {
		return d.lookAtPack(seen, full)
	}
	return d.lookAtFolder(seen, full)
}

func (d *Delivery) step() { d.progress.Add(1) }

// lookAtFolder reads a folder twice, a while apart. Only what is the same both
// times is taken: a folder has no mark that says that it is whole.
func (d *Delivery) lookAtFolder(seen string, full bool) finding {
	fsys := d.open(d.config.Content)
	items, err := list(fsys, d.step)
	if err != nil {
		return d.notThere(err)
	}
	stamp := stampOf(items)
	if stamp == seen && !full {
		return finding{outcome: unchanged, stamp: stamp}
	}
	first, _, err := readFolder(fsys, items, d.step)
	if err != nil {
		return d.whileReading(err)
	}
	sum := sha256.Sum256(first)
	d.rest()
	items, err = list(fsys, d.step)
	if err != nil {
		return d.notThere(err)
	}
	data, bad, err := readFolder(fsys, items, d.step)
	if err != nil {
		return d.whileReading(err)
	}
	if sha256.Sum256(data) != sum || stampOf(items) != stamp {
		return finding{outcome: unsettled}
	}
	c, err := folderContent(data, bad)
	if err != nil {
		return d.notThere(err)
	}
	c.Date = newest(items)
	return finding{outcome: found, content: c, stamp: stamp}
}

// lookAtPack reads a pack. Its signature says that it is whole; without a sound
// one it is read once more, since somebody may be copying it.
func (d *Delivery) lookAtPack(seen string, full bool) finding {
	name := d.config.Content
	info, err := os.Stat(name)
	d.step()
	if err != nil {
		return d.notThere(err)
	}
	stamp := stampOf([]item{{name, info.Size(), info.ModTime(), info.Mode().Type()}})
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
			return d.whileReading(err)
		}
		var p *pack.Pack
		if err == nil {
			p, err = pack.Open(data, d.config.Keys, limits)
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
		d.rest()
	}
	return finding{outcome: unsettled}
}

// rest gives whoever writes the time to go on.
func (d *Delivery) rest() {
	time.Sleep(d.settle)
	d.step()
}

// whileReading is a place that was there and then failed: a file that is gone
// means that somebody is changing it.
func (d *Delivery) whileReading(err error) finding {
	if errors.Is(err, fs.ErrNotExist) {
		return finding{outcome: unsettled}
	}
	return d.notThere(err)
}

// notThere is a place that cannot be read.
func (d *Delivery) notThere(err error) finding {
	switch {
	case errors.Is(err, errNoContent):
		err = message.New("no handbook file is in {{.Place}}", message.Values{"Place": d.config.Content})
	case errors.Is(err, fs.ErrNotExist):
		err = message.New("{{.Place}} is not there", message.Values{"Place": d.config.Content})
	default:
		err = message.New("{{.Place}} cannot be read ({{.Cause}})", message.Values{"Place": d.config.Content, "Cause": reason(err)})
	}
	return finding{outcome: away, err: err}
}
