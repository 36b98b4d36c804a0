package content

import (
	"slices"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// TestTextsAreReadAsWritten checks that no sign in a text changes, shortens or hides
// it. A hint begins with what it is about; "" means that nothing is reported.
func TestTextsAreReadAsWritten(t *testing.T) {
	const sign, note, quote, slash = "the # is shown", "what comes after the #", "the quotation mark", "a backslash"
	for name, c := range map[string]struct{ written, want, hint string }{
		"plain":                   {"Call us.", "Call us.", ""},
		"number sign":             {"Call us at ext #12 for parking.", "Call us at ext #12 for parking.", sign},
		"number sign alone":       {"Press # for the nurse.", "Press # for the nurse.", sign},
		"number sign in a word":   {"Room A#3.", "Room A#3.", ""},
		"number sign first":       {"We are in room #3", "We are in room #3", sign},
		"number sign in quotes":   {`"Call ext #12."`, "Call ext #12.", ""},
		"note":                    {"Call us.   # Ann said so", "Call us.", note},
		"note after quotes":       {`"Call us." # Ann said so`, "Call us.", ""},
		"colon":                   {"Hours: nine to five", "Hours: nine to five", ""},
		"colons":                  {"Note: hours: 9:00 to 17:30", "Note: hours: 9:00 to 17:30", ""},
		"colon at the end":        {"We say:", "We say:", ""},
		"address":                 {"See https://example.org/a: page 2", "See https://example.org/a: page 2", ""},
		"time":                    {"12:30", "12:30", ""},
		"leading zero":            {"0800", "0800", ""},
		"yes":                     {"yes", "yes", ""},
		"no":                      {"no", "no", ""},
		"capitals":                {"MAY", "MAY", ""},
		"null":                    {"null", "null", ""},
		"tilde":                   {"~", "~", ""},
		"true":                    {"true", "true", ""},
		"number":                  {"1_000", "1_000", ""},
		"octal":                   {"0o17 and 0x1F", "0o17 and 0x1F", ""},
		"exponent":                {"1e3", "1e3", ""},
		"date":                    {"2026-11-30", "2026-11-30", ""},
		"percent":                 {"%wait", "%wait", ""},
		"at sign":                 {"@desk please", "@desk please", ""},
		"ampersand":               {"&more to come", "&more to come", ""},
		"exclamation":             {"!Stop now", "!Stop now", ""},
		"star":                    {"* only in winter", "* only in winter", ""},
		"hyphen":                  {"- only in winter", "- only in winter", ""},
		"plus":                    {"+ one more", "+ one more", ""},
		"heading sign":            {"#1 rule: breathe", "#1 rule: breathe", "the # is shown"},
		"note only":               {"B.\n# Ann asked", "B.", ""},
		"number sign below":       {"Call\n  #12 for parking", "Call #12 for parking", "the # is shown"},
		"note below":              {"Call us\n  # Ann asked\n  now", "Call us now", ""},
		"numbered":                {"1. breathe", "1. breathe", ""},
		"numbered, bracket":       {"2) breathe", "2) breathe", ""},
		"question":                {"? who calls", "? who calls", ""},
		"greater":                 {"> 5 minutes late", "> 5 minutes late", ""},
		"bar":                     {"| is a bar", "| is a bar", ""},
		"brace":                   {"{name}, please hold", "{name}, please hold", ""},
		"comma first":             {", and so on", ", and so on", ""},
		"quotes":                  {`"Please hold."`, "Please hold.", ""},
		"single quotes":           {"'Please hold.'", "Please hold.", ""},
		"curly quotes":            {"“Please hold.”", "Please hold.", ""},
		"low quotes":              {"„Please hold.“", "Please hold.", ""},
		"curly single":            {"‘Please hold.’", "Please hold.", ""},
		"curly inside":            {"Say “hold” and wait", "Say “hold” and wait", ""},
		"two curly":               {"“Yes” or “no”", "“Yes” or “no”", ""},
		"quotes inside":           {`The "blue" door`, `The "blue" door`, ""},
		"quotes inside quotes":    {`"The "blue" door"`, `The "blue" door`, ""},
		"quotes first":            {`"Hold" is what we say`, `"Hold" is what we say`, ""},
		"quotes first and last":   {`"Yes" or "no"`, `"Yes" or "no"`, ""},
		"escaped quotes":          {`"The \"blue\" door"`, `The "blue" door`, ""},
		"apostrophe":              {"We're here, it's fine", "We're here, it's fine", ""},
		"apostrophe first":        {"'Tis the season", "Tis the season", quote},
		"apostrophe in quotes":    {"'It's fine'", "It's fine", ""},
		"doubled apostrophe":      {"'It''s fine'", "It's fine", ""},
		"open quote":              {`"Please hold.`, "Please hold.", quote},
		"close quote":             {`Please hold."`, `Please hold."`, ""},
		"share":                   {`Open \\server\forms\_new now`, `Open \\server\forms\_new now`, ""},
		"share in quotes":         {`"Open \\server\forms\_new now"`, `Open \\server\forms\_new now`, slash},
		"tab after the colon":     {"\tCall us.", "Call us.", ""},
		"tab inside":              {"Call\tus.", "Call us.", ""},
		"space that never breaks": {"\u00a0Call us.", "Call us.", ""},
		"below":                   {"\n  Call us.", "Call us.", ""},
		"goes on below":           {"Call us:\n  ask for Ann #1.", "Call us: ask for Ann #1.", sign},
		"goes on below a key":     {"We are open\n  Monday: nine to five", "We are open Monday: nine to five", ""},
		"goes on after a tab":     {"Call us\n\tor write.", "Call us or write.", ""},
		"quotes on two lines":     {"\"Call us:\n  now\"", "Call us: now", ""},
		"folded":                  {">-\n  Call us: #1\n  now", "Call us: #1 now", ""},
		"no space after colon":    {"", "Call us.", ""},
		"emoji":                   {"Call 📞: now", "Call 📞: now", ""},
		"line to the end":         {"a - b -- c --- d", "a - b -- c --- d", ""},
	} {
		t.Run(name, func(t *testing.T) {
			line := "say: " + c.written
			if name == "no space after colon" {
				line = "say:Call us."
			}
			h, _, err := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\n" + line + "\n---\n"}))
			e := h.Entry("faq/a")
			if err != nil || e == nil {
				t.Fatal(err, h.Problems())
			}
			if got := strings.Join(strings.Fields(e.SayText()), " "); got != c.want {
				t.Errorf("it reads %q, want %q", got, c.want)
			}
			checkHints(t, h.Problems(), "faq/a.md:4: ", c.hint)
			h, _, _ = Load(content(map[string]string{"clinic.yaml": strings.Replace(line, "say", "nurse-line", 1) + "\n"}))
			if got := strings.Join(strings.Fields(h.Field("nurse-line").Text()), " "); got != c.want {
				t.Errorf("as a value it reads %q, want %q", got, c.want)
			}
			checkHints(t, h.Problems(), "clinic.yaml:1: ", c.hint)
		})
	}
}

func checkHints(t *testing.T, problems []handbook.Problem, place, want string) {
	t.Helper()
	if want == "" && len(problems) == 0 {
		return
	}
	if len(problems) != 1 || want == "" || !strings.HasPrefix(problems[0].String(), place+want) {
		t.Errorf("it reports %q, want %q", problems, place+want)
	}
}

// TestListsAreReadAsWritten does the same for lists.
func TestListsAreReadAsWritten(t *testing.T) {
	const unclear = "it is not clear"
	for name, c := range map[string]struct {
		written string
		want    []string
		hint    string
	}{
		"none":                {" []", nil, ""},
		"nothing":             {"", nil, ""},
		"one":                 {" [the caller feels sick]", []string{"the caller feels sick"}, ""},
		"commas of its own":   {" [the caller feels sick, dizzy or faint]", []string{"the caller feels sick, dizzy or faint"}, unclear},
		"commas in quotes":    {` ["sick, dizzy or faint", "in pain"]`, []string{"sick, dizzy or faint", "in pain"}, ""},
		"single quotes":       {` ['sick, dizzy', "in pain"]`, []string{"sick, dizzy", "in pain"}, ""},
		"one in quotes":       {` ["sick, dizzy", in pain]`, []string{"sick, dizzy", "in pain"}, ""},
		"no brackets":         {" the caller feels sick, dizzy or faint", []string{"the caller feels sick, dizzy or faint"}, ""},
		"lines":               {"\n  - sick: or dizzy, or faint\n  - \"in pain\"", []string{"sick: or dizzy, or faint", "in pain"}, ""},
		"lines not indented":  {"\n- sick\n- in pain", []string{"sick", "in pain"}, ""},
		"lines with tabs":     {"\n\t- sick\n\t- in pain", []string{"sick", "in pain"}, ""},
		"bullets":             {"\n  • sick\n  • in pain", []string{"sick", "in pain"}, ""},
		"stars":               {"\n  * sick\n  * in pain", []string{"sick", "in pain"}, ""},
		"a line that goes on": {"\n  - sick, or\n    in pain", []string{"sick, or in pain"}, ""},
		"a note between":      {"\n  - sick\n  # Ann asked\n  - in pain", []string{"sick", "in pain"}, ""},
		"a line without mark": {"\n  sick or in pain", []string{"sick or in pain"}, ""},
		"first without mark":  {"\n  sick\n  - in pain", []string{"sick", "in pain"}, ""},
		"quotes inside":       {"\n  - \"they say \"help\" or faint\"", []string{`they say "help" or faint`}, ""},
		"quotes first":        {"\n  - \"help\" is what they say", []string{`"help" is what they say`}, ""},
		"number sign":         {"\n  - room #3 is full", []string{"room #3 is full"}, "the # is shown"},
		"open bracket":        {" [sick", []string{"sick"}, "the list has no closing bracket"},
		"brackets inside":     {" [sick [badly]]", []string{"sick [badly]"}, ""},
		"on two lines":        {" [\"sick\",\n  \"in pain\"]", []string{"sick", "in pain"}, ""},
		"note behind":         {` ["sick"] # Ann`, []string{"sick"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, err := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\nhand-over:" + c.written + "\nemergency: []\n---\n"}))
			e := h.Entry("faq/a")
			if err != nil || e == nil {
				t.Fatal(err, h.Problems())
			}
			if !slices.Equal(e.HandOver, c.want) {
				t.Errorf("it reads %q, want %q", e.HandOver, c.want)
			}
			if ps := h.Problems(); (c.hint == "") != (len(ps) == 0) || c.hint != "" && !strings.HasPrefix(ps[0].Msg, c.hint) {
				t.Errorf("it reports %q, want %q", ps, c.hint)
			}
		})
	}
	for name, c := range map[string]struct{ written, want string }{
		"brackets":    {" [throwing up, sick #2, it's \"bad\"]", `throwing up|sick #2|it's "bad"`},
		"no brackets": {" throwing up, sick", "throwing up|sick"},
		"words":       {" [no, yes, null, 0800, 12:30]", "no|yes|null|0800|12:30"},
		"colon":       {" [help: me, \"a, b\"]", "help: me|a, b"},
	} {
		h, _, _ := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\naliases:" + c.written + "\n---\n"}))
		if got := strings.Join(h.Entry("faq/a").Aliases, "|"); got != c.want {
			t.Errorf("aliases %s: %q, want %q", name, got, c.want)
		}
	}
}

// TestOneSlipSpoilsOneLine checks that the rest of a page is read, and that the slip
// is named with its line, in words that everybody knows.
func TestOneSlipSpoilsOneLine(t *testing.T) {
	for name, c := range map[string]struct{ slip, want string }{
		"unknown key":      {"titel: B: c", `faq/a.md:5: unknown key "titel"`},
		"twice":            {"route: front-desk", "faq/a.md:5: route is there twice, here and in line 3"},
		"no key":           {"and call again", "faq/a.md:5: this line is not shown"},
		"a list for text":  {"based-on: [x]", "faq/a.md:5: based-on must be plain text"},
		"review in braces": {"review: {by: A. Nurse, RN, on: soon}", `faq/a.md:5: on "soon" is not a date`},
		"open quote":       {"say-until-set: \"B", "faq/a.md:5: the quotation mark"},
		"wrong brackets":   {"review: {by: A", "faq/a.md:5: the bracket at the beginning"},
		"bad checked":      {"checked: [2026", "faq/a.md:5: the bracket at the beginning"},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, _ := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\n" + c.slip + "\nhand-over: [x]\n---\n"}))
			ps := h.Problems()
			if len(ps) == 0 || !strings.HasPrefix(ps[0].String(), c.want) {
				t.Fatalf("it reports %q, want %q", ps, c.want)
			}
			for _, p := range ps {
				for _, word := range []string{"YAML", "mapping", "token", "scalar", "front matter", "sequence"} {
					if strings.Contains(p.Msg, word) {
						t.Errorf("%q speaks of %s", p.Msg, word)
					}
				}
			}
			if e := h.Entry("faq/a"); e == nil || e.Title != "A" || e.SayText() != "B." || len(e.HandOver) != 1 || e.Route != handbook.Nurse {
				t.Errorf("the rest is read as %+v", e)
			}
		})
	}
}

