package ui

import (
	"strconv"
	"testing"
)

func TestHistory(t *testing.T) {
	entry := func(query, id string) route { return route{page: pageEntry, entry: id, query: query} }
	var h history
	if h.step(-1) || h.step(1) || h.now().route != (route{}) {
		t.Error("an empty history leads somewhere")
	}
	for _, q := range []string{"t", "th", "throwing", "throwing up"} {
		h.visit(entry(q, "nausea"), true)
	}
	h.visit(entry("throwing up", "headache"), true)
	h.leave(120)
	h.visit(entry("throwing up", "driving"), false)
	h.leave(40)
	h.visit(entry("d", "driving"), true)
	want := []visit{{}, {entry("throwing up", "headache"), 120}, {entry("throwing up", "driving"), 40}, {entry("d", "driving"), 0}}
	if len(h.visits) != len(want) {
		t.Fatalf("%d visits: %v", len(h.visits), h.visits)
	}
	for i, v := range want {
		if h.visits[i] != v {
			t.Errorf("visit %d is %v, want %v", i, h.visits[i], v)
		}
	}
	h.step(-1)
	if !h.step(-1) || h.now() != want[1] {
		t.Errorf("two steps back lead to %v", h.now())
	}
	if !h.step(1) || h.now() != want[2] {
		t.Errorf("a step forward leads to %v", h.now())
	}
	h.visit(route{}, false)
	if h.can(1) || len(h.visits) != 4 {
		t.Errorf("a new visit leaves the old way ahead: %v", h.visits)
	}
	if !h.step(-1) || h.now() != want[2] {
		t.Errorf("back from there leads to %v", h.now())
	}
}

func TestHistoryForgetsNoSearchBySelectAll(t *testing.T) {
	var h history
	h.visit(route{page: pageEntry, entry: "a", query: "nausea"}, true)
	h.visit(route{page: pageEntry, entry: "b", query: "d"}, true)
	h.step(-1)
	if h.now().query != "nausea" {
		t.Errorf("back leads to %q", h.now().query)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	var h history
	for i := range 3 * maxVisits {
		h.visit(route{page: pageEntry, entry: "faq/" + strconv.Itoa(i)}, false)
	}
	if len(h.visits) != maxVisits || h.now().entry != "faq/"+strconv.Itoa(3*maxVisits-1) {
		t.Errorf("%d visits, the newest %q", len(h.visits), h.now().entry)
	}
	if !h.step(-1) || h.now().entry != "faq/"+strconv.Itoa(3*maxVisits-2) {
		t.Errorf("one step back is %q", h.now().entry)
	}
}
