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

// TestTheLastGoodVersionIsNamed checks that the status line says in plain words
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

// TestTheBarMarksTheLastGoodValue checks that a number in the emergency bar that is
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

// TestEachLineOfTheValuesBroken breaks each line of clinic.yaml in each way while the
// window shows it: no value disappears or changes, the status line speaks of the one
// that is no longer in the file, and so does the page with the content problems.
func TestEachLineOfTheValuesBroken(t *testing.T) {
	sound := map[string]string{"emergency-number": "911", "nurse-line": "ext. 4512", "hours": "nine to five"}
	labels := map[string]string{"emergency-number": "Emergency number", "nurse-line": "Nurse line", "hours": "Hours"}
	ids := []string{"emergency-number", "hours", "nurse-line"}
	text := func(broken, line string) string {
		var b strings.Builder
		for _, id := range ids {
			if id == broken {
				b.WriteString(line + "\n")
			} else {
				b.WriteString(id + ": " + sound[id] + "\n")
			}
		}
		return b.String()
	}
	for name, line := range map[string]string{
		"no colon": "%s 1", "equal sign": "%s = 1", "a list on the line": "%s: [1, 2]", "open brace": "%s: {value: 1", "a list": "%s:\n- 1\n- 2", "below at the edge": "%s:\n1",
		"a mistyped key": "x%s: 1", "control characters": "%s: 1\x02", "not UTF-8": "%s: 1\xff\u00e9", "groups": "%s: {a: 1, b: 2}", "a value of nothing": "%s: \"\u200b\"",
	} {
		for i, id := range ids {
			if i > 0 && testing.Short() {
				break
			}
			t.Run(name+" "+id, func(t *testing.T) {
				w := open(t)
				fsys := fstest.MapFS{"clinic.yaml": {Data: []byte(text("", ""))}}
				layer := handbook.Layer{Name: "clinic", FS: fsys, Date: "2026-11-20"}
				for range 2 {
					book, words, err := content.Load(fsOf(bundledFiles()), layer)
					if err != nil {
						t.Fatal(err)
					}
					layer.Good = book.Layers()[0].Good
					w.Swap(book, search.New(book, words, english.Language()))
					w.Notify(delivery.Status{})
					fsys["clinic.yaml"] = &fstest.MapFile{Data: []byte(text(id, strings.ReplaceAll(line, "%s", id)))}
				}
				for other, value := range sound {
					if f := w.lib.book.Field(other); f.Value != value || (f.Kept != nil) != (other == id) {
						t.Errorf("%s is %q, kept %v; %v", other, f.Value, f.Kept, w.lib.book.Problems())
					}
				}
				if !strings.Contains(w.status.left.Text, "“"+labels[id]+"” is shown in its last good version") {
					t.Errorf("the status line says %q", w.status.left.Text)
				}
				w.openPage(pageProblems)
				wantSeen(t, w.area.pager.Content(), "clinic.yaml", "last good value")
			})
		}
	}
}
