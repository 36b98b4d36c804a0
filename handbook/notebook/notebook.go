// Package notebook keeps what one user keeps: saved entries, recent entries,
// notes of one's own on entries, and what the window looked like.
//
// [Open] takes a directory and returns a [Notebook] in every case. Each change
// (Save, Visit, SetNote, …) is on the disk when it returns nil, and survives
// a power cut from then on. When the disk refuses, the change is kept in
// memory, the notebook goes on, and every later change tries again.
//
// Several windows and processes may have the same directory open. A change is
// a read, a merge and a write under a lock, and it touches one key only, so
// windows keep each other's changes. If two windows edit the same note, the
// later text stands on top and the other one below it, under the line
// [OtherWindow]. [Notebook.Reload] shows what others wrote.
//
// A damaged file is set aside, never deleted, and the copy from before the
// last change is used. A file of a newer format is left alone.
//
// The package refuses to keep anything that was typed into a search, opens no
// network connection, and knows neither the handbook's content nor the screen:
// an id is only a name, and an id of an entry that is gone stays until the
// user removes it.
package notebook

import (
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"clinichandbook/handbook/durable"
)

// Limits.
const (
	// MaxRecent recent entries are kept: about what a list shows at once.
	MaxRecent = 30
	// MaxNote characters fit in a note, some six printed pages.
	MaxNote = 20_000
	// MaxNotes bytes fit in all notes together. Each change writes them all,
	// so this bounds the time of a change.
	MaxNotes = 16 << 20
)

// The lines above a text that was kept below another one.
const (
	OtherWindow = "--- Also written in another window:"
	OtherFile   = "--- From the imported file:"
)

// Notebook is one user's notebook. It is safe for concurrent use. A change may
// take as long as the disk does, and some seconds when another window holds
// the lock; reading never waits for that.
type Notebook struct {
	store store

	// writing is held during a write. It guards store and is taken before mu.
	writing sync.Mutex

	mu      sync.Mutex
	base    *content // last known to be on the disk
	pending []change // not yet on the disk
	view    *content // base with pending; replaced, never altered
	mark    string   // of the file that base came from
	notices []Notice
	told    map[Kind]bool // since the last write that went well
}

// Open reads the notebook in a directory, which need not exist yet. What went
// wrong is in [Notebook.Notices]; the notebook works regardless.
func Open(dir string) *Notebook {
	return open(store{dir: dir, disk: durable.OS{}, wait: lockWait})
}

func open(s store) *Notebook {
	empty := (&content{}).with()
	n := &Notebook{store: s, base: empty, view: empty, told: map[Kind]bool{}}
	n.load()
	return n
}

// Notices returns what is to be told and was not told yet. A failure of the
// disk is told once, and again only after a change in between was written.
func (n *Notebook) Notices() []Notice {
	n.mu.Lock()
	defer n.mu.Unlock()
	told := n.notices
	n.notices = nil
	return told
}

// Try finds out whether a change could be kept, without making one. What stands
// in the way is among the notices.
func (n *Notebook) Try() {
	n.writing.Lock()
	defer n.writing.Unlock()
	if err := n.store.try(); err != nil {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.tell(*failure(n.store.dir, err))
	}
}

// Reload takes over what other windows wrote, and reports whether there was
// something new. When not, it costs the reading of a few bytes; call it when
// the window gets the focus, or every second.
func (n *Notebook) Reload() bool {
	// A write that is under way reads the file itself.
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
		_ = n.writePending() // a failure is among the notices
	}
	return changed
}

// load needs writing, or a notebook that nobody else has yet.
func (n *Notebook) load() (changed bool) {
	r, err := n.store.read()
	var notices []Notice
	if err == nil && len(r.bad) > 0 {
		r, notices, err = n.store.recover(n.base)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.mark = r.mark
	n.tell(notices...)
	if err != nil {
		n.tell(*failure(n.store.dir, err))
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

// Save saves an entry, as the last one. A saved entry keeps its place.
func (n *Notebook) Save(id string) error { return n.changeEntry(id, save(id)) }

// Unsave removes an entry from the saved ones.
func (n *Notebook) Unsave(id string) error { return n.changeEntry(id, unsave(id)) }

// Recent lists the entries last visited, newest first, at most MaxRecent.
func (n *Notebook) Recent() []string { return slices.Clone(n.now().Recent) }

// Visit makes an entry the most recent one.
func (n *Notebook) Visit(id string) error { return n.changeEntry(id, visit(id)) }

// ForgetRecent empties the recent entries.
func (n *Notebook) ForgetRecent() error { return n.change(forgetRecent) }

// Note is the note on an entry, or "".
func (n *Notebook) Note(id string) string { return n.now().Notes[id] }

// Notes returns all notes by the ids of their entries.
func (n *Notebook) Notes() map[string]string { return maps.Clone(n.now().Notes) }

// SetNote changes the note on an entry from the text that the editor started
// from, as [Notebook.Note] or SetNote returned it, to a new text; "" removes
// the note. It returns the note as it is now. That differs from after when
// another window changed the note since before: then it holds both, and the
// editor must show it.
func (n *Notebook) SetNote(id, before, after string) (now string, err error) {
	after = strings.ToValidUTF8(after, "\uFFFD")
	view := n.now()
	old := view.Notes[id]
	// A note made longer by a conflict may still be edited if that shortens it.
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

// Window is what was kept about the window.
func (n *Notebook) Window() Window { return n.now().Window }

// SetWindow changes what is kept about the window. The function sets the
// fields that the user changed and no other, so that two windows do not undo
// each other's settings; it may run more than once and must not call n.
func (n *Notebook) SetWindow(edit func(*Window)) error {
	return n.change(func(c *content) { edit(&c.Window) })
}

// Export writes the saved entries, recent entries and notes as one file for
// [Notebook.Import]. The window stays out: it belongs to this desk.
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

// Import adds what an exported file holds and removes nothing: new saved and
// recent entries come last, and a note that differs from one's own stands below
// it, under the line [OtherFile]. A file that is damaged or not an export
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

// Flush tries again to write what could not be written. Without such changes
// it does nothing. Call it before the window closes.
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

// change shows a change at once and writes it.
func (n *Notebook) change(c change) error {
	n.mu.Lock()
	n.pending = append(n.pending, c)
	n.view = n.view.with(c)
	n.mu.Unlock()
	return n.flush()
}

// flush writes all pending changes. When another goroutine wrote them in the
// meantime, nothing is left to do.
func (n *Notebook) flush() error {
	n.writing.Lock()
	defer n.writing.Unlock()
	return n.writePending()
}

// writePending needs writing.
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
		clear(n.told)
		n.tell(out.notices...)
		return nil
	}
	n.tell(out.notices...)
	notice := failure(n.store.dir, err)
	n.tell(*notice)
	return notice
}

// tell needs mu.
func (n *Notebook) tell(notices ...Notice) {
	for _, notice := range notices {
		if !n.told[notice.Kind] {
			n.told[notice.Kind] = true
			n.notices = append(n.notices, notice)
		}
	}
}
