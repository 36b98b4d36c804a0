package ui

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"clinichandbook/ui/look"
)

// state is something that is open while a command comes.
type state struct {
	name string
	open func(*testing.T, *Window)
}

// states are everything that can be open in the window of a content owner.
func states() []state {
	return append(deskStates(), ownerStates()...)
}

// ownerStates are the pages of the content owner, with something written on them where
// something can be.
func ownerStates() []state {
	var all []state
	for _, p := range ownerPages() {
		all = append(all, state{"owner's " + p.name, func(_ *testing.T, w *Window) {
			if w.strip != nil {
				closeStrip(w)
			}
			showOwner(w, p.name, "side-effects/nausea")
			if f := w.win.Canvas().Focused(); f != nil && f != w.area.pager {
				f.TypedRune('a')
			}
		}})
	}
	return all
}

func deskStates() []state {
	return []state{
		{"strip", func(_ *testing.T, w *Window) {
			if w.strip == nil {
				toggleStrip(w)
			}
		}},
		{"file to open", func(t *testing.T, w *Window) { openTransfer(t, w, "Import from file") }},
		{"note editor", func(_ *testing.T, w *Window) {
			w.Open("side-effects/nausea")
			w.area.entry.EditNote(w.entry())
		}},
		{"home", func(_ *testing.T, w *Window) { w.goHome() }},
		{"results", func(_ *testing.T, w *Window) { w.search.field.SetText("can i drive") }},
		{"emergency", func(_ *testing.T, w *Window) { w.search.field.SetText("cant breathe") }},
		{"nothing found", func(_ *testing.T, w *Window) { w.search.field.SetText("xqzvwk") }},
		{"find bar", func(_ *testing.T, w *Window) { openFinder(w) }},
		{"table", func(_ *testing.T, w *Window) { w.openEffects() }},
		{"clinic values", func(_ *testing.T, w *Window) { w.openClinic() }},
		{"a value being typed", func(_ *testing.T, w *Window) {
			w.openClinic()
			if f := w.win.Canvas().Focused(); f != nil {
				f.TypedRune('4')
			}
		}},
		{"menu", func(_ *testing.T, w *Window) {
			if !w.dialogOpen() {
				w.ToggleMenu()
			}
		}},
		{"about", func(_ *testing.T, w *Window) { showAbout(w) }},
		{"first start", func(_ *testing.T, w *Window) { w.openFirstStart() }},
		{"red flags", func(_ *testing.T, w *Window) { w.openPage(pageRedFlags) }},
		{"problems", func(_ *testing.T, w *Window) { w.openPage(pageProblems) }},
		{"keys", func(_ *testing.T, w *Window) { w.openPage(pageKeys) }},
		{"second window", func(_ *testing.T, w *Window) { openWindow(w) }},
		{"settings", func(_ *testing.T, w *Window) { w.openPage(pageSettings) }},
		{"guide", func(_ *testing.T, w *Window) { w.openGuide() }},
		{"file to save", func(t *testing.T, w *Window) { openTransfer(t, w, "Export to file") }},
	}
}

func openTransfer(t *testing.T, w *Window, button string) {
	if w.strip == nil && !w.dialogOpen() {
		w.openPage(pageSettings)
		tapButton(t, w.area.pager.Content(), button)
	}
}

// actions are all commands as a key runs them, twice in a row, and what comes from
// elsewhere.
func actions(old *strip) map[string]func(*Window) {
	all := map[string]func(*Window){
		"theme":       func(w *Window) { host{w}.SetScheme(look.Dark); host{w}.SetScheme(look.Light) },
		"new content": func(w *Window) { w.Swap(w.lib.book, w.lib.index) },
		"second start": func(w *Window) {
			w.Raise()
			w.Serve(Request{Query: "drive"})
			w.Serve(Request{Entry: "faq/can-i-drive"})
		},
		"resize":  func(w *Window) { w.win.Resize(fyne.NewSize(500, 300)); w.win.Resize(defaultSize) },
		"sizes":   func(w *Window) { host{w}.SetTextSize(200); host{w}.SetTextSize(80); host{w}.SetTextSize(100) },
		"letters": func(w *Window) { w.win.Canvas().OnTypedRune()('a'); w.win.Canvas().OnTypedRune()('?') },
		"escape twice": func(w *Window) {
			keyboard{w}.typedKey(fyne.KeyEscape)
			keyboard{w}.typedKey(fyne.KeyEscape)
		},
		"strip's keys after it closed": func(w *Window) {
			s := old
			if w.strip != nil {
				s = w.strip
			}
			for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyDown} {
				s.key(k)
			}
			s.field.SetText("late")
		},
	}
	for _, c := range commands() {
		if c.run == nil || c.name == "command.quit" {
			continue
		}
		all[lang.L(c.name)] = func(w *Window) {
			for range 2 {
				from := w.strip
				keyboard{w}.run(c, w.win)
				if from != nil && c.strip {
					from.run(c)
				}
			}
		}
	}
	return all
}

// aPart is how many pairs of states share the commands: with all in each, the test
// would take a quarter of an hour.
const aPart = 120

// TestCommandsInEveryState runs every command while anything is open, and a part of
// them while any two are, in every order: nothing may panic, and what was typed must
// find its page afterwards. The quick loop tries the states that had faults.
func TestCommandsInEveryState(t *testing.T) {
	w := openStates(t)
	toggleStrip(w)
	old := w.strip
	closeStrip(w)
	all := actions(old)
	names := slices.Sorted(maps.Keys(all))
	nothing := state{"nothing", func(*testing.T, *Window) {}}
	firsts, seconds := append([]state{nothing}, states()...), states()
	if testing.Short() {
		firsts, seconds = firsts[:1], seconds[:1]
	}
	for i, first := range firsts {
		for j, second := range seconds {
			for k, name := range names {
				if i > 0 && (i+j+k)%aPart != 0 {
					continue
				}
				run := all[name]
				inState(t, w, fmt.Sprintf("%s while %s and then %s are open", name, first.name, second.name), func() {
					first.open(t, w)
					second.open(t, w)
					run(w)
				})
			}
		}
	}
	test.Type(w.search.field, "can i drive")
	if w.titleSeen() != "Can I drive?" {
		t.Errorf("in the end, the page is %q", w.titleSeen())
	}
}

// openStates shows a content owner's window that can print.
func openStates(t *testing.T) *Window {
	t.Helper()
	w, _ := openEditor(t, "side-effects/nausea")
	w.SetPrinter(Printer{Write: func(string, []byte) (string, error) { return "", nil }, View: func(string, func(error)) {}})
	return w
}

// inState runs something, reports its panic, and closes everything again.
func inState(t *testing.T, w *Window, name string, run func()) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%s: %v\n%s", name, p, debug.Stack())
		}
	}()
	run()
	closeDialogs(w)
	closeStrip(w)
	w.area.finder.close()
	for _, o := range slices.Clone(w.group.others) {
		dropWindow(o)
	}
	w.win.SetFullScreen(false)
	setTextSize(w, look.DefaultTextSize)
	w.goHome()
}
