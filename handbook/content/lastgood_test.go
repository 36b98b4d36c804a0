package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// TestLastGood has a row for each way in which a file stops being readable: what
// it said before stays, marked, and the problem names it.
func TestLastGood(t *testing.T) {
	page := func(say string) string { return "---\ntitle: Parking\nroute: front-desk\nsay: " + say + "\n---\n" }
	bundled := fstest.MapFS{
		"faq/parking.md": {Data: []byte(page("In the street."))},
		"clinic-fields.yaml": {Data: []byte("- {id: emergency-number, label: Emergency number, needed: true}\n" +
			"- {id: fax, label: Fax}\n- {id: hours, label: Hours}\n")},
	}
	sound := map[string]string{
		"faq/parking.md":  strings.Replace(page("In our garage."), "title", "based-on: "+Fingerprint([]byte(page("In the street.")))+"\ntitle", 1),
		"clinic.yaml":     "emergency-number: 911\nfax: 100\nhours: nine to five\n",
		"vocabulary.yaml": "groups:\n  - [garage, carport]\n",
	}
	for _, tt := range []struct {
		name, file, text string
		say              string // "" is the clinic's
		values           string
		kept             string // names
	}{
		{"nothing wrong", "", "", "", "911,100,nine to five", ""},
		{"a page without a route", "faq/parking.md", "---\ntitle: Parking\nsay: Here.\n---\n", "", "911,100,nine to five", "Parking"},
		{"a page without its lines", "faq/parking.md", "Here.\n", "", "911,100,nine to five", "Parking"},
		{"a page of control characters", "faq/parking.md", "---\ntitle: \x01\n---\n", "", "911,100,nine to five", "Parking"},
		{"a page that is empty", "faq/parking.md", "", "", "911,100,nine to five", "Parking"},
		{"a page that is too large", "faq/parking.md", strings.Repeat("x", MaxFileSize+1), "", "911,100,nine to five", "Parking"},
		{"a folder where the page was", "faq/parking.md/a.txt", "", "", "911,100,nine to five", "Parking"},
		{"a file where the folder was", "faq", "x", "", "911,100,nine to five", "Parking"},
		{"a page that was removed", "faq/parking.md", "-", "In the street.", "911,100,nine to five", ""},
		{"a value without its colon", "clinic.yaml", "emergency-number 112\nfax: 200\nhours: all day\n", "", "911,200,all day", "Emergency number"},
		{"a line that is not text", "clinic.yaml", "emergency-number: 112\nfax: \x02\nhours: all day\n", "", "112,100,all day", "Fax"},
		{"a needed value whose line is gone", "clinic.yaml", "fax: 200\nhours: all day\n", "", "911,200,all day", "Emergency number"},
		{"another value whose line is gone", "clinic.yaml", "emergency-number: 112\nhours: all day\n", "", "112,,all day", ""},
		{"a needed value that was removed", "clinic.yaml", "emergency-number:\nfax: 200\nhours: all day\n", "", ",200,all day", ""},
		{"a mistyped key", "clinic.yaml", "emergency-numbr: 112\nfax: 200\nhours: all day\n", "", "911,200,all day", "Emergency number"},
		{"clinic.yaml is gone", "clinic.yaml", "-", "", "911,,", "Emergency number"},
		{"clinic.yaml of another kind", "clinic.yaml", "\x00\x01\x02", "", "911,100,nine to five", "Emergency number,Fax,Hours"},
		{"a table that cannot be read", "vocabulary.yaml", "groups: [\n", "", "911,100,nine to five", "vocabulary.yaml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layer := handbook.Layer{Name: "clinic", FS: files(sound), Date: "2026-11-20"}
			before, _, err := Load(bundled, layer)
			if err != nil || len(before.Problems()) > 0 {
				t.Fatal(err, before.Problems())
			}
			now := files(sound)
			switch {
			case tt.text == "-":
				delete(now, tt.file)
			case tt.file != "":
				delete(now, "faq/parking.md/a.txt")
				if strings.HasPrefix(tt.file, "faq/parking.md/") || tt.file == "faq" {
					delete(now, "faq/parking.md")
				}
				now[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
			}
			layer = handbook.Layer{Name: "clinic", FS: now, Date: "2026-11-25", Good: before.Layers()[0].Good}
			for range 2 { // and once more, from what the first loading kept
				h, words, err := Load(bundled, layer)
				if err != nil {
					t.Fatal(err)
				}
				want := tt.say
				if want == "" {
					want = "In our garage."
				}
				if got := h.Entry("faq/parking").SayText(); got != want {
					t.Errorf("the page says %q, want %q", got, want)
				}
				var values []string
				for _, f := range h.Fields() {
					values = append(values, f.Value)
				}
				if got := strings.Join(values, ","); got != tt.values {
					t.Errorf("the values are %q, want %q", got, tt.values)
				}
				var kept []string
				for _, k := range h.Kept() {
					kept = append(kept, k.Name)
					if k.Date != "2026-11-20" {
						t.Errorf("%s is kept from %q", k.Name, k.Date)
					}
				}
				if got := strings.Join(kept, ","); got != tt.kept {
					t.Errorf("kept: %q, want %q; problems %v", got, tt.kept, h.Problems())
				}
				if named := len(h.Problems()) > 0; named != (tt.kept != "") {
					t.Errorf("problems: %v", h.Problems())
				}
				if len(words.Groups) == 0 {
					t.Error("the vocabulary is gone")
				}
				layer.Good = h.Layers()[0].Good
			}
		})
	}
}

func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}
