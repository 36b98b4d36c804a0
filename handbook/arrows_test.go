package handbook_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// module is the prefix of the project's own packages.
const module = "clinichandbook/"

// forbidden holds, for each package, what it must not depend on, directly or
// through others. Higher rooms come first: each may use those below it.
var forbidden = []struct {
	pkg  string
	not  []string
	deep bool // through other packages too
}{
	{"cmd/handbookctl", []string{"fyne.io/", module + "ui", "net/http"}, true},
	{"ui", []string{"github.com/yuin/goldmark", "github.com/sahilm/fuzzy", "github.com/go-gl", module + "assets", module + "cmd", "fyne.io/fyne/v2/app"}, false},
	{"ui/page", []string{"github.com/yuin/goldmark", "github.com/sahilm/fuzzy", module + "assets", module + "cmd", module + "handbook/search", "fyne.io/fyne/v2/app"}, false},
	{"ui/look", []string{module + "handbook/", module + "assets", module + "cmd", module + "ui/page"}, false},
	{"ui/xwidget", []string{module}, false},
	{"handbook/author", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/export", "net/http"}, true},
	{"handbook/author/importer", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/export", "net/http"}, true},
	{"handbook/export", []string{"fyne.io/", module + "ui", module + "assets", "net/http"}, true},
	{"handbook/shelf", []string{"fyne.io/", module + "ui", module + "assets", "net/http"}, true},
	{"handbook/message", []string{"fyne.io/", module, "net/http"}, true},
	{"handbook/parallel", []string{"fyne.io/", module, "net/http"}, true},
	{"cmd/clinic-handbook/internal/belowfyne", []string{module + "handbook", module + "ui", module + "assets", module + "cmd/clinic-handbook/internal/crash", module + "cmd/clinic-handbook/internal/instance", module + "cmd/clinic-handbook/internal/tempdir", module + "cmd/clinic-handbook/internal/userdir", module + "cmd/clinic-handbook/internal/xvfb", "net/http"}, false},
	{"cmd/clinic-handbook/internal/belowfyne/linked", []string{module, "net/http"}, false},
	{"cmd/clinic-handbook/internal/xvfb", []string{"fyne.io/", module, "net/http"}, true},
	{"cmd/clinic-handbook/internal/x11", []string{"fyne.io/", module, "net/http"}, false},
	{"cmd/clinic-handbook/internal/clipboard", []string{"fyne.io/", module + "handbook", module + "ui", module + "assets", "net/http"}, true},
	{"cmd/clinic-handbook/internal/hotkey", []string{module + "handbook", module + "ui", module + "assets", "net/http"}, false},
	{"handbook/search", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/search/english", module + "handbook/search/spanish", module + "handbook/search/languages", "net/http"}, true},
	{"handbook/search/language", []string{module}, true},
	{"handbook/delivery", []string{"fyne.io/", module + "ui", module + "assets", "net/http"}, true},
	{"handbook/guide", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/search", "net/http"}, true},
	{"handbook/pack", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/search", module + "handbook/delivery", "net/http"}, true},
	{"handbook/content", []string{"fyne.io/", module + "ui", module + "assets", module + "handbook/search", module + "handbook/delivery", "net/http"}, true},
	{"assets", []string{module}, false},
}

// TestArrows checks who may import whom.
func TestArrows(t *testing.T) {
	for _, c := range forbidden {
		for _, dep := range imports(t, c.pkg, c.deep) {
			for _, f := range c.not {
				if strings.HasPrefix(dep, f) {
					t.Errorf("%s must not import %s", c.pkg, dep)
				}
			}
		}
	}
}

// TestModelStandsAlone checks that the model imports the standard library only.
func TestModelStandsAlone(t *testing.T) {
	for _, dep := range imports(t, "handbook", true) {
		if first, _, _ := strings.Cut(dep, "/"); dep != module+"handbook" && (strings.Contains(first, ".") || strings.HasPrefix(dep, module)) {
			t.Errorf("handbook must not import %s", dep)
		}
	}
}

// TestOnlyContentKnowsFormats checks that Markdown and YAML are read in one place.
func TestOnlyContentKnowsFormats(t *testing.T) {
	allowed := []string{module + "handbook/content"}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		if slices.Contains(allowed, f[0]) {
			continue
		}
		for _, dep := range f[1:] {
			if strings.HasPrefix(dep, "github.com/yuin/goldmark") || strings.HasPrefix(dep, "github.com/goccy/go-yaml") {
				t.Errorf("%s imports %s, which only content may", f[0], dep)
			}
		}
	}
}

func imports(t *testing.T, pkg string, deep bool) []string {
	t.Helper()
	format := `{{join .Imports "\n"}}`
	if deep {
		format = `{{join .Deps "\n"}}`
	}
	out, err := exec.Command("go", "list", "-f", format, module+pkg).Output()
	if err != nil {
		t.Fatalf("%s: %v", pkg, err)
	}
	return strings.Fields(string(out))
}
