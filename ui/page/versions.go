package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Marks say whose version of a page an entry is and whether it is out of date.
// A bundled page has none.
func Marks(e *handbook.Entry) []fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: look.Space3})
	warn := func(text string) {
		line.Add(look.Badge(look.Tinted(theme.WarningIcon(), look.ColorUnset), text, look.ColorUnset))
	}
	if m := markName(e); m != "" {
		line.Add(look.Badge(look.ClinicIcon(), m, look.ColorDesk))
	}
	for _, kept := range export.KeptIn(e) {
		warn(phrase(kept))
	}
	if e.Overdue(today()) {
		warn(label(export.PastReview) + ": " + e.ReviewBy)
	}
	if len(line.Objects) == 0 {
		return nil
	}
	return []fyne.CanvasObject{line}
}

// KeptTexts says which of some clinic values are the last good ones.
func KeptTexts(fields ...*handbook.Field) []string {
	var texts []string
	for _, kept := range export.KeptValues(fields) {
		texts = append(texts, phrase(kept))
	}
	return texts
}
