package page

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// ValueFile is where clinic values are set.
type ValueFile interface {
	Settings() (map[string]handbook.Setting, error)
	// Set changes one value from what the editor began with to another; "" removes it.
	Set(id, before string, to handbook.Setting) error
}

// Values is how clinic values are set: on this computer or, by a content owner, for
// every desk. The zero value only shows them.
type Values struct {
	Values ValueFile
	// Book has the values for every desk, or is nil on a computer that sets its own.
	Book *handbook.Handbook
	// Live means that desks show what is set without a publication.
	Live bool
	// By is who sets them, if that is known.
	By string
	// Locked says why nothing can be changed here, or is "".
	Locked string
	// Background runs work on another goroutine and then the other function on Fyne's
	// goroutine. If nil, both run at once.
	Background func(work, then func())
	// Reload reads the handbook again in the background and then shows it.
	Reload func()
}

// ClinicHost is what the page of clinic values needs of the window.
type ClinicHost interface {
	Library
	Status
	Frame
	Drafting
}

// Clinic is the page of the clinic's values. Text that is being written stays
// until it is saved or canceled, wherever the reader goes in the meantime.
type Clinic struct {
	host     ClinicHost
	values   Values
	order    []string // field ids; stays the same while the page is open
	by       string   // who has set values since the program started
	editing  map[string]*valueEditor
	left     map[string]string           // texts of the last run, until their values can be set
	expanded map[string]bool             // fields that list all their entries
	settings map[string]handbook.Setting // on this computer
	cards    map[string]fyne.CanvasObject
}

// NewClinic makes the page.
func NewClinic(host ClinicHost) *Clinic {
	return &Clinic{host: host, editing: map[string]*valueEditor{}, left: map[string]string{}, expanded: map[string]bool{}}
}

// SetValues sets how values are set.
func (p *Clinic) SetValues(v Values) {
	elsewhere := (v.Book == nil) != (p.values.Book == nil) || v.Live != p.values.Live
	p.values = v
	p.by = cmp.Or(p.by, v.By)
	if elsewhere {
		p.rebase()
	}
	p.restoreLeft()
}

// book is the handbook whose values are shown.
func (p *Clinic) book() *handbook.Handbook {
	if p.values.Book != nil {
		return p.values.Book
	}
	return p.host.Book()
}

// Reset makes the page begin with what is missing.
func (p *Clinic) Reset() { p.order = nil }

