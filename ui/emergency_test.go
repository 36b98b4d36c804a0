package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clinichandbook/handbook"
	"clinichandbook/handbook/notebook"
	"clinichandbook/ui/look"
	"clinichandbook/ui/uitest"
)

// emergencyBook has two emergencies, one with values of its own.
func emergencyBook(t *testing.T, clinic string) *handbook.Handbook {
	t.Helper()
	return uitest.Book(t, emergencyFiles(clinic))
}

func emergencyFiles(clinic string) map[string]string {
	page := func(title, route string) string {
		return "---\ntitle: " + title + "\nroute: " + route + "\nsay: What the page of " + title + " says.\n---\n"
	}
	return map[string]string{
		"clinic-fields.yaml": "- {id: emergency-script, label: Emergency script, unset: Tell the caller to call the local emergency number now}\n" +
			"- {id: emergency-number, label: Emergency number, unset: use your local emergency number}\n" +
			"- {id: crisis-script, label: Crisis script, unset: Stay on the line}\n" +
			"- {id: crisis-line, label: Crisis line, unset: get a nurse}\n" +
			"- {id: nurse-line, label: Nurse line, unset: find a nurse}\n" +
			"- {id: fallback-line, label: No answer, unset: I will find out.}\n",
		"clinic.yaml": clinic,
		"red-flags.yaml": "- {name: Trouble breathing, entries: [side-effects/breathing], values: [emergency-script, emergency-number], phrases: [cannot breathe]}\n" +
			"- {name: Self-harm, entries: [faq/crisis], values: [crisis-script, crisis-line, emergency-number], phrases: [kill myself]}\n",
		"side-effects/breathing.md": page("Slow breathing", "emergency"),
		"faq/crisis.md":             page("Thoughts of suicide", "emergency"),
		"faq/can-i-drive.md":        page("Driving", "front-desk"),
	}
}

const clinicNumbers = "emergency-script: Please hang up and call 911 now.\nemergency-number: \"911\"\ncrisis-script: You can call or text 988 now.\ncrisis-line: \"988\"\nnurse-line: ext. 4120\n"

func openEmergency(t *testing.T, clinic string) *Window {
	t.Helper()
	return openBook(t, emergencyBook(t, clinic), notebook.Open(t.TempDir()))
}

// textSizes are the texts on the screen by size.
func textSizes(o fyne.CanvasObject) map[float32][]string {
	sizes := map[float32][]string{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		case *canvas.Text:
			sizes[o.TextSize] = append(sizes[o.TextSize], o.Text)
		}
	}
	walk(o)
	return sizes
}

// largest are the texts of the n largest sizes, the largest first.
func largest(o fyne.CanvasObject, n int) []string {
	sizes := textSizes(o)
	var out []string
	for range n {
		var most float32
		for size := range sizes {
			most = max(most, size)
		}
		out = append(out, strings.Join(sizes[most], " "))
		delete(sizes, most)
	}
	return out
}

// TestOneThingToRead checks that in an emergency the script is the one line to
// read and the largest text but for the title of the page, with the number larger
// next to it, and that the page below has no other script.
func TestOneThingToRead(t *testing.T) {
	for _, c := range []struct {
		name, clinic, typed string
		largest             []string
		want                []string
	}{
		{"set", clinicNumbers, "I cannot breathe ", []string{"911", "“Please hang up and call 911 now.”"}, []string{"EMERGENCY · Trouble breathing", "Emergency number"}},
		{"unset", "", "I cannot breathe ", []string{"Tell the caller to call the local emergency number now"}, []string{"Emergency number", "use your local emergency number"}},
		{"a script of its own", clinicNumbers, "i want to kill myself ", []string{"988", "“You can call or text 988 now.”"}, []string{"EMERGENCY · Self-harm", "Crisis line", "Emergency number: 911"}},
		{"two at once", clinicNumbers, "cannot breathe and want to kill myself ", []string{"911", "“Please hang up and call 911 now.”"}, []string{"EMERGENCY · Trouble breathing · Self-harm", "Crisis line: 988"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := openEmergency(t, c.clinic)
			test.Type(w.search.field, c.typed)
			if got := largest(w.alarm.box, len(c.largest)); strings.Join(got, "|") != strings.Join(c.largest, "|") {
				t.Errorf("the largest texts are %q, want %q", got, c.largest)
			}
			for size, texts := range textSizes(w.area.pager.Content()) {
				if size >= theme.Size(look.SizeScript) && strings.Join(texts, " ") != w.titleSeen() {
					t.Errorf("%q on the page are as large as the script", texts)
				}
			}
			wantSeen(t, w.alarm.box, append(c.want, "Copy", "Done (Esc)")...)
			if w.entry() == nil {
				t.Fatal("no page is open")
			}
			wantSeen(t, w.area.pager.Content(), "read the script in the red bar", "Then take a number to call back", "Nurse line: ")
			if got := seen(w.area.pager.Content()); strings.Contains(got, "What the page of") || strings.Contains(got, "Say this") {
				t.Errorf("the page has a second script:\n%s", got)
			}
			pressButton(t, w.alarm.box, "Done (Esc)")
			if w.alarm.box.Visible() {
				t.Error("Done does not hide the bar")
			}
			wantSeen(t, w.area.pager.Content(), "What the page of")
		})
	}
}

