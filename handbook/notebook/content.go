package notebook

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Theme is the choice of colors. The zero value follows the system.
type Theme string

// The themes to choose from.
const (
	ThemeSystem       Theme = ""
	ThemeLight        Theme = "light"
	ThemeDark         Theme = "dark"
	ThemeHighContrast Theme = "high-contrast"
)

// Window is the stored state of the program's window. A zero field was never
// set.
type Window struct {
	TextSize int    `json:"text-size,omitempty"` // percent of the normal size
	Theme    Theme  `json:"theme,omitempty"`
	Width    int    `json:"width,omitempty"` // size and position in screen units
	Height   int    `json:"height,omitempty"`
	X        int    `json:"x,omitempty"`
	Y        int    `json:"y,omitempty"`
	List     int    `json:"list,omitempty"` // width of the list of results, in screen units at the normal text size
	Page     string `json:"page,omitempty"` // the last page, an entry's id; never search text
	// Maximized says that the window filled the screen; its size is that before.
	Maximized bool  `json:"maximized,omitempty"`
	Strip     Strip `json:"strip,omitzero"`
	// FrontKey brings the window to the front from any other program.
	FrontKey string `json:"front-key,omitempty"`
}

// Strip is the stored state of the strip. A zero field was never set.
type Strip struct {
	Width  int  `json:"width,omitempty"` // size in screen units at the normal text size
	Height int  `json:"height,omitempty"`
	X      int  `json:"x,omitempty"` // position in screen units
	Y      int  `json:"y,omitempty"`
	Loose  bool `json:"loose,omitempty"` // it does not stay on top of other windows
}

// content is the content of the file. Any change to its fields needs a new
// formatVersion: an older program would drop what it does not know.
type content struct {
	Revision int               `json:"revision"`       // one more at each write
	Saved    []string          `json:"saved"`          // oldest first
	Recent   []string          `json:"recent"`         // newest first
	Days     map[string]string `json:"days"`           // of the last visits, by the id of a recent entry: 2026-11-30
	Notes    map[string]string `json:"notes"`          // by entry id, never empty
	Read     map[string]int64  `json:"read,omitempty"` // version of an entry that was marked as read, by its id
	Window   Window            `json:"window"`
}

// maxID is several times the length of the longest id, in bytes.
const maxID = 200

func validID(id string) bool {
	return id != "" && len(id) <= maxID && utf8.ValidString(id) && !strings.ContainsFunc(id, unicode.IsControl)
}

func (c *content) validIDs() bool {
	for id := range c.Notes {
		if !validID(id) {
			return false
		}
	}
	for id := range c.Read {
		if !validID(id) {
			return false
		}
	}
	invalid := func(id string) bool { return !validID(id) }
	return !slices.ContainsFunc(c.Saved, invalid) && !slices.ContainsFunc(c.Recent, invalid)
}

// A change modifies a content. It may run more than once and on different
// contents: first on what the window shows, then on what is on disk, which
// another window may have changed. So it describes what to do with one key and
// never contains a whole content.
type change func(*content)

// with returns a changed copy.
func (c *content) with(changes ...change) *content {
	next := *c
	next.Saved = slices.Clone(c.Saved)
	next.Recent = slices.Clone(c.Recent)
	next.Notes, next.Read = maps.Clone(c.Notes), maps.Clone(c.Read)
	next.Days = maps.Clone(c.Days)
	next.normalize()
	for _, apply := range changes {
		apply(&next)
	}
	return &next
}

// sameAs ignores the revision.
func (c *content) sameAs(o *content) bool {
	return slices.Equal(c.Saved, o.Saved) && slices.Equal(c.Recent, o.Recent) &&
		maps.Equal(c.Notes, o.Notes) && maps.Equal(c.Read, o.Read) && maps.Equal(c.Days, o.Days) && c.Window == o.Window
}

