package content

import (
	"strings"

	"clinichandbook/handbook"
)

// voiceNames lists the headings of level two that a body may have.
func voiceNames() string {
	var names []string
	for _, v := range handbook.Voices() {
		names = append(names, v.Heading())
	}
	return strings.Join(names, ", ")
}

// likeVoice reports that a heading was probably meant to be one of those.
func likeVoice(heading string) bool {
	for _, v := range handbook.Voices() {
		for _, h := range v.Headings() {
			if typos(strings.ToLower(heading), strings.ToLower(h)) <= 3 {
				return true
			}
		}
	}
	return false
}

// typos is the edit distance of two texts, in bytes.
func typos(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
