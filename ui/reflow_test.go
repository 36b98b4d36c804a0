package ui

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/ui/xwidget"
)

// TestNothingIsCutOff checks at the extremes of text and screens that each text of the
// bundled handbook's screens is whole from side to side, and that none covers another
// one.
func TestNothingIsCutOff(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: lays out every screen four times")
	}
	pages := []struct {
		name string
		show func(*Window)
	}{
		{"home", func(w *Window) { w.goHome() }},
		{"search", func(w *Window) { w.search.field.SetText("can i drive home") }},
		{"hand-over", func(w *Window) { w.search.field.SetText("can i eat before") }},
		{"emergency", func(w *Window) { w.search.field.SetText("cant breathe") }},
		{"nothing", func(w *Window) { w.search.field.SetText("xqzvwk") }},
		{"find", func(w *Window) { w.Open("side-effects/headache"); openFinder(w); w.area.finder.field.SetText("head") }},
		{"effects", func(w *Window) { w.openEffects() }},
		{"clinic", func(w *Window) { w.openClinic() }},
		{"first start", func(w *Window) { w.openFirstStart() }},
		{"settings", func(w *Window) { w.openPage(pageSettings) }},
		{"keys", func(w *Window) { w.openPage(pageKeys) }},
		{"red flags", func(w *Window) { w.openPage(pageRedFlags) }},
		{"problems", func(w *Window) { w.openPage(pageProblems) }},
		{"help", func(w *Window) { w.openGuide() }},
	}
	w := openBundled(t)
	for _, size := range []fyne.Size{{Width: 900, Height: 600}, {Width: 3840, Height: 2160}} {
		for _, percent := range []int{80, 200} {
			setTextSize(w, percent)
			for _, p := range pages {
				w.escape()
				w.escape()
				w.win.Resize(size)
				p.show(w)
				for _, fault := range crowded(t, w.win.Content()) {
					t.Errorf("%s at %v and %d %%: %s", p.name, size, percent, fault)
				}
			}
			toggleStrip(w)
			w.strip.field.SetText("cant breathe")
			for _, fault := range crowded(t, w.strip.win.Content()) {
				t.Errorf("strip at %d %%: %s", percent, fault)
			}
			toggleStrip(w)
		}
	}
}

// area is where something is in a window.
type area struct{ left, top, right, bottom float32 }

func (a area) within(b area) area {
	return area{max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)}
}

func (a area) empty() bool { return a.right-a.left < 1 || a.bottom-a.top < 1 }

// textInSight is a line of text that is drawn, and the part of it that is in sight.
type textInSight struct {
	text       string
	all, shown area
	typed      bool // in a field, which scrolls
}

// textsInSight are the texts of a window that are in sight, in whole or in part, and
// with below also those that scrolling up and down brings into sight.
func textsInSight(root fyne.CanvasObject, below bool) (texts []textInSight) {
	var walk func(o fyne.CanvasObject, at fyne.Position, clip area, typed bool)
	walk = func(o fyne.CanvasObject, at fyne.Position, clip area, typed bool) {
		if !o.Visible() {
			return
		}
		inside := func(objects ...fyne.CanvasObject) {
			for _, c := range objects {
				walk(c, at.Add(c.Position()), clip, typed)
			}
		}
		box := area{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
		switch o := o.(type) {
		case *container.Scroll:
			clip = clip.within(box)
			if below {
				clip.top, clip.bottom = -math.MaxFloat32, math.MaxFloat32
			}
			inside(o.Content)
		case *fyne.Container:
			inside(o.Objects...)
		case *widget.Entry, *xwidget.Entry:
			typed = true
			inside(test.WidgetRenderer(o.(fyne.Widget)).Objects()...)
		case fyne.Widget:
			inside(test.WidgetRenderer(o).Objects()...)
		case *canvas.Text:
			size := o.MinSize()
			all := area{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
			if shown := all.within(clip); o.Text != "" && !shown.empty() {
				texts = append(texts, textInSight{o.Text, all, shown, typed})
			}
		}
	}
	size := root.Size()
	walk(root, root.Position(), area{root.Position().X, root.Position().Y, size.Width, size.Height}, false)
	return texts
}

// crowded lists the texts of a window that are cut off at a side, and those that others
// cover.
func crowded(t *testing.T, root fyne.CanvasObject) (faults []string) {
	t.Helper()
	for _, a := range textsInSight(root, true) {
		if !a.typed && (a.shown.left > a.all.left+1 || a.shown.right < a.all.right-1) {
			faults = append(faults, "“"+a.text+"” is cut off")
		}
	}
	texts := textsInSight(root, false)
	if len(texts) < 10 {
		t.Errorf("only %d texts are in sight", len(texts))
	}
	for i, a := range texts {
		leading := (a.all.bottom - a.all.top) / 5 // below and above the letters
		a.shown.top, a.shown.bottom = a.shown.top+leading, a.shown.bottom-leading
		for _, b := range texts[i+1:] {
			if !a.shown.within(b.shown).empty() && !a.typed && !b.typed {
				faults = append(faults, "“"+a.text+"” and “"+b.text+"” cover each other")
			}
		}
	}
	return faults
}
