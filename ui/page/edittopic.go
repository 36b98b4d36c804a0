package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// topicChoice is a field for the topic of a page: a button with its name, which opens
// the list of topics.
type topicChoice struct {
	host   OwnerHost
	id     string // "" for none
	names  map[string]string
	button *xwidget.Button
	object fyne.CanvasObject
	chosen func(id string)
	added  func() // a topic was added to the draft
}

func newTopicChoice(host OwnerHost, chosen func(id string), added func()) *topicChoice {
	c := &topicChoice{host: host, names: map[string]string{}, chosen: chosen, added: added}
	c.button = xwidget.NewButton("", theme.MenuDropDownIcon(), c.open)
	c.button.IconPlacement = widget.ButtonIconTrailingText
	c.object = look.Small(container.NewHBox(c.button))
	c.set("", nil)
	return c
}

// set shows the topic that a page names, by id or title.
func (c *topicChoice) set(named string, topics []*handbook.Topic) {
	for _, t := range topics {
		c.names[t.ID] = t.Title
		if strings.EqualFold(named, t.Title) {
			named = t.ID
		}
	}
	c.id = named
	switch name := c.names[named]; {
	case named == "":
		c.button.SetText(lang.L("edit.no-topic"))
	case name == "":
		c.button.SetText(named)
	default:
		c.button.SetText(name)
	}
}

// open opens the list.
func (c *topicChoice) open() {
	w := c.host.Workspace()
	var topics []*handbook.Topic
	var err error
	c.host.Background(func() { topics, err = w.Topics() }, func() {
		if err != nil {
			c.host.Fail(err)
			return
		}
		items := []pickItem{{lang.L("edit.no-topic"), lang.L("edit.no-topic-more")}}
		for _, t := range topics {
			items = append(items, pickItem{t.Title, strings.Join(t.Aliases, ", ")})
		}
		var list *picker
		fresh := xwidget.NewButton(lang.L("topic.new"), nil, func() {
			list.dialog.Hide()
			c.add()
		})
		list = pick(c.host, lang.L("edit.topic"), items, func(i int) {
			id := ""
			if i > 0 {
				id = topics[i-1].ID
			}
			c.take(id, topics)
		}, fresh)
	})
}

func (c *topicChoice) take(id string, topics []*handbook.Topic) {
	c.set(id, topics)
	c.chosen(id)
}

// add asks for a topic and lists it in the draft.
func (c *topicChoice) add() {
	title, aliases, fault := xwidget.NewEntry(), xwidget.NewEntry(), look.Fault()
	title.SetPlaceHolder(lang.L("topic.title-example"))
	aliases.SetPlaceHolder(lang.L("topic.aliases-example"))
	form := container.New(xwidget.Column{Gap: look.Space2},
		named(lang.L("topic.title"), title), named(lang.L("topic.aliases"), aliases), fault)
	var d *dialog.CustomDialog
	w := c.host.Workspace()
	add := primary(lang.L("topic.add"), func() {
		t := handbook.Topic{Title: title.Text}
		for a := range strings.SplitSeq(aliases.Text, ",") {
			if a = strings.Join(strings.Fields(a), " "); a != "" && !slices.Contains(t.Aliases, a) {
				t.Aliases = append(t.Aliases, a)
			}
		}
		var made *handbook.Topic
		var err error
		c.host.Background(func() { made, err = w.AddTopic(t) }, func() {
			if err != nil {
				fault.SetText(asSentence(ErrorText(err)))
				fault.Show()
				return
			}
			d.Hide()
			c.added()
			c.take(made.ID, []*handbook.Topic{made})
		})
	})
	title.OnSubmitted = func(string) { c.host.Focus(aliases) }
	aliases.OnSubmitted = func(string) { add.OnTapped() }
	d = dialog.NewCustomWithoutButtons(strings.TrimSuffix(lang.L("topic.new"), "…"), form, c.host.Window())
	d.SetButtons([]fyne.CanvasObject{xwidget.NewButton(lang.L("button.cancel"), nil, func() { d.Hide() }), add})
	d.Resize(look.DialogSize(look.DialogForm, c.host.Window().Canvas()))
	d.Show()
	c.host.Window().Canvas().Focus(title)
}
