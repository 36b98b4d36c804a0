package handbook

import (
	"bytes"
	"path"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// readPage reads one entry. An entry without a sound front matter is left out,
// since it could not be shown truthfully; faults in its body leave the rest.
func (l *loader) readPage(file string, data []byte) {
	report := l.reporter(file)
	front, body, bodyLine, ok := splitFrontMatter(data)
	if !ok {
		report(1, "the front matter is missing: begin the file with a line ---, the keys, and another line ---")
		return
	}
	y := yamlFile{firstLine: 2, report: report}
	root := y.parse(front)
	if root == nil {
		if len(bytes.TrimSpace(front)) == 0 {
			report(1, "the front matter is empty: it needs at least title, route and say")
		}
		return
	}
	id := strings.TrimSuffix(file, ".md")
	p := &page{file: file, entry: &Entry{ID: id, Kind: kindOf(path.Dir(file))}}
	md := &markdown{l: l, file: file, report: report}
	if !l.readFrontMatter(y, root, p, md) {
		return
	}
	p.entry.Parts = md.parts(body, bodyLine)
	l.pages = append(l.pages, p)
}

func kindOf(folder string) Kind {
	for _, k := range Kinds() {
		if k.Folder() == folder {
			return k
		}
	}
	panic("handbook: no kind lies in " + folder)
}

// splitFrontMatter parts a page at its two lines of three hyphens. bodyLine is
// the line at which the body begins.
func splitFrontMatter(data []byte) (front, body []byte, bodyLine int, ok bool) {
	line, rest, found := bytes.Cut(data, []byte("\n"))
	if !found || string(bytes.TrimRight(line, " \t")) != "---" {
		return nil, nil, 0, false
	}
	at, n := 0, 2
	for at < len(rest) {
		end := len(rest)
		if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
			end = at + i
		}
		next := min(end+1, len(rest))
		if string(bytes.TrimRight(rest[at:end], " \t")) == "---" {
			return rest[:at], rest[next:], n + 1, true
		}
		at, n = next, n+1
	}
	return nil, nil, 0, false
}

// readFrontMatter fills the entry from its keys. It returns false when a key
// is missing or wrong without which the entry cannot be shown.
func (l *loader) readFrontMatter(y yamlFile, root ast.Node, p *page, md *markdown) bool {
	e := p.entry
	var say, sayUntilSet, route locatedText
	var aliases, sources []locatedText
	located := func(to *locatedText) func(pair) {
		return func(q pair) { *to = locatedText{y.text(q.node, q.key), q.line} }
	}
	list := func(to *[]locatedText) func(pair) {
		return func(q pair) { *to = y.texts(q.node, q.key) }
	}
	at := y.keys(root, "the front matter", map[string]func(pair){
		"title":         textKey(y, &e.Title),
		"route":         located(&route),
		"say":           located(&say),
		"say-until-set": located(&sayUntilSet),
		"hand-over":     func(q pair) { e.HandOver = plainTexts(y.texts(q.node, q.key)) },
		"emergency":     func(q pair) { e.Emergency = plainTexts(y.texts(q.node, q.key)) },
		"aliases":       list(&aliases),
		"effect":        func(q pair) { l.readEffect(y, q, e, md) },
		"sources":       list(&sources),
		"related":       list(&p.related),
		"checked":       func(q pair) { e.Checked = y.date(q.node, q.key) },
		"review":        func(q pair) { e.Review = readReview(y, q) },
	})
	if at == nil {
		return false
	}
	sound := true
	need := func(value, key string) {
		if value != "" {
			return
		}
		sound = false
		if at[key] == 0 || !l.reported(p.file, at[key]) {
			y.report(at[key], "the entry has no %s: add the key %s", key, key)
		}
	}
	need(e.Title, "title")
	need(say.text, "say")
	need(route.text, "route")
	if r, ok := routeKeys[route.text]; ok {
		e.Route = r
	} else if route.text != "" {
		y.report(route.line, "unknown route %q: write front-desk, nurse or emergency", route.text)
		sound = false
	}
	if !sound {
		return false
	}
	e.Say = l.readSay(y, md, say, sayUntilSet)
	l.claimAliases(y, e, aliases)
	for _, s := range sources {
		if src := l.h.sources[s.text]; src != nil {
			e.Sources = append(e.Sources, src)
		} else {
			y.report(s.line, "unknown source %q: name a key of %s", s.text, sourcesFile)
		}
	}
	return true
}

