package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// helpNow is the page that a new red flag leads to unless another one is chosen.
const helpNow = "sections/when-to-get-help-now"

// trialLines is how many lines can be tried at once.
const trialLines = 3

// flagForm is a red flag that is being written, and how callers' lines raise it.
type flagForm struct {
	p      *Flags
	before *content.OwnFlag // nil for a new one
	name   *xwidget.Entry
	said   [3]*xwidget.GrowingEntry // callers say, in Spanish, unless
	pages  *chips
	asked  *widget.Check
	fault  *widget.Label
	result *fyne.Container
	lines  []*callerRow
	stop   func() // cancels the next trial
	tries  int
	object fyne.CanvasObject
	began  flagText // what the form said when it was opened
}

// flagText is what is written in the form.
type flagText struct {
	Name    string
	Said    [3]string
	Pages   []string
	Asked   bool
	Callers [trialLines]string
}

func (t flagText) equal(o flagText) bool {
	return t.Name == o.Name && t.Said == o.Said && slices.Equal(t.Pages, o.Pages) && t.Asked == o.Asked && t.Callers == o.Callers
}

// keptFlag is a form as it was when the program ended.
type keptFlag struct {
	Before *content.OwnFlag
	Text   flagText
}

// text is what is written in the form.
func (f *flagForm) text() flagText {
	t := flagText{Name: f.name.Text, Pages: slices.Clone(f.pages.all), Asked: f.asked.Checked}
	for i, e := range f.said {
		t.Said[i] = e.Text
	}
	for i, r := range f.lines {
		t.Callers[i] = r.entry.Text
	}
	return t
}

// setText writes into the form.
func (f *flagForm) setText(t flagText) {
	f.name.SetText(t.Name)
	for i, e := range f.said {
		e.SetText(t.Said[i])
	}
	f.pages.set(t.Pages)
	f.asked.SetChecked(t.Asked)
	for i, r := range f.lines {
		r.entry.SetText(t.Callers[i])
	}
}

func newFlagForm(p *Flags, before *content.OwnFlag) *flagForm {
	f := &flagForm{p: p, before: before, name: xwidget.NewEntry(), fault: look.Fault(), result: container.NewStack(), stop: func() {}}
	var was content.OwnFlag
	if before != nil {
		was = *before
	} else if p.book.Entry(helpNow) != nil {
		was.Entries = []string{helpNow}
	}
	f.name.SetPlaceHolder(lang.L("flags.name-example"))
	f.name.SetText(was.Name)
	fields := container.New(xwidget.Column{Gap: look.Space2}, named(lang.L("flags.name"), f.name))
	for i, l := range []struct {
		name  string
		texts []string
	}{{lang.L("red-flags.phrases"), was.Phrases}, {lang.L("red-flags.spanish"), was.Spanish}, {lang.L("red-flags.unless"), was.Unless}} {
		e := xwidget.NewGrowingEntry(1)
		e.Name = l.name
		e.SetPlaceHolder(lang.L("edit.one-a-line"))
		e.SetText(strings.Join(l.texts, "\n"))
		e.OnChanged = func(string) {
			e.Fit()
			f.due()
		}
		e.OnGrown = p.host.Pager().Refresh
		f.said[i] = e
		fields.Add(named(l.name, e))
		if i == 0 {
			fields.Add(f.result)
		}
	}
	f.pages = newPageChips(p.host, func() *handbook.Handbook { return p.book }, func() string { return "" }, func([]string) { f.due() })
	f.pages.set(was.Entries)
	f.asked = widget.NewCheck(lang.L("flags.asked"), func(bool) { f.due() })
	f.asked.Checked = was.Questions
	fields.Add(named(lang.L("flags.opens"), f.pages.object))
	fields.Add(f.asked)
	fields.Add(named(lang.L("flags.try"), f.trial()))
	fields.Add(f.fault)
	fields.Add(container.New(&xwidget.Flow{Gap: look.Space2}, primary(lang.L("flags.save"), p.Save), xwidget.NewButton(lang.L("button.cancel"), nil, p.close)))
	f.object = look.Box(look.Flush(fields))
	f.name.OnChanged = func(string) { f.due() }
	f.began = f.text()
	f.try()
	return f
}

