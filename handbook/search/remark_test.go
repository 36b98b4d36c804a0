package search

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestRemarks checks that what is said around a question neither hides its page nor
// leads to one of its own, and that a remark alone is searched for.
func TestRemarks(t *testing.T) {
	ix := bundled(t)
	around := []string{
		"%s, denies fever", "denies chills or cough. %s", "%s, no hx of this", "%s what can i do", "%s, what should i do about it?", "%s, no other complaints",
		"complaints of %s", "c/o %s", "pt states %s", "%s is that ok", "%s is this normal?", "%s after my infusion", "i have a question about %s", "otherwise fine, %s",
		"%s, negative for rash, chills, or sore throat", "what can i do %s", "%s, que puedo hacer",
	}
	for said, want := range map[string]string{
		"throwing up":             "side-effects/nausea-and-vomiting",
		"seeing double":           "side-effects/vision-changes",
		"does insurance cover it": "faq/does-insurance-cover-it",
		"can i drive":             "faq/can-i-drive",
		"pounding headache":       "side-effects/headache",
		"need a ride home":        "faq/do-i-need-an-escort",
	} {
		for _, a := range around {
			text := fmt.Sprintf(a, said)
			if hits := ix.Search(text, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
				t.Errorf("%q finds %v, want %s", text, hits, want)
			}
		}
	}
	for text, want := range map[string]string{
		"i want to make a complaint": "faq/complaints",
		"insurance denied":           "faq/does-insurance-cover-it",
	} {
		if hits := ix.Search(text, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", text, hits, want)
		}
	}
}

// TestRemarksWhileTyping checks that the page stays while a remark is typed: its first
// word may lead elsewhere for a moment.
func TestRemarksWhileTyping(t *testing.T) {
	ix := bundled(t)
	for _, said := range []string{"pounding headache", "can i drive", "throwing up"} {
		want := ix.Search(said, 1).Hits[0].Entry.ID
		for _, remark := range []string{" after my infusion", " what can i do", ", denies fever", ", no other complaints", " is that normal"} {
			_, rest, _ := strings.Cut(strings.TrimLeft(remark, ", "), " ")
			for n := range len(rest) + 1 {
				text := said + strings.TrimSuffix(remark, rest[n:])
				if hits := ix.SearchRaised(text, nil, 1, nil).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
					t.Errorf("%q finds %v, want %s", text, hits, want)
				}
			}
		}
	}
}

// TestAroundAnEmergency checks that no ordinary words around an emergency hide it.
func TestAroundAnEmergency(t *testing.T) {
	ix := bundled(t)
	data, err := os.ReadFile("testdata/emergencies.txt")
	if err != nil {
		t.Fatal(err)
	}
	for said := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return r == '\n' }) {
		for _, around := range []string{
			"%s", "%s during the infusion", "%s after my infusion", "%s since the treatment", "%s, denies fever", "denies fever. %s", "%s, no hx of this", "%s what can i do",
			"%s is that ok", "complaints of %s", "pt states %s", "calling for my mom, %s", "%s x 3 days", "%s please", "%s, no other complaints", "%s, is this normal",
			"%s during her session", "%s after ketamine", "%s at the visit", "since my appointment %s", "%s and my appointment is tomorrow",
		} {
			if text := fmt.Sprintf(around, said); len(ix.Flags(text)) == 0 {
				t.Errorf("%q raises nothing", text)
			}
		}
	}
}
