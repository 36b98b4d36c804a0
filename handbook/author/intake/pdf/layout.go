package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// line is a line of a page.
type line struct {
	text string
	y    float64
	size float64
	end  float64
	page int
}

// The distances that separate, as parts of the size of the text.
const (
	sameLine   = 0.4  // up or down: a raised number is in the line
	wordSpace  = 0.15 // sideways
	paragraph  = 1.75 // down: lines of a paragraph are closer
	headingPer = 1.15 // how much larger than the text a heading is
)

// longestHeading is how long a line in large letters may be, in bytes.
const longestHeading = 140

// lines puts what a page draws into lines, in the order in which it is drawn.
func lines(runs []run, page int) []line {
	var out []line
	for _, r := range runs {
		last := len(out) - 1
		if last >= 0 && math.Abs(out[last].y-r.y) <= sameLine*max(out[last].size, r.size) && r.x >= out[last].end-max(out[last].size, r.size) {
			l := &out[last]
			if r.x-l.end > wordSpace*r.size && !strings.HasSuffix(l.text, " ") && !strings.HasPrefix(r.text, " ") {
				l.text += " "
			}
			l.text += r.text
			l.end, l.size = r.end, max(l.size, r.size)
			continue
		}
		out = append(out, line{r.text, r.y, r.size, r.end, page})
	}
	kept := out[:0]
	for _, l := range out {
		if l.text = strings.Join(strings.Fields(l.text), " "); l.text != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// withoutFurniture drops what is at the top or the bottom of most pages, with the
// numbers of the pages, and reports how many lines that were.
func withoutFurniture(pages [][]line) (kept [][]line, dropped int) {
	count := map[string]int{}
	body := bodySize(pages)
	for _, p := range pages {
		seen := map[string]bool{}
		for _, i := range edges(p) {
			if key := furnitureKey(p[i].text); !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	for _, p := range pages {
		at := edges(p)
		var page []line
		for i, l := range p {
			if n := count[furnitureKey(l.text)]; slices.Contains(at, i) && l.size < headingPer*body && (n >= 3 && 2*n > len(pages) || isPageNumber(l.text) && len(pages) > 1) {
				dropped++
				continue
			}
			page = append(page, l)
		}
		kept = append(kept, page)
	}
	return kept, dropped
}

// edges are the lines that may be a header or a footer: the first ones that are
// drawn and the last ones.
func edges(p []line) (at []int) {
	for i := range p {
		if i < 2 || i >= len(p)-2 {
			at = append(at, i)
		}
	}
	return at
}

// furnitureKey is a line without its numbers.
func furnitureKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text)
}

func isPageNumber(text string) bool {
	rest := strings.ToLower(furnitureKey(text))
	for _, word := range []string{"page", "of", "seite", "página", "de"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	return strings.Trim(rest, " -–—/|.") == "" && rest != strings.ToLower(text)
}

// bodySize is the size that most of the text has.
func bodySize(pages [][]line) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, p := range pages {
		for _, l := range p {
			size := math.Round(l.size*2) / 2
			count[size] += len(l.text)
			if count[size] > count[best] || count[size] == count[best] && size < best {
				best = size
			}
		}
	}
	return best
}

// plainText writes the pages as plain text: headings after a #, an empty line
// between paragraphs.
func plainText(pages [][]line) string {
	var b strings.Builder
	body := bodySize(pages)
	sizes := headingSizes(pages, body)
	var last line
	for _, p := range pages {
		for _, l := range p {
			level := slices.Index(sizes, math.Round(l.size*2)/2) + 1
			if len(l.text) > longestHeading {
				level = 0
			}
			gap := last.y - l.y
			newPage := l.page != last.page
			switch {
			case level > 0 && last.size == l.size && !newPage && gap > 0 && gap < paragraph*l.size: // a heading of two lines
				b.WriteString(" " + l.text)
				last = l
				continue
			case newPage && endsSentence(last.text), !newPage && (gap > paragraph*l.size || gap < -l.size), level > 0, slices.Contains(sizes, math.Round(last.size*2)/2):
				b.WriteString("\n\n")
			default:
				b.WriteString("\n")
			}
			if level > 0 {
				b.WriteString(strings.Repeat("#", min(level, 6)) + " ")
			} else if strings.HasPrefix(l.text, "#") {
				b.WriteByte(' ')
			}
			b.WriteString(l.text)
			last = l
		}
	}
	return b.String()
}

func endsSentence(text string) bool {
	return text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:")
}

// headingSizes are the sizes of headings, the largest first.
func headingSizes(pages [][]line, body float64) []float64 {
	var sizes []float64
	for _, p := range pages {
		for _, l := range p {
			size := math.Round(l.size*2) / 2
			if size >= headingPer*body && len(l.text) <= longestHeading && !slices.Contains(sizes, size) {
				sizes = append(sizes, size)
			}
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}
