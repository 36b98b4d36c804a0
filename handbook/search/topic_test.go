package search_test

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"clinichandbook/assets"
	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
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
	ix, plain := search.New(h, words, languages.All()...), bundled(t)
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
// those pages, and they take nothing away from the bundled ones.
func TestSubjects(t *testing.T) {
	without := report(t, bundled(t), "dev-queries.json").Overall
	for set, least := range map[string]map[string]float64{
		"clinic":    {"aspect": 0.87, "topic": 1, "bundled": 1},
		"treatment": {"aspect": 0.93, "topic": 0.94, "bundled": 0.86},
	} {
		ix := layered(t, os.DirFS("testdata/"+set+"-pages"))
		for class, least := range least {
			if got := report(t, ix, set+"-queries.json").ByClass[class].Hit1(); got < least {
				t.Errorf("%s: hit@1 of %s queries is %.3f, want %.3f or more", set, class, got, least)
			}
		}
		if got := report(t, ix, "dev-queries.json").Overall; without.Hit1()-got.Hit1() > 0.006 {
			t.Errorf("hit@1 of the development set is %.3f with the %s pages over it, %.3f without", got.Hit1(), set, without.Hit1())
		}
	}
}

// TestOneTreatmentIsNotAnother: what the bundled vocabulary lumps together is kept
// apart once a clinic has a page about one of it; all pages of a treatment are about
// each of its names; and one page answers what another does not.
func TestOneTreatmentIsNotAnother(t *testing.T) {
	page := func(title, aliases, say string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nroute: front-desk\nsay: " + say + "\naliases: [" + aliases + "]\n---\n")}
	}
	ix := layered(t, fstest.MapFS{
		"faq/cupping.md":       page("Cupping", "glass cups, hijama", "We place warm cups on the back."),
		"faq/cupping-marks.md": page("Marks from cupping", "cupping bruises", "Round marks fade within a week."),
		"faq/cupping-price.md": page("What cupping costs", "cupping fee", "It is 40 dollars."),
		"faq/reiki.md":         page("Reiki", "energy work", "A visit takes an hour."),
	})
	for q, want := range map[string]string{
		"cupping": "faq/cupping", "what is reiki": "faq/reiki", "how long is reiki": "faq/reiki", "how much is hijama": "faq/cupping-price",
		"is it normal to have marks after hijama": "faq/cupping-marks", "price of cupping": "faq/cupping-price", "how long does it take": "sections/session-length",
		"side effects": "sections/side-effects-overview",
	} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
	if hits := ix.Search("acupuncture", 1).Hits; len(hits) > 0 {
		t.Errorf("another treatment finds %s", hits[0].Entry.ID)
	}
}

// TestClinicPageTakesAPlace: a clinic's page is found by what callers say for the
// bundled page that it replaces, and for one about the clinic's own business that it
// shares an alias with; and words that say nothing find no page by themselves.
func TestClinicPageTakesAPlace(t *testing.T) {
	ix := layered(t, fstest.MapFS{
		"faq/complaints.md": {Data: []byte("---\ntitle: Feedback\nroute: front-desk\nsay: Write to us.\nhand-over: [\"the complaint is about harm, a mistake or a side effect\"]\naliases: [feedback form]\n---\n")},
		"faq/our-hours.md":  {Data: []byte("---\ntitle: Our week\nroute: front-desk\nsay: Nine to five.\nhand-over: [\"the caller needs a nurse\"]\naliases: [office hours]\n---\n")},
	})
	for q, want := range map[string]string{
		"rude staff": "faq/complaints", "this is unacceptable": "faq/complaints", "when do you close": "faq/our-hours", "office hours": "faq/our-hours",
	} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
	if hits := ix.Search("who do i xqzvw to", 1).Hits; len(hits) > 0 {
		t.Errorf("fillers find %s", hits[0].Entry.ID)
	}
}

// TestBusiness: a clinic's page about its own business is found by what callers say
// for that; without one, the same words mean what they did.
func TestBusiness(t *testing.T) {
	page := func(title, alias string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nroute: front-desk\nsay: Ask the desk.\naliases: [" + alias + "]\n---\n")}
	}
	ix, plain := layered(t, fstest.MapFS{
		"faq/cars.md":  page("Parking", "our lot"),
		"faq/money.md": page("Bills", "billing desk"),
		"faq/pills.md": page("Refills", "more tablets"),
		"faq/forms.md": page("Papers to sign", "forms"),
	}), bundled(t)
	first := func(ix *search.Index, q string) string {
		if hits := ix.Search(q, 1).Hits; len(hits) > 0 {
			return hits[0].Entry.ID
		}
		return ""
	}
	for q, want := range map[string]string{
		"which curb do you mean": "faq/cars", "is there a loading zone": "faq/cars", "i was overcharged": "faq/money", "do you take debit cards": "faq/money",
		"running low on tablets": "faq/pills", "is the pharmacy getting my script": "faq/pills",
		"paperwork for work": "faq/forms", // not the handbook's page about work
	} {
		if got := first(ix, q); got != want {
			t.Errorf("%q finds %q, want %s", q, got, want)
		}
	}
	for q, want := range map[string]string{ // bundled pages have their phrases
		"i won't make it in": "faq/change-or-miss-a-visit", "what are the holiday hours": "faq/office-hours", "fax my file over": "faq/medical-records",
	} {
		if got := first(plain, q); got != want {
			t.Errorf("%q finds %q, want %s", q, got, want)
		}
	}
	for _, q := range []string{"what floor is it on", "do you have wifi", "nausea"} {
		if got, want := first(ix, q), first(plain, q); got != want {
			t.Errorf("%q finds %q with a clinic's other pages, %q without", q, got, want)
		}
	}
}

// layered is an index of a clinic's pages over the bundled ones.
func layered(t *testing.T, pages fs.FS) *search.Index {
	t.Helper()
	h, words, err := content.Load(assets.Content(), handbook.Layer{Name: "clinic", FS: pages})
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return search.New(h, words, languages.All()...)
}
