package xwidget

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The colors behind stretches of a text.
const (
	ColorSelected fyne.ThemeColorName = "selected" // selected
	ColorFound    fyne.ThemeColorName = "found"    // found
	ColorFoundNow fyne.ThemeColorName = "foundNow" // the current match
)

// Passage is a text on a page in which stretches are found and selected.
type Passage interface {
	fyne.CanvasObject
	// String is the text.
	String() string
	// SetFound marks the matches and the current one, which is -1 if there is none.
	SetFound(found []Mark, now int)
	// TopOf is how far a letter is below the top of the passage.
	TopOf(letter int) float32

	self() *passage
}

// passage is what every Passage has. Fyne 2.8.1 can neither mark a stretch of a text
// that wraps nor select across two of them.
type passage struct {
	widget.RichText
	selector *selector // of the page, or nil
	found    []Mark
	now      int
	selected Mark
	drawn    *passageRenderer // nil before it is shown
}

func (p *passage) self() *passage { return p }

// joinSelection makes the text part of the selection of a page.
func (p *passage) joinSelection(s *selector) { p.selector = s }

// SetFound implements Passage.
func (p *passage) SetFound(found []Mark, now int) {
	if len(p.found) == 0 && len(found) == 0 {
		return
	}
	p.found, p.now = found, now
	p.paint()
}

// setSelected marks the stretch that is selected.
func (p *passage) setSelected(m Mark) {
	if p.selected != m {
		p.selected = m
		p.paint()
	}
}

func (p *passage) paint() {
	if p.drawn != nil {
		p.drawn.paint()
		canvas.Refresh(p.drawn.shown)
	}
}

// TopOf implements Passage.
func (p *passage) TopOf(letter int) float32 {
	if p.drawn == nil {
		return 0
	}
	top := float32(0)
	for _, piece := range p.drawn.pieces() {
		if piece.start <= letter {
			top = piece.text.Position().Y
		}
	}
	return top
}

// at is the letter nearest to a position.
func (p *passage) at(pos fyne.Position) int {
	if p.drawn == nil {
		return 0
	}
	best, letter := float32(math.MaxFloat32), 0
	for _, piece := range p.drawn.pieces() {
		from, size := piece.text.Position(), piece.text.MinSize()
		far := 1000*outside(pos.Y, from.Y, size.Height) + outside(pos.X, from.X, size.Width)
		if far < best {
			best, letter = far, piece.start+piece.letterAt(pos.X-from.X)
		}
	}
	return letter
}

// outside is how far a point is from a stretch.
func outside(at, from, length float32) float32 { return max(from-at, at-from-length, 0) }

// word is the word around a letter.
func (p *passage) word(letter int) Mark {
	runes := []rune(p.String())
	in := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsNumber(runes[i]) || strings.ContainsRune("'’-", runes[i]))
	}
	m := Mark{letter, letter}
	for in(m.Start - 1) {
		m.Start--
	}
	for in(m.End) {
		m.End++
	}
	return m
}

// piece is what one line shows of a text.
type piece struct {
	text       *canvas.Text
	start, end int // in runes of the text
}

// width is that of the first letters.
func (p piece) width(letters int) float32 {
	runes := []rune(p.text.Text)
	return fyne.MeasureText(string(runes[:max(0, min(letters, len(runes)))]), p.text.TextSize, p.text.TextStyle).Width
}

// letterAt is the gap between letters that is nearest to a position.
func (p piece) letterAt(x float32) int {
	n := p.end - p.start
	for i := range n {
		if x < (p.width(i)+p.width(i+1))/2 {
			return i
		}
	}
	return n
}

// render makes the renderer of a passage; shown is the widget that it belongs to.
func (p *passage) render(shown fyne.Widget, selectable bool) *passageRenderer {
	r := &passageRenderer{WidgetRenderer: p.RichText.CreateRenderer(), p: p, shown: shown}
	if selectable {
		r.area = &selectArea{p: p}
		r.area.ExtendBaseWidget(r.area)
	}
	p.drawn = r
	r.paint()
	return r
}

// passageRenderer puts shades behind the lines of a text.
type passageRenderer struct {
	fyne.WidgetRenderer
	p      *passage
	shown  fyne.Widget
	area   *selectArea // nil for a text in a button
	shades []*canvas.Line
	used   int // shades
}

