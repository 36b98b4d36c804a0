package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clinichandbook/handbook/questions"
)

// AnswerQuestion implements QuestionsHost.
func (d *ownerDesk) AnswerQuestion(question string) { d.went = "answer " + question }

func TestQuestionsFromDesks(t *testing.T) {
	d := newOwnerDesk(t)
	p := NewQuestions(d)
	d.show(func() fyne.CanvasObject { return p.Content("") })
	d.wantSeen("Desks cannot ask yet")
	d.press("Let desks ask")
	d.wantSeen("Ready for questions", "copy this to each desk")
	folder := questions.Folder{Dir: filepath.Join(d.work.Root, "questions")}
	desk, err := os.ReadFile(filepath.Join(d.work.DeskFolder(), "desk.yaml"))
	d.must(err)
	for _, want := range []string{"content: '", "questions-to: '" + folder.Dir + "'"} {
		if !strings.Contains(string(desk), want) {
			t.Errorf("desk.yaml says %q", desk)
		}
	}

	at := time.Date(2026, 11, 30, 9, 15, 0, 0, time.Local)
	d.must(folder.Ask("do you take blue cross", at))
	d.must(folder.Ask("do you take Blue Cross?", at.Add(time.Hour)))
	d.must(folder.Ask("wheelchairs", at.Add(2*time.Hour)))
	d.Rebuild()
	d.wantSeen("“wheelchairs”", "Desks will now find:", "Wheelchairs", "“do you take Blue Cross?”", "Asked 2 times, last on", "Still not found.")
	d.press("Write a page do you take Blue Cross?")
	if d.went != "answer do you take Blue Cross?" {
		t.Errorf("went to %q", d.went)
	}
	d.press("Remove do you take Blue Cross?")
	d.wantNot("Blue Cross")
	d.press("Remove wheelchairs")
	p = NewQuestions(d)
	d.Rebuild()
	d.wantSeen("No questions are waiting")
}
