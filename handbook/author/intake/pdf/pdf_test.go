package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
)

// made is a PDF of one page with instructions, and what else it is given.
func made(instructions string, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n")
	b.WriteString("2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n")
	b.WriteString("3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>> endobj\n")
	fmt.Fprintf(&b, "4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", len(instructions), instructions)
	b.WriteString("5 0 obj <</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding>> endobj\n")
	for _, o := range objects {
		b.WriteString(o + "\n")
	}
	b.WriteString("trailer <</Root 1 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

func flate(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.String()
}

// lines are the lines of text that a PDF gives.
func linesOf(t *testing.T, data []byte) string {
	t.Helper()
	doc, err := Read(data, intake.NewBudget())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for l := range handbook.Lines(doc.Blocks) {
		out = append(out, l)
	}
	return strings.Join(out, "|")
}

func TestText(t *testing.T) {
	const cmap = "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <0048> endbfchar 2 beginbfrange <0002> <0003> <0069> <0010> <0011> [<00660069> <2265>] endbfrange end"
	wide := fmt.Sprintf("5 0 obj <</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R>> endobj\n7 0 obj <</Length %d>> stream\n%s\nendstream endobj", len(cmap), cmap)
	packed := flate([]byte("8 0 <</Type /Font /Subtype /Type1 /Encoding <</Differences [65 /eacute /fi /uni2265]>>>>"))
	inside := fmt.Sprintf("9 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj\n3 0 obj <</Type /Page /Contents 4 0 R /Resources <</Font <</F 8 0 R>>>>>> endobj", len(packed), packed)
	form := "6 0 obj <</Subtype /Form /Length 30>> stream\nBT /F 9 Tf 0 -40 Td (inner) Tj ET\nendstream endobj"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"moved line by line":    {made("BT /F 10 Tf 12 TL 50 700 Td (One and) Tj T* (the same) Tj 0 -30 Td (another) Tj ET"), "One and\nthe same|another"},
		"spaces as distances":   {made("BT /F 10 Tf 50 700 Td [(two) -300 (words) 20 (!)] TJ ET"), "two words!"},
		"escapes":               {made(`BT /F 10 Tf 50 700 Td (\(a\) \101\351 line\` + "\n" + `end) Tj ET`), "(a) Aé lineend"},
		"larger is a heading":   {made("BT /F 18 Tf 50 700 Td (Parking) Tj /F 10 Tf 0 -30 Td (Behind the house, all day long.) Tj ET"), "Parking|Behind the house, all day long."},
		"codes of a font":       {made("BT /F 10 Tf 50 700 Td <0001000200030010> Tj <0011> Tj ET", wide), "Hijfi≥"},
		"names of a font":       {made("BT /F 10 Tf 50 700 Td (ABC) Tj ET", inside), "éfi≥"},
		"a drawing inside":      {made("BT /F 10 Tf 50 700 Td (outer) Tj ET q 1 0 0 1 50 600 cm /X Do Q", form), "outer|inner"},
		"a picture in the text": {made("BT /F 10 Tf 50 700 Td (a) Tj ET BI /W 1 ID \x01(( EI BT /F 10 Tf 50 650 Td (b) Tj ET"), "a|b"},
		"the last version":      {made("BT /F 10 Tf 50 700 Td (old) Tj ET", "4 0 obj <</Length 42>> stream\nBT /F 10 Tf 50 700 Td (newer text) Tj ET  \nendstream endobj"), "newer text"},
	} {
		if got := linesOf(t, c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestFurniture checks that what is on each page, and its number, is left out.
func TestFurniture(t *testing.T) {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Kids [")
	for i := range 4 {
		fmt.Fprintf(&b, "%d 0 R ", 10+2*i)
	}
	b.WriteString("]>> endobj 5 0 obj <</Type /Font /Subtype /Type1>> endobj\n")
	for i := range 4 {
		in := fmt.Sprintf("BT /F 10 Tf 50 750 Td (Elm Street Clinic) Tj 0 -50 Td (Rule %s.) Tj 0 -600 Td (Page %d of 4) Tj ET", strings.Repeat("x", i+1), i+1)
		fmt.Fprintf(&b, "%d 0 obj <</Type /Page /Contents %d 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj %d 0 obj <<>> stream\n%s\nendstream endobj\n", 10+2*i, 11+2*i, 11+2*i, in)
	}
	if got := linesOf(t, []byte(b.String())); strings.Contains(got, "Elm Street") || strings.Contains(got, "Page") || strings.Count(got, "Rule x") != 4 {
		t.Errorf("%q", got)
	}
}

// TestEnds checks that files that other readers never finish end with a sentence,
// or with what can be read.
func TestEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const page = "BT /F 10 Tf 50 700 Td (text) Tj ET "
	bomb := flate(make([]byte, 100<<20))
	for name, data := range map[string][]byte{
		"a length that is itself":    made(page, "4 0 obj <</Length 4 0 R>> stream\n"+page+"\nendstream endobj"),
		"pages inside themselves":    made(page, "2 0 obj <</Type /Pages /Kids [2 0 R 3 0 R]>> endobj"),
		"a parent that is a child":   made(page, "3 0 obj <</Kids [2 0 R]>> endobj"),
		"references in a circle":     made(page, "4 0 obj 6 0 R endobj 6 0 obj 4 0 R endobj"),
		"a drawing of itself":        made(page+"/X Do", "6 0 obj <</Subtype /Form>> stream\n/X Do /X Do /X Do /X Do /X Do\nendstream endobj"),
		"a size past any memory":     made(page, "7 0 obj <</Type /XRef /Size 99999999999 /W [1 2 2] /Root 1 0 R>> stream\n\nendstream endobj"),
		"arrays without end":         made(strings.Repeat("[", 1_000_000)),
		"texts without end":          made(strings.Repeat("(", 1_000_000)),
		"a bomb":                     made(page, "4 0 obj <</Filter /FlateDecode>> stream\n"+bomb+"\nendstream endobj"),
		"a bomb in a bomb":           made(page, "4 0 obj <</Filter [/FlateDecode /FlateDecode]>> stream\n"+flate([]byte(bomb))+"\nendstream endobj"),
		"one page a thousand times":  made(page, "2 0 obj <</Kids ["+strings.Repeat("<</Contents 4 0 R>>", 1000)+"]>> endobj"),
		"a font of all characters":   made(page, "5 0 obj <</Subtype /Type0 /DescendantFonts [<</W ["+strings.Repeat("0 99999999 5 ", 9000)+"]>>]>> endobj"),
		"numbers that are none":      made("BT /F 1e308 Tf 1e308 1e308 1e308 1e308 1e308 1e308 cm 1e308 0 0 1e308 0 0 Tm (text) Tj ET"),
		"operators without operands": made("BT Tf Td Tm cm Do ' \" Tj TJ TL Q Q Q ET"),
		"a text cut short":           []byte("%PDF-1 0 obj<<<0"),
		"no pages":                   []byte("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj"),
		"nothing":                    []byte("%PDF-1.4\n"),
	} {
		began := time.Now()
		_, err := Read(data, intake.NewBudget())
		var refusal *intake.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestProtected(t *testing.T) {
	_, err := Read(append(made("BT ET"), "trailer <</Encrypt 9 0 R /Root 1 0 R>>"...), intake.NewBudget())
	if err == nil || !strings.Contains(err.Error(), "password") {
		t.Error(err)
	}
}
