package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// effectBar is the width of the bar of the marked row.
const effectBar = look.Space1

// effectLine is a row of the table of side effects on the screen.
type effectLine struct {
	object     fyne.CanvasObject
	background *xwidget.Surface
	bar        *xwidget.Surface
	captions   []fyne.CanvasObject // names of the columns, for when the row is broken
	marked     bool
	compared   bool // with others
	hovered    bool
}

func newEffectLine(columns []string, r effectRow, open func(), menu func(fyne.Position)) *effectLine {
	l := &effectLine{background: xwidget.NewSurface(theme.ColorNameSelection), bar: xwidget.NewSurface(theme.ColorNamePrimary)}
	name := wrapped(MarkedTitle(r.entry))
	name.TextStyle.Bold = true
	cells := []fyne.CanvasObject{name}
	for c, cell := range []fyne.CanvasObject{
		EffectsByBand:    bandCell(r.entry),
		EffectsByAnswers: withIcon(look.RouteIcon(r.entry.Route), wrapped(answersName(r.entry.Route))),
		EffectsByCommon:  claimsCell(r.common, r.entry),
		EffectsByWhen:    claimsCell(r.when, r.entry),
		EffectsBySettles: claimsCell(r.settles, r.entry),
		EffectsByTopic:   topicCell(r),
	} {
		if EffectColumn(c) != EffectsByName && c < len(columns) {
			cells = append(cells, l.captioned(columns[c], cell))
		}
	}
	row := look.Column(
		container.New(layout.NewCustomPaddedLayout(0, 0, effectMargin, effectMargin),
			container.New(xwidget.SideBar{Width: effectBar}, l.bar, container.New(effectCells(len(columns), l.breakUp), cells...))),
		xwidget.NewRule())
	area := xwidget.NewClickArea(MarkedTitle(r.entry), open, l.hover)
	area.OnMenu = menu
	l.object = container.NewStack(l.background, row, area)
	l.paint()
	return l
}

// captioned puts the name of the column over a cell.
func (l *effectLine) captioned(name string, cell fyne.CanvasObject) fyne.CanvasObject {
	caption := look.Caption(name)
	caption.Hide()
	l.captions = append(l.captions, caption)
	return container.New(xwidget.Overlap(look.CaptionGap), caption, cell)
}

// breakUp shows the names of the columns while the row is broken into lines.
func (l *effectLine) breakUp(broken bool) {
	for _, c := range l.captions {
		if broken {
			c.Show()
		} else {
			c.Hide()
		}
	}
}

// mark shows whether the row is the marked one.
func (l *effectLine) mark(marked bool) {
	l.marked = marked
	l.paint()
}

func (l *effectLine) hover(hovered bool) {
	l.hovered = hovered
	l.paint()
}

func (l *effectLine) paint() {
	l.background.ColorName = theme.ColorNameSelection
	if !l.marked {
		l.background.ColorName = theme.ColorNameHover
	}
	l.bar.ColorName = theme.ColorNamePrimary
	if l.compared && !l.marked {
		l.background.ColorName, l.bar.ColorName = look.ColorPane, look.ColorBar
	}
	l.background.Hidden = !l.marked && !l.hovered && !l.compared
	l.bar.Hidden = !l.marked && !l.compared
	l.background.Refresh()
	l.bar.Refresh()
}

// wrapped is a label that wraps.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// quietly is a quiet label that wraps.
func quietly(text string) *widget.Label {
	l := wrapped(text)
	l.Importance = widget.LowImportance
	return l
}

// claimsCell shows what the sources say, each claim with its source below it,
// or why there is nothing.
func claimsCell(claims []handbook.Claim, e *handbook.Entry) fyne.CanvasObject {
	if len(claims) == 0 {
		return emptyCell(e)
	}
	cell := container.New(xwidget.Overlap(look.CaptionGap / 2))
	for _, c := range claims {
		claim := container.New(xwidget.Overlap(look.CaptionGap), wrapped(c.Words))
		if m := c.MentionSources(); m != "" {
			claim.Add(wrappedQuiet(m))
		}
		cell.Add(claim)
	}
	return cell
}

// topicCell shows what a side effect belongs to.
func topicCell(r effectRow) fyne.CanvasObject {
	if r.topic == "" {
		return quietly(lang.L("effects.any-topic"))
	}
	return wrapped(r.topic)
}

func emptyCell(e *handbook.Entry) fyne.CanvasObject { return quietly(whyEmpty(e)) }

// whyEmpty is the reason for an empty cell in the reader's language.
func whyEmpty(e *handbook.Entry) string { return label(export.EmptyCellLabel(e)) }

func bandCell(e *handbook.Entry) fyne.CanvasObject {
	if e.Effect == nil {
		return emptyCell(e)
	}
	name := wrapped(bandName(e.Effect.Band))
	name.TextStyle.Bold = true
	return withIcon(look.BandIcon(e.Effect.Band), name)
}

// withIcon puts an icon before the first line of a label.
func withIcon(icon fyne.Resource, l *widget.Label) fyne.CanvasObject {
	return container.New(xwidget.Stretch{Index: 1}, look.BesideText(widget.NewIcon(icon)), l)
}