func (r *passageRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if r.area != nil {
		r.area.Resize(size)
	}
	r.paint()
}

func (r *passageRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint()
}

func (r *passageRenderer) Objects() []fyne.CanvasObject {
	texts := r.WidgetRenderer.Objects()
	objects := make([]fyne.CanvasObject, 0, r.used+len(texts)+1)
	for _, s := range r.shades[:r.used] {
		objects = append(objects, s)
	}
	objects = append(objects, texts...)
	if r.area != nil {
		objects = append(objects, r.area)
	}
	return objects
}

// pieces are the lines of the text. A line break drops nothing but spaces.
func (r *passageRenderer) pieces() []piece {
	runes, at := []rune(r.p.String()), 0
	var out []piece
	for _, o := range r.WidgetRenderer.Objects() {
		text, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		line := []rune(text.Text)
		for at < len(runes) && unicode.IsSpace(runes[at]) && !startsWith(runes[at:], line) {
			at++
		}
		end := min(at+len(line), len(runes))
		out = append(out, piece{text, at, end})
		at = end
	}
	return out
}

func startsWith(runes, line []rune) bool {
	return len(runes) >= len(line) && slices.Equal(runes[:len(line)], line)
}

// paint puts the shades where the marks are.
func (r *passageRenderer) paint() {
	r.used = 0
	if len(r.p.found) == 0 && r.p.selected == (Mark{}) {
		return
	}
	pieces := r.pieces()
	for i, m := range r.p.found {
		name := ColorFound
		if i == r.p.now {
			name = ColorFoundNow
		}
		r.shade(pieces, m, name)
	}
	r.shade(pieces, r.p.selected, ColorSelected)
}

func (r *passageRenderer) shade(pieces []piece, m Mark, name fyne.ThemeColorName) {
	for _, p := range pieces {
		start, end := max(m.Start, p.start)-p.start, min(m.End, p.end)-p.start
		if start >= end {
			continue
		}
		if r.used == len(r.shades) {
			r.shades = append(r.shades, &canvas.Line{})
		}
		from := p.width(start)
		fill(r.shades[r.used], p.text.Position().AddXY(from, 0), fyne.NewSize(p.width(end)-from, p.text.MinSize().Height), theme.Color(name))
		r.used++
	}
}

// selectArea is the layer over a text that selects with the mouse.
type selectArea struct {
	widget.BaseWidget
	decoration // the text speaks for it
	p          *passage
}

var (
	_ fyne.Draggable         = (*selectArea)(nil)
	_ fyne.DoubleTappable    = (*selectArea)(nil)
	_ fyne.SecondaryTappable = (*selectArea)(nil)
	_ fyne.Accessible        = (*selectArea)(nil)
	_ desktop.Mouseable      = (*selectArea)(nil)
	_ desktop.Cursorable     = (*selectArea)(nil)
)

// CreateRenderer implements fyne.Widget.
func (a *selectArea) CreateRenderer() fyne.WidgetRenderer { return noRenderer{} }

// Cursor implements desktop.Cursorable.
func (a *selectArea) Cursor() desktop.Cursor { return desktop.TextCursor }

// MouseDown implements desktop.Mouseable.
func (a *selectArea) MouseDown(e *desktop.MouseEvent) {
	if s := a.p.selector; s != nil && e.Button == desktop.MouseButtonPrimary {
		s.press(e.AbsolutePosition, e.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp implements desktop.Mouseable.
func (a *selectArea) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (a *selectArea) Dragged(e *fyne.DragEvent) {
	if s := a.p.selector; s != nil {
		s.drag(e.AbsolutePosition)
	}
}

// DragEnd implements fyne.Draggable.
func (a *selectArea) DragEnd() {}

// DoubleTapped implements fyne.DoubleTappable.
func (a *selectArea) DoubleTapped(e *fyne.PointEvent) {
	if s := a.p.selector; s != nil {
		s.selectWord(a.p, a.p.at(e.Position))
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (a *selectArea) TappedSecondary(e *fyne.PointEvent) {
	if s := a.p.selector; s != nil {
		s.page.TappedSecondary(e)
	}
}
