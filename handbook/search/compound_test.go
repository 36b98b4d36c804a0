package search

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/languages"
)

// TestCompounds: whichever way a clinic writes a compound, callers find it in the
// others.
func TestCompounds(t *testing.T) {
	forms := map[string][]string{
		"wifi":       {"Wi-Fi", "wifi", "wi fi", "WiFi", "wi-fi"},
		"xray":       {"X-ray", "xray", "x ray", "X-rays"},
		"covid":      {"COVID-19", "covid19", "covid 19", "Covid-19"},
		"wheelchair": {"wheel chair", "wheelchair", "wheel-chair", "Wheelchairs"},
		"follow-up":  {"follow-up", "followup", "follow up", "Follow-Ups"},
		"room":       {"Room 12", "room12", "room-12"},
		"line":       {"555-0100", "5550100", "555.0100"},
		"overdose":   {"over dose", "over-dose", "overdose"},
		"blackout":   {"black out", "black-out", "blackout"},
		"hand-over":  {"hand over", "hand-over", "handover"},
		"checkup":    {"check-up", "checkup", "check up"},
		"email":      {"e-mail", "email"},
	}
	for name, ways := range forms {
		for _, written := range ways[:min(len(ways), 3)] {
			page := func(title string) *fstest.MapFile {
				return &fstest.MapFile{Data: []byte("---\ntitle: \"" + title + "\"\nroute: front-desk\nsay: Yes.\n---\n## Our clinic\nYes.\n")}
			}
			h, words, err := content.Load(fstest.MapFS{
				"faq/it.md":       page("About " + written),
				"faq/chair.md":    page("Which chair is mine"), // halves are words of their own
				"faq/wheel.md":    page("A wheel came loose"),
				"faq/dose.md":     page("The dose of ketamine"),
				"faq/black.md":    page("What to wear: nothing black"),
				"faq/children.md": page("Children under twelve"),
			})
			if err != nil || len(h.Problems()) > 0 {
				t.Fatal(err, h.Problems())
			}
			ix := New(h, words, languages.All()...)
			for _, typed := range ways {
				if res := ix.Search(strings.ToLower(typed)+" ", 3); len(res.Hits) == 0 || res.Hits[0].Entry.ID != "faq/it" {
					t.Errorf("%s: %q does not find %q but %v", name, typed, written, ids(res))
				}
			}
		}
	}
}
