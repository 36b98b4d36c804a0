package ui

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"clinichandbook/handbook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/xwidget"
)

// newWindow makes the window while the fonts are read. Both take equally
// long, and everything after needs both.
func newWindow(a fyne.App) fyne.Window {
	var fonts sync.WaitGroup
	fonts.Go(func() {
		fyne.MeasureText(Title, theme.TextSize(), fyne.TextStyle{})
		fyne.MeasureText(Title, theme.TextSize(), fyne.TextStyle{Bold: true})
	})
	defer fonts.Wait() // Fyne's caches are for one goroutine at a time
	return a.NewWindow(Title)
}

func build(w *Window) {
	keys, byWheel := keyboard{w}, func(ev *fyne.ScrollEvent) bool { return zoomByWheel(w, ev) }
	w.toolbar = newToolbar(w)
	w.search = newSearchPane(&w.lib, w.typed, w.choose, w.chooseTopic)
	w.search.field.OnKey, w.search.field.OnRune = keys.typedKey, keys.fieldRune
	w.search.field.OnUndo = w.restoreCleared
	w.search.list.OnChosen, w.search.list.OnKey, w.search.list.OnRune = w.chosen, keys.typedKey, keys.typedRune
	w.search.list.OnMenu = func(e *handbook.Entry, at fyne.Position) { showContextMenu(w, entryItems(w, e), at) }
	w.alarm = newEmergencyBar(&w.lib, host{w}.Copy, func() { endEmergency(w) })
	w.area = newPageArea(host{w}, w.lib.kept)
	w.alarm.setSpanish = func(on bool) { speakSpanish(w, on) }
	w.area.pager.OnScrolled, w.area.pager.OnMoved = byWheel, w.scrolled
	w.area.pager.OnMenu = func(at fyne.Position) { showPageMenu(w, at) }
	w.area.pager.OnKey = func(k fyne.KeyName) bool { return w.onEffects() && keys.typedKey(k) }
	w.status = newStatusLine(w.arrange)

	list := container.New(listPane{}, w.search.filterBar(), w.search.results(byWheel))
	w.search.topics.moved = list.Refresh
	left := container.NewStack(xwidget.NewSurface(look.ColorPane), list)
	panes := &xwidget.Split{Ems: w.display.listEms(), MinEms: listMin / normalText, MaxEms: listMax / normalText}
	divider := xwidget.NewDivider(func(by float32) {
		panes.Drag(by)
		w.middle.Refresh()
	}, func() { host{w}.Fail(w.display.setListEms(panes.Ems)) })
	w.middle = container.New(panes, left, w.area.build(w.win.Canvas().Focus, keys.typedKey), divider)
	w.toolbar.tips = xwidget.NewTips()
	w.win.SetContent(container.New(xwidget.Layered{Below: xwidget.Stretch{Index: 4, Vertical: true}},
		w.toolbar.bar(w.search.field), xwidget.NewRule(), w.alarm.box, xwidget.NewRule(), w.middle, xwidget.NewRule(), w.status.bar, w.toolbar.tips))
	w.win.SetPadded(false)
	w.toolbar.setHistory(&w.history)
	w.search.markFilters(filterAll)
	w.toolbar.menu = keys.menu()
	keys.listen(w.win.Canvas())
	w.win.SetCloseIntercept(func() { closeWindow(w) })
	w.win.Canvas().Focus(w.search.field)
}
