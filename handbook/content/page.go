package content

import (
	"bytes"
	"maps"
	"math"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// readPage reads one entry. An entry with faulty front matter is left out, since it
// could not be shown truthfully; faults in its body leave the rest. It runs
// concurrently with other pages and changes only its own.
func (l *loader) readPage(p *page) {
	data, ok := []byte(nil), false
	if !p.lost {
		data, ok = p.folder.readText(p.file, p.reporter())
	}
	switch {
	case ok:
		l.parsePage(p, data)
	case len(p.problems) == 0 && !p.lost:
		p.reporter().at(1, "the file disappeared while it was being read, or is a broken link: restore it, or remove the link")
	}
	if p.entry == nil {
		l.readLastGood(p)
		return
	}
	if p.composed != nil {
		data = p.composed.page()
	}
	p.folder.keep(p.id+".md", string(data))
}

// parsePage reads the text of an entry.
func (l *loader) parsePage(p *page, data []byte) {
	report := p.reporter()
	front, body, bodyLine, ok := splitFrontMatter(data)
	if !ok {
		report.at(1, "the lines between --- and --- are missing: start the file with a line ---, then the keys, then another line ---")
		return
	}
	reportPlaceholders(report, data)
	if p.composed = l.composed(p, data); p.composed != nil {
		front, report = p.composed.front, p.reporter()
	}
	y := yamlFile{firstLine: 2, report: report}
	root := y.written(front, pageForms, report)
	if root == nil {
		if len(bytes.TrimSpace(front)) == 0 {
			report.at(1, "there is nothing between --- and ---: write at least title, route, and say there")
		}
		return
	}
	e := &handbook.Entry{ID: p.id, Kind: kindOf(path.Dir(p.id))}
	e.Origin = p.folder.layer
	if p.folder.layer == nil {
		e.Fingerprint = Fingerprint(data)
	}
	md := &markdown{l: l, file: p.file, folder: p.folder, own: p.folder.layer != nil, report: report}
	if !l.readFrontMatter(y, root, p, e, md) {
		p.reportOrphan()
		return
	}
	if p.composed != nil {
		e.Parts, body = p.composed.parts(md), p.composed.body()
	} else {
		e.Parts = md.parts(body, bodyLine)
	}
	l.readSignOff(y, root, p, e, body)
	e.Values = md.values
	if !md.refused {
		p.entry = e
	}
}

// reportOrphan says of a file that has only parts of a page that the page is not
// there.
func (p *page) reportOrphan() {
	if p.basedOn.text != itsParts || p.composed != nil {
		return
	}
	p.problems = nil
	p.reporter().at(p.basedOn.line, "renamed? This file has only parts of a page, and the handbook has no page %s: give the file the name of the page that it changes", p.id)
}

// Placeholders are the texts of a new page that somebody still has to replace.
func Placeholders() []string {
	return []string{"TODO a short name", "TODO what the desk says", "TODO what your clinic does, in plain words and short sentences."}
}

// placeholder finds such a text, and a note to oneself of what is still to do. A
// sentence that has the word in it is a sentence.
var placeholder = func() *regexp.Regexp {
	var texts []string
	for _, p := range Placeholders() {
		texts = append(texts, regexp.QuoteMeta(p))
	}
	return regexp.MustCompile(`(?:^|: |"|- )(?:` + strings.Join(texts, "|") + `|TO-?DO(?:[:.…]|\s*"?$)|TBD\b|XXX+\b|(?i:lorem ipsum\b))`)
}()

// IsPlaceholder reports that a text, as it is in a page, is still to be written.
func IsPlaceholder(text string) bool { return placeholder.MatchString(strings.TrimSpace(text)) }

// StillToWrite is what is said of such a text.
const StillToWrite = "this is still to be written: replace it with your text"

// reportPlaceholders names each line with a text that is still to be written.
func reportPlaceholders(report reporter, data []byte) {
	for n, line := range bytes.Split(data, []byte("\n")) {
		if !bytes.HasPrefix(line, []byte("#")) && placeholder.Match(line) {
			report.at(n+1, StillToWrite)
		}
	}
}

func kindOf(folder string) handbook.Kind {
	for _, k := range handbook.Kinds() {
		if k.Folder() == folder {
			return k
		}
	}
	panic("handbook: no kind lies in " + folder)
}

// splitFrontMatter splits a page at its two lines of three hyphens. bodyLine is the
// first line of the body.
func splitFrontMatter(data []byte) (front, body []byte, bodyLine int, ok bool) {
	line, rest, found := bytes.Cut(data, []byte("\n"))
	if !found || string(bytes.TrimRight(line, blanks)) != "---" {
		return nil, nil, 0, false
	}
	at, n := 0, 2
	for at < len(rest) {
		end := len(rest)
		if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
			end = at + i
		}
		next := min(end+1, len(rest))
		if string(bytes.TrimRight(rest[at:end], blanks)) == "---" {
			return rest[:at], rest[next:], n + 1, true
		}
		at, n = next, n+1
	}
	return nil, nil, 0, false
}

