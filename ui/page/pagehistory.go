package page

import (
	"fmt"
	"path"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// pageHistory is what the history knows of one page: its states, and the two that are
// compared.
type pageHistory struct {
	states []author.PageState
	from   int // in states: on the left
	to     int // on the right
	parts  []author.PartChange
	chosen bool // somebody has chosen what to compare
}

// read reads the states of a page in the background.
func (h *pageHistory) read(w author.Workspace, id string) (show func(), err error) {
	states, err := w.PageStates(id)
	if err != nil {
		return nil, err
	}
	from, to := h.from, h.to
	if !h.chosen || from >= len(states) || to >= len(states) {
		from, to = max(min(1, len(states)-1), slices.IndexFunc(states, func(s author.PageState) bool { return s.Copy != "" })), 0
	}
	parts, err := w.CompareStates(id, states[from], states[to])
	return func() { h.states, h.from, h.to, h.parts = states, from, to, parts }, err
}

// stateLabel names a state of a page.
func stateLabel(s author.PageState) string {
	with := map[string]any{"Version": s.Version, "When": Moment(s.At), "By": s.By}
	switch {
	case s.Draft:
		return lang.L("state.draft")
	case s.Copy != "":
		return lang.L("state.copy", map[string]any{"File": path.Base(s.Copy)})
	case s.Version > 0:
		return lang.L("state.published", with)
	}
	return lang.L("state.saved", with)
}

// labels names all states, each differently.
func (h *pageHistory) labels() []string {
	var labels []string
	for _, s := range h.states {
		label := stateLabel(s)
		unique := label
		for n := 2; slices.Contains(labels, unique); n++ {
			unique = fmt.Sprintf("%s (%d)", label, n)
		}
		labels = append(labels, unique)
	}
	return labels
}

// pageContent shows the history of one page.
func (p *History) pageContent(page *fyne.Container) {
	h := &p.page
	page.Add(look.Buttons(xwidget.NewButton(lang.L("history.all"), theme.HistoryIcon(), func() { p.host.ShowOwner("history", "") })))
	if len(h.states) < 2 {
		page.Add(look.Body(lang.L("history.no-states")))
		return
	}
	page.Add(look.Body(lang.L("history.page-text")))
	for _, s := range h.states {
		if s.Copy != "" {
			page.Add(p.copyBox(s))
		}
	}
	page.Add(p.nameBox())
	page.Add(look.Flush(look.SideBySide(labeled(lang.L("history.from"), p.choice(&h.from)), labeled(lang.L("history.to"), p.choice(&h.to)))))
	if len(h.parts) == 0 {
		page.Add(look.Body(lang.L("history.same")))
		return
	}
	labels := h.labels()
	box := look.Column(differences(h.parts, labels[h.from], labels[h.to]))
	if !h.states[h.from].Draft {
		box.Add(p.restoreButtons())
	}
	page.Add(look.Box(box))
}

// copyBox says that there is a second version, and offers to remove it.
func (p *History) copyBox(s author.PageState) fyne.CanvasObject {
	with := map[string]any{"File": path.Base(s.Copy)}
	remove := xwidget.NewButton(lang.L("history.remove-copy"), nil, func() {
		p.restore(func(w author.Workspace, by string) error { return w.RemoveCopy(p.id, s, by) }, lang.L("history.copy-removed", with))
	})
	return look.Notice(look.Column(look.Warning(lang.L("history.copy", with)), look.Body(lang.L("history.copy-text")), look.Buttons(remove)))
}

// choice is a field that chooses a state.
func (p *History) choice(at *int) fyne.CanvasObject {
	labels := p.page.labels()
	choose := widget.NewSelect(labels, nil)
	choose.SetSelectedIndex(*at)
	choose.OnChanged = func(string) {
		*at, p.page.chosen = choose.SelectedIndex(), true
		if !p.load.busy {
			p.load.run(p.host, p.read)
		}
	}
	return framed(choose)
}

// restoreButtons take the page, or one of its parts, back to the state on the left.
func (p *History) restoreButtons() fyne.CanvasObject {
	name := lang.L("history.restore-page")
	if author.IsTable(p.id) {
		name = lang.L("history.restore-table")
	}
	line := container.New(&xwidget.Flow{Gap: look.Space2}, primary(name, func() {
		p.restore(func(w author.Workspace, by string) error {
			return w.RestorePage(p.id, p.page.states[p.page.from], by)
		}, lang.L("history.restored"))
	}))
	for _, c := range p.page.parts {
		if !author.CanRestorePart(c.Part) {
			continue
		}
		part := c.Part
		line.Add(xwidget.NewButton(lang.L("history.restore-part", map[string]any{"Part": partName(part)}), nil, func() {
			p.restore(func(w author.Workspace, by string) error {
				return w.RestorePart(p.id, p.page.states[p.page.from], part, by)
			}, lang.L("history.restored"))
		}))
	}
	return container.New(look.Above(look.Space3), look.Flush(line))
}

// restore changes the draft of the page.
func (p *History) restore(do func(w author.Workspace, by string) error, done string) {
	by := p.signed()
	if by == "" || p.load.busy {
		return
	}
	w := p.host.Workspace()
	p.change(func() (string, error) {
		err := do(w, by)
		p.page.chosen = false
		return done, err
	}, 0)
}
