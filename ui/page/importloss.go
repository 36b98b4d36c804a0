package page

import (
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author/intake"
)

// lossText says what an import left out, and how often.
func lossText(lost intake.Lost) string {
	with := map[string]any{"Count": lost.N}
	switch lost.Kind {
	case intake.Picture:
		return lang.L("loss.picture", with)
	case intake.LargePicture:
		return lang.L("loss.large-picture", with)
	case intake.WebPicture:
		return lang.L("loss.web-picture", with)
	case intake.Comment:
		return lang.L("loss.comment", with)
	case intake.TrackedChange:
		return lang.L("loss.change", with)
	case intake.TextBox:
		return lang.L("loss.box", with)
	case intake.Embedded:
		return lang.L("loss.embedded", with)
	case intake.MergedCell:
		return lang.L("loss.merged", with)
	case intake.NestedTable:
		return lang.L("loss.nested", with)
	case intake.HiddenText:
		return lang.L("loss.hidden", with)
	case intake.Formula:
		return lang.L("loss.formula", with)
	case intake.Script:
		return lang.L("loss.script", with)
	case intake.Form:
		return lang.L("loss.form", with)
	case intake.Instruction:
		return lang.L("loss.instruction", with)
	case intake.DeadLink:
		return lang.L("loss.dead-link", with)
	case intake.UnsafeLink:
		return lang.L("loss.unsafe-link", with)
	case intake.BadText:
		return lang.L("loss.bad-text", with)
	case intake.Furniture:
		return lang.L("loss.furniture", with)
	case intake.CellOutside:
		return lang.L("loss.outside", with)
	case intake.Chart:
		return lang.L("loss.chart", with)
	}
	return lost.String()
}
