package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// editForm is a page as a form: a field for each part.
type editForm struct {
	p       *Edit
	object  fyne.CanvasObject
	pager   *xwidget.Pager
	head    *editHead
	notices *fyne.Container
	faults  *widget.Label // of no field in particular
	fields  []*editField
	reading *widget.Label // how the line to read out reads
	route   *choice
	topic   *topicChoice
	related *chips
	aliases *chips
	callers *callers
	note    *editField // on top of the page
	body    *editBody
	filling bool // the fields get what the page says
}

// The keys at the top of a page that have fields with text.
const (
	keyTitle      = "title"
	keyTopic      = "topic"
	keyRoute      = "route"
	keySay        = "say"
	keyUntilSet   = "say-until-set"
	keyAsk        = "ask-first"
	keyHandOver   = "hand-over"
	keyEmergency  = "emergency"
	keyAliases    = "aliases"
	keyCallers    = "callers"
	keyRelated    = "related"
	keySources    = "sources"
	articleSource = "article"
	noteOnTop     = "" // no key: the text before the first heading
)

func newEditForm(p *Edit) *editForm {
	f := &editForm{p: p, pager: xwidget.NewPager(), notices: container.New(xwidget.Column{Gap: look.Space2}), faults: look.Fault(), reading: look.Caption("")}
	f.head = newEditHead(p)
	line := func(key, name, example string, rows int, sep bool) *editField {
		e := newEditField(key, name, rows)
		e.entry.SetPlaceHolder(example)
		e.entry.OnChanged = func(text string) { f.typed(e, text) }
		e.entry.OnUndo, e.entry.OnRedo = p.undo, p.redo
		e.entry.OnGrown = f.pager.Refresh
		e.list = sep
		if sep {
			e.entry.OnKey = e.nextItem
		}
		f.fields = append(f.fields, e)
		return e
	}
	title := line(keyTitle, lang.L("edit.title"), lang.L("edit.title-example"), 1, false)
	say := line(keySay, lang.L("edit.say"), lang.L("edit.say-example"), 2, false)
	untilSet := line(keyUntilSet, lang.L("edit.say-until-set"), "", 2, false)
	ask := line(keyAsk, lang.L("edit.ask-first"), lang.L("edit.one-a-line"), 1, true)
	handOver := line(keyHandOver, lang.L("edit.hand-over"), lang.L("edit.one-a-line"), 2, true)
	emergency := line(keyEmergency, lang.L("edit.emergency"), lang.L("edit.one-a-line"), 2, true)
	title.entry.MultiLine, title.entry.Wrapping = false, fyne.TextWrapOff
	f.route = newChoice([]string{lang.L("edit.route-desk"), lang.L("edit.route-nurse"), lang.L("edit.route-emergency")}, func(i int) {
		f.set(keyRoute, editRoutes[i].Key())
	})
	f.topic = newTopicChoice(p.host, func(id string) { f.set(keyTopic, id) }, p.refile)
	f.aliases = newChips(lang.L("edit.add-alias"), func(all []string) { f.set(keyAliases, all...) })
	f.related = newPageChips(p.host, p.book, func() string { return p.id }, func(ids []string) { f.set(keyRelated, ids...) })
	f.callers = newCallers(p, func(lines []string) { f.set(keyCallers, lines...) }, f.pager.Refresh)
	f.note = line(noteOnTop, lang.L("edit.note"), lang.L("edit.note-example"), 1, false)
	f.body = newEditBody(f)
	value := quietButton(lang.L("edit.add-value"), func() { pickValue(p, say.entry) })
	column := container.New(xwidget.Column{Gap: look.Space2},
		f.notices, f.faults,
		title.object,
		container.New(xwidget.Column{Gap: look.Space1}, say.object, container.New(&xwidget.Flow{Gap: look.Space2}, value, look.Centered(f.reading))),
		untilSet.object,
		container.New(&xwidget.Pair{MinEms: 16, Gap: look.Space3}, named(lang.L("edit.route"), f.route.object), named(lang.L("edit.topic"), f.topic.object)),
		container.New(&xwidget.Pair{MinEms: 16, Gap: look.Space3}, handOver.object, emergency.object),
		ask.object,
		named(lang.L("edit.aliases"), f.aliases.object),
		named(lang.L("edit.callers"), f.callers.object),
		f.note.object,
		f.body.object,
		named(lang.L("edit.related"), f.related.object))
	inside := container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space6, look.Space4+look.TextPad, look.Space4+look.TextPad), column)
	f.pager.SetContent(inside, 0)
	f.object = container.New(xwidget.Stretch{Index: 1, Vertical: true}, f.head.object, f.pager)
	return f
}

