package page

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
)

// loading reads what a page shows away from the window, since the working folder may
// be on a slow share. The page is built with what was read last, and once more when
// the new state is there.
type loading struct {
	busy     bool   // something is being read or written
	building bool   // the page, now
	own      bool   // the page is built again with what was read
	again    bool   // it is to be read again afterwards
	shown    func() // called when what was read is on the screen, unless nil
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
	if l.shown != nil {
		l.shown()
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
