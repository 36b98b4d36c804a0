package content_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

const spanishPage = `---
title: Parking
route: front-desk
say: Park behind the house.
ask-first: ["Is it happening now?"]
hand-over: ["the caller is lost"]
aliases: [parking]
say-spanish: Estacione detrás de la casa.
ask-first-spanish: ["¿Está pasando ahora mismo?"]
hand-over-spanish: ["la persona no encuentra el lugar"]
spanish-of: OF
---
`

func loadSpanish(t *testing.T, page string) (*handbook.Entry, []string) {
	t.Helper()
	h, _, err := content.Load(fstest.MapFS{"faq/parking.md": {Data: []byte(page)}})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range h.Problems() {
		said = append(said, p.Msg)
	}
	return h.Entry("faq/parking"), said
}

// TestSpanishOfChangedEnglish: what the English says now, the Spanish may not say.
func TestSpanishOfChangedEnglish(t *testing.T) {
	_, said := loadSpanish(t, spanishPage)
	if len(said) != 1 {
		t.Fatalf("problems %q, want one with the fingerprint", said)
	}
	_, of, _ := strings.Cut(said[0], `spanish-of: "`)
	page := strings.Replace(spanishPage, "OF", of[:12], 1)
	e, said := loadSpanish(t, page)
	if len(said) > 0 || e.InSpanish() == nil {
		t.Fatalf("problems %q, Spanish %+v", said, e.Spanish)
	}
	if s := e.InSpanish(); s.SayText() != "Estacione detrás de la casa." || !slices.Equal(s.AskFirst, []string{"¿Está pasando ahora mismo?"}) || !s.Review.Pending() {
		t.Errorf("Spanish is %+v", s)
	}
	if !slices.Equal(e.AskFirst, []string{"Is it happening now?"}) {
		t.Errorf("asks %q", e.AskFirst)
	}
	for _, change := range []struct{ from, to string }{
		{"behind the house", "in front of the house"},
		{"Is it happening", "Did it happen"},
		{"is lost", "is late"},
	} {
		e, said := loadSpanish(t, strings.Replace(page, change.from, change.to, 1))
		if e.InSpanish() != nil || !e.Spanish.Outdated || len(said) != 1 {
			t.Errorf("after %q the Spanish still counts; problems %q", change.to, said)
		}
	}
	if e, _ := loadSpanish(t, strings.Replace(page, "title: Parking", "title: Parking lot", 1)); e.InSpanish() == nil {
		t.Error("the title is not translated, but its change sets the Spanish aside")
	}
}
