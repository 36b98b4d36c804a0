package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// unsaved keeps what is being changed on one of the owner's pages on this computer, so
// that it survives the end of the program.
type unsaved struct {
	host OwnerHost
	name string
	form func() any // what is changed, or nil if nothing is
	stop func()     // cancels the next save
	at   time.Time  // when what was restored was kept, or zero
}

func newUnsaved(host OwnerHost, name string, form func() any) unsaved {
	return unsaved{host: host, name: name, form: form, stop: func() {}}
}

// due saves the form soon.
func (u *unsaved) due() {
	u.stop()
	u.stop = u.host.After(keepAfter, u.keep)
}

// keep stores the form as it is now, or forgets it if it has nothing to save.
func (u *unsaved) keep() {
	u.stop()
	u.stop = func() {}
	if form := u.form(); form != nil {
		u.host.Fail(u.host.Autosaves().KeepForm(u.host.Workspace(), u.name, form))
		return
	}
	u.drop()
}

// drop deletes what was kept.
func (u *unsaved) drop() {
	u.stop()
	u.stop = func() {}
	u.at = time.Time{}
	u.host.Fail(u.host.Autosaves().DropForm(u.host.Workspace(), u.name))
}

// notice says that the form is what was written before the program ended, and offers to
// discard it. It is nil otherwise.
func (u *unsaved) notice(discard func()) fyne.CanvasObject {
	if u.at.IsZero() {
		return nil
	}
	return u.box(lang.L("unsaved.restored", map[string]any{"Time": Moment(u.at)}), discard)
}

// box says something about what is not saved, and offers to discard it.
func (*unsaved) box(text string, discard func()) fyne.CanvasObject {
	return look.Notice(look.Column(look.Body(text), look.Buttons(xwidget.NewButton(lang.L("edit.discard"), nil, discard))))
}

// historyButton goes to the history of a table.
func historyButton(host OwnerHost, table string) *xwidget.Button {
	return xwidget.NewButton(lang.L("history.title"), nil, func() { host.ShowOwner("history", table) })
}
