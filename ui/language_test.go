package ui

import (
	"bytes"
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/page"
	"clinichandbook/ui/uitest"
)

// inSpanish shows the program's texts in Spanish until the test ends. Fyne logs
// each text that it cannot translate.
func inSpanish(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the language is that of the system here")
	}
	use := func(language string) {
		if err := uitest.UseLanguage(language); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("LC_ALL", "") // to be as they were in the end
	t.Setenv("LANGUAGE", "")
	var logged bytes.Buffer
	log.SetOutput(&logged)
	t.Cleanup(func() {
		log.SetOutput(os.Stderr)
		if logged.Len() > 0 {
			t.Errorf("logged:\n%s", logged.String())
		}
		use("en_US")
	})
	use("es_ES")
}

// wantSpanish holds that a part of the window says all of this, and that no
// value is left open.
func wantSpanish(t *testing.T, o fyne.CanvasObject, want ...string) {
	t.Helper()
	wantSeen(t, o, want...)
	for _, open := range []string{"{{", "<no value>"} {
		if strings.Contains(seen(o), open) {
			t.Errorf("%q is left open:\n%s", open, seen(o))
		}
	}
}

func TestNoticesInSpanish(t *testing.T) {
	inSpanish(t)
	dir := t.TempDir()
	for _, file := range []string{"notebook.json", "notebook.older.json"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte("spoiled"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := openWith(t, notebook.Open(dir))
	wantSpanish(t, w.area.pager.Content(), "En la carpeta "+dir+" se encontraron daños en notebook.json y notebook.older.json, y lo dañado se apartó como notebook.damaged-",
		"no hay ninguna copia anterior")
	host{w}.Fail(w.lib.kept.Save("no\nentry"))
	wantSpanish(t, w.status.bar, `La página "no\nentry" no se puede guardar`)
}

// share is a desk that can use nothing, and hands on what it is told.
type share struct{ told chan delivery.Status }

func (s share) Load(*delivery.Content) (func(), error) { return nil, errors.New("a reason") }
func (s share) SetStatus(status delivery.Status)       { s.told <- status }

func TestDeliveryInSpanish(t *testing.T) {
	inSpanish(t)
	w := open(t)
	place := filepath.Join(t.TempDir(), "share")
	s := share{make(chan delivery.Status, 9)}
	go delivery.New(delivery.Config{Content: place, Every: 10 * time.Millisecond}, "").Watch(t.Context(), s)
	w.SetDelivery(<-s.told)
	wantSpanish(t, w.area.pager.Content(), "No se puede leer el contenido de la clínica, porque no se encuentra "+place+". Se muestra el manual incluido en el programa.")
	if err := os.Mkdir(place, 0o700); err != nil {
		t.Fatal(err)
	}
	w.SetDelivery(<-s.told)
	wantSpanish(t, w.area.pager.Content(), "no hay ningún archivo del manual en "+place+".")
	if err := os.WriteFile(filepath.Join(place, "clinic.yaml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.SetDelivery(<-s.told)
	wantSpanish(t, w.area.pager.Content(), "El contenido nuevo de "+place+" no se usa, porque a reason. Se muestra el manual incluido en el programa.")
}

func TestFaultsInSpanish(t *testing.T) {
	inSpanish(t)
	f := values.In(t.TempDir())
	err := f.Set("hours", "", handbook.Setting{Value: strings.Repeat("x", values.MaxValue+3)})
	if got := page.ErrorText(err); got != "No se guardó nada, porque este texto supera en 3 caracteres el límite de 6000. Acórtelo y guarde de nuevo." {
		t.Error(got)
	}
	if got := page.ErrorText(fs.ErrExist); got != "file already exists" {
		t.Error(got)
	}
}
