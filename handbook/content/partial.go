package content

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// A clinic's version of a bundled page has only the parts that the clinic changed:
// keys at its top, and parts of its body under a heading of level two. Under
// based-on, it names the fingerprint of the bundled part that each of them
// replaced. The rest follows the bundled page.
//
//   - A part that says what the bundled part said when it was replaced follows the
//     bundled page, too.
//   - A part without a text leaves the bundled part out.
//   - If the bundled part has changed since, the clinic's is shown, and somebody is
//     asked: see [PageQuestions].

// unbased are keys that are the clinic's own, whatever the bundled page says.
var unbased = []string{"review", "review-by", "review-every", "checked", "callers", "imported", "spanish-of", "spanish-review"}

// neededKeys are those that no page can be shown without.
var neededKeys = []string{"title", "route", "say"}

// noText is the fingerprint of a part without a text.
const noText = "none"

// partKey is the name of a part in based-on: the key, or the heading as an id
// writes it.
func partKey(name string) string {
	heading, ok := strings.CutPrefix(name, "## ")
	switch {
	case name == bodyPart:
		return leadKey
	case !ok:
		return name
	}
	if v, known := handbook.ParseVoice(heading); known {
		heading = v.Heading()
	}
	key := slug(heading)
	if _, clash := pageForms[key]; clash || key == leadKey || key == "" {
		key = "part-" + key
	}
	return key
}

// partedPage is a page by its parts.
type partedPage struct {
	names  []string // of the parts, in their order
	parts  map[string]filePart
	whole  string            // fingerprint under based-on, of a copy of a whole page
	copied bool              // it is a copy of the whole bundled page as that is now
	based  map[string]string // fingerprints under based-on, by partKey; nil if it has none
	line   int               // of based-on, or 1
	fault  string            // what is wrong with based-on, or ""
}

// filePart is a part of a file.
type filePart struct {
	text  string // with the line of its key or heading
	line  int    // of the file
	print string // fingerprint of what it says
	body  bool   // it is under a heading, or before the first one
}

const (
	basedOnKey = "based-on"
	leadKey    = "text-before-headings"
)

var errSharedLine = errors.New("line 2: several keys share a line: write each on a line of its own")

// partPage splits a page. It reads what it can: only a page whose top cannot be read
// at all is an error.
func partPage(file []byte) (*partedPage, error) {
	f, problems, err := readTop(file)
	if err != nil {
		return nil, err
	}
	p := &partedPage{parts: map[string]filePart{}, line: 1}
	nodes := map[string]ast.Node{}
	for i, pair := range f.pairs {
		if i > 0 && pair.line == f.pairs[i-1].line {
			return nil, errSharedLine
		}
		nodes[pair.key] = pair.node
		if pair.key == basedOnKey {
			p.line = pair.line + 1
			p.readBase(pair.node)
			for _, problem := range problems {
				if problem.Line == pair.line {
					p.fault = problem.Msg
				}
			}
		}
	}
	line := 1
	for _, part := range f.parts() {
		key := partKey(part.Name)
		text := filePart{text: ended(part.Text), line: line, body: part.Name == bodyPart || strings.HasPrefix(part.Name, "## ")}
		line += strings.Count(part.Text, "\n")
		switch {
		case key == basedOnKey:
			continue
		case text.body:
			if key == leadKey { // without the line ---
				_, text.text, _ = strings.Cut(text.text, "\n")
				text.line++
			}
			text.print = printOfBody(part.Text)
		case nodes[key] != nil:
			text.print = printOfKey(key, nodes[key])
		}
		p.parts[key] = text
		p.names = append(p.names, key)
	}
	return p, nil
}

func (p *partedPage) readBase(n ast.Node) {
	y := yamlFile{1, ignored()}
	clean := func(n ast.Node) string { return strings.Trim(strings.Join(nodeTexts(n), " "), "\"'“”‘’ ") }
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		p.based = map[string]string{}
		pairs, _ := y.named(n, basedOnKey)
		for _, pair := range pairs {
			p.based[pair.key] = clean(pair.node)
		}
	default:
		p.whole = clean(n)
	}
}

// isPartial reports whether the page has only parts of a page: it says so, or it
// is clearly none without the rest.
func (p *partedPage) isPartial() bool {
	if p.based != nil || p.whole != "" {
		return p.based != nil
	}
	there := 0
	for _, key := range neededKeys {
		if p.says(key) {
			there++
		}
	}
	return there < 2 // with two of them, it is a page that lost one
}

// says reports whether the page has a text for a part.
func (p *partedPage) says(key string) bool {
	part, ok := p.parts[key]
	return ok && part.print != noText
}

// print is the fingerprint of what the page says in a part.
func (p *partedPage) print(key string) string {
	if part, ok := p.parts[key]; ok {
		return part.print
	}
	return noText
}

// printOfKey is the fingerprint of a key's texts. How they are broken into lines
// does not change it.
func printOfKey(key string, n ast.Node) string {
	if strings.Join(nodeTexts(n), "") == "" {
		return noText
	}
	return fingerprintOf([]pair{{key: key, node: n}}, []string{key})
}

// printOfBody is the fingerprint of a part of a body, without its heading.
func printOfBody(text string) string {
	if strings.HasPrefix(text, "## ") || strings.HasPrefix(text, "---") {
		_, text, _ = strings.Cut(text, "\n")
	}
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(text)) {
		b.WriteString(strings.TrimRight(line, " \t\n") + "\n")
	}
	if b.Len() == 0 {
		return noText
	}
	return BodyFingerprint([]byte(b.String()))
}

