package content

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"clinichandbook/handbook"
)

// spans reads the inline content of a block.
func (m *markdown) spans(parent ast.Node) []handbook.Span {
	return oneFullStop(joinText(m.inline(nil, parent, 0)))
}

// oneFullStop drops the full stop behind a clinic value that has one of its own.
func oneFullStop(spans []handbook.Span) []handbook.Span {
	for i := 1; i < len(spans); i++ {
		v, isValue := spans[i-1].(handbook.Value)
		t, isText := spans[i].(handbook.Text)
		if isValue && isText && strings.HasPrefix(t.Text, ".") && !strings.HasPrefix(t.Text, "..") && endsSentence(v.Field.Text()) {
			spans[i] = handbook.Text{Text: t.Text[1:], Style: t.Style}
		}
	}
	return spans
}

func endsSentence(text string) bool {
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?")
}

func (m *markdown) inline(out []handbook.Span, parent ast.Node, style handbook.Style) []handbook.Span {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			text := m.seen(n, unescape(n.Segment.Value(m.src), n.IsRaw()))
			if !n.IsRaw() {
				m.nameValueMark(n, text)
			}
			out = append(out, handbook.Text{Text: text, Style: style})
			if n.HardLineBreak() {
				out = append(out, handbook.Break{})
			} else if n.SoftLineBreak() && m.own && endsLine(m.src, n.Segment.Stop) {
				out = append(out, handbook.Break{})
			} else if n.SoftLineBreak() {
				out = append(out, handbook.Text{Text: " ", Style: style})
			}
		case *ast.String:
			out = append(out, handbook.Text{Text: string(n.Value), Style: style})
		case *ast.CodeSpan:
			out = append(out, handbook.Text{Text: m.plain(n), Style: style | handbook.Monospace})
		case *ast.Emphasis:
			s := handbook.Italic
			if n.Level == 2 {
				s = handbook.Bold
			}
			out = m.inline(out, n, style|s)
		case *ast.Link:
			m.nameTitle(n, n.Title)
			if spans, ok := m.fileLink(n, style); ok {
				out = append(out, spans...)
				continue
			}
			out = append(out, m.link(n, style))
		case *ast.AutoLink:
			a := string(n.URL(m.src))
			out = append(out, handbook.WebLink{Address: a, Label: a, Style: style})
		case *refNode:
			out = append(out, m.reference(n))
		case *ast.Image:
			out = append(out, m.picture(n, style)...)
		case *ast.RawHTML:
			m.report.at(m.lineOf(n), htmlFound)
			out = append(out, handbook.Text{Text: string(n.Segments.Value(m.src)), Style: style})
		default:
			m.report.at(m.lineOf(n), "%s is not part of the format: write it another way", n.Kind())
			out = append(out, handbook.Text{Text: m.plain(n), Style: style})
		}
	}
	return out
}

// seen is a text without hidden characters, which are reported.
func (m *markdown) seen(n ast.Node, text string) string {
	clean, whole := seen(text)
	if !whole {
		m.report.at(m.lineOf(n), invisibleFound)
	}
	for _, why := range notShown(clean) {
		if !slices.Contains(m.notShown, why) {
			m.notShown = append(m.notShown, why)
			m.report.at(m.lineOf(n), "%s", why)
		}
	}
	return clean
}

// nameValueMark names a clinic value as the window writes it, {Nurse line}, which a file
// shows as it is typed. What begins with a small letter, such as {name}, is for whoever
// reads the line out.
func (m *markdown) nameValueMark(n ast.Node, text string) {
	if m.document {
		return
	}
	for _, typed := range valueMark.FindAllStringSubmatch(text, -1) {
		mark := strings.TrimSpace(typed[1])
		first, _ := utf8.DecodeRuneInString(mark)
		if f := m.l.fieldCalled(mark); f != nil {
			m.report.at(m.lineOf(n), "%s is shown as it is typed: for the clinic value, write [%s](clinic:%s)", typed[0], f.ID, f.ID)
		} else if unicode.IsUpper(first) {
			m.report.at(m.lineOf(n), "%s is shown as it is typed: no clinic value has that name", typed[0])
		}
	}
}

