package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/notebook"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
	"clinichandbook/ui/uitest"
)

// openBilingual shows the window with the bundled handbook and both languages.
func openBilingual(t *testing.T) *Window {
	t.Helper()
	book, words, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	return openIndexed(t, book, search.New(book, words, languages.All()...), notebook.Open(t.TempDir()))
}

// TestSpanishFollowsWhatIsTyped: what is plainly Spanish brings up the Spanish line, and
// English the English one, until the desk chooses; the next call begins anew.
func TestSpanishFollowsWhatIsTyped(t *testing.T) {
	w := openBilingual(t)
	page := func() string { return seen(w.area.pager.Content()) }
	w.search.field.SetText("me duele la cabeza")
	const line = "La ketamina puede dar dolor de cabeza"
	wantSeen(t, w.area.pager.Content(), line, "English", "Translation not reviewed", "Interpreter: ", "Pase la llamada a una enfermera si", "En este momento ninguna enfermera puede contestar")
	copySay(w)
	if got := w.app.Clipboard().Content(); !strings.HasPrefix(got, line) {
		t.Errorf("copies %q", got)
	}
	w.search.field.SetText("her head hurts")
	if strings.Contains(page(), line) || !strings.Contains(page(), "Español") {
		t.Errorf("in English, the page says\n%s", page())
	}
	pressButton(t, w.area.pager.Content(), "Español")
	wantSeen(t, w.area.pager.Content(), line)
	w.search.field.SetText("her head hurts a lot")
	wantSeen(t, w.area.pager.Content(), line) // the desk chose
	w.escape()
	w.search.field.SetText("her head hurts")
	if strings.Contains(page(), line) {
		t.Error("the next call begins in Spanish")
	}
	w.search.field.SetText("quiero comprar zapatos nuevos")
	wantSeen(t, w.area.pager.Content(), "“Lo voy a averiguar y le devuelvo la llamada.”", "Interpreter: ")
}

// TestTheBarSpeaksSpanish: in an emergency, the bar names it and has the script in the
// language of the caller, also before the clinic has set one.
func TestTheBarSpeaksSpanish(t *testing.T) {
	const sentence = "“Llame ahora mismo al número de emergencias de su localidad. No cuelgue, por favor: voy a buscar a una enfermera.”"
	w := openBilingual(t)
	test.Type(w.search.field, "no puedo respirar ")
	wantSeen(t, w.alarm.box, "EMERGENCIA · Dificultad para respirar", sentence, "Interpreter: ")
	pressButton(t, w.alarm.box, "English")
	wantSeen(t, w.alarm.box, "EMERGENCY · Trouble breathing", "Not set up: tell the caller to call the local emergency number now")
	w.escape()
	w.escape()
	test.Type(w.search.field, "cannot breathe ")
	wantSeen(t, w.alarm.box, "Not set up: tell the caller")
	pressButton(t, w.alarm.box, "Español")
	wantSeen(t, w.alarm.box, sentence)
	pressButton(t, w.alarm.box, "Copy")
	if got := w.app.Clipboard().Content(); !strings.HasPrefix(got, strings.Trim(sentence, "“”")) {
		t.Errorf("copies %q", got)
	}
}

// TestAScriptWithoutSpanish: the clinic's own sentence that nobody has translated is
// read out as it is, and the bar says so.
func TestAScriptWithoutSpanish(t *testing.T) {
	w := openEmergency(t, clinicNumbers)
	test.Type(w.search.field, "cannot breathe ")
	pressButton(t, w.alarm.box, "Español")
	wantSeen(t, w.alarm.box, "“Please hang up and call 911 now.”", "which has no Spanish: get an interpreter")
}

// TestOutdatedSpanish: once the English has changed, the page says so and falls back to
// the interpreter.
func TestOutdatedSpanish(t *testing.T) {
	book := func(of string) *handbook.Handbook {
		h, problems := uitest.Faulty(t, map[string]string{
			"clinic-fields.yaml": "- {id: interpreter-line, label: Interpreter, unset: find somebody}\n",
			"faq/parking.md":     "---\ntitle: Parking\nroute: front-desk\nsay: Park behind the house.\nsay-spanish: Estacione detrás de la casa.\nspanish-of: " + of + "\n---\n",
		})
		if len(problems) > 1 {
			t.Fatal(problems)
		}
		return h
	}
	w := openBook(t, book("000000000000"), notebook.Open(t.TempDir()))
	w.Open("faq/parking")
	pressButton(t, w.area.pager.Content(), "Español")
	wantSeen(t, w.area.pager.Content(), "Park behind the house.", "do not read out the Spanish, and get an interpreter", "Interpreter: find somebody")
	if strings.Contains(seen(w.area.pager.Content()), "Estacione") {
		t.Error("the page has the old Spanish")
	}
}
