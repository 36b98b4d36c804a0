package xwidget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestCellsBreakWhereTheyWouldBeNarrow(t *testing.T) {
	test.NewTempApp(t)
	em := theme.TextSize()
	var told []bool
	cells := &Cells{Shares: []float32{0.5, 0.25, 0.125, 0.125}, MinEms: 10, OnBroken: func(b bool) { told = append(told, b) }}
	objects := []fyne.CanvasObject{box(5, 10), box(6, 20), box(7, 10), box(8, 30)}
	for _, c := range []struct {
		ems  float32
		want string
		high float32
	}{
		{40, "0,0,280,30 280,0,140,30 420,0,70,30 490,0,70,30", 30},
		{39, "0,0,273,20 273,0,273,20 0,20,273,30 273,20,273,30", 50}, // three would leave one over
		{20, "0,0,140,20 140,0,140,20 0,20,140,30 140,20,140,30", 50},
		{5, "0,0,70,10 0,10,70,20 0,30,70,10 0,40,70,30", 70},
		{40, "0,0,280,30 280,0,140,30 420,0,70,30 490,0,70,30", 30},
	} {
		cells.Layout(objects, fyne.NewSize(c.ems*em, 0))
		if got := places(objects); got != c.want {
			t.Errorf("%v ems: %s, want %s", c.ems, got, c.want)
		}
		if got := cells.MinSize(objects); got != fyne.NewSize(8, c.high) {
			t.Errorf("%v ems: the smallest size is %v", c.ems, got)
		}
	}
	if len(told) != 2 || !told[0] || told[1] {
		t.Errorf("of being broken it told %v", told)
	}
}

func TestOverlapAndWide(t *testing.T) {
	test.NewTempApp(t)
	objects := []fyne.CanvasObject{box(10, 20), box(30, 20)}
	Overlap(5).Layout(objects, fyne.NewSize(100, 100))
	if got := places(objects); got != "0,0,100,20 0,15,100,20" {
		t.Errorf("overlapping: %s", got)
	}
	if got := Overlap(5).MinSize(objects); got != fyne.NewSize(30, 35) {
		t.Errorf("overlapping, the smallest size is %v", got)
	}
	if got := (Wide{Ems: 3}).MinSize(objects[:1]); got != fyne.NewSize(3*theme.TextSize(), 20) {
		t.Errorf("the wide one is %v", got)
	}
}

func TestEnds(t *testing.T) {
	for _, c := range []struct {
		name   string
		width  float32
		places string
		height float32
	}{
		{"room for both", 100, "0,5,30,10 60,0,40,20", 20},
		{"just enough", 74, "0,5,30,10 34,0,40,20", 20},
		{"too short", 60, "0,0,30,10 0,14,40,20", 34},
		{"too short for one", 35, "0,0,30,10 0,14,35,20", 34},
	} {
		e := &Ends{Gap: 4}
		objects := []fyne.CanvasObject{box(30, 10), box(40, 20)}
		e.Layout(objects, fyne.NewSize(c.width, 0))
		if got := places(objects); got != c.places {
			t.Errorf("%s: %s, want %s", c.name, got, c.places)
		}
		if got := e.MinSize(objects).Height; got != c.height {
			t.Errorf("%s: height %v, want %v", c.name, got, c.height)
		}
	}
}

func TestPinnedHead(t *testing.T) {
	test.NewTempApp(t)
	p := NewPager()
	pinned := Pinned{p}
	objects := []fyne.CanvasObject{box(10, 50), box(10, 400), box(10, 20)}
	p.OnMoved = func() { pinned.Place(objects) }
	p.Resize(fyne.NewSize(100, 100))
	p.SetContent(container.New(pinned, objects...), 0)
	head := func() float32 { return objects[2].Position().Y }
	if head() != 50 || objects[1].Position().Y != 70 {
		t.Errorf("at the top: %s", places(objects))
	}
	p.ScrollTo(30)
	if head() != 50 {
		t.Errorf("the head of a page that is scrolled a little stands at %v", head())
	}
	p.ScrollTo(200)
	if head() != 200 {
		t.Errorf("the head of a page that is scrolled far stands at %v", head())
	}
	p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	if head() != 240 {
		t.Errorf("after the wheel the head stands at %v", head())
	}
	p.Resize(fyne.NewSize(100, 60)) // the head would take a third
	if head() != 50 || pinned.Covered(objects) != 0 {
		t.Errorf("the head of a small page stands at %v", head())
	}
}

func TestClickArea(t *testing.T) {
	test.NewTempApp(t)
	taps, over := 0, false
	h := NewClickArea("Nausea", func() { taps++ }, func(in bool) { over = in })
	h.MouseIn(nil)
	if !over {
		t.Error("it does not tell that the mouse came")
	}
	h.MouseOut()
	test.Tap(h)
	if over || taps != 1 {
		t.Errorf("mouse over %v, %d clicks", over, taps)
	}
	if h.AccessibilityLabel() != "Nausea" || h.AccessibilityRole() != fyne.AccessibleRoleLink {
		t.Errorf("it is %s %q", h.AccessibilityRole(), h.AccessibilityLabel())
	}
}
