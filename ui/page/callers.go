package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// leastCallers is how many lines of callers a form asks for.
const leastCallers = 3

// callers are lines that callers would say, each with how the search finds the page by
// it now.
type callers struct {
	p       *Edit
	rows    []*callerRow
	box     *fyne.Container
	object  fyne.CanvasObject
	changed func([]string)
	grown   func()
}

// callerRow is one line, and how it is found.
type callerRow struct {
	entry  *xwidget.Entry
	result *fyne.Container
}

func newCallers(p *Edit, changed func([]string), grown func()) *callers {
	c := &callers{p: p, changed: changed, grown: grown, box: container.New(xwidget.Column{Gap: look.Space1})}
	c.object = container.New(xwidget.Column{Gap: 0}, c.box, look.Quiet(lang.L("edit.callers-help")))
	return c
}

// lines are those that have text.
func (c *callers) lines() []string {
	var out []string
	for _, r := range c.rows {
		if text := strings.Join(strings.Fields(r.entry.Text), " "); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (c *callers) set(lines []string) {
	for i := range max(leastCallers, len(lines)+1, len(c.rows)) {
		if i == len(c.rows) {
			c.add()
		}
		text := ""
		if i < len(lines) {
			text = lines[i]
		}
		if r := c.rows[i]; strings.Join(strings.Fields(r.entry.Text), " ") != text {
			r.entry.SetText(text)
		}
	}
}

// add adds an empty line at the end.
func (c *callers) add() {
	r := &callerRow{xwidget.NewEntry(), container.NewStack()}
	n := len(c.rows)
	if n < leastCallers {
		r.entry.SetPlaceHolder(lang.L("edit.caller-example"))
	}
	r.entry.OnUndo, r.entry.OnRedo = c.p.undo, c.p.redo
	r.entry.OnChanged = func(text string) {
		if text != "" && n == len(c.rows)-1 {
			c.add()
			c.grown()
		}
		c.changed(c.lines())
	}
	r.entry.OnSubmitted = func(string) {
		if n+1 < len(c.rows) {
			c.p.host.Focus(c.rows[n+1].entry)
		}
	}
	c.rows = append(c.rows, r)
	c.box.Add(container.New(&xwidget.Pair{MinEms: 12, Gap: look.Space2}, container.NewVBox(r.entry), r.result))
}

// found shows how the lines are found. The trials are in the order of the lines.
func (c *callers) found(trials []author.Trial) {
	i := 0
	for _, r := range c.rows {
		r.result.RemoveAll()
		if strings.TrimSpace(r.entry.Text) != "" && i < len(trials) {
			r.result.Add(look.Centered(c.result(trials[i])))
			i++
		}
		r.result.Refresh()
	}
	c.grown()
}

// result says in words and color where a line finds the page, and offers to make it one
// of its words.
func (c *callers) result(t author.Trial) fyne.CanvasObject {
	if t.Rank == 1 {
		return look.Badge(look.Tinted(theme.ConfirmIcon(), look.ColorDesk), lang.L("edit.found-first"), look.ColorDesk)
	}
	ahead := ""
	if len(t.Ahead) > 0 {
		ahead = t.Ahead[0].Title
	}
	text := lang.L("edit.found-nothing")
	switch {
	case t.Rank > 1:
		text = lang.L("edit.found-later", map[string]any{"Rank": t.Rank, "Title": ahead})
	case ahead != "":
		text = lang.L("edit.found-other", map[string]any{"Title": ahead})
	}
	l := look.Colored(text, look.ColorUnset)
	l.Wrapping = fyne.TextWrapWord
	words := c.p.form.aliases
	if slices.Contains(words.all, t.Line) {
		return l // and it is no use
	}
	add := xwidget.NewSmallLink(lang.L("edit.make-found"), func() { words.change(append(slices.Clone(words.all), t.Line)) })
	return container.New(xwidget.Column{Gap: -look.TightGap}, l, add)
}
