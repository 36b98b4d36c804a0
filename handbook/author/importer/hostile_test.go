package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/author/intake"
)

// What a hostile file may use. The time is three times that of a budget, for
// machines that are busy.
const (
	mostTime   = 60 * time.Second
	mostMemory = 600 << 20
)

// zipped is a zip of files, in their order.
func zipped(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lying is a zip whose file is much larger than it says.
func lying(t testing.TB, name, text string) []byte {
	t.Helper()
	whole := zipped(t, [2]string{name, text})
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := z.File[0].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	var b, packed bytes.Buffer
	if _, err := packed.ReadFrom(raw); err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(&b)
	w, err := out.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)), CompressedSize64: uint64(packed.Len()), UncompressedSize64: 100})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordBegin = `<w:document xmlns:w="w"><w:body>`
	wordEnd   = `</w:body></w:document>`
	paragraph = `<w:p><w:r><w:t>text</w:t></w:r></w:p>`
)

// word is a Word document with a body, and other parts.
func word(t testing.TB, body string, parts ...[2]string) []byte {
	t.Helper()
	return zipped(t, append([][2]string{{"word/document.xml", wordBegin + body + wordEnd}}, parts...)...)
}

// excel is a spreadsheet of one sheet.
func excel(t testing.TB, sheet string, parts ...[2]string) []byte {
	t.Helper()
	return zipped(t, append([][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>`},
		{"xl/s.xml", `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`},
	}, parts...)...)
}

func rows(n int, cell string) string { return strings.Repeat("<row>"+cell+"</row>", n) }

// hostile are files that nobody's clinic has: what is expected of each is a part
// of a sentence, or "" if some of it is read.
var hostile = map[string]struct {
	name string
	data func(t testing.TB) []byte
	want string
	slow bool
}{
	"Word: a bomb":           {"a.docx", func(t testing.TB) []byte { return word(t, strings.Repeat(" ", 120<<20)) }, "unpacks to far more", true},
	"Word: a bomb that lies": {"a.docx", func(t testing.TB) []byte { return lying(t, "word/document.xml", strings.Repeat(" ", 120<<20)) }, "damaged", true},
	"Word: a bomb of styles": {"a.docx", func(t testing.TB) []byte {
		return word(t, paragraph, [2]string{"word/styles.xml", strings.Repeat("<a/>", 30<<20)})
	}, "unpacks to far more", true},
	"Word: many parts": {"a.docx", func(t testing.TB) []byte { return zipped(t, make([][2]string, 30_000)...) }, "more parts", false},
	"Word: deep":       {"a.docx", func(t testing.TB) []byte { return word(t, strings.Repeat("<w:sdt>", 5000)) }, "nested too deeply", false},
	"Word: entities": {"a.docx", func(t testing.TB) []byte {
		return zipped(t, [2]string{"word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;&a;">]>` + wordBegin + `<w:p><w:r><w:t>&b;</w:t></w:r></w:p>` + wordEnd})
	}, "damaged", false},
	"Word: an entity that is a file": {"a.docx", func(t testing.TB) []byte {
		return zipped(t, [2]string{"word/document.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + wordBegin + `<w:p><w:r><w:t>&a;</w:t></w:r></w:p>` + wordEnd})
	}, "damaged", false},
	"Word: attributes":       {"a.docx", func(t testing.TB) []byte { return word(t, "<w:p "+strings.Repeat(`a="" `, 4_000_000)+"/>") }, "more parts", true},
	"Word: empty paragraphs": {"a.docx", func(t testing.TB) []byte { return word(t, strings.Repeat("<w:p/>", 3_000_000)) }, "more parts", true},
	"Word: one long paragraph": {"a.docx", func(t testing.TB) []byte {
		return word(t, "<w:p>"+strings.Repeat(`<w:r><w:t>long </w:t></w:r>`, 300_000)+"</w:p>")
	}, "", true},
	"Word: much code": {"a.docx", func(t testing.TB) []byte {
		return word(t, strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="c"/></w:pPr><w:r><w:t>code</w:t></w:r></w:p>`, 120_000), [2]string{"word/styles.xml", `<s xmlns:w="w"><w:style w:styleId="c"><w:name w:val="Source Code"/></w:style></s>`})
	}, "", true},
	"Word: a field without end": {"a.docx", func(t testing.TB) []byte {
		return word(t, `<w:p><w:r><w:fldChar w:fldCharType="begin"/>`+strings.Repeat(`<w:instrText>HYPERLINK </w:instrText>`, 400_000)+"</w:r>"+paragraph[len("<w:p>"):])
	}, "no text", true},
	"Word: cells over cells": {"a.docx", func(t testing.TB) []byte {
		return word(t, "<w:tbl>"+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>`+paragraph+`</w:tc></w:tr>`, 60_000)+"</w:tbl>")
	}, "cells", true},
	"Word: tables in tables": {"a.docx", func(t testing.TB) []byte {
		return word(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 120)+strings.Repeat(paragraph, 50_000)+strings.Repeat("</w:tc></w:tr></w:tbl>", 120))
	}, "", true},
	"Word: styles in a circle": {"a.docx", func(t testing.TB) []byte {
		return word(t, paragraph, [2]string{"word/styles.xml", `<s xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></s>`})
	}, "", false},
	"Word: a note in itself": {"a.docx", func(t testing.TB) []byte {
		return word(t, `<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, [2]string{"word/footnotes.xml", `<f xmlns:w="w"><w:footnote w:id="1"><w:p><w:r><w:t>b</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></f>`})
	}, "", false},
	"Word: paths out of it": {"a.docx", func(t testing.TB) []byte {
		return word(t, paragraph, [2]string{"word/_rels/document.xml.rels", `<r><Relationship Id="a" Target="../../../../etc/passwd"/></r>`}, [2]string{"../../evil.exe", "MZ"})
	}, "", false},
	"Word: protected":        {"a.docx", func(testing.TB) []byte { return append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...) }, "password", false},
	"Word: protected inside": {"a.docx", func(t testing.TB) []byte { return protected(word(t, paragraph)) }, "password", false},
	"Word: renamed":          {"a.docx", func(testing.TB) []byte { return []byte("%!PS no zip") }, "whatever its name says", false},
	"Word: a zip of others":  {"a.docx", func(t testing.TB) []byte { return zipped(t, [2]string{"../../evil", "x"}) }, "not a Word or Excel file", false},
	"Word: no body":          {"a.docx", func(t testing.TB) []byte { return zipped(t, [2]string{"word/document.xml", "<a/>"}) }, "not a Word document", false},
	"Excel: a row past all":  {"a.xlsx", func(t testing.TB) []byte { return excel(t, `<row r="999999999"><c r="A1"><v>1</v></c></row>`) }, "more than 20000 rows", false},
	"Excel: a column past all": {"a.xlsx", func(t testing.TB) []byte {
		return excel(t, `<row><c r="ZZZZZZZ1"><v>1</v></c><c r="A1"><v>Is it?</v></c></row>`)
	}, "", false},
	"Excel: one long text, often": {"a.xlsx", func(t testing.TB) []byte {
		return excel(t, rows(19_000, `<c t="s"><v>0</v></c><c t="s"><v>0</v></c>`), [2]string{"xl/sharedStrings.xml", "<sst><si><t>" + strings.Repeat("x&#13;", 1<<20) + "</t></si></sst>"})
	}, "more text than Excel allows", true},
	"Excel: a text that is not there": {"a.xlsx", func(t testing.TB) []byte {
		return excel(t, `<row><c t="s"><v>-1</v></c><c t="s"><v>99999999999999</v></c><c><v>1e999</v></c></row>`)
	}, "no column", false},
	"Excel: many rows": {"a.xlsx", func(t testing.TB) []byte {
		return excel(t, rows(19_000, `<c t="str"><v>Is it?</v></c><c t="str"><v>Yes.</v></c>`))
	}, "pages", true},
	"Excel: formulas": {"a.xlsx", func(t testing.TB) []byte {
		return excel(t, `<row><c t="str"><f>cmd|' /C calc'!A0</f><v>Is it?</v></c><c t="str"><f>WEBSERVICE("http://x")</f></c></row>`)
	}, "", false},
	"Excel: no sheets": {"a.xlsx", func(t testing.TB) []byte { return zipped(t, [2]string{"xl/workbook.xml", "<a/>"}) }, "not an Excel file", false},
	"CSV: commas":      {"a.csv", func(testing.TB) []byte { return bytes.Repeat([]byte(","), 10<<20) }, "more cells", false},
	"CSV: quotes":      {"a.csv", func(testing.TB) []byte { return append([]byte("a,b\n\""), bytes.Repeat([]byte("\"\" x"), 3<<20)...) }, "more text than Excel allows", true},
	"CSV: formulas": {"a.csv", func(testing.TB) []byte {
		return []byte("Question,Answer\nIs it?,\"=HYPERLINK(\"\"http://x\"\")\"\n=cmd|' /C calc'!A0,x\n")
	}, "", false},
	"HTML: deep":                 {"a.html", func(testing.TB) []byte { return []byte("<html>" + strings.Repeat("<div>", 100_000)) }, "nested too deeply", false},
	"HTML: elements":             {"a.html", func(testing.TB) []byte { return bytes.Repeat([]byte("<p>"), 2_700_000) }, "more parts", true},
	"HTML: attributes":           {"a.html", func(testing.TB) []byte { return []byte("<p " + strings.Repeat("a ", 4_000_000) + ">text") }, "", true},
	"HTML: bold that never ends": {"a.html", func(testing.TB) []byte { return []byte(strings.Repeat("<p><b><i><font>x", 200_000)) }, "more parts", true},
	"HTML: links in links":       {"a.html", func(testing.TB) []byte { return []byte(strings.Repeat("<a href=x><table>", 100_000)) }, "no text", true},
	"HTML: cells over cells": {"a.html", func(testing.TB) []byte {
		return []byte("<table>" + strings.Repeat("<tr><td colspan=9999 rowspan=9999>x", 200_000))
	}, "cells", true},
	"HTML: one wide row": {"a.html", func(testing.TB) []byte {
		return []byte("<table><tr><td colspan=200>x" + strings.Repeat("<tr><td>x", 300_000))
	}, "cells", true},
	"HTML: one long line": {"a.html", func(testing.TB) []byte { return []byte(strings.Repeat("a<wbr>", 300_000)) }, "", true},
	"HTML: elements of somebody's own": {"a.html", func(testing.TB) []byte {
		return []byte(strings.Repeat("<x-y>", 350) + strings.Repeat("<i>a</i>", 400_000))
	}, "", true},
	"HTML: headings": {"a.html", func(testing.TB) []byte { return []byte(strings.Repeat("<h2>Is it?</h2>a<script></script>", 100_000)) }, "pages", true},
	"HTML: notes in a circle": {"a.html", func(testing.TB) []byte {
		return []byte(`<p>a<a class="footnote-ref" href="#n">1</a><ol><li id="n">b<a class="footnote-ref" href="#n">1</a></ol>`)
	}, "", false},
	"HTML: links to everywhere": {"a.html", func(testing.TB) []byte {
		return []byte(strings.Repeat("<h2>Is it?</h2><a href=#x1>x</a><a href=#x2>x</a>"+strings.Repeat("<a href=#x3>x</a>", 50), 1900))
	}, "", true},
	"HTML: notes everywhere": {"a.html", func(testing.TB) []byte {
		return []byte(strings.Repeat(`<h2>Is it?</h2>a<a class="footnote-ref" href="#n">1</a>`, 1900) + `<ol><li id="n">` + strings.Repeat("<b>x</b>y", 2000) + `</ol>`)
	}, "", true},
	"HTML: a long title": {"a.html", func(testing.TB) []byte {
		return []byte("<title>" + strings.Repeat("pain ", 200_000) + "</title><h1>" + strings.Repeat("pain ", 200_000) + "</h1>x")
	}, "", true},
	"Markdown: brackets":           {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("["), 200_000) }, "signs", false},
	"Markdown: quotes":             {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte(">"), 200_000) }, "nested", false},
	"Markdown: lists":              {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("- "), 100_000) }, "", false},
	"Markdown: lists in lists":     {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("- a "), 100_000) }, "", false},
	"Markdown: stars":              {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("*a **a "), 100_000) }, "signs", false},
	"Markdown: one heading, often": {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("## Is it?\nx\n"), 4900) }, "pages", true},
	"Markdown: definitions":        {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("[a]: b\n\n"), 9900) }, "no text", true},
	"Markdown: a wide table": {"a.md", func(testing.TB) []byte {
		return []byte(strings.Repeat("|a", 50_000) + "\n" + strings.Repeat("|-", 50_000) + "\n")
	}, "columns", false},
	"Markdown: instructions": {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("{{ {% {# %% [[ == "), 100_000) }, "signs", true},
	"Markdown: YAML that grows": {"a.md", func(testing.TB) []byte {
		return []byte("---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\naliases: [*c,*c,*c,*c,*c]\n---\ntext\n")
	}, "", false},
	"Markdown: deep YAML": {"a.md", func(testing.TB) []byte { return []byte("---\na: " + strings.Repeat("[", 100_000) + "\n---\ntext\n") }, "", false},
	"Markdown: aliases": {"a.md", func(testing.TB) []byte {
		return []byte("---\naliases: [" + strings.Repeat("a, ", 300_000) + "a]\n---\ntext\n")
	}, "", true},
	"Markdown: long":         {"a.md", func(testing.TB) []byte { return bytes.Repeat([]byte("a\n\n"), 3<<20) }, "split it", true},
	"Markdown: a page in it": {"a.md", func(testing.TB) []byte { return []byte("# a\n" + strings.Repeat("<div>", 100_000)) }, "signs", false},
	"text: a program":        {"a.txt", func(testing.TB) []byte { return []byte("MZ\x00\x01\x00\x00") }, "not text", false},
	"text: empty":            {"a.md", func(testing.TB) []byte { return nil }, "empty", false},
	"text: long":             {"a.txt", func(testing.TB) []byte { return bytes.Repeat([]byte("a\n"), 30<<20) }, "16 MiB of text", false},
	"text: a long line":      {"a.txt", func(testing.TB) []byte { return bytes.Repeat([]byte("word "), 3<<20) }, "", true},
	"text: lines":            {"a.txt", func(testing.TB) []byte { return bytes.Repeat([]byte("a\n"), 4<<20) }, "more parts", true},
	"text: half a UTF-16":    {"a.txt", func(testing.TB) []byte { return []byte{0xFF, 0xFE, 0x00, 0xD8, 'a'} }, "", false},
	"rich text":              {"a.doc", func(testing.TB) []byte { return []byte(`{\rtf1 hi}`) }, "RTF", false},
	"PDF: cut short":         {"a.pdf", func(testing.TB) []byte { return []byte("%PDF-1.4\n1 0 obj\n") }, "damaged", false},
	"PDF: many objects": {"a.pdf", func(testing.TB) []byte {
		return append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj "), 3<<20)...)
	}, "more parts", true},
	"PDF: different objects": {"a.pdf", func(testing.TB) []byte {
		return append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("[[[[[[(((("), 3<<20)...)
	}, "damaged", true},
}

// protected is a zip whose files are marked as encrypted.
func protected(data []byte) []byte {
	data = bytes.Clone(data)
	for at, mark := range map[int]string{6: "PK\x03\x04", 8: "PK\x01\x02"} {
		for i := bytes.Index(data, []byte(mark)); i >= 0; {
			data[i+at] |= 1
			next := bytes.Index(data[i+4:], []byte(mark))
			if next < 0 {
				break
			}
			i += 4 + next
		}
	}
	return data
}

// TestHostileFiles checks that each file gets one sentence or is read, in bounded
// time and memory, and that nothing goes on or is left afterwards.
func TestHostileFiles(t *testing.T) {
	for name, c := range hostile {
		t.Run(name, func(t *testing.T) {
			if c.slow && testing.Short() {
				t.Skip("slow")
			}
			temporary := t.TempDir()
			t.Setenv("TMPDIR", temporary)
			t.Chdir(temporary)
			f := File{Name: c.name, Data: c.data(t)}
			threads := runtime.NumGoroutine()
			runtime.GC()
			peak := watchMemory()
			began := time.Now()
			plan := NewPlan([]File{f}, Options{})
			plan.finish()
			for _, p := range plan.Pieces {
				_ = p.draft(today).Bytes()
			}
			took, memory := time.Since(began), peak()
			checkRefusal(t, plan, c.want)
			if took > mostTime || memory > mostMemory {
				t.Errorf("it took %v and %d MB", took, memory>>20)
			}
			for wait := 0; runtime.NumGoroutine() > threads; wait++ { // a timer of the runtime may end late
				if wait > 100 {
					t.Fatalf("%d goroutines go on", runtime.NumGoroutine()-threads)
				}
				time.Sleep(20 * time.Millisecond)
			}
			if left, _ := os.ReadDir(temporary); len(left) > 0 {
				t.Errorf("it left %v", left)
			}
			t.Logf("%v, %d MB, %d pieces, %v", took.Round(time.Millisecond), memory>>20, len(plan.Pieces), plan.Refused)
		})
	}
}

// tooSlow is what is said of any file on a machine that is busy.
const tooSlow = "takes too long to read"

func checkRefusal(t *testing.T, plan *Plan, want string) {
	t.Helper()
	switch {
	case want == "" && len(plan.Pieces) == 0 && len(plan.Refused) > 0, want != "" && len(plan.Refused) != 1:
		t.Errorf("%d pieces, %v", len(plan.Pieces), plan.Refused)
	case want != "":
		why := plan.Refused[0].Why
		if !strings.Contains(why, want) && !strings.Contains(why, tooSlow) || strings.Contains(why, "\n") || len(why) > 200 {
			t.Errorf("it says %q", why)
		}
	}
}

// watchMemory measures the memory of objects until its result is called, which is
// the most that there was beyond what there is now.
func watchMemory() (peak func() uint64) {
	read := func() uint64 {
		s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64()
	}
	base, most := read(), uint64(0)
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				most = max(most, read())
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return max(most, base) - base
	}
}

// TestCutShort checks that a file that ends early is refused or read in part, and
// nothing worse.
func TestCutShort(t *testing.T) {
	for _, name := range []string{"pandoc.docx", "libreoffice.docx", "faq.xlsx", "pandoc.html", "faq.md", "faq.csv", "small.pdf"} {
		f := fixture(t, name)
		for n := 0; n < len(f.Data); n += 1024 {
			_, err := Read(File{Name: name, Data: f.Data[:n]})
			var refusal *intake.Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Errorf("%s, %d bytes: %v", name, n, err)
			}
		}
	}
}

// TestOddPaths checks that what is no plain file of a clinic is not read.
func TestOddPaths(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.docx")
	if err := os.WriteFile(large, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 100<<20); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("# Secret\nx\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink(outside, filepath.Join(dir, "link.md"))
	for path, want := range map[string]string{large: "larger than 64 MiB", filepath.Join(dir, "none.md"): "cannot be opened"} {
		if files, refused := Open(path); len(files) > 0 || len(refused) != 1 || !strings.Contains(refused[0].Why, want) {
			t.Errorf("%s: %d files, %v", path, len(files), refused)
		}
	}
	if files, refused := Open(dir); len(files) != 0 || len(refused) != 1 {
		t.Errorf("the folder gives %v, %v", files, refused)
	}
	f := folder(t)
	plan := planned(t, f, Options{}, File{Name: "../../../evil/../x.md", Data: []byte("# ../../../up\ntext\n")})
	write(t, plan, f)
	if got := page(t, f, plan.Pieces[0].ID()); !strings.Contains(got, `from: "x.md"`) || plan.Pieces[0].ID() != "sections/up" {
		t.Error(plan.Pieces[0].ID(), got)
	}
}
