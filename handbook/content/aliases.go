package content

import (
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// claimAliases gives each alias to one entry only: the same words must not lead to
// two places. Those of bundled pages come before a clinic's.
func (l *loader) claimAliases() {
	claims := aliasClaims{owners: map[string]*handbook.Entry{}, bundled: map[string]bool{}}
	for _, p := range l.pages {
		if p.folder == l.folders[0] {
			for _, a := range p.entry.Aliases {
				claims.owners[aliasKey(a)], claims.bundled[aliasKey(a)] = p.entry, true
			}
		}
		if p.composed != nil {
			p.followAliases(claims)
		}
	}
	for _, p := range l.pages {
		if p.folder != l.folders[0] {
			p.claimAliases(claims)
		}
	}
}

// aliasClaims are the aliases that entries have, by aliasKey.
type aliasClaims struct {
	owners  map[string]*handbook.Entry
	bundled map[string]bool // the alias is in the handbook
}

// followAliases keeps the aliases that a clinic's version of a bundled page has from
// that page.
func (p *page) followAliases(claims aliasClaims) {
	p.aliases = slices.DeleteFunc(p.aliases, func(a locatedText) bool {
		key := aliasKey(a.text)
		if !p.composed.isBundled(a.line) || claims.owners[key] != nil {
			return p.composed.isBundled(a.line)
		}
		claims.owners[key], claims.bundled[key] = p.entry, true
		p.entry.Aliases = append(p.entry.Aliases, a.text)
		return true
	})
}

func aliasKey(alias string) string { return strings.Join(strings.Fields(strings.ToLower(alias)), " ") }

func (p *page) claimAliases(claims aliasClaims) {
	e, report := p.entry, p.reporter()
	taken := map[*handbook.Entry][]locatedText{} // by another entry
	var owners []*handbook.Entry
	for _, a := range p.aliases {
		key := aliasKey(a.text)
		switch owner := claims.owners[key]; owner {
		case nil:
			claims.owners[key] = e
			e.Aliases = append(e.Aliases, a.text)
		case e:
			report.at(a.line, "duplicate alias %q: it appears twice in this entry", a.text)
		default:
			if e.Origin != nil && claims.bundled[key] && givesWay(owner) {
				p.inherit(owner)
				owner.Aliases = slices.DeleteFunc(owner.Aliases, func(o string) bool { return aliasKey(o) == key })
				claims.owners[key], claims.bundled[key] = e, false
				e.Aliases = append(e.Aliases, a.text)
				continue
			}
			if taken[owner] == nil {
				owners = append(owners, owner)
			}
			taken[owner] = append(taken[owner], a)
		}
	}
	for _, owner := range owners {
		p.reportTaken(owner, taken[owner])
	}
	e.Former = slices.DeleteFunc(e.Former, func(o string) bool { return claims.owners[aliasKey(o)] == e })
}

// inherit gives a page what callers say for a bundled one about the clinic's own
// business that it takes an alias from.
func (p *page) inherit(bundled *handbook.Entry) {
	if !isOwnBusiness(bundled) {
		return
	}
	for _, name := range append([]string{bundled.Title}, bundled.Aliases...) {
		if !slices.Contains(p.entry.Former, name) {
			p.entry.Former = append(p.entry.Former, name)
		}
	}
}

// fewAliases is how many aliases two pages may share by chance.
const fewAliases = 3

// reportTaken names the aliases that another page has. If it has most of them, one
// page is the other one under a new name.
func (p *page) reportTaken(owner *handbook.Entry, aliases []locatedText) {
	report := p.reporter()
	if len(aliases) > fewAliases && len(aliases)*2 > len(p.aliases) {
		report.at(1, "renamed? This page has %d of the aliases of %s, so callers' words still lead there: if it is meant to replace that page, name the file %s.md", len(aliases), owner.ID, path.Base(owner.ID))
		return
	}
	for _, a := range aliases {
		report.at(a.line, "duplicate alias %q, which %s has already: leave it where it fits best", a.text, owner.ID)
	}
}

// givesWay reports that a clinic's page may take an alias from a bundled one: parking
// and hours are the clinic's own business, but a sign of the body or an emergency
// always leads to the bundled page.
func givesWay(e *handbook.Entry) bool {
	return e.Route == handbook.FrontDesk && e.Kind != handbook.SideEffect
}
