package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// interpreterField is how the desk reaches an interpreter.
const interpreterField = "interpreter-line"

// ShowSpanish chooses the language of what is to be read out.
func (p *Entry) ShowSpanish(on bool) { p.spanish = on }

// sayCard has the line to read out, in the language of the caller. Without a
// Spanish one that can be read out, it says how to reach an interpreter.
func (p *Entry) sayCard(e *handbook.Entry) fyne.CanvasObject {
	book := p.host.Book()
	more := HandOverLines(book, e)
	text, t := e.SayText(), e.InSpanish()
	if p.spanish {
		if t != nil {
			text = t.SayText()
		}
		if e.Spanish == nil {
			more = append(more, look.Quiet(lang.L("spanish.none")))
		} else {
			more = append(more, look.Quiet(phrase(export.TranslationState(e.Spanish))))
		}
		more = append(more, fieldLines(book, []string{interpreterField})...)
	}
	name := "Español"
	if p.spanish {
		name = "English"
	}
	more = append(more, look.Flush(xwidget.NewButton(name, nil, func() {
		p.ShowSpanish(!p.spanish)
		p.host.Rebuild()
	})))
	return sayCard(p.host, label(export.SayLabel(e)), text, more...)
}

// lists are the questions and the conditions, in the language of the caller.
func (p *Entry) lists(e *handbook.Entry) []fyne.CanvasObject {
	ask, emergency, nurse := e.AskFirst, e.Emergency, e.HandOver
	headings := []export.Label{export.AskFirst, export.EmergencyIf, export.HandOverIf}
	if t := e.InSpanish(); p.spanish && t != nil {
		ask, emergency, nurse = t.AskFirst, t.Emergency, t.HandOver
		headings = []export.Label{export.SpanishAskFirst, export.SpanishEmergencyIf, export.SpanishHandOverIf}
	}
	var out []fyne.CanvasObject
	add := func(heading export.Label, items []string, color fyne.ThemeColorName) {
		if len(items) > 0 {
			out = append(out, conditions(label(heading), items, color))
		}
	}
	add(headings[0], ask, theme.ColorNamePrimary)
	add(headings[1], emergency, look.ColorEmergency)
	add(headings[2], nurse, look.ColorNurse)
	return out
}
