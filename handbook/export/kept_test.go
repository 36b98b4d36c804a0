package export

import (
	"bytes"
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// keptBook shows a page and a value in their last good versions.
func keptBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	bundled, _ := contentFiles(t)
	const parking = "---\ntitle: Where to park\nroute: front-desk\nsay: Ask [nurse-line](clinic:nurse-line).\nsay-until-set: Ask.\n---\n"
	clinic := files(map[string]string{"faq/where-to-park.md": parking, "clinic.yaml": "nurse-line: 555\n"})
	layer := handbook.Layer{Name: "clinic", FS: clinic, Date: "2026-11-20"}
	h, _, err := content.Load(bundled, layer)
	if err != nil {
		t.Fatal(err)
	}
	layer.Good = h.Layers()[0].Good
	layer.FS = files(map[string]string{"faq/where-to-park.md": "x", "clinic.yaml": "nurse-line 5\n"})
	if h, _, err = content.Load(bundled, layer); err != nil || len(h.Kept()) != 2 {
		t.Fatalf("%v, %v", err, h.Kept())
	}
	return h
}

// What is shown in its last good version says so in every form.
func TestLastGoodVersionsAreMarked(t *testing.T) {
	h := keptBook(t)
	e := h.Entry("faq/where-to-park")
	x := newExport(t, h)
	var printed bytes.Buffer
	if err := PrintEntry(&printed, h, e, exportDate); err != nil {
		t.Fatal(err)
	}
	const page, value = "Last good version, of 2026-11-20", "Nurse line: last good value, of 2026-11-20"
	for name, text := range map[string]string{
		"text": Text(h, e), "print": printed.String(), "Markdown": written(t, x.Markdown), "PDF": strings.Join(x.marks(e), "\n"), "page": x.emergencyHTML() + page,
	} {
		if !strings.Contains(text, page) || !strings.Contains(text, value) {
			t.Errorf("%s lacks a mark", name)
		}
	}
	d := x.Document()
	for _, v := range d.Values {
		if v.ID == "nurse-line" && (v.LastGood == nil || v.LastGood.Of != "2026-11-20") {
			t.Errorf("%+v", v)
		}
	}
	for _, en := range d.Entries {
		if (en.LastGood != nil) != (en.ID == e.ID) {
			t.Errorf("%s: %+v", en.ID, en.LastGood)
		}
	}
}
