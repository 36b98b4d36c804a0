package author

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
)

// workspace is one over a small handbook, with a clock that moves.
func workspace(t *testing.T) Workspace {
	t.Helper()
	page := func(title, route, more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nroute: " + route + "\nsay: Say " + title + ".\nhand-over: []\n" + more + "---\nText.\n\n## Our clinic\nOld rule.\n")}
	}
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	w := Workspace{Bundled: fstest.MapFS{
		"faq/driving.md":     page("Driving", "nurse", "related: [faq/wheelchairs]\n"),
		"faq/wheelchairs.md": page("Wheelchairs", "nurse", ""),
		"faq/bleeding.md":    page("Bleeding", "emergency", ""),
		"clinic-fields.yaml": {Data: []byte("- {id: nurse-line, label: Nurse line, needed: true}\n")},
	}, Root: filepath.Join(t.TempDir(), "work"), Now: func() time.Time { now = now.Add(time.Second); return now }}
	if err := w.SetUp(); err != nil {
		t.Fatal(err)
	}
	return w
}

func edit(t *testing.T, w Workspace, id string) *Draft {
	t.Helper()
	d, err := w.Edit(id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shownAtDesk is what a page says at a desk that reads the live folder.
func shownAtDesk(t *testing.T, w Workspace, id string) string {
	t.Helper()
	live, _, err := w.Live()
	must(t, err)
	h, _, err := live.Load()
	must(t, err)
	if e := h.Entry(id); e != nil {
		return e.SayText()
	}
	return ""
}

func TestSetUpKeepsWhatIsThere(t *testing.T) {
	w := workspace(t)
	desk := filepath.Join(w.Root, deskFolder, delivery.ConfigName)
	if text := read(t, desk); !strings.Contains(text, filepath.Join(w.Root, "live")) {
		t.Errorf("desk.yaml says %q", text)
	}
	must(t, os.WriteFile(desk, []byte("content: mine\n"), 0o644))
	must(t, w.SetUp())
	if text := read(t, desk); text != "content: mine\n" {
		t.Errorf("desk.yaml became %q", text)
	}
	var input *InputError
	if err := (Workspace{Root: filepath.Join(w.Root, "slip", "deeper")}).SetUp(); !errors.As(err, &input) {
		t.Errorf("a slip in the path: %v", err)
	}
}

// TestPublishAndUndo is the practice manager's week: change a line, publish, add a
// page, hide one, undo.
func TestPublishAndUndo(t *testing.T) {
	w := workspace(t)
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "Please do not drive today."))
	must(t, d.Save("Ann"))
	if got := shownAtDesk(t, w, "faq/driving"); got != "Say Driving." {
		t.Errorf("before publishing, desks show %q", got)
	}
	plan, err := w.Plan()
	if err != nil || len(plan.Changes) != 1 || plan.Changes[0].Title != "Driving" || plan.Stops(false) || len(plan.Unsigned) != 1 {
		t.Fatalf("%+v, %v", plan, err)
	}
	first, err := w.Publish(Publishing{By: "Ann", Why: "driving"})
	if err != nil || first.Version != 1 || shownAtDesk(t, w, "faq/driving") != "Please do not drive today." {
		t.Fatalf("%+v, %v", first, err)
	}
	if _, err := w.Publish(Publishing{By: "Ann"}); !errors.Is(err, ErrNothingNew) {
		t.Errorf("published again: %v", err)
	}
	must(t, d.Set("say", "Oops."))
	must(t, d.Save("Ann"))
	linked, err := w.Hide("faq/wheelchairs", "Ann", "we have none")
	if err != nil || len(linked) != 1 || linked[0].ID != "faq/driving" {
		t.Errorf("linked: %v, %v", linked, err)
	}
	if _, err := w.Publish(Publishing{By: "Bob", Why: "second"}); err != nil {
		t.Fatal(err)
	}
	if shownAtDesk(t, w, "faq/driving") != "Oops." || shownAtDesk(t, w, "faq/wheelchairs") != "" {
		t.Error("version 2 is not shown")
	}
	if changed, err := w.Restore(1, "", "Ann"); err != nil || len(changed) != 2 {
		t.Errorf("restored %q, %v", changed, err)
	}
	third, err := w.Publish(Publishing{By: "Ann", Why: "undo"})
	if err != nil || third.Version != 3 || shownAtDesk(t, w, "faq/driving") != "Please do not drive today." || shownAtDesk(t, w, "faq/wheelchairs") == "" {
		t.Errorf("after undoing: %+v, %v", third, err)
	}
	all, err := w.Publications()
	if err != nil || len(all) != 3 || all[0].Why != "undo" || all[1].By != "Bob" {
		t.Errorf("history: %+v, %v", all, err)
	}
	saves, err := w.Saves("faq/driving")
	if err != nil || len(saves) != 2 {
		t.Fatalf("saves: %+v, %v", saves, err)
	}
	if text, err := saves[0].Text(); err != nil || !strings.Contains(string(text), "Oops.") {
		t.Errorf("the newest save: %s, %v", text, err)
	}
	if _, err := w.Restore(9, "", "Ann"); err == nil {
		t.Error("a version that never was is restored")
	}
}

