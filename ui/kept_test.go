package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

// TestTheLastGoodVersionIsNamed holds that the status line says in plain words
// what is shown in its last good version, instead of the news of new content.
func TestTheLastGoodVersionIsNamed(t *testing.T) {
	w := open(t)
	page := "---\ntitle: Parking\nroute: front-desk\nsay: In our garage.\n---\n"
	fsys := fstest.MapFS{"faq/parking-garage.md": {Data: []byte(page)}}
	layer := handbook.Layer{Name: "clinic", FS: fsys, Date: "2026-11-20"}
	bundled := fstest.MapFS{"faq/lunch.md": {Data: []byte(strings.Replace(page, "Parking", "Lunch", 1))}}
	show := func() {
		book, words, err := content.Load(bundled, layer)
		if err != nil {
			t.Fatal(err)
		}
		layer.Good = book.Layers()[0].Good
		w.Swap(book, search.New(book, words, english.Language()))
		w.Notify(delivery.Status{})
	}
	show()
	if strings.Contains(w.status.left.Text, "last good") {
		t.Errorf("the status line says %q of sound content", w.status.left.Text)
	}
	fsys["faq/parking-garage.md"] = &fstest.MapFile{Data: []byte("garage")}
	show()
	if !strings.Contains(w.status.left.Text, "“Parking” is shown in its last good version") {
		t.Errorf("the status line says %q", w.status.left.Text)
	}
	w.status.rest()
	if !strings.Contains(w.status.left.Text, "last good version") {
		t.Errorf("at rest, the status line says %q", w.status.left.Text)
	}
	w.Open("faq/parking-garage")
	if e := w.lib.book.Entry("faq/parking-garage"); e.SayText() != "In our garage." || e.Kept == nil {
		t.Errorf("the page says %q", e.SayText())
	}
}

// TestTheBarMarksTheLastGoodValue holds that a number in the emergency bar that is
// no longer in the file says so.
func TestTheBarMarksTheLastGoodValue(t *testing.T) {
	w := open(t)
	layer := handbook.Layer{Name: "clinic", FS: fstest.MapFS{"clinic.yaml": {Data: []byte("emergency-number: 911\n")}}, Date: "2026-11-20"}
	bundled := fsOf(bundledFiles())
	for _, text := range []string{"emergency-number: 911\n", "emergency-number 912\n"} {
		layer.FS.(fstest.MapFS)["clinic.yaml"].Data = []byte(text)
		book, words, err := content.Load(bundled, layer)
		if err != nil {
			t.Fatal(err)
		}
		layer.Good = book.Layers()[0].Good
		w.Swap(book, search.New(book, words, english.Language()))
	}
	f := w.lib.book.Field("emergency-number")
	e := emergency{numbers: []*handbook.Field{f}}
	const mark = "Emergency number: last good value, of 2026-11-20"
	if f.Kept == nil || !strings.Contains(e.text(), mark) {
		t.Fatalf("%q; %+v", e.text(), f)
	}
	wantSeen(t, e.toRead("text"), mark)
}
