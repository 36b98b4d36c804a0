package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// homePage is the page beside an empty field.
func (w *Window) homePage() fyne.CanvasObject {
	page := newPage()
	page.Add(title(lang.L("Type what the caller says")))
	page.Add(bodyText(lang.L("The best answer opens here at once, with the line to read out on top. Or choose an entry from the list.")))
	for i, n := range w.notices {
		dismiss := xwidget.NewIconButton(lang.L("Close"), theme.CancelIcon(), func() { w.dismiss(i) })
		page.Add(card(colorNote, container.New(xwidget.Stretch{Index: 0}, bodyText(n), container.NewVBox(dismiss))))
	}
	if s := w.delivery.Sentence; s.Text != "" {
		page.Add(card(colorNote, bodyText(told(s))))
	}
	if unset := needed(w.book); len(unset) > 0 {
		page.Add(w.setupNotice(unset))
	}
	if n := len(w.book.Problems()); n > 0 {
		page.Add(w.problemsNotice(n))
	}
	page.Add(colored(lang.L("Browse"), theme.ColorNameForeground, true))
	kinds := container.New(&xwidget.Flow{Gap: 8})
	for i, c := range chips()[1:] {
		n := 0
		for _, e := range w.book.Entries() {
			if c.keep(w, e) {
				n++
			}
		}
		kinds.Add(xwidget.NewButton(fmt.Sprintf("%s (%d)", lang.L(c.label), n), nil, func() { w.choose(i + 1) }))
	}
	kinds.Add(xwidget.NewButton(lang.L("Side effects at a glance"), theme.GridIcon(), w.openSideEffects))
	page.Add(flush(kinds))
	page.Add(keyRows(headed(lang.L("Keys"), theme.ColorNameForeground), func(c command) bool { return homeKeys[c.name] }))
	return page
}

// dismiss takes a notice, which was read, off the first page.
func (w *Window) dismiss(i int) {
	w.notices = slices.Delete(w.notices, i, i+1)
	w.showAgain()
	w.focusField()
}

// homeKeys are the keys to learn first.
var homeKeys = map[string]bool{
	"Next result": true, "Into the page, to scroll it": true, "Clear the field, then go home": true,
	"Save this entry, or take it off": true, "All keys": true,
}

// needed lists the clinic values without which calls should not be taken.
func needed(h *handbook.Handbook) []*handbook.Field {
	var out []*handbook.Field
	for _, f := range h.Fields() {
		if f.Needed && !f.IsSet() {
			out = append(out, f)
		}
	}
	return out
}

// setupNotice tells what the clinic still has to set.
func (w *Window) setupNotice(unset []*handbook.Field) fyne.CanvasObject {
	var names []string
	for _, f := range unset {
		names = append(names, f.Label)
	}
	return card(colorNote, column(
		noticeHeading(lang.L("Needed clinic values not set: {{.Count}}", map[string]any{"Count": len(unset)})),
		bodyText(strings.Join(names, ", ")+"."),
		bodyText(lang.L("Do not use the handbook on calls before they are set.")),
		leftButton(xwidget.NewButton(lang.L("Our clinic"), theme.DocumentCreateIcon(), w.openClinic))))
}

// problemsNotice tells that the content has faults.
func (w *Window) problemsNotice(n int) fyne.CanvasObject {
	return card(colorNote, column(
		noticeHeading(lang.L("Problems in the content: {{.Count}}", map[string]any{"Count": n})),
		bodyText(lang.L("All that is sound is shown. Tell the content owner.")),
		leftButton(xwidget.NewButton(lang.L("Content problems"), theme.ListIcon(), w.openProblems))))
}