func TestPublishStops(t *testing.T) {
	w := workspace(t)
	draft := w.Draft()
	draft.write(t, "clinic.yaml", "nurse-line: ext. 4120\n")
	if _, err := w.Publish(Publishing{By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	draft.write(t, "clinic.yaml", "# nothing\n")
	var stopped *StoppedError
	if _, err := w.Publish(Publishing{By: "Ann"}); !errors.As(err, &stopped) || len(stopped.Plan.Lost) != 1 {
		t.Errorf("a needed value is lost: %v", err)
	}
	if _, err := w.Publish(Publishing{By: "Ann", AcceptLost: true}); err != nil {
		t.Error(err)
	}
	draft.write(t, "faq/broken.md", "no page")
	if _, err := w.Publish(Publishing{By: "Ann"}); !errors.As(err, &stopped) || len(stopped.Plan.Problems) != 1 {
		t.Errorf("a page that cannot be read: %v", err)
	}
	var input *InputError
	if _, err := w.Publish(Publishing{By: " "}); !errors.As(err, &input) {
		t.Errorf("nobody publishes: %v", err)
	}
}

func TestNewPageAndItsCallers(t *testing.T) {
	w := workspace(t)
	d, err := w.NewPage(handbook.FAQ, "Parking, and where!")
	if err != nil || d.ID != "faq/parking-and-where" {
		t.Fatal(d, err)
	}
	must(t, d.Set("say", "Park behind the house."))
	must(t, d.Set("aliases", "parking", "car park", "garage"))
	must(t, d.Set("callers", "where can i park", "is there a garage", "quantum flux"))
	must(t, d.SetPart(handbook.VoiceClinic, "The lot opens at 7."))
	must(t, d.Save("Ann"))
	plan, err := w.Plan()
	if err != nil || len(plan.Problems) != 0 || len(plan.Trials) != 3 || len(plan.Missed()) != 1 || plan.Missed()[0].Line != "quantum flux" || plan.Missed()[0].Rank != 0 {
		t.Fatalf("%+v, %v", plan, err)
	}
	again, err := w.NewPage(handbook.FAQ, "Parking and where")
	if err != nil || again.ID == d.ID {
		t.Errorf("a second page of that title: %v, %v", again, err)
	}
	if _, err := w.NewPage(handbook.FAQ, "?!"); err == nil {
		t.Error("a title without letters")
	}
}

func TestWhatCannotBeHidden(t *testing.T) {
	w := workspace(t)
	var cannot *CannotHideError
	if _, err := w.Hide("faq/bleeding", "Ann", ""); !errors.As(err, &cannot) {
		t.Errorf("an emergency page: %v", err)
	}
	var none *NotBundledError
	if _, err := w.Hide("faq/nothing", "Ann", ""); !errors.As(err, &none) {
		t.Errorf("no page: %v", err)
	}
	if _, err := w.Hide("faq/wheelchairs", "Ann", "none"); err != nil {
		t.Fatal(err)
	}
	must(t, w.Unhide("faq/wheelchairs"))
	if h, _, err := w.Draft().Load(); err != nil || h.Entry("faq/wheelchairs") == nil {
		t.Errorf("shown again: %v", err)
	}
}

func TestBoard(t *testing.T) {
	w := workspace(t)
	states := func() map[string]State {
		cards, err := w.Board()
		must(t, err)
		m := map[string]State{}
		for _, c := range cards {
			m[c.Entry.ID] = c.State
		}
		return m
	}
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "No driving."))
	must(t, d.Save("Ann"))
	if got := states(); got["faq/driving"] != InDraft || got["faq/wheelchairs"] != Waiting {
		t.Errorf("%v", got)
	}
	_, err := w.Sign([]string{"faq/driving", "faq/wheelchairs"}, SignOff{By: "Dr. Lee", On: "2026-11-30", Next: "2026-12-05"})
	must(t, err)
	_, err = w.Sign([]string{"faq/bleeding"}, SignOff{By: "Dr. Lee", On: "2026-11-30", Next: "2027-11-30"})
	must(t, err)
	if _, err := w.Publish(Publishing{By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	if got := states(); got["faq/driving"] != DueSoon || got["faq/wheelchairs"] != DueSoon || got["faq/bleeding"] != Signed {
		t.Errorf("%v", got)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	w := workspace(t)
	for i := range 5 {
		must(t, w.keep("faq/driving", "Ann", fmt.Appendf(nil, "%d%s", i, strings.Repeat("x", 99))))
	}
	w.prune(250)
	saves, err := w.Saves("")
	if err != nil || len(saves) != 2 {
		t.Fatalf("%d saves, %v", len(saves), err)
	}
	if text, _ := saves[0].Text(); text[0] != '4' {
		t.Errorf("the newest is %.5s", text)
	}
}

// TestPagesNamedByPeople checks that a page is edited, published and restored
// whatever its file is called.
func TestPagesNamedByPeople(t *testing.T) {
	w := workspace(t)
	draft := w.Draft()
	const page = "---\ntitle: Our parking\nroute: nurse\nsay: Behind.\nhand-over: []\n---\nText.\n"
	draft.write(t, "FAQ/Our Parking.MD", page)
	if _, err := w.Publish(Publishing{By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	if got := shownAtDesk(t, w, "faq/our-parking"); got != "Behind." {
		t.Errorf("desks show %q", got)
	}
	d := edit(t, w, "faq/our-parking")
	must(t, d.Set("say", "Before."))
	must(t, d.Save("Ann"))
	if _, err := w.Publish(Publishing{By: "Ann"}); err != nil {
		t.Fatal(err)
	}
	if got := shownAtDesk(t, w, "faq/our-parking"); got != "Before." {
		t.Errorf("desks show %q", got)
	}
	_, err := w.Restore(1, "faq/our-parking", "Ann")
	must(t, err)
	if text := read(t, filepath.Join(draft.Dir, "FAQ", "Our Parking.MD")); text != page {
		t.Errorf("restored:\n%s", text)
	}
	if _, err := os.Stat(filepath.Join(draft.Dir, "faq", "our-parking.md")); err == nil {
		t.Error("there is a second file of the page")
	}
}

// TestEditKeepsOnlyWhatChanged checks that a version of a bundled page has the parts
// that the clinic changed, that the rest follows the handbook, and that the owner
// decides where both changed.
func TestEditKeepsOnlyWhatChanged(t *testing.T) {
	w := workspace(t)
	d := edit(t, w, "faq/driving")
	must(t, d.Set("say", "No driving today."))
	must(t, d.Save("Ann"))
	must(t, d.SetPart(handbook.VoiceClinic, "Our driver waits."))
	must(t, d.Save("Ann"))
	file := w.Draft().file("faq/driving")
	if text := read(t, file); strings.Contains(text, "title:") || !strings.Contains(text, "No driving today.") || !strings.Contains(text, "Our driver waits.") {
		t.Errorf("the file has\n%s", text)
	}
	if again := edit(t, w, "faq/driving"); !strings.Contains(string(again.Text), "title: Driving") || !strings.Contains(string(again.Text), "No driving today.") {
		t.Errorf("the editor shows\n%s", again.Text)
	}
	page := w.Bundled.(fstest.MapFS)["faq/driving.md"]
	page.Data = []byte(strings.NewReplacer("title: Driving", "title: Driving home", "Old rule.", "New rule.").Replace(string(page.Data)))
	updates, err := w.Draft().Updates()
	if err != nil || len(updates) != 1 || len(updates[0].Parts) != 1 || updates[0].Parts[0].Part != "our-clinic" {
		t.Fatalf("%+v, %v", updates, err)
	}
	// Saving another part answers nothing.
	d = edit(t, w, "faq/driving")
	must(t, d.Set("say", "No driving tonight."))
	must(t, d.Save("Ann"))
	if updates, err = w.Draft().Updates(); err != nil || len(updates) != 1 {
		t.Errorf("after an edit of another part: %+v, %v", updates, err)
	}
	must(t, w.Update("faq/driving", "Ann", TakeTheirs))
	h, _, err := w.Draft().Load()
	must(t, err)
	if e := h.Entry("faq/driving"); e.Title != "Driving home" || e.SayText() != "No driving tonight." || strings.Contains(read(t, file), "Our driver") {
		t.Errorf("%q, %q; the file has\n%s", e.Title, e.SayText(), read(t, file))
	}
	// With nothing of its own left, the clinic has no version.
	d = edit(t, w, "faq/driving")
	must(t, d.Set("say", "Say Driving."))
	must(t, d.Save("Ann"))
	if _, err := os.Stat(file); err == nil {
		t.Errorf("a file is left:\n%s", read(t, file))
	}
	if saves, err := w.Saves("faq/driving"); err != nil || len(saves) < 4 {
		t.Errorf("%d saves, %v", len(saves), err)
	}
}
