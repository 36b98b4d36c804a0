//go:build unix

package shelf_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// One item that cannot be read costs itself only, in a folder that desks read as it
// is: it is named, and everything else is shown.
func TestOneBadItemCostsOneItem(t *testing.T) {
	sound := string(page("Lunch", "At noon."))
	link := func(to, name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(to, file); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := func(name, text string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { write(t, dir, name, text) }
	}
	for name, c := range map[string]struct {
		make  func(*testing.T, string)
		named string // the beginning of the problem, without the folder
	}{
		"a link in a circle":              {link("loop.md", "faq/loop.md"), "faq/loop.md:1: the file cannot be read (it is a link that leads in a circle)"},
		"a folder that is such a link":    {link("sections", "sections"), "sections:1: "},
		"two links that meet":             {func(t *testing.T, dir string) { link("b.md", "faq/a.md")(t, dir); link("a.md", "faq/b.md")(t, dir) }, "faq/a.md:1: "},
		"a link to a device":              {link("/dev/zero", "faq/zero.md"), "faq/zero.md:1: this is not a file"},
		"a link to its own folder":        {link(".", "faq/self.md"), "faq/self.md:1: "},
		"a pipe":                          {func(t *testing.T, dir string) { _ = syscall.Mkfifo(filepath.Join(dir, "faq", "pipe.md"), 0o600) }, "faq/pipe.md:1: this is not a file"},
		"a file where a folder should be": {file("sections", "x"), "sections:1: the folder cannot be read (not a folder)"},
		"a folder where a page should be": {file("faq/deep.md/deeper.md", sound), "faq/deep.md:1: folders inside faq are not read"},
		"a page too deep":                 {file("faq/more/page.md", sound), "faq/more:1: folders inside faq are not read"},
		"a page too large":                {file("faq/large.md", strings.Repeat("x", 1<<20+1)), "faq/large.md:1: the file is larger than 1 MiB"},
		"a table that is a folder":        {file("sources.yaml/a", "x"), "sources.yaml:1: "},
		"a circle for a table":            {link("red-flags.yaml", "red-flags.yaml"), "red-flags.yaml:1: the file cannot be read (it is a link that leads in a circle)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			write(t, f.content, "faq/lunch.md", sound)
			c.make(t, f.content)
			f.open(t)
			f.watch(t)
			f.window.until(t, "the sound page is shown", func() bool { return f.window.says("faq/lunch") == "At noon." })
			var all []string
			for _, p := range f.window.book.Problems() {
				all = append(all, strings.TrimPrefix(p.String(), f.content+"/"))
			}
			if text := "\n" + strings.Join(all, "\n"); !strings.Contains(text, "\n"+c.named) {
				t.Errorf("it is not named: %s", text)
			}
		})
	}
}

// Folders of pages are read as people name them.
func TestFoldersAsPeopleNameThem(t *testing.T) {
	for _, name := range []string{"FAQ", "FAQs", "Faq", "faqs"} {
		f := newFixture(t)
		write(t, f.content, name+"/Lunch Hours.md", string(page("Lunch", "At noon.")))
		write(t, f.content, "Section/night.md", string(page("Night", "Closed.")))
		write(t, f.content, "Side Effect/hiccups.md", string(page("Hiccups", "They pass.")))
		f.open(t)
		stop := f.watch(t)
		f.window.until(t, "the page in "+name+" is shown", func() bool {
			return f.window.says("faq/lunch-hours") == "At noon." && f.window.says("sections/night") != "" && f.window.says("side-effects/hiccups") != ""
		})
		stop()
		for _, p := range f.window.book.Problems() {
			if p.Layer != "" {
				t.Errorf("%s: %v", name, p)
			}
		}
	}
}
