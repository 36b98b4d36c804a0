package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
)

// before is a bundled page as a clinic's version of it was written against, and
// after is what an update of the handbook makes of it.
const before = `---
title: Parking
route: front-desk
say: In the street.
hand-over: ["the caller asks twice"]
aliases: [car park]
review: pending
---
## The source article

Parking is hard.

## This handbook

The first text.
`

// change is a page with something replaced.
func change(t *testing.T, page, old, new string) string {
	t.Helper()
	if !strings.Contains(page, old) {
		t.Fatalf("there is no %q to change", old)
	}
	return strings.Replace(page, old, new, 1)
}

// composedOf loads a clinic's file over a bundled page.
func composedOf(t *testing.T, bundled, clinic string) (*handbook.Entry, []handbook.Problem) {
	t.Helper()
	h, _, err := Load(fstest.MapFS{"faq/parking.md": {Data: []byte(bundled)}}, clinicFiles(map[string]string{"faq/parking.md": clinic}))
	if err != nil || len(h.Entries()) != 1 {
		t.Fatalf("%v, %d pages", err, len(h.Entries()))
	}
	return h.Entry("faq/parking"), h.Problems()
}

// shownParts is what desks show of a page: the line, when to hand over, and the body
// with its voices.
func shownParts(e *handbook.Entry) string {
	out := e.Title + "|" + e.SayText() + "|" + strings.Join(e.HandOver, ";")
	for _, part := range e.Parts {
		if len(part.Blocks) == 0 {
			continue
		}
		out += "|" + part.Voice.Key() + ": "
		for s := range handbook.Spans(part.Blocks) {
			out += handbook.SpanText(s)
		}
	}
	return out
}

// TestPartsAndUpdates crosses what a clinic did to a part of a bundled page with
// what an update did to it.
func TestPartsAndUpdates(t *testing.T) {
	short := func(edit func(page string) string) string {
		t.Helper()
		out, err := ShortPage([]byte(edit(before)), []byte(before), nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	replace := func(old, new string) func(string) string {
		return func(page string) string { return change(t, page, old, new) }
	}
	same := func(page string) string { return page }
	type row struct {
		part         string
		clinic       func(string) string
		update       func(string) string
		want, absent string // in what desks show
		asks         string // the part that is asked about
	}
	for name, c := range map[string]row{
		"clinic only: a key":              {"say", replace("In the street.", "In our garage."), same, "|In our garage.|", "street", ""},
		"clinic only: a part of the body": {"this-handbook", replace("The first text.", "Our text."), same, "handbook: Our text.", "first", ""},
		"clinic only: a new part":         {"our-clinic", replace("## This", "## Our clinic\n\nOur rule.\n\n## This"), same, "clinic: Our rule.", "", ""},
		"clinic only: a key left out":     {"hand-over", replace("hand-over: [\"the caller asks twice\"]\n", ""), same, "In the street.", "twice", ""},
		"clinic only: a part left out":    {"the-source-article", replace("## The source article\n\nParking is hard.\n\n", ""), same, "The first text.", "hard", ""},
		"update only: a key":              {"title", replace("In the street.", "In our garage."), replace("title: Parking", "title: Where to park"), "Where to park|In our garage.|", "", ""},
		"update only: a part of the body": {"this-handbook", replace("In the street.", "In our garage."), replace("The first text.", "The second text."), "handbook: The second text.", "first", ""},
		"update only: a new part":         {"our-clinic", replace("In the street.", "In our garage."), replace("## This", "## Our clinic\n\nAsk.\n\n## This"), "clinic: Ask.", "", ""},
		"update only: a new key":          {"emergency", replace("In the street.", "In our garage."), replace("aliases:", "emergency: [\"a crash\"]\naliases:"), "In our garage.", "", ""},
		"update only: a part is gone":     {"the-source-article", replace("In the street.", "In our garage."), replace("## The source article\n\nParking is hard.\n\n", ""), "In our garage.", "hard", ""},
		"both: the same text":             {"say", replace("In the street.", "In our garage."), replace("In the street.", "In our garage."), "|In our garage.|", "", ""},
		"both: a key":                     {"say", replace("In the street.", "In our garage."), replace("In the street.", "On the roof."), "|In our garage.|", "roof", "say"},
		"both: a part of the body":        {"this-handbook", replace("The first text.", "Our text."), replace("The first text.", "The second text."), "handbook: Our text.", "second", "this-handbook"},
		"both: a new part":                {"our-clinic", replace("## This", "## Our clinic\n\nOur rule.\n\n## This"), replace("## This", "## Our clinic\n\nAsk.\n\n## This"), "clinic: Our rule.", "Ask.", "our-clinic"},
		"both: left out, and changed":     {"the-source-article", replace("## The source article\n\nParking is hard.\n\n", ""), replace("is hard", "is easy"), "The first text.", "easy", "the-source-article"},
		"both: changed, and gone":         {"the-source-article", replace("is hard", "is fun"), replace("## The source article\n\nParking is hard.\n\n", ""), "article: Parking is fun.", "", "the-source-article"},
		"both: left out, and gone":        {"the-source-article", replace("## The source article\n\nParking is hard.\n\n", ""), replace("## The source article\n\nParking is hard.\n\n", ""), "The first text.", "hard", ""},
		"both: different parts":           {"say", replace("In the street.", "In our garage."), replace("asks twice", "asks thrice"), "In our garage.|the caller asks thrice", "twice", ""},
		"neither, and the lines reflow":   {"say", replace("In the street.", "In our garage."), replace("say: In the street.", "say: >-\n  In the\n  street."), "|In our garage.|", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			clinic, bundled := short(c.clinic), c.update(before)
			e, problems := composedOf(t, bundled, clinic)
			problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return strings.Contains(p.Msg, weaker) })
			shown := shownParts(e)
			if !strings.Contains(shown, c.want) || c.absent != "" && strings.Contains(shown, c.absent) {
				t.Errorf("shown is %q: want %q and not %q; the file:\n%s", shown, c.want, c.absent, clinic)
			}
			questions, err := PageQuestions([]byte(clinic), []byte(bundled))
			asked := ""
			for _, q := range questions {
				asked += q.Part
			}
			if err != nil || asked != c.asks || len(problems) > 0 != (asked != "") {
				t.Fatalf("asked about %q (%v), want %q; problems %v; the file:\n%s", asked, err, c.asks, problems, clinic)
			}
			if asked != "" {
				settled(t, clinic, bundled, shown)
			}
		})
	}
}

