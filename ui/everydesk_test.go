package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook"
)

// TestForWhomAValueIsSet holds that the page says that a value set at a desk is that
// desk's only, before it is saved, and more so if it is read out in an emergency.
func TestForWhomAValueIsSet(t *testing.T) {
	delivered := handbook.Layer{Name: "clinic", FS: fstest.MapFS{"clinic.yaml": {Data: []byte("hours: 9 to 5\n")}}}
	w, _ := openClinicDesk(t, delivered)
	w.openClinic()
	wantSeen(t, w.area.pager.Content(), "Set here, a value applies to this computer only.", "Part of the clinic's content")
	if buttonOf(w.area.pager.Content(), "Change… Hours") != nil {
		t.Error("a desk changes what the clinic delivers")
	}
	const warning = "This is read out in an emergency, and you are setting it for this computer only."
	pressButton(t, w.area.pager.Content(), "Set… Nurse line")
	if strings.Contains(seen(w.area.pager.Content()), warning) {
		t.Error("the nurse line counts as an emergency")
	}
	key(w, fyne.KeyEscape)
	pressButton(t, w.area.pager.Content(), "Set… Emergency number")
	wantSeen(t, w.area.pager.Content(), warning)
}
