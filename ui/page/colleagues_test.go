package page

import (
	"testing"
	"time"

	"clinichandbook/handbook/author"
)

func TestColleaguesAreNamedOnce(t *testing.T) {
	var c colleagues
	ann := author.Editing{ID: "faq/parking", By: "Ann", Machine: "DESK1"}
	now := time.Now()
	for i, want := range []int{1, 0} {
		if got := c.fresh([]author.Editing{{By: ann.By, Machine: ann.Machine, At: now.Add(time.Duration(i) * time.Minute)}}); len(got) != want {
			t.Errorf("look %d names %v", i+1, got)
		}
	}
	if got := c.fresh([]author.Editing{ann, {By: "Ann", Machine: "DESK2"}}); len(got) != 1 || got[0].Machine != "DESK2" {
		t.Errorf("the same name on another computer: %v", got)
	}
	if !c.due(now) || c.due(now.Add(markAgain/2)) || !c.due(now.Add(markAgain)) {
		t.Error("the page is not marked once in a while")
	}
}
