package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	Asking
	ShowClinic()
}

// Asking leaves questions for the content owner.
type Asking interface {
	// CanAsk reports whether there is a list for them.
	CanAsk() bool
	// Ask lets the person confirm a question, and leaves it.
	Ask(text string)
}

// Miss is a search without results.
type Miss struct {
	Query   string
	Spanish bool            // the caller speaks Spanish
	Filter  string          // name of the one that narrows the list, or ""
	Best    *handbook.Entry // the answer that the filter hides, or nil
	// Nearest are the pages that come nearest, best first.
	Nearest []*handbook.Entry
	Widen   func() // removes the filter
}

// Nothing is the page of a search without results: whether a filter hides the
// answer, or else what to say, who may know, and how to ask the content owner.
func Nothing(host NothingHost, m Miss) fyne.CanvasObject {
	book := host.Book()
	if m.Best != nil {
		return filtered(host, m)
	}
	page := look.Page(look.Title(lang.L("nothing.title")), look.Intro(lang.L("nothing.text")))
	if host.Urgent() {
		page.Add(EmergencyCard(book))
		return page
	}
	if f := book.Field(FallbackField); f != nil {
		page.Add(look.Card(handbook.Nurse, look.Column(look.Bold(lang.L("nothing.say"), look.ColorNurse), SayLine("“"+Spoken(f, m.Spanish)+"”"), transferRow(host, Spoken(f, m.Spanish), nil))))
	}
	if m.Spanish {
		for _, line := range fieldLines(fieldsOf(book, interpreterField)) {
			page.Add(line)
		}
	}
	if fields := mayKnow(book); len(fields) > 0 {
		var list []fyne.CanvasObject
		for _, f := range fields {
			list = append(list, fieldTile(f, topics(f), host.Copy, host.ShowClinic))
		}
		page.Add(look.Bold(lang.L("nothing.who-may-know"), theme.ColorNameForeground))
		page.Add(tiles(list...))
	}
	if len(m.Nearest) > 0 {
		near := container.New(xwidget.Column{Gap: look.Space1}, look.Bold(lang.L("nothing.nearest"), theme.ColorNameForeground))
		for _, e := range m.Nearest {
			near.Add(nearestTile(e, func() { host.Open(e.ID) }))
		}
		page.Add(near)
	}
	page.Add(askOwner(host, m.Query))
	return page
}

// askOwner offers to put the question on the content owner's list or, without one, on
// the clipboard.
func askOwner(host NothingHost, query string) fyne.CanvasObject {
	if host.CanAsk() {
		return look.Column(look.Body(lang.L("nothing.ask-list")),
			look.Buttons(xwidget.NewButton(lang.L("nothing.ask"), theme.MailSendIcon(), func() { host.Ask(query) })))
	}
	return look.Column(look.Body(lang.L("nothing.ask-owner")),
		look.Buttons(xwidget.NewButton(lang.L("nothing.copy-question"), theme.ContentCopyIcon(), func() { host.Copy(QuestionText(host.Book(), query)) })))
}

// QuestionText is a question for the content owner, to be sent by other means.
func QuestionText(book *handbook.Handbook, query string) string {
	return lang.L("nothing.question", map[string]any{"Version": book.Version(), "Query": strings.TrimSpace(query)})
}

// topics are what the people at a number can answer, or "" for one of the clinic's own
// numbers.
func topics(f *handbook.Field) string {
	switch f.ID {
	case NurseLineField:
		return lang.L("topics.nurse")
	case "scheduling-line":
		return lang.L("topics.scheduling")
	case "billing-contact":
		return lang.L("topics.billing")
	case "office-line":
		return lang.L("topics.office")
	case outOfHoursField:
		return lang.L("topics.out-of-hours")
	}
	return ""
}

// nearestTile is a page that comes nearest: its level mark, its title, and the
// beginning of its answer.
func nearestTile(e *handbook.Entry, open func()) fyne.CanvasObject {
	title := look.Bold(MarkedTitle(e), theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	say := look.Caption(e.SayText())
	say.Truncation = fyne.TextTruncateEllipsis
	return look.Block(tile(MarkedTitle(e), container.New(xwidget.Stretch{Index: 1}, look.Mark(e.Route),
		container.New(xwidget.Column{Gap: -look.TightGap}, title, say)), open))
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
