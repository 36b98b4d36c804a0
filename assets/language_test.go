package assets

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// easyWords are long words that every caller of a pain clinic knows, or that
// cannot be said otherwise. They count as two syllables.
var easyWords = regexp.MustCompile(`^(emergency|ketamine|esketamine|spravato|medicines?|infusions?|allergic|hospitals?|insurers?|anesthesia|anesthetic|anesthesiologists?|opioids?|benzodiazepines?)$`)

// The school grades that a line to read, and what a page says of its sources,
// may ask for at most.
const (
	lineGrade = 6
	bodyGrade = 8
)

func TestLinesAreEasyToRead(t *testing.T) {
	for _, e := range load(t).Entries() {
		if g := grade(e.SayText()); g > lineGrade+0.05 {
			t.Errorf("%s: the line to read is of grade %.1f: %s", e.ID, g, e.SayText())
		}
	}
}

func TestBodiesAreEasyToRead(t *testing.T) {
	for _, e := range load(t).Entries() {
		for _, p := range e.Parts {
			if p.Voice != handbook.VoiceOfficial {
				continue
			}
			var b strings.Builder
			prose := slices.DeleteFunc(slices.Clone(p.Blocks), func(b handbook.Block) bool {
				_, table := b.(handbook.Table)
				return table // names of conditions, not sentences
			})
			for s := range handbook.Spans(prose) {
				if _, cite := s.(handbook.Citation); !cite {
					b.WriteString(handbook.SpanText(s) + " ")
				}
			}
			if g := grade(b.String()); g > bodyGrade+0.05 {
				t.Errorf("%s: what it says of its sources is of grade %.1f", e.ID, g)
			}
		}
	}
}

var (
	sentenceEnd  = regexp.MustCompile(`[.!?]+(\s|$)|:\s`)
	word         = regexp.MustCompile(`[A-Za-z][A-Za-z'’-]*`)
	silentEnding = regexp.MustCompile(`([^laeiouy])es$|([^td])ed$|([^laeiouy])e$`)
	vowels       = regexp.MustCompile(`[aeiouy]{1,2}`)
)

// grade is the Flesch-Kincaid grade of a text.
func grade(text string) float64 {
	sentences, words, syllables := 0, 0, 0
	for _, s := range sentenceEnd.Split(text, -1) {
		if strings.TrimSpace(s) != "" {
			sentences++
		}
	}
	for _, w := range word.FindAllString(text, -1) {
		words++
		syllables += countSyllables(strings.ToLower(w))
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

func countSyllables(w string) int {
	w = strings.NewReplacer("'", "", "’", "", "-", "").Replace(w)
	switch {
	case len(w) <= 3:
		return 1
	case easyWords.MatchString(w):
		return 2
	}
	w = strings.TrimPrefix(silentEnding.ReplaceAllString(w, "$1$2$3"), "y")
	return max(1, len(vowels.FindAllString(w, -1)))
}

func TestGrade(t *testing.T) {
	easy := grade("Call your nurse now. She can help you with that.")
	hard := grade("Psychotomimetic phenomena necessitate multidisciplinary reassessment of the individual.")
	if easy > 3 || hard < 15 {
		t.Errorf("grades %.1f and %.1f", easy, hard)
	}
}

// TestPromisesOfANurseHaveAValue: outside nurse hours nobody can be connected,
// so a page whose line promises a nurse says what to say then.
func TestPromisesOfANurseHaveAValue(t *testing.T) {
	promise := regexp.MustCompile(`(?i)\bnurse|connect you`)
	for _, e := range load(t).Entries() {
		if fields := valuesOf(e); promise.MatchString(e.SayText()) && (!fields["nurse-line"] || !fields["no-nurse"]) {
			t.Errorf("%s promises a nurse and lacks the nurse line or what to say when no nurse is free", e.ID)
		}
	}
}

// TestEveryValueIsUsed: a clinic is asked for nothing that no page shows.
func TestEveryValueIsUsed(t *testing.T) {
	used := map[string]bool{"fallback-line": true, "clinic-name": true} // the program itself shows them
	h := load(t)
	for _, e := range h.Entries() {
		for _, f := range e.Values {
			used[f.ID] = true
			if f.Spanish != nil {
				used[f.Spanish.ID] = true // the emergency bar shows it
			}
		}
	}
	for _, f := range h.Fields() {
		if !used[f.ID] {
			t.Errorf("no page shows the clinic value %s", f.ID)
		}
	}
}

// A comment on sources is the handbook's own; British words puzzle callers in
// the US. Aliases are what callers say, and exempt.
var (
	commentOnSources = regexp.MustCompile(`(?i)no source|our sources|(the )?sources (seen|contradict|differ|exclude)|this (handbook|entry|page)\b|does not (describe|tell)|a rule here|that rule is`)
	britishEnglish   = regexp.MustCompile(`(?i)\b(being sick|a drip|the drip|against sickness|paracetamol|whilst|colour|anaesthe\w+|A&E|ring (us|the)|pass you (on|to|over))\b`)
)

func TestVoicesAndEnglish(t *testing.T) {
	for _, e := range load(t).Entries() {
		lines := append(append([]string{e.SayText()}, e.HandOver...), e.Emergency...)
		for _, p := range e.Parts {
			var b strings.Builder
			for s := range handbook.Spans(p.Blocks) {
				b.WriteString(handbook.SpanText(s) + " ")
			}
			lines = append(lines, b.String())
			if m := commentOnSources.FindString(b.String()); m != "" && p.Voice != handbook.VoiceHandbook && p.Voice != handbook.VoiceClinic {
				t.Errorf("%s: %q under %q is a comment of the handbook", e.ID, m, p.Voice.Key())
			}
		}
		for _, l := range lines {
			if m := britishEnglish.FindString(l); m != "" {
				t.Errorf("%s: %q is not US English", e.ID, m)
			}
		}
	}
}
