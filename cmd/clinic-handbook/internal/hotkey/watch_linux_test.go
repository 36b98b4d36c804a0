package hotkey

import (
	"errors"
	"os/exec"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/cmd/clinic-handbook/internal/x11"
	"clinichandbook/cmd/clinic-handbook/internal/xvfb"
)

const ctrlAlt = fyne.KeyModifierControl | fyne.KeyModifierAlt

func TestWatch(t *testing.T) {
	display, stop, err := xvfb.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	t.Setenv("DISPLAY", display)
	session, err := x11.Connect() // the server starts afresh after its last client
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(session.Close)
	for _, c := range []struct {
		name  string
		key   Key
		types string
	}{
		{"letter", Key{fyne.KeyH, ctrlAlt}, "ctrl+alt+h"},
		{"digit", Key{fyne.Key7, fyne.KeyModifierAlt | fyne.KeyModifierShift}, "alt+shift+7"},
		{"space", Key{fyne.KeySpace, ctrlAlt}, "ctrl+alt+space"},
		{"function key", Key{fyne.KeyF9, fyne.KeyModifierControl}, "ctrl+F9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pressed := make(chan bool, 10)
			stop, err := Watch(c.key, func() { pressed <- true })
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Watch(c.key, nil); !errors.Is(err, ErrTaken) {
				t.Errorf("a key that is taken: %v", err)
			}
			for _, before := range [][]string{nil, {"Num_Lock"}, {"Caps_Lock"}} {
				press(t, append(before, c.types)...)
				select {
				case <-pressed:
				case <-time.After(20 * time.Second):
					t.Fatalf("%v %s is not noticed", before, c.types)
				}
			}
			press(t, "Num_Lock", "Caps_Lock")
			stop()
			again := func() error {
				stop, err := Watch(c.key, func() {})
				if err == nil {
					stop()
				}
				return err
			}
			for wait := time.Now().Add(20 * time.Second); again() != nil; { // the server frees it a little later
				if time.Now().After(wait) {
					t.Fatal("the key stays taken")
				}
			}
		})
	}
}

func press(t *testing.T, keys ...string) {
	t.Helper()
	if out, err := exec.Command("xdotool", append([]string{"key"}, keys...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestNoDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if _, err := Watch(Key{fyne.KeyH, ctrlAlt}, nil); !errors.Is(err, ErrImpossible) {
		t.Errorf("got %v", err)
	}
}
