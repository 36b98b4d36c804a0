package author

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

const topicsFile = "topics.yaml"

// Topics lists the topics that pages of the draft may be about, the main one first.
func (w Workspace) Topics() ([]*handbook.Topic, error) {
	h, _, err := w.Draft().Load()
	if err != nil {
		return nil, &ReachError{w.Root, err}
	}
	return h.Topics(), nil
}

// AddTopic lists a topic in the draft, so that pages can name it, and returns it with
// the id that it was given.
func (w Workspace) AddTopic(t handbook.Topic) (*handbook.Topic, error) {
	t.Title = strings.Join(strings.Fields(t.Title), " ")
	base := content.Slug(t.Title)
	if base == "" {
		return nil, inputError("give the topic a title, such as TMS")
	}
	err := w.change(func() error {
		known, err := w.Topics()
		if err != nil {
			return err
		}
		called := func(name string) *handbook.Topic {
			for _, k := range known {
				if slices.ContainsFunc(append([]string{k.Title}, k.Aliases...), func(n string) bool { return strings.EqualFold(n, name) }) {
					return k
				}
			}
			return nil
		}
		for _, name := range append([]string{t.Title}, t.Aliases...) {
			if k := called(name); k != nil {
				return inputError("the topic %s is called “%s” already: use that one, or another name", k.Title, name)
			}
		}
		t.ID = base
		for n := 2; slices.ContainsFunc(known, func(k *handbook.Topic) bool { return k.ID == t.ID }); n++ {
			t.ID = fmt.Sprintf("%s-%d", base, n)
		}
		file := w.Draft().contentFile(topicsFile)
		text, err := readFile(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &ReachError{w.Root, err}
		}
		out, err := content.AddTopic(text, t)
		if err != nil {
			return err
		}
		return w.put(file, out)
	})
	if err != nil {
		return nil, err
	}
	return &t, nil
}
