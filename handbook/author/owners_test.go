package author

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"clinichandbook/handbook"
	"clinichandbook/handbook/delivery"
)

// twoOwners is what two people have done in one working folder.
type twoOwners struct {
	t         *testing.T
	w         Workspace
	random    *rand.Rand
	drafts    [2]*Draft
	confirmed []string // texts that were saved
	versions  int64
}

// TestTwoOwnersAtOnce has two owners save, sign, hide, publish, undo and restore in any
// order. Nothing confirmed is lost, and desks have one version whole at any time.
func TestTwoOwnersAtOnce(t *testing.T) {
	seeds := uint64(50)
	if testing.Short() {
		seeds = 5
	}
	for seed := range seeds {
		o := &twoOwners{t: t, w: workspace(t), random: rand.New(rand.NewPCG(seed, 2))}
		must(t, edit(t, o.w, "faq/driving").Save("Ann"))
		o.drafts = [2]*Draft{edit(t, o.w, "faq/driving"), edit(t, o.w, "faq/driving")}
		for step := range 14 {
			o.step(fmt.Sprintf("Text %d of %d.", step, seed))
			o.check(seed, step)
		}
	}
}

// step is one of them doing something.
func (o *twoOwners) step(text string) {
	o.t.Helper()
	who := o.random.IntN(2)
	by := [...]string{"Ann", "Bob"}[who]
	switch o.random.IntN(8) {
	case 0:
		_, err := o.w.Sign([]string{"faq/driving", "faq/bleeding"}, SignOff{By: "Dr. Lee", On: "2026-11-30"})
		must(o.t, err)
	case 1:
		_, err := o.w.Hide("faq/wheelchairs", by, "none")
		must(o.t, err)
	case 2:
		must(o.t, o.w.Unhide("faq/wheelchairs"))
	case 3:
		o.released(o.w.Publish(Publishing{By: by}))
	case 4:
		if last, err := o.w.Before(o.versions); err == nil && last > 0 {
			o.released(o.w.PublishAgain(last, Publishing{By: by}))
		}
	case 5:
		if o.versions > 0 {
			_, err := o.w.Restore(1+o.random.Int64N(o.versions), "", by)
			must(o.t, err)
		}
	default:
		o.save(o.drafts[who], text, by)
	}
}

func (o *twoOwners) released(p Publication, err error) {
	o.t.Helper()
	if errors.Is(err, ErrNothingNew) {
		return
	}
	must(o.t, err)
	if p.Version != o.versions+1 {
		o.t.Errorf("version %d follows version %d", p.Version, o.versions)
	}
	o.versions = p.Version
}

func (o *twoOwners) save(d *Draft, text, by string) {
	o.t.Helper()
	if o.random.IntN(2) == 0 {
		must(o.t, d.Set("say", text))
	} else {
		must(o.t, d.SetPart(handbook.VoiceClinic, text))
	}
	err := d.Save(by)
	for range 3 {
		var conflict *ConflictError
		if !errors.As(err, &conflict) {
			break
		}
		d.Resolve(conflict)
		err = d.Save(by)
	}
	must(o.t, err)
	o.confirmed = append(o.confirmed, text)
}

// check looks at the working folder and at the desks.
func (o *twoOwners) check(seed uint64, step int) {
	o.t.Helper()
	live, pointer, err := o.w.Live()
	must(o.t, err)
	if pointer.Version != o.versions {
		o.t.Fatalf("seed %d, step %d: desks show version %d, want %d", seed, step, pointer.Version, o.versions)
	}
	if live.Dir != "" {
		if files, err := asDesksRead(live.Dir); err != nil || delivery.SumOf(files) != pointer.Sum {
			o.t.Fatalf("seed %d, step %d: desks read half of version %d", seed, step, pointer.Version)
		}
	}
	all, err := textOf(o.w.Draft().file("faq/driving"))
	must(o.t, err)
	saves, err := o.w.Saves("faq/driving")
	must(o.t, err)
	for _, s := range saves {
		text, err := s.Text()
		must(o.t, err)
		all = append(all, text...)
	}
	for _, text := range o.confirmed {
		if !strings.Contains(string(all), text) {
			o.t.Fatalf("seed %d, step %d: %q is lost", seed, step, text)
		}
	}
}
