package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook"
)

// clinicFiles is a clinic's folder.
func clinicFiles(files map[string]string) handbook.Layer {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return handbook.Layer{Name: "clinic", FS: fsys}
}

func clinicPage(front string) string {
	return "---\ntitle: Our headache\nroute: nurse\nsay: Our nurse will help.\n" + front + "---\n"
}

// basedOnHeadache is the line of a page that was copied from the bundled one.
func basedOnHeadache() string {
	data, _ := fs.ReadFile(content(nil), "side-effects/headache.md")
	return "based-on: \"" + Fingerprint(data) + "\"\n"
}

func problemTexts(h *handbook.Handbook) string {
	var out []string
	for _, p := range h.Problems() {
		out = append(out, p.String())
	}
	return strings.Join(out, "\n")
}

func TestLayerReplacesAnEntryAsAWhole(t *testing.T) {
	h, _, err := Load(content(nil), clinicFiles(map[string]string{"side-effects/headache.md": clinicPage(basedOnHeadache() + "aliases: [head hurts, sore head]\n")}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	e := h.Entry("side-effects/headache")
	if e.Title != "Our headache" || len(e.Parts) > 0 || len(e.Aliases) != 2 {
		t.Errorf("%q with %d parts and aliases %q: want the clinic's page and nothing of the bundled one", e.Title, len(e.Parts), e.Aliases)
	}
	if e.Origin == nil || e.Origin.Name != "clinic" || !e.Replaces {
		t.Errorf("origin %v, replaces %v", e.Origin, e.Replaces)
	}
	if len(h.Entries()) != 1 || h.Bundled().Entry("side-effects/headache").Title != "Headache" {
		t.Errorf("%d entries; the bundled page is %q", len(h.Entries()), h.Bundled().Entry("side-effects/headache").Title)
	}
}

// TestOutdatedCopyIsShownAlone checks what happens when nobody has compared the
// clinic's copy of a whole page with the bundled one: the clinic's is shown, and
// the owner is told once.
func TestOutdatedCopyIsShownAlone(t *testing.T) {
	for name, c := range map[string]struct{ front, says string }{
		"changed since": {"based-on: 0123456789ab\n", "clinic/side-effects/headache.md:5: the handbook's page side-effects/headache has changed"},
		"missing":       {"", "clinic/side-effects/headache.md:1: this page replaces"},
		"odd number":    {"based-on: 12345678e999\n", "clinic/side-effects/headache.md:5: the handbook's page"},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, err := Load(content(map[string]string{"faq/b.md": "---\ntitle: B\nroute: nurse\nsay: B.\nrelated: [side-effects/headache]\n---\n"}),
				clinicFiles(map[string]string{"side-effects/headache.md": clinicPage(c.front + "aliases: [head hurts]\n")}))
			if err != nil || len(h.Problems()) != 1 || !strings.HasPrefix(h.Problems()[0].String(), c.says) {
				t.Fatalf("%v, problems %q, want %q", err, h.Problems(), c.says)
			}
			ours := h.Entry("side-effects/headache")
			if len(h.Entries()) != 2 || ours.Title != "Our headache" || h.Entry("faq/b").Related[0] != ours {
				t.Errorf("%d entries, shown is %q", len(h.Entries()), ours.Title)
			}
		})
	}
}

func TestFingerprintHeedsWordsOnly(t *testing.T) {
	a := Fingerprint([]byte("---\ntitle: A\n---\n"))
	if b := Fingerprint([]byte("\uFEFF---\r\ntitle: A\r\n---\r\n")); a != b || len(a) != 12 {
		t.Errorf("%q and %q: an editor's line ends must not count", a, b)
	}
	if b := Fingerprint([]byte("---\ntitle: B\n---\n")); a == b {
		t.Error("another title has the same fingerprint")
	}
}

