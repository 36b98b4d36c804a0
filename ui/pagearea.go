package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/page"
	"clinichandbook/ui/xwidget"
)

// pageArea shows the page of a visit, with its find bar.
type pageArea struct {
	pager   *xwidget.Pager
	filled  *fyne.Container // has a page that scrolls by itself, in place of the pager
	finder  *finder
	shown   string // id of the entry on the page, or ""
	urgent  bool   // the page is that of an emergency
	spanish bool   // the page is read out in Spanish
	due     bool   // the page is not yet that of the current visit

	journal journal // of what is being written

	home     *page.Home
	entry    *page.Entry
	effects  *page.Effects
	clinic   *page.Clinic
	first    *page.FirstStart
	settings *page.Settings
	guide    *page.Guide
}

func newPageArea(h host, kept *notebook.Notebook) *pageArea {
	clinic := page.NewClinic(h)
	return &pageArea{
		pager: xwidget.NewPager(), filled: container.NewStack(),
		home: page.NewHome(h), entry: page.NewEntry(h, kept), effects: page.NewEffects(h),
		clinic: clinic, first: page.NewFirstStart(clinic, h.w.goHome), settings: page.NewSettings(settingsHost{h}, kept), guide: page.NewGuide(h),
	}
}

// build makes the pager and the find bar one object.
func (a *pageArea) build(focus func(fyne.Focusable), keys func(fyne.KeyName) bool) fyne.CanvasObject {
	a.finder = newFinder(a.pager, focus, keys)
	box := container.New(xwidget.Stretch{Index: 0, Vertical: true}, container.NewStack(a.pager, a.filled), a.finder.bar)
	a.finder.moved = box.Refresh
	return box
}

// show replaces the content and scrolls it.
func (a *pageArea) show(content fyne.CanvasObject, scroll float32) {
	a.pager.Show()
	a.filled.Hide()
	a.filled.RemoveAll()
	a.pager.SetContent(content, scroll)
	a.finder.pageChanged()
}

// fill shows content that scrolls by itself.
func (a *pageArea) fill(content fyne.CanvasObject) {
	a.finder.bar.Hide()
	a.pager.SetContent(container.NewWithoutLayout(), 0)
	a.pager.Hide()
	a.filled.Objects = []fyne.CanvasObject{content}
	a.filled.Show()
	a.filled.Refresh()
}

// within reports whether an object is inside another one.
func within(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	var inside []fyne.CanvasObject
	switch in := in.(type) {
	case *fyne.Container:
		inside = in.Objects
	case *container.ThemeOverride:
		inside = []fyne.CanvasObject{in.Content}
	case *xwidget.Pager:
		inside = []fyne.CanvasObject{in.Content()}
	}
	return slices.ContainsFunc(inside, func(c fyne.CanvasObject) bool { return within(c, o) })
}
