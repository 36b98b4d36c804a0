package page

import (
	"context"
	"fmt"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author/importer"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// addPlan shows what will be made of the files.
func (p *Importing) addPlan(page *fyne.Container) {
	page.Add(p.summary())
	if len(p.plan.Refused) > 0 {
		page.Add(p.refused())
	}
	for _, t := range p.reading.Tables() {
		page.Add(p.columns(t))
	}
	if len(p.plan.Pieces) == 0 {
		return
	}
	page.Add(look.Headed(lang.L("import.pages", map[string]any{"Count": len(p.plan.Pieces)}), theme.ColorNameForeground, look.Quiet(lang.L("import.pages-help"))))
	page.Add(p.splitting())
	page.Add(p.topic())
	file := ""
	for _, piece := range p.plan.Pieces[:min(p.shown, len(p.plan.Pieces))] {
		if piece.File != file {
			file = piece.File
			page.Add(p.fileLine(file))
		}
		page.Add(p.piece(piece))
	}
	if more := len(p.plan.Pieces) - p.shown; more > 0 {
		page.Add(look.Buttons(xwidget.NewButton(lang.L("import.more", map[string]any{"Count": min(more, fewPieces)}), nil, func() {
			p.shown += fewPieces
			p.host.Rebuild()
		})))
	}
}

// summary says what was found, and has the button that makes the drafts.
func (p *Importing) summary() fyne.CanvasObject {
	box := look.Column()
	buttons := []fyne.CanvasObject{}
	if len(p.plan.Pieces) > 0 {
		box.Add(look.Body(lang.L("import.summary")))
		p.button = primary("", p.make)
		p.count()
		buttons = append(buttons, p.button)
	} else {
		box.Add(look.Body(lang.L("import.nothing")))
	}
	buttons = append(buttons,
		xwidget.NewButton(lang.L("import.add-file"), nil, p.chooseFile),
		xwidget.NewButton(lang.L("import.again"), nil, func() {
			p.forget()
			p.host.Rebuild()
		}))
	box.Add(look.Buttons(buttons...))
	return look.Box(box)
}

// count names the button after how many drafts it makes.
func (p *Importing) count() {
	n := 0
	for _, piece := range p.plan.Pieces {
		if piece.Chosen {
			n++
		}
	}
	p.button.SetText(lang.L("import.make", map[string]any{"Count": n}))
	if n == 0 {
		p.button.Disable()
	} else {
		p.button.Enable()
	}
}

// refused lists the files that were not read, with the reasons.
func (p *Importing) refused() fyne.CanvasObject {
	box := look.Column(look.Warning(lang.L("import.refused", map[string]any{"Count": len(p.plan.Refused)})))
	for _, r := range p.plan.Refused {
		box.Add(container.New(xwidget.Column{Gap: -look.TightGap}, look.Body(r.Name), look.Quiet(asSentence(r.Why))))
	}
	return look.Notice(box)
}

// fileLine is the name of a file above its pages.
func (p *Importing) fileLine(file string) fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: -look.TightGap}, look.Quiet(path.Base(file)))
	for _, rough := range p.plan.Rough {
		if rough == file {
			box.Add(look.Warning(lang.L("import.rough")))
		}
	}
	return box
}

// splitting chooses where a page begins.
func (p *Importing) splitting() fyne.CanvasObject {
	if len(p.reading.Tables()) == p.reading.Files() {
		return look.Column() // a row is a page
	}
	names := []string{lang.L("import.split-auto"), lang.L("import.split-heading"), lang.L("import.split-file")}
	s := widget.NewSelect(names, nil)
	s.SetSelectedIndex(int(p.options.Split))
	s.OnChanged = func(string) {
		p.options.Split = importer.Split(s.SelectedIndex())
		p.replan()
	}
	return container.New(xwidget.Column{Gap: -look.Space1}, look.Quiet(lang.L("import.split")), narrow(s))
}

