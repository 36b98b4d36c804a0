package content

import (
	"bytes"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// readClinic reads the values of the clinic, id: text or
// id: {value: text, by: name, on: date}. A value overrides that of an earlier
// layer. A line that cannot be read costs its value only.
func (f *folder) readClinic() {
	var problems, hints []handbook.Problem
	y := yamlFile{1, reporter{layer: f.name(), file: clinicFile, to: &problems}}
	hint := reporter{layer: f.name(), file: clinicFile, to: &hints}
	ps := f.valuePairs(y, hint)
	named := map[string]bool{} // with a value, or without one on purpose
	for i, p := range ps {
		field := f.l.fields[p.key]
		if field == nil {
			y.report.at(p.line, "unknown clinic value %q: %s", p.key, f.l.knownFields(p.key))
			continue
		}
		v := readSetting(y, p)
		if v.Value == "" {
			named[field.ID] = !faultyBetween(problems, p.line, ps[i+1:])
			continue
		}
		named[field.ID] = true
		for _, why := range notShown(v.Value) {
			hint.at(p.line, "%s", why)
		}
		f.set(field, v)
		f.keepValue(field.ID, v)
	}
	f.keepValues(y.report, named, len(problems) > 0)
	f.l.problems = append(append(f.l.problems, problems...), hints...)
}

// faultyBetween reports a fault from a line to the next key.
func faultyBetween(problems []handbook.Problem, line int, next []pair) bool {
	return slices.ContainsFunc(problems, func(p handbook.Problem) bool {
		return p.Line >= line && (len(next) == 0 || p.Line < next[0].line)
	})
}

// valuePairs lists the lines of clinic.yaml that can be read.
func (f *folder) valuePairs(y yamlFile, hints reporter) []pair {
	data, ok := f.readDecoded(clinicFile, y.report)
	if !ok {
		return nil
	}
	lines := bytes.Split(data, []byte("\n"))
	for i, line := range lines {
		if _, ok := firstBadLine(line); !ok {
			y.report.at(i+1, notText)
			lines[i] = nil
		}
	}
	at := func(r reporter) func(int, string, ...any) {
		return func(line int, format string, args ...any) { r.at(1+line, format, args...) }
	}
	lines = bytes.Split(asWritten(bytes.Join(lines, []byte("\n")), 1, valueForms, at(y.report), at(hints)), []byte("\n"))
	root := y.parseLines(lines)
	if root == nil {
		return nil
	}
	ps, _ := y.named(root, "the file")
	return ps
}

// mostFaults is how many faulty values a clinic.yaml may have before nothing of it
// is read.
const mostFaults = 20

// mostParsedAgain is the size in bytes up to which a clinic.yaml is parsed again
// without its faulty values. A clinic's values are a few kilobytes.
const mostParsedAgain = 128 << 10

// parseLines parses lines without the values that the parser refuses.
func (y yamlFile) parseLines(lines [][]byte) ast.Node {
	for range mostFaults {
		before := len(*y.report.to)
		text := bytes.Join(lines, []byte("\n"))
		root := y.parse(text)
		faults := (*y.report.to)[before:]
		if root != nil || len(faults) == 0 || len(text) > mostParsedAgain {
			return root
		}
		clearValue(lines, min(faults[0].Line, len(lines))-1)
	}
	return nil
}

// clearValue empties the lines of the value that a line belongs to.
func clearValue(lines [][]byte, at int) {
	begins := func(i int) bool { return len(lines[i]) > 0 && !bytes.ContainsRune([]byte(" \t-"), rune(lines[i][0])) }
	from, to := at, at+1
	for from > 0 && !begins(from) {
		from--
	}
	for to < len(lines) && !begins(to) {
		to++
	}
	clear(lines[from:to])
}

// valueName is the name under which a value is remembered.
func valueName(id string) string { return clinicFile + "/" + id }

// keepValue remembers a value of clinic.yaml.
func (f *folder) keepValue(id string, s handbook.Setting) {
	f.keep(valueName(id), id+": "+settingYAML(s)+"\n")
}

// keepValues sets the values that clinic.yaml gave before and that cannot be read
// in it now. A value that the handbook needs stays even if its line is gone: only
// the line without a value, as in "nurse-line:", takes it away. faulty means that
// some of the file is not understood.
func (f *folder) keepValues(report reporter, named map[string]bool, faulty bool) {
	for _, field := range f.l.parts.Fields {
		if named[field.ID] || !faulty && !field.Needed {
			continue
		}
		good, ok := f.lastGood(valueName(field.ID))
		if !ok {
			continue
		}
		settings, err := ReadSettings([]byte(good.Text))
		s := settings[field.ID]
		if err != nil || s.Value == "" {
			continue
		}
		f.set(field, s)
		field.Kept = &handbook.Kept{Name: field.Label, Date: good.Date}
		report.at(1, "%s is no longer in this file: desks keep showing “%s”, the last good value%s. Write it again, or write %s: with nothing after it to remove it",
			field.ID, shortened(s.Value), ofDate(good.Date), field.ID)
	}
}

// set sets a value.
func (f *folder) set(field *handbook.Field, s handbook.Setting) {
	field.Value, field.SetBy, field.SetOn, field.Origin, field.Kept = s.Value, s.By, s.On, f.layer, nil
}
