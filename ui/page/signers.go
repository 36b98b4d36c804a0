package page

import (
	"strings"

	"aead.dev/minisign"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// signers is the part of the page "Set up" that says who can publish: everybody who can
// write in the folder, or the owners of keys. It makes keys, and hands them over.
type signers struct {
	host OwnerHost
	load loading

	ring      author.Keyring
	reporting bool // desks say which version they show
	err       error
	read      bool // at least once

	form        keyForm
	file        string          // of the key that is to be used
	accepting   author.OwnerKey // the key that another owner added
	instead     int             // of which key it takes the place; see places
	first, next *xwidget.Entry  // passwords
	fault       *widget.Label
}

// keyForm is the form that is open.
type keyForm int

const (
	noForm keyForm = iota
	makeForm
	useForm
	acceptForm
)

func newSigners(host OwnerHost) *signers {
	s := &signers{host: host, first: newPassword(), next: newPassword(), fault: look.Fault()}
	s.first.OnSubmitted = func(string) { s.submit() }
	s.next.OnSubmitted = s.first.OnSubmitted
	return s
}

func newPassword() *xwidget.Entry {
	e := xwidget.NewEntry()
	e.Password = true
	return e
}

// content builds the part and reads the working folder again.
func (s *signers) content() []fyne.CanvasObject {
	s.load.begin(s.host, s.reload)
	title := look.Bold(lang.L("signers.title"), theme.ColorNameForeground)
	switch {
	case s.err != nil:
		return []fyne.CanvasObject{look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(s.err))))}
	case !s.read:
		return []fyne.CanvasObject{look.Column(title, look.Body(lang.L("owner.reading")))}
	}
	box := look.Column(title)
	if s.ring.Signs() {
		s.owners(box)
	} else {
		box.Add(look.Body(lang.L("signers.folder")))
		box.Add(look.Body(lang.L("signers.why")))
	}
	if s.form == noForm {
		s.buttons(box)
	} else {
		box.Add(s.openForm())
	}
	return []fyne.CanvasObject{look.Box(box), s.reports()}
}

func (s *signers) reload() (show func()) {
	w := s.host.Workspace()
	ring, err := w.Keyring()
	reporting := false
	if err == nil {
		reporting, err = w.Reporting()
	}
	return func() { s.ring, s.reporting, s.err, s.read = ring, reporting, err, true }
}

// owners lists the keys, and says what the one of this computer is worth.
func (s *signers) owners(box *fyne.Container) {
	mine := s.host.OwnKey().In(s.ring)
	box.Add(look.Body(lang.L("signers.signed")))
	for _, k := range s.ring.Keys {
		box.Add(s.owner(k, k.Public.Equal(mine.Public)))
	}
	accepted := s.ring.In(author.KeyAccepted)
	notice := func(texts ...fyne.CanvasObject) {
		box.Add(container.New(look.Above(look.Space1), look.Notice(look.Column(texts...))))
	}
	switch {
	case mine.Name != "" && mine.State == author.KeyWaiting:
		notice(look.Warning(lang.L("signers.yours-waits")), look.Body(lang.L("signers.yours-waits-text", map[string]any{"Names": namesOf(accepted)})))
	case mine.Name != "" && mine.State == author.KeyHandedOver:
		notice(look.Body(lang.L("signers.yours-gone")))
	case mine.Name == "":
		notice(look.Body(lang.L("signers.none-here")))
	case len(accepted) == 1 && len(s.ring.In(author.KeyWaiting)) == 0:
		notice(look.Warning(lang.L("signers.only-one")), look.Body(lang.L("signers.only-one-text")))
	}
}

func namesOf(keys []author.OwnerKey) string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

