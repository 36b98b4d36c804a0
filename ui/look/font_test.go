package look

import (
	"io/fs"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"

	"clinichandbook/assets"
)

// TestFontCoversContent checks that the program's font can draw every letter of
// the bundled content: a missing one shows as a box, and so do its neighbors.
func TestFontCoversContent(t *testing.T) {
	for name, style := range map[string]fyne.TextStyle{"regular": {}, "bold": {Bold: true}, "italic": {Italic: true}} {
		font, err := sfnt.Parse(NewTheme(Light, DefaultTextSize).Font(style).Content())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		missing := func(r rune) bool {
			i, err := font.GlyphIndex(&buf, r)
			return err != nil || i == 0
		}
		for _, r := range "“”…·•" { // what the screens themselves add
			if missing(r) {
				t.Errorf("the %s font lacks %q", name, r)
			}
		}
		err = fs.WalkDir(assets.Content(), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(assets.Content(), path)
			seen := map[rune]bool{}
			for _, r := range string(data) {
				if !seen[r] && !unicode.IsSpace(r) && missing(r) {
					seen[r] = true
					t.Errorf("%s: the %s font lacks %q: write it in words", path, name, r)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		languages, err := fs.Glob(assets.Translations(), "translations/*.json")
		if err != nil || len(languages) == 0 {
			t.Fatal(languages, err)
		}
		for _, file := range languages {
			data, err := fs.ReadFile(assets.Translations(), file)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range string(data) {
				if !unicode.IsSpace(r) && missing(r) {
					t.Errorf("%s: the %s font lacks %q", file, name, r)
				}
			}
		}
	}
}
