package assets

import "testing"

// TestCalls: what callers asked that no page answered, in English; the pages that
// come first.
func TestCalls(t *testing.T) {
	_, ix := index(t)
	for q, id := range map[string]string{
		"my ears have been ringing since tuesday":           "side-effects/any-other-symptom",
		"he has had the hiccups all day":                    "side-effects/any-other-symptom",
		"what does it feel like":                            "faq/what-it-feels-like",
		"can you get addicted to this stuff":                "faq/is-it-addictive",
		"will this show on a drug test at my new job":       "faq/drug-tests",
		"I need to reschedule my appointment":               "faq/change-or-miss-a-visit",
		"can I get my money back for the last one":          "faq/costs-and-payment",
		"I have a root canal on friday":                     "faq/dentist-or-surgery",
		"are my lab results back":                           "faq/test-results",
		"can you tell me about my husband, he is a patient": "faq/telling-family",
		"do you do video visits":                            "faq/telehealth-visit",
		"I live alone and nobody can stay with me tonight":  "faq/alone-overnight",
		"can I bring my baby along":                         "faq/who-may-come-along",
		"do I have to take out my contact lenses":           "faq/what-i-may-have-with-me",
		"I am allergic to latex":                            "faq/allergies-before-a-visit",
		"is it safe to do this for years":                   "faq/long-term-safety",
		"I want to file a complaint":                        "faq/complaints",
		"where do I park":                                   "faq/how-to-get-here",
		"what time do you open tomorrow":                    "faq/office-hours",
		"please send my records to my doctor":               "faq/medical-records",
	} {
		first := "nothing"
		if hits := ix.Search(q, 1).Hits; len(hits) > 0 {
			first = hits[0].Entry.ID
		}
		if first != id {
			t.Errorf("%q finds %s first, want %s", q, first, id)
		}
	}
}
