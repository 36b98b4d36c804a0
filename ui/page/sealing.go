package page

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// sealing is how a page signs what it publishes: with the password of the owner's key.
// In a working folder that publishes without signatures it has nothing to show.
type sealing struct {
	host     ReleaseHost
	signed   bool // what is published is a signed pack
	password *xwidget.Entry
}

func newSealing(host ReleaseHost, submit func()) sealing {
	s := sealing{host: host, password: newPassword()}
	s.password.OnSubmitted = func(string) { submit() }
	return s
}

// field is where the password is typed, or nil.
func (s *sealing) field() fyne.CanvasObject {
	if !s.signed || s.host.OwnKey().File == "" {
		return nil
	}
	return named(lang.L("signers.password"), s.password)
}

// row is a line with the field, or nil.
func (s *sealing) row() fyne.CanvasObject {
	field := s.field()
	if field == nil {
		return nil
	}
	return look.Flush(container.New(&xwidget.Flow{}, container.New(xwidget.Sized{Width: look.NameEms}, field)))
}

// noKey says that this computer has no key, and leads to where one is made; nil if it
// has one, or needs none.
func (s *sealing) noKey() fyne.CanvasObject {
	if !s.signed || s.host.OwnKey().File != "" {
		return nil
	}
	return look.Notice(look.Column(look.Body(lang.L("signers.no-key")),
		look.Buttons(xwidget.NewButton(lang.L("publish.to-setup"), nil, func() { s.host.ShowOwner("setup", "") }))))
}

// missing reports whether the password is still to be typed.
func (s *sealing) missing() bool { return s.field() != nil && s.password.Text == "" }

// seal is called on Fyne's goroutine, and returns what unlocks the key away from it.
func (s *sealing) seal() func(w author.Workspace, release *author.Publishing) error {
	signed, own, password := s.signed, s.host.OwnKey(), s.password.Text
	return func(w author.Workspace, release *author.Publishing) (err error) {
		if signed {
			release.Key, err = own.Open(w, password)
		}
		return err
	}
}

// keyFault is a fault of a key in the reader's language, or "".
func keyFault(err error) string {
	var wrong *author.PasswordError
	var refused *author.KeyError
	switch {
	case errors.As(err, &wrong):
		return lang.L("signers.wrong-password")
	case errors.Is(err, author.ErrNoKey):
		return lang.L("signers.no-key")
	case !errors.As(err, &refused):
		return ""
	case refused.Key.Name == "":
		return lang.L("signers.unknown")
	case refused.Key.State == author.KeyHandedOver:
		return lang.L("signers.yours-gone")
	}
	return lang.L("signers.not-yet")
}
