package content

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// readRedFlags reads the phrases that raise the emergency bar: classes of words
// and groups of phrases, or, as earlier versions had it, the groups alone.
func (f *folder) readRedFlags() {
	y, root := f.openTable(redFlagsFile, &f.l.problems)
	if root == nil {
		return
	}
	classes := maps.Clone(f.l.classes)
	if classes == nil {
		classes = map[string][]string{}
	}
	groups := root
	if _, list := root.(*ast.SequenceNode); !list {
		groups = nil
		if isRedFlag(y, root) { // alone, without a hyphen
			f.readRedFlag(y, root, classes)
			return
		}
		y.keys(root, "the file", map[string]func(pair){
			"classes": func(p pair) { f.readClasses(y, p, classes) },
			"groups":  func(p pair) { groups = p.node },
		})
	}
	f.l.classes = classes
	for _, n := range y.items(groups, "the list of groups") {
		f.readRedFlag(y, n, classes)
	}
}

// isRedFlag reports the keys of a red flag where those of the file should be.
func isRedFlag(y yamlFile, root ast.Node) bool {
	ps, _ := yamlFile{y.firstLine, ignored()}.named(root, "")
	return slices.ContainsFunc(ps, func(p pair) bool { return p.key == "phrases" || p.key == "spanish" })
}

// readClasses adds the classes of a file to those of the files before it. A class may
// have those above it among its words.
func (f *folder) readClasses(y yamlFile, classes pair, to map[string][]string) {
	ps, _ := y.pairs(classes.node, "classes")
	for _, p := range ps {
		var words []string
		for _, t := range y.saidTexts(p.node, p.key) {
			if wrong := faultIn(t.text, to); wrong != "" {
				y.report.at(t.line, "the word %q of the class {%s} has a mistake: %s", t.text, p.key, wrong)
				continue
			}
			words = append(words, membersOf(t.text, to)...)
		}
		switch {
		case !validID.MatchString(p.key):
			y.report.at(p.line, "the name of the class %q must be lowercase letters, digits, and hyphens, as in trouble-with", p.key)
		case to[p.key] != nil:
			y.report.at(p.line, "there is already a class {%s}: give this one another name", p.key)
		case len(words) == 0:
			y.report.at(p.line, "the class {%s} has no words: list some, as in [turn, go, become]", p.key)
		default:
			to[p.key] = words
		}
	}
}

// membersOf are the words that a member of a class stands for: those of another class,
// or itself.
func membersOf(word string, classes map[string][]string) []string {
	if m := inBraces.FindStringSubmatch(word); m != nil && m[0] == word {
		return classes[m[1]]
	}
	return []string{word}
}

// The values that a bar shows if its group names none.
var commonValues = []string{"emergency-script", "emergency-number"}

func (f *folder) readRedFlag(y yamlFile, n ast.Node, classes map[string][]string) {
	flag := handbook.RedFlag{Origin: f.layer, Classes: classes}
	var leads, phrases []locatedText
	list := func(to *[]string) func(pair) {
		return func(p pair) {
			ts := y.saidTexts(p.node, p.key)
			phrases = append(phrases, ts...)
			*to = plainTexts(ts)
		}
	}
	at := y.keys(n, "a red flag", map[string]func(pair){
		"name":         shownKey(y, &flag.Name),
		"name-spanish": shownKey(y, &flag.NameSpanish),
		"entries":      func(p pair) { leads = y.texts(p.node, p.key) },
		"phrases":      list(&flag.Phrases),
		"spanish":      list(&flag.Spanish),
		"unless":       list(&flag.Unless),
		"questions":    func(p pair) { flag.Questions = y.truth(p.node, p.key) },
		"values": func(p pair) {
			for _, v := range y.texts(p.node, p.key) {
				if field := f.l.fields[v.text]; field != nil {
					flag.Values = append(flag.Values, field)
				} else {
					y.report.at(v.line, "unknown clinic value %q: %s", v.text, f.l.knownFields(v.text))
				}
			}
		},
	})
	if at == nil {
		return
	}
	if at["values"] == 0 {
		for _, id := range commonValues {
			if field := f.l.fields[id]; field != nil {
				flag.Values = append(flag.Values, field)
			}
		}
	}
	if slices.ContainsFunc(f.l.parts.RedFlags, func(o handbook.RedFlag) bool { return o.Name == flag.Name }) {
		y.report.at(max(at["name"], y.line(n)), "duplicate red flag %q: there is one of that name, and this one is added beside it; give it a name of its own", flag.Name)
	}
	if len(flag.Phrases)+len(flag.Spanish) == 0 {
		y.report.at(y.line(n), "the red flag %q has no phrases: add what callers say", flag.Name)
	}
	for _, p := range phrases {
		if wrong := faultIn(p.text, classes); wrong != "" {
			y.report.at(p.line, "the phrase %q of the red flag %q has a mistake: %s", p.text, flag.Name, wrong)
		}
	}
	if len(leads) == 0 {
		y.report.at(y.line(n), "the red flag %q leads nowhere: name its entries", flag.Name)
	}
	for _, to := range leads {
		if e := f.l.entries[to.text]; e != nil {
			flag.Entries = append(flag.Entries, e)
		} else if !f.l.known[to.text] {
			y.report.at(to.line, "the red flag %q leads nowhere: there is no entry %q", flag.Name, to.text)
		}
	}
	// A flag stays even if its entry is broken: the bar matters more than the link.
	if len(flag.Phrases)+len(flag.Spanish) > 0 {
		f.l.parts.RedFlags = append(f.l.parts.RedFlags, flag)
	}
}

var (
	inBraces     = regexp.MustCompile(`\{([^{}]*)\}`)
	numbersFault = regexp.MustCompile(`^[0-9]+\.\.[0-9]+$`)
	loneBar      = regexp.MustCompile(`(^|[\s|])\||\|(\s|$)`)
)

// faultIn tells what is wrong with a phrase, or "".
func faultIn(phrase string, classes map[string][]string) string {
	for _, m := range inBraces.FindAllStringSubmatch(phrase, -1) {
		if classes[m[1]] == nil {
			return "there is no class {" + m[1] + "}: define it under classes, or write its words with bars, as in " + strings.ReplaceAll(m[1], "-", "|") + "|…"
		}
	}
	rest := inBraces.ReplaceAllString(phrase, "x")
	if strings.ContainsAny(rest, "{}") {
		return "a brace is left over: write the name of a class as in {turn}"
	}
	for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ' ' || r == '|' || r == '-' }) {
		if !strings.Contains(word, "..") {
			continue
		}
		from, to, _ := strings.Cut(word, "..")
		a, _ := strconv.Atoi(from)
		b, _ := strconv.Atoi(to)
		if !numbersFault.MatchString(word) || a > b {
			return "write a range of numbers from the smaller to the larger, as in 40..89"
		}
	}
	if !hasWord(rest) {
		return "there is no word in it"
	}
	if loneBar.MatchString(rest) {
		return "a bar needs a word right before and after it, as in feel|show; join an alternative of several words with hyphens, as in hard-time|trouble"
	}
	return ""
}

// hasWord reports a text with a letter or a digit.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 || r >= '0' && r <= '9'
	})
}
