package importer

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/author/intake"
)

// drawn is a picture of that size.
func drawn(t *testing.T, width, height int) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, width, height))
	img.Set(0, 0, color.Gray{byte(width)})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb says that it has four thousand million pixels.
func bomb(t *testing.T) []byte {
	data := drawn(t, 1, 1)
	copy(data[16:], "\x00\x00\xff\xff\x00\x00\xff\xff")
	return data
}

// wordWith is a Word document with a body and pictures.
func wordWith(t *testing.T, body string, pictures map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="a" xmlns:wp="wp"`
	add("word/document.xml", []byte(`<w:document `+spaces+`><w:body>`+body+`</w:body></w:document>`))
	rels := `<Relationships xmlns="x">`
	for name, data := range pictures {
		add("word/media/"+name, data)
		rels += `<Relationship Id="` + name + `" Target="media/` + name + `"/>`
	}
	add("word/_rels/document.xml.rels", []byte(rels+`<Relationship Id="web" TargetMode="External" Target="https://example.org/x.png"/></Relationships>`))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordPicture(id, alt string) string {
	return `<w:r><w:drawing><wp:docPr descr="` + alt + `"/><a:blip r:embed="` + id + `"/></w:drawing></w:r>`
}

// stamps are what tells pictures of one name apart.
var stamps = regexp.MustCompile(`-[0-9a-f]{6}\.`)

// bringIn imports files into an empty folder, and returns the text of the only page.
func bringIn(t *testing.T, files ...File) (author.Folder, string, []intake.Lost) {
	t.Helper()
	f := folder(t)
	plan := planned(t, f, Options{Split: ByFile}, files...)
	if len(plan.Pieces) != 1 {
		t.Fatalf("%d pieces, refused %v", len(plan.Pieces), plan.Refused)
	}
	write(t, plan, f)
	problems, err := f.Check(false, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if strings.Contains(p.Msg, "picture") {
			t.Errorf("%s", p)
		}
	}
	return f, stamps.ReplaceAllString(page(t, f, plan.Pieces[0].ID()), "."), plan.Pieces[0].Lost
}

func pictureCount(t *testing.T, f author.Folder) int {
	t.Helper()
	items, _ := os.ReadDir(filepath.Join(f.Dir, "pictures"))
	return len(items)
}

func TestPicturesOfWord(t *testing.T) {
	body := `<w:p><w:r><w:t>Before.</w:t></w:r>` + wordPicture("a.png", "The lot") + `</w:p>` +
		`<w:p>` + wordPicture("big.png", "A plan") + `</w:p><w:p>` + wordPicture("bomb.png", "Too much") + `</w:p><w:p>` + wordPicture("web", "Of the web") + `</w:p>` +
		`<w:tbl><w:tr><w:tc><w:p>` + wordPicture("a.png", "In a cell") + `</w:p></w:tc><w:tc><w:p><w:r><w:t>Text</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	data := wordWith(t, body, map[string][]byte{"a.png": drawn(t, 30, 20), "big.png": drawn(t, 3000, 30), "bomb.png": bomb(t)})
	f, text, lost := bringIn(t, File{Name: "Our FAQ.docx", Data: data})
	for _, want := range []string{"Before.\n\n![The lot](../pictures/our-faq-a.png)\n\n![A plan](../pictures/our-faq-big.png)\n\n\\[Picture: Too much\\]\n\n\\[Picture: Of the web\\]\n", "| In a cell | Text |", "\n![In a cell](../pictures/our-faq-a.png)\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q:\n%s", want, text)
		}
	}
	if n := pictureCount(t, f); n != 2 || len(lost) != 2 || lost[0].String() != "1 picture too large and left out; its description is kept as text" || lost[1].Kind != intake.WebPicture {
		t.Errorf("%d pictures, lost %v", n, lost)
	}
}

func TestPicturesOfAFolder(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"docs/faq.md":             []byte("# FAQ\n\nLook: ![The lot](img/Lot.png \"x\")\n\n![Top](/img/top.png)\n\n![[vault.png]]\n\n- An item\n\n  ![Item](img/Lot.png)\n\n![Gone](img/gone.png)\n\n![Web](https://example.org/a.png)\n\n![Out](../../../etc/out.png)\n\n![Program](setup.exe)\n"),
		"docs/img/Lot.png":        drawn(t, 30, 20),
		"static/img/top.png":      drawn(t, 31, 20),
		"attachments/vault.png":   drawn(t, 32, 20),
		"attachments/unused.png":  drawn(t, 33, 20),
		"docs/setup.exe":          []byte("MZ"),
		"node_modules/x/faq2.png": drawn(t, 34, 20),
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, refused := Open(dir)
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	f, text, lost := bringIn(t, files...)
	for _, want := range []string{"Look:\n\n![The lot](../pictures/lot.png)\n", "![Top](../pictures/top.png)", "![vault.png](../pictures/vault.png)", "- An item\n\n  ![Item](../pictures/lot.png)", `\[Picture: Gone\]`, `\[Picture: Web\]`, `\[Picture: Out\]`, `\[Picture: Program\]`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q:\n%s", want, text)
		}
	}
	if n := pictureCount(t, f); n != 3 || len(lost) != 2 || lost[0].N != 3 || lost[1].String() != "1 picture on the web left out; its description is kept as text" {
		t.Errorf("%d pictures, lost %v", n, lost)
	}
	// Again, and nothing has changed.
	files, _ = Open(dir)
	plan := planned(t, f, Options{Split: ByFile}, files...)
	if plan.Pieces[0].State != Unchanged {
		t.Errorf("a second import finds state %d", plan.Pieces[0].State)
	}
}

func TestPicturesOfAWebPage(t *testing.T) {
	inline := base64.StdEncoding.EncodeToString(drawn(t, 40, 20))
	dir := t.TempDir()
	saved := filepath.Join(dir, "faq.html")
	text := `<h1>FAQ</h1><p>Look: <img src="data:image/png;base64,` + inline + `" alt="The lot"> here.</p><h2><img src="faq_files/way in.png" alt="The way in"></h2><p>Text</p><img src="data:image/svg+xml;base64,` +
		base64.StdEncoding.EncodeToString([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>`)) + `" alt="Script"><a href="https://example.org"><img src="faq_files/way%20in.png" alt="A link"></a>`
	if err := os.WriteFile(saved, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "faq_files"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "faq_files", "way in.png"), drawn(t, 50, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	files, _ := Open(saved)
	f, got, lost := bringIn(t, files...)
	for _, want := range []string{"Look: here.\n\n![The lot](../pictures/faq-1.png)\n", "### The way in\n\n![The way in](../pictures/way-in.png)\n", `\[Picture: Script\]`, "![A link](../pictures/way-in.png)"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
	if n := pictureCount(t, f); n != 2 || len(lost) != 1 || lost[0].N != 1 {
		t.Errorf("%d pictures, lost %v", n, lost)
	}
}
