package page

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
)

// AnswerText is an entry's answer as plain text, to paste into a message: what to say,
// when not to, and what it is based on.
func AnswerText(e *handbook.Entry, version string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", e.Title, e.SayText())
	list := func(heading string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(&b, "\n%s:\n- %s\n", heading, strings.Join(items, "\n- "))
		}
	}
	list(label(export.EmergencyIf), e.Emergency)
	list(label(export.HandOverIf), e.HandOver)
	var names []string
	for _, s := range e.Sources {
		names = append(names, s.Mention())
	}
	b.WriteString("\n")
	if len(names) > 0 {
		fmt.Fprintf(&b, "%s: %s.\n", label(export.Sources), strings.Join(names, "; "))
	}
	if version != "" {
		fmt.Fprintf(&b, "%s. ", lang.L("answer.version", map[string]any{"Version": version}))
	}
	if m := markName(e); m != "" {
		b.WriteString(m + ". ")
	}
	for _, kept := range export.KeptIn(e) {
		b.WriteString(phrase(kept) + ". ")
	}
	b.WriteString(reviewStatus(e))
	if e.Overdue(today()) {
		fmt.Fprintf(&b, " %s: %s.", label(export.PastReview), e.ReviewBy)
	}
	b.WriteString("\n")
	return b.String()
}
