package author

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// changed is the change of a file in a plan.
func changed(t *testing.T, p *Plan, name string) Change {
	t.Helper()
	i := slices.IndexFunc(p.Changes, func(c Change) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("%s is not among the changes: %+v", name, p.Changes)
	}
	return p.Changes[i]
}

// partOf is what changes in a part, as "before > after".
func partOf(c Change, part Part, name string) string {
	for _, p := range c.Parts {
		if p.Part == part && p.Name == name {
			return strings.Join(p.Before, "|") + " > " + strings.Join(p.After, "|")
		}
	}
	return "nothing"
}

// TestPlanByParts: a publication is told by what desks show, not by files.
func TestPlanByParts(t *testing.T) {
	w := workspace(t)
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Please do not drive today."))
	must(t, d.Set("aliases", "car"))
	must(t, d.SetPart(handbook.VoiceClinic, "New rule.\n\n- one\n- two"))
	must(t, d.Save("Ann"))
	w.Draft().write(t, "clinic.yaml", "nurse-line: ext. 4120\n")
	w.Draft().write(t, "faq/own.md", "---\ntitle: Own\nroute: nurse\nsay: Own.\nhand-over: []\n---\nText.\n")
	_, err := w.Hide("faq/wheelchairs", "Ann", "none")
	must(t, err)
	_, err = w.Sign([]string{"faq/bleeding"}, SignOff{By: "Dr. Lee", Role: "MD", On: "2026-11-30"})
	must(t, err)
	plan, err := w.Plan()
	must(t, err)
	driving, own := changed(t, plan, "faq/driving.md"), changed(t, plan, "faq/own.md")
	if driving.Kind != Changed || driving.Title != "Driving" || own.Kind != Added {
		t.Errorf("%+v, %+v", driving, own)
	}
	for _, c := range []struct {
		file string
		part Part
		name string
		want string
	}{
		{"faq/driving.md", PartSay, "", "Say Driving. > Please do not drive today."},
		{"faq/driving.md", Part(handbook.VoiceClinic.Key()), "", "Text.|Old rule. > Text.|New rule.|one|two"},
		{"faq/driving.md", PartAliases, "", " > car"},
		{"faq/driving.md", PartTitle, "", "nothing"},
		{"clinic.yaml", PartValue, "Nurse line", " > ext. 4120"},
		{"hidden.yaml", PartShown, "Wheelchairs", "Say Wheelchairs. > "},
		{"reviews.yaml", PartReview, "Bleeding", " > Dr. Lee, MD, 2026-11-30"},
	} {
		if got := partOf(changed(t, plan, c.file), c.part, c.name); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.file, c.part, got, c.want)
		}
	}
	if len(plan.Unsigned) != 2 {
		t.Errorf("unsigned: %v", plan.Unsigned)
	}
	w.Draft().write(t, "faq/own.md", "no page at all\n")
	if plan, err = w.Plan(); err != nil || len(plan.Problems) == 0 || partOf(changed(t, plan, "faq/own.md"), PartLines, "") != " > no page at all" {
		t.Errorf("a page that cannot be read: %+v, %v", plan, err)
	}
}

