package websearch

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/spanish"
)

const page = "---\ntitle: Where to park\nroute: front-desk\nsay: Behind the house.\naliases: [parking lot]\n---\n"

// clinicContent is the bundled content with a clinic's folder and values over it.
func clinicContent(t *testing.T) (*handbook.Handbook, *handbook.Vocabulary, []byte) {
	t.Helper()
	bundled := os.DirFS("../../../assets/content")
	layers := []handbook.Layer{
		{Name: "desk", Desk: true, FS: fstest.MapFS{"clinic.yaml": {Data: []byte("nurse-line: {value: \"12: \\\"any\\\"\", by: Desk}\n")}}},
		{Name: "clinic", FS: fstest.MapFS{
			"faq/where-to-park.md": {Data: []byte(page)},
			"clinic.yaml":          {Data: []byte("# the door code\nescort-rule: \"Bring somebody.\"\n")},
		}},
	}
	h, words, err := content.Load(bundled, layers...)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := Collect(h, bundled, layers, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return h, words, archive
}

// TestSameAsTheProgram holds that an engine answers as the program does.
func TestSameAsTheProgram(t *testing.T) {
	h, words, archive := clinicContent(t)
	engine, err := Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	ix := search.New(h, words, english.Language(), spanish.Language())
	for _, q := range []string{"throwng up", "cant breath", "parkng lot", "can i drve home", "xqzvw", "", "bpc", "escort", "12 any"} {
		got, want := engine.Answer(q), ix.Search(q, maxHits)
		var ids []string
		for _, hit := range got.Hits {
			ids = append(ids, hit.ID)
		}
		var wantIDs []string
		for i, hit := range want.Hits {
			wantIDs = append(wantIDs, hit.Entry.ID)
			if title := joined(got.Hits[i].Title); title != hit.Entry.Title {
				t.Errorf("%q: title %q, want %q", q, title, hit.Entry.Title)
			}
		}
		if !reflect.DeepEqual(ids, wantIDs) || len(got.Flags) != len(want.Flags) || len(got.Nearest) != len(want.Nearest) {
			t.Errorf("%q: %+v, want %v", q, got, wantIDs)
		}
	}
	if a := engine.Answer("cant breath"); len(a.Flags) == 0 || len(a.Flags[0].Values) == 0 || len(a.Flags[0].Entries) == 0 {
		t.Errorf("an emergency: %+v", a.Flags)
	}
}

func joined(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestMarked(t *testing.T) {
	for _, c := range []struct {
		text  string
		marks []search.Range
		want  []Piece
	}{
		{"über alles", []search.Range{{Start: 0, End: 4}}, []Piece{{"über", true}, {" alles", false}}},
		{"ab", nil, []Piece{{"ab", false}}},
		{"ab", []search.Range{{Start: 1, End: 9}}, []Piece{{"a", false}, {"b", true}}},
		{"", []search.Range{{Start: 0, End: 1}}, nil},
	} {
		if got := marked(c.text, c.marks); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q %v: %v, want %v", c.text, c.marks, got, c.want)
		}
	}
}

// TestCollectKeepsToItself holds that an archive can be made again to the byte
// and does not carry what the search has no use for.
func TestCollectKeepsToItself(t *testing.T) {
	_, _, a := clinicContent(t)
	_, _, b := clinicContent(t)
	if !bytes.Equal(a, b) {
		t.Error("two archives of the same content differ")
	}
	_, layers, err := open(a)
	if err != nil || len(layers) != 2 {
		t.Fatal(layers, err)
	}
	if _, err := layers[0].FS.Open("clinic.yaml"); err == nil {
		t.Error("the clinic's own clinic.yaml is in the archive")
	}
	if _, err := Open([]byte("no archive")); err == nil {
		t.Error("what is no archive is opened")
	}
}
