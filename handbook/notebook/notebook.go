// Package notebook stores what belongs to one user: saved entries, recent
// entries, notes on entries, news marked as read, and the state of the window.
//
// [Open] takes a directory and always returns a [Notebook]. Once a change (Save,
// Visit, SetNote, …) returns nil, it is on disk and survives a power cut. If the
// disk refuses a change, the notebook keeps it in memory and retries with every
// later change.
//
// Several windows and processes may open the same directory. A change reads,
// merges, and writes under a lock, and touches one key only, so windows preserve
// each other's changes. If two windows edit the same note, the later text comes
// first and the other one follows, under the line [OtherWindow].
// [Notebook.Reload] picks up what other windows wrote.
//
// A damaged file is set aside, never deleted, and the copy from before the last
// change is used. A file in a newer format is left alone.
//
// The package never stores what was typed into a search, opens no network
// connection, and knows neither content nor screens: an id is just a name, and
// the id of a deleted entry stays until the user removes it.
package notebook

import (
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"clinichandbook/handbook/durable"
)

// Limits.
const (
	// MaxRecent is about as many entries as a list shows at once.
	MaxRecent = 30
	// MaxNote is the most characters in a note: about six printed pages.
	MaxNote = 20_000
	// MaxNotes is the most bytes in all notes together. Every change writes all
	// of them, so this bounds the time of a change.
	MaxNotes = 16 << 20
)

// The line above text that was appended to a note.
const (
	OtherWindow = "--- Also written in another window:"
	OtherFile   = "--- From the imported file:"
)

// Notebook is one user's notebook. It is safe for concurrent use. A change may
// take as long as the disk takes, or seconds if another window has the lock;
// reading never waits for either.
type Notebook struct {
	store store

	// writing is held during a write. It guards store and is taken before mu.
	writing sync.Mutex

	mu      sync.Mutex
	base    *content // last known to be on disk
	pending []change // not yet on disk
	view    *content // base with pending; replaced, never modified
	mark    string   // of the file that base came from
	notices []Notice
	noticed map[Kind]bool // since the last successful write
}

// Open reads the notebook in a directory, which need not exist yet. The notebook
// works even if something went wrong; [Notebook.Notices] says what.
func Open(dir string) *Notebook {
	return open(store{dir: dir, disk: durable.OS{}, wait: lockWait})
}

func open(s store) *Notebook {
	empty := (&content{}).with()
	n := &Notebook{store: s, base: empty, view: empty, noticed: map[Kind]bool{}}
	n.load()
	return n
}

// Notices returns what the user should know, each notice once. A disk failure is
// reported again only after a change has been written in between.
func (n *Notebook) Notices() []Notice {
	n.mu.Lock()
	defer n.mu.Unlock()
	notices := n.notices
	n.notices = nil
	return notices
}

// Try checks whether changes can be stored, without making one. If not, the
// reason is among the notices.
func (n *Notebook) Try() {
	n.writing.Lock()
	defer n.writing.Unlock()
	if err := n.store.try(); err != nil {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.notify(*failure(n.store.dir, err))
	}
}

// Reload picks up what other windows wrote and reports whether there was
// anything new. If not, it only reads a few bytes: call it whenever the window
// gets the focus, or every second.
func (n *Notebook) Reload() bool {
	// A write in progress reads the file itself.
	if !n.writing.TryLock() {
		return false
	}
	defer n.writing.Unlock()
	n.mu.Lock()
	known := n.mark
	n.mu.Unlock()
	if n.store.mark() == known {
		return false
	}
	changed := n.load()
	if n.store.dirty {
		_ = n.writePending() // a failure becomes a notice
	}
	return changed
}

