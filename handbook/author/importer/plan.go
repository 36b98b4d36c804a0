package importer

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/content"
)

// Options choose how files become pieces. The zero value guesses.
type Options struct {
	Split   Split
	Level   int                // of the headings that begin a piece, or 0
	Columns *Columns           // of spreadsheets
	Of      map[string]Columns // of one spreadsheet, by the name of its file
	Kind    *handbook.Kind
	Route   *handbook.Route
	Topic   string // id of that of all pages, or ""
}

// State is what a piece will do.
type State int

// The states of a piece.
const (
	New       State = iota
	Updates         // the page that it made before
	Unchanged       // that page is the same already
	Edited          // that page was changed since, and so was the file
)

// Piece is a part of a file that becomes a page. What is exported may be changed
// before the piece is written.
type Piece struct {
	File    string
	Title   string
	Kind    handbook.Kind
	Topic   string         // id, or ""
	Route   handbook.Route // a guess: a nurse, unless the title is of another kind
	Name    string         // of the page, without its kind
	Aliases []string
	Chosen  bool
	Merge   bool              // add to the page that it looks like, instead of making a page
	Like    []*handbook.Entry // pages that it is likely a double of, the likeliest first
	State   State
	Lost    []intake.Lost // what could not be imported

	stretch
	blocks []handbook.Block
	losses []intake.Loss
	head   content.Portable // what an exported page says besides its text; its ID is "" otherwise
	page   string           // the page that it made before
	ready  []handbook.Block // as they are written
}

// stretch is where a piece was in its file.
type stretch struct {
	part     string
	from, to int // blocks of the document
	row      int // of the spreadsheet, or 0
	question bool
	notes    map[int][]handbook.Block // of the document, by their numbers
}

// IsUpdate reports that the piece goes to a page that it made before.
func (p *Piece) IsUpdate() bool { return p.page != "" }

// ID is the id of the page that the piece makes.
func (p *Piece) ID() string {
	if p.page != "" {
		return p.page
	}
	return p.Kind.Folder() + "/" + p.Name
}

// Words is how long the piece is.
func (p *Piece) Words() int {
	n := 0
	for line := range handbook.Lines(p.blocks) {
		n += len(strings.Fields(line))
	}
	return n
}

// Plan is what an import will do.
type Plan struct {
	Pieces  []*Piece
	Refused []Refused
	Rough   []string // files whose text was guessed

	sources []source
	media   map[string][]byte // pictures, by their names
	taken   map[string]bool   // names of pages, once it was matched
}

// Rename gives the page of a piece another name. The error is a sentence.
func (plan *Plan) Rename(p *Piece, name string) error {
	id, err := author.PageID(p.Kind.Folder() + "/" + name)
	if err != nil {
		return err
	}
	name = path.Base(id)
	if name != p.Name && plan.taken[name] {
		return fmt.Errorf("there is a page %q already", name)
	}
	delete(plan.taken, p.Name)
	p.Name = name
	plan.taken[name] = true
	return nil
}

// maxPieces is how many pages one file may become, and maxAll how many one import.
const (
	maxPieces = 2000
	maxAll    = 5000
)

// NewPlan reads files and splits them.
func NewPlan(files []File, o Options) *Plan {
	return ReadAll(context.Background(), files, nil).Plan(o)
}

// Plan splits what was read.
func (r *Reading) Plan(o Options) *Plan {
	plan := &Plan{Refused: slices.Clone(r.Refused), media: r.media.data}
	for _, s := range r.sources {
		pieces := s.pieces(o)
		why := ""
		switch {
		case len(pieces) == 0:
			why = "it has headings only, or no column with questions"
		case len(pieces) > maxPieces || len(plan.Pieces)+len(pieces) > maxAll:
			why = fmt.Sprintf("it would become %d pages, more than can be looked through: split it into several files", len(pieces))
		}
		if why != "" {
			plan.Refused = append(plan.Refused, Refused{s.name, why})
			continue
		}
		if s.doc.Rough {
			plan.Rough = append(plan.Rough, s.name)
		}
		plan.sources = append(plan.sources, s)
		nameParts(pieces)
		plan.Pieces = append(plan.Pieces, pieces...)
	}
	for _, p := range plan.Pieces {
		p.guess(o)
	}
	return plan
}

// nameParts names each piece inside its file, by its title: the order of the
// pieces may change from one import to the next.
func nameParts(pieces []*Piece) {
	used := map[string]int{}
	for _, p := range pieces {
		name := content.Slug(p.Title)
		if used[name]++; used[name] > 1 {
			name += "-" + strconv.Itoa(used[name])
		}
		p.part = name
	}
	if len(pieces) == 1 && pieces[0].row == 0 {
		pieces[0].part = "whole"
	}
}

// guess fills in what a piece does not say itself.
func (p *Piece) guess(o Options) {
	p.Route, p.Kind, p.Topic = handbook.Nurse, handbook.Section, o.Topic
	if p.question || strings.HasSuffix(p.Title, "?") {
		p.Kind = handbook.FAQ
	}
	if p.head.ID != "" {
		p.Route, p.Kind = p.head.Route, kindOf(p.head.ID)
	}
	if o.Kind != nil {
		p.Kind = *o.Kind
	}
	if o.Route != nil {
		p.Route = *o.Route
	}
}

