package search_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

func clinicOf(t *testing.T, pages map[string]string) *search.Index {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range pages {
		title, body, _ := strings.Cut(text, "|")
		files["faq/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: \"" + title + "\"\nroute: front-desk\nsay: Yes.\n---\n## Our clinic\n" + body + "\n")}
	}
	h, words, err := content.Load(files)
	if err != nil || len(h.Problems()) > 0 {
		t.Fatal(err, h.Problems())
	}
	return search.New(h, words, languages.All()...)
}

func found(res search.Results) string {
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, strings.TrimPrefix(h.Entry.ID, "faq/"))
	}
	return strings.Join(ids, " ")
}

// TestQuotesAskForTheExactWords: only pages that have them one after the other are
// found, with the words in the title first; without any, the quotes say nothing.
func TestQuotesAskForTheExactWords(t *testing.T) {
	ix := clinicOf(t, map[string]string{
		"after":   "After hours|Call the answering service.",
		"visit":   "After your visit|Rest for a few hours. Our hours are on the door.",
		"phone":   "The phone|After hours, the phone is answered by a service.",
		"parking": "Parking|The front lot closes at six. Park on the street.",
		"street":  "Street sweeping|On Mondays. The lot in front stays open.",
		"no":      "No|Nobody may say no.",
	})
	for query, want := range map[string]string{
		`"after hours"`:              "after phone",
		`“after hours”`:              "after phone",
		`«After Hours»`:              "after phone",
		`what do i say "after hours`: "after",
		`"hours after"`:              "after", // no page has it
		`"front lot"`:                "parking",
		`where is the "front lot"`:   "parking",
		`"front lot" "street"`:       "parking",
		`"no"`:                       "no",
	} {
		if got := found(ix.Search(query, 5)); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
	res := ix.Search(`"front lot"`, 5)
	if why := res.Reason(0); why.Kind != search.BySentence || why.Text != "The front lot closes at six." || len(why.Matched) != 1 || why.Matched[0] != (search.Range{Start: 4, End: 13}) {
		t.Errorf("the reason is %+v", why)
	}
}

// TestQuotedEmergency: quotes hold no emergency back.
func TestQuotedEmergency(t *testing.T) {
	res := bundled(t).Search(`pt states "i can't breathe"`, 5)
	if len(res.Flags) == 0 || len(res.Hits) == 0 || res.Hits[0].Entry.ID != "side-effects/slow-or-shallow-breathing" {
		t.Errorf("raised %v, found %s", res.Flags, found(res))
	}
}
