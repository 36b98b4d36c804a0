package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// mostBehind is the most desks that are named because they are out of date.
const mostBehind = 12

// deskList lists which desks show the latest publication.
type deskList struct {
	asked bool // the settings ask desks to report it
	desks []author.Desk
	live  int64
}

func readDesks(w author.Workspace, live int64) (l deskList, err error) {
	if l.asked, err = w.Reporting(); err == nil {
		l.desks, err = w.Desks()
	}
	l.live = live
	return l, err
}

// box shows how many desks are up to date, and names the others. It is nil if desks
// were not asked. Forget removes a desk, and again checks again.
func (l deskList) box(forget func(name string), again func()) fyne.CanvasObject {
	if !l.asked && len(l.desks) == 0 || l.live == 0 {
		return nil
	}
	var behind []author.Desk
	for _, d := range l.desks {
		if d.Shows != l.live {
			behind = append(behind, d)
		}
	}
	with := map[string]any{"Count": len(l.desks), "Now": len(l.desks) - len(behind)}
	title, icon, color := lang.L("desks.count", with), look.Tinted(theme.ViewRefreshIcon(), look.ColorUnset), look.ColorUnset
	switch {
	case len(l.desks) == 0:
		title = lang.L("desks.none")
	case len(behind) == 0:
		icon, color = look.Tinted(theme.ConfirmIcon(), look.ColorDesk), look.ColorDesk
	}
	box := look.Column(container.New(&xwidget.Header{Gap: look.Space2}, look.BadgeLine(icon, title, color), xwidget.NewButton(lang.L("desks.again"), theme.ViewRefreshIcon(), again)))
	for _, d := range behind[:min(len(behind), mostBehind)] {
		with := map[string]any{"Name": d.Name, "Version": d.Shows, "When": Moment(d.At)}
		text := lang.L("desks.behind", with)
		if d.Shows == 0 {
			text = lang.L("desks.other", map[string]any{"Name": d.Name, "When": Moment(d.At)})
		}
		box.Add(container.New(&xwidget.Header{Gap: look.Space2}, look.Body(text), xwidget.NewButton(lang.L("desks.forget"), nil, func() { forget(d.Name) })))
	}
	if more := len(behind) - mostBehind; more > 0 {
		box.Add(look.Quiet(lang.L("desks.more", map[string]any{"Count": more})))
	}
	return look.Box(box)
}
