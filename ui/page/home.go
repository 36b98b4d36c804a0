package page

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// HomeHost is what the home page needs of the window.
type HomeHost interface {
	Book() *handbook.Handbook
	Rebuild()
	Navigator
}

// Navigator goes to other pages.
type Navigator interface {
	ShowEffects()
	ShowClinic()
	ShowProblems()
	FocusSearch()
}

// Filter narrows the list of entries.
type Filter struct {
	Name   string
	Count  int // of entries
	Choose func()
}

// Home is the page next to an empty search field.
type Home struct {
	// Notices are sentences for the reader, who dismisses them.
	Notices []string
	// Delivery tells whether the clinic's content is up to date.
	Delivery delivery.Status

	host HomeHost
}

// NewHome makes the page.
func NewHome(host HomeHost) *Home { return &Home{host: host} }

// Content builds the page, with filters to browse by and the basic keys.
func (p *Home) Content(filters []Filter, keys []Key) fyne.CanvasObject {
	book := p.host.Book()
	page := look.Page(look.Title(lang.L("home.title")), look.Body(lang.L("home.intro")))
	for i, n := range p.Notices {
		dismiss := xwidget.NewIconButton(lang.L("button.close"), theme.CancelIcon(), func() { p.dismiss(i) })
		page.Add(look.Card(look.ColorNote, container.New(xwidget.Stretch{Index: 0}, look.Body(n), container.NewVBox(dismiss))))
	}
	if s := p.Delivery.Message; s.Text != "" {
		page.Add(look.Card(look.ColorNote, look.Body(Translate(s))))
	}
	if unset := Needed(book); len(unset) > 0 {
		page.Add(p.setupNotice(unset))
	}
	if n := len(book.Problems()); n > 0 {
		page.Add(p.problemsNotice(n))
	}
	page.Add(look.Bold(lang.L("home.browse"), theme.ColorNameForeground))
	var buttons []fyne.CanvasObject
	for _, f := range filters {
		buttons = append(buttons, xwidget.NewButton(fmt.Sprintf("%s (%d)", f.Name, f.Count), nil, f.Choose))
	}
	page.Add(look.Buttons(append(buttons, xwidget.NewButton(lang.L("command.effects"), theme.GridIcon(), p.host.ShowEffects))...))
	keys = slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return !k.Basic })
	page.Add(keyRows(look.Headed(lang.L("home.keys"), theme.ColorNameForeground), keys))
	return page
}

func (p *Home) dismiss(i int) {
	p.Notices = slices.Delete(p.Notices, i, i+1)
	p.host.Rebuild()
	p.host.FocusSearch()
}

// Needed lists the clinic values without which nobody should take calls.
func Needed(h *handbook.Handbook) []*handbook.Field {
	var out []*handbook.Field
	for _, f := range h.Fields() {
		if f.Needed && !f.IsSet() {
			out = append(out, f)
		}
	}
	return out
}

// setupNotice lists what the clinic still has to set.
func (p *Home) setupNotice(unset []*handbook.Field) fyne.CanvasObject {
	var names []string
	for _, f := range unset {
		names = append(names, f.Label)
	}
	return look.Card(look.ColorNote, look.Column(
		look.Warning(lang.L("home.unset", map[string]any{"Count": len(unset)})),
		look.Body(strings.Join(names, ", ")+"."),
		look.Body(lang.L("home.unset-advice")),
		look.Buttons(xwidget.NewButton(lang.L("clinic.title"), theme.DocumentCreateIcon(), p.host.ShowClinic))))
}

func (p *Home) problemsNotice(n int) fyne.CanvasObject {
	return look.Card(look.ColorNote, look.Column(
		look.Warning(lang.L("problems.count", map[string]any{"Count": n})),
		look.Body(lang.L("problems.advice")),
		look.Buttons(xwidget.NewButton(lang.L("problems.title"), theme.ListIcon(), p.host.ShowProblems))))
}