// TestGroupsAreReadAsWritten checks that commas and colons in braces separate only
// where a key follows.
func TestGroupsAreReadAsWritten(t *testing.T) {
	files := map[string]string{
		"sources.yaml": "- {key: S, title: Risks, benefits and more: a review, publisher: \"A, B\", short: It's \"S\", year: 2024, kind: official, note: seen # as a copy}\n" +
			"- key: T\n  title: Risks: part 2\n  publisher: C & D\n  year: 2024\n  kind: study\n",
		"clinic-fields.yaml": "- id: desk\n  label: Desk: ext. #\n  unset: Not set: ask [a nurse]\n- {id: nurse-line, label: Nurse, line, unset: Not set, needed: true}\n",
		"clinic.yaml":        "desk: {value: ext. 12, then 3: ask for Ann, by: Bo, the manager, on: 2026-11-24}\nnurse-line:\n  value: ring: 111\n  by: Bo\n",
		"side-effects/headache.md": "---\ntitle: A\nroute: nurse\nsay: B.\nreview: {by: A. Nurse, RN, on: 2026-11-24}\n" +
			"effect: {common: can happen [^S], when: first day, mostly: at night, band: call}\nsources: [S, T]\n---\n",
	}
	h, _, err := Load(content(files))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range h.Problems() {
		if !strings.HasPrefix(p.Msg, "the # is shown") && !strings.HasPrefix(p.Msg, `"mostly:" is shown as part of the text`) {
			t.Error(p)
		}
	}
	e := h.Entry("side-effects/headache")
	s := e.Sources[0]
	if s.Title != "Risks, benefits and more: a review" || s.Publisher != "A, B" || s.Short != `It's "S"` || s.Note != "seen # as a copy" || e.Sources[1].Title != "Risks: part 2" {
		t.Errorf("sources: %+v, %+v", s, e.Sources[1])
	}
	if e.Review.By != "A. Nurse, RN" || handbook.PlainText(e.Effect.When) != "first day, mostly: at night" || e.Effect.Band != handbook.BandCall {
		t.Errorf("review %+v, effect %+v", e.Review, e.Effect)
	}
	if d := h.Field("desk"); d.Label != "Desk: ext. #" || d.Value != "ext. 12, then 3: ask for Ann" || d.SetBy != "Bo, the manager" || d.SetOn != "2026-11-24" || d.Unset != "Not set: ask [a nurse]" {
		t.Errorf("%+v", d)
	}
	if n := h.Field("nurse-line"); n.Label != "Nurse, line" || n.Value != "ring: 111" || n.SetBy != "Bo" {
		t.Errorf("%+v", n)
	}
}

