package xwidget

import (
	"strings"

	"fyne.io/fyne/v2"
)

// selector is what is selected on a page, from one letter to another, across its
// passages.
type selector struct {
	page     *Pager
	passages []*passage // in reading order, while something is selected
	anchor   letterIn
	head     letterIn
}

// letterIn is a letter of a passage.
type letterIn struct{ passage, letter int }

func (l letterIn) before(o letterIn) bool {
	return l.passage < o.passage || l.passage == o.passage && l.letter < o.letter
}

// press begins a selection at a position in the window, or extends the one there
// is.
func (s *selector) press(at fyne.Position, extend bool) {
	if c := canvasOf(s.page); c != nil {
		c.Focus(s.page)
	}
	if extend && len(s.passages) > 0 {
		s.drag(at)
		return
	}
	s.clear()
	s.passages = s.all()
	s.anchor = s.nearest(at)
	s.head = s.anchor
}

// drag moves the end of the selection. Near the edges of the page it scrolls.
func (s *selector) drag(at fyne.Position) {
	if len(s.passages) == 0 {
		return
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.page).Y
	switch {
	case at.Y < top:
		s.page.by(at.Y - top)
	case at.Y > top+s.page.Size().Height:
		s.page.by(at.Y - top - s.page.Size().Height)
	}
	s.head = s.nearest(at)
	s.show()
}

func (s *selector) selectWord(p *passage, letter int) {
	s.clear()
	s.passages = s.all()
	for i, q := range s.passages {
		if q == p {
			word := p.word(letter)
			s.anchor, s.head = letterIn{i, word.Start}, letterIn{i, word.End}
		}
	}
	s.show()
}

// selectAll selects all text of the page.
func (s *selector) selectAll() {
	s.clear()
	s.passages = s.all()
	if n := len(s.passages); n > 0 {
		s.anchor, s.head = letterIn{}, letterIn{n - 1, len([]rune(s.passages[n-1].String()))}
	}
	s.show()
}

// clear selects nothing.
func (s *selector) clear() {
	for _, p := range s.passages {
		p.setSelected(Mark{})
	}
	s.passages = nil
}

// all are the passages of the page.
func (s *selector) all() []*passage {
	var out []*passage
	EachPassage(s.page.Content(), func(p Passage, _ fyne.Position) { out = append(out, p.self()) })
	return out
}

// nearest is the letter nearest to a position in the window.
func (s *selector) nearest(at fyne.Position) letterIn {
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.page)).AddXY(0, s.page.Offset())
	best, i := float32(-1), 0
	var found letterIn
	EachPassage(s.page.Content(), func(p Passage, pos fyne.Position) {
		size := p.Size()
		far := 1000*outside(at.Y, pos.Y, size.Height) + outside(at.X, pos.X, size.Width)
		if best < 0 || far < best {
			best = far
			found = letterIn{i, p.self().at(at.Subtract(pos))}
		}
		i++
	})
	found.passage = min(found.passage, len(s.passages)-1)
	return found
}

// show marks what is selected.
func (s *selector) show() {
	for i, p := range s.passages {
		p.setSelected(s.part(i))
	}
}

// part is the stretch of a passage that is selected.
func (s *selector) part(i int) Mark {
	from, to := s.anchor, s.head
	if to.before(from) {
		from, to = to, from
	}
	if i < from.passage || i > to.passage {
		return Mark{}
	}
	m := Mark{0, len([]rune(s.passages[i].String()))}
	if i == from.passage {
		m.Start = from.letter
	}
	if i == to.passage {
		m.End = to.letter
	}
	if m.Start >= m.End {
		return Mark{}
	}
	return m
}

// text is what is selected, a line for each passage.
func (s *selector) text() string {
	var lines []string
	for i, p := range s.passages {
		if m := s.part(i); m != (Mark{}) {
			lines = append(lines, string([]rune(p.String())[m.Start:m.End]))
		}
	}
	return strings.Join(lines, "\n")
}

// EachPassage calls yield for every visible passage of some content, in reading
// order, with its position.
func EachPassage(o fyne.CanvasObject, yield func(p Passage, at fyne.Position)) {
	eachPassage(o, fyne.Position{}, yield)
}

func eachPassage(o fyne.CanvasObject, at fyne.Position, yield func(p Passage, at fyne.Position)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			eachPassage(c, at.Add(c.Position()), yield)
		}
	case Passage:
		yield(o, at)
	}
}
