package content

import (
	"clinichandbook/handbook"
)

// settle decides which pages are shown. A clinic's page replaces the bundled one
// with the same id, and a later layer's page an earlier one's; a page that could
// not be read replaces nothing. If a bundled page has changed since the clinic
// copied it, both are shown.
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
	claims := map[string]*handbook.Entry{}
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
		if other := p.compare(bundled[id]); other != nil {
			l.pages = append(l.pages, other)
		}
		added = append(added, p)
	}
	// Bundled pages come first, so that no clinic's page claims an alias of theirs.
	l.pages = append(l.pages, added...)
}

// compare connects a clinic's page with the bundled one that it replaces, or nil,
// and returns the bundled one if both are to be shown.
func (p *page) compare(bundled *page) *page {
	e, report := p.entry, p.reporter()
	if bundled == nil {
		if p.basedOn.text != "" {
			report.at(p.basedOn.line, "based-on is not needed: the handbook has no page %s; remove the line", e.ID)
		}
		return nil
	}
	e.Replaces = true
	if bundled.entry.Route == handbook.Emergency && e.Route != handbook.Emergency {
		report.at(p.routeLine, "the handbook's page %s is an emergency page and stays one: write route: emergency", e.ID)
		e.Route = handbook.Emergency
	}
	if b := bundled.entry; b.Kind == handbook.FAQ && b.Route == handbook.FrontDesk && len(b.Sources) == 0 && p.basedOn.text == "" {
		return nil // about the clinic's own business, such as parking or bills
	}
	switch now := bundled.entry.Fingerprint; p.basedOn.text {
	case now:
		return nil
	case "":
		report.at(1, "this page replaces the handbook's %s but does not say which version was copied, so both are shown: compare them, then add the line based-on: %q", e.ID, now)
	default:
		report.at(p.basedOn.line, "the handbook's page %s has changed since it was copied, so both are shown: compare them, then write based-on: %q", e.ID, now)
	}
	other := *bundled.entry
	other.ID += handbook.OtherSuffix
	other.Other, e.Other = e, &other
	return &page{folder: bundled.folder, file: bundled.file, entry: &other, related: bundled.related}
}