// TestUndo: desks show the version before, and what is being written stays.
func TestUndo(t *testing.T) {
	w := workspace(t)
	say := func(text string) {
		d := edit(t, w, "faq/driving")
		must(t, d.Set("say", text))
		must(t, d.Save("Ann"))
	}
	publish := func() Publication {
		p, err := w.Publish(Publishing{By: "Ann", Why: "test"})
		must(t, err)
		return p
	}
	say("First.")
	first := publish()
	if n, err := w.Before(first.Version); n != 0 || err != nil {
		t.Errorf("before the first: %d, %v", n, err)
	}
	say("Second.")
	second := publish()
	say("Third, in the draft.")
	n, err := w.Before(second.Version)
	if n != first.Version || err != nil {
		t.Fatalf("before the second: %d, %v", n, err)
	}
	plan, err := w.PlanAgain(n)
	if err != nil || partOf(changed(t, plan, "faq/driving.md"), PartSay, "") != "Second. > First." {
		t.Errorf("%+v, %v", plan, err)
	}
	third, err := w.PublishAgain(n, Publishing{By: "Bob", Why: "undo"})
	if err != nil || third.Version != 3 || shownAtDesk(t, w, "faq/driving") != "First." {
		t.Errorf("%+v, %v", third, err)
	}
	if text := read(t, w.Draft().file("faq/driving")); !strings.Contains(text, "Third, in the draft.") {
		t.Errorf("the draft says\n%s", text)
	}
	if _, err := w.PublishAgain(n, Publishing{By: "Bob"}); !errors.Is(err, ErrNothingNew) {
		t.Errorf("again: %v", err)
	}
	var input *InputError
	if _, err := w.PublishAgain(9, Publishing{By: "Bob"}); !errors.As(err, &input) {
		t.Errorf("a version that never was: %v", err)
	}
}

// TestNews: desks know for a week which pages a publication has changed.
func TestNews(t *testing.T) {
	w := workspace(t)
	day := w.now()
	w.Now = func() (at time.Time) { return day }
	news := func() string {
		live, _, err := w.Live()
		must(t, err)
		h, _, err := live.Load()
		if err != nil || len(h.Problems()) > 0 {
			t.Fatal(err, h.Problems())
		}
		var out []string
		for _, n := range h.News() {
			out = append(out, fmt.Sprint(n.ID, n.Version))
		}
		return strings.Join(out, " ")
	}
	publish := func(id, key, text string) {
		d := edit(t, w, id)
		must(t, d.Set(key, text))
		must(t, d.Save("Ann"))
		_, err := w.Publish(Publishing{By: "Ann"})
		must(t, err)
	}
	publish("faq/driving", "say", "Do not drive.")
	if got := news(); got != "faq/driving1" {
		t.Errorf("%q", got)
	}
	day = day.AddDate(0, 0, 3)
	publish("faq/wheelchairs", "say", "We have two.")
	publish("faq/bleeding", "aliases", "blood")
	if got := news(); got != "faq/wheelchairs2 faq/driving1" {
		t.Errorf("%q", got)
	}
	day = day.AddDate(0, 0, 5)
	publish("faq/wheelchairs", "say", "We have three.")
	if got := news(); got != "faq/wheelchairs4" {
		t.Errorf("%q", got)
	}
	_, err := w.Restore(1, "", "Ann")
	must(t, err)
	if _, err := os.Stat(w.path(draftFolder, content.NewsFile)); err == nil {
		t.Error("the draft has what is new")
	}
}

// TestTablesAreComparedInWords checks that nobody has to read a file to see what a
// publication changes in a table.
func TestTablesAreComparedInWords(t *testing.T) {
	w := workspace(t)
	must(t, w.ChangeWords("", "ramp, slope", "Ann"))
	must(t, w.ChangeFlag(nil, &content.OwnFlag{Name: "Alarm", Entries: []string{"faq/bleeding"}, Phrases: []string{"panic button"}}, "Ann"))
	must(t, w.SetOrder(nil, []string{"faq/wheelchairs", "faq/driving"}, "Ann"))
	plan, err := w.Plan()
	must(t, err)
	got := ""
	for _, c := range plan.Changes {
		for _, p := range c.Parts {
			got += fmt.Sprint(c.Name, " ", p.Part, " ", p.Name, " ", p.Before, p.After, "\n")
		}
	}
	const want = "order.yaml order  [] [Wheelchairs Driving]\nred-flags.yaml words Alarm [] [panic button]\nvocabulary.yaml words  [] [ramp, slope]\n"
	if got != want || len(plan.Problems) > 0 {
		t.Errorf("%v\n%s\nwant\n%s", plan.Problems, got, want)
	}
}
