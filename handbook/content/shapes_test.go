package content

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook"
)

// oddShape is a page of a shape that nobody writes, as large as a file may be.
type oddShape struct {
	name string
	text func(size int) string
}

// repeated repeats a text until it has a size.
func repeated(s string) func(size int) string {
	return func(size int) string { return strings.Repeat(s, size/len(s)) }
}

// around is a text with as many of one sign before it as of another after it.
func around(before, middle, after string) func(size int) string {
	return func(size int) string {
		n := size / (len(before) + len(after))
		return strings.Repeat(before, n) + middle + strings.Repeat(after, n)
	}
}

// numbered repeats a text with a number in it.
func numbered(format string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// levels is a list in a list in a list.
func levels(n int) func(int) string {
	return func(int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s- level\n", strings.Repeat("  ", i))
		}
		return b.String()
	}
}

func table(columns, rows int) func(int) string {
	return func(int) string {
		return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|x\n", rows)
	}
}

var oddShapes = []oddShape{
	{"one line", repeated("a")},
	{"one line of words", repeated("word ")},
	{"lines", repeated("a\n")},
	{"paragraphs", repeated("a\n\n")},
	{"blank lines", repeated("\n")},
	{"blanks", repeated(" ")},
	{"tabs", repeated("\t")},
	{"items", repeated("- a\n")},
	{"loose items", repeated("- a\n\n")},
	{"empty items", repeated("-\n")},
	{"numbered items", numbered("%d. a\n")},
	{"items of changing marks", repeated("- a\n* a\n+ a\n")},
	{"1,000 levels", levels(1000)},
	{"700 levels", levels(700)},
	{"40 levels", levels(40)},
	{"levels in a line", repeated("- ")},
	{"numbers in a line", repeated("1. ")},
	{"levels in many lines", repeated(strings.Repeat("- ", 100) + "\n")},
	{"items after a deep one", func(size int) string {
		return levels(90)(0) + strings.Repeat("- a\n", max(size-20000, 0)/4)
	}},
	{"quotes in a line", repeated("> ")},
	{"quotes without blanks", repeated(">")},
	{"quotes in many lines", repeated(strings.Repeat("> ", 50) + "a\n")},
	{"quotes that deepen", func(size int) string {
		var b strings.Builder
		for i := 1; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(">", i) + "a\n")
		}
		return b.String()
	}},
	{"quotes and items", repeated("> - ")},
	{"quotes and items in lines", repeated("> - > - > - > - a\n")},
	{"table of 4,000 columns", table(4000, 2000)},
	{"table of 40,000 columns", table(40_000, 10_000)},
	{"table of many rows", func(size int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", size/6) }},
	{"tables", repeated("|a|\n|-|\n|a|\n\n")},
	{"table heads", repeated("|a|\n|-|\n")},
	{"bars", repeated("|")},
	{"bars below dashes", func(size int) string { return repeated("|")(size/2) + "\n" + repeated("|-")(size/2) }},
	{"rows of bars", repeated(strings.Repeat("|", 100) + "\n")},
	{"emphasis run", repeated("*")},
	{"emphasis opened", repeated("*a ")},
	{"emphasis closed", repeated("a* ")},
	{"emphasis opened and closed", repeated("*a*")},
	{"emphasis of two signs", repeated("*a _b ")},
	{"emphasis in emphasis", around("*a ", "b", " a*")},
	{"strong in strong", around("**a ", "b", " a**")},
	{"emphasis of all lengths", repeated("*a **a ***a ")},
	{"underscores", repeated("_")},
	{"underscores opened", repeated("_a ")},
	{"strong opened and closed", repeated("**x*")},
	{"brackets opened", repeated("[")},
	{"brackets closed", repeated("]")},
	{"brackets in brackets", around("[", "a", "]")},
	{"brackets around words", repeated("[a")},
	{"links opened", repeated("[a](")},
	{"links opened with a blank", repeated("[a](<b")},
	{"links in links", around("[", "a", "](b)")},
	{"links", repeated("[a](b.md) ")},
	{"web links", repeated("[a](https://b.org) ")},
	{"titles of links", repeated("[a](b \"")},
	{"parentheses in a link", func(size int) string { return "[a](" + strings.Repeat("(", size) }},
	{"pictures opened", repeated("![")},
	{"pictures in pictures", around("![", "a", "](b)")},
	{"pictures", repeated("![a](b)")},
	{"references", repeated("[a][b]")},
	{"references opened", repeated("[a][")},
	{"references to sources", repeated("[^a]")},
	{"references opened to sources", repeated("[^")},
	{"definitions", numbered("[a%d]: b\n")},
	{"definitions that are used", func(size int) string {
		return numbered("[a%d]: b\n")(size/2) + numbered("[a%d] ")(size/2)
	}},
	{"definitions without a target", repeated("[a]:\n")},
	{"definitions with open titles", repeated("[a]: b \"c\n")},
	{"definition of many lines", func(size int) string { return "[a]: b \"" + strings.Repeat("c\n", size/2) }},
	{"footnotes", numbered("[^a%d]: b\n\n")},
	{"footnotes of one name", repeated("[^a]: b\n")},
	{"footnotes in footnotes", repeated("[^a]: ")},
	{"backticks", repeated("`")},
	{"backticks of all lengths", func(size int) string {
		var b strings.Builder
		for i := 1; b.Len() < size; i++ {
			b.WriteString(strings.Repeat("`", i) + "a")
		}
		return b.String()
	}},
	{"backticks opened", repeated("`a``b```c")},
	{"code", repeated("`a`")},
	{"fences", repeated("```\n")},
	{"fences opened", repeated("```a\n~~~\n")},
	{"fences that lengthen", func(size int) string {
		var b strings.Builder
		for i := 3; b.Len() < size; i++ {
			b.WriteString(strings.Repeat("`", i) + "\n")
		}
		return b.String()
	}},
	{"html", repeated("<a>")},
	{"html opened", repeated("<")},
	{"html tags opened", repeated("<a ")},
	{"html attributes", func(size int) string { return "<a" + strings.Repeat(" b=\"c\"", size/6) }},
	{"html blocks", repeated("<div>\n\n")},
	{"comments opened", repeated("<!--")},
	{"comments", repeated("<!---->")},
	{"comments in many lines", repeated("<!--\n-->\n")},
	{"instructions opened", repeated("<?")},
	{"declarations opened", repeated("<!A ")},
	{"cdata opened", repeated("<![CDATA[")},
	{"addresses opened", repeated("<http://a")},
	{"addresses", repeated("<http://a> ")},
	{"mail addresses", repeated("<a@b ")},
	{"backslashes", repeated("\\")},
	{"paths", repeated("\\\\a\\b ")},
	{"drives", repeated("C:\\")},
	{"entities", repeated("&amp;")},
	{"entities opened", repeated("&")},
	{"numbers of characters", repeated("&#27;")},
	{"headings", repeated("### a\n")},
	{"heading signs", repeated("#")},
	{"headings closed", func(size int) string { return "### " + strings.Repeat("# ", size/2) }},
	{"voices", repeated("## Our clinic\n")},
	{"headings by underlines", repeated("a\n-\n")},
	{"underlines", repeated("a\n=\n")},
	{"rules", repeated("---\n")},
	{"rules of blanks", repeated("- - -\n")},
	{"signs of a rule", repeated("-")},
	{"bullets", repeated("•")},
	{"typed bullets", repeated("• a\n")},
	{"labels", repeated("[a b]: c\n")},
	{"labels of all names", numbered("[a %d]: c d\n")},
	{"more than", repeated("> 5\n")},
	{"hard breaks", repeated("a  \n")},
	{"clinic values", repeated("[](clinic:x)")},
	{"closing brackets and parentheses", repeated("](")},
	{"mixed signs", repeated("*[_`<!a]>(")},
	{"mixed signs in lines", repeated("*[_`<!a]>(\n")},
	{"indented code", repeated("     a\n")},
	{"indents that deepen", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(" ", i) + "a\n\n")
		}
		return b.String()
	}},
	{"items that deepen by tabs", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat("\t", i) + "- a\n")
		}
		return b.String()
	}},
	{"zero-width characters", repeated("\u200b")},
	{"accents", repeated("e\u0301\u0301\u0301")},
}

