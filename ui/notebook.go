package ui

import "slices"

// Notebook keeps what belongs to the people at this desk. After an error
// nothing has changed, and the error says what to do.
type Notebook interface {
	savedEntries
	recentEntries
	notes
	settings
}

type savedEntries interface {
	Saved() []string // ids, the newest first
	SetSaved(id string, saved bool) error
}

type recentEntries interface {
	Recent() []string // ids, the newest first
	AddRecent(id string) error
}

type notes interface {
	Note(id string) string
	SetNote(id, text string) error // "" takes the note away
}

type settings interface {
	Setting(key string) string // "" when it was never set
	SetSetting(key, value string) error
}

// maxRecent is how many recent entries are of use to somebody who looks for
// the one of a moment ago.
const maxRecent = 6

// Memory is a Notebook that forgets when the program ends. It serves where
// nothing can be written. The zero value is empty.
type Memory struct {
	saved, recent   []string
	notes, settings map[string]string
}

var _ Notebook = (*Memory)(nil)

// Saved implements Notebook.
func (m *Memory) Saved() []string { return m.saved }

// SetSaved implements Notebook.
func (m *Memory) SetSaved(id string, saved bool) error {
	m.saved = without(m.saved, id)
	if saved {
		m.saved = slices.Insert(m.saved, 0, id)
	}
	return nil
}

// Recent implements Notebook.
func (m *Memory) Recent() []string { return m.recent }

// AddRecent implements Notebook.
func (m *Memory) AddRecent(id string) error {
	m.recent = slices.Insert(without(m.recent, id), 0, id)
	m.recent = m.recent[:min(len(m.recent), maxRecent)]
	return nil
}

// Note implements Notebook.
func (m *Memory) Note(id string) string { return m.notes[id] }

// SetNote implements Notebook.
func (m *Memory) SetNote(id, text string) error { m.notes = set(m.notes, id, text); return nil }

// Setting implements Notebook.
func (m *Memory) Setting(key string) string { return m.settings[key] }

// SetSetting implements Notebook.
func (m *Memory) SetSetting(key, value string) error {
	m.settings = set(m.settings, key, value)
	return nil
}

func set(to map[string]string, key, value string) map[string]string {
	if to == nil {
		to = map[string]string{}
	}
	to[key] = value
	return to
}

// without is the list without an id.
func without(ids []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(have string) bool { return have == id })
}
