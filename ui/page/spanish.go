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

// interpreterField is how the desk reaches an interpreter.
const interpreterField = "interpreter-line"

// ShowSpanish chooses the language of what is to be read out.
func (p *Entry) ShowSpanish(on bool) { p.spanish = on }

// sayText is the line to read out, in the language of the caller if there is one.
func (p *Entry) sayText(e *handbook.Entry) string {
	if t := e.InSpanish(); p.spanish && t != nil {
		return t.SayText()
	}
	return e.SayText()
}

// otherLanguage is the button that reads the card in the other language. Each
// language is named in itself.
func (p *Entry) otherLanguage() fyne.CanvasObject {
	name := "Español"
	if p.spanish {
		name = "English"
	}
	return xwidget.NewButton(name, nil, func() {
		p.ShowSpanish(!p.spanish)
		p.host.Rebuild()
	})
}

// translationLines say how far the Spanish can be relied on, and how to reach an
// interpreter.
func (p *Entry) translationLines(e *handbook.Entry) []fyne.CanvasObject {
	if !p.spanish {
		return nil
	}
	state := lang.L("spanish.none")
	if e.Spanish != nil {
		state = phrase(export.TranslationState(e.Spanish))
	}
	return append([]fyne.CanvasObject{look.Quiet(state)}, fieldLines(fieldsOf(p.host.Book(), []string{interpreterField}))...)
}

// conditions are what to ask first, and when not to read out the answer, next to
// each other and in the language of the caller.
func (p *Entry) conditions(e *handbook.Entry) []fyne.CanvasObject {
	ask, emergency, nurse := e.AskFirst, e.Emergency, e.HandOver
	headings := []export.Label{export.AskFirst, export.EmergencyIf, export.HandOverIf}
	if t := e.InSpanish(); p.spanish && t != nil {
		ask, emergency, nurse = t.AskFirst, t.Emergency, t.HandOver
		headings = []export.Label{export.SpanishAskFirst, export.SpanishEmergencyIf, export.SpanishHandOverIf}
	}
	var out, boxes []fyne.CanvasObject
	if len(ask) > 0 {
		out = append(out, look.Flush(conditionBox(label(headings[0]), ask, theme.ColorNamePrimary)))
	}
	if len(emergency) > 0 {
		boxes = append(boxes, conditionBox(label(headings[1]), emergency, look.ColorEmergency))
	}
	if len(nurse) > 0 {
		boxes = append(boxes, conditionBox(label(headings[2]), nurse, look.ColorNurse))
	}
	if len(boxes) > 0 {
		out = append(out, look.Flush(container.New(&xwidget.Pair{MinEms: 18, Gap: look.Space3}, boxes...)))
	}
	return out
}

func conditionBox(heading string, items []string, color fyne.ThemeColorName) fyne.CanvasObject {
	box := look.Headed(heading, color)
	for _, it := range items {
		box.Add(look.Item("•", look.Body(it)))
	}
	return look.InBox(box)
}
