package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
)

// NurseLineField is the clinic value that says how to reach a nurse.
const NurseLineField = "nurse-line"

// outOfHoursField is the clinic value for calls while the clinic is closed.
const outOfHoursField = "out-of-hours"

// handOverFields say whom to transfer the caller of an entry to: the offices that
// the entry names, and a nurse if one answers or the desk may have to hand over.
// If the front desk answers, the offices come first.
func handOverFields(book *handbook.Handbook, e *handbook.Entry) []*handbook.Field {
	var nurse, offices []*handbook.Field
	if e.Route != handbook.FrontDesk || len(e.HandOver) > 0 {
		nurse = fieldsOf(book, NurseLineField)
		if f := book.Field(outOfHoursField); f != nil && f.IsSet() {
			nurse = append(nurse, f)
		}
	}
	for _, f := range TransferFields(book) {
		if f.ID != NurseLineField && slices.Contains(e.Values, f) {
			offices = append(offices, f)
		}
	}
	if e.Route == handbook.FrontDesk {
		return append(offices, nurse...)
	}
	return append(nurse, offices...)
}

// TransferFields are the lines to transfer calls to, the nurse line first.
func TransferFields(book *handbook.Handbook) []*handbook.Field {
	fields := fieldsOf(book, NurseLineField)
	for _, f := range book.Fields() {
		if f.Transfer && f.ID != NurseLineField {
			fields = append(fields, f)
		}
	}
	return fields
}

// HandOverLines say whom to transfer the caller of an entry to, a line each.
func HandOverLines(book *handbook.Handbook, e *handbook.Entry) []fyne.CanvasObject {
	return fieldLines(handOverFields(book, e))
}

// mayKnow are those to transfer a caller to when there is no answer.
func mayKnow(book *handbook.Handbook) []*handbook.Field {
	return append(TransferFields(book), fieldsOf(book, outOfHoursField)...)
}

// WhoMayKnow lists whom to transfer a caller to when there is no answer.
func WhoMayKnow(book *handbook.Handbook) []fyne.CanvasObject {
	lines := fieldLines(mayKnow(book))
	if len(lines) == 0 {
		return nil
	}
	return []fyne.CanvasObject{look.Headed(lang.L("nothing.who-may-know"), theme.ColorNameForeground, lines...)}
}

// fieldsOf are those values that the handbook has.
func fieldsOf(book *handbook.Handbook, ids ...string) []*handbook.Field {
	var fields []*handbook.Field
	for _, id := range ids {
		if f := book.Field(id); f != nil {
			fields = append(fields, f)
		}
	}
	return fields
}

func fieldLines(fields []*handbook.Field) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, f := range fields {
		lines = append(lines, fieldLine(f))
	}
	return lines
}
