package page

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
)

// loading reads what a page shows in the background, since the working folder may
// be on a slow share. The page is built with what was read last, and once more when
// the new state is there.
type loading struct {
	busy     bool // something is being read or written
	building bool // the page, now
	own      bool // the page is built again with what was read
	again    bool // it is to be read again afterwards
	starting bool // the page was opened, and is still being read
	// first is where somebody begins once the page was read, or returns nil. It is nil
	// on a page that has nothing to begin with.
	first func() fyne.Focusable
}

// start is where somebody begins on a page that was opened: nil while it is being read,
// and then the focus follows.
func (l *loading) start() fyne.Focusable {
	if l.starting = l.busy; l.starting {
		return nil
	}
	return l.first()
}

// begin is called while the page is built, and reads its state unless it was read
// just now.
func (l *loading) begin(host ReleaseHost, read func() (show func())) {
	if l.own {
		return
	}
	if l.busy {
		l.again = true
		return
	}
	l.building = true
	l.run(host, read)
	l.building = false
}

// run does something slow, and then shows the page again.
func (l *loading) run(host ReleaseHost, work func() (show func())) {
	l.busy = true
	var show func()
	host.Background(func() { show = work() }, func() {
		l.busy = false
		show()
		if !l.building {
			l.show(host)
		}
	})
}

// show builds the page again as it was read last.
func (l *loading) show(host ReleaseHost) {
	l.own = !l.again
	l.again = false
	host.Rebuild()
	l.own = false
	if l.starting {
		l.starting = false
		if f := l.first(); f != nil {
			host.Focus(f)
		}
	}
}

// ownerError is an error of the working folder in the reader's language.
func ownerError(err error) string {
	var stopped *author.StoppedError
	switch {
	case errors.Is(err, author.ErrNothingNew):
		return lang.L("publish.nothing")
	case errors.As(err, &stopped):
		return lang.L("publish.mend-first")
	}
	if fault := keyFault(err); fault != "" {
		return fault
	}
	return ErrorText(err)
}
