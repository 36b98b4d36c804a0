package content

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// tableForms are the tables that people write. The others are written by the program.
var tableForms = map[string]forms{sourcesFile: sourceForms, fieldsFile: fieldForms, topicsFile: topicForms, redFlagsFile: redFlagForms, vocabularyFile: wordForms, spanishFile: wordForms, reviewsFile: reviewForms, spanishReviews: reviewForms, hiddenFile: hiddenForms}

// openTable parses a table. The root is nil if the file is missing, empty, or
// unreadable; the last is reported.
func (f *folder) openTable(file string, problems *[]handbook.Problem) (yamlFile, ast.Node) {
	y := yamlFile{firstLine: 1, report: reporter{layer: f.name(), file: file, to: problems}}
	before := len(*problems)
	var root ast.Node
	data, ok := f.readText(file, y.report)
	if ok {
		root = y.table(file, data, f.layer == nil)
	}
	if root != nil {
		f.keep(file, string(data))
	}
	if root != nil || len(*problems) == before {
		return y, root
	}
	good, ok := f.lastGood(file)
	if !ok {
		return y, nil
	}
	f.showKept(file, good)
	shownInstead(y.report, good)
	y.report = ignored()
	return y, y.table(file, []byte(good.Text), false)
}

// table parses the text of a table. The long ones of the bundled content are sound.
func (y yamlFile) table(file string, text []byte, bundled bool) ast.Node {
	f, ok := tableForms[file]
	if !ok || bundled && f.knows(anyKey) {
		return y.parse(text)
	}
	return y.written(text, f, y.report)
}

// readRows reads a table that is a list of mappings.
func (f *folder) readRows(file, what string, row func(y yamlFile, n ast.Node)) {
	y, root := f.openTable(file, &f.l.problems)
	if root == nil {
		return
	}
	for _, n := range y.items(root, "the file") {
		row(y, n)
	}
}

func (f *folder) readInfo() {
	y, root := f.openTable(infoFile, &f.l.problems)
	if root == nil {
		return
	}
	y.keys(root, "the file", map[string]func(pair){
		"version": func(p pair) { f.l.parts.Version = y.text(p.node, "version") },
	})
}

var validYear = regexp.MustCompile(`^([12][0-9]{3}|undated)$`)

func (f *folder) readSources() {
	f.readRows(sourcesFile, "a source", func(y yamlFile, n ast.Node) {
		s := &handbook.Source{}
		at := y.keys(n, "a source", map[string]func(pair){
			"key":       textKey(y, &s.Key),
			"title":     shownKey(y, &s.Title),
			"publisher": shownKey(y, &s.Publisher),
			"short":     shownKey(y, &s.Short),
			"year":      textKey(y, &s.Year),
			"address":   textKey(y, &s.Address),
			"note":      shownKey(y, &s.Note),
			"kind":      func(p pair) { s.Kind = handbook.SourceKind(strings.ToLower(y.text(p.node, p.key))) },
		})
		if at == nil {
			return
		}
		line := y.line(n)
		for _, need := range []struct{ key, value string }{
			{"key", s.Key}, {"title", s.Title}, {"publisher", s.Publisher}, {"year", s.Year},
		} {
			if need.value == "" {
				y.report.at(line, "the source has no %s: add it", need.key)
			}
		}
		if s.Year != "" && !validYear.MatchString(s.Year) {
			y.report.at(at["year"], "the year %q is not four digits: write 2024, or undated", s.Year)
		}
		if !slices.Contains(handbook.SourceKinds(), s.Kind) {
			y.report.at(max(at["kind"], line), "unknown kind %q: write article, official, study or secondary", s.Kind)
		}
		if s.Key == "" {
			return
		}
		if f.l.sources[s.Key] != nil {
			y.report.at(at["key"], "duplicate source key %q: each key may appear only once", s.Key)
			return
		}
		if s.Short == "" {
			s.Short = s.Publisher
		}
		f.l.sources[s.Key] = s
	})
}

func textKey(y yamlFile, to *string) func(pair) {
	return func(p pair) { *to = y.text(p.node, p.key) }
}

// shownKey reads a text that the desks show.
func shownKey(y yamlFile, to *string) func(pair) {
	return func(p pair) { *to = y.shownText(p.node, p.key) }
}

func (f *folder) readFields() {
	f.readRows(fieldsFile, "a clinic value", func(y yamlFile, n ast.Node) {
		v := &handbook.Field{}
		at := y.keys(n, "a clinic value", map[string]func(pair){
			"id":            textKey(y, &v.ID),
			"label":         shownKey(y, &v.Label),
			"help":          shownKey(y, &v.Help),
			"unset":         shownKey(y, &v.Unset),
			"unset-spanish": textKey(y, &v.UnsetSpanish),
			"needed":        func(p pair) { v.Needed = y.truth(p.node, p.key) },
			"transfer":      func(p pair) { v.Transfer = y.truth(p.node, p.key) },
		})
		if at == nil {
			return
		}
		switch {
		case v.ID == "":
			y.report.at(y.line(n), "the clinic value has no id: add one, as in nurse-line")
			return
		case !validID.MatchString(v.ID):
			y.report.at(at["id"], "the id %q must be lowercase letters, digits, and hyphens, as in nurse-line", v.ID)
			return
		case f.l.fields[v.ID] != nil:
			y.report.at(at["id"], "duplicate id %q: each clinic value may appear only once", v.ID)
			return
		}
		if v.Label == "" {
			y.report.at(y.line(n), "the clinic value %s has no label: add the name to show", v.ID)
			v.Label = v.ID
		}
		if v.Unset == "" {
			v.Unset = "Not set by this clinic: ask a nurse"
		}
		f.l.parts.Fields = append(f.l.parts.Fields, v)
		f.l.fields[v.ID] = v
	})
}

// knownFields says which clinic values may be meant by a name that is none of them:
// those that have a word of it, whole or begun.
func (l *loader) knownFields(name string) string {
	var all, alike []string
	for _, f := range l.parts.Fields {
		all = append(all, f.ID)
		if sharesWord(name, f.ID) {
			alike = append(alike, f.ID)
		}
	}
	switch {
	case len(all) == 0:
		return fieldsFile + " names none"
	case len(alike) > 0 && len(alike) <= fewNames:
		return "maybe " + strings.Join(alike, " or ") + " is meant"
	case len(all) <= fewNames:
		return "known ones are " + strings.Join(all, ", ")
	}
	return "the page Our clinic lists the " + strconv.Itoa(len(all)) + " there are, and " + fieldsFile + " can have more"
}

// fewNames is how many names a sentence can list.
const fewNames = 6

// sharesWord reports whether two names have a word in common, or the beginning of one.
func sharesWord(a, b string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	}
	for _, x := range words(a) {
		for _, y := range words(b) {
			if len(x) > 3 && len(y) > 3 && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x)) {
				return true
			}
		}
	}
	return false
}
