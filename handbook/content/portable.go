package content

import (
	"strings"

	"clinichandbook/handbook"
)

// A page on its way through other programs, such as Word, is a document: its title, a
// line or a list for each thing that the desk says or asks, and the text. The lines
// begin with a label in bold, by which they are known when the document is imported
// again.

// The labels of a page in a document.
const (
	labelPage      = "Page"
	labelAnswers   = "Who answers"
	labelSay       = "Say this"
	labelAsk       = "Ask first"
	labelHandOver  = "Hand over to a nurse if"
	labelEmergency = "Emergency if"
	labelCallers   = "Callers say"
)

// Portable is what such a document says of a page besides its text.
type Portable struct {
	ID        string
	Route     handbook.Route
	Say       string
	AskFirst  []string
	HandOver  []string
	Emergency []string
	Aliases   []string
}

// PortableBlocks are what a document says of an entry below its title. Parts in
// another voice than the clinic's have its name as their heading.
func PortableBlocks(e *handbook.Entry) []handbook.Block {
	line := func(label, text string) handbook.Block {
		return handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: label + ":", Style: handbook.Bold}, handbook.Text{Text: " " + text}}}
	}
	blocks := []handbook.Block{line(labelPage, e.ID), line(labelAnswers, e.Route.Key()), line(labelSay, oneLine(e.SayText()))}
	for _, l := range []struct {
		label string
		items []string
	}{{labelAsk, e.AskFirst}, {labelHandOver, e.HandOver}, {labelEmergency, e.Emergency}, {labelCallers, e.Aliases}} {
		if len(l.items) == 0 {
			continue
		}
		var list handbook.List
		for _, item := range l.items {
			list.Items = append(list.Items, []handbook.Block{handbook.Paragraph{Spans: []handbook.Span{handbook.Text{Text: item}}}})
		}
		blocks = append(blocks, line(l.label, ""), list)
	}
	for _, p := range e.Parts {
		if p.Voice != handbook.VoiceClinic {
			blocks = append(blocks, handbook.Heading{Level: 3, Spans: []handbook.Span{handbook.Text{Text: p.Voice.Heading()}}})
		}
		blocks = append(blocks, p.Blocks...)
	}
	return blocks
}

// WritePortable is an entry as a file of Markdown, with what it shows next to it.
func WritePortable(e *handbook.Entry) []byte {
	return append([]byte("# "+escapeText(oneLine(e.Title))+"\n\n"), WriteBlocks(PortableBlocks(e))...)
}

// ReadPortable takes what a document says of a page off its text; ok is false for a
// document that says nothing of the kind.
func ReadPortable(blocks []handbook.Block) (p Portable, rest []handbook.Block, ok bool) {
	rest = blocks
	for len(rest) > 0 {
		label, text, labeled := labelOf(rest[0])
		if !labeled {
			break
		}
		taken := 1
		var items []string
		if text == "" && len(rest) > 1 {
			if l, isList := rest[1].(handbook.List); isList {
				taken, items = 2, itemTexts(l)
			}
		}
		if !p.set(label, text, items) {
			break
		}
		rest = rest[taken:]
	}
	if p.ID == "" || p.Say == "" {
		return Portable{}, blocks, false
	}
	return p, rest, true
}

// set takes what a label says, and reports whether it is one.
func (p *Portable) set(label, text string, items []string) bool {
	switch label {
	case labelPage:
		id, ok := PageID(text + ".md")
		if !ok || Unportable(id+".md") != "" {
			return false
		}
		p.ID = id
	case labelAnswers:
		p.Route, _ = handbook.ParseRoute(text)
	case labelSay:
		p.Say = text
	case labelAsk:
		p.AskFirst = items
	case labelHandOver:
		p.HandOver = items
	case labelEmergency:
		p.Emergency = items
	case labelCallers:
		p.Aliases = items
	default:
		return false
	}
	return true
}

// labelOf is a line that begins with a label in bold.
func labelOf(b handbook.Block) (label, text string, ok bool) {
	p, isLine := b.(handbook.Paragraph)
	if !isLine || len(p.Spans) == 0 {
		return "", "", false
	}
	first, isText := p.Spans[0].(handbook.Text)
	if !isText || first.Style&handbook.Bold == 0 {
		return "", "", false
	}
	label, found := strings.CutSuffix(strings.TrimSpace(first.Text), ":")
	return label, oneLine(handbook.PlainText(p.Spans[1:])), found
}

func itemTexts(l handbook.List) (texts []string) {
	for _, item := range l.Items {
		var lines []string
		for line := range handbook.Lines(item) {
			lines = append(lines, line)
		}
		texts = append(texts, oneLine(strings.Join(lines, " ")))
	}
	return texts
}
