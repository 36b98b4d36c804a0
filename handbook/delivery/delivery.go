// Package delivery brings a clinic's content to the desk: from a folder or a
// signed pack, on a disk or on a share, while the program runs.
//
// [ReadConfig] finds the machine-wide handbook.yaml, which names the place.
// [New] makes a [Delivery]. [Delivery.Kept] is the last good copy, which lies
// on this computer, and is there at once. [Delivery.Watch] then looks at the
// place for as long as the program runs: when files tell of a change, and at
// regular times, since shares often tell nothing. New content is read as a
// whole, held against what is allowed, loaded by the desk beside what it
// shows, kept on the disk, and only then shown.
//
// A place that is away, slow, hangs, or is only half written changes nothing
// on the screen; [Status] says of when the content is and what is wrong, in
// one sentence. A pack is taken only with the signature of a trusted key and
// never after a later one, also when the program starts anew or the copy is
// lost.
//
// The package opens no network connection of its own: a share is a path of the
// operating system.
package delivery

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"clinichandbook/handbook/message"
	"clinichandbook/handbook/pack"
)

// Content is a clinic's content, whole and in memory.
type Content struct {
	FS   fs.FS
	Date time.Time // of its newest file, or when the pack was made
	// Version is that of the pack, or 0 of a folder.
	Version int64

	sum  string // equal for equal content
	kind kind
	data []byte // what is kept: the pack, or the files of the folder
}

// kind is what content was delivered as.
type kind string

const (
	folderKind kind = "folder"
	packKind   kind = "pack"
)

// kindOf tells by its name alone what a place is to hold: what is named as a
// pack is never read as an unsigned folder.
func kindOf(place string) kind {
	if strings.EqualFold(filepath.Ext(place), pack.Extension) {
		return packKind
	}
	return folderKind
}

// Status tells of the clinic's content on the screen.
type Status struct {
	Date time.Time // of the content that is shown; zero when there is none
	Away bool      // the place cannot be reached: it may be that nothing is new
	// Sentence says what is wrong and what to do, or is none.
	Sentence message.Message
}

// same reports that both tell the same.
func (s Status) same(other Status) bool {
	return s.Date.Equal(other.Date) && s.Away == other.Away && s.Sentence.String() == other.Sentence.String()
}

// Desk shows content. Its methods are called one at a time.
type Desk interface {
	// Load reads content beside what is shown. The error says why nothing of
	// it can be used. show puts it on the screen, all at once; it is called
	// when the content is kept.
	Load(*Content) (show func(), err error)
	// Tell is called when the status changes.
	Tell(Status)
}

// Times of looking. They are fields for the tests' sake.
const (
	settleTime = time.Second      // between the two readings that must be equal
	gatherTime = time.Second / 3  // after a change, for others that come with it
	stuckTime  = 10 * time.Second // without an answer a place counts as away
)

// fullEvery is after how many looks at names, sizes and times all is read once
// more: some programs keep a file's time when they change it.
const fullEvery = 20

// Delivery brings content from one place.
type Delivery struct {
	config  Config
	kept    store
	now     func() time.Time
	open    func(folder string) fs.FS
	settle  time.Duration
	gather  time.Duration
	stuck   time.Duration
	current *Content // shown; nil while there is none
	unsaved bool     // current is not kept yet
	highest accepted // of all packs that were ever accepted

	seen     string // what the last look saw that was dealt with
	looks    int    // since all was read
	status   Status // as last told
	sound    Status // apart from whether the place can be reached
	progress atomic.Int64
}

// New makes a delivery by a configuration. It keeps copies in a folder of this
// computer, which need not exist yet; without one it keeps none. It reads and
// writes nothing before Kept.
func New(config Config, dir string) *Delivery {
	return &Delivery{
		config: config, kept: store{dir: dir}, now: time.Now, open: os.DirFS,
		settle: settleTime, gather: gatherTime, stuck: stuckTime,
	}
}

// Kept is the last good copy, or nil, and what is wrong with it, if anything.
// It reads this computer's disk only. Call it once, before Watch.
func (d *Delivery) Kept() (*Content, Status) {
	if d.config.Content == "" && !d.config.placeUnknown() {
		return nil, Status{}
	}
	d.highest = d.kept.accepted()
	content, note := d.readKept()
	d.sound = Status{Sentence: note}
	if content != nil {
		d.current = content
		d.unsaved = note.Text != ""
		if !d.unsaved {
			d.current = content.withoutFiles()
		}
		d.sound.Date = content.Date
		if content.Version > d.highest.Version {
			d.highest = accepted{content.Version, content.sum}
		}
	}
	d.status = d.sound
	return content, d.status
}

// readKept reads the newest sound copy that may be used.
func (d *Delivery) readKept() (*Content, message.Message) {
	damaged := 0
	for _, name := range []string{copyFile, olderFile} {
		h, body, err := d.kept.readCopy(name)
		if err != nil {
			if isDamage(err) {
				damaged++
			}
			continue
		}
		content, err := d.fromCopy(h, body)
		switch {
		case err != nil:
			return nil, message.New("The copy of the clinic's content on this computer is not used: {{.Cause}}.", message.Values{"Cause": err})
		case content == nil:
			continue
		case damaged > 0:
			return content, message.New("The newest copy of the clinic's content on this computer was damaged, so the one before it is shown until {{.Place}} can be read.", message.Values{"Place": d.config.Content})
		}
		return content, message.Message{}
	}
	if damaged > 0 {
		return nil, message.New("The copy of the clinic's content on this computer was damaged, so only the bundled handbook is shown until {{.Place}} can be read.", message.Values{"Place": d.config.Content})
	}
	return nil, message.Message{}
}

// fromCopy makes content of a copy; nil if it is not the kind that is to be
// used now: a folder's copy must not stand in for a signed pack.
func (d *Delivery) fromCopy(h copyHeader, body []byte) (*Content, error) {
	if d.config.placeUnknown() { // better than none: its hash holds
		return contentOf(h.Kind, body, h)
	}
	if h.Kind != kindOf(d.config.Content) {
		return nil, nil
	}
	if h.Kind == packKind {
		p, err := pack.Open(body, d.config.Keys, pack.DefaultLimits())
		if err != nil {
			return nil, err
		}
		return packContent(p, body), nil
	}
	return contentOf(h.Kind, body, h)
}
