package importer

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"clinichandbook/handbook/content"
)

// fuzz holds that a file is refused, or becomes drafts that can be read. Made, if
// it is not nil, makes the file of what the fuzzer changes.
func fuzz(f *testing.F, name string, made func([]byte) []byte, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if made != nil {
			data = made(data)
		}
		plan := NewPlan([]File{{Name: name, Data: data}}, Options{})
		for _, p := range plan.Pieces {
			p.Name = idOf(p.Title, func(string) bool { return false })
		}
		plan.finish()
		for _, p := range plan.Pieces {
			if _, body, ok := content.ImportedPage(p.draft(today).Bytes()); !ok || len(body) == 0 {
				t.Errorf("a draft cannot be read: %q", p.Title)
			}
		}
	})
}

func seeds(f *testing.F, names ...string) (all [][]byte) {
	for _, n := range names {
		all = append(all, fixture(f, n).Data)
	}
	return all
}

// parts are what fixtures have in a part: the fuzzer changes XML, and not what is
// packed.
func parts(f *testing.F, part string, names ...string) (all [][]byte) {
	for _, n := range names {
		data := fixture(f, n).Data
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			f.Fatal(err)
		}
		r, err := z.Open(part)
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, text)
	}
	return all
}

func FuzzZip(f *testing.F) { fuzz(f, "a.docx", nil, seeds(f, "pandoc.docx", "faq.xlsx")...) }

func FuzzDocx(f *testing.F) {
	styles := string(parts(f, "word/styles.xml", "libreoffice.docx")[0])
	fuzz(f, "a.docx", func(text []byte) []byte {
		return stored([2]string{"word/document.xml", string(text)}, [2]string{"word/styles.xml", styles})
	}, parts(f, "word/document.xml", "pandoc.docx", "libreoffice.docx")...)
}

func FuzzXlsx(f *testing.F) {
	fuzz(f, "a.xlsx", func(text []byte) []byte {
		return stored(
			[2]string{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`},
			[2]string{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>`},
			[2]string{"xl/s.xml", string(text)})
	}, append(parts(f, "xl/worksheets/sheet1.xml", "faq.xlsx"), []byte(`<worksheet><sheetData><row><c t="str"><v>Is it?</v></c><c t="str"><v>Yes.</v></c></row></sheetData></worksheet>`))...)
}

func FuzzCSV(f *testing.F)      { fuzz(f, "a.csv", nil, seeds(f, "faq.csv")...) }
func FuzzHTML(f *testing.F)     { fuzz(f, "a.html", nil, seeds(f, "pandoc.html", "libreoffice.html")...) }
func FuzzMarkdown(f *testing.F) { fuzz(f, "a.md", nil, seeds(f, "faq.md")...) }
func FuzzText(f *testing.F)     { fuzz(f, "a.txt", nil, seeds(f, "faq.md")...) }
func FuzzPDF(f *testing.F)      { fuzz(f, "a.pdf", nil, seeds(f, "small.pdf")...) }

// stored is a zip of files that are not packed, which takes less time.
func stored(files ...[2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, file := range files {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: file[0], Method: zip.Store}); err == nil {
			_, _ = w.Write([]byte(file[1]))
		}
	}
	_ = z.Close()
	return b.Bytes()
}
