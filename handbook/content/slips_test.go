package content

import (
	"fmt"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// slip is a file with a slip in it: what desks show all the same, and the only message.
type slip struct{ text, shows, named string }

// TestSlipsInAPage has slips of people who write a page by hand.
func TestSlipsInAPage(t *testing.T) {
	top := func(lines string) string {
		return "---\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n" + lines + "\n---\n"
	}
	body := func(text string) string { return top("checked: 2026-11-30") + text + "\n" }
	say := func(line string) string { return "---\ntitle: Lunch\nroute: front-desk\n" + line + "\n---\n" }
	for name, c := range map[string]slip{
		// Keys.
		"keys in quotes":             {"---\n\"title\": Lunch\n'route': front-desk\n\"say\": Now: at noon\n---\n", "say Now: at noon", ""},
		"keys in bold":               {"---\n**title**: Lunch\n**route**: nurse\n**say**: At noon.\n---\n", "say At noon.", ""},
		"a key below with a space":   {"---\ntitle: Lunch\n route: nurse\nsay: At noon.\n---\n", "title Lunch", "this line begins with a key but also with spaces"},
		"a key below a tab":          {top("hand-over: it hurts\n\taliases: noon"), "hand-over it hurts", "this line begins with a key but also with spaces"},
		"text below that is no key":  {say("say: We are open\n  Monday: at nine"), "say We are open Monday: at nine", ""},
		"keys on one line":           {say("say: At noon, aliases: midday"), "say At noon, aliases: midday", "\"aliases:\" is shown as part of the text"},
		"a space after the dashes":   {"---\u00a0\ntitle: Lunch\nroute: nurse\nsay: At noon.\n--- \n", "say At noon.", ""},
		"a note after the route":     {"---\ntitle: Lunch\nroute: nurse # for now\nsay: At noon.\n---\n", "say At noon.", ""},
		"a note for a text":          {top("say-until-set: # At one."), "say At noon.", "what comes after the # is taken as a note"},
		"a note above a list":        {top("hand-over: # two\n- it hurts\n- it bleeds"), "hand-over it hurts|it bleeds", ""},
		"a note above a group":       {top("review: # Ann\n  by: Ann\n  on: 2026-11-24"), "reviewed Ann", ""},
		"a list for a text":          {say("say:\n- At noon.\n- At one."), "", "say must be plain text, not a list"},
		"a bar and nothing indented": {say("say: |\nAt noon."), "", "this line is not shown"},
		"a share in quotes":          {say(`say: "\\server\new\table"`), `say \\server\new\table`, "a backslash between quotation marks"},
		"a remark in a line":         {say("say: At noon. <!-- Ann's cell: 555-0199 -->"), "say At noon.", ""},
		"a remark in the title":      {strings.Replace(top("checked: 2026-11-30"), "Lunch", "Lunch <!-- Ann -->", 1), "title Lunch", ""},

		// Groups in braces.
		"an unknown key in braces": {top("review: {by: Ann, phone: 4512, on: 2026-11-24}"), "reviewed Ann, phone: 4512", "\"phone:\" is shown as part of the text"},
		"no comma in braces":       {top("imported: {from: a.docx part: 2, of: x}"), "say At noon.", "\"part:\" is shown as part of the text"},

		// Lists.
		"a bar":                    {top("hand-over: |\n  it hurts\n  it bleeds"), "hand-over it hurts|it bleeds", ""},
		"a folded text":            {top("hand-over: >-\n  it hurts\n  badly"), "hand-over it hurts badly", ""},
		"two lines without hyphen": {top("hand-over:\n  it hurts\n  it bleeds"), "hand-over it hurts it bleeds", "it is not clear"},
		"hyphens without a space":  {top("hand-over:\n  -it hurts\n  -it bleeds"), "hand-over it hurts|it bleeds", ""},
		"long dashes":              {top("hand-over:\n— it hurts\n— it bleeds"), "hand-over it hurts|it bleeds", ""},
		"an empty item":            {top("hand-over:\n-\n- it bleeds"), "hand-over it bleeds", ""},
		"an item further right":    {top("hand-over:\n- it hurts\n  - badly\n- it bleeds"), "hand-over it hurts|badly|it bleeds", "this item is further right"},
		"a line below a list":      {top("hand-over:\n- it hurts\nand it bleeds"), "hand-over it hurts", "this line is not shown"},
		"curly quotes":             {top("hand-over: [“it hurts, badly”, “it bleeds”]"), "hand-over it hurts, badly|it bleeds", ""},
		"signs of Markdown":        {top("hand-over: [it is **bad**]"), "hand-over it is **bad**", "“it is **bad**” is shown as it is typed"},
		"a remark in an item":      {top("hand-over:\n- it hurts <!-- ask Ann -->"), "hand-over it hurts", ""},
		"words in lines":           {top("aliases:\n  noon break\n  midday"), "aliases noon break|midday", ""},
		"words after a bar":        {top("aliases: |\n  noon break\n  midday"), "aliases noon break|midday", ""},
		"words with semicolons":    {top("aliases: noon break; midday"), "aliases noon break|midday", ""},
		"quotes around all words":  {top("aliases: \"noon break, midday\""), "aliases noon break|midday", ""},

		// The body.
		"labels in a list":              {body("- [Front desk]: 4512\n- [Nurse]: 4513 (after five)"), "body [Front desk]: 4512|[Nurse]: 4513 (after five)", ""},
		"a label twice":                 {body("[Front desk]: 4512\n\n[Front desk]: 4513"), "body [Front desk]: 4512|[Front desk]: 4513", ""},
		"a label in a quote":            {body("> [Front desk]: 4512"), "body [Front desk]: 4512", ""},
		"a label that is mentioned":     {body("[Front desk]: 4512\n\nAsk the [Front desk]."), "body [Front desk]: 4512|Ask the [Front desk].", ""},
		"text behind an address":        {body("See [the map](https://example.org \"ask for Ann\")."), "body See the map (https://example.org).", "the text in quotation marks after an address"},
		"text after the mark of code":   {body("```Call 4512 now\ntext\n```"), "body Call 4512 now|text", ""},
		"the numbers of a phone menu":   {body("1. Parking\n3. Nurse\n9. Operator"), "body 1. Parking|3. Nurse|9. Operator", ""},
		"numbers that go down":          {body("3. Three\n2. Two"), "body 3. Three|2. Two", ""},
		"numbers left to the program":   {body("1. One\n1. Two"), "body 1. One|2. Two", ""},
		"a path without a drive":        {body(`Open forms\_new\a.doc and %TEMP%\_x\(1).txt.`), `body Open forms\_new\a.doc and %TEMP%\_x\(1).txt.`, ""},
		"a path in code":                {body("Open `\\\\server\\_x`."), "body Open \\\\server\\_x.", ""},
		"dial codes":                    {body("Dial *67*4512# or *21*4512*11#, then 2*3*4."), "body Dial *67*4512# or *21*4512*11#, then 2*3*4.", ""},
		"a dial code alone":             {body("Dial *67* first, **now** and *only* now."), "body Dial *67* first, now and only now.", ""},
		"a # that ends a heading":       {body("### Press #\nWait."), "body Press #|Wait.", ""},
		"a heading closed on both ends": {body("### Waiting ###\nWait."), "body Waiting|Wait.", ""},
		"a remark without an end":       {body("Wait. <!-- Ann 555-0199\nhome\n\nThen go."), "body Wait.|Then go.", "the remark that begins with <!-- has no end"},
		"a backslash at the end":        {body("Press \\\nto leave, in the menu of the key."), `body Press \|to leave, in the menu of the key.`, ""},
		"a name in underscores":         {body("Open _new_form_, __MACOSX and _x_/_y_ in _plan.docx_."), "body Open _new_form_, __MACOSX and _x_/_y_ in _plan.docx_.", ""},
		"gaps to fill in":               {body("Date: __/__/____ Name: _____ (first) _____ (last)"), "body Date: __/__/____ Name: _____ (first) _____ (last)", ""},
		"emphasis with underscores":     {body("Call _now_, (_please_) and __never__ _call later_."), "body Call now, (please) and never call later.", ""},
		"underscores of a link":         {body("See [a_b_c](https://example.org/_a_b_c_) and <https://example.org/_a_b_>."), "body See a_b_c (https://example.org/_a_b_c_) and https://example.org/_a_b_.", ""},
		"names in code":                 {body("Type `_a_b_ 2*3*4` or ``_a_b_ 2*3*4``."), "body Type _a_b_ 2*3*4 or _a_b_ 2*3*4.", ""},
		"names in a block of code":      {body("Type:\n\n    _a_b_ 2*3*4 C:\\x_y\n\n- then\n\n      _a_b_"), `body Type:|_a_b_ 2*3*4 C:\x_y|then|_a_b_`, ""},
		"numbers from twenty on":        {body("1. One\n2. Two\n20. Twenty\n21. Next"), "body 1. One|2. Two|20. Twenty|21. Next", ""},
		"one number twice":              {body("20. Nurse\n20. Night nurse"), "body 20. Nurse|20. Night nurse", ""},
		"numbers that begin again":      {body("20. Nurse\n21. Desk\n\nOr:\n\n20. Doctor"), "body 20. Nurse|21. Desk|Or:|20. Doctor", ""},
		"a value as the window has it":  {body("Call {Gate code}."), "body Call {Gate code}.", "{Gate code} is shown as it is typed: for the clinic value, write [gate-code](clinic:gate-code)"},
		"a value that nobody defined":   {body("Call {Nurse lin}."), "body Call {Nurse lin}.", "{Nurse lin} is shown as it is typed: no clinic value has that name"},
		"a second value in a line":      {body("Ask {name} for {Gate code}."), "body Ask {name} for {Gate code}.", "{Gate code} is shown as it is typed: for the clinic value"},
		"a gap for the reader":          {body("Thank you, {name}, please hold."), "body Thank you, {name}, please hold.", ""},
		"a value in the line":           {say("say: Call {Gate code}."), "say Call {Gate code}.", "{Gate code} is shown as it is typed"},
		"a value in a list":             {top("hand-over: [call {Gate code}]"), "hand-over call {Gate code}", "“call {Gate code}” is shown as it is typed"},
		"remarks without a text":        {body("Wait <!--> here <!---> and <!-- Ann --> go."), "body Wait  here  and  go.", ""},
		"HTML":                          {body("Wait<br>here."), "body Wait<br>here.", "HTML has no meaning here and is shown as it is typed"},
		"a table with too many heads":   {body("| a | b | c |\n|---|---|\n| d | e | f |"), "body | a | b | c |||---|---||| d | e | f |", "the table is shown as it is typed"},
		"a row with a cell too many":    {body("| a | b |\n|---|---|\n| | e | f |"), "body a|b|e", "this row has 3 cells"},
		"capitals in a value":           {body("Call [x](Clinic:nurse-line)."), "body Call Not set.", ""},
		"a voice with a colon":          {body("## OUR CLINIC:\nWait."), "body Wait.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			checkSlip(t, "faq/lunch.md", c, func(h *handbook.Handbook) string {
				e := h.Entry("faq/lunch")
				if e == nil {
					return ""
				}
				lists := fmt.Sprintf("\ntitle %s\nsay %s\nhand-over %s\naliases %s\nreviewed %s\n", e.Title, e.SayText(), strings.Join(e.HandOver, "|"), strings.Join(e.Aliases, "|"), e.Review.By)
				return lists + "body " + strings.ReplaceAll(strings.TrimSpace(numberedBodyOf(e)), "\n", "|")
			})
		})
	}
}

