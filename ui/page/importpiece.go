package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/importer"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// piece is a part of a file that may become a page: a check box, what it will be,
// what it looks like, and what it lost.
func (p *Importing) piece(piece *importer.Piece) fyne.CanvasObject {
	title := look.Bold(piece.Title, theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	texts := container.New(xwidget.Column{Gap: -look.TightGap}, title, look.Quiet(pieceLine(piece)))
	for _, lost := range piece.Lost {
		texts.Add(look.Quiet("– " + lossText(lost)))
	}
	if len(piece.Like) > 0 {
		texts.Add(p.double(piece))
	}
	change := xwidget.NewButton(lang.L("import.change"), nil, func() { p.edit(piece) })
	if piece.IsUpdate() {
		change.Hide() // its page has all that
	}
	tick := xwidget.NewTick(piece.Title, piece.Chosen, func(on bool) {
		piece.Chosen = on
		p.count()
	})
	row := container.New(xwidget.Stretch{Index: 1}, container.NewVBox(tick), texts, container.NewVBox(change))
	if piece != p.edited {
		return look.Box(row)
	}
	return look.Box(look.Column(row, p.fields(piece)))
}

// pieceLine says what a piece will be.
func pieceLine(piece *importer.Piece) string {
	words := lang.L("import.words-count", map[string]any{"Count": piece.Words()})
	state := ""
	switch piece.State {
	case importer.Updates:
		state = lang.L("import.updates")
	case importer.Unchanged:
		state = lang.L("import.unchanged")
	case importer.Edited:
		state = lang.L("import.edited")
	case importer.New:
		return strings.Join([]string{kindName(piece.Kind), RouteName(piece.Route), piece.ID(), words}, "  ·  ")
	}
	return strings.Join([]string{state, piece.ID(), words}, "  ·  ")
}

func kindName(k handbook.Kind) string {
	if k == handbook.FAQ {
		return lang.L("import.kind-faq")
	}
	return lang.L("import.kind-section")
}

// double says which page a piece looks like, and asks what to do with it.
func (p *Importing) double(piece *importer.Piece) fyne.CanvasObject {
	choices := widget.NewSelect([]string{lang.L("import.keep-both"), lang.L("import.merge"), lang.L("import.skip")}, nil)
	switch {
	case !piece.Chosen:
		choices.SetSelectedIndex(2)
	case piece.Merge:
		choices.SetSelectedIndex(1)
	default:
		choices.SetSelectedIndex(0)
	}
	choices.OnChanged = func(string) {
		i := choices.SelectedIndex()
		piece.Merge, piece.Chosen = i == 1, i != 2
		p.host.Rebuild()
	}
	like := look.Body(lang.L("import.looks-like", map[string]any{"Page": piece.Like[0].Title}))
	like.Importance = widget.WarningImportance
	return look.Column(like, narrow(choices))
}

// edit opens the fields of a piece, or closes them.
func (p *Importing) edit(piece *importer.Piece) {
	if p.edited == piece {
		piece = nil
	}
	p.edited = piece
	p.host.Rebuild()
}

// fields are what can be said about a piece before it becomes a page.
func (p *Importing) fields(piece *importer.Piece) fyne.CanvasObject {
	title, name, fault := xwidget.NewEntry(), xwidget.NewEntry(), look.Fault()
	title.SetText(piece.Title)
	title.OnChanged = func(text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			piece.Title = text
		}
	}
	name.SetText(piece.Name)
	name.OnChanged = func(text string) {
		fault.Hide()
		if err := p.plan.Rename(piece, strings.TrimSpace(text)); err != nil {
			fault.SetText(asSentence(ErrorText(err)))
			fault.Show()
		}
	}
	kinds := []handbook.Kind{handbook.FAQ, handbook.Section}
	kind := choose(kinds, kindName, piece.Kind, func(k handbook.Kind) { piece.Kind = k })
	routes := []handbook.Route{handbook.Nurse, handbook.FrontDesk, handbook.Emergency}
	route := choose(routes, RouteName, piece.Route, func(r handbook.Route) { piece.Route = r })
	return look.Column(
		look.Flush(container.New(&xwidget.Pair{MinEms: 14, Gap: look.Space3},
			labeled(lang.L("import.page-title"), title), labeled(lang.L("import.page-name"), name),
			labeled(lang.L("import.kind"), kind), labeled(lang.L("import.route"), route))),
		fault,
		look.Buttons(xwidget.NewButton(lang.L("import.changed"), nil, func() { p.edit(piece) })))
}

// choose is a choice of one of several values.
func choose[T comparable](all []T, name func(T) string, now T, changed func(T)) fyne.CanvasObject {
	var names []string
	at := 0
	for i, v := range all {
		names = append(names, name(v))
		if v == now {
			at = i
		}
	}
	s := widget.NewSelect(names, nil)
	s.SetSelectedIndex(at)
	s.OnChanged = func(string) { changed(all[s.SelectedIndex()]) }
	return framed(s)
}

// framed puts an edge around a choice, as a field has.
func framed(s *widget.Select) fyne.CanvasObject {
	return container.NewStack(xwidget.NewBox(theme.ColorNameInputBackground, theme.ColorNameInputBorder, look.CornerControl), container.New(layout.NewCustomPaddedLayout(look.Hairline, look.Hairline, look.Hairline, look.Hairline), s))
}

// arrowEms is the room for the arrow of a choice and around it, in units of the text
// size.
const arrowEms = 4

// narrow is a choice as wide as what it offers.
func narrow(s *widget.Select) fyne.CanvasObject {
	width := float32(0)
	for _, option := range s.Options {
		width = max(width, fyne.MeasureText(option, theme.TextSize(), fyne.TextStyle{}).Width)
	}
	ems := width/theme.TextSize() + arrowEms
	return look.Flush(container.New(&xwidget.Flow{Gap: look.Space2}, container.New(xwidget.Sized{Width: ems}, framed(s))))
}
