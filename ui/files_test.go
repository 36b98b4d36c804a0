package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// showIllustrated shows a page with a picture, a damaged one, and a file.
func showIllustrated(t *testing.T, w *Window) *handbook.Entry {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 1360, 680))); err != nil {
		t.Fatal(err)
	}
	files := fsOf(bundledFiles())
	layer := fstest.MapFS{
		"faq/parking.md": {Data: []byte("---\ntitle: Parking lot\nroute: front-desk\nsay: Park behind the house.\nhand-over: []\naliases: [where to park]\n---\n## Our clinic\n\n" +
			"![The lot](../pictures/map.png)\n\n![Another lot](../pictures/torn.png)\n\n[The form](../files/form.pdf)\n")},
		"pictures/map.png":  {Data: b.Bytes()},
		"pictures/torn.png": {Data: b.Bytes()[:60]},
		"files/form.pdf":    {Data: []byte("%PDF-1.7")},
	}
	h, words, err := content.Load(files, handbook.Layer{Name: "clinic", FS: layer})
	if err != nil || h.Entry("faq/parking") == nil {
		t.Fatal(err, h.Problems())
	}
	w.Show(h, search.New(h, words))
	w.Open("faq/parking")
	return h.Entry("faq/parking")
}

// pictures are the pictures on the screen, and the room of those that are not.
func pictures(w *Window) []*xwidget.Picture {
	var all []*xwidget.Picture
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *xwidget.Picture:
			all = append(all, o)
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				walk(inner)
			}
		}
	}
	walk(w.area.pager)
	walk(w.area.filled)
	return all
}

// TestPicturesOnAPage: a picture is as wide as the text at most, has its text below
// it, and is enlarged by a click; what cannot be drawn is told in words.
func TestPicturesOnAPage(t *testing.T) {
	w := open(t)
	w.win.Resize(fyne.NewSize(1366, 768))
	showIllustrated(t, w)
	shown := pictures(w)
	if len(shown) != 2 || !shown[0].Loaded() || !shown[0].Visible() || shown[1].Visible() {
		t.Fatalf("%d pictures", len(shown))
	}
	size := shown[0].Size()
	if size.Width < 400 || size.Width > 760 || size.Height < 150 || size.Height > 420 {
		t.Errorf("the picture is %v large", size)
	}
	text := seen(w.area.pager)
	for _, want := range []string{"The lot", "Another lot", "Enlarge", "The form", "form.pdf · 8 bytes"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q: %s", want, text)
		}
	}
	shown[0].OnTapped()
	top := w.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(seen(top), "The lot") {
		t.Fatal("a click does not enlarge the picture")
	}
}

// TestFileIsOpenedOnceSomebodyAgrees: the question has the name and the size; what is
// opened is a copy.
func TestFileIsOpenedOnceSomebodyAgrees(t *testing.T) {
	w := open(t)
	var written, viewed []string
	w.SetPrinter(Printer{
		Write: func(name string, data []byte) (string, error) {
			written = append(written, name+" "+string(data))
			return "/private/" + name, nil
		},
		View: func(file string, _ func(error)) { viewed = append(viewed, file) },
	})
	e := showIllustrated(t, w)
	form := e.Attachments()[2]
	host{w}.OpenFile(form)
	top := w.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(seen(top), "form.pdf, 8 bytes") || len(written) > 0 {
		t.Fatalf("the question: %v, written %q", top, written)
	}
	confirm(t, w, "Open")
	if len(written) != 1 || written[0] != "form.pdf %PDF-1.7" || len(viewed) != 1 || viewed[0] != "/private/form.pdf" {
		t.Errorf("written %q, viewed %q", written, viewed)
	}
	// One that runs, or became something else, is not opened.
	layer := fstest.MapFS{"files/setup.exe": {Data: []byte("MZ")}, "files/form.pdf": {Data: []byte("MZ-1.7xx")}}
	for _, f := range []handbook.File{{Name: "files/setup.exe", Size: 2}, {Name: "files/form.pdf", Size: 8}, {Name: "files/gone.pdf", Size: 8}} {
		f.Layer, f.Path = layer, f.Name
		host{w}.open(&f, "x")
	}
	if len(viewed) != 1 {
		t.Errorf("viewed %q", viewed)
	}
}

// TestPicturesTakeBoundedMemory: what was shown is kept up to a bound, and forgotten
// with its handbook.
func TestPicturesTakeBoundedMemory(t *testing.T) {
	var c pictureCache
	for range 100 {
		c.put(&handbook.File{}, 1000, image.NewRGBA(image.Rect(0, 0, 1000, 1000)))
	}
	if c.bytes > maxCached || len(c.all) != maxCached/4_000_000 {
		t.Errorf("%d pictures of %d bytes", len(c.all), c.bytes)
	}
	w := open(t)
	showIllustrated(t, w)
	if len(w.group.pictures.all) != 1 {
		t.Errorf("%d pictures are kept", len(w.group.pictures.all))
	}
	w.Swap(w.lib.book, w.lib.index)
	if n := len(w.group.pictures.all); n != 1 {
		t.Errorf("%d pictures are kept after the handbook was replaced by itself", n)
	}
}

// TestInsertAPicture: a file that the owner chooses is copied into the draft, asked
// for its text, and shown on the right; one that no page can show is refused in words.
func TestInsertAPicture(t *testing.T) {
	w, work := openEditor(t, "side-effects/nausea")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 2000, 1000))); err != nil {
		t.Fatal(err)
	}
	chosen := filepath.Join(t.TempDir(), "Way In.png")
	if err := os.WriteFile(chosen, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	edit := w.owner.shown.(*page.Edit)
	if !edit.Drop(chosen) {
		t.Fatal("a picture that is dropped is not taken")
	}
	confirm(t, w, "Insert")
	if top := w.win.Canvas().Overlays().Top(); top == nil || !strings.Contains(seen(top), "What does it show?") {
		t.Fatal("a picture without a text is inserted")
	}
	w.win.Canvas().Focused().(*xwidget.Entry).SetText("The way in [by car]")
	confirm(t, w, "Insert")
	shown := pictures(w)
	if len(shown) == 0 || !shown[len(shown)-1].Loaded() || shown[len(shown)-1].Label != "The way in [by car]" {
		t.Fatalf("%d pictures are shown: %s", len(shown), seenText(w))
	}
	pressButton(t, w.area.filled, "Save draft")
	if text := draftFile(t, work, "side-effects/nausea"); !strings.Contains(text, `![The way in \[by car\]](../pictures/way-in.png)`) {
		t.Errorf("the draft says\n%s", text)
	}
	data, err := os.ReadFile(filepath.Join(work.Root, "draft", "pictures", "way-in.png"))
	if c, decodeErr := png.DecodeConfig(bytes.NewReader(data)); err != nil || decodeErr != nil || c.Width != 1600 {
		t.Errorf("the draft has a picture of width %d, %v, %v", c.Width, err, decodeErr)
	}
	torn := filepath.Join(t.TempDir(), "torn.png")
	if err := os.WriteFile(torn, b.Bytes()[:100], 0o600); err != nil {
		t.Fatal(err)
	}
	edit.Drop(torn)
	w.win.Canvas().Focused().(*xwidget.Entry).SetText("Torn")
	confirm(t, w, "Insert")
	wantSeen(t, w.area.filled, "The file was not inserted", "torn.png is damaged")
	if edit.Drop(filepath.Join(t.TempDir(), "setup.exe")) {
		t.Error("a program is taken")
	}
}