// owner is a line with a key, and what can be done with it.
func (s *signers) owner(k author.OwnerKey, mine bool) fyne.CanvasObject {
	name := k.Name
	if mine {
		name = lang.L("signers.you", map[string]any{"Name": k.Name})
	}
	state := [...]string{author.KeyWaiting: lang.L("signers.waits"), author.KeyAccepted: lang.L("signers.accepted"), author.KeyHandedOver: lang.L("signers.handed-over")}[k.State]
	texts := container.New(xwidget.Column{Gap: -look.TightGap}, look.Body(name), look.Quiet(lang.L("signers.line", map[string]any{"Number": spaced(k.Number()), "State": state})))
	line := []fyne.CanvasObject{texts}
	canSign := s.host.OwnKey().In(s.ring).State == author.KeyAccepted
	if k.State == author.KeyWaiting && !mine && canSign && s.form == noForm {
		line = append(line, xwidget.NewButton(lang.L("signers.accept"), nil, func() { s.accept(k) }))
	}
	return inset(container.New(&xwidget.Header{Gap: look.Space2}, line...))
}

// inset is a cell in a box, with its edges below those of the text.
func inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.Above(look.Space1), look.Flush(look.Cell(o)))
}

// spaced is the number of a key as people read it to each other.
func spaced(number string) string {
	var groups []string
	for ; len(number) > 4; number = number[4:] {
		groups = append(groups, number[:4])
	}
	return strings.Join(append(groups, number), " ")
}

// buttons are what can be done next.
func (s *signers) buttons(box *fyne.Container) {
	mine := s.host.OwnKey().In(s.ring)
	var buttons []fyne.CanvasObject
	if mine.Name == "" || mine.State == author.KeyHandedOver {
		name := lang.L("signers.make")
		if !s.ring.Signs() {
			name = lang.L("signers.begin")
		}
		buttons = append(buttons, xwidget.NewButton(name, nil, func() { s.show(makeForm) }), xwidget.NewButton(lang.L("signers.use"), nil, s.choose))
	} else {
		buttons = append(buttons, xwidget.NewButton(lang.L("signers.copy"), theme.ContentCopyIcon(), s.copyKey))
	}
	box.Add(container.New(look.Above(look.Space1), look.Buttons(buttons...)))
}

func (s *signers) show(form keyForm) {
	s.form = form
	s.first.SetText("")
	s.next.SetText("")
	s.fault.Hide()
	s.load.show(s.host)
	s.host.Focus(s.first)
}

func (s *signers) close() {
	s.form, s.file, s.accepting, s.instead = noForm, "", author.OwnerKey{}, 0
	s.first.SetText("")
	s.next.SetText("")
	s.fault.Hide()
	s.load.show(s.host)
	s.host.Focus(nil)
}

// openForm is the form in which a key is made, used, or accepted.
func (s *signers) openForm() fyne.CanvasObject {
	box := look.Column()
	button := ""
	switch s.form {
	case makeForm:
		box.Add(look.Body(lang.L("signers.make-text", map[string]any{"Folder": s.host.Computer().KeyFolder(), "Count": author.ShortestPassword})))
		box.Add(look.Flush(look.SideBySide(named(lang.L("signers.password-new"), s.first), named(lang.L("signers.password-again"), s.next))))
		button = lang.L("signers.make")
	case useForm:
		box.Add(look.Body(lang.L("signers.use-text", map[string]any{"File": s.file})))
		box.Add(look.Flush(named(lang.L("signers.password"), s.first)))
		button = lang.L("signers.use-button")
	case acceptForm:
		box.Add(look.Body(lang.L("signers.accept-text", map[string]any{"Name": s.accepting.Name, "Number": spaced(s.accepting.Number())})))
		choose := widget.NewSelect(s.placeNames(), nil)
		choose.SetSelectedIndex(s.instead)
		choose.OnChanged = func(string) {
			s.instead = choose.SelectedIndex()
			s.load.show(s.host)
			s.host.Focus(s.first) // the choice is built anew
		}
		box.Add(look.Flush(named(lang.L("signers.place"), framed(choose))))
		box.Add(container.New(look.Above(-look.TightGap), look.Quiet(s.placeText())))
		box.Add(look.Flush(named(lang.L("signers.password"), s.first)))
		button = lang.L("signers.accept-button")
	}
	box.Add(s.fault)
	if s.load.busy {
		box.Add(look.Quiet(lang.L("signers.busy")))
	} else {
		box.Add(container.New(look.Above(look.Space2), look.Buttons(primary(button, s.submit), xwidget.NewButton(lang.L("button.cancel"), nil, s.close))))
	}
	return inset(box)
}

