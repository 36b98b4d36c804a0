package content

import (
	"bytes"
	"image"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/unicode"

	"clinichandbook/handbook"
	"clinichandbook/handbook/picture"
)

// mapPNG is a picture of 30 × 20 pixels.
func mapPNG(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const parkingTop = "---\ntitle: Parking\nroute: front-desk\nsay: Park behind the house.\nhand-over: []\naliases: [where to park, car, lot]\nsources: []\nrelated: []\nchecked: 2026-11-23\nreview: pending\n---\n## Our clinic\n\n"

// withFiles is a clinic with one page, which says that, and files.
func withFiles(t *testing.T, body string, files map[string]string) (*handbook.Entry, *handbook.Handbook) {
	t.Helper()
	all := map[string]string{"faq/parking.md": parkingTop + body}
	for name, data := range files {
		all[name] = data
	}
	h, _, err := Load(content(nil), clinicFiles(all))
	if err != nil || h.Entry("faq/parking") == nil {
		t.Fatal(err, h.Problems())
	}
	return h.Entry("faq/parking"), h
}

// inShort is what a page shows, in short.
func inShort(blocks []handbook.Block) string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case handbook.Attachment:
			kind := "file"
			if b.File.IsPicture() {
				kind = "picture"
			}
			out = append(out, kind+" "+b.File.Name+" “"+b.Text+"”")
		case handbook.Paragraph:
			out = append(out, handbook.PlainText(b.Spans))
		case handbook.List:
			for _, item := range b.Items {
				out = append(out, "- "+inShort(item))
			}
		case handbook.Table:
			out = append(out, "table "+handbook.PlainText(b.Rows[0][0]))
		case handbook.Quote:
			out = append(out, "> "+inShort(b.Blocks))
		case handbook.Heading:
			out = append(out, "# "+handbook.PlainText(b.Spans))
		}
	}
	return strings.Join(out, " | ")
}

func TestPicturesAndFiles(t *testing.T) {
	files := map[string]string{"pictures/map.png": mapPNG(t), "files/form.pdf": "%PDF-1.7\n", "pictures/plan.svg": `<svg viewBox="0 0 20 10" xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>`}
	const pic, form = "picture pictures/map.png “A map”", "file files/form.pdf “The form”"
	for name, c := range map[string]struct{ body, want string }{
		"picture":                {"![A map](../pictures/map.png)\n", pic},
		"without dots":           {"![A map](pictures/map.png)\n", pic},
		"from the top":           {"![A map](/pictures/map.png)\n", pic},
		"of Windows":             {"![A map](..\\pictures\\map.png)\n", pic},
		"with a title":           {"![A map](../pictures/map.png \"Lot\")\n", pic},
		"by reference":           {"![A map][m]\n\n[m]: ../pictures/map.png\n", pic},
		"in a line":              {"Look: ![A map](../pictures/map.png) There.\n", "Look:  There. | " + pic},
		"between lines":          {"Before\n![A map](../pictures/map.png)\nafter.\n", "Before\n\nafter. | " + pic},
		"at the end":             {"Before.\n![A map](../pictures/map.png)\n", "Before. | " + pic},
		"two":                    {"![A map](../pictures/map.png) ![A plan](../pictures/plan.svg)\n", pic + " | picture pictures/plan.svg “A plan”"},
		"in a list":              {"1. One\n\n   ![A map](../pictures/map.png)\n2. Two\n", "- One | " + pic + " | - Two"},
		"in a tight list":        {"- ![A map](../pictures/map.png)\n- Two\n", "- " + pic + " | - Two"},
		"in a quote":             {"> ![A map](../pictures/map.png)\n", "> " + pic},
		"in a heading":           {"### Lot ![A map](../pictures/map.png)\n", "# Lot | " + pic},
		"in a cell":              {"| a |\n|---|\n| ![A map](../pictures/map.png) |\n", "table A map | " + pic},
		"in a link":              {"[![A map](../pictures/map.png)](https://example.org)\n", "https://example.org | " + pic},
		"file":                   {"[The form](../files/form.pdf)\n", form},
		"file in a line":         {"Send [The form](../files/form.pdf) by mail.\n", "Send The form by mail. | " + form},
		"file in a cell":         {"| a |\n|---|\n| [The form](../files/form.pdf) |\n", "table The form | " + form},
		"file at a page":         {"[The form](../files/form.pdf#page=2)\n", form},
		"a page called pictures": {"[Headache](../side-effects/headache.md)\n", "Headache"},
	} {
		e, h := withFiles(t, c.body, files)
		got := inShort(e.Parts[0].Blocks)
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		for _, p := range h.Problems() {
			if !IsNotice(p) {
				t.Errorf("%s: %s", name, p)
			}
		}
		// Writing what was read, and reading it again, gives the same.
		again, _ := withFiles(t, string(WriteBlocks(e.Parts[0].Blocks)), files)
		if s := inShort(again.Parts[0].Blocks); s != got {
			t.Errorf("%s: written and read again: %s, want %s", name, s, got)
		}
	}
}

