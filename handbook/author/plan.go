package author

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/picture"
	"clinichandbook/handbook/values"
)

// Change is a file that a publication would change.
type Change struct {
	Name          string // in the content folder, with slashes
	ID            string // of the page, or "" for a table
	Title         string // of the page, or ""
	Kind          ChangeKind
	Parts         []PartChange
	Before, After []byte // nil if it is not there
}

// ChangeKind is what a publication would do to a page or a table.
type ChangeKind int

// The kinds of change.
const (
	Changed ChangeKind = iota
	Added
	Removed
)

// Plan is what a publication would do.
type Plan struct {
	Changes  []Change
	Held     []Change           // that are left out, so that desks keep showing what they have
	Problems []handbook.Problem // that stop it
	Known    []handbook.Problem // that do not: desks have them already, or show everything all the same
	Unsigned []*handbook.Entry  // changed pages that nobody has signed as they are
	Trials   []Trial            // of the callers' lines kept with pages
	Lost     []*handbook.Field  // needed values that desks have now and would lose
	Signed   bool               // what is published is a signed pack
	Anew     bool               // desks need to learn about keys, even if no page changes

	files map[string][]byte
	news  []handbook.News
	live  delivery.Pointer
}

// Nothing reports that there is nothing to publish.
func (p *Plan) Nothing() bool { return len(p.Changes) == 0 && !p.Anew }

// Missed are the callers' lines that do not find their page first.
func (p *Plan) Missed() []Trial {
	return slices.DeleteFunc(slices.Clone(p.Trials), func(t Trial) bool { return t.Rank == 1 })
}

// Stops reports whether something must be fixed first. Lost values do not stop
// once somebody has accepted that they are lost.
func (p *Plan) Stops(acceptLost bool) bool {
	return len(p.Problems) > 0 || len(p.Lost) > 0 && !acceptLost
}

// StoppedError means that nothing was published.
type StoppedError struct{ Plan *Plan }

func (e *StoppedError) Error() string {
	if len(e.Plan.Problems) > 0 {
		return "nothing was published, because the draft has problems"
	}
	return "nothing was published, because desks would lose values that they need"
}

// ErrNothingNew means that desks already show everything that would be published.
var ErrNothingNew = errors.New("nothing to publish: the desks show all of the draft already")

// Plan compares the draft with what desks show.
func (w Workspace) Plan() (*Plan, error) { return w.planOf(w.Draft()) }

// PlanAgain compares a version that was published before with what desks show now.
func (w Workspace) PlanAgain(version int64) (*Plan, error) {
	folder, err := w.publishedFolder(version)
	if err != nil {
		return nil, err
	}
	return w.planOf(folder)
}

// planOf compares a content folder with what desks show.
func (w Workspace) planOf(source Folder) (*Plan, error) {
	live, pointer, err := w.Live()
	if err != nil {
		return nil, err
	}
	p := &Plan{live: pointer}
	if err := p.readKeys(w); err != nil {
		return nil, err
	}
	empty, err := p.readFiles(source, live)
	if err != nil || empty {
		return p, err
	}
	if err := p.judge(source, live, w.today()); err != nil {
		return nil, err
	}
	return p, nil
}

// readKeys finds whether the pack that desks show says all that they have to know
// about keys.
func (p *Plan) readKeys(w Workspace) error {
	ring, err := w.Keyring()
	if err != nil {
		return err
	}
	shown, err := w.livePack(ring)
	p.Signed = ring.Signs()
	p.Anew = p.Signed && (shown == nil && p.live.Version > 0 || shown != nil && len(shown.Handovers) < len(ring.statements))
	return err
}

// readFiles compares the files, and reports whether there are none at all.
func (p *Plan) readFiles(source, live Folder) (empty bool, err error) {
	if p.files, err = source.collect(); err != nil {
		return false, err
	}
	before := map[string][]byte{}
	if live.Dir != "" {
		if before, err = live.collect(); err != nil {
			return false, err
		}
	}
	for _, name := range namesIn(before, p.files) {
		if !bytes.Equal(before[name], p.files[name]) {
			p.Changes = append(p.Changes, Change{Name: name, Before: before[name], After: p.files[name]})
		}
	}
	return len(p.files) == 0 && len(before) == 0, nil
}

// CountChanges is how many files a publication of the draft would change.
func (w Workspace) CountChanges() (int, error) {
	live, _, err := w.Live()
	if err != nil {
		return 0, err
	}
	var p Plan
	_, err = p.readFiles(w.Draft(), live)
	return len(p.Changes), err
}

