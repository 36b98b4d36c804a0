package author

import (
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// Decision is a page about which the content owner decides: an [Update] in the words
// of the desk, or a copy of a whole page that could be shorter.
type Decision struct {
	ID, Title string
	Whole     bool // the clinic's file is a copy of the whole page
	Parts     []PartDecision
}

// PartDecision is a part that both have changed. Before is what the handbook says,
// After what the clinic says.
type PartDecision struct {
	Key string // names the part to [Workspace.Update]
	PartChange
}

// Decisions lists the pages of the draft where the clinic and the handbook have
// changed the same part, and the copies of whole pages.
func (w Workspace) Decisions() ([]Decision, error) {
	if err := w.Reach(); err != nil {
		return nil, err
	}
	draft := w.Draft()
	book, _, err := draft.Load()
	if err != nil {
		return nil, err
	}
	updates, err := draft.Updates()
	if err != nil {
		return nil, err
	}
	copies, err := draft.Copies()
	if err != nil {
		return nil, err
	}
	for _, id := range copies {
		if !slices.ContainsFunc(updates, func(u Update) bool { return u.ID == id }) {
			updates = append(updates, Update{ID: id, Whole: true})
		}
	}
	var out []Decision
	for _, u := range updates {
		d := Decision{ID: u.ID, Title: u.ID, Whole: u.Whole}
		if e := book.Entry(u.ID); e != nil {
			d.Title = e.Title
		}
		sides, err := draft.sidesOf(book, u.ID)
		if err != nil {
			return nil, err
		}
		for _, q := range u.Parts {
			d.Parts = append(d.Parts, PartDecision{q.Part, sides.part(q)})
		}
		out = append(out, d)
	}
	return out, nil
}

// Copies lists the clinic's copies of whole bundled pages.
func (f Folder) Copies() ([]string, error) {
	var ids []string
	err := f.eachPage(func(_, id string) error {
		if f.bundledPage(id) == nil || slices.Contains(ids, id) {
			return nil
		}
		text, err := readFile(f.file(id))
		if err == nil && !content.IsPartial(text) {
			ids = append(ids, id)
		}
		return nil // the check names a file that cannot be read
	})
	return ids, err
}

// sides is what the handbook and the clinic say on a page.
type sides struct {
	marks        content.PlainMarks
	theirs, ours *handbook.Entry
	theirKeys    map[string][]string
	ourKeys      map[string][]string
}

func (f Folder) sidesOf(book *handbook.Handbook, id string) (s sides, err error) {
	bundled := f.bundledPage(id)
	s = sides{marks: content.MarksOf(book), theirs: book.Bundled().Entry(id), ours: book.Entry(id)}
	text, err := readFile(f.file(id))
	if err != nil {
		return s, err
	}
	if text, err = content.WholePage(text, bundled); err != nil {
		return s, err
	}
	if s.ourKeys, err = content.PageKeys(text); err != nil {
		return s, err
	}
	s.theirKeys, err = content.PageKeys(bundled)
	return s, err
}

// part is what both say in a part: as desks show it or, where desks show a clinic
// value, as the form does.
func (s sides) part(q content.PageQuestion) PartChange {
	c := PartChange{Part: Part(q.Part)}
	if v, ok := content.VoiceOfPart(q.Part); ok {
		c.Part = Part(v.Key())
	}
	theirs, ours := textsOf(s.theirs), textsOf(s.ours)
	i := slices.IndexFunc(ours, func(t partText) bool { return t.name == c.Part })
	_, isKey := s.theirKeys[q.Part]
	_, isOurs := s.ourKeys[q.Part]
	switch {
	case c.Part != PartSay && i >= 0:
		c.Before, c.After = theirs[i].lines, ours[i].lines
	case isKey || isOurs:
		c.Before, c.After = s.plain(s.theirKeys[q.Part]), s.plain(s.ourKeys[q.Part])
	default:
		c.Before, c.After = linesOf([]byte(strings.TrimSpace(q.Theirs))), linesOf([]byte(strings.TrimSpace(q.Ours)))
	}
	return c
}

func (s sides) plain(texts []string) []string {
	var lines []string
	for _, t := range texts {
		lines = append(lines, line(s.marks.Plain(t))...)
	}
	return lines
}