func TestPictureIsMeasuredAndRead(t *testing.T) {
	data := mapPNG(t)
	e, _ := withFiles(t, "![A map](../pictures/map.png)\n", map[string]string{"pictures/map.png": data})
	f := e.Attachments()[0].File
	got, err := f.Read()
	if f.Width != 30 || f.Height != 20 || f.Size != int64(len(data)) || err != nil || string(got) != data {
		t.Errorf("%+v, %d bytes, %v", f, len(got), err)
	}
}

// TestNamesAsPeopleWriteThem: the handbook finds a file however it is written, and
// says so where other programs would not.
func TestNamesAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		page, file string
		notice     bool
	}{
		{"../pictures/map.png", "pictures/map.png", false},
		{"../pictures/Map.PNG", "pictures/Map.PNG", false},
		{"../pictures/map.png", "pictures/Map.PNG", true},
		{"../Pictures/map.png", "pictures/map.png", true},
		{"../pictures/our%20map.png", "pictures/our map.png", false},
		{"<../pictures/our map.png>", "pictures/Our-Map.png", true},
	} {
		e, h := withFiles(t, "![A map]("+c.page+")\n", map[string]string{c.file: mapPNG(t)})
		if len(e.Attachments()) != 1 {
			t.Errorf("%s is not found as %s: %s", c.file, c.page, problemTexts(h))
			continue
		}
		if noticed := strings.Contains(problemTexts(h), writtenOtherwise); noticed != c.notice || len(h.Problems()) > 1 {
			t.Errorf("%s as %s: %s", c.file, c.page, problemTexts(h))
		}
		for _, p := range h.Problems() {
			if !IsNotice(p) {
				t.Errorf("%s as %s: %s stops", c.file, c.page, p)
			}
		}
	}
}

