package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// editBody is the text of a page, one field for each voice, of which one is shown.
type editBody struct {
	form   *editForm
	voices []handbook.Voice
	fields []*editField
	choice *choice
	at     int
	source *xwidget.Button
	whose  *widget.Label // what the voice is for
	texts  *fyne.Container
	object fyne.CanvasObject
}

// editVoices are the voices in the order of the form: the clinic's own comes first. The
// source article's is shown only where the page has it already.
func editVoices(p *Edit) []handbook.Voice {
	voices := []handbook.Voice{handbook.VoiceClinic, handbook.VoiceOfficial, handbook.VoiceHandbook}
	if text, err := p.draft.Part(handbook.VoiceArticle); err == nil && text != "" {
		voices = append(voices, handbook.VoiceArticle)
	}
	return voices
}

func newEditBody(f *editForm) *editBody {
	b := &editBody{form: f, voices: editVoices(f.p), whose: look.Caption(""), texts: container.New(xwidget.Column{})}
	b.whose.Wrapping = fyne.TextWrapWord
	var names []string
	for _, v := range b.voices {
		names = append(names, voiceName(v))
		e := newEditField("## "+v.Heading(), voiceName(v), 6)
		e.object.Objects = e.object.Objects[1:] // the choice above has its name
		e.entry.OnChanged = func(text string) { b.typed(v, e, text) }
		e.entry.OnUndo, e.entry.OnRedo = f.p.undo, f.p.redo
		e.entry.OnGrown = f.pager.Refresh
		e.entry.OnPaste = pasted
		b.fields = append(b.fields, e)
		b.texts.Add(e.object)
	}
	b.choice = newChoice(names, b.choose)
	b.object = container.New(xwidget.Column{Gap: look.Space1}, named(lang.L("edit.text"), b.choice.object), b.tools(), b.texts, b.whose)
	b.choice.choose(0)
	b.choose(0)
	return b
}

// pasted is what is pasted: cells of a spreadsheet become a table.
func pasted(text string) string {
	if table, ok := content.TableFrom(text); ok {
		return "\n" + table + "\n"
	}
	return text
}

// tools are the buttons that write marks into the text.
func (b *editBody) tools() fyne.CanvasObject {
	row := container.New(&xwidget.Flow{})
	tool := func(name string, do func(e *xwidget.Entry)) *xwidget.Button {
		button := quietButton(name, func() {
			e := &b.fields[b.at].entry.Entry
			do(e)
			b.form.p.host.Focus(b.fields[b.at].entry)
		})
		row.Add(button)
		return button
	}
	tool(lang.L("edit.bold"), func(e *xwidget.Entry) { around(e, "**", lang.L("edit.bold-example")) })
	tool(lang.L("edit.italic"), func(e *xwidget.Entry) { around(e, "*", lang.L("edit.italic-example")) })
	tool(lang.L("edit.list"), itemize)
	tool(lang.L("edit.table"), func(e *xwidget.Entry) {
		table, _ := content.TableFrom(lang.L("edit.table-head") + "\t" + lang.L("edit.table-head") + "\n" + lang.L("edit.table-cell") + "\t" + lang.L("edit.table-cell"))
		e.Insert("\n" + table)
	})
	tool(lang.L("edit.link"), func(e *xwidget.Entry) {
		pickPage(b.form.p.host, b.form.p.book(), b.form.p.id, func(to *handbook.Entry) { e.Insert(b.form.marks().Page(to)) })
	})
	tool(lang.L("edit.attach"), func(e *xwidget.Entry) { chooseAttachment(b.form.p, e) })
	tool(lang.L("edit.add-value"), func(e *xwidget.Entry) { pickValue(b.form.p, b.fields[b.at].entry) })
	b.source = tool(lang.L("edit.add-source"), func(e *xwidget.Entry) { pickSource(b.form.p, e) })
	return look.Small(container.New(layout.NewCustomPaddedLayout(0, 0, -look.Space1, 0), row))
}

