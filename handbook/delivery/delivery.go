// Package delivery brings a clinic's content to the desk: from a folder or a
// signed pack, on a disk or on a share, while the program runs.
//
// [ReadConfig] reads desk.yaml, the settings file of the computer, which names
// the place. [New] makes a [Delivery]. [Delivery.Saved] immediately returns the last
// good copy on this computer. [Delivery.Watch] then checks the place while the
// program runs: when the system reports a change, and at intervals, since shares
// often report nothing. New content is read completely, verified, loaded by the
// receiver while it shows the previous content, saved on disk, and only then shown.
//
// A place that is unreachable, slow, hanging, or half written changes nothing on
// the screen; [Status] gives the date of the content and what is wrong, in one
// message. A pack is refused unless a trusted key signed it, and if it is older than
// one accepted before, even after a restart or if the copy is lost. A pack may hand
// over from a trusted key to another: from then on the old key is refused.
//
// The package opens no network connection: a share is a path of the operating
// system.
package delivery

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"clinichandbook/handbook/message"
	"clinichandbook/handbook/pack"
)

// Content is a clinic's complete content, in memory.
type Content struct {
	FS   fs.FS
	Date time.Time // of its newest file, or when the pack was made
	// Version is that of the pack, or 0 for a folder.
	Version int64
	// Published is the version of a published folder, or 0.
	Published int64

	sum   string // equal for equal content
	kind  kind
	key   string     // that signed the pack
	trust pack.Trust // after what the pack says about keys
	data  []byte     // to be saved: the pack, or the files of the folder
}

// kind is what content was delivered as.
type kind string

const (
	folderKind kind = "folder"
	packKind   kind = "pack"
)

// kindOf depends only on the name of a place: anything named like a pack is never
// read as an unsigned folder.
func kindOf(place string) kind {
	if strings.EqualFold(filepath.Ext(place), pack.Extension) {
		return packKind
	}
	return folderKind
}

// Status describes the clinic's content on the screen.
type Status struct {
	Date        time.Time // of the content that is shown; zero when there is none
	Unreachable bool      // the place cannot be reached: there may be newer content
	// Message says what is wrong and what to do, or is empty.
	Message message.Message
}

// same reports that both say the same.
func (s Status) same(other Status) bool {
	return s.Date.Equal(other.Date) && s.Unreachable == other.Unreachable && s.Message.String() == other.Message.String()
}

// Receiver shows content. Its methods are called one at a time.
type Receiver interface {
	// Load reads content while the previous content is shown. The error says why
	// none of it can be used. show puts all of it on the screen; it is called after
	// the content is saved.
	Load(*Content) (show func(), err error)
	// SetStatus is called when the status changes.
	SetStatus(Status)
}

// pace has the times of checking. No pause is longer than the time between two checks.
type pace struct{ every, settle, gather, stuck time.Duration }

// Times of checking.
const (
	settleTime = time.Second      // between the two readings that must be equal
	gatherTime = time.Second / 3  // after a change, for others that come with it
	stuckTime  = 10 * time.Second // without an answer a place counts as unreachable
)

// fullEvery is how many checks of names, sizes, and times come between two complete
// readings: some programs keep a file's time when they change it.
const fullEvery = 20

// Delivery watches one place and brings its content.
type Delivery struct {
	config  Config
	store   store
	now     func() time.Time
	open    func(folder string) fs.FS
	current *Content // shown; nil while there is none
	unsaved bool     // current is not saved yet
	memory  memory   // of the packs that were accepted
	reports reports  // of what is shown, for the content owner
	pace

	seen     string  // stamp of the last check that was handled
	checks   int     // since everything was read
	reported *Status // as the receiver has it; nil if it must hear of it again
	status   Status  // apart from whether the place can be reached
	progress atomic.Int64
	asked    chan struct{} // somebody asks for a check
}

// New makes a delivery. It saves copies in a folder of this computer, which need
// not exist yet; without a folder it saves none. It reads and writes nothing
// before Saved.
func New(config Config, dir string) *Delivery {
	every := cmp.Or(config.Every, usualEvery)
	return &Delivery{
		config: config, store: store{dir: dir}, now: time.Now, open: os.DirFS, asked: make(chan struct{}, 1),
		pace: pace{every, min(settleTime, every), min(gatherTime, every), stuckTime}, reports: reports{dir: config.Reports, desk: computerName()},
	}
}

// Saved is the last good copy, or nil, and what is wrong with it, if anything.
// It reads only this computer's disk. Call it once, before Watch.
func (d *Delivery) Saved() (*Content, Status) {
	if d.config.Content == "" && !d.config.placeUnknown() {
		return nil, Status{}
	}
	d.memory = d.store.recall(d.config.Keys)
	content, note := d.readSaved()
	d.status = Status{Message: note}
	if content != nil {
		d.current = content
		d.unsaved = note.Text != ""
		if !d.unsaved {
			d.current = content.withoutFiles()
		}
		d.status.Date = content.Date
		d.memory.accept(content)
	}
	s := d.aged(d.status)
	d.reported = &s
	return content, s
}

// readSaved reads the newest undamaged copy that may be used.
func (d *Delivery) readSaved() (*Content, message.Message) {
	damaged := 0
	for _, name := range []string{copyFile, olderFile} {
		h, body, err := d.store.readCopy(name)
		if err != nil {
			if isDamage(err) {
				damaged++
			}
			continue
		}
		content, err := d.fromCopy(h, body)
		switch {
		case err != nil:
			return nil, message.New("delivery.copy-unused", "The copy of the clinic's content on this computer is not used: {{.Cause}}.", message.Values{"Cause": err})
		case content == nil:
			continue
		case damaged > 0:
			return content, message.New("delivery.copy-before", "The newest copy of the clinic's content on this computer was damaged, so the one before it is shown until {{.Place}} can be read.", message.Values{"Place": d.config.Content})
		}
		return content, message.Message{}
	}
	if damaged > 0 {
		return nil, message.New("delivery.copy-damaged", "The copy of the clinic's content on this computer was damaged, so only the bundled handbook is shown until {{.Place}} can be read.", message.Values{"Place": d.config.Content})
	}
	return nil, message.Message{}
}

// fromCopy makes content of a copy, or nil if the copy is not of the kind used
// now: a folder's copy must not replace a signed pack.
func (d *Delivery) fromCopy(h copyHeader, body []byte) (*Content, error) {
	if d.config.placeUnknown() { // better than none: its hash is right
		return contentOf(h.Kind, body, h)
	}
	if h.Kind != kindOf(d.config.Content) {
		return nil, nil
	}
	if h.Kind == packKind {
		p, err := d.memory.trust.Past().Open(body, pack.DefaultLimits())
		if err != nil {
			return nil, err
		}
		return packContent(p, body), nil
	}
	return contentOf(h.Kind, body, h)
}
