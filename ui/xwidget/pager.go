package xwidget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Pager scrolls content that is higher than itself. With the focus, which a bar
// along its edge shows, it scrolls by keys. Its passages can be selected together.
type Pager struct {
	widget.BaseWidget
	// OnScrolled gets each turn of the wheel first and reports whether it
	// handled it.
	OnScrolled func(*fyne.ScrollEvent) bool
	// OnKey gets each key first and reports whether it handled it.
	OnKey func(fyne.KeyName) bool
	// OnMoved is called after the content was scrolled.
	OnMoved func()
	// OnMenu is called with the position of a right-click on the page.
	OnMenu func(at fyne.Position)

	selected *selector
	scroll   *container.Scroll
	fitted   fyne.Size // of the scroll, when the content was fitted into it
	focused  bool
}

var (
	_ fyne.Focusable         = (*Pager)(nil)
	_ fyne.Shortcutable      = (*Pager)(nil)
	_ fyne.SecondaryTappable = (*Pager)(nil)
	_ fyne.Accessible        = (*Pager)(nil)
)

// NewPager makes an empty pager.
func NewPager() *Pager {
	p := &Pager{scroll: container.NewVScroll(container.NewWithoutLayout())}
	p.selected = &selector{page: p}
	p.scroll.OnScrolled = func(fyne.Position) { p.moved() }
	p.ExtendBaseWidget(p)
	return p
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Pager) AccessibilityLabel() string { return spoken(p.Content()) }

// AccessibilityRole implements fyne.Accessible.
func (p *Pager) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Content is what the pager shows.
func (p *Pager) Content() fyne.CanvasObject { return p.scroll.Content }

// SetContent replaces the content and scrolls to an offset.
func (p *Pager) SetContent(o fyne.CanvasObject, offset float32) {
	p.selected.clear()
	p.scroll.Content, p.fitted = o, fyne.Size{}
	p.follow(o)
	p.scroll.Offset = fyne.Position{}
	p.fit()
	p.ScrollTo(offset)
}

// Follow makes the pager scroll to whatever gets the focus, after the content has
// changed.
func (p *Pager) Follow() { p.follow(p.scroll.Content) }

// follow makes the pager scroll to whatever gets the focus.
func (p *Pager) follow(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			p.follow(c)
		}
	case *container.ThemeOverride:
		p.follow(o.Content)
	case Passage:
		o.self().joinSelection(p.selected)
		if s, ok := o.(interface{ notifyFocus(func()) }); ok {
			s.notifyFocus(func() { p.ScrollIntoView(o, 0) })
		}
	case interface{ notifyFocus(func()) }:
		o.notifyFocus(func() { p.ScrollIntoView(o.(fyne.CanvasObject), 0) })
	}
}

// fit gives the content its width, on which its height depends. It does nothing
// if both are right already: a page has many texts.
func (p *Pager) fit() {
	size, content := p.scroll.Size(), p.scroll.Content
	if size == p.fitted && content.MinSize().Max(size) == content.Size() {
		return
	}
	p.fitted = size
	content.Resize(fyne.NewSize(size.Width, 0))
	content.Resize(content.MinSize().Max(size))
	offset := p.scroll.Offset
	p.scroll.Offset.Y = -1
	p.scroll.ScrollToOffset(offset) // unlike Refresh it leaves the new content alone
}

// Offset is how far the content is scrolled.
func (p *Pager) Offset() float32 { return p.scroll.Offset.Y }

// ScrollTo scrolls to an offset, or as near as the content goes.
func (p *Pager) ScrollTo(offset float32) {
	p.fit()
	p.moveTo(max(0, offset))
}

// moveTo scrolls the content as it is.
func (p *Pager) moveTo(offset float32) {
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	p.moved()
}

func (p *Pager) moved() {
	if p.OnMoved != nil {
		p.OnMoved()
	}
}

// Reveal scrolls an object of the content to the top.
func (p *Pager) Reveal(o fyne.CanvasObject) { p.ScrollTo(p.TopOf(o) - theme.Padding()*2) }

