package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/handbook/values"
	"clinichandbook/ui/xwidget"
)

// Clinic tells how the clinic's values are set at this desk. The zero value
// lets them be looked at only.
type Clinic struct {
	Values *values.File
	// Locked is a sentence that says why nothing can be changed here, or "".
	Locked string
	// Reload reads the handbook anew beside the window, and then calls Show.
	Reload func()
}

// SetClinic sets how the clinic's values are set.
func (w *Window) SetClinic(c Clinic) {
	w.clinic.Clinic = c
	if w.history.now().Page == PageClinic {
		w.showAgain()
	}
}

// SetPreview tells that the window shows a content folder to its owner, and
// where that lies.
func (w *Window) SetPreview(dir string) {
	w.win.SetTitle(Title + " – " + lang.L("Preview") + ": " + dir)
	w.SetClinic(Clinic{Locked: lang.L("This is a preview of a content folder.")})
}

// clinicPage is what the page of the clinic's values is brought back to.
type clinicPage struct {
	Clinic
	order    []string // ids of the fields; it stays while the page is on the screen
	by       string   // who sets values in this run of the program
	editing  map[string]*valueEditor
	opened   map[string]bool             // fields that list all their entries
	settings map[string]handbook.Setting // at this desk
	places   map[string]fyne.CanvasObject
}

// openClinic opens the page of the clinic's values, what is missing first.
func (w *Window) openClinic() {
	if w.history.now().Page != PageClinic {
		w.clinic.order = nil
	}
	w.openBeside(PageClinic)
}

// fieldOrder lists the fields: what matters and is not set, what is not set,
// the rest, each in the order of their file.
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

// clinicPage lists all values that differ by clinic, with where they appear,
// and lets them be set.
func (w *Window) clinicPage() fyne.CanvasObject {
	c := &w.clinic
	if c.order == nil {
		c.order = fieldOrder(w.book)
	}
	c.places = map[string]fyne.CanvasObject{}
	page := newPage()
	page.Add(title(lang.L("Our clinic")))
	page.Add(bodyText(lang.L("What differs by clinic or country stands here once, and in every answer that names it.")))
	page.Add(w.clinicState())
	locked := c.Locked
	var err error
	if c.Values != nil && locked == "" {
		if c.settings, err = c.Values.Settings(); err != nil {
			locked = toldError(err)
		}
	}
	if locked != "" {
		page.Add(card(colorNote, column(noticeHeading(lang.L("Nothing can be changed here")), bodyText(locked))))
	}
	for _, id := range c.order {
		if f := w.book.Field(id); f != nil {
			c.places[id] = w.fieldCard(f, c.Values != nil && locked == "")
			page.Add(c.places[id])
		}
	}
	for _, f := range w.book.Fields() { // new since the page was opened
		if c.places[f.ID] == nil {
			c.places[f.ID] = w.fieldCard(f, c.Values != nil && locked == "")
			page.Add(c.places[f.ID])
		}
	}
	return page
}

// clinicState counts what is set.
func (w *Window) clinicState() fyne.CanvasObject {
	set := 0
	for _, f := range w.book.Fields() {
		if f.IsSet() {
			set++
		}
	}
	counts := map[string]any{"Set": set, "All": len(w.book.Fields())}
	if n := len(needed(w.book)); n > 0 {
		counts["Count"] = n
		return noticeHeading(lang.L("{{.Set}} of {{.All}} are set. Needed and not set: {{.Count}}", counts))
	}
	return bodyText(lang.L("{{.Set}} of {{.All}} are set, all that are needed among them.", counts))
}

// fieldCard shows one value, or its editor.
func (w *Window) fieldCard(f *handbook.Field, editable bool) fyne.CanvasObject {
	editor := w.clinic.editing[f.ID]
	var button fyne.CanvasObject = layout.NewSpacer()
	delivered := f.Origin != nil && !f.Origin.Desk
	if editable && !delivered && editor == nil {
		label := lang.L("Set…")
		if f.IsSet() {
			label = lang.L("Change…")
		}
		b := xwidget.NewButton(label, theme.DocumentCreateIcon(), func() { w.editValue(f.ID) })
		b.Name = " " + f.Label
		button = b
	}
	name := colored(f.Label, theme.ColorNameForeground, true)
	name.Wrapping = fyne.TextWrapWord
	box := column(container.New(xwidget.Stretch{Gap: 6}, name, centered(fieldState(f)), centered(button)))
	if f.Help != "" {
		box.Add(bodyCaption(f.Help))
	}
	switch {
	case editor != nil && editable:
		box.Add(editor.object)
	case f.IsSet():
		box.Add(bodyText(f.Value))
	default:
		box.Add(bodyCaption(lang.L("Shown meanwhile: {{.Text}}", map[string]any{"Text": "“" + f.Unset + "”"})))
	}
	if f.IsSet() && f.SetBy+f.SetOn != "" {
		box.Add(bodyCaption(asSentence(fieldSetBy(f.SetBy, f.SetOn))))
	}
	if delivered {
		box.Add(bodyCaption(lang.L("Comes with the clinic's content and is changed there: {{.Place}}", map[string]any{"Place": f.Origin.Name})))
	}
	box.Add(w.appearances(f))
	return card(colorPane, box)
}

// fieldState tells whether a value is set, in a word, an icon and a color.
func fieldState(f *handbook.Field) fyne.CanvasObject {
	switch {
	case f.IsSet():
		return badge(tinted(theme.ConfirmIcon(), colorClinic), lang.L("Set"), colorClinic)
	case f.Needed:
		return badge(tinted(theme.WarningIcon(), colorUnset), lang.L("Needed"), colorUnset)
	}
	return colored(lang.L("not set"), colorQuiet, false)
}

// fewEntries are as many links as a field shows before it is asked for more.
const fewEntries = 4

// appearances lists where a value is shown.
func (w *Window) appearances(f *handbook.Field) fyne.CanvasObject {
	box := column()
	for _, place := range ownPlaces(w.book, f) {
		box.Add(bodyCaption(place))
	}
	entries := w.book.EntriesNaming(f)
	if len(entries) == 0 {
		return box
	}
	line := container.New(&xwidget.Flow{Gap: 4})
	line.Add(captionLabel(lang.L("Stands in:")))
	few := entries
	if !w.clinic.opened[f.ID] && len(entries) > fewEntries+1 {
		few = entries[:fewEntries]
	}
	for _, e := range few {
		line.Add(xwidget.NewButton(e.Title, nil, func() { w.Open(e.ID) }))
	}
	if more := len(entries) - len(few); more > 0 {
		line.Add(xwidget.NewButton(lang.L("{{.Count}} more…", map[string]any{"Count": more}), nil, func() {
			w.clinic.opened[f.ID] = true
			w.showAgain()
			w.keepFocus()
		}))
	}
	box.Add(flush(line))
	return box
}

// ownPlaces are those where the window itself shows a value.
func ownPlaces(h *handbook.Handbook, f *handbook.Field) []string {
	var out []string
	if len(h.FlagsNaming(f)) > 0 {
		out = append(out, lang.L("Stands on the emergency banner."))
	}
	switch f.ID {
	case nurseLineField:
		out = append(out, lang.L("Stands at the bottom of the window, and wherever a nurse answers."))
	case fallbackField:
		out = append(out, lang.L("Stands where no answer is found."))
	}
	return out
}
