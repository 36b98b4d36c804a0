package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/search"
)

// TestTopics: the judged queries of four treatments with topics hold their figures, and
// take nothing from the bundled pages.
func TestTopics(t *testing.T) {
	ix := layered(t, os.DirFS("testdata/topic-pages"))
	r := report(t, ix, "topic-queries.json")
	for class, least := range map[string]float64{"named": 0.93, "main": 0.96, "general": 0.8} {
		if got := r.ByClass[class].Hit1(); got < least {
			t.Errorf("hit@1 of %s queries is %.3f, want %.3f or more", class, got, least)
		}
	}
	without := report(t, bundled(t), "dev-queries.json").Overall
	if got := report(t, ix, "dev-queries.json").Overall; without.Hit1()-got.Hit1() > 0.006 {
		t.Errorf("hit@1 of the development set is %.3f with the pages over it, %.3f without", got.Hit1(), without.Hit1())
	}
}

func topicLayer(more fstest.MapFS) fstest.MapFS {
	page := func(title, topic, aliases, say string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\n" + topic + "route: front-desk\nsay: " + say + "\naliases: [" + aliases + "]\n---\n")}
	}
	files := fstest.MapFS{
		"topics.yaml":        {Data: []byte("- {id: tms, title: TMS, aliases: [magnet treatment]}\n- {id: laser, title: Cold laser, aliases: [cold, photobiomodulation]}\n")},
		"faq/tms-visit.md":   page("Your visits", "topic: tms\n", "five days a week", "You come every day."),
		"faq/tms-home.md":    page("Afterwards", "topic: tms\n", "straight back to work", "You may drive."),
		"faq/laser-visit.md": page("A visit for light", "topic: laser\n", "red light", "It takes ten minutes."),
		"faq/garage.md":      page("Our garage", "", "level two", "We stamp your ticket."),
	}
	for name, f := range more {
		files[name] = f
	}
	return files
}

// TestEverydayWordsNameNoTopic: a patient is no PT, and a cold no laser.
func TestEverydayWordsNameNoTopic(t *testing.T) {
	ix, plain := layered(t, topicLayer(fstest.MapFS{
		"topics.yaml": {Data: []byte("- {id: tms, title: TMS, aliases: [PT]}\n- {id: laser, title: Laser, aliases: [cold]}\n")},
	})), bundled(t)
	for _, q := range []string{"patient has schizophrenia", "i have a cold", "pt asks can i drive"} {
		got, want := ix.Search(q, 1).Hits, plain.Search(q, 1).Hits
		if len(got) == 0 || len(want) == 0 || got[0].Entry.ID != want[0].Entry.ID {
			t.Errorf("%q finds %v, without the clinic's pages %v", q, got, want)
		}
	}
}

// TestTreatmentWordsNameNoTopic: a word for any treatment names none, so a clinic's
// topic may share it, and what is said around a question does not change its topic.
func TestTreatmentWordsNameNoTopic(t *testing.T) {
	ix := layered(t, topicLayer(fstest.MapFS{
		"topics.yaml": {Data: []byte("- {id: tms, title: TMS, aliases: [session, treatment]}\n- {id: laser, title: Vitamin drip, aliases: [infusion, drip]}\n")},
	}))
	for _, q := range []string{"how long is the infusion", "can i drive after the session"} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.Topic == nil || hits[0].Entry.Topic.ID != "ketamine" {
			t.Errorf("%q finds %v", q, hits)
		}
	}
	for _, q := range []string{"driving after tms", "is tms every day", "vitamin drip minutes"} {
		want := ix.Search(q, 1).Hits
		for _, around := range []string{" after my infusion", " since the last session", ", no fever", " following my treatment"} {
			if hits := ix.Search(q+around, 1).Hits; len(hits) == 0 || len(want) == 0 || hits[0].Entry.ID != want[0].Entry.ID {
				t.Errorf("%q finds %v, without the rest %v", q+around, hits, want)
			}
		}
	}
}

