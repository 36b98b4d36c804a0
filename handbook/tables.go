package handbook

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// The tables beside the entries, all in YAML.
const (
	infoFile       = "handbook.yaml"
	sourcesFile    = "sources.yaml"
	fieldsFile     = "clinic-fields.yaml"
	clinicFile     = "clinic.yaml"
	redFlagsFile   = "red-flags.yaml"
	vocabularyFile = "vocabulary.yaml"
)

// openTable parses a table. The root is nil when the file is absent, empty or
// not readable; the latter is reported.
func (l *loader) openTable(file string) (yamlFile, ast.Node) {
	y := yamlFile{firstLine: 1, report: l.reporter(file)}
	data, ok := l.readText(file)
	if !ok {
		return y, nil
	}
	return y, y.parse(data)
}

// readRows reads a table that is a list of mappings.
func (l *loader) readRows(file, what string, row func(y yamlFile, n ast.Node)) {
	y, root := l.openTable(file)
	if root == nil {
		return
	}
	for _, n := range y.items(root, "the file") {
		row(y, n)
	}
}

func (l *loader) readInfo() {
	y, root := l.openTable(infoFile)
	if root == nil {
		return
	}
	y.keys(root, "the file", map[string]func(pair){
		"version": func(p pair) { l.h.version = y.text(p.node, "version") },
	})
}

var validYear = regexp.MustCompile(`^([12][0-9]{3}|undated)$`)

func (l *loader) readSources() {
	l.readRows(sourcesFile, "a source", func(y yamlFile, n ast.Node) {
		s := &Source{}
		at := y.keys(n, "a source", map[string]func(pair){
			"key":       textKey(y, &s.Key),
			"title":     textKey(y, &s.Title),
			"publisher": textKey(y, &s.Publisher),
			"short":     textKey(y, &s.Short),
			"year":      textKey(y, &s.Year),
			"address":   textKey(y, &s.Address),
			"note":      textKey(y, &s.Note),
			"kind":      func(p pair) { s.Kind = SourceKind(y.text(p.node, p.key)) },
		})
		if at == nil {
			return
		}
		line := y.line(n)
		for _, need := range []struct{ key, value string }{
			{"key", s.Key}, {"title", s.Title}, {"publisher", s.Publisher}, {"year", s.Year},
		} {
			if need.value == "" {
				y.report(line, "the source has no %s: add it", need.key)
			}
		}
		if s.Year != "" && !validYear.MatchString(s.Year) {
			y.report(at["year"], "the year %q is not four digits: write 2024, or undated", s.Year)
		}
		if !slices.Contains([]SourceKind{SourceArticle, SourceOfficial, SourceStudy}, s.Kind) {
			y.report(max(at["kind"], line), "unknown kind %q: write article, official or study", s.Kind)
		}
		if s.Key == "" {
			return
		}
		if l.h.sources[s.Key] != nil {
			y.report(at["key"], "duplicate source key %q: each key may stand once", s.Key)
			return
		}
		if s.Short == "" {
			s.Short = s.Publisher
		}
		l.h.sources[s.Key] = s
	})
}

func textKey(y yamlFile, to *string) func(pair) {
	return func(p pair) { *to = y.text(p.node, p.key) }
}

func (l *loader) readFields() {
	l.readRows(fieldsFile, "a clinic value", func(y yamlFile, n ast.Node) {
		f := &Field{}
		at := y.keys(n, "a clinic value", map[string]func(pair){
			"id":     textKey(y, &f.ID),
			"label":  textKey(y, &f.Label),
			"help":   textKey(y, &f.Help),
			"unset":  textKey(y, &f.Unset),
			"needed": func(p pair) { f.Needed = y.truth(p.node, p.key) },
		})
		if at == nil {
			return
		}
		switch {
		case f.ID == "":
			y.report(y.line(n), "the clinic value has no id: add one, as in nurse-line")
			return
		case !validID.MatchString(f.ID):
			y.report(at["id"], "the id %q must be small letters, digits and hyphens, as in nurse-line", f.ID)
			return
		case l.h.byField[f.ID] != nil:
			y.report(at["id"], "duplicate id %q: each clinic value may stand once", f.ID)
			return
		}
		if f.Label == "" {
			y.report(y.line(n), "the clinic value %s has no label: add the name to show", f.ID)
			f.Label = f.ID
		}
		if f.Unset == "" {
			f.Unset = "Not set by this clinic: ask a nurse"
		}
		l.h.fields = append(l.h.fields, f)
		l.h.byField[f.ID] = f
	})
}

// readClinic reads the values of the clinic: id: text, or
// id: {value: text, by: name, on: date}.
func (l *loader) readClinic() {
	y, root := l.openTable(clinicFile)
	if root == nil {
		return
	}
	ps, _ := y.pairs(root, "the file")
	for _, p := range ps {
		f := l.h.byField[p.key]
		if f == nil {
			y.report(p.line, "unknown clinic value %q: %s", p.key, l.knownFields())
			continue
		}
		switch p.node.(type) {
		case *ast.MappingNode, *ast.MappingValueNode:
			y.keys(p.node, "the value "+p.key, map[string]func(pair){
				"value": textKey(y, &f.Value),
				"by":    textKey(y, &f.SetBy),
				"on":    textKey(y, &f.SetOn),
			})
		default:
			f.Value = y.text(p.node, p.key)
		}
	}
}

func (l *loader) knownFields() string {
	var ids []string
	for _, f := range l.h.fields {
		ids = append(ids, f.ID)
	}
	if len(ids) == 0 {
		return fieldsFile + " names none"
	}
	return "known ones are " + strings.Join(ids, ", ")
}

func (l *loader) readRedFlags() {
	l.readRows(redFlagsFile, "a red flag", func(y yamlFile, n ast.Node) {
		var flag RedFlag
		var leads []locatedText
		at := y.keys(n, "a red flag", map[string]func(pair){
			"name":    textKey(y, &flag.Name),
			"entries": func(p pair) { leads = y.texts(p.node, p.key) },
			"phrases": func(p pair) { flag.Phrases = plainTexts(y.texts(p.node, p.key)) },
			"unless":  func(p pair) { flag.Unless = plainTexts(y.texts(p.node, p.key)) },
			"values": func(p pair) {
				for _, v := range y.texts(p.node, p.key) {
					if f := l.h.byField[v.text]; f != nil {
						flag.Values = append(flag.Values, f)
					} else {
						y.report(v.line, "unknown clinic value %q: %s", v.text, l.knownFields())
					}
				}
			},
		})
		if at == nil {
			return
		}
		if len(flag.Phrases) == 0 {
			y.report(y.line(n), "the red flag %q has no phrases: add what callers say", flag.Name)
		}
		if len(leads) == 0 {
			y.report(y.line(n), "the red flag %q leads nowhere: name its entries", flag.Name)
		}
		for _, to := range leads {
			if e := l.h.byID[to.text]; e != nil {
				flag.Entries = append(flag.Entries, e)
			} else if !l.known[to.text] {
				y.report(to.line, "the red flag %q leads nowhere: there is no entry %q", flag.Name, to.text)
			}
		}
		// A flag stays even if its entry is broken: the banner matters more than the link.
		if len(flag.Phrases) > 0 {
			l.h.redFlags = append(l.h.redFlags, flag)
		}
	})
}