// kindOf is the kind of the page of an id.
func kindOf(id string) handbook.Kind {
	for _, k := range handbook.Kinds() {
		if k.Folder() == path.Dir(id) {
			return k
		}
	}
	return handbook.Section
}

// finish resolves links, footnotes and levels of headings, once all pieces have
// their ids.
func (plan *Plan) finish() {
	links := newLinkMap(plan)
	for _, p := range plan.Pieces {
		lost := p.losses
		blocks := mapSpans(p.blocks, func(s handbook.Span) handbook.Span {
			l, ok := s.(handbook.WebLink)
			if !ok {
				return s
			}
			span, kept := links.resolve(p, l)
			if !kept {
				lost = append(lost, intake.Loss{Kind: intake.DeadLink})
			}
			return span
		})
		p.Lost = intake.Count(lost)
		p.ready = ownNotes(shifted(blocks), p.notes, func(s handbook.Span) handbook.Span {
			if l, ok := s.(handbook.WebLink); ok {
				s, _ = links.resolve(p, l)
			}
			return s
		})
	}
}

// linkMap finds the pieces that links inside the files lead to.
type linkMap struct {
	pieces map[string][]*Piece // by path of the file without its ending, or by another name of it
	docs   map[string]*intake.Document
	ends   map[string]string // the only path that ends like this, or "" if there are several
}

func newLinkMap(plan *Plan) *linkMap {
	m := &linkMap{map[string][]*Piece{}, map[string]*intake.Document{}, map[string]string{}}
	names := map[string][]string{}
	for _, s := range plan.sources {
		m.docs[s.name] = s.doc
		names[s.name] = append(names[s.name], linkKey(s.name))
		m.addEnds(linkKey(s.name))
		for _, key := range []string{"permalink", "url", "slug", "redirect_from", "aliases", "id"} {
			for _, v := range s.doc.Keys[key] {
				names[s.name] = append(names[s.name], linkKey(v))
			}
		}
		names[s.name] = append(names[s.name], "wiki/"+strings.ToLower(path.Base(stem(s.name))))
	}
	for _, p := range plan.Pieces {
		for _, name := range names[p.File] {
			m.pieces[name] = append(m.pieces[name], p)
		}
	}
	return m
}

// addEnds takes in what a path ends with: the pages of a site are often in a folder that
// its links leave out, such as docs or pages.
func (m *linkMap) addEnds(path string) {
	for end := path; ; {
		_, rest, below := strings.Cut(end, "/")
		if !below {
			return
		}
		end = rest
		if only, there := m.ends[end]; there && only != path {
			m.ends[end] = ""
		} else {
			m.ends[end] = path
		}
	}
}

// linkKey is a path as links and files share it.
func linkKey(name string) string {
	name = strings.Trim(strings.ToLower(path.Clean("/"+name)), "/")
	for _, end := range kinds {
		name = strings.TrimSuffix(name, end)
	}
	for _, index := range []string{"index", "readme", "_index"} {
		if name == index {
			return ""
		}
		name = strings.TrimSuffix(name, "/"+index)
	}
	return name
}

// resolve is the span for a link: to a page of the import, to the web, or its text
// alone.
func (m *linkMap) resolve(from *Piece, l handbook.WebLink) (span handbook.Span, kept bool) {
	address, anchor, _ := strings.Cut(l.Address, "#")
	if scheme, _, ok := strings.Cut(address, ":"); ok && !strings.ContainsAny(scheme, "/.?") || strings.HasPrefix(address, "//") {
		return l, true
	}
	address, _, _ = strings.Cut(address, "?")
	address = strings.ReplaceAll(address, "%20", " ")
	file := ""
	var found []*Piece
	if address == "" {
		file = linkKey(from.File)
		found = m.pieces[file]
	}
	for _, try := range []string{linkKey(path.Join(path.Dir(from.File), address)), linkKey(path.Join(stem(from.File), address)), linkKey(address)} {
		if len(found) == 0 {
			found = m.pieces[try]
		}
	}
	if end := m.ends[linkKey(address)]; len(found) == 0 && end != "" {
		found = m.pieces[end]
	}
	to := m.anchored(found, anchor)
	switch {
	case to == nil || !to.Chosen:
		return handbook.Text{Text: l.Label, Style: l.Style}, false
	case to == from:
		return handbook.Text{Text: l.Label, Style: l.Style}, true
	}
	return handbook.EntryLink{ID: to.ID(), Label: l.Label, Style: l.Style}, true
}

// anchored is the piece that a link to a place in a file leads into: the first one
// if the place is not known.
func (m *linkMap) anchored(pieces []*Piece, anchor string) *Piece {
	switch {
	case len(pieces) == 0:
		return nil
	case len(pieces) == 1 || anchor == "":
		return pieces[0]
	}
	at, known := m.docs[pieces[0].File].Anchors[anchor]
	part := content.Slug(anchor)
	for _, p := range pieces {
		if known && at >= p.from-1 && at < p.to || !known && p.part == part {
			return p
		}
	}
	return pieces[0]
}