func TestCopyTheScript(t *testing.T) {
	w := openEmergency(t, clinicNumbers)
	test.Type(w.search.field, "kill myself ")
	const want = "You can call or text 988 now.\nCrisis line: 988\nEmergency number: 911"
	pressButton(t, w.alarm.box, "Copy")
	if got := w.app.Clipboard().Content(); got != want {
		t.Errorf("the bar copies %q", got)
	}
	w.app.Clipboard().SetContent("")
	copySay(w)
	if got := w.app.Clipboard().Content(); got != want {
		t.Errorf("the key for what to say copies %q", got)
	}
}

// TestNoAnswerInAnEmergency checks that nobody is told to find out and call back.
func TestNoAnswerInAnEmergency(t *testing.T) {
	w := openEmergency(t, clinicNumbers)
	test.Type(w.search.field, "cannot breathe ")
	w.choose(filterSections) // which has no entry at all
	if w.history.now().page != pageNothing || !w.alarm.box.Visible() {
		t.Fatalf("the page is %v, the bar shows: %v", w.history.now().page, w.alarm.box.Visible())
	}
	wantSeen(t, w.area.pager.Content(), "read the script in the red bar")
	if strings.Contains(seen(w.area.pager.Content()), "I will find out") {
		t.Error("in an emergency the page says that somebody will find out")
	}
}

// clock stands in for the time after a key.
type clock struct {
	after time.Duration
	due   func()
}

func (c *clock) driver() Driver {
	return Driver{After: func(d time.Duration, f func()) func() {
		if d == dwellTime { // a page that is looked at, not a rest
			return func() {}
		}
		c.after, c.due = d, f
		return func() { c.due = nil }
	}}
}

// rest lets the time pass.
func (c *clock) rest() {
	if due := c.due; due != nil {
		c.due = nil
		due()
	}
}

// TestTheBarStays types, rests, deletes and clears: once raised, the bar stays
// while more is typed and goes with the words that raised it.
func TestTheBarStays(t *testing.T) {
	for _, where := range []string{"window", "strip"} {
		t.Run(where, func(t *testing.T) {
			var c clock
			w := openEmergency(t, clinicNumbers)
			w.SetDriver(c.driver())
			field := w.search.field
			if where == "strip" {
				toggleStrip(w)
				field = w.strip.field
			}
			up := func(after string, want bool) {
				t.Helper()
				shown := w.alarm.box.Visible()
				if w.strip != nil {
					shown = w.strip.alarm.Visible()
				}
				if shown != want {
					t.Errorf("after %s the bar shows: %v", after, shown)
				}
			}
			test.Type(field, "can i drive")
			up("an ordinary question", false)
			c.rest()
			up("an ordinary question and a rest", false)
			field.SetText("")
			test.Type(field, "i cannot breathe ")
			up("an emergency", true)
			for _, r := range "can i dri" {
				test.Type(field, string(r))
				up("more letters", true)
			}
			c.rest()
			up("a rest", true)
			field.SetText("i cannot ")
			up("deleting the words", false)
			test.Type(field, "breathe")
			c.rest()
			if c.after != 0 && c.after != 600*time.Millisecond {
				t.Errorf("a rest is %v", c.after)
			}
			up("a rest", true)
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			up("Done", false)
			if field.Text != "i cannot breathe" {
				t.Errorf("Done leaves %q in the field", field.Text)
			}
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			test.Type(field, " well")
			up("more after Done", false)
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if field.Text != "" {
				t.Errorf("Esc leaves %q in the field", field.Text)
			}
			test.Type(field, "cannot breathe ")
			up("the next call", true)
			field.SetText("")
			up("clearing the field", false)
		})
	}
}

// TestThePageMovesOnce checks that what is below the bar moves down when the bar
// comes and not again while it stays, whatever it says.
func TestThePageMovesOnce(t *testing.T) {
	w := openEmergency(t, clinicNumbers)
	home := w.middle.Position().Y
	test.Type(w.search.field, "i cannot breathe ")
	top := w.middle.Position().Y
	if top <= home {
		t.Fatal("the bar covers the results")
	}
	moved := 0
	for _, r := range "and i want to kill myself, can i drive home after that" {
		test.Type(w.search.field, string(r))
		if y := w.middle.Position().Y; y != top {
			moved++
			top = y
		}
	}
	if moved > 1 {
		t.Errorf("the page moves %d times", moved)
	}
	w.search.field.SetText("can i drive")
	if w.alarm.box.Visible() || w.middle.Position().Y != home {
		t.Error("the bar, or its place, stays")
	}
}

