package author

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

const sourcesFile = "sources.yaml"

// AddSource lists a source in the draft, so that pages can cite it, and returns the key
// that it was given.
func (w Workspace) AddSource(s handbook.Source) (key string, err error) {
	for _, text := range []*string{&s.Title, &s.Publisher, &s.Short, &s.Year, &s.Address} {
		*text = strings.Join(strings.Fields(*text), " ")
	}
	switch {
	case s.Title == "":
		return "", inputError("give the source a title")
	case s.Publisher == "":
		return "", inputError("say who published it, such as the name of a health service")
	}
	if s.Year == "" {
		s.Year = "undated"
	}
	if s.Short == "" {
		s.Short = s.Publisher
	}
	if s.Kind == "" {
		s.Kind = handbook.SourceOfficial
	}
	err = w.change(func() error {
		file := w.Draft().contentFile(sourcesFile)
		text, err := readFile(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &ReachError{w.Root, err}
		}
		for n := 1; ; n++ {
			s.Key = fmt.Sprintf("Own%d", n)
			if !strings.Contains(string(text), "key: "+s.Key+",") {
				break
			}
		}
		out, err := content.AddSource(text, s)
		if err != nil {
			return err
		}
		return w.put(file, out)
	})
	return s.Key, err
}
