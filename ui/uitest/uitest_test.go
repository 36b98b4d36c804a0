package uitest

import (
	"image/color"
	"math"
	"testing"
)

func TestContrastOfKnownColors(t *testing.T) {
	gray := func(v uint8) color.Color { return color.NRGBA{v, v, v, 0xff} }
	if got := Contrast(color.White, color.Black); math.Abs(got-21) > 0.01 {
		t.Errorf("white on black is %.2f, want 21", got)
	}
	if got := Over(color.NRGBA{0xff, 0xff, 0xff, 0x80}, color.Black); got != gray(0x80) {
		t.Errorf("half of white over black is %v", got)
	}
	if got := Contrast(gray(0x77), color.White); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white is %.2f, want 4.48", got)
	}
}