// fieldCalled is the clinic value with a label or an id, or nil.
func (l *loader) fieldCalled(name string) *handbook.Field {
	for _, f := range l.fields {
		if strings.EqualFold(f.Label, name) || f.ID == name {
			return f
		}
	}
	return nil
}

// unescape is a piece of source text as a reader sees it.
func unescape(b []byte, raw bool) string {
	if raw {
		return string(b)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b))))
}

// plain is the text below a node, without styles.
func (m *markdown) plain(n ast.Node) string {
	return handbook.PlainText(m.inline(nil, n, 0))
}

// joinText makes one text of neighbors in the same style.
func joinText(spans []handbook.Span) []handbook.Span {
	var out []handbook.Span
	var joined strings.Builder
	var style handbook.Style
	flush := func() {
		if joined.Len() > 0 {
			out = append(out, handbook.Text{Text: joined.String(), Style: style})
			joined.Reset()
		}
	}
	for _, s := range spans {
		t, ok := s.(handbook.Text)
		if !ok {
			flush()
			out = append(out, s)
			continue
		}
		if t.Style != style {
			flush()
		}
		style = t.Style
		joined.WriteString(t.Text)
	}
	flush()
	return out
}

// htmlFound is said of HTML.
const htmlFound = "HTML has no meaning here and is shown as it is typed: write it as plain Markdown"

// nameTitle names the title of a link, which nobody would see.
func (m *markdown) nameTitle(n ast.Node, title []byte) {
	if len(title) > 0 {
		m.report.at(m.lineOf(n), "the text in quotation marks after an address is not shown (“%s”): write it into the sentence", shortened(string(title)))
	}
}

// link resolves a link: to a clinic value, to another entry, or to a web address,
// which is shown as text.
func (m *markdown) link(n *ast.Link, style handbook.Style) handbook.Span {
	dest, label := destination(n.Destination), m.plain(n)
	if scheme, id, ok := strings.Cut(dest, ":"); ok && strings.EqualFold(scheme, "clinic") {
		if f := m.l.fields[id]; f != nil {
			if !slices.Contains(m.values, f) {
				m.values = append(m.values, f)
			}
			return handbook.Value{Field: f, Style: style}
		}
		m.report.at(m.lineOf(n), "unknown clinic value %q: use an id from %s", id, fieldsFile)
		return handbook.Text{Text: label, Style: style}
	}
	if scheme, _, ok := strings.Cut(dest, ":"); ok && !strings.ContainsAny(scheme, "/.#") {
		return handbook.WebLink{Address: dest, Label: label, Style: style}
	}
	if m.document {
		return handbook.EntryLink{ID: sectionID(m.file, dest), Label: label, Style: style}
	}
	target, _, _ := strings.Cut(dest, "#")
	if target == "" {
		m.report.at(m.lineOf(n), "dead link %q: link to the file of another entry", dest)
		return handbook.Text{Text: label, Style: style}
	}
	id, isFile := PageID(path.Join(path.Dir(m.file), unescaped(target)))
	switch {
	case isFile && m.l.known[id]:
		return handbook.EntryLink{ID: id, Label: label, Style: style}
	case !isFile:
		m.report.at(m.lineOf(n), "dead link %q: a link to another entry ends in .md", dest)
	default:
		m.report.at(m.lineOf(n), "dead link %q: there is no entry %q", dest, id)
	}
	return handbook.Text{Text: label, Style: style}
}

// destination is the address of a link as a reader means it: &amp; is &.
func destination(written []byte) string { return unescape(written, false) }

// unescaped is the path of a link, in which editors write a space as %20.
func unescaped(target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		return plain
	}
	return target
}

func (m *markdown) reference(n *refNode) handbook.Span {
	if num, ok := m.notes[n.key]; ok {
		return handbook.NoteRef{Number: num}
	}
	if s := m.l.sources[n.key]; s != nil {
		return handbook.Citation{Source: s}
	}
	m.report.at(m.lineOf(n), "unknown source %q: use a key from %s", n.key, sourcesFile)
	return handbook.Text{Text: fmt.Sprintf("[%s]", n.key)}
}