// readFrontMatter fills the entry from its keys. It returns false if a key that the
// entry cannot be shown without is missing or wrong.
func (l *loader) readFrontMatter(y yamlFile, root ast.Node, p *page, e *handbook.Entry, md *markdown) bool {
	var say, sayUntilSet, route, topic locatedText
	var sources []locatedText
	located := func(to *locatedText) func(pair) {
		return func(q pair) { *to = locatedText{y.text(q.node, q.key), q.line} }
	}
	shown := func(to *locatedText) func(pair) {
		return func(q pair) { *to = locatedText{y.shownText(q.node, q.key), q.line} }
	}
	list := func(to *[]locatedText) func(pair) {
		return func(q pair) { *to = y.texts(q.node, q.key) }
	}
	var spanish spanishKeys
	keys := map[string]func(pair){
		"title":         func(q pair) { e.Title, p.titleLine = y.shownText(q.node, q.key), q.line },
		"topic":         located(&topic),
		"route":         located(&route),
		"say":           shown(&say),
		"say-until-set": shown(&sayUntilSet),
		"hand-over":     func(q pair) { e.HandOver = y.shownTexts(q.node, q.key) },
		"emergency":     func(q pair) { e.Emergency = y.shownTexts(q.node, q.key) },
		"aliases":       list(&p.aliases),
		"callers":       func(q pair) { e.Callers = plainTexts(y.texts(q.node, q.key)) },
		"effect":        func(q pair) { l.readEffect(y, q, e, md) },
		"sources":       list(&sources),
		"related":       list(&p.related),
		"checked":       func(q pair) { e.Checked = y.date(q.node, q.key) },
		"review":        func(q pair) { p.review = readReview(y, q) },
		"review-by":     func(q pair) { p.due.by = y.date(q.node, q.key) },
		"review-every":  func(q pair) { p.due.every = readInterval(y, q) },
		"based-on":      func(q pair) { p.basedOn = readBasedOn(y, q) },
		"imported":      func(q pair) { readImported(y, q, &Imported{}) },
		"ask-first":     func(q pair) { e.AskFirst = y.shownTexts(q.node, q.key) },
	}
	maps.Copy(keys, spanish.fields(y))
	at := y.keys(root, "the top of the page", keys)
	if at == nil {
		return false
	}
	sound := true
	need := func(value, key string) {
		if value != "" {
			return
		}
		sound = false
		if at[key] == 0 || !y.report.hasBetween(at[key], nextLine(at, at[key])) {
			y.report.at(at[key], "the entry has no %s: add the key %s", key, key)
		}
	}
	need(e.Title, "title")
	need(say.text, "say")
	need(route.text, "route")
	p.nameMarks(y, at["title"], e.Title)
	for list, texts := range map[string][]string{"hand-over": e.HandOver, "emergency": e.Emergency, "ask-first": e.AskFirst} {
		p.nameMarks(y, at[list], texts...)
	}
	if r, ok := handbook.ParseRoute(keyName(route.text)); ok {
		e.Route = r
	} else if route.text != "" {
		y.report.at(route.line, "unknown route %q: write front-desk, nurse, or emergency", route.text)
		sound = false
	}
	if !sound {
		return false
	}
	p.routeLine, p.topicLine = route.line, topic.line
	e.Topic = l.topicOf(y, topic)
	e.Say = l.readSay(y, md, say, sayUntilSet)
	if r, ok := l.spanish[p.id]; ok && p.folder.layer == nil {
		spanish.review = r.signed
	}
	e.Spanish = spanish.translation(y, root, md)
	if t := e.Spanish; t != nil && e.Route == handbook.Emergency && namesSentence(e.Say) && !hasValue(t.Say) {
		t.OwnWords = true
	}
	for _, s := range sources {
		if src := l.sources[s.text]; src != nil {
			e.Sources = append(e.Sources, src)
		} else {
			y.report.at(s.line, "unknown source %q: use a key from %s", s.text, sourcesFile)
		}
	}
	return true
}

