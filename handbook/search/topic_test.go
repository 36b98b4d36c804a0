package search_test

import (
	"os"
	"testing"
	"testing/fstest"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/english"
	"clinichandbook/handbook/search/spanish"
)

// TestClinicPageAnswersItsTopic: what is out of scope in the bundled handbook
// finds a clinic's page about it, by every phrase of its topic.
func TestClinicPageAnswersItsTopic(t *testing.T) {
	h, words, err := content.Load(assets.Content(), handbook.Layer{Name: "clinic", FS: fstest.MapFS{
		"faq/lost.md":   {Data: []byte("---\ntitle: Lost and found\nroute: front-desk\nsay: Ask at the door.\naliases: [lost and found, lost umbrella]\n---\n")},
		"faq/refill.md": {Data: []byte("---\ntitle: Prescription refill\nroute: front-desk\nsay: Ask your pharmacy.\naliases: [refill]\n---\n")},
	}})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	ix, plain := search.New(h, words, english.Language(), spanish.Language()), bundled(t)
	for q, id := range map[string]string{
		"lost and found": "faq/lost", "umbrella": "faq/lost", "i lost my umbrella": "faq/lost", "left my phone": "faq/lost",
		"refill": "faq/refill", "refills": "faq/refill", "prescription refill": "faq/refill",
	} {
		if hits := ix.Search(q, 5).Hits; len(hits) == 0 || hits[0].Entry.ID != id {
			t.Errorf("%q does not find %s", q, id)
		}
		if hits := plain.Search(q, 5).Hits; len(hits) > 0 {
			t.Errorf("%q finds %s without the clinic's page", q, hits[0].Entry.ID)
		}
	}
	for _, q := range []string{"wifi password", "job application"} {
		if hits := ix.Search(q, 5).Hits; len(hits) > 0 {
			t.Errorf("%q is of another topic and finds %s", q, hits[0].Entry.ID)
		}
	}
}

// TestBundledPageAnswersItsTopic: a bundled page with a phrase of a topic as an
// alias answers the topic, too, by every phrase.
func TestBundledPageAnswersItsTopic(t *testing.T) {
	ix := bundled(t)
	for q, id := range map[string]string{
		"car park": "faq/how-to-get-here", "where can i park": "faq/how-to-get-here", "valet": "faq/how-to-get-here",
		"open on saturdays": "faq/office-hours", "closed on thanksgiving": "faq/office-hours",
		"language line": "faq/interpreter", "root canal": "faq/dentist-or-surgery", "file a complaint": "faq/complaints",
	} {
		if hits := ix.Search(q, 5).Hits; len(hits) == 0 || hits[0].Entry.ID != id {
			t.Errorf("%q does not find %s", q, id)
		}
	}
}

// TestASignIsNeverOutOfScope: whatever else a caller mentions, the name of a side
// effect is answered.
func TestASignIsNeverOutOfScope(t *testing.T) {
	ix := bundled(t)
	for q, id := range map[string]string{
		"complaints of nausea": "side-effects/nausea-and-vomiting", "no other complaints, dizzy": "side-effects/dizziness-light-headedness",
		"threw up in the elevator": "side-effects/nausea-and-vomiting", "headache after flu shot": "side-effects/headache",
	} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != id || hits[0].Score < 1 {
			t.Errorf("%q does not find %s", q, id)
		}
	}
}

// TestSubjects: what is asked about a subject of a clinic's pages is answered by
// those pages, and they take nothing away from the bundled ones. Of the six that
// name a topic alone, two find another page of the clinic, or a bundled one, first.
func TestSubjects(t *testing.T) {
	h, words, err := content.Load(assets.Content(), handbook.Layer{Name: "clinic", FS: os.DirFS("testdata/clinic-pages")})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	ix := search.New(h, words, english.Language(), spanish.Language())
	for class, least := range map[string]float64{"aspect": 0.75, "topic": 0.66, "bundled": 1} {
		if got := report(t, ix, "clinic-queries.json").ByClass[class].Hit1(); got < least {
			t.Errorf("hit@1 of %s queries is %.3f, want %.3f or more", class, got, least)
		}
	}
	got, without := report(t, ix, "dev-queries.json").Overall, report(t, bundled(t), "dev-queries.json").Overall
	if without.Hit1()-got.Hit1() > 0.006 {
		t.Errorf("hit@1 of the development set is %.3f with a clinic's pages over it, %.3f without", got.Hit1(), without.Hit1())
	}
}