// accept begins to accept the key of another owner.
func (s *signers) accept(k author.OwnerKey) {
	s.accepting, s.instead = k, 0
	s.show(acceptForm)
}

// places are the keys whose place another one can take: none, that of this computer,
// or that of another owner.
func (s *signers) places() []author.OwnerKey {
	mine := s.host.OwnKey().In(s.ring)
	places := []author.OwnerKey{{}, mine}
	for _, k := range s.ring.In(author.KeyAccepted) {
		if !k.Public.Equal(mine.Public) {
			places = append(places, k)
		}
	}
	return places
}

func (s *signers) placeNames() []string {
	names := []string{lang.L("signers.place-more"), lang.L("signers.place-mine")}
	for _, k := range s.places()[2:] {
		names = append(names, lang.L("signers.place-of", map[string]any{"Name": k.Name}))
	}
	return names
}

// placeText says what will come of it.
func (s *signers) placeText() string {
	with := map[string]any{"Name": s.accepting.Name}
	switch s.instead {
	case 0:
		return lang.L("signers.place-more-text", with)
	case 1:
		return lang.L("signers.place-mine-text", with)
	}
	return lang.L("signers.place-of-text", map[string]any{"Name": s.accepting.Name, "Other": s.places()[s.instead].Name})
}

// submit does what the form is for.
func (s *signers) submit() {
	if s.load.busy {
		return
	}
	password, w, own := s.first.Text, s.host.Workspace(), s.host.OwnKey()
	computer, by := s.host.Computer(), s.host.Author()
	switch s.form {
	case makeForm:
		switch {
		case len([]rune(password)) < author.ShortestPassword:
			s.refuse(lang.L("signers.too-short", map[string]any{"Count": author.ShortestPassword}), s.first)
		case password != s.next.Text:
			s.refuse(lang.L("signers.differ"), s.next)
		default:
			s.join(func() (author.OwnKey, error) { return computer.MakeKey(password) }, by)
		}
	case useForm:
		file := s.file
		s.join(func() (author.OwnKey, error) { return author.TakeKey(w, file, password) }, by)
	case acceptForm:
		from, to := s.places()[s.instead].Public, s.accepting.Public
		said := lang.L("signers.accepted-done", map[string]any{"Name": s.accepting.Name})
		if s.instead == 1 {
			said = lang.L("signers.handed-over-done", map[string]any{"Name": s.accepting.Name})
		}
		s.change(func() error { return handOver(w, own, password, from, to) }, func() { s.host.Say(said) })
	case noForm:
	}
}

func handOver(w author.Workspace, own author.OwnKey, password string, from, to minisign.PublicKey) error {
	key, err := own.Open(w, password)
	if err != nil {
		return err
	}
	return w.HandOver(*key, from, to)
}

// join makes or opens a key, remembers it on this computer, and adds it to the working
// folder.
func (s *signers) join(get func() (author.OwnKey, error), by string) {
	w := s.host.Workspace()
	var own author.OwnKey
	var key author.OwnerKey
	s.change(func() error {
		var err error
		if own, err = get(); err == nil {
			key, err = own.Join(w, by)
		}
		return err
	}, func() {
		s.host.SetOwnKey(own)
		if key.State == author.KeyWaiting {
			s.host.Say(lang.L("signers.added"))
			return
		}
		s.host.Say(lang.L("signers.ready", map[string]any{"Folder": w.DeskFolder()}))
	})
}

// change does something in the background, and closes the form once it is done.
func (s *signers) change(do func() error, done func()) {
	s.fault.Hide()
	s.load.run(s.host, func() func() {
		err := do()
		show := s.reload()
		return func() {
			show()
			if err != nil {
				s.fault.SetText(ownerError(err))
				s.fault.Show()
				s.host.Say(ownerError(err))
				return
			}
			s.form = noForm
			s.first.SetText("")
			s.next.SetText("")
			done()
		}
	})
	if s.load.busy {
		s.load.show(s.host) // says so: opening a key takes a second
	}
}

func (s *signers) refuse(why string, where fyne.Focusable) {
	s.fault.SetText(why)
	s.fault.Show()
	s.load.show(s.host)
	s.host.Focus(where)
}