// nextLine is the line of the key after one, or a large number.
func nextLine(keys map[string]int, line int) int {
	next := math.MaxInt
	for _, at := range keys {
		if at > line {
			next = min(next, at)
		}
	}
	return next
}

// marks are signs of Markdown, which plain texts do not have.
var marks = regexp.MustCompile(`\]\(|\*\*[^*]+\*\*|\[\^|\{\p{Lu}[^{}\n]*\}`)

// nameMarks names a plain text with such signs, which desks show as they are typed.
func (p *page) nameMarks(y yamlFile, line int, texts ...string) {
	for _, text := range texts {
		if marks.MatchString(text) {
			y.report.at(line, "“%s” is shown as it is typed, with all its signs: write it without **, [ ], and { }", shortened(text))
		}
	}
}

// readSay chooses the line to read out: say, or say-until-set while a clinic value
// in say is not set.
func (l *loader) readSay(y yamlFile, md *markdown, say, untilSet locatedText) []handbook.Span {
	spans, fallback := md.line(say), md.line(untilSet)
	named, unset := false, false
	for _, s := range spans {
		if v, ok := s.(handbook.Value); ok {
			named, unset = true, unset || !v.Field.IsSet()
		}
	}
	switch {
	case named && fallback == nil:
		y.report.at(say.line, "say uses a clinic value: add say-until-set, the line to read while it is not set")
	case !named && fallback != nil:
		y.report.at(untilSet.line, "say-until-set is not needed: say uses no clinic value")
	case unset:
		return fallback
	}
	return spans
}

func (l *loader) readEffect(y yamlFile, at pair, e *handbook.Entry, md *markdown) {
	if e.Kind != handbook.SideEffect {
		y.report.at(at.line, "effect is for side effects only: remove it")
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
	eff := &handbook.Effect{Common: md.line(common), When: md.line(when), Settles: md.line(settles)}
	switch strings.ToLower(wordsOnly(eff.Common)) {
	case "common", "can happen", "":
	default:
		y.report.at(common.line, "common must be the words common or can happen, each with its source if there is one")
	}
	b, ok := handbook.ParseBand(keyName(band.text))
	if !ok {
		y.report.at(max(band.line, at.line), "unknown band %q: write expected, call, or emergency", band.text)
		b = handbook.BandCall
	}
	eff.Band = b
	e.Effect = eff
}

// wordsOnly is the text of a line without citations.
func wordsOnly(spans []handbook.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if _, cite := s.(handbook.Citation); !cite {
			b.WriteString(handbook.SpanText(s))
		}
	}
	return strings.TrimSpace(b.String())
}

// date reads a date as 2026-11-23.
func (y yamlFile) date(n ast.Node, what string) string {
	t := y.text(n, what)
	if d, ok := ParseDate(t); ok {
		return d.Format(time.DateOnly)
	}
	y.report.at(y.line(n), "%s %q is not a date: write it as 2026-11-23", what, t)
	return ""
}