// load must be called with writing locked, or before the notebook is shared.
func (n *Notebook) load() (changed bool) {
	r, err := n.store.read()
	var notices []Notice
	if err == nil && len(r.bad) > 0 {
		r, notices, err = n.store.recover(n.base)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.mark = r.mark
	n.notify(notices...)
	if err != nil {
		n.notify(*failure(n.store.dir, err))
	}
	if r.content == nil {
		return false
	}
	latest := n.store.latest(r, n.base)
	n.store.dirty = n.store.dirty || latest != r.content
	before := n.view
	n.base = latest
	n.view = n.base.with(n.pending...)
	return !n.view.sameAs(before)
}

// Saved lists the saved entries, oldest first.
func (n *Notebook) Saved() []string { return slices.Clone(n.now().Saved) }

// IsSaved reports whether an entry is saved.
func (n *Notebook) IsSaved(id string) bool { return slices.Contains(n.now().Saved, id) }

// Save appends an entry to the saved ones. One that is saved already stays where
// it is.
func (n *Notebook) Save(id string) error { return n.changeEntry(id, save(id)) }

// Unsave removes an entry from the saved ones.
func (n *Notebook) Unsave(id string) error { return n.changeEntry(id, unsave(id)) }

// Recent lists the entries last visited, newest first, at most MaxRecent.
func (n *Notebook) Recent() []string { return slices.Clone(n.now().Recent) }

// Visit makes an entry the most recent one.
func (n *Notebook) Visit(id string) error {
	return n.changeEntry(id, visit(id, time.Now().Format(time.DateOnly)))
}

// Visited is the day of the last visit of a recent entry, such as 2026-11-30, or "".
func (n *Notebook) Visited(id string) string { return n.now().Days[id] }

// HasRead reports whether a version of an entry, or a later one, was marked as read.
func (n *Notebook) HasRead(id string, version int64) bool { return n.now().Read[id] >= version }

// MarkRead marks a version of an entry as read.
func (n *Notebook) MarkRead(id string, version int64) error {
	return n.changeEntry(id, markRead(id, version))
}

// ForgetRecent empties the recent entries.
func (n *Notebook) ForgetRecent() error { return n.change(forgetRecent) }

// Note is the note on an entry, or "".
func (n *Notebook) Note(id string) string { return n.now().Notes[id] }

// Notes returns all notes by the ids of their entries.
func (n *Notebook) Notes() map[string]string { return maps.Clone(n.now().Notes) }

// SetNote changes the note on an entry. before is the text that the editor
// started from, as [Notebook.Note] or SetNote returned it; an empty after removes
// the note. SetNote returns the note as it is now. If another window has changed
// it since before, that contains both texts, and the editor must show it.
func (n *Notebook) SetNote(id, before, after string) (now string, err error) {
	after = strings.ToValidUTF8(after, "\uFFFD")
	view := n.now()
	old := view.Notes[id]
	// A conflict may have made the note too long; edits that shorten it are fine.
	most := max(MaxNote, utf8.RuneCountInString(old)-1)
	if length := utf8.RuneCountInString(after); length > most {
		return old, tooLong(length - MaxNote)
	}
	if grown := len(after) - len(old); grown > 0 && view.noteBytes()+grown > MaxNotes {
		return old, allTooLong()
	}
	err = n.changeEntry(id, setNote(id, before, after))
	return n.Note(id), err
}

// Window is the stored state of the window.
func (n *Notebook) Window() Window { return n.now().Window }

// SetWindow changes the stored state of the window. The function must set only
// the fields that the user changed, so that two windows do not undo each other's
// settings. It may run more than once and must not call n.
func (n *Notebook) SetWindow(edit func(*Window)) error {
	return n.change(func(c *content) { edit(&c.Window) })
}

// Export writes the saved entries, recent entries, and notes as one file for
// [Notebook.Import]. The state of the window belongs to this desk and is left
// out.
func (n *Notebook) Export(w io.Writer) error {
	c := n.now().with()
	c.Revision, c.Window = 0, Window{}
	data, err := encode(c)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return noExport(err)
	}
	return nil
}

// Import merges an exported file and removes nothing: new saved and recent
// entries come last, and a note that differs from the existing one is appended to
// it, under the line [OtherFile]. A damaged file, or one that is no export,
// changes nothing.
func (n *Notebook) Import(r io.Reader) error {
	other, err := decodeFile(readSealed(r))
	if err != nil {
		return badImport(err)
	}
	if !other.validIDs() {
		return badImport(errDamaged)
	}
	if n.now().noteBytes()+other.noteBytes() > MaxNotes {
		return allTooLong()
	}
	return n.change(func(c *content) { c.merge(other) })
}

// Flush retries changes that could not be written, if there are any. Call it
// before the window closes.
func (n *Notebook) Flush() error { return n.flush() }

func (n *Notebook) now() *content {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.view
}

func (n *Notebook) changeEntry(id string, c change) error {
	if !validID(id) {
		return badEntry(id)
	}
	return n.change(c)
}

// change applies a change to the view, then writes it.
func (n *Notebook) change(c change) error {
	n.mu.Lock()
	n.pending = append(n.pending, c)
	n.view = n.view.with(c)
	n.mu.Unlock()
	return n.flush()
}

// flush writes all pending changes, unless another goroutine has written them.
func (n *Notebook) flush() error {
	n.writing.Lock()
	defer n.writing.Unlock()
	return n.writePending()
}

// writePending must be called with writing locked.
func (n *Notebook) writePending() error {
	n.mu.Lock()
	base, pending := n.base, slices.Clone(n.pending)
	n.mu.Unlock()
	if len(pending) == 0 && !n.store.dirty {
		return nil
	}
	out, err := n.store.update(base, pending)

	n.mu.Lock()
	defer n.mu.Unlock()
	if out.content != nil {
		n.base, n.mark = out.content, out.mark
		n.pending = n.pending[len(pending):]
		n.view = n.base.with(n.pending...)
	}
	if err == nil {
		clear(n.noticed)
		n.notify(out.notices...)
		return nil
	}
	n.notify(out.notices...)
	notice := failure(n.store.dir, err)
	n.notify(*notice)
	return notice
}

// notify must be called with mu locked.
func (n *Notebook) notify(notices ...Notice) {
	for _, notice := range notices {
		if !n.noticed[notice.Kind] {
			n.noticed[notice.Kind] = true
			n.notices = append(n.notices, notice)
		}
	}
}
