package author

import (
	"slices"
	"testing"
)

// TestPublishSomeOfTheDraft checks that desks keep showing what they have of what is
// left out, and that it is still in the draft.
func TestPublishSomeOfTheDraft(t *testing.T) {
	w := workspace(t)
	say := func(id, text string) {
		t.Helper()
		d := edit(t, w, id)
		must(t, d.Set("say", text))
		must(t, d.Save("Ann"))
	}
	publish := func(without ...string) {
		t.Helper()
		_, err := w.Publish(Publishing{By: "Ann", Why: "some", Without: without})
		must(t, err)
	}
	wantShown := func(id, want string) {
		t.Helper()
		if got := shownAtDesk(t, w, id); got != want {
			t.Errorf("desks show %q in %s, want %q", got, id, want)
		}
	}
	say("faq/driving", "Driving 1.")
	say("faq/wheelchairs", "Wheelchairs 1.")
	must(t, w.ChangeWords("", "ramp, slope", "Ann"))
	publish("faq/driving.md", "vocabulary.yaml") // before any publication
	wantShown("faq/driving", "Say Driving.")
	wantShown("faq/wheelchairs", "Wheelchairs 1.")
	publish()
	say("faq/driving", "Driving 2.")
	say("faq/wheelchairs", "Wheelchairs 2.")
	plan, err := w.PlanWithout([]string{"faq/driving.md", "faq/bleeding.md"})
	must(t, err)
	if len(plan.Changes) != 1 || plan.Changes[0].ID != "faq/wheelchairs" || len(plan.Held) != 1 || plan.Held[0].Title != "Driving" || len(plan.Unsigned) != 1 {
		t.Errorf("changes %v, held %v, unsigned %v", plan.Changes, plan.Held, plan.Unsigned)
	}
	publish("faq/driving.md")
	wantShown("faq/driving", "Driving 1.")
	wantShown("faq/wheelchairs", "Wheelchairs 2.")
	plan, err = w.PlanWithout([]string{"faq/driving.md"})
	must(t, err)
	if !plan.Nothing() {
		t.Errorf("with the page left out, it changes %v", plan.Changes)
	}
	publish()
	wantShown("faq/driving", "Driving 2.")
	if words, err := w.OwnWords(); err != nil || !slices.Equal(words, []string{"ramp, slope"}) {
		t.Errorf("the draft has %q, %v", words, err)
	}
}
