package search

import (
	"slices"
	"strings"
	"testing"
)

// TestSameWords: however a text is written, it has the same words as its plain
// form.
func TestSameWords(t *testing.T) {
	for _, c := range []struct{ kind, plain, written string }{
		{"apostrophe", "cant", "can't can’t can‘t can‛t can`t can´t canʼt can′t can＇t can‵t canʹt canʻt canˈt can՚t"},
		{"ligature", "fit", "ﬁt"},
		{"ligature", "flu", "ﬂu"},
		{"ligature", "stiff", "stiﬀ ﬆiﬀ"},
		{"ligature", "office", "oﬃce"},
		{"no decomposition", "oesophagus", "œsophagus Œsophagus"},
		{"no decomposition", "anaemia", "anæmia ANÆMIA"},
		{"no decomposition", "strasse", "straße STRAẞE"},
		{"no decomposition", "lodz", "łódź Łódź ŁÓDŹ"},
		{"no decomposition", "istanbul", "ıstanbul İstanbul"},
		{"no decomposition", "soren", "søren SØREN"},
		{"no decomposition", "dakovic", "đaković Đaković"},
		{"no decomposition", "thor", "þor Þor"},
		{"sigma", "πονοσ", "πόνος ΠΟΝΟΣ"},
		{"full width", "chest", "ｃｈｅｓｔ ＣＨＥＳＴ"},
		{"full width", "911", "９１１ 911"},
		{"accent", "nausea", "nauséa nause\u0301a NAUSÉA n\u0303ausea"},
		{"accent", "ano", "año ANO an\u0303o"},
		{"soft hyphen", "dizziness", "diz\u00adzi\u00adness"},
		{"zero width", "dizzy", "diz\u200bzy diz\u200czy diz\u200dzy diz\u2060zy \ufeffdizzy diz\u034fzy dizzy\u200e"},
		{"initials", "sob", "S.O.B. S.O.B s.o.b. SOB"},
		{"initials", "loc", "L.O.C. l.o.c"},
		{"initials", "od", "O.D. o.d OD"},
		{"initials", "iv", "i.v. I.V."},
		{"verb", "od", "od'd OD'd OD’d OD'ed OD'ing O.D.ing o.d.ed"},
		{"look-alike", "chest", "сhest ch\u0435st CHE\u0405T"},
		{"look-alike", "pain", "рain PАIN p\u03b1in"},
		{"no look-alike", "боль", "боль БОЛЬ"},
		{"verb", "hed", "he'd he’d"},
		{"verb", "theyd", "they'd"},
		{"telephone", "5550100", "555-0100 5550100 555.0100"},
		{"telephone", "8005550100", "800-555-0100 (800) 555-0100 800 555 0100 1-800-555-0100 +1 (800) 555-0100 1.800.555.0100 18005550100 8005550100"},
		{"digit by digit", "911", "9-1-1 9.1.1 911"},
		{"digit by digit", "988", "9-8-8 988"},
		{"letter and digits", "b12", "B12 B-12 b‑12"},
		{"letter and digits", "n95", "N95 N-95"},
		{"letter and digits", "co2", "CO2 co₂"},
	} {
		for _, w := range split(c.written) {
			if w.text != c.plain {
				t.Errorf("%s: %q of %q is not %q", c.kind, w.text, c.written, c.plain)
			}
		}
	}
}

