package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TestLinksInText holds, at widths where links stand in one line, break over
// several or share one, that each link is one stop of the Tab key, that its
// rings and spots lie on its text and nowhere else, and that it answers Enter
// and hands on what is typed.
func TestLinksInText(t *testing.T) {
	test.NewTempApp(t)
	followed, typed := "", ""
	labels := []string{"The infusion day", "driving", "A very long name of an entry that breaks"}
	text := func(s string) *widget.TextSegment {
		return &widget.TextSegment{Text: s, Style: widget.RichTextStyleInline}
	}
	follow := func(label string) *LinkText { return NewLinkText(label, func() { followed = label }) }
	s := NewStyled(text("See "), follow(labels[0]), text(" or "), follow(labels[1]), follow(labels[2]), text(". And so on."))
	w := test.NewTempWindow(t, container.NewWithoutLayout(s))
	w.Canvas().SetOnTypedRune(func(r rune) { typed += string(r) })
	for width := float32(60); width < 900; width += 7 {
		s.Resize(fyne.NewSize(width, 400))
		w.Canvas().Unfocus()
		for i, label := range labels {
			w.Canvas().FocusNext()
			l := w.Canvas().Focused().(*link)
			if l != s.links[i] {
				t.Fatalf("at %v, stop %d of the Tab key is %q", width, i+1, l.label)
			}
			got := ""
			for j, piece := range l.pieces {
				got += piece.Text
				spot, ring := l.spots[j].click, l.spots[j].ring
				if spot.Position() != piece.Position().SubtractXY(2, 1) || spot.Size().Width != piece.MinSize().Width+4 || ring.Size() != spot.Size() {
					t.Errorf("at %v, %q has its spot at %v", width, piece.Text, spot.Position())
				}
				if !ring.Visible() {
					t.Errorf("at %v, nothing shows that %q has the focus", width, label)
				}
				if under := l.spots[j].under; under.Position().X != piece.Position().X || under.Size().Width != piece.MinSize().Width {
					t.Errorf("at %v, %q is not underlined", width, piece.Text)
				}
				spot.OnTapped()
				if followed != label {
					t.Errorf("a click on %q follows %q", piece.Text, followed)
				}
			}
			if countLetters(got) != countLetters(label) {
				t.Errorf("at %v, %q consists of %q", width, label, got)
			}
			for _, other := range s.links {
				if other != l && other.spots[0].ring.Visible() {
					t.Errorf("at %v, %q shows the focus too", width, other.label)
				}
			}
			followed = ""
			l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if followed != label {
				t.Errorf("Enter on %q follows %q", label, followed)
			}
		}
	}
	w.Canvas().Focused().TypedRune('d')
	w.Canvas().Focused().TypedRune(' ')
	if typed != "d" {
		t.Errorf("what is typed on a link arrives as %q", typed)
	}
	if got := s.links[0].pieces[0].Color; got != theme.Color(theme.ColorNameHyperlink) {
		t.Errorf("a link has the color %v", got)
	}
}

// TestLinksFollowTheTheme checks that a link can be followed after a change of
// colors, and in the new ones.
func TestLinksFollowTheTheme(t *testing.T) {
	test.NewTempApp(t)
	s := NewStyled(&widget.TextSegment{Text: "See ", Style: widget.RichTextStyleInline}, NewLinkText("driving", func() {}))
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(300, 100))
	before := theme.Color(theme.ColorNameHyperlink)
	test.ApplyTheme(t, test.NewTheme())
	w.Resize(fyne.NewSize(301, 100))
	now := theme.Color(theme.ColorNameHyperlink)
	if now == before {
		t.Fatal("both themes have the same color")
	}
	l := s.links[0]
	if len(l.pieces) != 1 || l.pieces[0].Color != now || l.spots[0].under.StrokeColor != now {
		t.Errorf("the link has the pieces %v", l.pieces)
	}
}

// TestFocusedLinkIsInView focuses a link in a text below the window.
func TestFocusedLinkIsInView(t *testing.T) {
	test.NewTempApp(t)
	s := NewStyled(&widget.TextSegment{Text: "See ", Style: widget.RichTextStyleInline}, NewLinkText("driving", func() {}))
	p := NewPager()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(200, 200))
	p.SetContent(container.NewVBox(box(10, 1000), s), 0)
	w.Canvas().Focus(s.links[0])
	if top := p.TopOf(s) - p.Offset(); top < 0 || top+s.Size().Height > p.Size().Height {
		t.Errorf("the focused link stands at %v of %v", top, p.Size().Height)
	}
}

// TestLongLinkWrapsInALine checks that a link in a line of links is as wide as its words
// where there is room, and wraps where there is less.
func TestLongLinkWrapsInALine(t *testing.T) {
	test.NewTempApp(t)
	l := NewLink("a link with quite a number of words", func() {})
	row := container.New(&Flow{}, l)
	heights := map[float32]float32{}
	for _, room := range []float32{600, 150, 600} {
		for range 2 { // it knows its height after the first
			row.Resize(fyne.NewSize(room, row.MinSize().Height))
			row.Refresh()
		}
		if l.Size().Width > room {
			t.Errorf("in a room of %v it is %v wide", room, l.Size().Width)
		}
		heights[room] = l.Size().Height
	}
	if heights[150] < 1.8*heights[600]-2*theme.InnerPadding() {
		t.Errorf("it is %v high, and in a narrow room %v", heights[600], heights[150])
	}
}