// judge fills in what an owner must know before the source is published.
func (p *Plan) judge(source, live Folder, today string) error {
	now, _, err := live.Load()
	if err != nil {
		return err
	}
	old, err := live.Check(false, today)
	if err != nil {
		return err
	}
	if len(p.files) == 0 { // everything was removed
		source.Dir = ""
	}
	problems, err := source.Check(false, today)
	if err != nil {
		return err
	}
	for _, problem := range problems {
		if content.IsNotice(problem) || slices.ContainsFunc(old, func(o handbook.Problem) bool { return o.File == problem.File && o.Msg == problem.Msg }) {
			p.Known = append(p.Known, problem)
		} else {
			p.Problems = append(p.Problems, problem)
		}
	}
	next, words, err := source.Load()
	if err != nil {
		return err
	}
	for i := range p.Changes {
		c := &p.Changes[i]
		c.compare(now, next)
		if e := next.Entry(c.ID); e != nil && e.Review.Pending() {
			p.Unsigned = append(p.Unsigned, e)
		}
	}
	for _, f := range now.Fields() {
		if g := next.Field(f.ID); f.Needed && f.IsSet() && (g == nil || !g.IsSet()) {
			p.Lost = append(p.Lost, f)
		}
	}
	p.addShowing(next)
	p.Trials = tryAll(next, words)
	p.collectNews(now, next, today)
	return nil
}

// addShowing adds to the pages that nobody has signed those that show a picture or
// file which would change: the signature is of what it was.
func (p *Plan) addShowing(next *handbook.Handbook) {
	for _, e := range next.Entries() {
		shows := slices.ContainsFunc(e.Attachments(), func(a handbook.Attachment) bool {
			return slices.ContainsFunc(p.Changes, func(c Change) bool { return c.Name == a.File.Name })
		})
		if shows && e.Review.Pending() && !slices.Contains(p.Unsigned, e) {
			p.Unsigned = append(p.Unsigned, e)
		}
	}
}

// newsFor is how many days a changed page counts as new.
const newsFor = 7

// collectNews lists what desks show as new: the pages that they would show
// differently, and those of the last days. Their version is filled in later.
func (p *Plan) collectNews(now, next *handbook.Handbook, today string) {
	for _, c := range p.Changes {
		if next.Entry(c.ID) != nil && slices.ContainsFunc(c.Parts, PartChange.Shown) {
			p.news = append(p.news, handbook.News{ID: c.ID, On: today})
		}
	}
	for _, n := range now.News() {
		again := slices.ContainsFunc(p.news, func(o handbook.News) bool { return o.ID == n.ID })
		if !again && next.Entry(n.ID) != nil && n.Recent(today, newsFor) {
			p.news = append(p.news, n)
		}
	}
}

// compare says what the change does at the desks.
func (c *Change) compare(now, next *handbook.Handbook) {
	id, isPage := content.PageID(c.Name)
	if !isPage {
		c.compareTable(now, next)
		return
	}
	c.ID = id
	before, after := now.Entry(id), next.Entry(id)
	switch {
	case after == nil && c.After != nil: // it cannot be read
		c.Parts = compareLines(c.Before, c.After)
		return
	case before == nil:
		c.Kind = Added
	case after == nil:
		c.Kind = Removed
	}
	for _, e := range []*handbook.Entry{before, after} {
		if e != nil {
			c.Title = e.Title
		}
	}
	if c.Parts = ComparePages(before, after); len(c.Parts) == 0 {
		c.Parts = []PartChange{{Part: PartFile}}
	}
}

func (c *Change) compareTable(now, next *handbook.Handbook) {
	switch {
	case c.Before == nil:
		c.Kind = Added
	case c.After == nil:
		c.Kind = Removed
	}
	switch c.Name {
	case values.Name:
		c.Parts = compareValues(now, next)
	case hiddenFile:
		c.Parts = compareHidden(now, next)
	case WordsFile:
		c.Parts = compareWords(c.Before, c.After)
	case FlagsFile:
		c.Parts = compareFlags(c.Before, c.After)
	case OrderFile:
		c.Parts = compareOrder(now, next)
	case reviewsFile:
		c.Parts = compareSignatures(now, next, reviewOf)
	case spanishReviews:
		c.Parts = compareSignatures(now, next, spanishReviewOf)
	}
	switch {
	case content.IsAttachment(c.Name):
		c.Parts = []PartChange{{Part: PartShownFile, Before: fileLine(c.Before), After: fileLine(c.After)}}
	case len(c.Parts) == 0:
		c.Parts = compareLines(c.Before, c.After)
	}
}

// fileLine is what is said of a picture or file.
func fileLine(data []byte) []string {
	if data == nil {
		return nil
	}
	text := handbook.SizeText(int64(len(data)))
	if m, err := picture.Measure(data); err == nil {
		text += fmt.Sprintf(", %d × %d", m.Width, m.Height)
	}
	return []string{text}
}

// newsOf is what desks show as new from a version on.
func (p *Plan) newsOf(version int64) []handbook.News {
	news := slices.Clone(p.news)
	for i := range news {
		if news[i].Version == 0 {
			news[i].Version = version
		}
	}
	return news
}
