package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Marks tell whose version of a page an entry is and whether it is out of date.
// A bundled page without another version has none.
func Marks(e *handbook.Entry) []fyne.CanvasObject {
	line := container.New(&xwidget.Flow{Gap: 12})
	warn := func(text string) {
		line.Add(look.Badge(look.Tinted(theme.WarningIcon(), look.ColorUnset), text, look.ColorUnset))
	}
	switch m := markName(e); {
	case m == "":
	case e.Origin == nil:
		line.Add(look.Badge(look.Tinted(theme.DocumentIcon(), look.ColorQuiet), m, look.ColorQuiet))
	default:
		line.Add(look.Badge(look.ClinicIcon(), m, look.ColorDesk))
	}
	if e.Kept != nil {
		warn(KeptText(e.Kept))
	}
	if e.Overdue(today()) {
		warn(label(export.PastReview) + ": " + e.ReviewBy)
	}
	if e.Other != nil {
		warn(lang.L("mark.two-versions"))
	}
	if len(line.Objects) == 0 {
		return nil
	}
	return []fyne.CanvasObject{look.Flush(line)}
}

// KeptText says that something is shown in its last good version.
func KeptText(k *handbook.Kept) string {
	if k.Date == "" {
		return lang.L("mark.kept")
	}
	return lang.L("mark.kept-of", map[string]any{"Date": k.Date})
}

// twoVersions tells that a page has two versions, and what the other one says.
func (p *Entry) twoVersions(e *handbook.Entry) []fyne.CanvasObject {
	other := e.Other
	if other == nil {
		return nil
	}
	name := markName(other)
	return []fyne.CanvasObject{look.Notice(look.Column(
		look.Warning(lang.L("mark.two-versions")),
		look.Body(label(export.TwoVersions)),
		container.New(&xwidget.Flow{Gap: 12}, look.Bold(name, theme.ColorNameForeground), look.Flush(RouteBadge(other.Route))),
		look.Body("“"+other.SayText()+"”"),
		look.Buttons(xwidget.NewButton(lang.L("mark.open", map[string]any{"Version": name}), nil, func() { p.host.Open(other.ID) })),
	))}
}