// trial are fields for what a caller might say.
func (f *flagForm) trial() fyne.CanvasObject {
	box := container.New(xwidget.Column{Gap: look.Space1})
	for range trialLines {
		r := &callerRow{xwidget.NewEntry(), container.NewStack()}
		r.entry.SetPlaceHolder(lang.L("edit.caller-example"))
		r.entry.OnChanged = func(string) { f.due() }
		f.lines = append(f.lines, r)
		box.Add(container.New(&xwidget.Pair{MinEms: 12, Gap: look.Space2}, r.entry, r.result))
	}
	return box
}

// flag is the red flag as the form has it.
func (f *flagForm) flag() content.OwnFlag {
	lines := func(e *xwidget.GrowingEntry) []string {
		var out []string
		for line := range strings.SplitSeq(e.Text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
		return out
	}
	flag := content.OwnFlag{Name: oneLine(f.name.Text), Phrases: lines(f.said[0]), Spanish: lines(f.said[1]), Unless: lines(f.said[2]), Entries: slices.Clone(f.pages.all), Questions: f.asked.Checked}
	if f.before != nil {
		flag.NameSpanish, flag.Values = f.before.NameSpanish, f.before.Values
	}
	return flag
}

// due schedules a trial of the red flag.
func (f *flagForm) due() {
	f.fault.Hide()
	f.stop()
	f.stop = f.p.host.After(previewAfter, f.try)
	f.p.unsaved.due()
}

// flagTrial is how the emergency bar behaves with a red flag.
type flagTrial struct {
	silent []string            // phrases that do not raise it
	alarms []string            // what callers say about other pages, and would
	raised []*handbook.RedFlag // by the lines that are tried
}

// try tries the red flag with its phrases and with the lines.
func (f *flagForm) try() {
	f.stop = func() {}
	f.tries++
	n, w, files, before, flag, classes := f.tries, f.p.host.Workspace(), f.p.files, f.before, f.flag(), author.Classes(f.p.book)
	var lines []string
	for _, r := range f.lines {
		lines = append(lines, strings.TrimSpace(r.entry.Text))
	}
	if flag.Name == "" {
		flag.Name = lang.L("flags.add") // to be tried before it has one
	}
	var t flagTrial
	var err error
	f.p.host.Background(func() {
		var tried author.Tried
		if tried, err = w.TryFlag(files, before, &flag, classes); err != nil {
			return
		}
		for _, phrase := range flag.Phrases {
			if content.IsPlainPhrase(phrase) && tried.Raises(phrase) == nil {
				t.silent = append(t.silent, phrase)
			}
		}
		t.alarms = tried.FalseAlarms(flag.Name)
		for _, line := range lines {
			t.raised = append(t.raised, tried.Raises(line))
		}
	}, func() {
		if n == f.tries {
			f.show(t, lines, err)
		}
	})
}

// show shows which phrases and lines open the bar.
func (f *flagForm) show(t flagTrial, lines []string, err error) {
	f.result.RemoveAll()
	for _, r := range f.lines {
		r.result.RemoveAll()
	}
	if err == nil {
		f.result.Add(flagResult(t))
		for i, r := range f.lines {
			if lines[i] != "" {
				r.result.Add(look.Centered(raisedBy(t.raised[i])))
			}
			r.result.Refresh()
		}
	}
	f.result.Refresh()
	f.p.host.Pager().Refresh()
}

// flagResult says which phrases do not raise the bar, and what else would.
func flagResult(t flagTrial) fyne.CanvasObject {
	var lines []string
	for _, phrase := range t.silent {
		lines = append(lines, lang.L("flags.silent", map[string]any{"Phrase": phrase}))
	}
	if len(t.alarms) > 0 {
		lines = append(lines, lang.L("flags.false", map[string]any{"Lines": "“" + strings.Join(t.alarms, "”, “") + "”"}))
	}
	if len(lines) == 0 {
		return look.Fine(lang.L("flags.sound"))
	}
	l := look.Colored(strings.Join(lines, "\n"), look.ColorUnset)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// raisedBy says what a line raises.
func raisedBy(flag *handbook.RedFlag) fyne.CanvasObject {
	if flag == nil {
		return look.Colored(lang.L("flags.not-raised"), look.ColorUnset)
	}
	return look.Badge(look.Tinted(theme.ConfirmIcon(), look.ColorDesk), lang.L("flags.raised", map[string]any{"Name": flag.Name}), look.ColorDesk)
}

func (f *flagForm) refuse(err error) { f.refuseWith(asSentence(ownerError(err))) }

func (f *flagForm) refuseWith(why string) {
	f.fault.SetText(why)
	f.fault.Show()
	f.p.load.show(f.p.host)
	f.p.host.Focus(f.said[0])
}