// TestTheBarIsNotRebuilt checks that the bar of the same emergency is not built
// again with each letter.
func TestTheBarIsNotRebuilt(t *testing.T) {
	w := open(t)
	test.Type(w.search.field, "she cant breathe ")
	if !w.alarm.box.Visible() || len(w.alarm.box.Objects) != 1 {
		t.Fatal("there is no bar")
	}
	before := w.alarm.box.Objects[0]
	test.Type(w.search.field, "at all")
	if w.alarm.box.Objects[0] != before {
		t.Error("the bar of the same emergency is built again")
	}
}

// TestTheNumberIsAlwaysVisible checks that a long script scrolls and leaves the
// number, Copy and Done where they are.
func TestTheNumberIsAlwaysVisible(t *testing.T) {
	long := "emergency-script: " + strings.Repeat("Please hang up and call 911 now. ", 40) + "\nemergency-number: \"911\"\n"
	for _, percent := range []int{100, 200} {
		w := openEmergency(t, long)
		setTextSize(w, percent)
		w.win.Resize(fyne.NewSize(1366, 740))
		inSight := func(win fyne.Window, name string) {
			t.Helper()
			found := false
			for _, o := range test.LaidOutObjects(win.Content()) {
				rt, ok := o.(*widget.RichText)
				if !ok || rt.String() != "911" {
					continue
				}
				found = true
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(rt)
				size := win.Canvas().Size()
				if at.X < 0 || at.Y < 0 || at.X+rt.MinSize().Width > size.Width || at.Y+rt.MinSize().Height > size.Height {
					t.Errorf("%s at %d %%: the number is at %v in %v", name, percent, at, size)
				}
			}
			if !found {
				t.Errorf("%s at %d %%: there is no number", name, percent)
			}
		}
		test.Type(w.search.field, "cannot breathe ")
		inSight(w.win, "the window")
		if h := w.middle.Size().Height; h < 740/3 {
			t.Errorf("at %d %% the results and the page are %v high", percent, h)
		}
		toggleStrip(w)
		inSight(w.strip.win, "the strip")
		wantSeen(t, w.strip.win.Content(), "Slow breathing", "read the script in the red bar")
		toggleStrip(w)
	}
}

// TestSpanishEmergency checks that a caller who speaks Spanish is read the script
// in Spanish, or the English one while that is not set, and that the interpreter
// is named either way.
func TestSpanishEmergency(t *testing.T) {
	files := map[string]string{
		"clinic-fields.yaml": "- {id: emergency-script, label: Emergency script, unset: Tell the caller to call}\n" +
			"- {id: emergency-script-spanish, label: Emergency script in Spanish, unset: Read the English script}\n" +
			"- {id: emergency-number, label: Emergency number, unset: use your local emergency number}\n" +
			"- {id: interpreter-line, label: Interpreter, unset: find somebody}\n" +
			"- {id: nurse-line, label: Nurse line, unset: find a nurse}\n",
		"red-flags.yaml":            "- name: Trouble breathing\n  entries: [side-effects/breathing]\n  phrases: [cannot breathe]\n  spanish: [no puedo respirar]\n",
		"side-effects/breathing.md": "---\ntitle: Slow breathing\nroute: emergency\nsay: Say.\n---\n",
	}
	const english, spanish = "Please call 911 now.", "Llame al 911 ahora."
	for _, c := range []struct{ name, clinic, query, want, not string }{
		{"English", "emergency-script: " + english + "\nemergency-script-spanish: " + spanish + "\ninterpreter-line: ext. 9\n", "cannot breathe", english, "ext. 9"},
		{"Spanish", "emergency-script: " + english + "\nemergency-script-spanish: " + spanish + "\ninterpreter-line: ext. 9\n", "no puedo respirar", spanish, english},
		{"Spanish, not set", "emergency-script: " + english + "\ninterpreter-line: ext. 9\n", "no puedo respirar", english, "Read the English"},
	} {
		files["clinic.yaml"] = c.clinic
		w := openBook(t, uitest.Book(t, files), notebook.Open(t.TempDir()))
		test.Type(w.search.field, c.query+" ")
		bar := w.alarm.emergency().text()
		if !w.alarm.raised() || !strings.Contains(bar, c.want) || strings.Contains(bar, c.not) {
			t.Errorf("%s: the bar says %q", c.name, bar)
		}
		if c.name != "English" && !strings.Contains(bar, "Interpreter: ext. 9") {
			t.Errorf("%s: the bar names no interpreter: %q", c.name, bar)
		}
	}
}

// TestTheNextCallReplacesTheWords checks that after Done somebody can type the
// next call at once, as after Esc at any other time.
func TestTheNextCallReplacesTheWords(t *testing.T) {
	w := openEmergency(t, clinicNumbers)
	test.Type(w.search.field, "i cannot breathe ")
	w.press(fyne.KeyEscape)
	test.Type(w.search.field, "can i drive")
	if w.search.field.Text != "can i drive" || w.alarm.box.Visible() {
		t.Errorf("the field has %q, the bar shows: %v", w.search.field.Text, w.alarm.box.Visible())
	}
}
