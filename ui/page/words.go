package page

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// Words is the page on which a content owner adds words that callers use: rows of words
// that mean the same. Each row says at once what its words find. What the handbook
// knows stays.
type Words struct {
	host OwnerHost
	load loading

	read   bool
	files  map[string][]byte
	rows   []*wordsRow
	err    error
	follow func() // stops the trial that is due
	tries  int
	save   *xwidget.Button

	unsaved unsaved
	clash   bool // a colleague has changed a row that was to be saved
}

// keptRow is a row as it was when the program ended.
type keptRow struct {
	Before string
	Words  []string
	Typed  string
}

// wordsRow is one row, and what its words find.
type wordsRow struct {
	before string // in the draft; "" for a new row
	words  *chips
	fault  *widget.Label
	result *fyne.Container
}

var (
	_ OwnerPage = (*Words)(nil)
	_ Saver     = (*Words)(nil)
	_ Leaver    = (*Words)(nil)
	_ Starter   = (*Words)(nil)
)

// NewWords makes the page.
func NewWords(host OwnerHost) *Words {
	p := &Words{host: host, follow: func() {}}
	p.unsaved = newUnsaved(host, "words", p.kept)
	p.load.first = p.last
	return p
}

// Start implements Starter.
func (p *Words) Start() fyne.Focusable { return p.load.start() }

// last is the field of the last row, or nil without one.
func (p *Words) last() fyne.Focusable {
	if len(p.rows) == 0 {
		return nil
	}
	return p.rows[len(p.rows)-1].words.entry
}

// kept are the rows that are not in the draft, or nil.
func (p *Words) kept() any {
	var rows []keptRow
	for _, r := range p.changes() {
		rows = append(rows, keptRow{r.before, r.words.all, r.words.typed()})
	}
	if len(rows) == 0 {
		return nil
	}
	return rows
}

// restore puts rows as they were when the program ended in the place of those of the
// draft.
func (p *Words) restore(rows []keptRow) {
	for _, k := range rows {
		i := slices.IndexFunc(p.rows, func(r *wordsRow) bool { return k.Before != "" && r.before == k.Before })
		if i < 0 { // new, or a colleague has changed it
			i = len(p.rows)
			p.rows = append(p.rows, p.row(""))
			p.rows[i].before = k.Before
		}
		p.rows[i].words.set(k.Words)
		p.rows[i].words.entry.SetText(k.Typed)
	}
}

// Leave implements Leaver.
func (p *Words) Leave() { p.unsaved.keep() }

// discard goes back to the rows of the draft.
func (p *Words) discard() {
	p.rows, p.clash = nil, false
	p.unsaved.drop()
	p.host.Rebuild()
}

// after is what the row says now, with commas between its words.
func (r *wordsRow) after() string { return strings.Join(r.words.all, ", ") }

// changed reports whether the row has something that is not in the draft.
func (r *wordsRow) changed() bool { return r.after() != r.before || r.words.typed() != "" }

// changes are the rows that differ from the draft.
func (p *Words) changes() []*wordsRow {
	var out []*wordsRow
	for _, r := range p.rows {
		if r.changed() {
			out = append(out, r)
		}
	}
	return out
}

// Content builds the page. What is not saved stays on it.
func (p *Words) Content(string) fyne.CanvasObject {
	if len(p.changes()) == 0 {
		p.load.begin(p.host, p.reading)
	}
	p.save = primary(lang.L("words.save"), p.Save)
	head := container.New(&xwidget.Header{Gap: look.Space2}, look.Title(lang.L("change.words")), historyButton(p.host, author.WordsFile), p.save)
	page := look.Page(head, look.Intro(lang.L("words.intro")))
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		p.save.Disable()
		return page
	case !p.read:
		page.Add(look.Body(lang.L("owner.reading")))
		p.save.Disable()
		return page
	}
	if p.clash {
		page.Add(p.unsaved.box(lang.L("words.clash"), p.discard))
	} else if notice := p.unsaved.notice(p.discard); notice != nil {
		page.Add(notice)
	}
	for _, r := range p.rows {
		page.Add(container.New(xwidget.Column{Gap: look.Space1}, look.Flush(r.words.object), r.fault, r.result))
	}
	page.Add(look.Buttons(xwidget.NewButton(lang.L("words.add"), theme.ContentAddIcon(), func() {
		r := p.row("")
		p.rows = append(p.rows, r)
		p.load.show(p.host)
		p.host.Focus(r.words.entry)
	})))
	p.state()
	return page
}

// reading reads the rows in the background.
func (p *Words) reading() (show func()) {
	w := p.host.Workspace()
	rows, err := w.OwnWords()
	var files map[string][]byte
	if err == nil {
		files, err = w.Files()
	}
	var kept []keptRow
	at, keptErr := p.host.Autosaves().OpenForm(w, p.unsaved.name, &kept)
	return func() {
		p.files, p.err, p.read = files, err, true
		if len(p.changes()) > 0 {
			return
		}
		p.rows = nil
		for _, text := range rows {
			p.rows = append(p.rows, p.row(text))
		}
		p.restore(kept)
		p.unsaved.at = at
		p.host.Fail(keptErr)
		if len(p.rows) == 0 {
			p.rows = append(p.rows, p.row(""))
		}
		p.due()
	}
}