// TestBrokenLayerHidesNothing checks that the bundled content stays whatever a
// clinic's folder holds, and that each fault is named as the clinic's.
func TestBrokenLayerHidesNothing(t *testing.T) {
	bundled := func() fstest.MapFS {
		return content(map[string]string{
			"red-flags.yaml":  "- name: Breath\n  entries: [side-effects/headache]\n  values: [nurse-line]\n  phrases: [no breath]\n",
			"vocabulary.yaml": "groups:\n  - nausea, queasy\nelsewhere: parking\n",
			"faq/now.md":      "---\ntitle: Now\nroute: emergency\nsay: Call now.\n---\n",
		})
	}
	for name, c := range map[string]struct{ file, text, says string }{
		"no front matter":      {"side-effects/headache.md", "Hello\n", "clinic/side-effects/headache.md:1: the lines between --- and --- are missing"},
		"wrong route":          {"side-effects/headache.md", "---\ntitle: A\nroute: x\nsay: B.\n---\n", `clinic/side-effects/headache.md:3: unknown route "x"`},
		"not UTF-8":            {"side-effects/headache.md", "---\ntitle: \u00e9\xff\n---\n", "clinic/side-effects/headache.md:2: this line contains characters that are not text"},
		"too large":            {"side-effects/headache.md", strings.Repeat("x", MaxFileSize+1), "clinic/side-effects/headache.md:1: the file is larger"},
		"alias of another":     {"faq/b.md", clinicPage("aliases: [head hurts]\n"), `clinic/faq/b.md:5: duplicate alias "head hurts", which side-effects/headache has already: `},
		"emergency no more":    {"faq/now.md", clinicPage("based-on: x\n"), "clinic/faq/now.md:3: the handbook's page faq/now is an emergency page"},
		"based on nothing":     {"faq/b.md", clinicPage("based-on: x\n"), "clinic/faq/b.md:5: based-on is not needed"},
		"source again":         {"sources.yaml", "- {key: N2, title: X, publisher: Y, year: 2020, kind: study}\n", `clinic/sources.yaml:1: duplicate source key "N2"`},
		"field again":          {"clinic-fields.yaml", "- {id: nurse-line, label: Other, unset: Fine}\n", `clinic/clinic-fields.yaml:1: duplicate id "nurse-line"`},
		"flag again":           {"red-flags.yaml", "- name: Breath\n  entries: [side-effects/headache]\n  phrases: [x]\n  unless: [no breath]\n", `clinic/red-flags.yaml:1: duplicate red flag "Breath"`},
		"meant elsewhere":      {"vocabulary.yaml", "elsewhere: queasy, refills\n", `clinic/vocabulary.yaml:1: "queasy" is under elsewhere`},
		"not YAML":             {"red-flags.yaml", "- name: [\n", "clinic/red-flags.yaml:"},
		"value of a like name": {"clinic.yaml", "line: 5\n", `clinic/clinic.yaml:1: unknown clinic value "line": maybe nurse-line is meant`},
		"unknown value":        {"clinic.yaml", "nope: 5\n", `clinic/clinic.yaml:1: unknown clinic value "nope"`},
		"nearly right file":    {"red-flag.yaml", "x", "clinic/red-flag.yaml:1: this file is not read"},
		"page at the top":      {"parking.md", "x", "clinic/parking.md:1: this page is not read"},
		"nearly right place":   {"side-affects/a.md", "x", "clinic/side-affects:1: the pages in this folder are not read"},
		"nothing":              {"photo.jpg", "x", "clinic/.:1: this folder contains no handbook files"},
	} {
		t.Run(name, func(t *testing.T) {
			h, words, err := Load(bundled(), clinicFiles(map[string]string{c.file: c.text}))
			if err != nil || !strings.Contains(problemTexts(h), c.says) {
				t.Fatalf("%v, problems %q, want %q", err, h.Problems(), c.says)
			}
			for _, p := range h.Problems() {
				if p.Layer != "clinic" {
					t.Errorf("%q is not said to be the clinic's", p)
				}
			}
			e := h.Entry("side-effects/headache")
			if e == nil || e.Title != "Headache" || e.Origin != nil || !slices.Contains(e.Aliases, "head hurts") {
				t.Errorf("the bundled entry is %+v", e)
			}
			if n := h.Entry("faq/now"); n.Route != handbook.Emergency {
				t.Errorf("the emergency page has the route %v", n.Route)
			}
			flag := h.RedFlags()[0]
			if flag.Name != "Breath" || !slices.Equal(flag.Phrases, []string{"no breath"}) || len(flag.Unless) > 0 || flag.Entries[0].ID != "side-effects/headache" || flag.Origin != nil {
				t.Errorf("the bundled red flag is %+v", flag)
			}
			f := h.Field("nurse-line")
			if f.Label != "Nurse line" || !f.Needed || f.Unset != "Not set" {
				t.Errorf("the bundled field is %+v", f)
			}
			if slices.Contains(words.Elsewhere, "queasy") {
				t.Error("the clinic called answered elsewhere what the handbook answers")
			}
		})
	}
}