// oddFiles are YAML of shapes that nobody writes: the file of each, and its text.
var oddFiles = []struct {
	name, file string
	text       func(size int) string
}{
	{"unknown keys", "faq/odd.md", top(numbered("k%d: a\n"))},
	{"lines without keys", "faq/odd.md", top(repeated("a\n"))},
	{"aliases", "faq/odd.md", top(func(size int) string { return "aliases: " + numbered("a%d, ")(size) })},
	{"braces", "faq/odd.md", top(func(size int) string { return "effect: {" + numbered("a%d: b, ")(size) + "}" })},
	{"links in a line to read out", "faq/odd.md", top(func(size int) string { return "say-until-set: >\n  " + repeated("[a](")(size) })},
	{"clinic values", "clinic.yaml", numbered("a%d: b\n")},
	{"items of nothing", "sources.yaml", repeated("-\n")},
	{"sources", "sources.yaml", numbered("- {key: a%d}\n")},
	{"commas", "sources.yaml", around("[", strings.Repeat(",", 400_000), "]")},
	{"ties", "vocabulary.yaml", func(size int) string { return "ties:\n" + numbered("  a%d: b\n")(size) }},
	{"tags", "vocabulary.yaml", repeated("!a ")},
	{"documents", "vocabulary.yaml", repeated("---\na: b\n")},
	{"red flags", "red-flags.yaml", numbered("- name: a%d\n  phrases: [b]\n")},
}

