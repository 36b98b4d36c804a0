package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/xwidget"
)

// answerText is an entry's answer as plain text, to be pasted into a message:
// what to say, when not to, and what it rests on.
func answerText(e *handbook.Entry, version string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", e.Title, e.SayText())
	list := func(heading string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(&b, "\n%s:\n- %s\n", heading, strings.Join(items, "\n- "))
		}
	}
	list(lang.L("Emergency if"), e.Emergency)
	list(lang.L("Hand over to a nurse if"), e.HandOver)
	var names []string
	for _, s := range e.Sources {
		names = append(names, s.Mention())
	}
	b.WriteString("\n")
	if len(names) > 0 {
		fmt.Fprintf(&b, "%s: %s.\n", lang.L("Sources"), strings.Join(names, "; "))
	}
	if version != "" {
		fmt.Fprintf(&b, "%s. ", lang.L("Clinic handbook {{.Version}}", map[string]any{"Version": version}))
	}
	if m := e.Mark(); m != handbook.NoMark {
		b.WriteString(markName(m) + ". ")
	}
	if e.Other != nil {
		b.WriteString(lang.L(export.TwoVersions.English()) + " ")
	}
	b.WriteString(export.StandingText(e))
	if e.Overdue(today()) {
		fmt.Fprintf(&b, " %s: %s.", lang.L(export.PastReview.English()), e.ReviewBy)
	}
	b.WriteString("\n")
	return b.String()
}

// copyText puts text on the clipboard and says so.
func (w *Window) copyText(text string) {
	w.app.Clipboard().SetContent(text)
	w.status.say(lang.L("Copied."))
}

// copySelection copies the text selected with the mouse or in a field, or,
// with none, the answer.
func (w *Window) copySelection() {
	if s, ok := w.win.Canvas().Focused().(interface{ SelectedText() string }); ok && s.SelectedText() != "" {
		w.copyText(s.SelectedText())
		return
	}
	if w.onEffects() {
		w.copyText(effectsText(w.effects.shown))
	}
	if e := w.entry(); e != nil {
		w.used()
		w.copyText(answerText(e, w.book.Version()))
	}
}

// copySay copies only what to say.
func (w *Window) copySay() {
	if e := w.entry(); e != nil {
		w.used()
		w.copyText(e.SayText())
	}
}

// askOwner offers to copy a question that the handbook does not answer.
func (w *Window) askOwner(query string) fyne.CanvasObject {
	return column(
		bodyText(lang.L("If callers ask this, tell the content owner. Take out anything about the caller first.")),
		leftButton(xwidget.NewButton(lang.L("Copy question for the content owner"), theme.ContentCopyIcon(), func() {
			w.copyText(ownerText(query, w.book.Version()))
		})),
	)
}

// ownerText is the question as the content owner gets it.
func ownerText(query, version string) string {
	return lang.L("The clinic handbook {{.Version}} has no answer to: “{{.Query}}”", map[string]any{"Version": version, "Query": strings.TrimSpace(query)})
}

// leftButton keeps a button as wide as its label.
func leftButton(b *xwidget.Button) fyne.CanvasObject {
	return flush(container.New(&xwidget.Flow{}, b))
}
