package page

import (
	"slices"
	"testing"
)

func TestReadablePhrase(t *testing.T) {
	for phrase, want := range map[string]string{
		"not wake|rouse":               "not (wake / rouse)",
		"{hard} breathe":               "[hard] breathe",
		"{oxygen} 40..89":              "[oxygen] 40–89",
		"short-of-breath":              "short of breath",
		"end-it|end-it-all {want}|try": "(end it / end it all) ([want] / try)",
		"SOB":                          "SOB",
	} {
		if got := readablePhrase(phrase); got != want {
			t.Errorf("%q reads %q, want %q", phrase, got, want)
		}
	}
}

func TestPhraseLines(t *testing.T) {
	got := phraseLines([]string{"comatose", "not wake|rouse", "out-cold"})
	if want := []string{"comatose, out cold", "not (wake / rouse)"}; !slices.Equal(got, want) {
		t.Errorf("the lines are %q, want %q", got, want)
	}
}