// top is a page with a text among its keys.
func top(text func(int) string) func(int) string {
	return func(size int) string { return "---\ntitle: Odd\nroute: nurse\nsay: Yes.\n" + text(size) + "\n---\n" }
}

// TestOddFiles checks that YAML of any shape is read or refused within bounds, and
// that what is wrong with it stays readable.
func TestOddFiles(t *testing.T) {
	size := MaxFileSize - 200
	if testing.Short() || underRace {
		size /= 32
	}
	for _, odd := range oddFiles {
		t.Run(odd.name, func(t *testing.T) {
			h := loadOdd(t, odd.file, odd.text(size))
			if n := len(h.Problems()); n > maxProblemsOfFile+1 {
				t.Errorf("%d problems are listed", n)
			}
		})
	}
}

// loadOdd reads a layer with an odd file and a sound page, within bounds of memory
// and time.
func loadOdd(t *testing.T, file, text string) *handbook.Handbook {
	t.Helper()
	layer := handbook.Layer{Name: "clinic", FS: fstest.MapFS{
		file:           {Data: []byte(text)},
		"faq/sound.md": {Data: []byte("---\ntitle: Sound\nroute: nurse\nsay: Yes.\n---\n")},
	}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	h, _, err := Load(fstest.MapFS{}, layer)
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	if err != nil || h.Entry("faq/sound") == nil {
		t.Fatalf("the other page is lost: %v", err)
	}
	if allocated := (after.TotalAlloc - before.TotalAlloc) >> 20; allocated > 500 {
		t.Errorf("it allocates %d MiB", allocated)
	}
	if took > time.Minute { // about a second on an idle machine
		t.Errorf("it takes %v", took)
	}
	return h
}

// TestOddShapes checks that a page of any shape, as large as a file may be, is read
// or refused in one sentence, within bounds of memory and time.
func TestOddShapes(t *testing.T) {
	size := MaxFileSize - 200
	if testing.Short() || underRace {
		size /= 32
	}
	for _, shape := range oddShapes {
		t.Run(shape.name, func(t *testing.T) {
			page := "---\ntitle: Odd\nroute: nurse\nsay: Yes.\n---\n" + shape.text(size)
			h := loadOdd(t, "faq/odd.md", page)
			if h.Entry("faq/odd") == nil && len(h.Problems()) != 1 {
				t.Errorf("it is refused with %d problems: %v", len(h.Problems()), h.Problems())
			}
		})
	}
}

// TestLongPages checks that pages a clinic may write are not refused.
func TestLongPages(t *testing.T) {
	for name, text := range map[string]string{
		"prose":       strings.Repeat(strings.Repeat("Call *the clinic* at once [^A1]. ", 20)+"\n\n", 1500),
		"a table":     "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|[a](b.md)|**b**|c [^N2]|d|\n", 1000),
		"a list":      strings.Repeat("- Call **the clinic** at `5-1234` [^N2]\n", 3000),
		"eight deep":  levels(8)(0),
		"rules":       strings.Repeat("- - - - - - - - - - - - - - - - - - - - - - - -\n\n* * * * * * * * * * * * * * * * * *\n", 10),
		"a wide line": "a | b | c | d\n",
	} {
		if line, why := shapeOfMarkdown([]byte(text)); line != 0 {
			t.Errorf("%s: line %d: %s", name, line, why)
		}
	}
}

// FuzzShapes: no page and no table takes more than its bound of memory and time.
func FuzzShapes(f *testing.F) {
	const size = 4096
	for _, shape := range oddShapes {
		f.Add("faq/odd.md", "---\ntitle: Odd\nroute: nurse\nsay: Yes.\n---\n"+shape.text(size))
	}
	for _, odd := range oddFiles {
		if text := odd.text(size); len(text) < 2*size {
			f.Add(odd.file, text)
		}
	}
	f.Fuzz(func(t *testing.T, file, text string) {
		if !IsContent(file) || len(text) > 8*size {
			t.Skip()
		}
		loadOdd(t, file, text)
	})
}