// numberedBodyOf is the body with the numbers of its lists.
func numberedBodyOf(e *handbook.Entry) string {
	var b strings.Builder
	for _, part := range e.Parts {
		for _, block := range part.Blocks {
			n := 0
			for line := range handbook.Lines([]handbook.Block{block}) {
				if list, ok := block.(handbook.List); ok && list.Ordered {
					fmt.Fprintf(&b, "%d. ", list.Start+n)
				}
				b.WriteString(line + "\n")
				n++
			}
		}
	}
	return b.String()
}

func checkSlip(t *testing.T, file string, c slip, shown func(*handbook.Handbook) string) {
	t.Helper()
	h, _, err := Load(content(map[string]string{"clinic-fields.yaml": goodFields + "- {id: gate-code, label: Gate code}\n"}), clinicFiles(map[string]string{file: c.text}))
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(h); !strings.Contains(got+"\n", c.shows+"\n") || c.shows == "" && got != "" {
		t.Errorf("it shows %q, want %q; %s", got, c.shows, problemTexts(h))
	}
	said := problemTexts(h)
	if c.named == "" && said != "" || strings.Count(said, "\n") > 0 || !strings.Contains(said, c.named) || jargon.MatchString(said) {
		t.Errorf("it says %q, want %q", said, c.named)
	}
}

