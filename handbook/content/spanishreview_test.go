package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

var interpreter = handbook.Review{By: "Rosa Díaz", Role: "interpreter", On: "2026-11-30"}

// translated is the bundled page with the fingerprint of its English.
func translated(t *testing.T) string {
	t.Helper()
	_, said := loadSpanish(t, spanishPage)
	_, of, _ := strings.Cut(said[0], `spanish-of: "`)
	return strings.Replace(spanishPage, "OF", of[:12], 1)
}

// TestSignSpanish: the translation is signed apart from the page, in the page itself or,
// for a bundled page, in a file of its own, and only as long as it says the same.
func TestSignSpanish(t *testing.T) {
	page := translated(t)
	out, err := content.SignSpanish([]byte(page), nil, interpreter)
	if err != nil {
		t.Fatal(err)
	}
	e, said := loadSpanish(t, string(out))
	if r := e.Spanish.Review; r.Pending() || r.Who() != "Rosa Díaz, interpreter" || len(said) > 0 || !e.Review.Pending() {
		t.Errorf("Spanish %+v, page %+v, problems %q", r, e.Review, said)
	}
	e, _ = loadSpanish(t, strings.Replace(string(out), "detrás", "delante", 1))
	if r := e.Spanish.Review; !r.Changed {
		t.Errorf("after a change, %+v", r)
	}

	reviews, err := content.SignSpanishOfBundled(nil, "faq/parking", []byte(page), interpreter)
	if err != nil {
		t.Fatal(err)
	}
	clinic := func(page string) *handbook.Entry {
		h, _, err := content.Load(fstest.MapFS{"faq/parking.md": {Data: []byte(page)}}, handbook.Layer{FS: fstest.MapFS{"reviews-spanish.yaml": {Data: reviews}}})
		if err != nil || len(h.Problems()) > 0 {
			t.Fatal(err, h.Problems())
		}
		return h.Entry("faq/parking")
	}
	if e := clinic(page); e.Spanish.Review.Pending() || !e.Review.Pending() {
		t.Errorf("Spanish %+v, page %+v", e.Spanish.Review, e.Review)
	}
	if e := clinic(strings.Replace(page, "detrás", "delante", 1)); !e.Spanish.Review.Changed {
		t.Errorf("after a change, %+v", e.Spanish.Review)
	}
	if _, err := content.SignSpanish([]byte("---\ntitle: A\nroute: nurse\nsay: B.\n---\n"), nil, interpreter); err == nil {
		t.Error("a page without Spanish can be signed")
	}
}

// TestSpanishOfAClinicsValue: the Spanish of a line names the Spanish of the clinic's
// sentence, or there is none.
func TestSpanishOfAClinicsValue(t *testing.T) {
	const page = `---
title: Breathing
route: emergency
say: "This can be an emergency. [who-rings](clinic:who-rings)"
say-until-set: Call for help now.
hand-over: [always]
aliases: [breathing]
say-spanish: "Esto puede ser una emergencia. [who-rings](clinic:who-rings)"
say-until-set-spanish: Pida ayuda ahora.
hand-over-spanish: [siempre]
---
`
	const fields = "- {id: who-rings, label: Who calls, unset: call}\n- {id: who-rings-spanish, label: Who calls in Spanish, unset: none}\n"
	load := func(values string) *handbook.Translation {
		h, _, err := content.Load(fstest.MapFS{
			"faq/breathing.md":   {Data: []byte(page)},
			"clinic-fields.yaml": {Data: []byte(fields)}, "clinic.yaml": {Data: []byte(values)},
		})
		if err != nil {
			t.Fatal(err)
		}
		return h.Entry("faq/breathing").Spanish
	}
	for _, c := range []struct {
		values, want string
		own          bool
	}{
		{"", "Pida ayuda ahora.", false},
		{"who-rings: We call for you.\nwho-rings-spanish: Nosotros llamamos.\n", "Esto puede ser una emergencia. Nosotros llamamos.", false},
		{"who-rings: We call for you.\n", "", true},
	} {
		got := load(c.values)
		if got.OwnWords != c.own || !c.own && got.SayText() != c.want {
			t.Errorf("with %q: %q, own words %v", c.values, got.SayText(), got.OwnWords)
		}
	}
}
