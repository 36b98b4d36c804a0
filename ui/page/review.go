package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// ReviewHost is what the review board needs of the window.
type ReviewHost interface {
	ReleaseHost
	// PrintReview prints the sheets on which a clinician signs pages.
	PrintReview(h *handbook.Handbook, entries []*handbook.Entry)
}

// Review is the board of all pages on their way to the desks: draft, waiting for a
// clinician, signed, due. Pages are chosen on it, to be signed together.
type Review struct {
	host ReviewHost
	load loading

	cards   []author.Card
	changes int // that a publication would make
	err     error
	chosen  map[string]bool
	tiles   map[string]*boardTile
	signing *signing // the form, or nil
	fold    map[author.State]bool
	bar     *fyne.Container // what can be done with the chosen pages
}

// NewReview makes the page.
func NewReview(host ReviewHost) *Review {
	return &Review{host: host, chosen: map[string]bool{}, fold: map[author.State]bool{author.Waiting: true, author.Signed: true}}
}

// Content builds the page and reads the working folder again.
func (p *Review) Content(string) fyne.CanvasObject {
	p.load.begin(p.host, p.read)
	p.bar = container.New(&xwidget.Header{Gap: look.Space2},
		container.New(xwidget.Column{Gap: -look.TightGap}, look.Title(lang.L("board.title")), look.Body(lang.L("board.intro"))))
	p.fillBar()
	page := look.FullPage(p.bar)
	switch {
	case p.err != nil:
		page.Add(look.Notice(look.Column(look.Warning(lang.L("owner.away")), look.Body(ownerError(p.err)))))
		return page
	case p.cards == nil:
		page.Add(look.Body(lang.L("owner.reading")))
		return page
	}
	if p.signing != nil {
		page.Add(p.signing.object)
	}
	p.tiles = map[string]*boardTile{}
	board := container.New(&xwidget.Pair{MinEms: 14, Gap: look.Space3})
	for _, s := range []author.State{author.InDraft, author.Waiting, author.Signed, author.DueSoon} {
		board.Add(p.column(s))
	}
	page.Add(look.Flush(board))
	return page
}

// read lists the pages in the background.
func (p *Review) read() (show func()) {
	w := p.host.Workspace()
	cards, err := w.Board()
	changes, countErr := w.CountChanges()
	if err == nil {
		err = countErr
	}
	return func() {
		p.cards, p.changes, p.err = cards, changes, err
		there := map[string]bool{}
		for _, c := range cards {
			there[c.Entry.ID] = p.chosen[c.Entry.ID]
		}
		p.chosen = there
	}
}

// fillBar shows what can be done with the pages that are chosen.
func (p *Review) fillBar() {
	n := len(p.ids())
	signLabel, publishLabel := lang.L("board.sign"), lang.L("board.publish-none")
	if n > 0 {
		signLabel = lang.L("board.sign-many", map[string]any{"Count": n})
	}
	if p.changes > 0 {
		publishLabel = lang.L("board.publish", map[string]any{"Count": p.changes})
	}
	sign := xwidget.NewButton(signLabel, nil, func() { p.openForm(false) })
	owner := xwidget.NewButton(lang.L("board.owner"), nil, func() { p.openForm(true) })
	sheet := xwidget.NewButton(lang.L("board.print"), look.Icon("print"), p.print)
	for _, b := range []*xwidget.Button{sign, owner, sheet} {
		if n == 0 {
			b.Disable()
		}
	}
	publish := xwidget.NewButton(publishLabel, nil, func() { p.host.ShowOwner("publish", "") })
	if p.changes > 0 {
		publish.Importance = widget.HighImportance
	}
	p.bar.Objects = append(p.bar.Objects[:1:1], sign, owner, sheet, publish)
	p.bar.Refresh()
}

// ids lists the pages that are chosen, in the order of the handbook.
func (p *Review) ids() []string {
	var ids []string
	for _, c := range p.cards {
		if p.chosen[c.Entry.ID] {
			ids = append(ids, c.Entry.ID)
		}
	}
	return ids
}