// fieldOrder lists the fields: those needed and not set, those not set, the
// rest, each in the order of their file.
func fieldOrder(h *handbook.Handbook) []string {
	fields := slices.Clone(h.Fields())
	urgency := func(f *handbook.Field) int {
		switch {
		case f.Needed && !f.IsSet():
			return 0
		case !f.IsSet():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(fields, func(a, b *handbook.Field) int { return cmp.Compare(urgency(a), urgency(b)) })
	var ids []string
	for _, f := range fields {
		ids = append(ids, f.ID)
	}
	return ids
}

// Content builds the page: all values that differ by clinic, where they appear,
// and their editors.
func (p *Clinic) Content() fyne.CanvasObject {
	book := p.book()
	if p.order == nil {
		p.order = fieldOrder(book)
	}
	p.cards = map[string]fyne.CanvasObject{}
	page := look.Page(look.Title(lang.L("clinic.title")), look.Intro(lang.L("clinic.intro")))
	if text := p.forWhom(); text != "" {
		page.Add(look.Body(text))
	}
	page.Add(clinicState(book))
	locked := p.values.Locked
	var err error
	if p.values.Values != nil && locked == "" {
		if p.settings, err = p.values.Values.Settings(); err != nil {
			locked = ErrorText(err)
		}
	}
	if locked != "" {
		page.Add(look.Notice(look.Column(look.Warning(lang.L("clinic.locked")), look.Body(locked))))
	}
	editable := p.values.Values != nil && locked == ""
	add := func(f *handbook.Field) {
		p.cards[f.ID] = p.fieldCard(f, editable)
		page.Add(p.cards[f.ID])
	}
	for _, id := range p.order {
		if f := book.Field(id); f != nil {
			add(f)
		}
	}
	for _, f := range book.Fields() { // new since the page was opened
		if p.cards[f.ID] == nil {
			add(f)
		}
	}
	return page
}

// forWhom says for which desks a value is being set, or "" if none can be.
func (p *Clinic) forWhom() string {
	switch {
	case p.values.Values == nil || p.values.Locked != "":
		return ""
	case p.values.Live:
		return lang.L("clinic.every-desk-live")
	case p.values.Book != nil:
		return lang.L("clinic.every-desk")
	}
	return lang.L("clinic.this-desk")
}

// clinicState counts what is set.
func clinicState(book *handbook.Handbook) fyne.CanvasObject {
	set := 0
	for _, f := range book.Fields() {
		if f.IsSet() {
			set++
		}
	}
	counts := map[string]any{"Set": set, "All": len(book.Fields())}
	if n := len(Needed(book)); n > 0 {
		counts["Count"] = n
		return look.Warning(lang.L("clinic.some-needed", counts))
	}
	return look.Body(lang.L("clinic.all-needed", counts))
}

// fieldCard shows one value, or its editor.
func (p *Clinic) fieldCard(f *handbook.Field, editable bool) fyne.CanvasObject {
	editor := p.editing[f.ID]
	var button fyne.CanvasObject = layout.NewSpacer()
	delivered := f.Origin != nil && !f.Origin.Desk
	if editable && !delivered && editor == nil {
		label := lang.L("clinic.set")
		if f.IsSet() {
			label = lang.L("clinic.change")
		}
		b := xwidget.NewButton(label, nil, func() { p.edit(f.ID) })
		b.Name = " " + f.Label
		button = b
	}
	name := look.Bold(f.Label, theme.ColorNameForeground)
	name.Wrapping = fyne.TextWrapWord
	box := container.New(xwidget.Column{Gap: -look.TightGap}, container.New(xwidget.Stretch{Gap: look.Space2}, name, look.Centered(fieldState(f)), look.Centered(button)))
	if f.Help != "" {
		box.Add(look.Quiet(f.Help))
	}
	switch {
	case editor != nil && editable:
		p.bindKeys(editor)
		box.Add(editor.object)
	case f.IsSet():
		box.Add(look.Body(f.Value))
	default:
		box.Add(look.Quiet(lang.L("clinic.meanwhile", map[string]any{"Text": "“" + f.Unset + "”"})))
	}
	if f.IsSet() && f.SetBy+f.SetOn != "" {
		box.Add(look.Quiet(asSentence(phrase(export.ValueSource(f)))))
	}
	if delivered {
		box.Add(look.Quiet(lang.L("clinic.delivered", map[string]any{"Place": f.Origin.Name})))
	}
	box.Add(p.appearances(f))
	return look.Box(box)
}

// fieldState shows whether a value is set, by a word, an icon, and a color.
func fieldState(f *handbook.Field) fyne.CanvasObject {
	switch {
	case f.IsSet():
		return look.Badge(look.Tinted(theme.ConfirmIcon(), look.ColorDesk), lang.L("field.set"), look.ColorDesk)
	case f.Needed:
		return look.Badge(look.Tinted(theme.WarningIcon(), look.ColorUnset), lang.L("field.needed"), look.ColorUnset)
	}
	return look.Colored(lang.L("field.not-set"), look.ColorQuiet)
}

// fewEntries is how many links a field shows at first.
const fewEntries = 4

// appearances lists where a value is shown.
func (p *Clinic) appearances(f *handbook.Field) fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: -look.TightGap})
	for _, place := range fixedPlaces(p.book(), f) {
		box.Add(look.Quiet(place))
	}
	entries := p.book().EntriesNaming(f)
	if len(entries) == 0 {
		return box
	}
	line := container.New(&xwidget.Flow{LineGap: -look.TightGap})
	few := entries
	if !p.expanded[f.ID] && len(entries) > fewEntries+1 {
		few = entries[:fewEntries]
	}
	for _, e := range few {
		link := xwidget.NewSmallLink(e.Title, func() { p.host.Open(e.ID) })
		link.Wrapping = fyne.TextWrapOff
		line.Add(link)
	}
	if more := len(entries) - len(few); more > 0 {
		link := xwidget.NewSmallLink(lang.L("clinic.more", map[string]any{"Count": more}), func() {
			p.expanded[f.ID] = true
			p.host.Rebuild()
		})
		link.Wrapping = fyne.TextWrapOff
		line.Add(link)
	}
	name := look.Caption(lang.L("clinic.used-in"))
	box.Add(container.New(xwidget.SideBar{Width: name.MinSize().Width}, container.NewVBox(name), line))
	return box
}

// inEmergency reports whether the emergency bar shows a value, in one language or
// the other.
func inEmergency(h *handbook.Handbook, f *handbook.Field) bool {
	return len(h.FlagsNaming(f)) > 0 || slices.ContainsFunc(h.Fields(), func(o *handbook.Field) bool {
		return o.Spanish == f && len(h.FlagsNaming(o)) > 0
	})
}

// fixedPlaces are those in the window itself that show a value.
func fixedPlaces(h *handbook.Handbook, f *handbook.Field) []string {
	var out []string
	if inEmergency(h, f) {
		out = append(out, lang.L("clinic.in-emergency"))
	}
	switch f.ID {
	case NurseLineField:
		out = append(out, lang.L("clinic.in-status"))
	case FallbackField:
		out = append(out, lang.L("clinic.in-nothing"))
	}
	return out
}
