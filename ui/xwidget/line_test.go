package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestMarksStandBelowTheirLetters checks that a line is one text, and that each
// mark is as wide as the letters it is for, even when it asks for more.
func TestMarksStandBelowTheirLetters(t *testing.T) {
	test.NewTempApp(t)
	l := NewLine()
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(400, 60))
	const text = "Übelkeit — going home"
	for _, c := range []struct {
		marks []Mark
		words []string
	}{
		{nil, nil},
		{[]Mark{{0, 8}, {17, 21}}, []string{"Übelkeit", "home"}},
		{[]Mark{{17, 99}}, []string{"home"}},
		{[]Mark{{50, 60}}, []string{""}},
	} {
		l.Set(text, c.marks, LineStyle{Size: theme.SizeNameText, Color: theme.ColorNameForeground})
		objects := test.WidgetRenderer(l).Objects()
		if len(objects) != 1+len(c.words) {
			t.Fatalf("%v: %d objects are drawn", c.marks, len(objects))
		}
		letters := objects[0].(*canvas.Text)
		if letters.Text != text {
			t.Errorf("the text is %q", letters.Text)
		}
		for i, word := range c.words {
			mark := objects[i+1].(*canvas.Line)
			want := fyne.MeasureText(word, theme.TextSize(), fyne.TextStyle{}).Width
			if got := mark.Size().Width; got < want-1 || got > want+1 {
				t.Errorf("the mark below %q is %v wide, want %v", word, got, want)
			}
			if y := mark.Position().Y; y < letters.Position().Y+theme.TextSize()*0.8 || y > letters.Position().Y+letters.Size().Height {
				t.Errorf("the mark below %q stands at %v", word, y)
			}
		}
	}
}