func TestLayersAdd(t *testing.T) {
	bundled := content(map[string]string{"vocabulary.yaml": "elsewhere: parking, refills\n"})
	h, words, err := Load(bundled, clinicFiles(map[string]string{
		"faq/parking.md":     "---\ntitle: Parking\nroute: front-desk\nsay: Ring [x](clinic:gate).\nsay-until-set: Ask.\naliases: [parking lot]\nsources: [C1]\n---\n## Official sources\nBehind. [^C1]\n[x](../side-effects/headache.md)\n",
		"sources.yaml":       "- {key: C1, title: Map, publisher: Us, year: 2025, kind: official}\n",
		"clinic-fields.yaml": "- {id: gate, label: Gate}\n",
		"clinic.yaml":        "gate: {value: \"5\", by: Ann, on: 2026-11-01}\n",
		"red-flags.yaml":     "- name: Fire\n  entries: [faq/parking]\n  values: [gate]\n  phrases: [fire]\n",
		"vocabulary.yaml":    "groups:\n  - refills, more pills\ntopics:\n  - lawyer, court date\nelsewhere: passport\n",
		"README.md":          "How we work.",
	}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	e, f := h.Entry("faq/parking"), h.Field("gate")
	if e.Origin == nil || e.Replaces || e.SayText() != "Ring 5." || len(e.Values) != 1 || e.Values[0] != f || e.Sources[0].Key != "C1" {
		t.Errorf("entry %+v", e)
	}
	if f.Value != "5" || f.SetBy != "Ann" || f.Origin == nil || f.Origin.Name != "clinic" {
		t.Errorf("field %+v", f)
	}
	if got := strings.Join(words.Elsewhere, ","); got != "parking,passport" {
		t.Errorf("elsewhere is %s", got)
	}
	if len(words.Topics) != 1 || strings.Join(words.Topics[0], ",") != "lawyer,court date" || len(words.Bundled.Topics) != 0 {
		t.Errorf("topics are %v", words.Topics)
	}
	if got := strings.Join(words.Bundled.Elsewhere, ","); got != "parking,refills" || len(h.Bundled().RedFlags()) != 0 || len(h.Bundled().Entries()) != 1 {
		t.Errorf("the bundled handbook by itself has changed: %s", got)
	}
}

// TestValuesMergeOneByOne checks which value counts, and that it is told where
// it comes from.
func TestValuesMergeOneByOne(t *testing.T) {
	values := func(name, text string, desk bool) handbook.Layer {
		return handbook.Layer{Name: name, Desk: desk, FS: fstest.MapFS{
			"clinic.yaml":    {Data: []byte(text)},
			"faq/strange.md": {Data: []byte("not read of a desk")},
		}}
	}
	fields := goodFields + "- {id: hours, label: Hours}\n- {id: name, label: Name}\n- {id: fax, label: Fax}\n"
	bundled := content(map[string]string{"clinic-fields.yaml": fields, "clinic.yaml": "fax: \"1\"\n"})
	clinic := values("clinic", "nurse-line: 300\nname:\n", false)
	clinic.FS.(fstest.MapFS)["faq/strange.md"].Data = []byte(clinicPage(""))
	h, _, err := Load(bundled, values("desk", "nurse-line: 200\nhours: 9 to 5\nname: Ours\n", true), clinic)
	if err != nil || len(h.Problems()) > 0 || h.Entry("faq/strange") == nil {
		t.Fatal(err, h.Problems())
	}
	for id, want := range map[string]string{"nurse-line": "300 clinic", "hours": "9 to 5 desk", "name": "Ours desk", "fax": "1 "} {
		f := h.Field(id)
		from := ""
		if f.Origin != nil {
			from = f.Origin.Name
		}
		if got := f.Value + " " + from; got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}

// TestOddFolders checks that no file system object of a clinic's folder stops or
// hangs the loading.
func TestOddFolders(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("faq/good.md", clinicPage(""))
	write("faq/Good.md", clinicPage(""))
	write("faq/folder.md/a.md", "x")
	write("clinic.yaml/a", "x")
	odd := makeOddities(t, dir)
	done := make(chan *handbook.Handbook, 1)
	go func() {
		h, _, _ := Load(content(nil), handbook.Layer{Name: dir, FS: os.DirFS(dir)})
		done <- h
	}()
	var h *handbook.Handbook
	select {
	case h = <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("loading hangs")
	}
	if h.Entry("faq/good") == nil || h.Entry("side-effects/headache") == nil {
		t.Error("the sound entries are not there")
	}
	all := problemTexts(h)
	for _, file := range append(odd, "faq/Good.md", "faq/folder.md", "clinic.yaml") {
		if strings.Count(all, "/"+file+":1: ") != 1 {
			t.Errorf("%s is not named once:\n%s", file, all)
		}
	}
}

func TestMissingLayer(t *testing.T) {
	h, _, err := Load(content(nil), handbook.Layer{Name: "gone", FS: os.DirFS(filepath.Join(t.TempDir(), "gone"))}, handbook.Layer{Name: "desk", Desk: true, FS: os.DirFS("/nonexistent")})
	if err != nil || h.Entry("side-effects/headache") == nil {
		t.Error("a missing layer took the bundled content away:", err)
	}
	if _, _, err := Load(fstest.MapFS{}, clinicFiles(nil)); !errors.Is(err, ErrNoEntries) {
		t.Errorf("nothing at all gave %v", err)
	}
}

func TestLayerIsBounded(t *testing.T) {
	files := fstest.MapFS{"faq/a.md": {Data: []byte(clinicPage(""))}}
	fat := make([]byte, MaxFileSize) // of no worth as a page, so quickly read
	for i := range 200 {
		files["faq/z-"+itoa(i)+".md"] = &fstest.MapFile{Data: fat}
	}
	h, _, _ := Load(content(nil), handbook.Layer{Name: "clinic", FS: files})
	if all := problemTexts(h); strings.Count(all, "MiB") != 1 || len(h.Problems()) > 140 || h.Entry("faq/a") == nil {
		t.Errorf("%d problems: %.300q", len(h.Problems()), all)
	}
}

// TestLoadingIsTheSameEachTime checks that reading side by side changes nothing.
func TestLoadingIsTheSameEachTime(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files["faq/p-"+itoa(i)+".md"] = clinicPage("aliases: [one " + itoa(i/2) + "]\nrelated: [faq/no-" + itoa(i) + "]\n")
	}
	first := ""
	for range 5 {
		h, _, _ := Load(content(nil), clinicFiles(files))
		if all := problemTexts(h); first == "" {
			first = all
		} else if all != first {
			t.Fatal("two loads of the same folder name different problems")
		}
	}
}
