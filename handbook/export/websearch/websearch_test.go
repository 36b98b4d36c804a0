package websearch

import (
	"bytes"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
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
			"FAQ/Our Lockers.MD":   {Data: []byte("---\n# ask Pat, 555 0100\ntitle: Lockers\nroute: front-desk   # as Pat said\nsay: Lockers are free. # in the hall\nhand-over: [\"it is full\"] # or Pat is out\nsay: Pat has a key.\nkeys-kept: by Pat\n---\n\n## Our clinic\n\nTake a key.\n<!-- door code 4711 -->\n")},
			"vocabulary.yaml":      {Data: []byte("# for Pat\ngroups:\n- lockers, cubby holes   # says Pat\n")},
			"clinic.yaml":          {Data: []byte("# the door code\nescort-rule: \"Bring somebody.\"\n")},
			"salaries.yaml":        {Data: []byte("pat: 52000\n")},
			"faq/notes.txt":        {Data: []byte("to be told to nobody\n")},
			"reviews.yaml":         {Data: []byte("# nobody yet\n")},
		}},
	}
	h, words, err := content.Load(bundled, layers...)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := Collect(h, bundled, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return h, words, archive
}

// TestSameAsTheProgram checks that an engine answers as the program does.
func TestSameAsTheProgram(t *testing.T) {
	h, words, archive := clinicContent(t)
	engine, err := Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	ix := search.New(h, words, languages.All()...)
	for _, q := range []string{"throwng up", "cant breath", "parkng lot", "lockers", "cubby holes", "can i drve home", "xqzvw", "", "bpc", "escort", "12 any"} {
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

// TestCollectKeepsToItself checks that an archive can be made again to the byte
// and carries what the search reads and nothing else: no file that is no part of
// the handbook, and no comment.
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
	var names []string
	err = fs.WalkDir(layers[0].FS, ".", func(name string, item fs.DirEntry, err error) error {
		if err != nil || item.IsDir() {
			return err
		}
		names = append(names, name)
		text, err := fs.ReadFile(layers[0].FS, name)
		for _, secret := range []string{"Pat", "4711", "52000"} {
			if strings.Contains(string(text), secret) {
				t.Errorf("%s carries %q:\n%s", name, secret, text)
			}
		}
		return err
	})
	if want := []string{"faq/our-lockers.md", "faq/where-to-park.md", "vocabulary.yaml"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("of the clinic's folder it carries %q, %v; want %q", names, err, want)
	}
	if text, _ := fs.ReadFile(layers[0].FS, "faq/our-lockers.md"); !strings.Contains(string(text), "Lockers are free. # in the hall\"\n") {
		t.Errorf("what was written is not carried as it was:\n%s", text)
	}
	if _, err := Open([]byte("no archive")); err == nil {
		t.Error("what is no archive is opened")
	}
}
