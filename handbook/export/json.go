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

// Document is the export as Go values.
func (x *Export) Document() Document {
	d := Document{
		Format: Format, Title: Title.English(), Version: x.book.Version(), Exported: x.date, Whole: x.whole,
		Values: []Value{}, Topics: []Topic{}, Sources: []Source{}, RedFlags: []Flag{}, Entries: []Entry{},
	}
	for _, f := range x.book.Fields() {
		d.Values = append(d.Values, Value{f.ID, f.Label, f.Help, f.Needed, f.IsSet(), f.Text(), f.SetBy, f.SetOn, lastGood(f.Kept)})
	}
	for _, t := range x.book.TopicsInUse() {
		if slices.ContainsFunc(x.entries, func(e *handbook.Entry) bool { return e.Topic == t }) {
			d.Topics = append(d.Topics, Topic{t.ID, t.Title, orEmpty(t.Aliases)})
		}
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

// collectSources gathers the sources in an entry's list and in its citations.
func collectSources(e *handbook.Entry, into map[string]*handbook.Source) {
	cited := func(s handbook.Span) {
		if c, ok := s.(handbook.Citation); ok {
			into[c.Source.Key] = c.Source
		}
	}
	for _, s := range e.Sources {
		into[s.Key] = s
	}
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			cited(s)
		}
	}
	for _, line := range effectLines(e) {
		for _, s := range line {
			cited(s)
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

// orEmpty turns nil into an empty list, which JSON writes differently.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func entryJSON(e *handbook.Entry) Entry {
	out := Entry{
		ID: e.ID, Kind: e.Kind.Key(), Topic: topicID(e), Title: e.Title, Aliases: orEmpty(e.Aliases),
		Spoken: Spoken{e.Route.Key(), e.SayText(), e.AskFirst, orEmpty(e.HandOver), orEmpty(e.Emergency), spanishJSON(e.Spanish)},
		Parts:  []Part{}, Sources: keysOf(e.Sources), Related: idsOf(e.Related),
		Upkeep: Upkeep{Checked: e.Checked, ReviewBy: e.ReviewBy, Mark: MarkLabel(e.Mark()).English(), LastGood: lastGood(e.Kept)},
	}
	review := &Review{e.Review.By, e.Review.Role, e.Review.On}
	switch {
	case e.Review.Changed:
		out.Changed = review
	case !e.Review.Pending():
		out.Reviewed = review
	}
	if eff := e.Effect; eff != nil {
		out.Effect = &Effect{eff.Band.Key(), claimsJSON(eff.Common), claimsJSON(eff.When), claimsJSON(eff.Settles)}
	}
	for _, p := range e.Parts {
		var lines []string
		for l := range handbook.Lines(p.Blocks) {
			lines = append(lines, l)
		}
		out.Parts = append(out.Parts, Part{p.Voice.Key(), VoiceLabel(p.Voice).English(), strings.Join(lines, "\n"), blocksJSON(p.Blocks)})
	}
	return out
}

func topicID(e *handbook.Entry) string {
	if e.Topic == nil {
		return ""
	}
	return e.Topic.ID
}

func claimsJSON(line []handbook.Span) []Claim {
	out := []Claim{}
	for _, c := range handbook.Claims(line) {
		out = append(out, Claim{c.Words, keysOf(c.Sources)})
	}
	return out
}