// around puts marks around what is selected, or around an example.
func around(e *xwidget.Entry, mark, example string) {
	text := e.SelectedText()
	if text == "" {
		text = example
	}
	e.Insert(mark + text + mark)
}

// itemize makes the selected lines items of a list, or begins one.
func itemize(e *xwidget.Entry) {
	lines := strings.Split(e.SelectedText(), "\n")
	for i, line := range lines {
		lines[i] = "• " + strings.TrimPrefix(line, "• ")
	}
	text := strings.Join(lines, "\n")
	if before := []rune(e.Text)[:min(e.CursorTextOffset(), len([]rune(e.Text)))]; e.SelectedText() == "" && len(before) > 0 && before[len(before)-1] != '\n' {
		text = "\n" + text
	}
	e.Insert(text)
}

// choose shows the text of a voice.
func (b *editBody) choose(i int) {
	b.at = i
	for n, e := range b.fields {
		shown(e.object, n == i)
	}
	b.whose.SetText(voiceHelp(b.voices[i]))
	shown(b.source, b.voices[i] == handbook.VoiceOfficial)
	b.form.pager.Refresh()
}

// voiceHelp says what a voice is for.
func voiceHelp(v handbook.Voice) string {
	switch v {
	case handbook.VoiceArticle:
		return lang.L("edit.voice-article")
	case handbook.VoiceOfficial:
		return lang.L("edit.voice-official")
	case handbook.VoiceHandbook:
		return lang.L("edit.voice-handbook")
	case handbook.VoiceClinic:
	}
	return lang.L("edit.voice-clinic")
}

// fill shows what the page says in each voice.
func (b *editBody) fill() {
	for i, v := range b.voices {
		text, err := b.form.p.draft.Part(v)
		if err == nil {
			b.fields[i].setText(b.form.plain(text))
			b.fields[i].entry.Fit()
		}
	}
}

// typed is called when the text of a voice was changed.
func (b *editBody) typed(v handbook.Voice, e *editField, text string) {
	e.entry.Fit()
	f := b.form
	if f.filling {
		return
	}
	e.fault.Hide()
	before := f.p.draft.Text
	was, _ := f.p.draft.Part(v)
	markdown := f.marks().Markdown(text, f.p.folder())
	if err := f.p.draft.SetPart(v, markdown); err != nil {
		e.fault.SetText(asSentence(ErrorText(err)))
		e.fault.Show()
		f.pager.Refresh()
		return
	}
	b.cite(was, markdown)
	f.p.changed(e.part, before)
}

// cite keeps the list of sources what the page cites.
func (b *editBody) cite(was, now string) {
	before, after := content.Cited(was), content.Cited(now)
	if slices.Equal(before, after) {
		return
	}
	d := b.form.p.draft
	keys, err := d.Keys()
	if err != nil {
		return
	}
	var elsewhere []string
	for _, v := range handbook.Voices() {
		if text, err := d.Part(v); err == nil {
			elsewhere = append(elsewhere, content.Cited(text)...)
		}
	}
	sources := slices.DeleteFunc(keys[keySources], func(k string) bool {
		return slices.Contains(before, k) && !slices.Contains(elsewhere, k)
	})
	for _, k := range after {
		if !slices.Contains(sources, k) {
			sources = append(sources, k)
		}
	}
	_ = d.Set(keySources, sources...) // the page was read just now
}

// faultOf is where a problem in a part of the text is shown, or nil. Its voice is shown
// then.
func (b *editBody) faultOf(part string) *widget.Label {
	heading, ok := strings.CutPrefix(part, "## ")
	voice, known := handbook.ParseVoice(heading)
	i := slices.Index(b.voices, voice)
	if !ok || !known || i < 0 {
		return nil
	}
	return b.fields[i].fault
}

func (b *editBody) clearFaults() {
	for _, e := range b.fields {
		e.fault.Hide()
	}
}
