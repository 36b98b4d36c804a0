package content

import (
	"bytes"
	"fmt"

	"clinichandbook/handbook"
)

// AddSource is sources.yaml with one more source at its end. The rest of the file stays
// byte for byte.
func AddSource(file []byte, s handbook.Source) ([]byte, error) {
	if !validYear.MatchString(s.Year) {
		return nil, fmt.Errorf("the year %q is not four digits: write one as in 2024, or leave it empty", s.Year)
	}
	var b bytes.Buffer
	b.Write(file)
	if len(file) > 0 && !bytes.HasSuffix(file, []byte("\n")) {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "- {key: %s, title: %s, publisher: %s, short: %s, year: %s, kind: %s", s.Key, quoted(s.Title), quoted(s.Publisher), quoted(s.Short), quoted(s.Year), s.Kind)
	if s.Address != "" {
		fmt.Fprintf(&b, ", address: %s", quoted(s.Address))
	}
	b.WriteString("}\n")
	var problems []handbook.Problem
	yamlFile{1, reporter{to: &problems}}.parse(b.Bytes())
	if len(problems) > 0 {
		return nil, fmt.Errorf("sources.yaml has a mistake in line %d: %s", problems[0].Line, problems[0].Msg)
	}
	return b.Bytes(), nil
}
