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

// FallbackField is the clinic value to read out when there is no answer.
const FallbackField = "fallback-line"

// NothingHost is what the page of a search without results needs of the window.
type NothingHost interface {
	Library
	Clipboard
	Urgency
	ShowClinic()
}

// Miss is a search without results.
type Miss struct {
	Query  string
	Filter string          // name of the one that narrows the list, or ""
	Best   *handbook.Entry // the answer that the filter hides, or nil
	Widen  func()          // removes the filter
}

// Nothing is the page of a search without results: whether a filter hides the
// answer, or else what to say, who may know, and how to tell the content owner.
func Nothing(host NothingHost, m Miss) fyne.CanvasObject {
	book := host.Book()
	if m.Best != nil {
		return filtered(host, m)
	}
	page := look.Page(look.Title(lang.L("nothing.title")), look.Body(lang.L("nothing.text")))
	if host.Urgent() {
		page.Add(EmergencyCard(book))
		return page
	}
	if f := book.Field(FallbackField); f != nil {
		page.Add(look.Card(handbook.Nurse, look.Column(look.Bold(lang.L("nothing.say"), look.ColorNurse), SayLine("“"+f.Text()+"”"), transferRow(host, f.Text(), nil))))
	}
	if fields := mayKnow(book); len(fields) > 0 {
		var list []fyne.CanvasObject
		for _, f := range fields {
			list = append(list, fieldTile(f, "", host.Copy, host.ShowClinic))
		}
		page.Add(look.Bold(lang.L("nothing.who-may-know"), theme.ColorNameForeground))
		page.Add(tiles(list...))
	}
	page.Add(look.Column(
		look.Body(lang.L("nothing.ask-owner")),
		look.Buttons(xwidget.NewButton(lang.L("nothing.copy-question"), theme.ContentCopyIcon(), func() {
			host.Copy(lang.L("nothing.question", map[string]any{"Version": book.Version(), "Query": strings.TrimSpace(m.Query)}))
		})),
	))
	return page
}

// filtered is the page of a search whose answer a filter hides.
func filtered(host NothingHost, m Miss) fyne.CanvasObject {
	with := map[string]any{"Filter": m.Filter, "Title": m.Best.Title}
	page := look.Page(look.Title(lang.L("nothing.filtered", with)))
	if host.Urgent() {
		page.Add(EmergencyCard(host.Book()))
	}
	page.Add(look.Notice(look.Column(
		look.Warning(lang.L("nothing.hidden", with)),
		look.Buttons(xwidget.NewButton(lang.L("nothing.widen"), theme.SearchIcon(), m.Widen)))))
	return page
}
