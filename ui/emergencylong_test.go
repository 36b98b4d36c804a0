package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/uitest"
)

// TestLongTextsInTheBar checks that no text of the bar, however long, pushes the number,
// the buttons, or the page below out of the window, or makes the window larger.
func TestLongTextsInTheBar(t *testing.T) {
	const size = 6000
	long := strings.Repeat("Ask for Ann and wait. ", size/22)
	word := strings.Repeat("x", size)
	clinic := func(id, text string) string {
		return strings.Replace(clinicNumbers, id+": ", id+": "+text+" ", 1)
	}
	number := func(text string) string {
		return strings.Replace(clinicNumbers, "emergency-number: \"911\"", "emergency-number: 911, then "+text, 1)
	}
	for name, files := range map[string]map[string]string{
		"script":        {"clinic.yaml": clinic("emergency-script", long)},
		"one long word": {"clinic.yaml": clinic("emergency-script", word)},
		"number":        {"clinic.yaml": number(long)},
		"number's word": {"clinic.yaml": number(word)},
		"other number":  {"clinic.yaml": clinicNumbers, "red-flags.yaml": "- {name: Trouble, entries: [side-effects/breathing], values: [emergency-script, emergency-number, crisis-line], phrases: [cannot breathe]}\n"},
		"name":          {"red-flags.yaml": "- {name: " + long + ", entries: [side-effects/breathing], values: [emergency-script, emergency-number], phrases: [cannot breathe]}\n"},
		"label":         {"clinic-fields.yaml": "- {id: emergency-script, label: " + long + ", unset: Call}\n- {id: emergency-number, label: " + long + ", unset: call}\n- {id: crisis-script, label: C, unset: c}\n- {id: crisis-line, label: D, unset: d}\n- {id: nurse-line, label: N, unset: n}\n"},
		"what to do":    {"clinic.yaml": "", "clinic-fields.yaml": "- {id: emergency-script, label: S, unset: " + long + "}\n- {id: emergency-number, label: N, unset: " + long + "}\n- {id: crisis-script, label: C, unset: c}\n- {id: crisis-line, label: D, unset: d}\n- {id: nurse-line, label: N, unset: n}\n"},
		"title":         {"side-effects/breathing.md": "---\ntitle: " + long + "\nroute: emergency\nsay: A.\n---\n"},
	} {
		t.Run(name, func(t *testing.T) {
			all := emergencyFiles(clinicNumbers)
			for file, text := range files {
				all[file] = text
			}
			w := openBook(t, uitest.Book(t, all), notebook.Open(t.TempDir()))
			w.win.Resize(fyne.NewSize(1366, 740))
			test.Type(w.search.field, "cannot breathe ")
			if !w.alarm.raised() {
				t.Fatal("the bar is not there")
			}
			if least := w.win.Content().MinSize(); least.Width > 1366 || least.Height > 740 {
				t.Errorf("the window needs %v", least)
			}
			if h := w.middle.Size().Height; h < 740/3 {
				t.Errorf("the results and the page are %v high", h)
			}
			checkInSight(t, w.win, "Copy", "Done (Esc)")
			toggleStrip(w)
			if least := w.strip.win.Content().MinSize(); least.Width > 700 || least.Height > 700 {
				t.Errorf("the strip needs %v", least)
			}
			toggleStrip(w)
		})
	}
}

// checkInSight checks that buttons are inside a window.
func checkInSight(t *testing.T, win fyne.Window, names ...string) {
	t.Helper()
	for _, name := range names {
		b := buttonOf(win.Content(), name)
		if b == nil {
			t.Errorf("there is no button %q", name)
			continue
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		end, size := at.AddXY(b.Size().Width, b.Size().Height), win.Canvas().Size()
		if at.X < 0 || at.Y < 0 || end.X > size.Width || end.Y > size.Height {
			t.Errorf("%q is at %v to %v in %v", name, at, end, size)
		}
	}
}
