package content

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"clinichandbook/handbook"
)

// Markdown drops or changes some texts that mean something else to it: labels that
// look like the address of a link, numbers of a list, and what follows the mark of a
// code block. They are shown as they were written.

// plainLabels are the offsets of texts such as "[Front desk]: 4512", which Markdown
// takes for the address of a link, and which no link uses or which are no address.
func (m *markdown) plainLabels(root ast.Node) (at []int) {
	used := map[string]bool{}
	var definitions []*ast.LinkReferenceDefinition
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			if entering {
				definitions = append(definitions, n)
			}
		case *ast.Link:
			if n.Reference != nil {
				used[util.ToLinkReference(n.Reference.Value)] = true
			}
		case *ast.Image:
			if n.Reference != nil {
				used[util.ToLinkReference(n.Reference.Value)] = true
			}
		}
		return ast.WalkContinue, nil
	})
	for _, d := range definitions {
		label := util.ToLinkReference(d.Label)
		if !used[label] || !bytes.ContainsAny(d.Destination, "/.:#") {
			at = append(at, bytes.IndexByte(m.src[d.Lines().At(0).Start:], '[')+d.Lines().At(0).Start)
			continue
		}
		used[label] = false // of several, the first one is used
	}
	return at
}

// escapedAt is a text with a backslash at each of these offsets.
func escapedAt(src []byte, at []int) []byte {
	slices.Sort(at)
	var b bytes.Buffer
	from := 0
	for _, i := range at {
		b.Write(src[from:i])
		b.WriteByte('\\')
		from = i
	}
	b.Write(src[from:])
	return b.Bytes()
}

// list reads a list, or several if its numbers leave some out: those of a phone menu
// mean what they say.
func (m *markdown) list(n *ast.List) []handbook.Block {
	var lists []handbook.Block
	l := handbook.List{Ordered: n.IsOrdered(), Start: n.Start}
	same := n.Start <= 1 // all have the number of the first one, as in 1. 1. 1.
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		same = same && m.number(item, n.Start) == n.Start
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		next := l.Start + len(l.Items)
		if number := m.number(item, next); l.Ordered && !same && number != next {
			if len(l.Items) > 0 {
				lists = append(lists, l)
			}
			l = handbook.List{Ordered: true, Start: number}
		}
		l.Items = append(l.Items, m.blocks(item))
	}
	return append(lists, l)
}

// itemNumber is the number at the beginning of an item.
var itemNumber = regexp.MustCompile(`([0-9]{1,9})[.)][ \t]*$`)

// number is the number of an item as it is typed, or the expected one if that is not
// known.
func (m *markdown) number(item ast.Node, expected int) int {
	first := item.FirstChild()
	if first == nil || first.Type() != ast.TypeBlock || first.Lines() == nil || first.Lines().Len() == 0 {
		return expected
	}
	at := first.Lines().At(0).Start
	line := m.src[bytes.LastIndexByte(m.src[:at], '\n')+1 : at]
	typed := itemNumber.FindSubmatch(line)
	if typed == nil {
		return expected
	}
	n, err := strconv.Atoi(string(typed[1]))
	if err != nil {
		return expected
	}
	return n
}

// nameBrokenTable names a line of dashes and bars in a paragraph: somebody meant a table.
func (m *markdown) nameBrokenTable(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text := line.Value(m.src)
		if bytes.Count(text, []byte("|")) > 1 && bytes.Contains(text, []byte("--")) && len(bytes.Trim(text, "|:- \t\r\n")) == 0 {
			m.report.at(m.at(line.Start), "the table is shown as it is typed: this line needs as many columns as the line above it")
			return
		}
	}
}

// codeText is the text of a code block as it was typed.
func (m *markdown) codeText(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		part := n.Lines().At(i)
		number := m.at(part.Start) - m.firstLine
		from := bytes.LastIndexByte(m.src[:part.Start], '\n') + 1
		typed, mark := m.typed[number], m.src[from:part.Start]
		if bytes.HasPrefix(typed, mark) {
			b.WriteString(strings.Repeat(" ", part.Padding))
			b.Write(typed[len(mark):])
		} else {
			b.Write(bytes.TrimSuffix(part.Value(m.src), []byte("\n")))
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// codeLanguage is what may follow the mark of a code block without being a text.
var codeLanguage = regexp.MustCompile(`^[A-Za-z+#-]*$`)

// fenceText is the text after the mark of a code block, which Markdown does not show.
func (m *markdown) fenceText(n ast.Node) string {
	f, ok := n.(*ast.FencedCodeBlock)
	if !ok || f.Info == nil {
		return ""
	}
	info := strings.TrimSpace(string(f.Info.Segment.Value(m.src)))
	if codeLanguage.MatchString(info) {
		return ""
	}
	return info + "\n"
}
