package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// topicFilter narrows the list to a topic and to general pages. It is shown if there
// are several topics.
type topicFilter struct {
	lib    *library
	choose func(id string)
	moved  func() // called when it appears or goes
	button *xwidget.Button
	object fyne.CanvasObject
	shown  string // id of the topic
}

func newTopicFilter(lib *library, choose func(id string)) *topicFilter {
	f := &topicFilter{lib: lib, choose: choose, moved: func() {}}
	f.button = xwidget.NewButton("", theme.MenuDropDownIcon(), f.open)
	f.button.Importance, f.button.IconPlacement = widget.LowImportance, widget.ButtonIconTrailingText
	f.object = look.Small(container.NewHBox(f.button))
	f.object.Hide()
	return f
}

// several reports whether there are topics to choose from.
func (l *library) several() bool { return len(l.book.TopicsInUse()) > 1 }

// show shows which topic is chosen, by its id.
func (f *topicFilter) show(id string) {
	if several := f.lib.several(); several != f.object.Visible() {
		if several {
			f.object.Show()
		} else {
			f.object.Hide()
		}
		f.moved()
	}
	text := lang.L("filter.all-topics")
	topic := f.lib.book.Topic(id)
	if topic != nil {
		text = topic.Title
	}
	if f.button.Chosen == (topic != nil) && f.button.Text == text {
		return
	}
	f.shown, f.button.Chosen = id, topic != nil
	f.button.SetText(text)
}

// open opens the menu of topics.
func (f *topicFilter) open() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(f.button)
	if canvas == nil || !f.lib.several() {
		return
	}
	menu := fyne.NewMenu("")
	add := func(t *handbook.Topic, name, id string) {
		item := fyne.NewMenuItem(name, func() { f.choose(id) })
		item.Checked = (f.lib.book.Topic(f.shown) == t)
		menu.Items = append(menu.Items, item)
	}
	add(nil, lang.L("filter.all-topics"), "")
	for _, t := range f.lib.book.TopicsInUse() {
		add(t, t.Title, t.ID)
	}
	look.Menu(menu, canvas).ShowAtRelativePosition(fyne.NewPos(0, f.button.Size().Height), f.button)
}