// settled answers the question both ways.
func settled(t *testing.T, clinic, bundled, shown string) {
	t.Helper()
	ours, err := SettlePage([]byte(clinic), []byte(bundled), Ours)
	if err != nil {
		t.Fatal(err)
	}
	if e, problems := composedOf(t, bundled, string(ours)); len(problems) > 0 || shownParts(e) != shown {
		t.Errorf("ours: %v, shown is %q; the file:\n%s", problems, shownParts(e), ours)
	}
	theirs, err := SettlePage([]byte(clinic), []byte(bundled), Theirs)
	if err != nil || theirs != nil {
		t.Errorf("theirs: %v; a file is left:\n%s", err, theirs)
	}
}

// A version of a page that is written by hand, or half by hand, is read.
func TestPartsWrittenByHand(t *testing.T) {
	for name, c := range map[string]struct{ file, want, problem string }{
		"one line":             {"---\nsay: In our garage.\n---\n", "Parking|In our garage.|the caller asks twice|article", "does not say which text of the handbook it replaces in say"},
		"an unknown number":    {"---\nbased-on: {say: x}\nsay: In our garage.\n---\n", "|In our garage.|", "you and the handbook have both changed say"},
		"a block of numbers":   {"---\nbased-on:\n\tsay: “x”\nSay: In our garage.\n---\n", "|In our garage.|", "both changed say"},
		"no bracket":           {"---\nbased-on: {say: x\nsay: In our garage.\n---\n", "|In our garage.|", "the bracket at the beginning has no partner"},
		"a rule of our own":    {"---\nbased-on: {}\n---\n## Our clinic\n\nOur rule.\n", "clinic: Our rule.", ""},
		"our clinic, any case": {"---\nbased-on: {}\n---\n## our clinic\n\nOur rule.\n", "clinic: Our rule.", ""},
		"open code":            {"---\nbased-on: {}\n---\n## Our clinic\n\n```\nOur rule.\n", "handbook: The first text.", ""},
		"open comment":         {"---\nbased-on: {}\n---\nOurs.\n\n<!-- open\n", "handbook: The first text.", "has no end"},
		"no title":             {"---\nbased-on: {title: x}\ntitle:\nsay:\n---\n## Our clinic\nOurs.\n", "Parking|In the street.|", ""},
		"indented":             {"---\n  based-on: {}\n  callers: [x]\n---\nOurs.\n", "clinic: Ours.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, problems := composedOf(t, before, c.file)
			if shown := shownParts(e); !strings.Contains(shown, c.want) || !e.Replaces {
				t.Errorf("shown is %q, want %q", shown, c.want)
			}
			if c.problem == "" && len(problems) > 0 || c.problem != "" && (len(problems) == 0 || !strings.Contains(problems[0].Msg, c.problem)) {
				t.Errorf("problems %v, want %q", problems, c.problem)
			}
		})
	}
}

// A problem in a clinic's part is named by its line in the clinic's file.
func TestPartsKeepTheirLines(t *testing.T) {
	_, problems := composedOf(t, before, "---\nbased-on: {}\n# A note.\nroute: garage\nrelated: [faq/none]\n---\n## Our clinic\n\nOurs.\n\n# Twice\n")
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if len(lines) < 1 || problems[0].Line != 4 || !strings.Contains(problems[0].Msg, "garage") {
		t.Errorf("%v", problems)
	}
	_, problems = composedOf(t, before, "---\nbased-on: {related: none}\nrelated: [faq/none]\n---\n## Our clinic\n\nOurs.\n\n# Twice\n")
	if len(problems) != 2 || problems[0].Line != 3 || problems[1].Line != 9 {
		t.Errorf("%v", problems)
	}
}