// TestFaultsOfPicturesAndFiles: each fault is named where it is, the page stays, and
// says in words what is not shown.
func TestFaultsOfPicturesAndFiles(t *testing.T) {
	png := mapPNG(t)
	huge := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00\x00\x00\x00\x00"
	for name, c := range map[string]struct {
		body  string
		files map[string]string
		want  string
		left  string // what the page says
	}{
		"missing":        {"![A map](../pictures/map.png)", nil, "faq/parking.md:14: the picture map.png is not in the folder pictures", "A map"},
		"missing file":   {"[The form](../files/form.pdf)", nil, "the file form.pdf is not in the folder files", "The form"},
		"no text":        {"![](../pictures/map.png)", map[string]string{"pictures/map.png": png}, "the picture map.png has no text", "picture pictures/map.png “”"},
		"no text, file":  {"[](../files/a.pdf)", map[string]string{"files/a.pdf": "%PDF-1"}, "the file a.pdf has no text", "file files/a.pdf “”"},
		"too large":      {"![A map](../pictures/map.png)", map[string]string{"pictures/map.png": png + strings.Repeat("x", picture.MaxBytes)}, "the picture map.png is larger than 4 MB", "A map"},
		"too many dots":  {"![A map](../pictures/map.png)", map[string]string{"pictures/map.png": huge}, "pixels", "A map"},
		"large file":     {"[The form](../files/form.pdf)", map[string]string{"files/form.pdf": "%PDF-1" + strings.Repeat("x", MaxAttached)}, "larger than 16 MB", "The form"},
		"renamed":        {"![A map](../pictures/map.png)", map[string]string{"pictures/map.png": "MZ\x90"}, "whatever its name says", "A map"},
		"renamed file":   {"[The form](../files/form.pdf)", map[string]string{"files/form.pdf": "MZ\x90"}, "the file form.pdf is a program", "The form"},
		"other file":     {"[The form](../files/form.pdf)", map[string]string{"files/form.pdf": "PK\x03\x04"}, "not a pdf file", "The form"},
		"empty":          {"![A map](../pictures/map.png)", map[string]string{"pictures/map.png": ""}, "is empty", "A map"},
		"program":        {"[Run](../files/setup.exe)", map[string]string{"files/setup.exe": "MZ"}, `"files/setup.exe" is not shown: files are documents`, "Run"},
		"program itself": {"Text.", map[string]string{"files/setup.exe": "MZ"}, "files/setup.exe:1: this file is not offered", "Text."},
		"macros":         {"[Form](../files/form.docm)", map[string]string{"files/form.docm": "PK"}, "is not shown", "Form"},
		"web page":       {"[Form](../files/form.html)", map[string]string{"files/form.html": "<script>"}, "is not shown", "Form"},
		"script in SVG":  {"![A map](../pictures/map.svg)", map[string]string{"pictures/map.svg": `<svg viewBox="0 0 9 9"><script/></svg>`}, "script", "A map"},
		"of the web":     {"![A map](https://example.org/map.png)", nil, "the handbook never connects to the web", "A map"},
		"of the web too": {"![A map](//example.org/map.png)", nil, "the handbook never connects to the web", "A map"},
		"in the page":    {"![A map](data:image/png;base64,AA)", nil, "the handbook never connects to the web", "A map"},
		"elsewhere":      {"![A map](map.png)", nil, `the picture "map.png" is not shown: put it into the folder pictures`, "A map"},
		"of a disk":      {"![A map](C:/Users/me/map.png)", nil, "put it into the folder pictures", "A map"},
		"above":          {"![A map](../../pictures/../../map.png)", nil, "is not shown", "A map"},
		"no page":        {"Text.", map[string]string{"pictures/map.png": png}, "pictures/map.png:1: no page uses this file", "Text."},
		"folders":        {"Text.", map[string]string{"pictures/old/map.png": png}, "pictures/old:1: folders inside pictures are not read", "Text."},
		"other kind":     {"Text.", map[string]string{"pictures/map.bmp": "BM"}, "pictures/map.bmp:1: this file is not read: pictures are files in .png", "Text."},
		"twice":          {"![A map](../pictures/map.png)", map[string]string{"pictures/map.png": png, "pictures/Map.PNG": png}, "pictures/Map.PNG:1: the names of this file and of map.png differ only", "picture pictures/map.png “A map”"},
		"next to pages":  {"Text.", map[string]string{"faq/map.png": png}, "faq/map.png:1: this file is not shown: move it into the folder pictures", "Text."},
	} {
		e, h := withFiles(t, c.body+"\n", c.files)
		if !strings.Contains(problemTexts(h), c.want) {
			t.Errorf("%s: problems\n%s\nwant %q", name, problemTexts(h), c.want)
		}
		if got := inShort(e.Parts[0].Blocks); got != c.left {
			t.Errorf("%s: the page says %q, want %q", name, got, c.left)
		}
	}
}

