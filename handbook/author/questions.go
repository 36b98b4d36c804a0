package author

import (
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
	return w.change(func() error { return w.setDeskFolder(delivery.QuestionsKey, questions.FolderName, true) })
}
