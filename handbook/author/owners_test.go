package author

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/values"
)

// interleavings is how many orders two owners are tried in.
func interleavings() uint64 {
	if testing.Short() {
		return 5
	}
	return 50
}

// writer is one of two people who write in one working folder, with what she saw last:
// it may be old.
type writer struct {
	w      Workspace
	by     string
	random *rand.Rand
	draft  *Draft
	order  []string
	value  string

	confirmed []confirmedText
	releases  int64
}

// confirmedText is a text that was saved, in the page or table of an id.
type confirmedText struct{ id, text string }

// twoWriters are two owners of one working folder.
func twoWriters(t *testing.T, seed uint64) (w Workspace, two [2]*writer) {
	t.Helper()
	w = workspace(t)
	must(t, edit(t, w, "faq/driving").Save("Ann"))
	for i, by := range []string{"Ann", "Bob"} {
		own := w
		now := time.Date(2026, 11, 30, 10+i, 0, 0, 0, time.UTC)
		own.Now = func() time.Time { now = now.Add(time.Second); return now } // no clock that both move
		two[i] = &writer{w: own, by: by, random: rand.New(rand.NewPCG(seed, uint64(2+i))), draft: edit(t, own, "faq/driving")}
	}
	return w, two
}

// step does something, which no other step says in the same words.
func (o *writer) step(seed uint64, step int) error {
	word := strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprintf("%03d", 100*seed+uint64(step)))
	words := o.by + " writes " + word
	all := []func(string) error{
		o.sign, o.hide, o.unhide, o.publish, o.publishAgain, o.restore,
		o.addWords, o.addFlag, o.putFirst, o.setValue, o.save, o.save, o.save,
	}
	err := all[o.random.IntN(len(all))](words)
	if errors.Is(err, durable.ErrBusy) || errors.Is(err, ErrNothingNew) {
		return nil // said, and nothing was changed
	}
	return err
}

func (o *writer) confirm(id, text string) { o.confirmed = append(o.confirmed, confirmedText{id, text}) }

func (o *writer) sign(string) error {
	_, err := o.w.Sign([]string{"faq/driving", "faq/bleeding"}, SignOff{By: "Dr. Lee", On: "2026-11-30"})
	return err
}

func (o *writer) hide(string) error {
	_, err := o.w.Hide("faq/wheelchairs", o.by, "none")
	return err
}

func (o *writer) unhide(string) error { return o.w.Unhide("faq/wheelchairs") }

func (o *writer) publish(string) error {
	return o.released(o.w.Publish(Publishing{By: o.by, AcceptLost: true}))
}

// publishAgain lets desks show the version before the newest.
func (o *writer) publishAgain(string) error {
	_, live, err := o.w.Live()
	if err != nil || live.Version < 2 {
		return err
	}
	before, err := o.w.Before(live.Version)
	if err != nil || before == 0 {
		return err
	}
	return o.released(o.w.PublishAgain(before, Publishing{By: o.by, AcceptLost: true}))
}

func (o *writer) released(_ Publication, err error) error {
	if err == nil {
		o.releases++
	}
	return err
}

func (o *writer) restore(string) error {
	_, live, err := o.w.Live()
	if err != nil || live.Version == 0 {
		return err
	}
	_, err = o.w.Restore(1+o.random.Int64N(live.Version), "", o.by)
	return err
}

func (o *writer) addWords(words string) error {
	row := "ramp " + words + ", slope " + words
	err := o.w.ChangeWords("", row, o.by)
	if err == nil {
		o.confirm(WordsFile, row)
	}
	return err
}

func (o *writer) addFlag(words string) error {
	err := o.w.ChangeFlag(nil, &content.OwnFlag{Name: words, Entries: []string{"faq/bleeding"}, Phrases: []string{"alarm " + words}}, o.by)
	if err == nil {
		o.confirm(FlagsFile, words)
	}
	return err
}

// putFirst puts a page first in the order that she saw last.
func (o *writer) putFirst(string) error {
	id := []string{"faq/driving", "faq/bleeding"}[o.random.IntN(2)]
	before := o.order
	after := append([]string{id}, slices.DeleteFunc(slices.Clone(before), func(other string) bool { return other == id })...)
	err := o.w.SetOrder(before, after, o.by)
	for errors.Is(err, ErrOrderChanged) {
		var theirs []string
		if _, theirs, err = o.w.Order(); err != nil {
			return err
		}
		before, after = theirs, MergeOrder(before, after, theirs)
		err = o.w.SetOrder(before, after, o.by)
	}
	if err == nil {
		o.order = after
		o.confirm(OrderFile, id)
	}
	return err
}