// TestSameAnswers: red flags and answers do not depend on signs, joins and letters
// either.
func TestSameAnswers(t *testing.T) {
	ix := bundled(t)
	for plain, ways := range map[string][]string{
		"sob":              {"S.O.B.", "s.o.b", "SOB"},
		"he has loc":       {"he has L.O.C.", "he has l.o.c"},
		"od":               {"O.D.", "od'd", "OD’d", "OD'ed"},
		"call 911":         {"call 9-1-1", "call 9.1.1", "call ９１１"},
		"overdose":         {"over-dose", "OVERDOSE", "over\u00addose", "øverdose"},
		"black out":        {"black-out", "Black  out"},
		"she cant breathe": {"she can't breathe", "she can’t breathe", "she canʼt breathe", "she can＇t breathe", "she can′t breathe", "she cant b\u200breathe"},
		"stiff neck fever": {"stiﬀ neck fever", "stiff neck, ｆｅｖｅｒ"},
		"chest pain":       {"chest-pain", "chestpain", "chést pain", "сhest раin"},
		"heart attack":     {"heart-attack", "heartattack"},
	} {
		want := ix.Search(plain+" ", 3)
		for _, w := range ways {
			got := ix.Search(w+" ", 3)
			if !slices.Equal(flagged(got), flagged(want)) || len(got.Hits) == 0 || got.Hits[0].Entry != want.Hits[0].Entry {
				t.Errorf("%q raises %v and finds %v; %q raises %v and finds %v", w, flagged(got), ids(got), plain, flagged(want), ids(want))
			}
		}
	}
}

func flagged(r Results) (names []string) {
	for _, f := range r.Flags {
		names = append(names, f.Group.Name)
	}
	return names
}

// TestSplit: what is one word and what is several.
func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"24hrs 24-hrs 24 hrs":     "24 hrs 24 hrs 24 hrs",
		"COVID-19 covid19":        "covid 19 covid19",
		"Room 12, room12":         "room 12 room12",
		"SpO2 of 90":              "spo2 of 90",
		"H1N1":                    "h1n1",
		"5-10 minutes, 120/80":    "5 10 minutes 120 80",
		"2026-11-24 11-24-2026":   "2026 11 24 11 24 2026",
		"call 988. 1000 mg":       "call 988 1000 mg",
		"at 9 1 1, 200 1000":      "at 911 200 1000",
		"the end.A nurse":         "the end a nurse",
		"Dr. B. Smith, plan B.":   "dr b smith plan b",
		"a.m. and p.m.":           "am and pm",
		"x-ray Wi-Fi n/v":         "x ray wi fi n v",
		"½ tablet, ¾":             "1 tablet 3",
		"rock 'n' roll, 'quoted'": "rock n roll quoted",
		"\u00ad \u200b \u0301":    "",
		"555-0100-22":             "555 0100 22",
		"8-5 9.5":                 "8 5 9 5",
		"c.f.z":                   "cfz",
		"e.coli":                  "e coli",
		"don't, won’t; it's":      "dont wont its",
		"3½":                      "31",
		"Ⅷ":                       "viii",
	} {
		var got []string
		for _, w := range split(text) {
			got = append(got, w.text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("the words of %q are %q, want %q", text, s, want)
		}
	}
}

func TestSplitMarksHyphens(t *testing.T) {
	var got []string
	for _, w := range split("over-dose over dose x‐ray - ray a--b") {
		if w.hyphen {
			got = append(got, w.text)
		}
	}
	if !slices.Equal(got, []string{"dose", "ray"}) {
		t.Errorf("after a hyphen are %q", got)
	}
}

// FuzzSplit: a folded word is its own folded form, and its place is in the text.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"S.O.B. can’t", "ﬃ½Ⅷ ŉ Ǆ", "9-1-1 (800) 555-0100", "œæßłıøđςΣ", "od'd B-12 covid19", "n\u0301a\u00adb", "한글 ﷺ İ K", "1800555010099 0a1b2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, w := range split(text) {
			if w.at.Start < end || w.at.End <= w.at.Start || w.at.End > len([]rune(text)) || len(w.text) > maxWordBytes {
				t.Fatalf("%q has %q at %v after %d", text, w.text, w.at, end)
			}
			end = w.at.End
			if again := split(w.text); len(again) != 1 || again[0].text != w.text {
				t.Errorf("%q has the word %q, which is %v", text, w.text, again)
			}
		}
	})
}
