package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// editView is the page as desks will show it or, to compare, as they show it now.
type editView struct {
	p      *Edit
	pager  *xwidget.Pager
	entry  *Entry
	live   bool
	object fyne.CanvasObject
}

func newEditView(p *Edit) *editView {
	v := &editView{p: p, pager: xwidget.NewPager()}
	v.entry = NewEntry(previewHost{p.host, v}, nil)
	names := []string{lang.L("edit.as-will-see"), lang.L("edit.as-now")}
	bar := container.New(layout.NewCustomPaddedLayout(look.Space3, look.Space1, look.Space6, look.Space6),
		choices(names, func(i int) bool { return i == 0 }, func(i int) {
			v.live = i == 1
			v.show()
		}))
	v.object = container.NewStack(xwidget.NewSurface(look.ColorPane), container.New(xwidget.Stretch{Index: 1, Vertical: true}, bar, v.pager),
		container.New(leftEdge{}, xwidget.NewSurface(theme.ColorNameSeparator)))
	return v
}

// leftEdge draws its object as a line along the left.
type leftEdge struct{}

// Layout implements fyne.Layout.
func (leftEdge) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(look.Hairline, size.Height))
}

// MinSize implements fyne.Layout.
func (leftEdge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// book is the handbook of the page that is shown.
func (v *editView) book() *handbook.Handbook {
	if v.live {
		return v.p.host.Book()
	}
	return v.p.seen.Book
}

// show shows the page as it is now.
func (v *editView) show() {
	scroll := v.pager.Offset()
	e := v.book().Entry(v.p.id)
	if !v.live {
		e = v.p.seen.Entry
	}
	switch {
	case e != nil && !content.IsPlaceholder(e.SayText()):
		v.pager.SetContent(plainContent(v.entry, e), scroll)
	case v.live:
		v.pager.SetContent(look.Page(look.Body(lang.L("edit.not-at-desks"))), 0)
	default:
		page := look.Page(look.Notice(look.Column(look.Warning(lang.L("edit.not-shown")), look.Body(v.why()))))
		v.pager.SetContent(page, 0)
	}
}

// why lists what is wrong with a page that cannot be shown.
func (v *editView) why() string {
	var lines []string
	for _, problem := range v.p.seen.Problems {
		lines = append(lines, plainProblem(problem.Msg))
	}
	return strings.Join(lines, "\n")
}

// plainContent is the page of an entry without its buttons.
func plainContent(p *Entry, e *handbook.Entry) fyne.CanvasObject {
	page := look.Page(
		container.NewHBox(look.Caption(KindName(e.Kind)), ReviewPill(e)),
		container.New(look.Above(-look.Space2), look.Title(e.Title)),
		answerCard(p, e))
	for _, o := range p.conditions(e) {
		page.Add(o)
	}
	toc := newContents(p.host.Pager())
	for _, part := range e.Parts {
		page.Add(renderer{p.host, p.host}.part(part, toc))
	}
	if len(e.Sources) > 0 {
		page.Add(toc.mark(label(export.Sources), sources(e.Sources)))
	}
	if len(e.Related) > 0 {
		page.Add(p.related(e))
	}
	page.Add(look.Quiet(reviewStatus(e)))
	return page
}

// previewHost is the host of the preview next to a form: links and buttons do nothing,
// so that nobody leaves the form by accident.
type previewHost struct {
	OwnerHost
	view *editView
}

var _ EntryHost = previewHost{}

// Book implements Library.
func (h previewHost) Book() *handbook.Handbook { return h.view.book() }

// Open implements Library.
func (h previewHost) Open(string) {}

// Copy implements Clipboard.
func (h previewHost) Copy(string) {}

// Pager implements Frame.
func (h previewHost) Pager() *xwidget.Pager { return h.view.pager }

// Rebuild implements Frame.
func (h previewHost) Rebuild() { h.view.show() }

// Print implements Printer.
func (h previewHost) Print() {}

// Urgent implements Urgency.
func (h previewHost) Urgent() bool { return false }

// Edits implements EntryHost.
func (h previewHost) Edits() bool { return false }

// EditPage implements EntryHost.
func (h previewHost) EditPage(string) {}

// DraftChanged implements Drafting.
func (h previewHost) DraftChanged() {}