// isOwn reports whether a part of the page is shown, and not the bundled one.
func (p *partedPage) isOwn(bundled *partedPage, key string) bool {
	mine, ok := p.parts[key]
	switch {
	case !ok, key == topPart, mine.print == noText && (key == leadKey || slices.Contains(neededKeys, key)):
		return false
	case slices.Contains(unbased, key):
		return true
	}
	return mine.print != p.base(bundled, key)
}

// base is the fingerprint of the bundled part that a part replaced, or "" if that
// is not known.
func (p *partedPage) base(bundled *partedPage, key string) string {
	if p.copied || slices.Contains(unbased, key) {
		return bundled.print(key)
	}
	if base := p.based[key]; base != "" || bundled.print(key) != noText {
		return base
	}
	return noText // there is nothing to compare with
}

// asks reports whether somebody has to choose between the two versions of a part:
// both have changed, or it is not known what was replaced.
func (p *partedPage) asks(bundled *partedPage, key string) bool {
	now := bundled.print(key)
	return p.isOwn(bundled, key) && p.print(key) != now && p.base(bundled, key) != now
}

// composedPage is a page made of a clinic's parts and the bundled ones.
type composedPage struct {
	front    []byte // between the lines ---
	lines    []int  // of the clinic's file, for each line of front from the second line of the page on; 0 for a bundled one
	segments []segment

	own, bundled *partedPage
}

// segment is a stretch of the body that is from one file.
type segment struct {
	text string
	line int // of its first line in the clinic's file; 0 if it is bundled
}

// compose lays a clinic's parts over the bundled ones.
func (p *partedPage) compose(bundled *partedPage) *composedPage {
	c := &composedPage{own: p, bundled: bundled}
	for _, key := range mergedNames(bundled.names, p.names) {
		own := p.isOwn(bundled, key)
		part, there := bundled.parts[key]
		if own {
			part, there = p.parts[key], p.says(key)
		}
		switch {
		case !there || key == topPart || key == "say-until-set" && !own && p.needsNoSecondLine(bundled):
		case part.body && own:
			c.segments = append(c.segments, segment{part.text, part.line})
		case part.body:
			c.segments = append(c.segments, segment{part.text, 0})
		default:
			c.addTop(part, own)
		}
	}
	return c
}

// needsNoSecondLine reports that the clinic's line to read out has no clinic value,
// so that there is no line for while it is not set.
func (p *partedPage) needsNoSecondLine(bundled *partedPage) bool {
	return p.isOwn(bundled, "say") && !strings.Contains(p.parts["say"].text, "](clinic:")
}

func (c *composedPage) addTop(part filePart, own bool) {
	text := part.text
	if indent := len(text) - len(strings.TrimLeft(text, " ")); indent > 0 { // all keys were indented
		margin := text[:indent]
		text = strings.ReplaceAll("\n"+text, "\n"+margin, "\n")[1:]
	}
	c.front = append(c.front, text...)
	for n := range strings.Count(text, "\n") {
		line := 0
		if own {
			line = part.line + n
		}
		c.lines = append(c.lines, line)
	}
}

// body is the whole body.
func (c *composedPage) body() []byte {
	var b strings.Builder
	for _, s := range c.segments {
		b.WriteString(s.text)
		if s.text != "" && !strings.HasSuffix(s.text, "\n\n") {
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

// page is the whole page.
func (c *composedPage) page() []byte {
	return slices.Concat([]byte("---\n"), c.front, []byte("---\n"), bytes.TrimRight(c.body(), "\n"), []byte("\n"))
}

// line is the line of the clinic's file for a line of the page's top. What is wrong
// with a bundled part because of a clinic's part is told at based-on.
func (c *composedPage) line(n int) int {
	if n < 2 || n-2 >= len(c.lines) {
		return n
	}
	if line := c.lines[n-2]; line > 0 {
		return line
	}
	return c.own.line
}

// isBundled reports whether a line of the page's top is a bundled one.
func (c *composedPage) isBundled(n int) bool {
	return c != nil && n >= 2 && n-2 < len(c.lines) && c.lines[n-2] == 0
}

// parts reads the body, each stretch by itself, so that nothing a clinic wrote
// reaches into bundled text.
func (c *composedPage) parts(md *markdown) (parts []handbook.Part) {
	report := md.report
	report.lines = nil
	for _, s := range c.segments {
		md.own, md.report = s.line > 0, report
		if !md.own {
			md.report = ignored()
		}
		parts = append(parts, md.parts([]byte(s.text), max(s.line, 1))...)
	}
	md.report = report
	return parts
}

// mergedNames are names in their order, and those that only the other list has,
// each after the one that it follows there.
func mergedNames(names, other []string) []string {
	out := slices.Clone(names)
	for i, name := range other {
		if slices.Contains(out, name) {
			continue
		}
		at := len(out)
		if i > 0 {
			at = slices.Index(out, other[i-1]) + 1
		}
		out = slices.Insert(out, at, name)
	}
	return out
}

const itsParts = "its parts"

// readBasedOn reads what a whole page is based on. Of one that names its parts, it
// is enough to know that.
func readBasedOn(y yamlFile, at pair) locatedText {
	switch at.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return locatedText{itsParts, at.line}
	}
	return locatedText{y.text(at.node, at.key), at.line}
}

// composed is the page that a clinic's file and the bundled page make, or nil if
// the file is a whole page.
func (l *loader) composed(p *page, data []byte) *composedPage {
	if p.folder.layer == nil {
		return nil
	}
	bundled, ok := l.folders[0].readText(p.id+".md", ignored())
	if !ok {
		return nil
	}
	own, err := partPage(data)
	if err != nil || !own.isPartial() {
		return nil
	}
	base, err := partPage(bundled)
	if err != nil {
		return nil
	}
	if own.fault != "" {
		p.reporter().at(own.line, "%s", own.fault)
	}
	return own.compose(base)
}
