package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// titles are the titles of pages in one line.
func titles(entries []*handbook.Entry) string {
	var names []string
	for _, e := range entries {
		names = append(names, e.Title)
	}
	return strings.Join(names, "  ·  ")
}

// trialsBox shows which pages callers' lines find.
func trialsBox(plan *author.Plan) fyne.CanvasObject {
	missed := plan.Missed()
	text := lang.L("publish.callers", map[string]any{"First": len(plan.Trials) - len(missed), "All": len(plan.Trials)})
	if len(missed) == 0 {
		return look.Fine(text)
	}
	box := look.Column(look.Warning(text))
	for _, t := range missed {
		box.Add(container.New(xwidget.Column{Gap: -look.TightGap}, look.Body("“"+t.Line+"”"), look.Quiet(trialText(t))))
	}
	return look.Notice(box)
}

// trialText says at which rank a caller's line finds its page.
func trialText(t author.Trial) string {
	with := map[string]any{"Page": t.Title, "Rank": t.Rank, "Ahead": titles(t.Ahead[:min(2, len(t.Ahead))])}
	switch {
	case t.Rank == 1:
		return lang.L("trial.first", with)
	case t.Rank > 1:
		return lang.L("trial.later", with)
	case len(t.Ahead) > 0:
		return lang.L("trial.hidden", with)
	}
	return lang.L("trial.nothing", with)
}

// manySigned is the number of signatures from which on only names are listed.
const manySigned = 3

// changeBox shows a change of one file, with a check box before its name unless that
// is nil.
func changeBox(c author.Change, tick fyne.CanvasObject) fyne.CanvasObject {
	name, color := lang.L("change.changed"), look.ColorQuiet
	switch c.Kind {
	case author.Added:
		name = lang.L("change.new")
	case author.Removed:
		name, color = lang.L("change.removed"), look.ColorUnset
	case author.Changed:
	}
	title := look.Bold(changeTitle(c), theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	if c.ID == "" {
		name = lang.L("change.changed")
	}
	head := container.New(xwidget.Stretch{Index: 0}, title, look.Centered(look.Flush(look.Pill(name, color, look.ColorPane, theme.ColorNameSeparator))))
	if tick != nil {
		head = container.New(xwidget.Stretch{Index: 1}, append([]fyne.CanvasObject{tick}, head.Objects...)...)
	}
	if len(c.Parts) > manySigned && c.Parts[0].Part == author.PartReview {
		var names []string
		for _, p := range c.Parts {
			names = append(names, p.Name)
		}
		return look.Box(look.Column(head, look.Body(strings.Join(names, "  ·  "))))
	}
	switch c.Kind {
	case author.Added:
		if c.ID != "" {
			return look.Box(look.Column(head, oneSide(c.Parts, false)))
		}
	case author.Removed:
		if c.ID != "" {
			return look.Box(look.Column(head, oneSide(c.Parts, true)))
		}
	case author.Changed:
	}
	return look.Box(look.Column(head, differences(c.Parts, lang.L("compare.before"), lang.L("compare.after"))))
}

func changeTitle(c author.Change) string {
	switch {
	case c.Title != "":
		return c.Title
	case c.Name == "clinic.yaml":
		return lang.L("clinic.title")
	case c.Name == "hidden.yaml":
		return lang.L("change.hidden")
	case c.Name == "order.yaml":
		return lang.L("order.title")
	case c.Name == "reviews.yaml":
		return lang.L("change.signatures", map[string]any{"Count": len(c.Parts)})
	case c.Name == "reviews-spanish.yaml":
		return lang.L("change.spanish-signatures", map[string]any{"Count": len(c.Parts)})
	case c.Name == "red-flags.yaml":
		return lang.L("red-flags.title")
	case c.Name == "topics.yaml":
		return lang.L("change.topics")
	case strings.HasPrefix(c.Name, "vocabulary"):
		return lang.L("change.words")
	}
	return c.Name
}

// tableName is the name of a table by that of its file.
func tableName(file string) string { return changeTitle(author.Change{Name: file}) }
