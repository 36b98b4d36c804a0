package content

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// jargon are words that no message to a content owner has.
var jargon = regexp.MustCompile(`(?i)\b(mapping|scalar|sequence|front ?matter|token|parse|parser|syntax|node|anchor|indentation error|unmarshal|regexp?|nil|UTF-16LE)\b`)

// TestWhatAPracticeManagerTypes checks that whatever somebody types or pastes is shown
// as it was written, or named in one plain sentence.
func TestWhatAPracticeManagerTypes(t *testing.T) {
	say := func(line string) string { return "---\ntitle: Lunch\nroute: front-desk\n" + line + "\n---\n" }
	body := func(text string) string {
		return "---\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n---\n" + text + "\n"
	}
	top := func(line string) string {
		return "---\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n" + line + "\n---\n"
	}
	type row struct {
		text  string
		shows string // in the page; "" if only the message counts
		named string // what the only message says, or ""
	}
	for name, c := range map[string]row{
		// The line to read out.
		"Word's quotes around":        {say("say: “We open at 9:00 – please ring.”"), "We open at 9:00 – please ring.", ""},
		"Word's quotes inside":        {say("say: Say “good morning” first."), "Say “good morning” first.", ""},
		"single Word's quotes":        {say("say: ‘Please hold.’"), "Please hold.", ""},
		"Word's apostrophe":           {say("say: We’re closed. Don’t wait."), "We’re closed. Don’t wait.", ""},
		"straight quote unclosed":     {say("say: \"Please hold."), "", "no partner"},
		"inch sign":                   {say("say: The screen is 24\" wide."), "The screen is 24\" wide.", ""},
		"no space after the colon":    {say("say:Please hold."), "Please hold.", ""},
		"no-break space after it":     {say("say:\u00a0Please hold."), "Please hold.", ""},
		"no-break space inside":       {say("say: Room\u00a012."), "Room\u00a012.", ""},
		"tab after the colon":         {say("say:\tPlease hold."), "Please hold.", ""},
		"tab before the key":          {say("\tsay: Please hold."), "", ""},
		"space before the colon":      {say("say : Please hold."), "Please hold.", ""},
		"capital key":                 {say("SAY: Please hold."), "Please hold.", ""},
		"trailing colon":              {say("say: Please tell them:"), "Please tell them:", ""},
		"two colons":                  {say("say: Note: Monday: closed"), "Note: Monday: closed", ""},
		"a time":                      {say("say: 12:30"), "12:30", ""},
		"a number":                    {say("say: 0800 555 0100"), "0800 555 0100", ""},
		"a date":                      {say("say: 11/30/2026"), "11/30/2026", ""},
		"yes":                         {say("say: yes"), "yes", ""},
		"NO":                          {say("say: NO"), "NO", ""},
		"on":                          {say("say: on"), "on", ""},
		"emoji":                       {say("say: 😀 Welcome! ☎️ 12"), "😀 Welcome! ☎️ 12", ""},
		"ellipsis and dashes":         {say("say: Wait… — then call – please"), "Wait… — then call – please", ""},
		"a share":                     {say(`say: See \\server\forms\_new`), `See \\server\forms\_new`, ""},
		"a drive in quotes":           {say(`say: "See C:\new\table"`), `See C:\new\table`, "backslash"},
		"percent and at":              {say("say: 100% @ the desk & more"), "100% @ the desk & more", ""},
		"brackets":                    {say("say: [Front desk] picks up"), "[Front desk] picks up", ""},
		"braces":                      {say("say: {name}, hold"), "{name}, hold", ""},
		"a number sign":               {say("say: Dial #7 now"), "Dial #7 now", "the # is shown"},
		"over two lines":              {say("say: Please hold,\n  we are coming."), "Please hold, we are coming.", ""},
		"over two lines, at the edge": {say("say: Please hold,\nwe are coming."), "Please hold, we are coming.", "it is read as part of the text above"},
		"a key without its colon":     {say("say: Please hold\naliases noon"), "Please hold", "this line is not shown"},
		"a whole sentence, then more": {say("say: Please hold.\nask Ann"), "Please hold.", "this line is not shown"},
		"a stray line under a title":  {"---\ntitle: Lunch\nat the desk\nroute: front-desk\nsay: At noon.\n---\n", "At noon.", "this line is not shown"},
		"a stray line under a route":  {"---\ntitle: Lunch\nroute: front-desk\nat the desk\nsay: At noon.\n---\n", "At noon.", "this line is not shown"},
		"plus signs":                  {top("hand-over:\n+ it hurts\n+ it bleeds"), "it hurts|it bleeds", ""},
		"marks from Word":             {top("hand-over:\n·\tit hurts\n▪ it bleeds"), "it hurts|it bleeds", ""},
		"a bar block":                 {say("say: |\n  Please hold."), "Please hold.", ""},
		"zero width space":            {say("say: Please\u200b hold."), "Please hold.", "not visible"},
		"soft hyphen":                 {say("say: Hand\u00adbook"), "Handbook", "not visible"},
		"stars":                       {say("say: Please *really* hold."), "Please really hold.", ""},
		"accents":                     {say("say: Señora Müller, bitte."), "Señora Müller, bitte.", ""},
		"pipe":                        {say("say: Press 1 | press 2"), "Press 1 | press 2", ""},

		// Lists.
		"items in one line":       {top("hand-over: - it hurts - it bleeds"), "it hurts", ""},
		"items with bullets":      {top("hand-over:\n• it hurts\n• it bleeds"), "it hurts|it bleeds", ""},
		"items with stars":        {top("hand-over:\n* it hurts\n* it bleeds"), "it hurts|it bleeds", ""},
		"items with tabs":         {top("hand-over:\n\t- it hurts\n\t- it bleeds"), "it hurts|it bleeds", ""},
		"items with en dashes":    {top("hand-over:\n– it hurts\n– it bleeds"), "it hurts|it bleeds", ""},
		"an item with a colon":    {top("hand-over:\n- pain: sudden"), "pain: sudden", ""},
		"one item and no bracket": {top("hand-over: it hurts"), "it hurts", ""},
		"no closing bracket":      {top("hand-over: [it hurts"), "it hurts", "no closing bracket"},
		"commas in a sentence":    {top("hand-over: [sick, dizzy or faint]"), "sick, dizzy or faint", "not clear"},
		"numbered items":          {top("hand-over:\n1. it hurts\n2. it bleeds"), "it hurts|it bleeds", ""},
		"aliases with semicolons": {top("aliases: lunch break; noon"), "", ""},

		// The body.
		"a pasted table":        {body("Day\tHours\nMonday\t9–5\nTuesday\t10–4"), "Monday", ""},
		"a table with bars":     {body("| Day | Hours |\n|---|---|\n| Monday | 9–5 |"), "Monday", ""},
		"a bullet of Word":      {body("•\tBring a card\n•\tBring a list"), "Bring a card", ""},
		"an o for a bullet":     {body("o\tBring a card"), "Bring a card", ""},
		"a middle dot":          {body("· Bring a card"), "Bring a card", ""},
		"a phone in angles":     {body("Call <555-0100> now."), "<555-0100>", ""},
		"less than":             {body("If it takes < 5 minutes > wait."), "If it takes < 5 minutes > wait.", ""},
		"a smiley":              {body("Thanks :-) and 8) bye"), "Thanks :-) and 8) bye", ""},
		"underscores":           {body("Fill in ________ here."), "Fill in ________ here.", ""},
		"stars for a line":      {body("Call *** now"), "Call *** now", ""},
		"an address":            {body("Write to front.desk@clinic.example today."), "front.desk@clinic.example", ""},
		"a link of the web":     {body("See www.clinic.example/map."), "www.clinic.example/map", ""},
		"an ampersand":          {body("Q&A; R&amp;D &copy; us"), "Q&A; R&D © us", ""},
		"indented by a tab":     {body("Rule:\n\n\tBring a card."), "Bring a card.", ""},
		"numbers with brackets": {body("1) Ring\n2) Wait"), "Ring", ""},
		"a heading unspaced":    {body("##Our rules\nWait."), "Our rules", ""},
		"a line of equal signs": {body("Hours\n=====\nNoon."), "Noon.", "remove this heading"},
		"dollars":               {body("It costs $20 – $30."), "It costs $20 – $30.", ""},

		// The file.
		"no lines at all":         {"Lunch is at noon.\n", "", "the lines between --- and --- are missing"},
		"the second line missing": {"---\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n", "", "the lines between --- and --- are missing"},
		"long dashes for lines":   {"———\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n———\n", "", ""},
		"an empty line first":     {"\n---\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n---\n", "", ""},
		"four hyphens":            {"----\ntitle: Lunch\nroute: front-desk\nsay: At noon.\n----\n", "", ""},
		"Windows-1252":            {"---\ntitle: Lunch\nroute: front-desk\nsay: Caf\xe9 \x93open\x94 \x96 9\x925\n---\n", "Café “open” – 9’5", ""},
		"lines of a Mac":          {strings.ReplaceAll(body("Noon."), "\n", "\r"), "Noon.", ""},
		"an empty file":           {"", "", "the lines between --- and --- are missing"},
		"a key twice":             {say("say: One.\nsay: Two."), "One.", "is there twice"},
		"a key misspelled":        {top("aliasses: noon"), "At noon.", "unknown key"},
		"a route in words":        {"---\ntitle: Lunch\nroute: Front desk\nsay: At noon.\n---\n", "At noon.", ""},
		"a wrong route":           {"---\ntitle: Lunch\nroute: reception\nsay: At noon.\n---\n", "", "unknown route"},
		"a date in words":         {top("checked: November 30, 2026"), "At noon.", ""},
		"a date that is none":     {top("checked: last week"), "At noon.", "is not a date"},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, err := Load(fstest.MapFS{"faq/other.md": {Data: []byte(strings.Replace(body("x"), "Lunch", "Other", 1))}}, clinicFiles(map[string]string{"faq/lunch.md": c.text}))
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, p := range h.Problems() {
				said = append(said, p.Msg)
			}
			text := "nothing"
			if e := h.Entry("faq/lunch"); e != nil {
				text = strings.Join(append([]string{e.SayText()}, append(e.HandOver, bodyOf(e))...), "|")
			}
			if c.shows != "" && !strings.Contains(text, c.shows) {
				t.Errorf("it shows %q, want %q; %q", text, c.shows, said)
			}
			switch {
			case len(said) > 1, c.named == "" && c.shows != "" && len(said) > 0, c.named != "" && (len(said) != 1 || !strings.Contains(said[0], c.named)), c.named == "" && c.shows == "" && text == "nothing" && len(said) != 1:
				t.Errorf("it says %q, want %q (shown: %q)", said, c.named, text)
			}
			for _, s := range said {
				if jargon.MatchString(s) {
					t.Errorf("%q is not said in plain words", s)
				}
			}
		})
	}
}

func bodyOf(e *handbook.Entry) string {
	var b strings.Builder
	for _, part := range e.Parts {
		for line := range handbook.Lines(part.Blocks) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
