package content

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

func TestChangeOwnWords(t *testing.T) {
	const file = "# Ours.\ngroups:\n  - lost and found, left behind\n  # about parking\n  - \"car park, lot\"\n\nelsewhere: lottery\n"
	for name, c := range map[string]struct{ file, before, after, want string }{
		"first row":      {"", "", "lost and found, left behind", "groups:\n  - \"lost and found, left behind\"\n"},
		"no groups yet":  {"elsewhere: lottery", "", "a, b", "elsewhere: lottery\ngroups:\n  - \"a, b\"\n"},
		"empty groups":   {"groups:\nelsewhere: lottery\n", "", "a, b", "groups:\n  - \"a, b\"\nelsewhere: lottery\n"},
		"added":          {file, "", "a: b, c #2", strings.Replace(file, "\n\nelse", "\n  - \"a: b, c #2\"\n\nelse", 1)},
		"changed":        {file, "lost and found, left behind", "lost, found", strings.Replace(file, "lost and found, left behind", `"lost, found"`, 1)},
		"removed":        {file, "car park, lot", "", strings.Replace(file, "  - \"car park, lot\"\n", "", 1)},
		"Windows lines":  {"groups:\r\n  - a, b\r\n", "a, b", "a, c", "groups:\r\n  - \"a, c\"\r\n"},
		"no last line":   {"groups:\n  - a, b", "", "c, d", "groups:\n  - a, b\n  - \"c, d\"\n"},
		"a list of each": {"groups:\n  - [a, b]\n", "a, b", "a, c", "groups:\n  - \"a, c\"\n"},
		"a long row":     {"groups:\n  - a, b,\n    c\n  - d, e\n", "a, b, c", "a, b", "groups:\n  - \"a, b\"\n  - d, e\n"},
		"tidied":         {"", "", " a ,, b\t c\u200b ", "groups:\n  - \"a, b c\"\n"},
		"nothing":        {file, "", "", file},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := ChangeOwnWords([]byte(c.file), c.before, c.after)
			if err != nil || string(out) != c.want {
				t.Errorf("%v\n%q, want\n%q", err, out, c.want)
			}
		})
	}
}

// TestWordsThatAreNotChanged: what is wrong is told, and so is a colleague's change.
func TestWordsThatAreNotChanged(t *testing.T) {
	for name, c := range map[string]struct{ file, before, after, want string }{
		"one word":            {"", "", "parking", "at least two"},
		"the same twice":      {"", "", "lot, Lot", "“Lot” is there twice"},
		"no word":             {"", "", "lot, ?!", "“?!” has no word"},
		"a colleague changed": {"groups:\n  - a, c\n", "a, b", "a, d", ErrRowChanged.Error()},
		"on one line":         {"groups: [\"a, b\", \"c, d\"]\n", "a, b", "a, d", errUnusualRows.Error()},
		"not readable":        {"groups:\n  - [\n", "", "a, b", "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			if out, err := ChangeOwnWords([]byte(c.file), c.before, c.after); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

func TestChangeOwnFlag(t *testing.T) {
	alarm := OwnFlag{Name: "Alarm", Entries: []string{"faq/now"}, Phrases: []string{"panic-button", "red cord pull"}}
	const row = "name: \"Alarm\"\n  entries: [\"faq/now\"]\n  phrases: [\"panic-button\", \"red cord pull\"]\n"
	fire := OwnFlag{Name: "Fire: upstairs", NameSpanish: "Fuego arriba", Entries: []string{"faq/now"}, Phrases: []string{"{burn} smell"}, Unless: []string{"fire drill"}, Values: []string{"emergency-number"}, Questions: true}
	const fireFile = "- name: \"Fire: upstairs\"\n  name-spanish: Fuego arriba\n  entries: [faq/now]\n  values: [emergency-number]\n  phrases: |\n    {burn} smell\n  unless: fire drill\n  questions: true\n"
	classes := map[string][]string{"burn": {"burn"}}
	for name, c := range map[string]struct {
		file          string
		before, after *OwnFlag
		want          string
	}{
		"first":           {"", nil, &alarm, "groups:\n  - " + strings.ReplaceAll(row, "\n  ", "\n    ")},
		"in a list":       {fireFile, nil, &alarm, fireFile + "- " + row},
		"changed":         {"# ours\n" + fireFile, &fire, &alarm, "# ours\n- " + row},
		"removed":         {fireFile + "- " + row, &alarm, nil, fireFile},
		"below classes":   {"classes:\n  burn: burn, burning\n", nil, &alarm, "classes:\n  burn: burn, burning\ngroups:\n  - " + strings.ReplaceAll(row, "\n  ", "\n    ")},
		"commas and gaps": {"", nil, &OwnFlag{Name: " Alarm ", Entries: []string{"faq/now"}, Phrases: []string{"panic-button, red  cord pull "}}, "groups:\n  - " + strings.ReplaceAll(row, "\n  ", "\n    ")},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := ChangeOwnFlag([]byte(c.file), c.before, c.after, classes)
			if err != nil || string(out) != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, out, c.want)
			}
		})
	}
	all, err := OwnFlags([]byte(fireFile + "- " + row))
	if err != nil || !reflect.DeepEqual(all, []OwnFlag{fire, alarm}) {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestFlagsThatAreNotChanged(t *testing.T) {
	sound := OwnFlag{Name: "Alarm", Entries: []string{"faq/now"}, Phrases: []string{"panic"}}
	for name, c := range map[string]struct {
		spoil func(*OwnFlag)
		want  string
	}{
		"no name":      {func(f *OwnFlag) { f.Name = " " }, "a name"},
		"no phrases":   {func(f *OwnFlag) { f.Phrases = []string{" , "} }, "that callers say"},
		"no page":      {func(f *OwnFlag) { f.Entries = nil }, "choose the page"},
		"a class":      {func(f *OwnFlag) { f.Phrases = []string{"{nothing} blue"} }, "there is no class"},
		"half a brace": {func(f *OwnFlag) { f.Unless = []string{"turn} blue"} }, "a brace is left over"},
		"no word":      {func(f *OwnFlag) { f.Spanish = []string{"??"} }, "there is no word in it"},
	} {
		t.Run(name, func(t *testing.T) {
			f := sound
			c.spoil(&f)
			if _, err := ChangeOwnFlag(nil, nil, &f, nil); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("said %v", err)
			}
		})
	}
	other := sound
	other.Phrases = []string{"fire"}
	file, err := ChangeOwnFlag(nil, nil, &other, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ChangeOwnFlag(file, &sound, &other, nil); !errors.Is(err, ErrRowChanged) {
		t.Errorf("a colleague's change: %v", err)
	}
}

// TestAdviceIsApart checks that a message says what is wrong apart from what to do in
// the file, whatever signs a clinic's text has.
func TestAdviceIsApart(t *testing.T) {
	for format, c := range map[string]struct {
		args         []any
		what, advice string
	}{
		"this row has %d cells":      {[]any{3}, "this row has 3 cells", ""},
		"unknown route %q: write %s": {[]any{"a: b", "nurse"}, `unknown route "a: b"`, "write nurse"},
		"%s":                         {[]any{"the list is open: end it with ]"}, "the list is open", "end it with ]"},
		"100%% of %s are gone: write them: again": {[]any{"x"}, "100% of x are gone", "write them: again"},
	} {
		var problems []handbook.Problem
		r := reporter{file: "f", to: &problems}
		r.at(1, format, c.args...)
		if p := problems[0]; p.What() != c.what || p.Advice != c.advice {
			t.Errorf("%q: %q and %q", p.Msg, p.What(), p.Advice)
		}
	}
}
