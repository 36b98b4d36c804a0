package export

import (
	"fmt"
	"io"
	"strings"

	"clinichandbook/handbook"
)

// Markdown writes one document in CommonMark with GitHub's tables: a list of
// contents, the entries and, for a complete handbook, the clinic's values and the
// table of side effects.
func (x *Export) Markdown(w io.Writer) error {
	m := &markdown{in: x.in}
	m.line("# %s", Title.English())
	m.line("%s", escape(x.edition()))
	if review := x.reviewLine(); review != "" {
		m.line("**%s**", escape(review))
	}
	if x.whole || len(x.entries) > 1 {
		m.contents(x)
	}
	if x.whole {
		m.values(x)
		m.sideEffects(x)
	}
	for _, e := range x.entries {
		m.entry(x, e)
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// markdown writes Markdown.
type markdown struct {
	b      strings.Builder
	in     map[string]bool // ids of the entries of the document: links lead to them
	indent string          // of every line
	tight  bool            // no empty line before the next block
	item   bool            // it is an item of a list without empty lines
}

// line writes a block, with an empty line before it.
func (m *markdown) line(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if m.b.Len() > 0 && !m.tight {
		m.b.WriteString(strings.TrimRight(m.indent, " ") + "\n")
	}
	m.tight = false
	for l := range strings.Lines(text + "\n") {
		m.b.WriteString(strings.TrimRight(m.indent+strings.TrimSuffix(l, "\n"), " ") + "\n")
	}
}

// items writes a list.
func (m *markdown) items(items []string) {
	if len(items) > 0 {
		m.line("- %s", strings.Join(items, "\n- "))
	}
}

// link leads to an entry, where the document has it.
func (m *markdown) link(id, label string) string {
	if !m.in[id] {
		return escape(label)
	}
	return "[" + escape(label) + "](#" + id + ")"
}

func (m *markdown) contents(x *Export) {
	m.line("## %s", Contents.English())
	if x.whole {
		m.items([]string{"[" + escape(ClinicValues.English()) + "](#values)"})
	}
	for _, k := range handbook.Kinds() {
		var items []string
		if k == handbook.SideEffect && x.whole && len(x.sideEffects()) > 0 {
			items = append(items, "["+SideEffectsTable.English()+"](#table)")
		}
		for _, e := range ofKind(x.entries, k) {
			items = append(items, m.link(e.ID, Marked(e)))
		}
		if len(items) > 0 {
			m.line("### %s", contentsLabel(k).English())
			m.items(items)
		}
	}
}

func (m *markdown) values(x *Export) {
	if len(x.book.Fields()) == 0 {
		return
	}
	m.anchored("values", ClinicValues.English())
	var items []string
	for _, f := range x.book.Fields() {
		item := "**" + escape(f.Label) + ":** " + escape(f.Text())
		if by := valueNote(f); by != "" {
			item += " (" + escape(by) + ")"
		}
		items = append(items, item)
	}
	m.items(items)
}

// anchored writes a heading that links lead to.
func (m *markdown) anchored(id, text string) {
	m.line("---")
	m.line(`<a id="%s"></a>`, id)
	m.line("## %s", escape(text))
}

func (m *markdown) sideEffects(x *Export) {
	effects := x.sideEffects()
	if len(effects) == 0 {
		return
	}
	m.anchored("table", SideEffectsTable.English())
	m.line("%s", BandNote.English())
	var t strings.Builder
	columns := EffectColumns(x.book)
	for _, c := range columns {
		t.WriteString("| " + c.English() + " ")
	}
	t.WriteString("|\n|" + strings.Repeat("---|", len(columns)))
	for _, e := range effects {
		t.WriteString("\n| " + cell(m.link(e.ID, Marked(e))))
		for _, c := range effectCells(x.book, e) {
			t.WriteString(" | " + cell(escape(c)))
		}
		t.WriteString(" |")
	}
	m.line("%s", t.String())
}

func (m *markdown) entry(x *Export, e *handbook.Entry) {
	m.anchored(e.ID, e.Title)
	head := append(kindAndTopic(x.book, e), RouteLabel(e.Route).English())
	for _, mark := range x.marks(e) {
		head = append(head, "**"+escape(mark)+"**")
	}
	m.line("%s", strings.Join(head, " · "))
	m.line("> **%s:** %s", SayLabel(e).English(), strings.ReplaceAll(m.spans(e.Say), "\n", "\n> "))
	if f := nurseLine(x.book, e); f != nil {
		m.line("**%s:** %s", escape(f.Label), escape(f.Text()))
	}
	for _, c := range conditions(e) {
		m.conditions(c)
	}
	if e.Kind == handbook.SideEffect {
		var items []string
		for i, c := range effectCells(x.book, e) {
			if c != "" {
				items = append(items, fmt.Sprintf("**%s:** %s", EffectColumns(x.book)[i+1].English(), escape(c)))
			}
		}
		m.line("%s", BandNote.English())
		m.items(items)
	}
	for _, p := range e.Parts {
		m.line("### %s", VoiceLabel(p.Voice).English())
		m.blocks(p.Blocks)
	}
	m.spanish(e)
	m.foot(e)
}

func (m *markdown) conditions(c titled) {
	if len(c.items) == 0 {
		return
	}
	m.line("**%s**", c.heading.English())
	var out []string
	for _, it := range c.items {
		out = append(out, startOfLine(escape(it)))
	}
	m.items(out)
}

func (m *markdown) foot(e *handbook.Entry) {
	if len(e.Related) > 0 {
		m.line("### %s", Related.English())
		var items []string
		for _, r := range e.Related {
			items = append(items, m.link(r.ID, r.Title))
		}
		m.items(items)
	}
	if len(e.Sources) > 0 {
		m.line("### %s", Sources.English())
		var items []string
		for _, s := range e.Sources {
			items = append(items, startOfLine(escape(Citation(s))))
		}
		m.items(items)
	}
	m.line("*%s*", escape(ReviewStatusText(e)))
}
