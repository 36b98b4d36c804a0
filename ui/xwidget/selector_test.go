package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// selecting is a page of three texts in a window.
func selecting(t *testing.T) (*Pager, []Passage) {
	test.NewTempApp(t)
	plain := widget.RichTextStyleInline
	texts := []Passage{
		NewText("One two three."),
		NewStyled(&widget.TextSegment{Text: "Four ", Style: plain}, NewLinkText("five", func() {}), &widget.TextSegment{Text: " six", Style: plain}),
		NewText("Seven\neight"),
	}
	p := NewPager()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 300))
	p.SetContent(container.New(Column{}, texts[0], texts[1], texts[2]), 0)
	return p, texts
}

// area is the layer of a text that the mouse meets.
func area(p Passage) *selectArea { return p.self().drawn.area }

// letterAt is the position in the window of a letter.
func letterAt(p Passage, letter int) fyne.Position {
	for _, piece := range p.self().drawn.pieces() {
		if letter <= piece.end {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
			return at.Add(piece.text.Position()).AddXY(piece.width(letter-piece.start)+0.5, 5)
		}
	}
	return fyne.Position{}
}

func TestSelectionAcrossTexts(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to [2]int // passage, letter
		want     string
	}{
		{"within a text", [2]int{0, 4}, [2]int{0, 7}, "two"},
		{"across texts", [2]int{0, 8}, [2]int{2, 5}, "three.\nFour five six\nSeven"},
		{"backward", [2]int{1, 9}, [2]int{0, 8}, "three.\nFour five"},
		{"across a line", [2]int{2, 2}, [2]int{2, 8}, "ven\nei"},
		{"nothing", [2]int{0, 4}, [2]int{0, 4}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, texts := selecting(t)
			at := func(l [2]int) fyne.Position { return letterAt(texts[l[0]], l[1]) }
			from := area(texts[c.from[0]])
			from.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{AbsolutePosition: at(c.from)}})
			from.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at(c.to)}})
			if got := p.SelectedText(); got != c.want {
				t.Errorf("selected is %q, want %q", got, c.want)
			}
			shown := 0
			for _, text := range texts {
				shown += text.self().drawn.used
			}
			if (shown > 0) != (c.want != "") {
				t.Errorf("%d shades are drawn", shown)
			}
		})
	}
}

func TestSelectAllAndWord(t *testing.T) {
	p, texts := selecting(t)
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := p.SelectedText(); got != "One two three.\nFour five six\nSeven\neight" {
		t.Errorf("all is %q", got)
	}
	first := texts[0].self()
	area(texts[0]).DoubleTapped(&fyne.PointEvent{Position: first.drawn.pieces()[0].text.Position().AddXY(first.drawn.pieces()[0].width(5), 3)})
	if got := p.SelectedText(); got != "two" {
		t.Errorf("a double click selects %q", got)
	}
	area(texts[2]).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShift, PointEvent: fyne.PointEvent{AbsolutePosition: letterAt(texts[2], 5)}})
	if got := p.SelectedText(); got != "two three.\nFour five six\nSeven" {
		t.Errorf("a click with Shift extends to %q", got)
	}
	p.SetContent(NewText("Other."), 0)
	if got := p.SelectedText(); got != "" {
		t.Errorf("on another page, %q is selected", got)
	}
}

func TestFoundStretchesAreShaded(t *testing.T) {
	_, texts := selecting(t)
	texts[1].SetFound([]Mark{{0, 4}, {5, 13}}, 1)
	if n := texts[1].self().drawn.used; n != 3 { // "Four", the link, and what follows it
		t.Errorf("%d shades", n)
	}
	texts[1].SetFound(nil, -1)
	if n := texts[1].self().drawn.used; n != 0 {
		t.Errorf("%d shades are left", n)
	}
	if top := texts[2].TopOf(7); top <= texts[2].TopOf(0) {
		t.Errorf("the second line begins at %v", top)
	}
}