// topic chooses what all pages are about, if the handbook has several topics.
func (p *Importing) topic() fyne.CanvasObject {
	topics := p.host.Book().Topics()
	if len(topics) < 2 {
		return look.Column()
	}
	names, at := []string{lang.L("edit.no-topic")}, 0
	for i, t := range topics {
		names = append(names, t.Title)
		if t.ID == p.options.Topic {
			at = i + 1
		}
	}
	s := widget.NewSelect(names, nil)
	s.SetSelectedIndex(at)
	s.OnChanged = func(string) {
		p.options.Topic = ""
		if i := s.SelectedIndex(); i > 0 {
			p.options.Topic = topics[i-1].ID
		}
		for _, piece := range p.plan.Pieces {
			piece.Topic = p.options.Topic
		}
	}
	return container.New(xwidget.Column{Gap: -look.Space1}, look.Quiet(lang.L("import.topic")), narrow(s))
}

// columns asks which column of a spreadsheet is what, with what is in them.
func (p *Importing) columns(t importer.Table) fyne.CanvasObject {
	now, ok := p.options.Of[t.File]
	if !ok {
		now = t.Guess
	}
	box := look.Column(look.Bold(lang.L("import.columns", map[string]any{"File": path.Base(t.File)}), theme.ColorNameForeground), look.Quiet(lang.L("import.columns-help")))
	fields := container.New(&xwidget.Pair{MinEms: 11, Gap: look.Space3})
	for i, c := range []struct {
		name string
		at   *int
	}{{lang.L("import.question"), &now.Question}, {lang.L("import.answer"), &now.Answer}, {lang.L("import.words"), &now.Words}} {
		names := t.Names
		if i == 2 {
			names = append([]string{lang.L("import.no-column")}, names...)
		}
		shift := len(names) - len(t.Names)
		s := widget.NewSelect(numbered(names), nil)
		s.SetSelectedIndex(*c.at + shift)
		s.OnChanged = func(string) {
			*c.at = s.SelectedIndex() - shift
			p.options.Of[t.File] = now
			p.replan()
		}
		fields.Add(container.New(xwidget.Column{Gap: -look.Space1}, look.Caption(c.name), framed(s), look.Quiet(sample(t, *c.at))))
	}
	box.Add(look.Flush(fields))
	return look.Box(box)
}

// numbered distinguishes columns of the same name.
func numbered(names []string) []string {
	var out []string
	count := map[string]int{}
	for _, n := range names {
		n = short(n, 30)
		if count[n]++; count[n] > 1 {
			n = fmt.Sprintf("%s (%d)", n, count[n])
		}
		out = append(out, n)
	}
	return out
}

// sample is the beginning of what is in a column.
func sample(t importer.Table, column int) string {
	var texts []string
	for _, row := range t.Rows {
		if column >= 0 && column < len(row) && row[column] != "" {
			texts = append(texts, "“"+short(strings.Join(strings.Fields(row[column]), " "), 60)+"”")
		}
	}
	if len(texts) == 0 {
		return "–"
	}
	return strings.Join(texts, "\n")
}

// short is the beginning of a text.
func short(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// importMade is what became of an import.
type importMade struct {
	drafts int
	failed []string
}

// make makes the drafts in the background.
func (p *Importing) make() {
	if p.work != nil {
		return
	}
	plan, w, by, date := p.plan, p.host.Workspace(), p.host.Author(), today()
	p.run(lang.L("import.making"), func(context.Context, *importWork) func() {
		made := &importMade{}
		for _, r := range plan.Save(w, by, date) {
			if r.Err != nil {
				made.failed = append(made.failed, r.Piece.Title+": "+ErrorText(r.Err))
				continue
			}
			made.drafts++
		}
		return func() {
			p.made = made
			p.host.Say(lang.L("import.made", map[string]any{"Count": made.drafts}))
		}
	})
}

// outcome says what was made, and what comes next.
func (p *Importing) outcome() fyne.CanvasObject {
	box := look.Column(look.Fine(lang.L("import.made", map[string]any{"Count": p.made.drafts})), look.Body(lang.L("import.next")))
	box.Add(look.Buttons(
		primary(lang.L("import.review"), func() { p.host.ShowOwner("review", "") }),
		xwidget.NewButton(lang.L("import.again"), nil, func() {
			p.forget()
			p.host.Rebuild()
		})))
	if len(p.made.failed) == 0 {
		return look.Good(box)
	}
	failed := look.Column(look.Warning(lang.L("import.failed", map[string]any{"Count": len(p.made.failed)})))
	for _, text := range p.made.failed {
		failed.Add(look.Body(text))
	}
	return look.Column(look.Good(box), look.Notice(failed))
}
