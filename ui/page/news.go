package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Reader remembers what somebody has ticked as read.
type Reader interface {
	HasRead(n handbook.News) bool
	MarkRead(news ...handbook.News)
}

const (
	newsDays = 7 // that a changed page counts as new
	mostNews = 5 // that the home page lists
)

// unread lists what the last publications have changed and nobody has read here.
func unread(book *handbook.Handbook, r Reader) []handbook.News {
	var out []handbook.News
	for _, n := range book.News() {
		if book.Entry(n.ID) != nil && n.Recent(today(), newsDays) && !r.HasRead(n) {
			out = append(out, n)
		}
	}
	return out
}

// news lists the pages that the clinic has changed, quietly: each can be opened, and
// ticked as read.
func (p *Home) news() fyne.CanvasObject {
	news := unread(p.host.Book(), p.host)
	if len(news) == 0 {
		return nil
	}
	box := container.New(xwidget.Column{Gap: -look.TightGap}, look.Bold(lang.L("news.title"), theme.ColorNameForeground))
	for _, n := range news[:min(len(news), mostNews)] {
		box.Add(p.newsLine(n))
	}
	if more := len(news) - mostNews; more > 0 {
		box.Add(look.Quiet(lang.L("news.more", map[string]any{"Count": more})))
	}
	if len(news) > 1 {
		box.Add(look.Buttons(xwidget.NewButton(lang.L("news.all-read"), nil, func() { p.tick(news...) })))
	}
	return box
}

// newsLine is one changed page.
func (p *Home) newsLine(n handbook.News) fyne.CanvasObject {
	e := p.host.Book().Entry(n.ID)
	link := xwidget.NewLink(e.Title, func() { p.host.Open(n.ID) })
	date := look.Caption(day(n.On))
	read := xwidget.NewIconButton(lang.L("news.read", map[string]any{"Page": e.Title}), look.IconIn("tick", look.ColorQuiet), func() { p.tick(n) })
	return container.New(xwidget.Stretch{Index: 0}, link, look.Centered(date), look.Centered(read))
}

// tick marks pages as read.
func (p *Home) tick(news ...handbook.News) {
	p.host.MarkRead(news...)
	p.host.Rebuild()
	p.host.FocusSearch()
}
