package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// HomeHost is what the home page needs of the window.
type HomeHost interface {
	Library
	Clipboard
	Rebuild()
	Navigator
	Reader
}

// Navigator goes to other pages.
type Navigator interface {
	ShowEffects()
	ShowClinic()
	// ShowFirstStart asks for the values that are needed.
	ShowFirstStart()
	ShowProblems()
	FocusSearch()
}

// Home is the page next to an empty search field.
type Home struct {
	// Notices are sentences for the reader, who dismisses them.
	Notices []string
	// Delivery says whether the clinic's content is up to date.
	Delivery delivery.Status

	host HomeHost
}

// NewHome makes the page.
func NewHome(host HomeHost) *Home { return &Home{host: host} }

// Content builds the page, with the basic keys.
func (p *Home) Content(keys []Key) fyne.CanvasObject {
	book := p.host.Book()
	page := look.Page(look.Title(lang.L("home.title")), look.Intro(lang.L("home.intro")), p.tiles())
	for i, n := range p.Notices {
		dismiss := xwidget.NewIconButton(lang.L("button.close"), theme.CancelIcon(), func() { p.dismiss(i) })
		page.Add(look.Notice(container.New(xwidget.Stretch{Index: 0}, look.Body(n), container.NewVBox(dismiss))))
	}
	if s := p.Delivery.Message; s.Text != "" {
		page.Add(look.Notice(look.Body(Translate(s))))
	}
	if unset := Needed(book); len(unset) > 0 {
		page.Add(p.setupNotice(unset))
	}
	if n := len(book.Problems()); n > 0 {
		page.Add(p.problemsNotice(n))
	}
	if news := p.news(); news != nil {
		page.Add(news)
	}
	page.Add(legend())
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

// allNeeded counts the values without which nobody should take calls, set or not.
func allNeeded(h *handbook.Handbook) int {
	n := 0
	for _, f := range h.Fields() {
		if f.Needed {
			n++
		}
	}
	return n
}

// setupNotice lists what the clinic still has to set.
func (p *Home) setupNotice(unset []*handbook.Field) fyne.CanvasObject {
	var names []string
	for _, f := range unset {
		names = append(names, f.Label)
	}
	return look.Notice(look.Column(
		look.Warning(lang.L("home.unset", map[string]any{"Count": len(unset), "All": allNeeded(p.host.Book())})),
		look.Body(strings.Join(names, ", ")+". "+lang.L("home.unset-advice")),
		look.Buttons(primary(lang.L("home.set-now"), p.host.ShowFirstStart))))
}

func (p *Home) problemsNotice(n int) fyne.CanvasObject {
	return look.Notice(look.Column(
		look.Warning(lang.L("problems.count", map[string]any{"Count": n})),
		look.Body(lang.L("problems.advice")),
		look.Buttons(xwidget.NewButton(lang.L("problems.title"), theme.ListIcon(), p.host.ShowProblems))))
}

// primary is the button of the next step.
func primary(label string, do func()) *xwidget.Button {
	b := xwidget.NewButton(label, nil, do)
	b.Importance = widget.HighImportance
	return b
}

// The page that the tile for emergencies opens.
const emergencyPage = "sections/when-to-get-help-now"

// nurseHoursField is when a nurse answers calls.
const nurseHoursField = "nurse-hours"

// tiles are what a desk needs most: emergencies, the nurse line, and the table of
// side effects.
func (p *Home) tiles() fyne.CanvasObject {
	book := p.host.Book()
	var list []fyne.CanvasObject
	if book.Entry(emergencyPage) != nil {
		list = append(list, xwidget.NewTile(lang.L("emergency.title"),
			xwidget.NewBox(look.ColorUrgent, look.ColorUrgentEdge, look.CornerBox),
			container.New(xwidget.Column{Gap: -look.TightGap}, look.Bold(lang.L("emergency.title"), look.ColorEmergency), wrappedQuiet(lang.L("home.emergency"))),
			func() { p.host.Open(emergencyPage) }))
	}
	if f := book.Field(NurseLineField); f != nil {
		more := ""
		if f.IsSet() {
			more = lang.L("tile.copy")
		}
		if hours := book.Field(nurseHoursField); hours != nil && hours.IsSet() {
			more = hours.Value
		}
		list = append(list, fieldTile(f, more, p.host.Copy, p.host.ShowClinic))
	}
	if n := len(book.SideEffects()); n > 0 {
		name := look.Bold(lang.L("command.effects"), theme.ColorNameForeground)
		name.Wrapping = fyne.TextWrapWord
		list = append(list, tile(lang.L("command.effects"), container.New(xwidget.Column{Gap: -look.TightGap}, name, wrappedQuiet(lang.L("home.effects", map[string]any{"Count": n}))), p.host.ShowEffects))
	}
	if len(list) == 0 {
		return look.Column()
	}
	return tiles(list...)
}

// legend explains the level marks where they first appear.
func legend() fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: look.Space3})
	for _, r := range []handbook.Route{handbook.FrontDesk, handbook.Nurse, handbook.Emergency} {
		line.Add(container.NewHBox(look.Mark(r), look.Caption(RouteName(r))))
	}
	return look.Flush(line)
}
