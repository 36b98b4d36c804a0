package guide_test

import (
	"testing"
	"testing/fstest"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/guide"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
)

func load(t *testing.T) *guide.Guide {
	t.Helper()
	g, err := guide.Load(assets.Guide())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestChapters(t *testing.T) {
	g := load(t)
	var titles []string
	sections := 0
	for _, c := range g.Chapters() {
		titles = append(titles, c.Title)
		sections += len(c.Sections)
		for i, s := range c.Sections {
			if in, at, ok := g.Section(s.ID); !ok || in.Title != c.Title || at != i {
				t.Errorf("%s is not found by its ID: is a heading used twice?", s.ID)
			}
			if len(s.Parts[0].Blocks) == 0 {
				t.Errorf("%s says nothing", s.ID)
			}
		}
	}
	if want := []string{"User's guide", "Content owner's guide", "File format", "Administrator's guide"}; len(titles) != len(want) || titles[0] != want[0] || titles[3] != want[3] {
		t.Errorf("the chapters are %q, want %q", titles, want)
	}
	if n := len(g.Book().Entries()); n != sections {
		t.Errorf("the book has %d entries, the chapters have %d sections", n, sections)
	}
}

func TestLinksLeadToSections(t *testing.T) {
	g := load(t)
	links := 0
	for _, e := range g.Book().Entries() {
		for s := range handbook.Spans(e.Parts[0].Blocks) {
			if l, ok := s.(handbook.EntryLink); ok {
				links++
				if _, _, ok := g.Section(l.ID); !ok {
					t.Errorf("%s links to %s, which does not exist", e.ID, l.ID)
				}
			}
		}
	}
	if links < 5 {
		t.Errorf("only %d links were found", links)
	}
}

// TestHelpIsFound searches the help as its readers would.
func TestHelpIsFound(t *testing.T) {
	g := load(t)
	ix := search.New(g.Book(), nil, english.Language())
	for query, want := range map[string]string{
		"print":              "guide/users#copy-and-print",
		"larger text":        "guide/users#change-colors-and-text-size",
		"side effects table": "guide/users#compare-side-effects",
		"add a red flag":     "guide/owners#add-a-red-flag",
		"undo":               "guide/owners#undo",
		"twelve desks":       "guide/owners#set-up-twelve-desks",
		"handing over":       "guide/owners#hand-over-to-a-colleague",
		"lost key":           "guide/owners#if-a-key-is-lost-or-stolen",
		"silent install":     "guide/administrators#install-silently-on-windows",
		"exit code":          "guide/administrators#when-it-does-not-start",
		"desk.yaml":          "guide/administrators#tell-each-desk-where-the-content-is",
		"vocabulary":         "README#vocabulary",
		"crash report":       "guide/administrators#crash-reports",
		"usb stick":          "guide/administrators#run-it-from-a-stick-or-a-folder",
		"nothing found":      "guide/users#when-nothing-is-found",
		"keyboard shortcuts": "guide/users#keyboard-shortcuts",
	} {
		hits := ix.Search(query, 5).Hits
		rank := 0
		for i, h := range hits {
			if h.Entry.ID == want {
				rank = i + 1
			}
		}
		if rank == 0 || rank > 3 {
			var ids []string
			for _, h := range hits {
				ids = append(ids, h.Entry.ID)
			}
			t.Errorf("%q finds %q at rank %d: %q", query, want, rank, ids)
		}
	}
}

func TestFaultsAreReported(t *testing.T) {
	if _, err := guide.Load(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is a guide")
	}
	files := fstest.MapFS{}
	for _, name := range []string{"guide/users.md", "guide/owners.md", "README.md", "guide/administrators.md"} {
		files[name] = &fstest.MapFile{Data: []byte("# Title\n\n<b>HTML</b>\n")}
	}
	if _, err := guide.Load(files); err == nil {
		t.Error("HTML in a guide is not reported")
	}
}
