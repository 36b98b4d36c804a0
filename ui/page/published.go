package page

import (
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
)

// lastPublication is what desks show, and the version before it.
func lastPublication(w author.Workspace) (last author.Publication, before int64, err error) {
	all, err := w.Publications()
	if len(all) > 0 {
		last = all[0]
	}
	if len(all) > 1 {
		before = all[1].Version
	}
	return last, before, err
}

// deskState says what desks show.
func deskState(last author.Publication) string {
	if last.Version == 0 {
		return lang.L("publish.never")
	}
	with := map[string]any{"Version": last.Version, "When": Moment(last.At), "By": last.By, "Why": last.Why}
	if last.Why == "" {
		return lang.L("publish.state", with)
	}
	return lang.L("publish.state-why", with)
}

// doneText says what was published.
func doneText(done author.Publication) string {
	with := map[string]any{"Version": done.Version}
	if done.Pack != 0 {
		return lang.L("publish.done-signed", with)
	}
	return lang.L("publish.done", with)
}
