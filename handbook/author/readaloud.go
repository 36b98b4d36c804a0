package author

import (
	"math"
	"strings"
	"unicode"
)

// wordsPerMinute is how fast a desk reads a line to a caller: slower than talk, so that
// it can be followed.
const wordsPerMinute = 140

// ReadAloud measures a text to be read to a caller: the school grade from which it is
// understood, by Flesch and Kincaid, and the seconds it takes. Both are 0 without
// words.
func ReadAloud(text string) (grade, seconds int) {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '–' || r == '—' || r == '/' })
	sentences, syllables, count := 0, 0, 0
	for i, w := range words {
		letters := strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if letters != "" {
			count++
			syllables += syllablesOf(letters)
		}
		if strings.ContainsAny(w[len(w)-1:], ".!?:") || i == len(words)-1 {
			sentences++
		}
	}
	if count == 0 {
		return 0, 0
	}
	perSentence, perWord := float64(count)/float64(max(sentences, 1)), float64(syllables)/float64(count)
	grade = int(math.Round(0.39*perSentence + 11.8*perWord - 15.59))
	return max(1, grade), max(1, int(math.Ceil(float64(count)*60/wordsPerMinute)))
}

// syllablesOf counts the syllables of a word in small letters: its groups of vowels,
// without a silent e at the end.
func syllablesOf(word string) int {
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouyáéíóúü", r)
		if is && !vowel {
			n++
		}
		vowel = is
		if unicode.IsDigit(r) {
			n++ // at least one each: 24 is twenty-four
		}
	}
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}
