package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/search"
	"clinichandbook/ui/look"
	"clinichandbook/ui/uitest"
)

func TestMarkedTextIsCutToTheWidth(t *testing.T) {
	uitest.App(t)
	const size = 14
	const whole = "Going home and the rest of the day"
	bold := fyne.TextStyle{Bold: true}
	full := fyne.MeasureText(whole, size, bold).Width
	marks := []search.Range{{Start: 6, End: 10}, {Start: 31, End: 34}}
	for _, c := range []struct {
		name  string
		width float32
		marks []search.Range
		cut   bool
	}{
		{"room enough", full, marks, false},
		{"too long", full * 0.8, marks, true},
		{"cut within a mark", full * 0.25, marks, true},
		{"no room", 0, marks, true},
		{"without marks", full * 0.7, nil, true},
	} {
		got := markedText{text: whole, marks: c.marks}.clipped(c.width, size, bold)
		kept, cut := strings.CutSuffix(got.text, "…")
		if cut != c.cut || !strings.HasPrefix(whole, kept) {
			t.Errorf("%s: %q", c.name, got.text)
		}
		if w := fyne.MeasureText(got.text, size, bold).Width; cut && w > c.width && kept != "" {
			t.Errorf("%s: %q is %v wide, there is room for %v", c.name, got.text, w, c.width)
		}
		for _, m := range got.marks {
			if m.Start >= m.End || m.End > len(kept) {
				t.Errorf("%s: the mark %v is not within %q", c.name, m, kept)
			}
		}
	}
}

// TestSentenceIsCutToItsMark: what matched is seen, however far back it stands
// and however little room there is.
func TestSentenceIsCutToItsMark(t *testing.T) {
	uitest.App(t)
	const size, whole = 14, "Neighbor topics: Seeing or hearing things and Feeling detached."
	marks := []search.Range{{Start: 54, End: 62}}
	full := fyne.MeasureText(whole, size, fyne.TextStyle{}).Width
	for percent := range 101 {
		width := full * float32(percent) / 100
		got := markedText{whole, marks, true}.clipped(width, size, fyne.TextStyle{})
		if w := fyne.MeasureText(got.text, size, fyne.TextStyle{}).Width; w > width && got.text != "…" {
			t.Errorf("%q is %v wide, there is room for %v", got.text, w, width)
		}
		if percent < 30 {
			continue
		}
		if len(got.marks) != 1 || string([]rune(got.text)[got.marks[0].Start:got.marks[0].End]) != "detached" {
			t.Errorf("%d %% of the width: %q marks %v", percent, got.text, got.marks)
		}
	}
}

// TestRowMarkStandsInTheRow checks that whose version a page is can be seen.
func TestRowMarkStandsInTheRow(t *testing.T) {
	uitest.App(t)
	item := newRowItem(func(*row) {}, func(*row, fyne.Position) {}).(*fyne.Container)
	on := item.Layout.(*rowItem)
	name, mark := on.name, on.mark
	name.Set("Can I drive afterwards?", nil, look.TitleLine)
	mark.Set("our clinic", nil, look.CaptionLine)
	mark.Show()
	item.Resize(fyne.NewSize(300, item.MinSize().Height))
	text := fyne.MeasureText("our clinic", theme.CaptionTextSize(), fyne.TextStyle{}).Width
	if left := mark.Position().X; left < 150 || left+text > 300 {
		t.Errorf("in a row of 300 the mark begins at %v and is %v wide", left, text)
	}
	if right := name.Position().X + name.Size().Width; right > mark.Position().X {
		t.Errorf("the title, up to %v, runs into the mark at %v", right, mark.Position().X)
	}
}
