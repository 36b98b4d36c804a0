package content

import "clinichandbook/handbook"

// ReadKeys reads a YAML file that is no part of a handbook: a group with keys, each
// with one text or a list of texts. The keys are nil if the file cannot be read, or
// if one of them cannot: a typing error must not pass for a key that is not there.
// Of an unknown key only the problem remains.
func ReadKeys(text []byte, single, lists []string) (keys map[string][]string, problems []handbook.Problem) {
	y := yamlFile{firstLine: 1, report: reporter{to: &problems}}
	if line, ok := firstBadLine(text); !ok {
		y.report.at(line, "this line is not UTF-8 text")
		return nil, problems
	}
	root := y.parse(text)
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
