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

// The clinic values that a caller who speaks Spanish needs: how the desk reaches an
// interpreter, and what it says when no nurse is free.
const (
	interpreterField = "interpreter-line"
	noNurseField     = "no-nurse"
)

// caller is who is on the phone, as far as the language goes.
type caller struct {
	spanish bool // what is read out is in Spanish
	chosen  bool // by the desk, whatever is typed
}

// ShowSpanish chooses the language of what is to be read out, until the next call.
func (p *Entry) ShowSpanish(on bool) { p.caller = caller{spanish: on, chosen: true} }

// Hear takes the language that what was typed is plainly in. The desk may have chosen
// another one.
func (p *Entry) Hear(spanish bool) {
	if !p.caller.chosen {
		p.caller.spanish = spanish
	}
}

// NextCall forgets the language of the caller.
func (p *Entry) NextCall() { p.caller = caller{} }

// Spanish reports that what is read out is in Spanish.
func (p *Entry) Spanish() bool { return p.caller.spanish }

// SayText is the line to read out, in the language of the caller if there is one.
func (p *Entry) SayText(e *handbook.Entry) string {
	if t := e.InSpanish(); p.caller.spanish && t != nil {
		return t.SayText()
	}
	return e.SayText()
}

// otherLanguage is the button that reads the card in the other language. Each
// language is named in itself.
func (p *Entry) otherLanguage() fyne.CanvasObject {
	return xwidget.NewButton(OtherLanguage(p.caller.spanish), nil, func() {
		p.ShowSpanish(!p.caller.spanish)
		p.host.Rebuild()
	})
}

// OtherLanguage is the name of the other language.
func OtherLanguage(spanish bool) string {
	if spanish {
		return "English"
	}
	return "Español"
}

// translationLines say how far the Spanish can be relied on, and how to reach an
// interpreter.
func (p *Entry) translationLines(e *handbook.Entry) []fyne.CanvasObject {
	if !p.caller.spanish {
		return nil
	}
	state := lang.L("spanish.none")
	if e.Spanish != nil {
		state = phrase(export.TranslationState(e.Spanish))
	}
	var lines []fyne.CanvasObject
	for _, f := range e.Values {
		if text, ok := f.SpanishText(); ok && f.ID == noNurseField {
			lines = append(lines, look.Body(f.Label+": “"+text+"”"))
		}
	}
	lines = append(lines, look.Quiet(state))
	return append(lines, fieldLines(fieldsOf(p.host.Book(), interpreterField))...)
}

// conditions are what to ask first, and when not to read out the answer, next to
// each other and in the language of the caller.
func (p *Entry) conditions(e *handbook.Entry) []fyne.CanvasObject {
	ask, emergency, nurse := e.AskFirst, e.Emergency, e.HandOver
	headings := []export.Label{export.AskFirst, export.EmergencyIf, export.HandOverIf}
	if t := e.InSpanish(); p.caller.spanish && t != nil {
		ask, emergency, nurse = t.AskFirst, t.Emergency, t.HandOver
		headings = []export.Label{export.SpanishAskFirst, export.SpanishEmergencyIf, export.SpanishHandOverIf}
	}
	var out, boxes []fyne.CanvasObject
	if len(ask) > 0 {
		out = append(out, look.Block(conditionBox(label(headings[0]), ask, theme.ColorNamePrimary)))
	}
	if len(emergency) > 0 {
		boxes = append(boxes, conditionBox(label(headings[1]), emergency, look.ColorEmergency))
	}
	if len(nurse) > 0 {
		boxes = append(boxes, conditionBox(label(headings[2]), nurse, look.ColorNurse))
	}
	if len(boxes) > 0 {
		out = append(out, look.Block(container.New(&xwidget.Pair{MinEms: 18, Gap: look.Space3}, boxes...)))
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

// Spoken is a clinic value as it is read out: in Spanish to a caller who speaks it, if
// there is Spanish of it.
func Spoken(f *handbook.Field, spanish bool) string {
	if text, ok := f.SpanishText(); spanish && ok {
		return text
	}
	return f.Text()
}

// bothLanguages are the English and the Spanish of an entry side by side, for whoever
// signs them.
func bothLanguages(e *handbook.Entry) fyne.CanvasObject {
	t := e.Spanish
	box := look.Column(look.Bold(e.Title, theme.ColorNameForeground), look.Quiet(phrase(export.TranslationState(t))))
	row := func(english, spanish []string, headings ...export.Label) {
		if len(english)+len(spanish) == 0 {
			return
		}
		box.Add(look.Flush(container.New(&xwidget.Pair{MinEms: 16, Gap: look.Space3},
			languageBox(headings[0], english), languageBox(headings[1], spanish))))
	}
	row([]string{e.SayText()}, []string{t.SayText()}, export.English, export.InSpanish)
	row(e.AskFirst, t.AskFirst, export.AskFirst, export.SpanishAskFirst)
	row(e.Emergency, t.Emergency, export.EmergencyIf, export.SpanishEmergencyIf)
	row(e.HandOver, t.HandOver, export.HandOverIf, export.SpanishHandOverIf)
	return look.Box(box)
}

func languageBox(heading export.Label, items []string) fyne.CanvasObject {
	box := look.Headed(label(heading), theme.ColorNameForeground)
	for _, it := range items {
		box.Add(look.Body(it))
	}
	return box
}
