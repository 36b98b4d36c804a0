package belowfyne

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func TestScale(t *testing.T) {
	for value, ok := range map[string]bool{
		"1": true, "1.25": true, "0.5": true, "4": true, "auto": true,
		"x": false, "1,5": false, "0": false, "-1": false, "0.01": false, "400": false, "NaN": false, "Inf": false, "1e9": false,
	} {
		t.Setenv("FYNE_SCALE", value)
		ignored := IgnoreBadVariables()
		if (len(ignored) == 0) != ok || !ok && !slices.Equal(ignored, []string{"FYNE_SCALE=" + value}) {
			t.Errorf("%q: ignored %q", value, ignored)
		}
		if _, set := os.LookupEnv("FYNE_SCALE"); set != ok {
			t.Errorf("%q: set %v", value, set)
		}
	}
}

func TestFonts(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	sound := theme.DefaultTextFont().Content()
	file := put("Sound-Regular.ttf", sound)
	if got := areFonts(file); !got {
		t.Error("a font is refused")
	}
	put("Sound-Bold.ttf", []byte("no font"))
	for name, bad := range map[string]string{
		"another variant": file, "text": put("text", []byte("no font")), "empty": put("empty", nil), "half a font": put("half", sound[:len(sound)/2]), "folder": dir, "device": "/dev/zero",
	} {
		t.Setenv("FYNE_FONT", bad)
		if got := IgnoreBadVariables(); len(got) != 1 {
			t.Errorf("%s: ignored %q", name, got)
		}
	}
	if !isFont(filepath.Join(dir, "missing")) {
		t.Error("a missing file is not left to Fyne")
	}
}

// settings are Fyne's with a scale.
type settings struct {
	fyne.Settings
	scale float32
}

func (s settings) Scale() float32 { return s.scale }

func TestScaleOfSettings(t *testing.T) {
	for scale, bad := range map[float32]bool{0: false, 1: false, 2.5: false, 0.01: true, 1000: true} {
		t.Setenv("FYNE_SCALE", "")
		if got := IgnoreBadScale(settings{scale: scale}); got != bad || (os.Getenv("FYNE_SCALE") == "1") != bad {
			t.Errorf("%v: ignored %v", scale, got)
		}
	}
}