// readSay picks the line to read out: say, or say-until-set while a clinic
// value that say names is not set.
func (l *loader) readSay(y yamlFile, md *markdown, say, untilSet locatedText) []Span {
	spans, fallback := md.line(say), md.line(untilSet)
	named, unset := false, false
	for _, s := range spans {
		if v, ok := s.(Value); ok {
			named, unset = true, unset || !v.Field.IsSet()
		}
	}
	switch {
	case named && fallback == nil:
		y.report(say.line, "say names a clinic value: add say-until-set, the line to read while it is not set")
	case !named && fallback != nil:
		y.report(untilSet.line, "say-until-set has no use here: say names no clinic value")
	case unset:
		return fallback
	}
	return spans
}

// claimAliases keeps each alias for one entry only: the same words must not
// lead to two places.
func (l *loader) claimAliases(y yamlFile, e *Entry, aliases []locatedText) {
	for _, a := range aliases {
		key := strings.Join(strings.Fields(strings.ToLower(a.text)), " ")
		switch owner := l.aliases[key]; owner {
		case "":
			l.aliases[key] = e.ID
			e.Aliases = append(e.Aliases, a.text)
		case e.ID:
			y.report(a.line, "duplicate alias %q: it stands twice in this entry", a.text)
		default:
			y.report(a.line, "duplicate alias %q: %s has it already; leave it where it fits best", a.text, owner)
		}
	}
}

func (l *loader) readEffect(y yamlFile, at pair, e *Entry, md *markdown) {
	if e.Kind != SideEffect {
		y.report(at.line, "effect is for side effects only: take it out")
		return
	}
	var common, when, settles, band locatedText
	cell := func(to *locatedText) func(pair) {
		return func(q pair) { *to = locatedText{y.text(q.node, q.key), q.line} }
	}
	got := y.keys(at.node, "effect", map[string]func(pair){
		"common": cell(&common), "when": cell(&when), "settles": cell(&settles), "band": cell(&band),
	})
	if got == nil {
		return
	}
	eff := &Effect{Common: md.line(common), When: md.line(when), Settles: md.line(settles)}
	switch wordsOnly(eff.Common) {
	case "common", "can happen", "":
	default:
		y.report(common.line, "common must be the words common or can happen, each with its source if there is one")
	}
	b, ok := bandKeys[band.text]
	if !ok {
		y.report(max(band.line, at.line), "unknown band %q: write expected, call or emergency", band.text)
		b = BandCall
	}
	eff.Band = b
	e.Effect = eff
}

// wordsOnly is a line without its citations.
func wordsOnly(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if _, cite := s.(Citation); !cite {
			b.WriteString(SpanText(s))
		}
	}
	return strings.TrimSpace(b.String())
}

// readReview reads pending, or {by: name, on: date}.
func readReview(y yamlFile, at pair) Review {
	switch at.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		var r Review
		y.keys(at.node, "review", map[string]func(pair){
			"by": textKey(y, &r.By),
			"on": func(q pair) { r.On = y.date(q.node, q.key) },
		})
		if r.By == "" || r.On == "" {
			y.report(at.line, "a review needs both a name and a date: {by: name, on: 2026-12-01}")
			return Review{}
		}
		return r
	}
	if t := y.text(at.node, at.key); t != "pending" {
		y.report(at.line, "unknown review %q: write pending, or {by: name, on: 2026-12-01}", t)
	}
	return Review{}
}

// date reads a date as 2026-11-23.
func (y yamlFile) date(n ast.Node, what string) string {
	t := y.text(n, what)
	if _, err := time.Parse(time.DateOnly, t); err != nil {
		y.report(y.line(n), "%s %q is not a date: write it as 2026-11-23", what, t)
		return ""
	}
	return t
}