// FuzzAsWritten checks that a text is never lost: whatever one line of a page says
// is shown, or a problem names the line.
func FuzzAsWritten(f *testing.F) {
	for _, s := range []string{"a", "#", "'a", `"a" b`, "[a", "{by: x}", "- a", "a: b", "|", ">-", "“a”", `"\x"`, "  #a", "[^N2]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, ok := firstBadLine([]byte(text)); !ok || strings.ContainsAny(text, "\n\r") || strings.TrimSpace(text) == "" {
			return
		}
		h, _, _ := Load(content(map[string]string{"faq/a.md": "---\ntitle: A\nroute: nurse\nsay: B.\nhand-over:\n  - " + text + "\n---\n"}))
		named := slices.ContainsFunc(h.Problems(), func(p handbook.Problem) bool { return p.Line == 6 })
		e := h.Entry("faq/a")
		if e == nil || named {
			if !named {
				t.Fatalf("%q loses the page: %v", text, h.Problems())
			}
			return
		}
		want := strings.Trim(strings.TrimSpace(text), `"'“”„‘’«»`+blanks)
		if got := strings.Join(e.HandOver, " "); !strings.Contains(got, want) && !strings.ContainsAny(text, `"'\`) && !strings.HasPrefix(strings.TrimLeft(text, blanks), "#") && bulletLen(text) == 0 {
			t.Errorf("%q is read as %q", text, got)
		}
	})
}
