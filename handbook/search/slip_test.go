package search_test

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"

	"clinichandbook/assets"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/search/eval"
)

// slip is a way in which a finger misses. It changes letter i of a text.
type slip struct {
	name  string
	first bool // it happens to the first letter of a word, else to one inside
	make  func(text string, i int, next byte) string
	// least is the share of titles and aliases that find the same as without
	// it, flagged that of emergencies that raise the banner.
	least, flagged float64
}

var slips = []slip{
	{"two letters swapped", false, func(s string, i int, _ byte) string { return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:] }, 0.98, 0.97},
	{"a letter left out", false, func(s string, i int, _ byte) string { return s[:i] + s[i+1:] }, 0.92, 0.94},
	{"a letter doubled", false, func(s string, i int, _ byte) string { return s[:i+1] + s[i:] }, 0.98, 0.975},
	{"the next key, too", false, func(s string, i int, b byte) string { return s[:i] + string(b) + s[i:] }, 0.98, 0.96},
	{"the next key, instead", false, func(s string, i int, b byte) string { return s[:i] + string(b) + s[i+1:] }, 0.97, 0.95},
	{"the same in the first letter", true, func(s string, i int, b byte) string { return s[:i] + string(b) + s[i+1:] }, 0.95, 0.93},
}

// fewestSlipped is the number of letters of words with slips: too many shorter
// ones look alike.
const fewestSlipped = 5

// places returns where a slip may happen in a text.
func (s slip) places(text string) (at []int) {
	for from := 0; from < len(text); from++ {
		to := from
		for to < len(text) && text[to] >= 'a' && text[to] <= 'z' {
			to++
		}
		if to-from >= fewestSlipped {
			if s.first {
				at = append(at, from)
			}
			for i := from + 1; i+1 < to && !s.first; i++ {
				at = append(at, i)
			}
		}
		from = to
	}
	return at
}

// nextKey returns a key left or right of one.
func nextKey(key byte, rng *rand.Rand) byte {
	for _, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if i := strings.IndexByte(row, key); i >= 0 {
			return row[max(0, min(i-1+2*rng.IntN(2), len(row)-1))]
		}
	}
	return key
}

// TestSlips makes one slip of each kind in texts that are answered well, and
// checks how many are still answered.
func TestSlips(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: thousands of misspelled queries")
	}
	ix := bundled(t)
	first := func(text string) string {
		if hits := ix.Search(text, 1).Hits; len(hits) > 0 {
			return hits[0].Entry.ID
		}
		return ""
	}
	raised := func(text string) string {
		if len(ix.Search(text, 1).Flags) > 0 {
			return "banner"
		}
		return ""
	}
	names, emergencies := namesOf(t), emergenciesOf(t)
	for _, s := range slips {
		for _, c := range []struct {
			what   string
			texts  []string
			answer func(string) string
			least  float64
			some   bool // a few slips of each text are enough
		}{{"found", names, first, s.least, true}, {"raised", emergencies, raised, s.flagged, false}} {
			same, all := 0, 0
			for _, text := range c.texts {
				places, want := s.places(text), c.answer(text)
				if len(places) == 0 || want == "" {
					continue
				}
				// Of each text by itself: another text must not change its slips.
				h := fnv.New64()
				h.Write([]byte(text))
				rng := rand.New(rand.NewPCG(1, h.Sum64()))
				if c.some {
					rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
					places = places[:min(3, len(places))]
				}
				for _, i := range places {
					typed := s.make(text, i, nextKey(text[i], rng)) + " "
					if typed == text+" " {
						continue
					}
					all++
					if c.answer(typed) == want {
						same++
					} else if testing.Verbose() {
						t.Logf("%s: %q is not %s as %q", s.name, typed, c.what, text)
					}
				}
			}
			share := float64(same) / float64(all)
			t.Logf("%-24s %.3f of %d are %s", s.name, share, all, c.what)
			if share < c.least {
				t.Errorf("%s: %.3f of %d are %s, want %.2f or more", s.name, share, all, c.what, c.least)
			}
		}
	}
}

// namesOf are the titles and aliases of the bundled handbook.
func namesOf(t *testing.T) (out []string) {
	t.Helper()
	h, _, err := content.Load(assets.Content())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range h.Entries() {
		out = append(out, strings.ToLower(e.Title))
		for _, a := range e.Aliases {
			out = append(out, strings.ToLower(a))
		}
	}
	return out
}

// emergenciesOf are the judged queries that should raise the banner.
func emergenciesOf(t *testing.T) (out []string) {
	t.Helper()
	for _, name := range []string{"dev-queries.json", "wide-queries.json", "check-queries.json"} {
		for _, q := range judged(t, name) {
			if q.Emergency == eval.Emergency {
				out = append(out, strings.ToLower(q.Text))
			}
		}
	}
	return out
}
