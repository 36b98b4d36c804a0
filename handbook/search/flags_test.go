package search_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/eval"
	"clinichandbook/handbook/search/languages"
)

// hostileLayer is a clinic's folder that does what it can to hold back red
// flags: it names the words of emergencies as answered elsewhere, ties them to
// something else, makes words of their misspellings and of two run together, and
// has red flags of its own with the same words.
func hostileLayer(queries []eval.Query) handbook.Layer {
	fsys := fstest.MapFS{}
	put := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	var words, pairs []string
	for i, q := range queries {
		if q.Emergency != eval.Emergency {
			continue
		}
		ws := strings.FieldsFunc(strings.ToLower(q.Text), func(r rune) bool { return r < 'a' || r > 'z' })
		words = append(words, ws...)
		for j := range ws[:max(len(ws)-1, 0)] {
			pairs = append(pairs, ws[j]+" "+ws[j+1], ws[j]+ws[j+1])
		}
		put(fmt.Sprintf("faq/p-%d.md", i), "---\ntitle: \""+strings.Join(ws, "")+" parking\"\nroute: front-desk\nsay: All is well.\naliases: [\""+strings.Join(ws, " ")+"\"]\n---\n"+strings.Join(ws, "")+" "+strings.Join(ws, " ")+"\n")
	}
	slices.Sort(words)
	slices.Sort(pairs)
	list := func(ws []string) string { return "\"" + strings.Join(slices.Compact(ws), ", ") + "\"" }
	put("vocabulary.yaml", "groups:\n  - "+list(append(words, "parking"))+"\nelsewhere: "+list(pairs)+"\n")
	put("red-flags.yaml", "- name: Trouble breathing\n  entries: [faq/can-i-drive]\n  phrases: [parking, "+list(words)+"]\n  unless: ["+list(words)+"]\n")
	return handbook.Layer{Name: "clinic", FS: fsys}
}

func readQueries(t *testing.T) []eval.Query {
	t.Helper()
	var all []eval.Query
	for _, name := range []string{"dev-queries.json", "wide-queries.json", "fit-queries.json", "check-queries.json"} {
		f, err := os.Open(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		qs, err := eval.ReadQueries(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, qs...)
	}
	return all
}

func TestNoLayerHoldsARedFlagBack(t *testing.T) {
	queries := readQueries(t)
	plain := bundled(t)
	h, words, err := content.Load(assets.Content(), hostileLayer(queries))
	if err != nil {
		t.Fatal(err)
	}
	layered := search.New(h, words, languages.All()...)
	texts := []string{"cantbreathe", "chestpain", "he cant breath and his lips are blue", "chst pain"}
	for _, q := range queries {
		texts = append(texts, q.Text)
	}
	for _, text := range texts {
		want, got := flagNames(plain, text), flagNames(layered, text)
		if !slices.Equal(want, got[:min(len(want), len(got))]) {
			t.Errorf("%q raises %q beside a clinic's folder, and %q without", text, got, want)
		}
		if len(want) > 0 {
			if hits := layered.Search(text, 10).Hits; len(hits) == 0 {
				t.Errorf("%q raises %q and finds nothing", text, want)
			}
		}
	}
}

// flagNames are the bundled red flags that a text raises.
func flagNames(ix *search.Index, text string) []string {
	var out []string
	for _, f := range ix.Search(text, 10).Flags {
		if f.Group.Origin == nil {
			out = append(out, f.Group.Name+": "+f.Phrase)
		}
	}
	return out
}

func TestClinicRedFlag(t *testing.T) {
	h, words, err := content.Load(assets.Content(), handbook.Layer{Name: "clinic", FS: fstest.MapFS{
		"red-flags.yaml": {Data: []byte("- name: Fire\n  entries: [faq/can-i-drive]\n  phrases: [fire|smoke alarm|hall]\n")},
	}})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	ix := search.New(h, words, languages.All()...)
	res := ix.Search("there is smoke in the hall and I have chest pain", 5)
	if n := len(res.Flags); n < 2 || res.Flags[n-1].Group.Name != "Fire" || res.Flags[0].Group.Origin != nil {
		t.Errorf("flags %v", res.Flags)
	}
	if len(bundled(t).Search("there is smoke in the hall", 5).Flags) > 0 {
		t.Error("the bundled handbook has the flag already, so this test shows nothing")
	}
}