// editRoutes are the routes in the order of the choice.
var editRoutes = [...]handbook.Route{handbook.FrontDesk, handbook.Nurse, handbook.Emergency}

// first is where somebody begins who changes a page: the line to read out, or the
// title of a page without one.
func (f *editForm) first() fyne.Focusable { return f.field(keySay).entry }

func (f *editForm) field(part string) *editField {
	i := slices.IndexFunc(f.fields, func(e *editField) bool { return e.part == part })
	if i < 0 {
		return nil
	}
	return f.fields[i]
}

// marks are how links and values look in the fields.
func (f *editForm) marks() content.PlainMarks { return content.MarksOf(f.p.seen.Book) }

// plain is what a field shows of a text of the page.
func (f *editForm) plain(text string) string {
	if content.IsPlaceholder(text) {
		return ""
	}
	return f.marks().Plain(text)
}

// fill shows in the fields what the page says.
func (f *editForm) fill() {
	keys, err := f.p.draft.Keys()
	if err != nil {
		f.notify(ErrorText(err))
		return
	}
	f.filling = true
	for _, e := range f.fields {
		var lines []string
		for _, text := range keys[e.part] {
			if text = f.plain(text); text != "" {
				if e.list {
					text = itemMark + text
				}
				lines = append(lines, text)
			}
		}
		e.setText(strings.Join(lines, "\n"))
	}
	route := handbook.Nurse
	if len(keys[keyRoute]) == 1 {
		route, _ = handbook.ParseRoute(keys[keyRoute][0])
	}
	f.route.choose(slices.Index(editRoutes[:], route))
	f.topic.set(strings.Join(keys[keyTopic], ""), f.p.seen.Book.Topics())
	f.aliases.set(keys[keyAliases])
	f.related.set(keys[keyRelated])
	f.callers.set(keys[keyCallers])
	if note, err := f.p.draft.Note(); err == nil {
		f.note.setText(f.plain(note))
	}
	f.body.fill()
	f.filling = false
	f.state()
}

// blank reports whether nothing is written yet but the title: the page was begun just now.
func (f *editForm) blank() bool {
	for _, e := range slices.Concat(f.body.fields, f.fields) {
		if e.part != keyTitle && strings.TrimSpace(e.entry.Text) != "" {
			return false
		}
	}
	return true
}

// typed is called when a field was changed.
func (f *editForm) typed(e *editField, text string) {
	e.entry.Fit()
	if f.filling {
		return
	}
	e.fault.Hide()
	if e == f.note {
		before := f.p.draft.Text
		if err := f.p.draft.SetNote(f.marks().Markdown(text, f.p.folder())); err != nil {
			f.faultAt(e.part, asSentence(ErrorText(err)))
			return
		}
		f.p.changed(e.part, before)
		return
	}
	texts := []string{text}
	if e.list {
		texts = strings.Split(text, "\n")
	}
	for i, t := range texts {
		if e.list {
			t = strings.TrimPrefix(strings.TrimLeft(t, " \t"), strings.TrimSpace(itemMark))
		}
		texts[i] = f.marks().Markdown(t, f.p.folder())
	}
	f.set(e.part, texts...)
}

// set changes a key at the top of the page.
func (f *editForm) set(key string, texts ...string) {
	if f.filling {
		return
	}
	before := f.p.draft.Text
	if err := f.p.draft.Set(key, texts...); err != nil {
		f.faultAt(key, ErrorText(err))
		return
	}
	f.p.changed(key, before)
}

// state shows what depends on what the fields say.
func (f *editForm) state() {
	say := f.field(keySay).entry.Text
	grade, seconds := author.ReadAloud(f.spoken(say))
	f.reading.SetText("")
	if seconds > 0 {
		f.reading.SetText(lang.L("edit.reading", map[string]any{"Grade": grade, "Seconds": seconds}))
	}
	keys, _ := f.p.draft.Keys()
	shown(f.field(keyUntilSet).object, strings.Contains(strings.Join(keys[keySay], ""), "](clinic:"))
	f.head.state()
	f.pager.Refresh()
	f.pager.Follow()
}

