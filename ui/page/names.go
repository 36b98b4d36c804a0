package page

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
)

// label is a label of the content in the reader's language.
func label(l export.Label) string { return lang.L(string(l)) }

// phrase is a phrase in the reader's language.
func phrase(p export.Phrase) string { return lang.L(string(p.Label), p.Data) }

// KindName is the name of a kind of entry.
func KindName(k handbook.Kind) string { return label(export.KindLabel(k)) }

// kindAndTopic says what kind of page an entry is and, among several topics, what it
// is about.
func kindAndTopic(book *handbook.Handbook, e *handbook.Entry) string {
	if topic := book.TopicName(e); topic != "" {
		return KindName(e.Kind) + " · " + topic
	}
	return KindName(e.Kind)
}

// KindHeading is the heading of all entries of a kind.
func KindHeading(k handbook.Kind) string {
	switch k {
	case handbook.Section:
		return label(export.Sections)
	case handbook.SideEffect:
		return label(export.SideEffects)
	case handbook.FAQ:
	}
	return label(export.FAQ)
}

// RouteName says what the front desk may do with an answer.
func RouteName(r handbook.Route) string { return label(export.RouteLabel(r)) }

// answersName says who answers the caller.
func answersName(r handbook.Route) string { return label(export.AnswersLabel(r)) }

func bandName(b handbook.Band) string { return label(export.BandLabel(b)) }

func voiceName(v handbook.Voice) string { return label(export.VoiceLabel(v)) }

// markName says whose version of a page an entry is, or "" for a bundled page.
func markName(e *handbook.Entry) string {
	if m := e.Mark(); m != handbook.NoMark {
		return label(export.MarkLabel(m))
	}
	return ""
}

// reviewStatus says how far an entry can be relied on.
func reviewStatus(e *handbook.Entry) string {
	var texts []string
	for _, p := range export.ReviewStatus(e) {
		texts = append(texts, phrase(p))
	}
	return strings.Join(texts, " ")
}

// RowMark is markName in one word, for a list.
func RowMark(e *handbook.Entry) string {
	if e.Origin == nil {
		return ""
	}
	return lang.L("row.clinic")
}

// MarkedTitle is the title of an entry, and whose version it is.
func MarkedTitle(e *handbook.Entry) string {
	if m := markName(e); m != "" {
		return e.Title + " (" + m + ")"
	}
	return e.Title
}

// Moment is a time to the minute, in the reader's time zone.
func Moment(t time.Time) string {
	t = t.Local()
	return lang.L("date.time", map[string]any{
		"Day": t.Day(), "Month": lang.L(monthKey(t.Month())), "Year": t.Year(), "Time": t.Format("15:04"),
	})
}

// monthKey is the key of a month's short name: "month.jan".
func monthKey(m time.Month) string {
	name := m.String()
	return "month." + string(unicode.ToLower(rune(name[0]))) + name[1:3]
}

// today is the date: 2026-11-23.
func today() string { return time.Now().Format(time.DateOnly) }

// asSentence capitalizes a text and ends it with a period.
func asSentence(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[n:], ".") + "."
}
