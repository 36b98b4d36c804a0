// Package uitest helps to test what is on the screen: the text that somebody
// would see, its contrast, and the language it is in.
package uitest

import (
	"image/color"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/xwidget"
)

// Main runs the tests of a package with the program's texts in English.
func Main(m *testing.M) {
	if err := UseLanguage("en_US"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// UseLanguage shows the program's texts in a language. Fyne takes the language
// from the environment whenever texts are added.
func UseLanguage(language string) error {
	for _, name := range []string{"LC_ALL", "LANGUAGE"} {
		if err := os.Setenv(name, language); err != nil {
			return err
		}
	}
	return lang.AddTranslationsFS(assets.Translations(), "translations")
}

// Seen is the text that an object and everything in it shows, a line each.
func Seen(o fyne.CanvasObject) string {
	var b strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *widget.RichText:
			b.WriteString(o.String() + "\n")
		case *xwidget.Styled:
			b.WriteString(o.String() + "\n")
		case *xwidget.Line:
			b.WriteString(o.String() + "\n")
		case *widget.Label:
			b.WriteString(o.Text + "\n")
		case *xwidget.Text:
			b.WriteString(o.Text + "\n")
		case *xwidget.Button:
			b.WriteString(o.Text + "\n")
		case *xwidget.Link:
			b.WriteString(o.String() + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return b.String()
}

// Book reads a handbook from files, and fails the test if it has problems.
func Book(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	h, _, err := content.Load(FS(files))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return h
}

// Faulty reads a handbook that has problems.
func Faulty(t *testing.T, files map[string]string) (*handbook.Handbook, []handbook.Problem) {
	t.Helper()
	h, _, err := content.Load(FS(files))
	if err != nil {
		t.Fatal(err)
	}
	return h, h.Problems()
}

// EffectBook has side effects of each band, and one without details.
func EffectBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	page := func(title, route, more string) string {
		return "---\ntitle: " + title + "\nroute: " + route + "\nsay: Say.\n" + more + "---\n"
	}
	return Book(t, map[string]string{
		"handbook.yaml": "version: \"2026.11\"\n",
		"sources.yaml": "- {key: N2, title: Risks, publisher: A trust, short: NHS, year: 2024, kind: official}\n" +
			"- {key: L2, title: Label, publisher: A firm, short: Label (US), year: undated, kind: official}\n",
		"side-effects/seizure.md": page("Seizure", "emergency", "effect: {common: \"can happen [^L2]\", when: \"at once [^L2]\", band: emergency}\n"),
		"side-effects/mood.md":    page("Mood", "nurse", "effect: {common: \"can happen [^N2]\", settles: \"in days [^L2]\", band: call}\n"),
		"side-effects/nausea.md": page("Nausea", "front-desk", "aliases: [throwing up]\n"+
			"effect: {common: \"common [^N2]\", when: \"soon [^N2]\", settles: \"brief [^N2] but days are reported [^L2]\", band: expected}\n"),
		"side-effects/ache.md":   page("Ache", "nurse", "effect: {band: call}\n"),
		"side-effects/breath.md": page("Breathing", "emergency", "effect: {common: \"can happen [^L2]\", band: emergency}\n"),
		"side-effects/cough.md":  page("Cough", "front-desk", ""),
	})
}

// FS has files in memory.
func FS(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// WantSeen fails a test unless an object shows all of these texts.
func WantSeen(t *testing.T, o fyne.CanvasObject, want ...string) {
	t.Helper()
	got := Seen(o)
	for _, s := range want {
		if !strings.Contains(got, s) {
			t.Errorf("%q is not on the screen:\n%s", s, got)
		}
	}
}

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

// Contrast is the contrast ratio of WCAG 2, from 1 to 21.
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Over is a color painted over an opaque one.
func Over(c, background color.Color) color.Color {
	r, g, b, a := c.RGBA()
	br, bg, bb, _ := background.RGBA()
	mix := func(v, below uint32) uint8 { return uint8((v + below*(0xffff-a)/0xffff + 0x80) / 0x101) }
	return color.NRGBA{R: mix(r, br), G: mix(g, bg), B: mix(b, bb), A: 0xff}
}
