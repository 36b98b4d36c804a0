package page

import (
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
)

// KindName is the name of a kind of entry.
func KindName(k handbook.Kind) string {
	switch k {
	case handbook.Section:
		return lang.L("kind.section")
	case handbook.SideEffect:
		return lang.L("kind.side-effect")
	case handbook.FAQ:
	}
	return lang.L("kind.faq")
}

// KindHeading is the heading of all entries of a kind.
func KindHeading(k handbook.Kind) string {
	switch k {
	case handbook.Section:
		return lang.L("kinds.sections")
	case handbook.SideEffect:
		return lang.L("kinds.side-effects")
	case handbook.FAQ:
	}
	return lang.L("kinds.faq")
}

// RouteName tells what the front desk may do with an answer.
func RouteName(r handbook.Route) string {
	switch r {
	case handbook.FrontDesk:
		return lang.L("route.front-desk")
	case handbook.Emergency:
		return lang.L("route.emergency")
	case handbook.Nurse:
	}
	return lang.L("route.nurse")
}

// answersName tells who answers the caller.
func answersName(r handbook.Route) string {
	switch r {
	case handbook.FrontDesk:
		return lang.L("answers.front-desk")
	case handbook.Emergency:
		return lang.L("answers.emergency")
	case handbook.Nurse:
	}
	return lang.L("answers.nurse")
}

func bandName(b handbook.Band) string {
	switch b {
	case handbook.BandEmergency:
		return lang.L("band.emergency")
	case handbook.BandCall:
		return lang.L("band.call")
	case handbook.BandExpected:
	}
	return lang.L("band.expected")
}

func voiceName(v handbook.Voice) string {
	switch v {
	case handbook.VoiceArticle:
		return lang.L("voice.article")
	case handbook.VoiceOfficial:
		return lang.L("voice.official")
	case handbook.VoiceClinic:
		return lang.L("voice.clinic")
	case handbook.VoiceHandbook:
	}
	return lang.L("voice.handbook")
}

// markName tells whose version of a page an entry is, or "" for a bundled page
// that has no other version.
func markName(e *handbook.Entry) string {
	switch {
	case e.Origin == nil && e.Other == nil:
		return ""
	case e.Origin == nil:
		return lang.L("mark.bundled")
	case e.Replaces:
		return lang.L("mark.clinic-version")
	}
	return lang.L("mark.clinic-page")
}

// RowMark is markName in one word, for a list.
func RowMark(e *handbook.Entry) string {
	switch {
	case e.Origin == nil && e.Other == nil:
		return ""
	case e.Origin == nil:
		return lang.L("row.bundled")
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
	return string(unicode.ToUpper(first)) + text[n:] + "."
}
