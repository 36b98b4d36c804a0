package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// longPage is the number of words that do not fit on a small screen.
const longPage = 220

// words counts the words of an entry's body.
func words(e *handbook.Entry) int {
	n := 0
	for _, p := range e.Parts {
		for s := range handbook.Spans(p.Blocks) {
			n += len(strings.Fields(handbook.SpanText(s)))
		}
	}
	return n
}

// contents is the table of contents of a page.
type contents struct {
	page *xwidget.Pager
	box  *fyne.Container
}

func newContents(page *xwidget.Pager) *contents {
	return &contents{page: page, box: container.New(&xwidget.Flow{LineGap: -look.TightGap})}
}

// mark adds a link to an object of the page, and returns the object.
func (c *contents) mark(name string, o fyne.CanvasObject) fyne.CanvasObject {
	link := xwidget.NewLink(name, func() { c.page.Reveal(o) })
	link.Wrapping = fyne.TextWrapOff
	c.box.Add(link)
	return o
}

func (c *contents) links() fyne.CanvasObject {
	return container.New(xwidget.Column{Gap: -look.TightGap}, look.Caption(lang.L("entry.contents")), c.box)
}