// setValue sets a value in the place of what she saw last.
func (o *writer) setValue(words string) error {
	for {
		err := o.w.Values().Set("nurse-line", o.value, handbook.Setting{Value: words, By: o.by, On: "2026-11-30"})
		var fault *values.Fault
		if !errors.As(err, &fault) {
			if err == nil {
				o.value = words
				o.confirm(values.Name, words)
			}
			return err
		}
		o.value = fault.Other.Value // seen now, and replaced on purpose
	}
}

// save saves one part of the page that she has had open since the beginning.
func (o *writer) save(words string) error {
	set := func() error { return o.draft.Set("say", words) }
	if o.random.IntN(2) == 0 {
		set = func() error { return o.draft.SetPart(handbook.VoiceClinic, words) }
	}
	if err := set(); err != nil {
		return err
	}
	for {
		err := o.draft.Save(o.by)
		var conflict *ConflictError
		if errors.As(err, &conflict) {
			o.draft.Resolve(conflict)
			continue
		}
		if err == nil {
			o.confirm("faq/driving", words)
		}
		return err
	}
}

// lost lists what was confirmed and is neither in the draft nor in the history.
func lost(w Workspace, confirmed []confirmedText) ([]confirmedText, error) {
	kept := map[string]string{}
	for _, c := range confirmed {
		if _, ok := kept[c.id]; ok {
			continue
		}
		states, err := w.PageStates(c.id)
		if err != nil {
			return nil, err
		}
		for _, s := range states {
			kept[c.id] += string(s.text)
		}
	}
	return slices.DeleteFunc(slices.Clone(confirmed), func(c confirmedText) bool { return strings.Contains(kept[c.id], c.text) }), nil
}

// halfShown says what is wrong with what a desk reads now, or nothing. It looks again
// if another version was published in the meantime, as a desk does.
func halfShown(w Workspace) (string, error) {
	for {
		live, pointer, err := w.Live()
		if err != nil || live.Dir == "" {
			return "", err
		}
		files, err := asDesksRead(live.Dir)
		if err == nil && delivery.SumOf(files) == pointer.Sum {
			return "", nil
		}
		if _, now, nowErr := w.Live(); nowErr != nil || now.Version == pointer.Version {
			return fmt.Sprintf("desks read half of version %d: %v", pointer.Version, err), nowErr
		}
	}
}

// TestTwoOwnersAtOnce has two owners save, sign, hide, publish, undo, restore, and
// change tables in any order. Nothing confirmed is lost, and desks have one version
// whole at any time.
func TestTwoOwnersAtOnce(t *testing.T) {
	for seed := range interleavings() {
		w, two := twoWriters(t, seed)
		random := rand.New(rand.NewPCG(seed, 1))
		for step := range 16 {
			must(t, two[random.IntN(2)].step(seed, step))
			half, err := halfShown(w)
			must(t, err)
			if half != "" {
				t.Fatalf("seed %d, step %d: %s", seed, step, half)
			}
			wantKept(t, w, two, seed)
		}
	}
}

// wantKept holds that nothing of what two owners have saved and published is lost.
func wantKept(t *testing.T, w Workspace, two [2]*writer, seed uint64) {
	t.Helper()
	gone, err := lost(w, slices.Concat(two[0].confirmed, two[1].confirmed))
	must(t, err)
	if len(gone) > 0 {
		t.Fatalf("seed %d: these are lost: %v", seed, gone)
	}
	all, err := w.Publications()
	must(t, err)
	if done := two[0].releases + two[1].releases; int64(len(all)) != done {
		t.Fatalf("seed %d: the history has %d of %d versions", seed, len(all), done)
	}
}

// TestTwoOwnersInTheSameMoment has both owners do the same at once, on two goroutines,
// while a desk reads.
func TestTwoOwnersInTheSameMoment(t *testing.T) {
	for seed := range interleavings() {
		w, two := twoWriters(t, seed)
		var writing, reading sync.WaitGroup
		for i, o := range two {
			writing.Go(func() {
				for step := range 10 {
					if err := o.step(seed, 50*i+step); err != nil {
						t.Errorf("seed %d: %s: %v", seed, o.by, err)
						return
					}
				}
			})
		}
		done := make(chan struct{})
		reading.Go(func() {
			for {
				if half, err := halfShown(w); half != "" || err != nil {
					t.Errorf("seed %d: %s (%v)", seed, half, err)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
		writing.Wait()
		close(done)
		reading.Wait()
		wantKept(t, w, two, seed)
		if t.Failed() {
			return
		}
	}
}
