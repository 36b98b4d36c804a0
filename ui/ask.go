package ui

import (
	"time"

	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/questions"
	"clinichandbook/ui/look"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// confirmQuestion shows what would be sent, so that the person can remove anything
// about the caller, and sends it.
func confirmQuestion(w *Window, text string) {
	field := xwidget.NewEntry()
	field.Name = lang.L("ask.field")
	personal := look.Warning(lang.L("ask.personal"))
	warn := func(text string) {
		personal.Hide()
		if questions.LooksPersonal(text) {
			personal.Show()
		}
	}
	field.OnChanged = warn
	field.SetText(questions.Clean(text))
	warn(field.Text)
	ask := dialog.NewCustomConfirm(lang.L("ask.title"), lang.L("ask.send"), lang.L("button.cancel"),
		look.Column(look.Body(lang.L("ask.text")), look.Flush(field), personal), func(yes bool) {
			if yes {
				sendQuestion(w, field.Text)
			}
		}, w.win)
	field.OnSubmitted = func(string) { ask.Confirm() }
	ask.Resize(look.DialogSize(look.DialogForm, w.win.Canvas()))
	ask.Show()
	w.win.Canvas().Focus(field)
}

// sendQuestion leaves a question in the content owner's list. If that fails, it goes to
// the clipboard.
func sendQuestion(w *Window, text string) {
	if err := questions.Check(text); err != nil {
		w.status.say(page.ErrorText(err))
		return
	}
	to := w.group.questions
	var err error
	w.group.first.owner.background(func() { err = to.Ask(text, time.Now()) }, func() {
		if err == nil {
			w.status.say(lang.L("ask.sent"))
			return
		}
		w.app.Clipboard().SetContent(page.QuestionText(w.lib.book, text))
		w.status.say(lang.L("ask.copied", map[string]any{"Reason": page.ErrorText(err)}))
	})
}