// row is a row with a text.
func (p *Words) row(text string) *wordsRow {
	r := &wordsRow{before: text, fault: look.Fault(), result: container.NewStack()}
	r.words = newChips(lang.L("edit.add-alias"), func([]string) {
		r.fault.Hide()
		p.state()
		p.due()
		p.unsaved.due()
	})
	r.words.typing = func() {
		p.state()
		p.unsaved.due()
	}
	if text != "" {
		r.words.set(strings.Split(text, ", "))
	}
	return r
}

// state shows whether there is something to save.
func (p *Words) state() {
	if p.save == nil {
		return
	}
	if len(p.changes()) > 0 {
		p.save.Enable()
	} else {
		p.save.Disable()
	}
}

// due tries the rows soon.
func (p *Words) due() {
	p.follow()
	p.follow = p.host.After(previewAfter, p.try)
}

// try searches for each word in the handbook with these rows.
func (p *Words) try() {
	p.follow = func() {}
	p.tries++
	n, w, files := p.tries, p.host.Workspace(), p.files
	rows := p.rows
	var changes []author.WordsChange
	var words [][]string
	for _, r := range rows {
		words = append(words, r.words.all)
		if r.after() != r.before {
			changes = append(changes, author.WordsChange{Before: r.before, After: r.after()})
		}
	}
	var found [][]author.Trial
	var err error
	p.host.Background(func() {
		var tried author.Tried
		if tried, err = w.TryWords(files, changes); err != nil {
			return
		}
		for _, row := range words {
			var trials []author.Trial
			for _, word := range row {
				trials = append(trials, tried.Try("", word))
			}
			found = append(found, trials)
		}
	}, func() {
		if n != p.tries || err != nil {
			p.host.Fail(err)
			return
		}
		for i, r := range rows {
			r.show(found[i])
		}
		p.host.Pager().Refresh()
	})
}

// show says what the words of a row find.
func (r *wordsRow) show(trials []author.Trial) {
	r.result.RemoveAll()
	if len(trials) > 0 {
		r.result.Add(wordsResult(trials))
	}
	r.result.Refresh()
}

// wordsResult says in words and color what the words of a row find first.
func wordsResult(trials []author.Trial) fyne.CanvasObject {
	finds := map[string]bool{}
	var lines []string
	for _, t := range trials {
		title := ""
		line := lang.L("words.nothing", map[string]any{"Word": t.Line})
		if len(t.Ahead) > 0 {
			title = t.Ahead[0].Title
			line = lang.L("words.finds", map[string]any{"Word": t.Line, "Title": title})
		}
		finds[title] = true
		lines = append(lines, line)
	}
	switch same := slices.Sorted(maps.Keys(finds))[0]; {
	case len(finds) == 1 && same != "":
		return look.Fine(lang.L("words.all-find", map[string]any{"Title": same}))
	case len(finds) == 1:
		lines = []string{lang.L("words.none-find")}
	}
	l := look.Colored(strings.Join(lines, "\n"), look.ColorUnset)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Save implements Saver.
func (p *Words) Save() {
	if p.load.busy {
		return
	}
	for _, r := range p.rows {
		r.words.takeTyped()
	}
	rows := p.changes()
	if len(rows) == 0 {
		return
	}
	for _, r := range rows {
		if err := content.CheckWords(r.after()); err != nil && r.after() != "" {
			r.refuse(err)
			p.load.show(p.host)
			p.host.Focus(r.words.entry)
			return
		}
	}
	w, by := p.host.Workspace(), p.host.Author()
	p.load.run(p.host, func() func() {
		errs := make([]error, len(rows))
		for i, r := range rows {
			errs[i] = w.ChangeWords(r.before, r.after(), by)
		}
		return func() { p.saved(rows, errs) }
	})
}

// saved shows how saving went. A row without words is gone.
func (p *Words) saved(rows []*wordsRow, errs []error) {
	done := true
	p.clash = false
	for i, r := range rows {
		if errors.Is(errs[i], content.ErrRowChanged) {
			r.before, p.clash = "", true // a row of its own, after the colleague's
		}
		if errs[i] != nil {
			r.refuse(errs[i])
			done = false
			continue
		}
		r.before = r.after()
	}
	p.unsaved.keep()
	if p.clash {
		p.rows = nil // they are read again, and those that were kept follow
		p.load.again = true
	}
	if done {
		p.load.again = true // without the rows that are gone
		p.host.Say(lang.L("words.saved"))
	}
}

func (r *wordsRow) refuse(err error) {
	r.fault.SetText(asSentence(ownerError(err)))
	r.fault.Show()
}
