package xwidget

import (
	"slices"
	"testing"
)

func TestReadable(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain → text ≥ 5", "plain → text ≥ 5"},
		{"call 📞 now", "call [telephone receiver] now"},
		{"family 👨\u200d👩", "family [man]\u200d[woman]"},
		{"thanks 👍🏽", "thanks [thumbs up sign]"},
		{"from 🇺🇸", "from US"},
		{"love ❤️", "love ❤"},
		{"✅ Bring an ID ❌ Do not drive", "✓ Bring an ID ✗ Do not drive"},
		{"⏰ at 9, ☕ after", "[alarm clock] at 9, [hot beverage] after"},
		{"❗Call ✔ ☎ now", "!Call ✔ ☎ now"},
	} {
		if got := readable(c.text); got != c.want {
			t.Errorf("%q reads %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRuns(t *testing.T) {
	for text, want := range map[string][]string{
		"":             {""},
		"plain text":   {"plain text"},
		"A → B → C":    {"A →", " B →", " C"},
		"A→B":          {"A→B"},
		"done ✓":       {"done ✓"},
		"≥ 5 and ≤ 10": {"≥", " 5 and ≤", " 10"},
	} {
		if got := runs(text); !slices.Equal(got, want) {
			t.Errorf("%q splits into %q, want %q", text, got, want)
		}
	}
}
