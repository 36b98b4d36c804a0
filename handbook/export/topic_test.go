package export

import (
	"encoding/json"
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// topicBook has a page about each of some topics.
func topicBook(t *testing.T, topics ...string) *handbook.Handbook {
	t.Helper()
	texts := map[string]string{
		"topics.yaml": "- {id: ketamine, title: Ketamine}\n- {id: tms, title: TMS, aliases: [magnet treatment]}\n- {id: unused, title: Unused}\n",
		"faq/park.md": "---\ntitle: Parking\nroute: front-desk\nsay: Level two.\n---\n",
	}
	for _, topic := range topics {
		texts["side-effects/"+topic+"-ache.md"] = "---\ntitle: Ache\ntopic: " + topic + "\nroute: nurse\nsay: Say.\neffect: {common: can happen, band: expected}\n---\n"
	}
	h, _, err := content.Load(files(texts))
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return h
}

// TestExportsNameTheTopic: every form says what a page is about where there are several
// topics, and nothing new where there is one.
func TestExportsNameTheTopic(t *testing.T) {
	for _, several := range []bool{false, true} {
		topics := []string{"tms"}
		if several {
			topics = append(topics, "ketamine")
		}
		h := topicBook(t, topics...)
		x := newExport(t, h)
		page := x.articlesHTML()
		for form, c := range map[string]struct{ got, want string }{
			"text":               {Text(h, h.Entry("side-effects/tms-ache")), "Side effect | TMS | Hand over"},
			"Markdown":           {written(t, x.Markdown), "Side effect · TMS · Hand over"},
			"table in Markdown":  {written(t, x.Markdown), "| How it usually settles | Topic |"},
			"page":               {page, "Side effect · TMS"},
			"table on the page":  {page, "<th>Topic</th>"},
			"cell on the page":   {page, "<td>TMS</td>"},
			"a general page":     {Text(h, h.Entry("faq/park")) + "FAQ | Front", "FAQ | Front"},
			"columns of the PDF": {strings.Join(labelTexts(EffectColumns(h)), ","), "Topic"},
		} {
			if got := strings.Contains(c.got, c.want); got != (several || form == "a general page") {
				t.Errorf("several topics %t: the %s has %q: %t", several, form, c.want, got)
			}
		}
		if err := x.PDF(new(strings.Builder), A4); err != nil {
			t.Error(err)
		}
	}
	var d Document
	if err := json.Unmarshal([]byte(written(t, newExport(t, topicBook(t, "tms")).JSON)), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Topics) != 1 || d.Topics[0].ID != "tms" || d.Topics[0].Aliases[0] != "magnet treatment" || d.Entries[0].Topic != "tms" || d.Entries[1].Topic != "" {
		t.Errorf("JSON has topics %+v, entries %+v", d.Topics, d.Entries)
	}
}

func labelTexts(labels []Label) []string {
	var texts []string
	for _, l := range labels {
		texts = append(texts, l.English())
	}
	return texts
}
