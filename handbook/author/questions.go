package author

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/questions"
)

// Asked is a question that desks have left, and what a search for it finds first in
// the draft.
type Asked struct {
	questions.Question
	Finds *handbook.Entry // or nil
}

// asked is the folder of the questions.
func (w Workspace) asked() questions.Folder {
	return questions.Folder{Dir: w.path(questions.FolderName)}
}

// TakesQuestions reports whether desks can leave questions.
func (w Workspace) TakesQuestions() bool { return w.asked().Exists() }

// Questions lists what desks have asked, the last one first.
func (w Workspace) Questions() ([]Asked, error) {
	if err := w.Reach(); err != nil {
		return nil, err
	}
	all, err := w.asked().All()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	h, words, err := w.Draft().Load()
	if err != nil {
		return nil, err
	}
	finder := NewFinder(h, words)
	var out []Asked
	for _, q := range all {
		a := Asked{Question: q}
		if found := finder.Try("", q.Text).Ahead; len(found) > 0 {
			a.Finds = found[0]
		}
		out = append(out, a)
	}
	return out, nil
}

// RemoveQuestion takes a question off the list.
func (w Workspace) RemoveQuestion(q questions.Question) error { return w.asked().Remove(q) }

// TakeQuestions makes the folder for questions, and says so in the settings file that
// is copied to each desk. Desks ask once they have that file.
func (w Workspace) TakeQuestions() error {
	return w.change(func() error {
		if err := os.Mkdir(w.asked().Dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return &ReachError{w.Root, err}
		}
		return w.changeDeskFile(delivery.QuestionsKey, w.asked().Dir)
	})
}

// changeDeskFile sets a path in the settings file that is copied to each desk. All else
// in it stays as it is.
func (w Workspace) changeDeskFile(key, path string) error {
	file := w.path(deskFolder, delivery.ConfigName)
	text, err := readFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &ReachError{w.Root, err}
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, key+":") {
			return nil // somebody may have changed the path
		}
	}
	if text = bytes.TrimRight(text, "\r\n"); len(text) > 0 {
		text = append(text, '\n')
	}
	return w.put(file, fmt.Appendf(text, "%s: %s\n", key, yamlQuoted(path)))
}