// fewCards is how many pages a long column shows at first.
const fewCards = 8

// column shows the pages of one state.
func (p *Review) column(s author.State) fyne.CanvasObject {
	cards := slices.DeleteFunc(slices.Clone(p.cards), func(c author.Card) bool { return c.State != s })
	if s == author.DueSoon {
		slices.SortStableFunc(cards, func(a, b author.Card) int { return strings.Compare(a.Entry.ReviewBy, b.Entry.ReviewBy) })
	}
	head := xwidget.NewLine()
	head.Set(stateName(s, len(cards)), nil, xwidget.LineStyle{Size: look.SizeLabel, Color: theme.ColorNameForeground, Bold: true})
	box := container.New(xwidget.Column{Gap: look.Space2}, head)
	if len(cards) > 1 {
		all := xwidget.NewSmallLink(p.allLabel(cards), func() { p.chooseAll(cards) })
		box.Add(container.New(look.Above(-look.Space3), all))
	}
	few := cards
	if p.fold[s] && len(cards) > fewCards+1 {
		few = cards[:fewCards]
	}
	for _, c := range few {
		box.Add(p.tile(c))
	}
	if more := len(cards) - len(few); more > 0 {
		box.Add(xwidget.NewLink(lang.L("board.more", map[string]any{"Count": more}), func() {
			p.fold[s] = false
			p.load.show(p.host)
		}))
	}
	return look.Lane(box)
}

func stateName(s author.State, n int) string {
	with := map[string]any{"Count": n}
	switch s {
	case author.InDraft:
		return lang.L("board.draft", with)
	case author.Waiting:
		return lang.L("board.waiting", with)
	case author.DueSoon:
		return lang.L("board.due", with)
	case author.Signed:
	}
	return lang.L("board.signed", with)
}

// allLabel is the name of what chooses all pages of a column, or none.
func (p *Review) allLabel(cards []author.Card) string {
	if p.allChosen(cards) {
		return lang.L("board.choose-none")
	}
	return lang.L("board.choose-all")
}

func (p *Review) allChosen(cards []author.Card) bool {
	return !slices.ContainsFunc(cards, func(c author.Card) bool { return !p.chosen[c.Entry.ID] })
}

func (p *Review) chooseAll(cards []author.Card) {
	on := !p.allChosen(cards)
	for _, c := range cards {
		p.chosen[c.Entry.ID] = on
	}
	p.load.show(p.host)
}

// boardTile is a page on the board.
type boardTile struct {
	*xwidget.Tile
	box  *xwidget.Surface
	mark fyne.CanvasObject // shown while it is chosen
}

func (p *Review) tile(c author.Card) fyne.CanvasObject {
	title := look.Colored(c.Entry.Title, theme.ColorNameForeground)
	title.Wrapping = fyne.TextWrapWord
	text := container.New(xwidget.Column{Gap: -look.TightGap}, title, wrappedQuiet(cardLine(c)))
	t := &boardTile{box: xwidget.NewBox(look.ColorPane, theme.ColorNameSeparator, look.CornerBox), mark: look.Check()}
	t.Tile = xwidget.NewTile(c.Entry.Title, t.box, container.New(xwidget.Stretch{Index: 0}, text, t.mark), func() { p.choose(c.Entry.ID) })
	p.tiles[c.Entry.ID] = t
	t.show(p.chosen[c.Entry.ID])
	return t.Tile
}

// show shows whether the page is chosen.
func (t *boardTile) show(chosen bool) {
	t.box.Border = theme.ColorNameSeparator
	if chosen {
		t.box.Border = theme.ColorNamePrimary
		t.mark.Show()
	} else {
		t.mark.Hide()
	}
	t.box.Refresh()
	t.Refresh()
}

// choose adds a page to those that are chosen, or takes it away.
func (p *Review) choose(id string) {
	p.chosen[id] = !p.chosen[id]
	p.tiles[id].show(p.chosen[id])
	p.fillBar()
}