// TestSlipsInValues is the same for clinic.yaml.
func TestSlipsInValues(t *testing.T) {
	for name, c := range map[string]slip{
		"a line that is indented":    {"nurse-line: 4512\n\tgate-code: 7\n", "4512|7", "this line begins with a key but also with spaces"},
		"a note for a value":         {"gate-code: 7\nnurse-line: # 4512\n", "|7", "what comes after the # is taken as a note"},
		"no comma in braces":         {"nurse-line: {value: ext. 12 by: Ann}\n", "ext. 12 by: Ann|", "\"by:\" is shown as part of the text"},
		"an unknown key in braces":   {"nurse-line: {value: ext. 12, ring: twice, by: Ann}\n", "ext. 12, ring: twice|", "\"ring:\" is shown as part of the text"},
		"no brace at the end":        {"nurse-line: {value: ext. 12, by: Ann\ngate-code: 7\n", "|7", "the bracket at the beginning has no partner"},
		"two values on a line":       {"nurse-line: 4512, gate-code: 7\n", "4512, gate-code: 7|", "\"gate-code:\" is shown as part of the text"},
		"a list":                     {"nurse-line:\n- 4512\n- 4513\n", "|", "nurse-line must be plain text, not a list"},
		"hours in lines":             {"nurse-line:\n  Mon 9-5\n  Tue 9-5\n  Wed closed\ngate-code: Mon 9-5\n  Tue closed\n", "Mon 9-5\nTue 9-5\nWed closed|Mon 9-5\nTue closed", ""},
		"a sentence in lines":        {"nurse-line: ask at the desk\n  for Ann, or call\n  4512\n", "ask at the desk for Ann, or call 4512|", ""},
		"as programs write it":       {"\"nurse-line\": \"4512\",\n\"gate-code\": \"7\"\n", "4512|7", ""},
		"a remark":                   {"nurse-line: 4512 <!-- Ann: 555-0199 -->\n", "4512|", ""},
		"a remark without an end":    {"nurse-line: 4512 <!-- Ann\n", "4512|", "the remark that begins with <!-- has no end"},
		"a sign that has no letters": {"nurse-line: \"\u200b\"\n", "|", "not visible"},
	} {
		t.Run(name, func(t *testing.T) {
			checkSlip(t, "clinic.yaml", c, func(h *handbook.Handbook) string {
				return h.Field("nurse-line").Value + "|" + h.Field("gate-code").Value
			})
		})
	}
}

