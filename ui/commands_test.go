package ui

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
)

var update = flag.Bool("update", false, "write what a test compares with")

// keysMarkdown is the table of keys as the user's guide shows it.
func keysMarkdown() string {
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	for _, c := range commands() {
		if keys := c.keyText(); keys != "" && c.sub == "" {
			fmt.Fprintf(&b, "| %s | %s |\n", keys, lang.L(c.name))
		}
	}
	return b.String()
}

// TestGuideListsAllKeys compares the user's guide with the table of commands;
// -update writes it.
func TestGuideListsAllKeys(t *testing.T) {
	const file, heading = "../assets/guide/users.md", "\n## Keyboard shortcuts\n\n"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, have, ok := strings.Cut(string(data), heading)
	if !ok {
		t.Fatal("the user's guide has no heading \"Keyboard shortcuts\"")
	}
	have, after, more := strings.Cut(have, "\n## ")
	if more {
		after = "\n## " + after
	}
	if want := keysMarkdown(); have != want {
		if !*update {
			t.Fatalf("run go test ./ui -run %s -update: the guide has\n%s\nand the program\n%s", t.Name(), have, want)
		}
		if err := os.WriteFile(file, []byte(before+heading+want+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoKeyIsUsedTwice(t *testing.T) {
	used := map[string]string{}
	for _, c := range commands() {
		keys := []string{strings.TrimPrefix(string(c.rune), "\x00")}
		for _, k := range c.keys {
			keys = append(keys, fmt.Sprint(k.key, k.mod))
		}
		for _, k := range keys {
			if k != "" && used[k] != "" {
				t.Errorf("%s is the key for %q and %q", k, used[k], c.name)
			}
			used[k] = c.name
		}
		if c.run == nil && len(c.keys) > 0 {
			t.Errorf("%q does nothing", c.name)
		}
	}
}

// TestMenuOpensAgain checks that the key opens the menu after Esc has closed it.
func TestMenuOpensAgain(t *testing.T) {
	w := open(t)
	for range 3 {
		w.ToggleMenu()
		if !w.dialogOpen() {
			t.Fatal("the menu does not open")
		}
		w.CloseDialog() // what Esc does, before the menu gets it
		if w.dialogOpen() {
			t.Fatal("the menu does not close")
		}
	}
	w.ToggleMenu()
	w.ToggleMenu()
	if w.dialogOpen() {
		t.Error("the second time it does not close")
	}
}

func TestMenuHoldsTheKeys(t *testing.T) {
	w := open(t)
	have := map[string]bool{}
	for _, m := range w.toolbar.menu.Items {
		for _, i := range m.Items {
			have[strings.Join(strings.Fields(i.Label), " ")] = true
			if i.Shortcut != nil {
				t.Errorf("Fyne shows the key of %q in a fifth of its strength", i.Label)
			}
		}
	}
	for _, c := range commands() {
		if len(c.keys) > 0 && !c.plain && c.here(w) && !have[lang.L(c.name)+" "+c.keys[0].String()] {
			t.Errorf("the menu lacks %q", c.name)
		}
	}
}

func (w *Window) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (w *Window) titleSeen() string {
	if e := w.entry(); e != nil {
		return e.Title
	}
	return ""
}

func TestKeysOfTheResults(t *testing.T) {
	w := open(t)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, ""},
		{fyne.KeyDown, "Going home"},
		{fyne.KeyEnd, "Can I drive?"},
		{fyne.KeyHome, "Going home"},
		{fyne.KeyPageDown, "Can I drive?"},
		{fyne.KeyPageUp, "Going home"},
		{fyne.KeyUp, "Going home"},
	} {
		w.press(step.key)
		if got := w.titleSeen(); got != step.want {
			t.Errorf("%s shows %q, want %q", step.key, got, step.want)
		}
		if w.win.Canvas().Focused() != w.search.field {
			t.Fatalf("%s takes the focus out of the field", step.key)
		}
	}
}

func TestEnterAndTypingAnywhere(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "throwing up")
	w.press(fyne.KeyReturn)
	if w.win.Canvas().Focused() != w.area.pager {
		t.Fatal("Enter does not move the focus into the page")
	}
	if got := w.lib.kept.Recent(); len(got) != 1 || got[0] != "side-effects/nausea" {
		t.Errorf("the recent entries are %v", got)
	}
	w.area.pager.TypedRune('d') // a new call: no mouse, no key before it
	w.search.field.TypedRune('r')
	if w.search.field.Text != "dr" || w.win.Canvas().Focused() != w.search.field {
		t.Errorf("typing in the page leaves %q in the field", w.search.field.Text)
	}
	w.focusField() // all selected
	w.press(fyne.KeyEscape)
	if w.search.field.Text != "" || w.history.now().page != pageHome {
		t.Errorf("Esc leaves %q on page %d", w.search.field.Text, w.history.now().page)
	}
	test.Type(w.search.field, "sick")
	if w.search.field.Text != "sick" {
		t.Errorf("typing after Esc leaves %q", w.search.field.Text)
	}
	w.win.Canvas().Focus(w.toolbar.home)
	w.toolbar.home.TypedRune('s')
	if w.search.field.Text != "s" {
		t.Errorf("typing with the focus on a button leaves %q in the field", w.search.field.Text)
	}
	w.win.Canvas().Focus(w.search.list)
	w.search.list.TypedRune('x')
	if w.search.field.Text != "x" {
		t.Errorf("typing with the focus on the list leaves %q in the field", w.search.field.Text)
	}
	w.search.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.search.field.Text != "" {
		t.Error("Esc in the list does not clear the field")
	}
}

func TestKeysTypedAsLetters(t *testing.T) {
	w := open(t)
	w.search.field.TypedRune('?')
	wantSeen(t, w.area.pager.Content(), "Keyboard shortcuts", "Ctrl+K, Ctrl+L, /", "Go to the search field", "Alt+Left")
	if w.search.field.Text != "" {
		t.Errorf("? leaves %q in the field", w.search.field.Text)
	}
	w.area.pager.TypedRune('/')
	if w.win.Canvas().Focused() != w.search.field || w.search.field.Text != "" {
		t.Errorf("/ leaves %q in the field", w.search.field.Text)
	}
	test.Type(w.search.field, "sick?/")
	if w.search.field.Text != "sick?/" {
		t.Errorf("inside words ? and / are letters, but the field holds %q", w.search.field.Text)
	}
	w.press(fyne.KeyF1)
	wantSeen(t, w.area.pager.Content(), "Keyboard shortcuts")
	w.step(-1)
	if w.search.field.Text != "sick?/" {
		t.Errorf("back from the keys the field holds %q", w.search.field.Text)
	}
}

func TestTabOrder(t *testing.T) {
	w := open(t)
	w.Open("side-effects/nausea")
	w.win.Canvas().Focus(w.search.field)
	var got []fyne.Focusable
	for range 11 {
		w.win.Canvas().FocusNext()
		got = append(got, w.win.Canvas().Focused())
	}
	for i, want := range []fyne.Focusable{w.toolbar.effects, w.toolbar.saved, w.toolbar.strip, w.toolbar.more, w.search.filters[0], w.search.filters[1], w.search.filters[2], w.search.filters[3], w.search.filters[4], w.search.list, w.area.pager} {
		if got[i] != want {
			t.Errorf("stop %d of the Tab key is %T, want %T", i+1, got[i], want)
		}
	}
	for range 60 {
		w.win.Canvas().FocusNext()
		if _, ok := w.win.Canvas().Focused().(interface{ SelectedText() string }); ok && w.win.Canvas().Focused() != w.search.field && w.win.Canvas().Focused() != w.area.pager {
			t.Fatal("the Tab key stops at a text")
		}
	}
}
