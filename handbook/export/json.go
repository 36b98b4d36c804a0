package export

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// JSON writes the export for other programs, see [Document].
func (x *Export) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(x.Document())
}

// Document is the export as values of Go.
func (x *Export) Document() Document {
	d := Document{
		Format: Format, Title: title, Version: x.book.Version(), Exported: x.date, Whole: x.whole,
		Values: []Value{}, Sources: []Source{}, RedFlags: []Flag{}, Entries: []Entry{},
	}
	for _, f := range x.book.Fields() {
		d.Values = append(d.Values, Value{f.ID, f.Label, f.Help, f.Needed, f.IsSet(), f.Text(), f.SetBy, f.SetOn})
	}
	sources := map[string]*handbook.Source{}
	for _, e := range x.entries {
		d.Entries = append(d.Entries, entryJSON(e))
		collectSources(e, sources)
	}
	for _, s := range sources {
		d.Sources = append(d.Sources, Source{s.Key, s.Title, s.Publisher, s.Short, s.Year, s.Address, string(s.Kind), s.Note})
	}
	slices.SortFunc(d.Sources, func(a, b Source) int { return cmp.Compare(a.Key, b.Key) })
	if x.whole {
		for _, f := range x.book.RedFlags() {
			d.RedFlags = append(d.RedFlags, flagJSON(f))
		}
	}
	return d
}

// collectSources gathers what an entry names: in its list, and where it cites.
func collectSources(e *handbook.Entry, into map[string]*handbook.Source) {
	take := func(s handbook.Span) bool {
		if c, ok := s.(handbook.Citation); ok {
			into[c.Source.Key] = c.Source
		}
		return true
	}
	for _, s := range e.Sources {
		into[s.Key] = s
	}
	for _, p := range e.Parts {
		handbook.Spans(p.Blocks)(take)
	}
	if e.Effect != nil {
		for _, s := range slices.Concat(e.Effect.Common, e.Effect.When, e.Effect.Settles) {
			take(s)
		}
	}
}

func flagJSON(f handbook.RedFlag) Flag {
	flag := Flag{f.Name, idsOf(f.Entries), orEmpty(f.Phrases), orEmpty(f.Unless), []string{}, f.Origin != nil}
	for _, v := range f.Values {
		flag.Values = append(flag.Values, v.ID)
	}
	return flag
}

func idsOf(entries []*handbook.Entry) []string {
	ids := []string{}
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func keysOf(sources []*handbook.Source) []string {
	keys := []string{}
	for _, s := range sources {
		keys = append(keys, s.Key)
	}
	return keys
}

// orEmpty makes an empty list of none, since JSON tells them apart.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func entryJSON(e *handbook.Entry) Entry {
	out := Entry{
		ID: e.ID, Kind: e.Kind.Key(), Title: e.Title, Route: e.Route.Key(), Say: e.SayText(),
		HandOver: orEmpty(e.HandOver), Emergency: orEmpty(e.Emergency), Aliases: orEmpty(e.Aliases),
		Parts: []Part{}, Sources: keysOf(e.Sources), Related: idsOf(e.Related),
		Checked: e.Checked, ReviewBy: e.ReviewBy, Mark: e.Mark(),
	}
	if !e.Review.Pending() {
		out.Reviewed = &Review{e.Review.By, e.Review.On}
	}
	if e.Other != nil {
		out.Other = e.Other.ID
	}
	if eff := e.Effect; eff != nil {
		out.Effect = &Effect{[...]string{"emergency", "call", "expected"}[eff.Band], claimsJSON(eff.Common), claimsJSON(eff.When), claimsJSON(eff.Settles)}
	}
	for _, p := range e.Parts {
		var lines []string
		for l := range handbook.Lines(p.Blocks) {
			lines = append(lines, l)
		}
		out.Parts = append(out.Parts, Part{voiceKey(p.Voice), p.Voice.String(), strings.Join(lines, "\n"), blocksJSON(p.Blocks)})
	}
	return out
}

// voiceKey is the word for a voice in output for machines.
func voiceKey(v handbook.Voice) string {
	return [...]string{"article", "official", "clinic", "handbook"}[v]
}

func claimsJSON(line []handbook.Span) []Claim {
	out := []Claim{}
	for _, c := range handbook.Claims(line) {
		out = append(out, Claim{c.Words, keysOf(c.Sources)})
	}
	return out
}

func blocksJSON(blocks []handbook.Block) []Block {
	out := []Block{}
	for _, b := range blocks {
		out = append(out, blockJSON(b))
	}
	return out
}

func blockJSON(b handbook.Block) Block {
	switch b := b.(type) {
	case handbook.Paragraph:
		return Block{Type: "paragraph", Spans: spansJSON(b.Spans)}
	case handbook.Heading:
		return Block{Type: "heading", Level: b.Level, Spans: spansJSON(b.Spans)}
	case handbook.List:
		list := Block{Type: "list", Ordered: b.Ordered}
		if b.Ordered {
			list.Start = b.Start
		}
		for _, item := range b.Items {
			list.Items = append(list.Items, blocksJSON(item))
		}
		return list
	case handbook.Quote:
		return Block{Type: "quote", Blocks: blocksJSON(b.Blocks)}
	case handbook.Code:
		return Block{Type: "code", Text: b.Text}
	case handbook.Table:
		return tableJSON(b)
	case handbook.Rule:
		return Block{Type: "rule"}
	case handbook.Footnotes:
		notes := Block{Type: "footnotes"}
		for _, n := range b.Notes {
			notes.Notes = append(notes.Notes, Note{n.Number, blocksJSON(n.Blocks)})
		}
		return notes
	}
	panic("export: unknown block") // a new Block type lacks its case
}

func tableJSON(t handbook.Table) Block {
	out := Block{Type: "table", Head: rowJSON(t.Head)}
	for _, a := range t.Align {
		out.Align = append(out.Align, [...]string{"left", "center", "right"}[a])
	}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, rowJSON(r))
	}
	return out
}

func rowJSON(cells [][]handbook.Span) [][]Span {
	out := [][]Span{}
	for _, c := range cells {
		out = append(out, spansJSON(c))
	}
	return out
}

func spansJSON(spans []handbook.Span) []Span {
	out := []Span{}
	for _, s := range spans {
		j := Span{Text: handbook.SpanText(s)}
		style := handbook.Style(0)
		switch s := s.(type) {
		case handbook.Text:
			j.Type, style = "text", s.Style
		case handbook.EntryLink:
			j.Type, j.ID, style = "entry", s.ID, s.Style
		case handbook.WebLink:
			j.Type, j.Address, style = "web", s.Address, s.Style
		case handbook.Value:
			j.Type, j.ID, style = "value", s.Field.ID, s.Style
		case handbook.Citation:
			j.Type, j.Key = "source", s.Source.Key
		case handbook.NoteRef:
			j.Type, j.Number = "note", s.Number
		case handbook.Break:
			j.Type = "break"
		default:
			panic("export: unknown span") // a new Span type lacks its case
		}
		j.Bold, j.Italic, j.Code = style&handbook.Bold != 0, style&handbook.Italic != 0, style&handbook.Monospace != 0
		out = append(out, j)
	}
	return out
}