// TestSlipsInRedFlags is the same for a clinic's own red flags: none of what callers
// say may be lost.
func TestSlipsInRedFlags(t *testing.T) {
	const sign = "the # is shown"
	flag := func(lines string) string {
		return "groups:\n- name: Alarm\n  entries: [side-effects/headache]\n" + lines + "\n"
	}
	for name, c := range map[string]slip{
		"a number sign":         {flag("  phrases: panic #2, red cord"), "Alarm panic #2|red cord", sign},
		"a colon":               {flag("  phrases: panic: pressed, red cord"), "Alarm panic: pressed|red cord", ""},
		"apostrophes":           {flag("  phrases: can't move, 'red cord'"), "Alarm can't move|red cord", ""},
		"lines":                 {flag("  phrases:\n    panic button\n    red cord"), "Alarm panic button|red cord", ""},
		"semicolons":            {flag("  phrases: panic button; red cord"), "Alarm panic button|red cord", ""},
		"bullets":               {flag("  phrases:\n  • panic button\n  • red cord"), "Alarm panic button|red cord", ""},
		"curly quotes":          {flag("  phrases: [“panic button”, “red cord”]"), "Alarm panic button|red cord", ""},
		"other signs":           {flag("  phrases: !help, @desk, *star, &more"), "Alarm !help|@desk|*star|&more", ""},
		"a bar":                 {flag("  phrases: |\n    panic button\n    red cord"), "Alarm panic button|red cord", ""},
		"hidden signs":          {flag("  phrases: pa\u200bnic button, \u202ered cord"), "Alarm panic button|red cord", "not visible"},
		"tabs":                  {"groups:\n\t- name: Alarm\n\t  entries: [side-effects/headache]\n\t  phrases: panic button\n", "Alarm panic button", ""},
		"braces":                {"- {name: Alarm, entries: [side-effects/headache], phrases: panic button, red cord}\n", "Alarm panic button|red cord", ""},
		"no hyphen":             {"name: Alarm\nentries: [side-effects/headache]\nphrases: panic button\n", "Alarm panic button", ""},
		"a hyphen and no space": {"-name: Alarm\n entries: [side-effects/headache]\n phrases: panic button\n", "", "this line cannot be read"},
		"capitals":              {"Groups:\n- Name: Alarm: room 2\n  Entries: side-effects/headache\n  Phrases: panic button\n", "Alarm: room 2 panic button", ""},
	} {
		t.Run(name, func(t *testing.T) {
			checkSlip(t, "red-flags.yaml", c, func(h *handbook.Handbook) string {
				if len(h.RedFlags()) == 0 {
					return ""
				}
				f := h.RedFlags()[0]
				return f.Name + " " + strings.Join(f.Phrases, "|")
			})
		})
	}
}

