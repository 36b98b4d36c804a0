package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// FallbackField is the clinic value to read out when there is no answer.
const FallbackField = "fallback-line"

// NothingHost is what the page of a search without results needs of the window.
type NothingHost interface {
	Library
	Clipboard
	Urgency
}

// Nothing is the page of a search without results: what to say, and how to tell
// the content owner. The filter is the name of the one that narrows the list,
// or "".
func Nothing(host NothingHost, query, filter string) fyne.CanvasObject {
	book := host.Book()
	page := look.Page(look.Title(lang.L("nothing.title")))
	text := lang.L("nothing.text")
	if filter != "" {
		text = lang.L("nothing.filtered", map[string]any{"Filter": filter})
	}
	page.Add(look.Body(text))
	if host.Urgent() {
		page.Add(EmergencyCard(book))
		return page
	}
	if f := book.Field(FallbackField); f != nil {
		page.Add(sayCard(host, lang.L("nothing.say"), f.Text()))
	}
	page.Add(look.Column(
		look.Body(lang.L("nothing.ask-owner")),
		look.Buttons(xwidget.NewButton(lang.L("nothing.copy-question"), theme.ContentCopyIcon(), func() {
			host.Copy(lang.L("nothing.question", map[string]any{"Version": book.Version(), "Query": strings.TrimSpace(query)}))
		})),
	))
	return page
}
