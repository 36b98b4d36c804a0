package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// maxProblems limits the list on the page. Copying takes all of them.
const maxProblems = 200

// Problems lists what is wrong in the content, for the content owner.
func Problems(problems []handbook.Problem, clipboard Clipboard) fyne.CanvasObject {
	page := look.Page(look.Title(lang.L("problems.title")))
	if len(problems) == 0 {
		page.Add(look.Good(look.Fine(lang.L("problems.none"))))
		return page
	}
	page.Add(look.Body(lang.L("problems.intro")))
	page.Add(look.Buttons(xwidget.NewButton(lang.L("problems.copy", map[string]any{"Count": len(problems)}), theme.ContentCopyIcon(), func() {
		clipboard.Copy(problemsText(problems))
	})))
	for _, p := range problems[:min(len(problems), maxProblems)] {
		place := xwidget.NewText(p.Place())
		place.TextStyle.Bold = true
		page.Add(look.Column(place, look.Body(asSentence(p.Msg))))
	}
	if more := len(problems) - maxProblems; more > 0 {
		page.Add(look.Body(lang.L("problems.more", map[string]any{"Count": more})))
	}
	return page
}

// problemsText is all problems, one a line.
func problemsText(problems []handbook.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}