// TestSlipsInWords is the same for a clinic's own words.
func TestSlipsInWords(t *testing.T) {
	for name, c := range map[string]struct{ text, want, named string }{
		"a number sign": {"groups:\n- car park, lot #3, garage\n", "[[car park lot #3 garage]] []", "the # is shown"},
		"a colon":       {"groups:\n- car park: lot, garage\n", "[[car park: lot garage]] []", ""},
		"curly quotes":  {"groups:\n- “car park”, “lot”\n", "[[car park lot]] []", ""},
		"semicolons":    {"groups:\n- car park; lot\n", "[[car park lot]] []", ""},
		"no hyphens":    {"groups:\n  car park, lot\n  garage, carport\n", "[[car park lot] [garage carport]] []", ""},
		"bullets":       {"groups:\n• car park, lot\n", "[[car park lot]] []", ""},
		"tabs":          {"groups:\n\t- car park, lot\n", "[[car park lot]] []", ""},
		"brackets":      {"groups:\n- [car park, \"lot, free\"]\n", "[[car park lot, free]] []", ""},
		"ties":          {"ties:\n  can't park: lot #3, garage\n  Yes: no\n", "[] [{lot #3 [can't park] false} {garage [can't park] false} {no [Yes] false}]", "the # is shown"},
	} {
		t.Run(name, func(t *testing.T) {
			h, words, err := Load(content(nil), clinicFiles(map[string]string{"vocabulary.yaml": c.text}))
			if err != nil {
				t.Fatal(err)
			}
			said := problemTexts(h)
			if got := fmt.Sprint(words.Groups, words.Ties); got != c.want {
				t.Errorf("it reads %s, want %s; %s", got, c.want, said)
			}
			if c.named == "" && said != "" || !strings.Contains(said, c.named) || strings.Count(said, "\n") > 0 {
				t.Errorf("it says %q, want %q", said, c.named)
			}
		})
	}
}
