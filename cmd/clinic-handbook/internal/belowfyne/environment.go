package belowfyne

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/font"
)

// The scales at which the window can be used. At others, Fyne divides by zero, or
// requests a window that does not fit into memory.
const (
	minScale = 0.5
	maxScale = 4
)

const scaleVariable = "FYNE_SCALE"

// IgnoreBadVariables unsets the variables of the environment that would end Fyne in
// a panic, and returns them as NAME=value. Call it before Fyne starts. Needed in
// Fyne 2.8.1.
func IgnoreBadVariables() []string {
	var ignored []string
	for _, v := range []struct {
		name string
		ok   func(value string) bool
	}{
		{scaleVariable, isScale},
		{"FYNE_FONT", areFonts},
		{"FYNE_FONT_MONOSPACE", isFont},
		{"FYNE_FONT_SYMBOL", isFont},
	} {
		if value := os.Getenv(v.name); value != "" && !v.ok(value) {
			os.Unsetenv(v.name)
			ignored = append(ignored, v.name+"="+value)
		}
	}
	return ignored
}

// IgnoreBadScale makes Fyne ignore the scale in its settings file if the window
// could not be used at it, and reports that. Call it before the first window.
// Needed in Fyne 2.8.1.
func IgnoreBadScale(s fyne.Settings) bool {
	scale := float64(s.Scale())
	if os.Getenv(scaleVariable) != "" || scale <= 0 || minScale <= scale && scale <= maxScale {
		return false // Fyne reads one that is not positive as 1
	}
	os.Setenv(scaleVariable, "1")
	return true
}

func isScale(value string) bool {
	if value == "auto" {
		return true
	}
	scale, err := strconv.ParseFloat(value, 32)
	return err == nil && minScale <= scale && scale <= maxScale // not for NaN
}

// areFonts reports whether Fyne can use a file and its variants, which are named
// alike. Those that are missing it does without.
func areFonts(regular string) bool {
	for _, variant := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		if !isFont(strings.ReplaceAll(regular, "Regular", variant)) {
			return false
		}
	}
	return true
}

// maxFont bounds a font, in bytes.
const maxFont = 64 << 20

// isFont reports whether a file is a font, or cannot be opened, which Fyne knows how
// to handle.
func isFont(file string) bool {
	info, err := os.Stat(file)
	if err != nil {
		return true
	}
	if !info.Mode().IsRegular() || info.Size() > maxFont {
		return false
	}
	f, err := os.Open(file)
	if err != nil {
		return true
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFont))
	if err != nil {
		return false
	}
	_, err = font.ParseTTF(bytes.NewReader(data))
	return err == nil
}
