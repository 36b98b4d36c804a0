package content

import (
	"regexp"

	"clinichandbook/handbook"
)

// PlainText is what a file says that people write: without what editors and systems do
// to it.
func PlainText(file []byte) ([]byte, error) {
	text, err := decode(file)
	return normalize(text), err
}

// settingNote is a note after a value, on a line without quotation marks. In #2 the sign
// is part of the value.
var settingNote = regexp.MustCompile(`(?m)^([^"'“”‘’#\n]*?)[ \t\x{00a0}]+#(?:[ \t#].*)?$`)

// ReadKeys reads a file that is no part of a handbook: keys, each with one text or a
// list of texts, which are read as they are written. The keys are nil if the file cannot
// be read, or if one of them cannot: a typing error must not pass for a key that is not
// there. Of an unknown key only the problem remains.
func ReadKeys(text []byte, single, lists []string) (keys map[string][]string, problems []handbook.Problem) {
	var hints []handbook.Problem
	defer func() { problems = append(problems, hints...) }()
	y := yamlFile{firstLine: 1, report: reporter{to: &problems}}
	if line, ok := firstBadLine(text); !ok {
		y.report.at(line, "this line is not UTF-8 text")
		return nil, problems
	}
	if line, why := YAMLShape(string(text)); line > 0 {
		y.report.at(line, "%s", why)
		return nil, problems
	}
	f := forms{noGroups: plainForm}
	for _, key := range single {
		f[key] = textForm
	}
	for _, key := range lists {
		f[key] = wordsForm
	}
	root := y.written(settingNote.ReplaceAll(text, []byte("$1")), f, reporter{to: &hints})
	if len(problems) > 0 {
		return nil, problems
	}
	keys = map[string][]string{}
	if root == nil {
		return keys, nil // nothing but comments
	}
	faulty := false
	readers := map[string]func(pair){}
	add := func(key string, read func(pair) []string) {
		readers[key] = func(p pair) {
			before := len(problems)
			keys[key] = read(p)
			faulty = faulty || len(problems) > before
		}
	}
	for _, key := range single {
		add(key, func(p pair) []string { return []string{y.text(p.node, key)} })
	}
	for _, key := range lists {
		add(key, func(p pair) []string { return plainTexts(y.texts(p.node, key)) })
	}
	if y.keys(root, "the file", readers) == nil || faulty {
		return nil, problems
	}
	return keys, problems
}