// TestTopicLendsItsNames: a page is about its topic, whatever its own words are.
func TestTopicLendsItsNames(t *testing.T) {
	ix := layered(t, topicLayer(nil))
	for q, want := range map[string]string{
		"can i drive after tms": "faq/tms-home", "do i have to come every day for the magnet treatment": "faq/tms-visit", "photobiomodulation": "faq/laser-visit",
		"driving after transcranial tms": "faq/tms-home",
	} {
		if hits := ix.Search(q, 1).Hits; len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q finds %v, want %s", q, hits, want)
		}
	}
}

// TestARuleOfOneTopicIsNotGivenForAnother: escort, driving, going home, and how long it
// takes differ, so such a page is not even among the results.
func TestARuleOfOneTopicIsNotGivenForAnother(t *testing.T) {
	ix := layered(t, topicLayer(nil))
	asked := []string{"can i drive after %", "do i need an escort for %", "going home after %", "how long does % take", "can i eat before %", "is % addictive"}
	for _, name := range []string{"tms", "magnet treatment", "cold laser"} {
		for _, q := range asked {
			q = strings.Replace(q, "%", name, 1)
			for _, h := range ix.Search(q, 10).Hits {
				if e := h.Entry; e.Topic != nil && e.Topic.ID == "ketamine" && e.Kind != handbook.SideEffect && e.Route != handbook.Emergency {
					t.Errorf("%q finds %s", q, e.ID)
				}
			}
		}
	}
	for _, q := range []string{"can i drive after ketamine", "how long does the ketamine infusion take"} {
		for _, h := range ix.Search(q, 10).Hits {
			if e := h.Entry; e.Topic != nil && e.Topic.ID != "ketamine" {
				t.Errorf("%q finds %s", q, e.ID)
			}
		}
	}
}

// TestNoTopicMeansTheMainOne: a caller who names no topic gets what the handbook is
// about, or a general page; others follow.
func TestNoTopicMeansTheMainOne(t *testing.T) {
	ix, plain := layered(t, topicLayer(nil)), bundled(t)
	for _, q := range []string{"can i drive", "how long does it take", "back to work", "how often do i come", "i have a cold", "driving afterwards"} {
		got, want := ix.Search(q, 3).Hits, plain.Search(q, 3).Hits
		if len(got) == 0 || len(want) == 0 || got[0].Entry.ID != want[0].Entry.ID {
			t.Errorf("%q finds %v, without the clinic's pages %v", q, got, want)
		}
	}
	if hits := ix.Search("level two", 1).Hits; len(hits) == 0 || hits[0].Entry.ID != "faq/garage" {
		t.Errorf("a page without a topic is not found: %v", hits)
	}
}

// TestWithinATopic: where only a topic is searched, it is the one that is meant.
func TestWithinATopic(t *testing.T) {
	ix := layered(t, topicLayer(nil))
	keep := func(e *handbook.Entry) bool { return e.Topic != nil && e.Topic.ID == "tms" || e.Topic == nil }
	if hits := ix.SearchWhere("can i drive", 3, keep).Hits; len(hits) == 0 || hits[0].Entry.ID != "faq/tms-home" {
		t.Errorf("within TMS, driving finds %v", hits)
	}
}

// TestATopicHidesNoEmergency: whatever a caller names, signs of an emergency lead where
// they lead.
func TestATopicHidesNoEmergency(t *testing.T) {
	ix, plain := layered(t, topicLayer(nil)), bundled(t)
	for _, q := range []string{"cant breathe", "his face is drooping", "she wants to kill herself", "throat is swelling shut"} {
		for _, around := range []string{q, q + " after tms", "had cold laser and " + q} {
			res := ix.Search(around, 5)
			first := plain.Search(q, 1).Hits[0].Entry.ID
			if len(res.Flags) == 0 || !slices.ContainsFunc(res.Hits, func(h search.Hit) bool { return h.Entry.ID == first }) {
				t.Errorf("%q: %d flags, %v", around, len(res.Flags), res.Hits)
			}
		}
	}
}