// A sign-off of a clinic's version covers what desks show, whoever wrote it.
func TestSignedPartsAndUpdates(t *testing.T) {
	clinic, err := ShortPage([]byte(change(t, before, "In the street.", "In our garage.")), []byte(before), nil)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := SignOff(clinic, []byte(before), nil, nurse, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bundled string
		changed bool
	}{
		"nothing":       {before, false},
		"an alias":      {change(t, before, "car park", "garage"), false},
		"a body":        {change(t, before, "The first", "The second"), true},
		"when to hand":  {change(t, before, "twice", "thrice"), true},
		"a masked line": {change(t, before, "In the street.", "On the roof."), false},
	} {
		if e, _ := composedOf(t, c.bundled, string(signed)); e.Review.Changed != c.changed || e.Review.By != nurse.By {
			t.Errorf("%s has changed: %+v", name, e.Review)
		}
	}
	again, err := ShortPage([]byte(change(t, string(must(WholePage(signed, []byte(before)))), "twice", "thrice")), []byte(before), signed)
	if e, _ := composedOf(t, before, string(again)); err != nil || !e.Review.Changed {
		t.Errorf("%v: after an edit, the sign-off is %+v in\n%s", err, e.Review, again)
	}
}

func must(page []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return page
}

// A copy of a whole page becomes the parts that differ, and desks show the same.
func TestWholeCopyBecomesShort(t *testing.T) {
	ours := change(t, change(t, before, "In the street.", "In our garage."), "## The source article\n\nParking is hard.\n\n", "")
	for name, c := range map[string]struct {
		base    string
		unknown bool
	}{
		"of the page as it is": {quoted(Fingerprint([]byte(before))), false},
		"of an older page":     {`"0123456789ab"`, true},
	} {
		t.Run(name, func(t *testing.T) {
			whole := change(t, ours, "review: pending\n", "review: pending\nbased-on: "+c.base+"\n")
			was, _ := composedOf(t, before, whole)
			short, err := ShortPage([]byte(whole), []byte(before), []byte(whole))
			if err != nil || strings.Contains(string(short), "asks twice") {
				t.Fatalf("%v:\n%s", err, short)
			}
			now, problems := composedOf(t, before, string(short))
			if c.unknown {
				if len(problems) != 1 || !IsNotice(problems[0]) || now.SayText() != was.SayText() {
					t.Errorf("%v, %q", problems, shownParts(now))
				}
				return
			}
			if len(problems) > 0 || shownParts(now) != shownParts(was) {
				t.Errorf("%v, shown is %q, was %q:\n%s", problems, shownParts(now), shownParts(was), short)
			}
		})
	}
	if _, err := SettlePage([]byte(change(t, ours, "review: pending", "based-on: x")), []byte(before), Theirs); err == nil {
		t.Error("a whole copy was given away")
	}
	accepted, err := SettlePage([]byte(change(t, ours, "review: pending", "based-on: x")), []byte(before), Ours)
	if e, problems := composedOf(t, before, string(accepted)); err != nil || len(problems) > 0 || e.SayText() != "In our garage." {
		t.Errorf("%v, %v", err, problems)
	}
}

// What cannot be read in a version by parts stays in its last good version.
func TestPartsStayInTheirLastGoodVersion(t *testing.T) {
	bundled := fstest.MapFS{"faq/parking.md": {Data: []byte(before)}}
	layer := clinicFiles(map[string]string{"faq/parking.md": "---\nbased-on: {say: none}\nsay: In our garage.\n---\n"})
	h, _, err := Load(bundled, layer)
	if err != nil {
		t.Fatal(err)
	}
	layer.Good = h.Layers()[0].Good
	for _, broken := range []string{"say: x", "---\nbased-on: {say: none}\nroute: x\n---\n"} {
		layer.FS.(fstest.MapFS)["faq/parking.md"].Data = []byte(broken)
		h, _, err = Load(bundled, layer)
		if e := h.Entry("faq/parking"); err != nil || e.SayText() != "In our garage." || e.Kept == nil {
			t.Errorf("%v: %q, %v", err, e.SayText(), h.Problems())
		}
	}
}

// Aliases that a clinic's version has from the bundled page give way to a page of
// the clinic's own, as those of the bundled page would.
func TestBundledAliasesOfPartsGiveWay(t *testing.T) {
	h, _, err := Load(fstest.MapFS{"faq/parking.md": {Data: []byte(before)}}, clinicFiles(map[string]string{
		"faq/parking.md": "---\nbased-on: {}\n---\nOurs.\n",
		"faq/garage.md":  "---\ntitle: Garage\nroute: front-desk\nsay: Below.\naliases: [car park]\n---\n",
	}))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	if garage, parking := h.Entry("faq/garage"), h.Entry("faq/parking"); len(garage.Aliases) != 1 || len(parking.Aliases) != 0 {
		t.Errorf("%q and %q", garage.Aliases, parking.Aliases)
	}
}
