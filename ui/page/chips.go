package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// chips is a list of short texts, each with a button that removes it, and a field or a
// button that adds one.
type chips struct {
	all     []string
	changed func([]string)
	typing  func()              // called when the text of the field changes, unless nil
	name    func(string) string // what a chip shows
	add     fyne.CanvasObject
	entry   *xwidget.Entry // in which one is typed, or nil
	flow    *fyne.Container
	object  fyne.CanvasObject
}

// newChips makes chips that are typed.
func newChips(example string, changed func([]string)) *chips {
	entry := xwidget.NewEntry()
	c := &chips{changed: changed, entry: entry, name: func(s string) string { return s }}
	take := func(text string) {
		var fresh []string
		for _, t := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '\t' }) {
			if t = strings.Join(strings.Fields(t), " "); t != "" && !slices.Contains(append(c.all, fresh...), t) {
				fresh = append(fresh, t)
			}
		}
		if len(fresh) > 0 {
			c.change(append(slices.Clone(c.all), fresh...))
		}
	}
	entry.SetPlaceHolder(example)
	entry.OnSubmitted = func(text string) {
		entry.SetText("")
		take(text)
	}
	entry.OnChanged = func(text string) {
		if strings.ContainsAny(text, ",;\n\t") {
			entry.SetText("")
			take(text)
		}
		if c.typing != nil {
			c.typing()
		}
	}
	entry.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyBackspace && entry.Text == "" && len(c.all) > 0 {
			c.change(c.all[:len(c.all)-1])
			return true
		}
		return false
	}
	c.add = container.New(xwidget.Sized{Width: 12}, entry)
	c.build()
	return c
}

// typed is the text in the field that is not a chip yet.
func (c *chips) typed() string {
	if c.entry == nil {
		return ""
	}
	return strings.TrimSpace(c.entry.Text)
}

// takeTyped makes a chip of what is in the field.
func (c *chips) takeTyped() {
	if c.typed() != "" {
		c.entry.OnSubmitted(c.entry.Text)
	}
}

// newPageChips makes chips of links to pages of a handbook, except to one, which are
// picked from a list.
func newPageChips(host OwnerHost, book func() *handbook.Handbook, except func() string, changed func([]string)) *chips {
	c := &chips{changed: changed}
	c.name = func(id string) string {
		if e := book().Entry(id); e != nil {
			return e.Title
		}
		return id
	}
	c.add = quietButton(lang.L("edit.add-page"), func() {
		pickPage(host, book(), except(), func(e *handbook.Entry) {
			if id := e.ID; !slices.Contains(c.all, id) {
				c.change(append(slices.Clone(c.all), id))
			}
		})
	})
	c.build()
	return c
}

func (c *chips) build() {
	c.flow = container.New(&xwidget.Flow{Gap: look.Space1})
	frame := xwidget.NewBox(look.ColorPane, theme.ColorNameInputBorder, look.CornerControl)
	const pad = look.Space2
	c.object = container.NewStack(frame, container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), c.flow))
	c.fill()
}

func (c *chips) set(all []string) {
	c.all = slices.Clone(all)
	c.fill()
}

func (c *chips) change(all []string) {
	c.set(all)
	c.changed(slices.Clone(all))
}

func (c *chips) fill() {
	c.flow.RemoveAll()
	for i, text := range c.all {
		c.flow.Add(c.chip(i, text))
	}
	c.flow.Add(c.add)
	c.flow.Refresh()
}

// chip is one text with the button that removes it.
func (c *chips) chip(i int, text string) fyne.CanvasObject {
	remove := xwidget.NewIconButton(lang.L("edit.remove", map[string]any{"Text": c.name(text)}), look.Icon("clear"), func() {
		c.change(slices.Delete(slices.Clone(c.all), i, i+1))
	})
	label := look.Caption(c.name(text))
	label.Importance = 0
	side := look.Ems(look.Space4)
	row := container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space1), container.NewHBox(label, container.NewCenter(container.New(xwidget.Sized{Width: side, Height: side}, look.Small(remove)))))
	return container.NewStack(xwidget.NewBox(theme.ColorNameHover, "", look.Scaled(look.CornerControl)), row)
}