// cardLine is the quiet line of a page on the board: what there is to know next.
func cardLine(c author.Card) string {
	var texts []string
	e := c.Entry
	switch c.State {
	case author.InDraft:
		texts = append(texts, draftLine(c))
	case author.Waiting:
		texts = append(texts, waitingLine(e))
	case author.Signed:
		texts = append(texts, signedLine(e))
	case author.DueSoon:
		texts = append(texts, dueLine(e.ReviewBy, today()))
	}
	if c.Owner != "" {
		texts = append(texts, lang.L("board.of", map[string]any{"Owner": c.Owner}))
	}
	return strings.Join(texts, "  ·  ")
}

// draftLine says what is new in a draft, who saved it, and when.
func draftLine(c author.Card) string {
	var names []string
	for _, change := range c.Changes {
		if name := partName(change.Part); change.Shown() && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	signed := !c.Entry.Review.Pending()
	what := ""
	switch {
	case c.New:
		what = lang.L("board.new")
	case len(names) > 2:
		what = lang.L("board.changed-more", map[string]any{"Parts": strings.Join(names[:2], ", "), "Count": len(names) - 2})
	case len(names) > 0:
		what = lang.L("board.changed", map[string]any{"Parts": strings.Join(names, ", ")})
	case signed:
	default:
		what = lang.L("board.small-change")
	}
	var texts []string
	for _, t := range []string{what, savedLine(c)} {
		if t != "" {
			texts = append(texts, t)
		}
	}
	if signed {
		texts = append(texts, signedLine(c.Entry))
	}
	return strings.Join(texts, "  ·  ")
}

// savedLine is who saved a page last, and when.
func savedLine(c author.Card) string {
	switch {
	case c.At.IsZero():
		return ""
	case c.By == "":
		return Moment(c.At)
	}
	return c.By + ", " + Moment(c.At)
}

func waitingLine(e *handbook.Entry) string {
	if e.Review.Changed {
		return lang.L("board.changed-since", map[string]any{"By": e.Review.By, "On": day(e.Review.On)})
	}
	return lang.L("board.never")
}

func signedLine(e *handbook.Entry) string {
	with := map[string]any{"By": e.Review.By, "On": day(e.Review.On), "Next": day(e.ReviewBy)}
	if e.ReviewBy == "" {
		return lang.L("board.signed-by", with)
	}
	return lang.L("board.signed-until", with)
}

// dueLine says how far away a date is.
func dueLine(date, now string) string {
	due, err := time.Parse(time.DateOnly, date)
	is, nowErr := time.Parse(time.DateOnly, now)
	if err != nil || nowErr != nil {
		return date
	}
	switch days := int(due.Sub(is).Hours() / 24); {
	case days < 0:
		return lang.L("board.days-over", map[string]any{"Count": -days})
	case days == 0:
		return lang.L("board.due-today")
	default:
		return lang.L("board.days-left", map[string]any{"Count": days})
	}
}

// day is a date as people write it: 3 Oct 2026.
func day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return lang.L("date.day", map[string]any{"Day": t.Day(), "Month": lang.L(monthKey(t.Month())), "Year": t.Year()})
}

// print prints the sheets of the chosen pages, ten at a time, so that they are read and
// not only signed. The others stay chosen.
func (p *Review) print() {
	ids, w := p.ids(), p.host.Workspace()
	if len(ids) == 0 {
		return
	}
	more := len(ids) > export.SheetsAtOnce
	ids = ids[:min(len(ids), export.SheetsAtOnce)]
	var h *handbook.Handbook
	var err error
	p.host.Background(func() { h, _, err = w.Draft().Load() }, func() {
		if err != nil {
			p.host.Fail(err)
			return
		}
		var entries []*handbook.Entry
		for _, id := range ids {
			if e := h.Entry(id); e != nil {
				entries = append(entries, e)
			}
		}
		p.host.PrintReview(h, entries)
		if more {
			for _, id := range ids {
				p.chosen[id] = false
			}
			p.load.show(p.host)
			p.host.Say(lang.L("board.printed-first", map[string]any{"Count": len(ids), "More": len(p.ids())}))
		}
	})
}
