package handbook_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestArrows holds who may import whom.
func TestArrows(t *testing.T) {
	for _, c := range []struct {
		pkg       string
		forbidden []string
		deep      bool // through other packages too
	}{
		{"clinichandbook/handbook", []string{"fyne.io/", "clinichandbook/ui", "clinichandbook/assets", "net/http"}, true},
		{"clinichandbook/handbook/search", []string{"fyne.io/", "clinichandbook/ui", "clinichandbook/assets", "net/http"}, true},
		{"clinichandbook/handbook/export", []string{"fyne.io/", "clinichandbook/ui", "clinichandbook/assets", "net/http"}, true},
		{"clinichandbook/handbook/pack", []string{"fyne.io/", "clinichandbook/", "net/http"}, true},
		{"clinichandbook/handbook/delivery", []string{"fyne.io/", "clinichandbook/ui", "clinichandbook/assets", "net/http"}, true},
		{"clinichandbook/handbook/beside", []string{"fyne.io/", "clinichandbook/", "net/http"}, true},
		{"clinichandbook/handbook/sentence", []string{"fyne.io/", "clinichandbook/", "net/http"}, true},
		{"clinichandbook/cmd/handbookctl", []string{"fyne.io/", "clinichandbook/ui", "net/http"}, true},
		{"clinichandbook/assets", []string{"clinichandbook/"}, false},
		{"clinichandbook/ui", []string{"github.com/yuin/goldmark", "github.com/sahilm/fuzzy", "clinichandbook/assets", "fyne.io/fyne/v2/app"}, false},
		{"clinichandbook/ui/xwidget", []string{"clinichandbook/"}, false},
	} {
		format := `{{join .Imports "\n"}}`
		if c.deep {
			format = `{{join .Deps "\n"}}`
		}
		out, err := exec.Command("go", "list", "-f", format, c.pkg).Output()
		if err != nil {
			t.Fatalf("%s: %v", c.pkg, err)
		}
		for _, dep := range strings.Fields(string(out)) {
			for _, f := range c.forbidden {
				if strings.HasPrefix(dep, f) {
					t.Errorf("%s must not import %s", c.pkg, dep)
				}
			}
		}
	}
}
