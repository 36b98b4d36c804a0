package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/xwidget"
)

// maxProblems bounds what the page lists; more are only copied.
const maxProblems = 200

// problemsPage lists what was wrong in the content, for the content owner.
func (w *Window) problemsPage() fyne.CanvasObject {
	page := newPage()
	page.Add(title(lang.L("Content problems")))
	problems := w.book.Problems()
	if len(problems) == 0 {
		page.Add(bodyText(lang.L("No problem was found: all of the content is shown.")))
		return page
	}
	page.Add(bodyText(lang.L("All that is sound is shown. The content owner puts the rest right in the files named here.")))
	page.Add(leftButton(xwidget.NewButton(lang.L("Copy all {{.Count}}", map[string]any{"Count": len(problems)}), theme.ContentCopyIcon(), func() {
		w.copyText(problemsText(problems))
	})))
	for _, p := range problems[:min(len(problems), maxProblems)] {
		place := xwidget.NewText(p.Place())
		place.TextStyle = xwidget.Bold
		page.Add(column(place, bodyText(asSentence(p.Msg))))
	}
	if more := len(problems) - maxProblems; more > 0 {
		page.Add(bodyText(lang.L("And {{.Count}} more: copying takes all.", map[string]any{"Count": more})))
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

// asSentence begins with a capital and ends with a full stop.
func asSentence(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[n:] + "."
}
