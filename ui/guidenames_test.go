package ui

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"clinichandbook/assets"
)

// outsideNames are names in the guides that are not texts of the program, with what
// they belong to.
var outsideNames = map[string]string{
	"command prompt":     "Windows",
	"properties":         "Windows",
	"digital signatures": "Windows",
	"español":            "a button that is named in its own language",
}

var (
	codeInGuide = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
	emphasis    = regexp.MustCompile(`\*\*([^*]+)\*\*|\*([^*]+)\*`)
	placeholder = regexp.MustCompile(`\s*[:·]?\s*\(?\{\{[^}]*\}\}\)?`)
)

// shownText makes texts alike that differ in what the guides leave out: values in them,
// dots at their end, and the form of quotation marks.
func shownText(text string) string {
	text = placeholder.ReplaceAllString(text, "")
	text = strings.NewReplacer("’", "'", "“", "", "”", "", "\n", " ").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(text, " …:")), " "))
}

// TestGuidesNameWhatIsShown holds each name of a button, field, page or menu in the
// guides to the texts of the program. Names are in italics or bold; bold words that lead
// a sentence end with a colon, and bold sentences with a full stop.
func TestGuidesNameWhatIsShown(t *testing.T) {
	texts := map[string]bool{}
	for _, text := range translations(t, "translations/en.json") {
		texts[shownText(text)] = true
	}
	known := func(name string) bool {
		name = shownText(name)
		for text := range texts {
			if text == name || strings.HasPrefix(text, name+" ") || strings.HasPrefix(text, name+":") {
				return true
			}
		}
		return outsideNames[name] != ""
	}
	guides, err := fs.Glob(assets.Guide(), "guide/*.md")
	if err != nil || len(guides) < 3 {
		t.Fatal(guides, err)
	}
	for _, guide := range guides {
		data, err := fs.ReadFile(assets.Guide(), guide)
		if err != nil {
			t.Fatal(err)
		}
		names := 0
		for _, m := range emphasis.FindAllStringSubmatch(codeInGuide.ReplaceAllString(string(data), ""), -1) {
			text := m[1] + m[2]
			if strings.HasSuffix(text, ":") || strings.HasSuffix(text, ".") {
				continue
			}
			for part := range strings.SplitSeq(text, "→") {
				for name := range strings.SplitSeq(part, ", ") {
					names++
					if !known(name) && !known(part) {
						t.Errorf("%s: nothing in the program is called %q", guide, strings.TrimSpace(name))
					}
				}
			}
		}
		t.Logf("%s: %d names", guide, names)
	}
}