// RevealLine scrolls a line of an object to the upper third of the pager, unless it
// is in sight already.
func (p *Pager) RevealLine(o fyne.CanvasObject, line float32) {
	top := p.TopOf(o) + line
	if top < p.Offset() || top+ems(2) > p.Offset()+p.Size().Height {
		p.ScrollTo(top - p.Size().Height/3)
	}
}

// ScrollIntoView scrolls as little as needed to show an object of the content
// below whatever covers the top.
func (p *Pager) ScrollIntoView(o fyne.CanvasObject, covered float32) {
	top := p.TopOf(o)
	bottom := top + o.Size().Height
	switch {
	case top-covered < p.Offset():
		p.by(top - covered - p.Offset())
	case bottom > p.Offset()+p.Size().Height:
		p.by(bottom - p.Size().Height - p.Offset())
	}
}

// TopOf is how far an object is below the top of the content.
func (p *Pager) TopOf(o fyne.CanvasObject) float32 {
	top, _ := topWithin(p.scroll.Content, o)
	return top
}

// topWithin finds an object among containers. The driver knows positions only
// of what it has drawn already.
func topWithin(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	switch in := in.(type) {
	case *container.ThemeOverride:
		return topWithin(in.Content, o)
	case *fyne.Container:
		for _, child := range in.Objects {
			if top, ok := topWithin(child, o); ok {
				return top + child.Position().Y, true
			}
		}
	}
	return 0, false
}

// SelectedText is what is selected on the page.
func (p *Pager) SelectedText() string { return p.selected.text() }

// SelectAll selects all texts of the page.
func (p *Pager) SelectAll() { p.selected.selectAll() }

// TypedShortcut implements fyne.Shortcutable.
func (p *Pager) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all {
		p.SelectAll()
		return
	}
	passShortcut(p, s)
}

// TappedSecondary implements fyne.SecondaryTappable: the texts pass a right-click on, and
// beside them the page gets it.
func (p *Pager) TappedSecondary(e *fyne.PointEvent) {
	if p.OnMenu != nil {
		p.OnMenu(e.AbsolutePosition)
	}
}

// FocusGained implements fyne.Focusable.
func (p *Pager) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost implements fyne.Focusable.
func (p *Pager) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune implements fyne.Focusable.
func (p *Pager) TypedRune(r rune) {
	if r != ' ' { // which has scrolled
		passRune(p, r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Pager) TypedKey(k *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(k.Name) {
		return
	}
	line := ems(3)
	screen := p.Size().Height - line
	switch k.Name {
	case fyne.KeyUp:
		p.by(-line)
	case fyne.KeyDown:
		p.by(line)
	case fyne.KeyPageUp:
		p.by(-screen)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.by(screen)
	case fyne.KeyHome:
		p.ScrollTo(0)
	case fyne.KeyEnd:
		p.ScrollTo(p.scroll.Content.Size().Height)
	default:
		passKey(p, k)
	}
}

func (p *Pager) by(d float32) { p.moveTo(p.Offset() + d) }

// CreateRenderer implements fyne.Widget.
func (p *Pager) CreateRenderer() fyne.WidgetRenderer {
	wheel := NewWheel(func(ev *fyne.ScrollEvent) {
		if p.OnScrolled == nil || !p.OnScrolled(ev) {
			turned := *ev
			turned.Scrolled = Turned(ev)
			p.scroll.Scrolled(&turned)
		}
	})
	bar := NewSurface(theme.ColorNamePrimary)
	bar.Hidden = !p.focused
	return &pagerRenderer{p, wheel, bar}
}

type pagerRenderer struct {
	p     *Pager
	wheel *Wheel
	bar   *Surface // along the left edge, while the page has the focus
}

func (r *pagerRenderer) Layout(size fyne.Size) {
	r.p.scroll.Resize(size)
	r.p.fit()
	r.wheel.Resize(size)
	const width = 3
	r.bar.Resize(fyne.NewSize(width, size.Height))
}

func (r *pagerRenderer) MinSize() fyne.Size { return r.p.scroll.MinSize() }

func (r *pagerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.scroll, r.wheel, r.bar}
}

func (r *pagerRenderer) Destroy() {}

func (r *pagerRenderer) Refresh() {
	r.bar.Hidden = !r.p.focused
	r.bar.Refresh()
	r.p.fit()
}