// spoken is a line as it is read out: with the clinic's values in it.
func (f *editForm) spoken(say string) string {
	for _, v := range f.p.seen.Book.Fields() {
		say = strings.ReplaceAll(say, f.marks().Value(v), v.Text())
	}
	return say
}

// problems shows what is wrong with the page, at the field that it is about.
func (f *editForm) problems() {
	for _, e := range f.fields {
		e.fault.Hide()
	}
	f.faults.Hide()
	f.body.clearFaults()
	at := map[string][]string{}
	for _, problem := range f.p.seen.Problems {
		part := f.partOf(problem)
		at[part] = append(at[part], plainProblem(problem.Msg))
	}
	for _, e := range f.fields {
		if unknown := f.marks().Unknown(e.entry.Text); len(unknown) > 0 {
			at[e.part] = append(at[e.part], lang.L("edit.unknown-mark", map[string]any{"Marks": strings.Join(unknown, ", ")}))
		}
	}
	for part, messages := range at {
		f.faultAt(part, strings.Join(messages, "\n"))
	}
	f.pager.Refresh()
}

// plainProblem is a problem in the words of the form, which shows what is still to be
// written as empty.
func plainProblem(msg string) string {
	if msg == content.StillToWrite {
		return lang.L("edit.to-write")
	}
	return asSentence(strings.TrimSuffix(msg, "."))
}

// partOf is the part of the page that a problem is about. One of a key that is missing
// is at the top of the file, and begins with its name.
func (f *editForm) partOf(problem author.PageProblem) string {
	for _, e := range f.fields {
		if e == f.note {
			continue
		}
		if strings.HasPrefix(problem.Msg, e.part+" ") || strings.HasPrefix(problem.Msg, e.part+":") || strings.Contains(problem.Msg, `"`+e.part+`"`) {
			return e.part
		}
	}
	return problem.Part
}

// faultAt shows what is wrong with a part, or above all fields if it has none.
func (f *editForm) faultAt(part, text string) {
	label := f.faults
	if e := f.field(part); e != nil && e.object.Visible() {
		label = e.fault
	} else if l := f.body.faultOf(part); l != nil {
		label = l
	} else if f.faults.Visible() {
		text = f.faults.Text + "\n" + text
	}
	label.SetText(text)
	label.Show()
}

// notify shows a sentence above the fields.
func (f *editForm) notify(text string) {
	f.notices.Add(look.Notice(look.Body(text)))
	f.pager.Refresh()
	f.pager.ScrollTo(0)
}

func (f *editForm) clearNotices() {
	f.notices.RemoveAll()
	f.pager.Refresh()
}

// showConflict shows what somebody else has saved of the same parts, and lets the
// owner choose.
func (f *editForm) showConflict(e *author.ConflictError) {
	f.clearNotices()
	box := look.Column(look.Warning(lang.L("edit.conflict")))
	for _, c := range e.Conflicts {
		box.Add(look.Bold(f.partName(c.Part), theme.ColorNameForeground))
		box.Add(look.Body(lang.L("edit.conflict-theirs", map[string]any{"Text": f.marks().Plain(strings.TrimSpace(c.Other))})))
		box.Add(look.Body(lang.L("edit.conflict-mine", map[string]any{"Text": f.marks().Plain(strings.TrimSpace(c.Ours))})))
	}
	box.Add(look.Buttons(
		xwidget.NewButton(lang.L("edit.keep-mine"), nil, func() { f.p.resolve(e, true) }),
		xwidget.NewButton(lang.L("edit.take-theirs"), nil, func() { f.p.resolve(e, false) })))
	f.notices.Add(look.Notice(box))
	f.pager.Refresh()
	f.pager.ScrollTo(0)
}

// partName is a part of a page in the words of the form.
func (f *editForm) partName(part string) string {
	if e := f.field(part); e != nil {
		return e.name
	}
	if heading, ok := strings.CutPrefix(part, "## "); ok {
		return heading
	}
	return lang.L("edit.other-part")
}
