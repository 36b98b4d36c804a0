package xwidget

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// box is an object of a fixed smallest size.
func box(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// places lists where objects stand: x,y,width,height.
func places(objects []fyne.CanvasObject) string {
	var out []string
	for _, o := range objects {
		p, s := o.Position(), o.Size()
		out = append(out, fmt.Sprintf("%v,%v,%v,%v", p.X, p.Y, s.Width, s.Height))
	}
	return strings.Join(out, " ")
}

func TestLayouts(t *testing.T) {
	test.NewTempApp(t)
	hidden := box(50, 50)
	hidden.Hide()
	for _, c := range []struct {
		name    string
		layout  fyne.Layout
		objects []fyne.CanvasObject
		want    string
		min     fyne.Size
	}{
		{"stretch a row", Stretch{Index: 1, Gap: 5}, []fyne.CanvasObject{box(20, 10), box(10, 10), box(30, 15)}, "0,0,20,100 25,0,40,100 70,0,30,100", fyne.NewSize(70, 15)},
		{"stretch a column", Stretch{Index: 0, Vertical: true}, []fyne.CanvasObject{box(20, 10), box(10, 30)}, "0,0,100,70 0,70,100,30", fyne.NewSize(20, 40)},
		{"flow", &Flow{Gap: 10}, []fyne.CanvasObject{box(40, 10), box(40, 20), box(40, 10)}, "0,0,40,10 50,0,40,20 0,30,40,10", fyne.NewSize(40, 40)},
		{"flow of one that is too wide", &Flow{}, []fyne.CanvasObject{box(140, 10)}, "0,0,100,10", fyne.NewSize(100, 10)},
		{"column", Column{Gap: 2, Margin: 5}, []fyne.CanvasObject{box(10, 10), box(10, 20)}, "5,5,90,10 5,17,90,20", fyne.NewSize(20, 42)},
		{"side bar", SideBar{Width: 4, Gap: 6}, []fyne.CanvasObject{box(1, 1), box(10, 10)}, "0,0,4,100 10,0,90,100", fyne.NewSize(20, 10)},
		{"split", &Split{Ems: 3, MinEms: 1, MaxEms: 2}, []fyne.CanvasObject{box(1, 1), box(1, 1), box(1, 1)}, "0,0,28,100 28,0,72,100 24,0,8,100", fyne.NewSize(480, 80)},
		{"ledger", Ledger{HeadEms: 2}, []fyne.CanvasObject{box(1, 3), box(1, 1)}, "0,0,28,100 28,0,72,100", fyne.NewSize(2, 3)},
	} {
		c.layout.Layout(c.objects, fyne.NewSize(100, 100))
		if got := places(c.objects); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := c.layout.MinSize(append(c.objects, hidden)); got != c.min {
			t.Errorf("%s: the smallest size is %v, want %v", c.name, got, c.min)
		}
	}
}

func TestEntryReplacesItsTextWhole(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	w := test.NewWindow(e)
	defer w.Close()
	e.SetText("old")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.SetText("new")
	if e.SelectedText() != "" {
		t.Errorf("%q is selected", e.SelectedText())
	}
	e.TypedRune('s')
	e.TypedRune('!')
	if e.Text != "news!" {
		t.Errorf("typing on gives %q", e.Text)
	}
}

func TestButtonAndLinkAnswerEnter(t *testing.T) {
	test.NewTempApp(t)
	pressed, typed := 0, ""
	b, l := NewButton("b", nil, func() { pressed++ }), NewLink("l", func() { pressed++ })
	w := test.NewWindow(container.NewVBox(b, l))
	defer w.Close()
	w.Canvas().SetOnTypedRune(func(r rune) { typed += string(r) })
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	stop := w.Canvas().Focused()
	for _, f := range []fyne.Focusable{b, stop} {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		f.TypedRune(' ')
		f.TypedRune('x')
	}
	w.Canvas().Focus(b)
	objects := test.WidgetRenderer(b).Objects()
	if ring := objects[len(objects)-1]; !ring.Visible() || ring.Size() != b.Size() {
		t.Error("nothing shows that the button has the focus")
	}
	w.Canvas().Focus(stop)
	if objects[len(objects)-1].Visible() {
		t.Error("the button still shows the focus")
	}
	if pressed != 4 || typed != "xx" {
		t.Errorf("pressed %d times, handed on %q", pressed, typed)
	}
}

func TestPagerScrolls(t *testing.T) {
	test.NewTempApp(t)
	last := box(10, 100)
	p := NewPager()
	w := test.NewWindow(p)
	defer w.Close()
	w.Resize(fyne.NewSize(200, 200))
	p.SetContent(container.NewVBox(box(10, 1000), container.NewVBox(last)), 0)
	press := func(k fyne.KeyName) { p.TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyDown)
	if p.Offset() != ems(3) {
		t.Errorf("Down scrolls to %v", p.Offset())
	}
	press(fyne.KeyEnd)
	end := p.Offset()
	press(fyne.KeyDown)
	if end < 900 || p.Offset() != end {
		t.Errorf("End scrolls to %v, Down beyond it to %v", end, p.Offset())
	}
	press(fyne.KeyPageUp)
	if p.Offset() >= end {
		t.Error("PgUp does not scroll")
	}
	press(fyne.KeyHome)
	if p.Offset() != 0 {
		t.Errorf("Home scrolls to %v", p.Offset())
	}
	if got := p.TopOf(last); got <= 1000 {
		t.Errorf("the last object stands at %v", got)
	}
	p.Reveal(last)
	if p.Offset() != end {
		t.Errorf("the last object is revealed at %v, want %v", p.Offset(), end)
	}
	p.FocusGained()
	frame := test.WidgetRenderer(p).Objects()[2]
	if !frame.Visible() {
		t.Error("nothing shows that the pager has the focus")
	}
	p.FocusLost()
	if frame.Visible() {
		t.Error("the focus still shows")
	}
	heard := false
	p.OnScrolled = func(*fyne.ScrollEvent) bool { heard = true; return true }
	test.WidgetRenderer(p).Objects()[1].(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	if !heard || p.Offset() != end {
		t.Error("the wheel is not handed to OnScrolled")
	}
}

func TestPagerFollowsTheFocus(t *testing.T) {
	test.NewTempApp(t)
	first, last := NewButton("first", nil, func() {}), NewLink("last", func() {})
	p := NewPager()
	w := test.NewWindow(p)
	defer w.Close()
	w.Resize(fyne.NewSize(200, 200))
	p.SetContent(container.NewVBox(first, box(10, 1000), last), 0)
	w.Canvas().Focus(last.links[0])
	if top := p.TopOf(last) - p.Offset(); top < 0 || top+last.Size().Height > p.Size().Height {
		t.Errorf("the focused link stands at %v of %v", top, p.Size().Height)
	}
	w.Canvas().Focus(first)
	if p.Offset() != 0 {
		t.Errorf("the focused button is above the page by %v", p.Offset())
	}
}

func TestTextIsNoStopOfTheTabKey(t *testing.T) {
	test.NewTempApp(t)
	text, button := NewText("some words"), widget.NewButton("b", func() {})
	w := test.NewWindow(container.NewVBox(text, button))
	defer w.Close()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != button {
		t.Errorf("the Tab key stops at %T", w.Canvas().Focused())
	}
}
