package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/xwidget"
)

// settingsPage lets colors and text size be chosen, and what is kept be taken
// to another desk.
func (w *Window) settingsPage() fyne.CanvasObject {
	page := newPage()
	page.Add(title(lang.L("Settings")))
	page.Add(colored(lang.L("Colors"), theme.ColorNamePrimary, true))
	looks := []notebook.Theme{notebook.ThemeSystem, notebook.ThemeLight, notebook.ThemeDark, notebook.ThemeHighContrast}
	names := []string{lang.L("As the system"), lang.L("Light"), lang.L("Dark"), lang.L("High contrast")}
	page.Add(choices(names, func(i int) bool { return looks[i] == w.look }, func(i int) { w.setLook(looks[i]) }))
	page.Add(colored(lang.L("Text size"), theme.ColorNamePrimary, true))
	sizes := []int{80, 100, 125, 150, 175, 200}
	var percents []string
	for _, p := range sizes {
		percents = append(percents, fmt.Sprintf("%d %%", p))
	}
	page.Add(choices(percents, func(i int) bool { return sizes[i] == w.textSize }, func(i int) { w.setTextSize(sizes[i]) }))
	page.Add(bodyText(lang.L("Ctrl with + or -, or Ctrl with the mouse wheel, changes the text size on every page. Ctrl+0 sets it back.")))
	page.Add(headed(lang.L("What is kept"), theme.ColorNamePrimary,
		bodyText(lang.L("Saved entries, the entries opened last, your notes and these settings stay on this computer. What you type into the search field is not kept."))))
	page.Add(bodyText(lang.L("One file takes saved entries, recent entries and notes to another computer. Importing adds to what is there and removes nothing.")))
	page.Add(w.transferButtons())
	return page
}

// choices are buttons of which one is chosen; a check marks it besides its
// color.
func choices(labels []string, chosen func(i int) bool, choose func(i int)) fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: 8})
	var buttons []*xwidget.Button
	mark := func() {
		for i, b := range buttons {
			b.Importance, b.Icon = widget.MediumImportance, nil
			if chosen(i) {
				b.Importance, b.Icon = widget.HighImportance, theme.ConfirmIcon()
			}
			b.Refresh()
		}
		line.Refresh()
	}
	for i, label := range labels {
		b := xwidget.NewButton(label, nil, func() {
			choose(i)
			mark()
		})
		buttons = append(buttons, b)
		line.Add(b)
	}
	mark()
	return flush(line)
}