func TestPicturesHaveTheirPlace(t *testing.T) {
	for name, front := range map[string]string{
		"the line to read out": strings.Replace(parkingTop, "say: Park", `say: "![A map](../pictures/map.png) Park`, 1),
		"the title of a part":  strings.Replace(parkingTop, "## Our clinic", "## Our clinic ![A map](../pictures/map.png)", 1),
	} {
		front = strings.Replace(front, "behind the house.\n", "behind the house.\"\n", 1)
		if !strings.Contains(front, `say: "`) {
			front = strings.Replace(front, "house.\"\n", "house.\n", 1)
		}
		h, _, err := Load(content(nil), clinicFiles(map[string]string{"faq/parking.md": front + "Text.\n", "pictures/map.png": mapPNG(t)}))
		if err != nil || !strings.Contains(problemTexts(h), "no picture is shown here") {
			t.Errorf("%s: %v\n%s", name, err, problemTexts(h))
		}
	}
}

// TestSignatureHoldsForThePicture: another picture of the same name opens the review.
func TestSignatureHoldsForThePicture(t *testing.T) {
	page := []byte(parkingTop + "![A map](../pictures/map.png)\n")
	files := fstest.MapFS{"pictures/map.png": {Data: []byte(mapPNG(t))}}
	signed, err := SignOff(page, nil, files, handbook.Review{By: "A. Nurse", On: "2026-11-24"}, "")
	if err != nil {
		t.Fatal(err)
	}
	state := func(picture string) handbook.Review {
		h, _, err := Load(content(nil), clinicFiles(map[string]string{"faq/parking.md": string(signed), "pictures/map.png": picture}))
		if err != nil {
			t.Fatal(err)
		}
		return h.Entry("faq/parking").Review
	}
	if r := state(mapPNG(t)); r.Pending() || r.Changed {
		t.Errorf("the same picture: %+v", r)
	}
	if r := state(mapPNG(t) + "x"); !r.Changed {
		t.Errorf("another picture: %+v", r)
	}
}

func TestUsedAttachments(t *testing.T) {
	for body, want := range map[string][]string{
		"![a](../pictures/b.png) ![a](../pictures/a.png) [f](../files/f.pdf)": {"pictures/b.png", "pictures/a.png", "files/f.pdf"},
		"![a](../pictures/a.png)\n![a](../Pictures/A.PNG)":                    {"pictures/a.png"},
		"`![a](../pictures/a.png)`":                                           nil,
		"    ![a](../pictures/a.png)":                                         nil,
		"<!-- ![a](../pictures/a.png) -->":                                    nil,
		"![a](https://example.org/pictures/a.png)":                            nil,
		"[x](../files/setup.exe)":                                             nil,
		"Text.":                                                               nil,
	} {
		if got := UsedAttachments([]byte(parkingTop + body + "\n")); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	if got := UsedAttachments([]byte("no page")); got != nil {
		t.Errorf("%q", got)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(parkingTop + "![a](../pictures/a.png)\n"))
	if got := UsedAttachments(wide); err != nil || !slices.Equal(got, []string{"pictures/a.png"}) {
		t.Errorf("UTF-16: %q, %v", got, err)
	}
}

func TestAttachmentName(t *testing.T) {
	for name, want := range map[string]string{
		"pictures/map.png": "pictures/map.png", "Pictures/Office Map.PNG": "pictures/office-map.png", "files/Año Nuevo.pdf": "files/ano-nuevo.pdf",
		"pictures/map.pdf": "", "pictures/.png": "", "pictures/a/b.png": "", "files/x.exe": "", "files/x.pdf.exe": "", "files/x.lnk": "", "files/x.docm": "",
		"files/x.js": "", "files/x.html": "", "files/x.svg": "", "faq/map.png": "", "map.png": "", "pictures/../x.png": "", "pictures/~$x.png": "",
	} {
		if got, _ := AttachmentName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if reflect.DeepEqual(AttachableEndings(), nil) || slices.Contains(AttachableEndings(), ".exe") {
		t.Error("files that run can be attached")
	}
}
