package ui

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/delivery"
)

// SetDelivery tells of when the clinic's content is and what is wrong with it.
func (w *Window) SetDelivery(s delivery.Status) {
	w.delivery = s
	w.status.tellDelivery(s)
	if w.history.now().Page == PageHome && w.note == nil {
		w.showAgain() // the first page holds the sentence
	}
}

// LockedHere says that the clinic's values cannot be changed at this computer.
func LockedHere() string {
	return lang.L("The clinic's values are locked on this computer by whoever looks after it.")
}

// Notify tells that new content of the clinic has just been shown.
func (w *Window) Notify(s delivery.Status) {
	w.status.sayNew(lang.L("New clinic content of {{.Date}} is shown.", map[string]any{"Date": moment(s.Date)}))
}

// AddNotices puts sentences on the first page, where they stay.
func (w *Window) AddNotices(sentences ...string) {
	w.notices = append(w.notices, sentences...)
	if w.history.now().Page == PageHome {
		w.showAgain()
	}
}

// contentOf tells of when the clinic's content is, for the status line.
func contentOf(s delivery.Status) string {
	when := map[string]any{"Date": moment(s.Date)}
	switch {
	case s.Date.IsZero() && s.Sentence.Text == "":
		return ""
	case s.Date.IsZero():
		return lang.L("No clinic content")
	case s.Away || s.Sentence.Text != "":
		return lang.L("Clinic content of {{.Date}}, may be old", when)
	}
	return lang.L("Clinic content of {{.Date}}", when)
}

// moment is a time as people here write it, to the minute.
func moment(t time.Time) string {
	t = t.Local()
	return lang.L("{{.Day}} {{.Month}} {{.Year}}, {{.Time}}", map[string]any{
		"Day": t.Day(), "Month": lang.L(months()[t.Month()-1]), "Year": t.Year(), "Time": t.Format("15:04"),
	})
}

// months are the short names of the months.
func months() []string {
	var names []string
	for m := time.January; m <= time.December; m++ {
		names = append(names, m.String()[:3])
	}
	return names
}