// normalize establishes the invariants after decoding: no nil, no duplicate ids.
func (c *content) normalize() {
	c.Saved = appendNew([]string{}, c.Saved)
	c.Recent = capRecent(appendNew([]string{}, c.Recent))
	if c.Notes == nil {
		c.Notes = map[string]string{}
	}
	if c.Read == nil {
		c.Read = map[string]int64{}
	}
	maps.DeleteFunc(c.Notes, func(_, text string) bool { return text == "" })
	if c.Days == nil {
		c.Days = map[string]string{}
	}
	maps.DeleteFunc(c.Days, func(id, _ string) bool { return !slices.Contains(c.Recent, id) })
}

func save(id string) change {
	return func(c *content) { c.Saved = appendNew(c.Saved, []string{id}) }
}

func unsave(id string) change {
	return func(c *content) {
		c.Saved = slices.DeleteFunc(c.Saved, func(s string) bool { return s == id })
	}
}

func visit(id, day string) change {
	return func(c *content) {
		c.Recent = capRecent(appendNew([]string{id}, c.Recent))
		c.Days[id] = day
		maps.DeleteFunc(c.Days, func(id, _ string) bool { return !slices.Contains(c.Recent, id) })
	}
}

func markRead(id string, version int64) change {
	return func(c *content) { c.Read[id] = max(c.Read[id], version) }
}

func forgetRecent(c *content) { c.Recent, c.Days = []string{}, map[string]string{} }

func setNote(id, before, after string) change {
	return func(c *content) {
		c.keepNote(id, mergeNote(before, c.Notes[id], after, OtherWindow))
	}
}

// merge adds what another content has and deletes nothing. Existing entries come
// first; the window stays as it is.
func (c *content) merge(other *content) {
	c.Saved = appendNew(c.Saved, other.Saved)
	c.Recent = capRecent(appendNew(c.Recent, other.Recent))
	for id, version := range other.Read {
		markRead(id, version)(c)
	}
	for id, text := range other.Notes {
		c.keepNote(id, mergeNote("", text, c.Notes[id], OtherFile))
	}
}

func (c *content) keepNote(id, text string) {
	if text == "" {
		delete(c.Notes, id)
		return
	}
	c.Notes[id] = text
}

func (c *content) noteBytes() int {
	n := 0
	for _, text := range c.Notes {
		n += len(text)
	}
	return n
}

// mergeNote is the note after an edit from before to after, where the stored text
// is now. If nobody else edited it, that is after. Otherwise after comes first,
// and what the others wrote follows under a heading, unless one contains the
// other already.
func mergeNote(before, now, after, heading string) string {
	if now == before || now == "" {
		return after
	}
	if before == after || after != "" && contains(now, after) {
		return now
	}
	merged := after
	for _, part := range written(before, now) {
		switch {
		case merged == "":
			merged = part
		case !contains(merged, part):
			merged += "\n\n" + heading + "\n" + part
		}
	}
	return merged
}

// written is the run of lines in which now differs from before, split at the
// headings of earlier conflicts. The reader of before has seen everything outside
// it.
func written(before, now string) []string {
	old, lines := strings.Split(before, "\n"), strings.Split(now, "\n")
	for len(old) > 0 && len(lines) > 0 && old[0] == lines[0] {
		old, lines = old[1:], lines[1:]
	}
	for len(old) > 0 && len(lines) > 0 && old[len(old)-1] == lines[len(lines)-1] {
		old, lines = old[:len(old)-1], lines[:len(lines)-1]
	}
	var parts []string
	for len(lines) > 0 {
		end := slices.IndexFunc(lines, isHeading)
		if end < 0 {
			end = len(lines)
		}
		if part := strings.Trim(strings.Join(lines[:end], "\n"), "\n"); part != "" {
			parts = append(parts, part)
		}
		lines = lines[min(end+1, len(lines)):]
	}
	return parts
}

func isHeading(line string) bool { return line == OtherWindow || line == OtherFile }

// contains compares whole lines: "at 15:00" does not contain the note "5".
func contains(text, part string) bool {
	return strings.Contains("\n"+text+"\n", "\n"+part+"\n")
}

// appendNew appends the ids that are not yet in the list.
func appendNew(list, ids []string) []string {
	seen := make(map[string]bool, len(list)+len(ids))
	for _, id := range list {
		seen[id] = true
	}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

func capRecent(ids []string) []string { return ids[:min(len(ids), MaxRecent)] }
