package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// settle decides which pages are shown. A clinic's page replaces the bundled one
// with the same id, and a later layer's page an earlier one's; a page that could
// not be read replaces nothing.
//
// All bundled pages end up in l.bundled, shown or not.
func (l *loader) settle(read []*page) {
	base := l.folders[0]
	shown := map[string]*page{}   // by id
	bundled := map[string]*page{} // by id, shown or not
	var order []string
	for _, p := range read {
		l.problems = append(l.problems, p.problems...)
		p.problems = nil
		if p.entry == nil {
			continue
		}
		id := p.entry.ID
		if shown[id] == nil {
			order = append(order, id)
		}
		shown[id] = p
		if p.folder == base {
			bundled[id] = p
			l.bundled = append(l.bundled, p)
		}
	}
	claims := aliasClaims{owners: map[string]*handbook.Entry{}}
	for _, p := range l.bundled {
		p.claimAliases(claims)
	}
	var added []*page
	for _, id := range order {
		p := shown[id]
		if p.folder == base {
			l.pages = append(l.pages, p)
			continue
		}
		if bundled[id] != nil {
			l.replaced = append(l.replaced, bundled[id])
		}
		p.compare(bundled[id])
		added = append(added, p)
	}
	// Bundled pages come first, so that no clinic's page claims an alias of theirs.
	l.pages = append(l.pages, added...)
}

// isOwnBusiness reports that a bundled page is about the clinic's own business, such as
// parking or bills, where only the clinic has an answer.
func isOwnBusiness(e *handbook.Entry) bool {
	return e.Kind == handbook.FAQ && e.Route == handbook.FrontDesk && len(e.Sources) == 0
}

// compare connects a clinic's page with the bundled one that it replaces, or nil.
// Desks show the clinic's; where the bundled one has changed as well, somebody is
// asked.
func (p *page) compare(bundled *page) {
	e, report := p.entry, p.reporter()
	if bundled == nil {
		if p.basedOn.text != "" {
			report.at(p.basedOn.line, "based-on is not needed: the handbook has no page %s; remove the line, or, if the file was renamed, give it the name of the page that was copied", e.ID)
		}
		return
	}
	e.Replaces = true
	e.Former = slices.Concat([]string{bundled.entry.Title}, bundled.entry.Aliases)
	if bundled.entry.Route == handbook.Emergency && e.Route != handbook.Emergency {
		report.at(p.routeLine, "the handbook's page %s is an emergency page and stays one: write route: emergency", e.ID)
		e.Route = handbook.Emergency
	}
	b := bundled.entry
	if p.composed == nil && p.topicLine == 0 {
		e.Topic = b.Topic
	}
	p.reportWeaker(b)
	switch now := b.Fingerprint; {
	case p.composed != nil:
		p.composed.report(report, e.ID)
	case e.Kept != nil || p.basedOn.text == now:
	case isOwnBusiness(b) && p.basedOn.text == "":
		// It is about the clinic's own business, such as parking or bills.
	case p.basedOn.text == "":
		report.at(1, "this page replaces the handbook's %s and does not say which version of it: compare both, then %s", e.ID, choices(e.ID))
	default:
		report.at(p.basedOn.line, "the handbook's page %s has changed since it was copied: compare both, then %s", e.ID, choices(e.ID))
	}
}

// choices says how to answer the question which version is right.
func choices(id string) string {
	return fmt.Sprintf("keep yours with handbookctl update %s --ours, or let what you did not change follow the handbook with --short; %s", id, showYours)
}

// report asks somebody to choose between the clinic's parts and the bundled ones.
func (c *composedPage) report(report reporter, id string) {
	report.lines = nil
	var changed, unknown []string
	line := 0
	for _, key := range c.own.names {
		if !c.own.asks(c.bundled, key) {
			continue
		}
		line = cmp.Or(line, c.own.parts[key].line)
		if c.own.base(c.bundled, key) == "" {
			unknown = append(unknown, partTitle(key))
		} else {
			changed = append(changed, partTitle(key))
		}
	}
	choose := fmt.Sprintf("compare both, then choose with handbookctl update %s --ours or --theirs; %s", id, showYours)
	switch {
	case len(changed) > 0:
		report.at(line, "you and the handbook have both changed %s: %s", listed(append(changed, unknown...)), choose)
	case len(unknown) > 0:
		report.at(line, "this file does not say which text of the handbook it replaces in %s: %s", listed(unknown), choose)
	}
}

// reportTwins names pages of the clinic that have the title of another page: nobody
// can tell them apart in a list.
func (l *loader) reportTwins() {
	first := map[string]*page{}
	for _, p := range l.pages { // the bundled ones first
		title := aliasKey(p.entry.Title)
		switch before := first[title]; {
		case before == nil:
			first[title] = p
		case p.folder != l.folders[0] && (p.entry.Kind == before.entry.Kind):
			p.reporter().at(p.titleLine, "%s has the title “%s”, too, so nobody can tell them apart: give one of them another title, or merge them", before.id, p.entry.Title)
		}
	}
}

const showYours = "until then, the desks show yours"

// partTitle is the name of a part in a sentence.
func partTitle(key string) string {
	if v, ok := VoiceOfPart(key); ok {
		return "“" + v.Heading() + "”"
	}
	return key
}

// VoiceOfPart is the voice of a part of a body, by the part's name in based-on.
func VoiceOfPart(key string) (handbook.Voice, bool) {
	for _, v := range handbook.Voices() {
		if partKey("## "+v.Heading()) == key {
			return v, true
		}
	}
	return 0, false
}

func listed(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
