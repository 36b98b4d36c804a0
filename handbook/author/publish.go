package author

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
)

// Change is a file that a publication would change.
type Change struct {
	Name          string // in the content folder, with slashes
	Title         string // of the page, or ""
	Before, After []byte // nil if it is not there
}

// Plan is what a publication would do.
type Plan struct {
	Changes  []Change
	Problems []handbook.Problem // that stop it
	Known    []handbook.Problem // that do not: desks have them already, or show everything all the same
	Unsigned []*handbook.Entry  // changed pages that nobody has signed as they are
	Missed   []Trial            // callers' lines that do not find their page first
	Lost     []*handbook.Field  // needed values that desks have now and would lose

	files map[string][]byte
	live  delivery.Pointer
}

// Stops reports whether something must be mended first. Lost values do not stop
// once somebody has accepted that they are lost.
func (p *Plan) Stops(acceptLost bool) bool {
	return len(p.Problems) > 0 || len(p.Lost) > 0 && !acceptLost
}

// StoppedError means that nothing was published.
type StoppedError struct{ Plan *Plan }

func (e *StoppedError) Error() string {
	if len(e.Plan.Problems) > 0 {
		return "nothing was published, because the draft has problems"
	}
	return "nothing was published, because desks would lose values that they need"
}

// ErrNothingNew means that the draft is what desks show already.
var ErrNothingNew = errors.New("nothing to publish: the desks show all of the draft already")

// Plan compares the draft with what desks show.
func (w Workspace) Plan() (*Plan, error) {
	draft := w.Draft()
	live, pointer, err := w.Live()
	if err != nil {
		return nil, err
	}
	p := &Plan{live: pointer}
	if p.files, err = draft.collect(); err != nil {
		return nil, err
	}
	before := map[string][]byte{}
	if live.Dir != "" {
		if before, err = live.collect(); err != nil {
			return nil, err
		}
	}
	for _, name := range namesIn(before, p.files) {
		if !bytes.Equal(before[name], p.files[name]) {
			p.Changes = append(p.Changes, Change{Name: name, Before: before[name], After: p.files[name]})
		}
	}
	if len(p.files) == 0 && len(before) == 0 {
		return p, nil
	}
	if err := p.judge(draft, live, w.today()); err != nil {
		return nil, err
	}
	return p, nil
}

// judge fills in what is to be known before the draft is published.
func (p *Plan) judge(draft, live Folder, today string) error {
	now, _, err := live.Load()
	if err != nil {
		return err
	}
	old, err := live.Check(false, today)
	if err != nil {
		return err
	}
	if len(p.files) == 0 { // everything was removed
		draft.Dir = ""
	}
	problems, err := draft.Check(false, today)
	if err != nil {
		return err
	}
	for _, problem := range problems {
		if content.IsNotice(problem) || slices.ContainsFunc(old, func(o handbook.Problem) bool { return o.File == problem.File && o.Msg == problem.Msg }) {
			p.Known = append(p.Known, problem)
		} else {
			p.Problems = append(p.Problems, problem)
		}
	}
	next, words, err := draft.Load()
	if err != nil {
		return err
	}
	for i, c := range p.Changes {
		id, ok := content.PageID(c.Name)
		if e := next.Entry(id); ok && e != nil {
			p.Changes[i].Title = e.Title
			if e.Review.Pending() {
				p.Unsigned = append(p.Unsigned, e)
			}
		} else if e := now.Entry(id); ok && e != nil {
			p.Changes[i].Title = e.Title
		}
	}
	for _, f := range now.Fields() {
		if g := next.Field(f.ID); f.Needed && f.IsSet() && (g == nil || !g.IsSet()) {
			p.Lost = append(p.Lost, f)
		}
	}
	p.Missed = missed(next, words)
	return nil
}

// Publishing is who publishes and why.
type Publishing struct {
	By, Why    string
	AcceptLost bool // desks may lose values that they need
}

// Publish makes the draft a new version and lets desks show it: the last step
// replaces one small file, so every desk has either all of the old version or all
// of the new one. The error may be a [StoppedError] or [ErrNothingNew].
func (w Workspace) Publish(p Publishing) (done Publication, err error) {
	if !content.IsName(p.By) {
		return done, inputError("say who publishes, as in A. Nurse")
	}
	err = w.change(func() error {
		plan, err := w.Plan()
		switch {
		case err != nil:
			return err
		case len(plan.Changes) == 0:
			return ErrNothingNew
		case len(plan.files) == 0:
			return inputError("the draft is empty: put at least one page or value into it")
		case plan.Stops(p.AcceptLost):
			return &StoppedError{plan}
		}
		done, err = w.publish(plan, p)
		return err
	})
	return done, err
}

// keepLive is how many versions stay in the live folder: a desk may still be
// reading the last one while the next is published.
const keepLive = 3

func (w Workspace) publish(plan *Plan, p Publishing) (Publication, error) {
	next, err := w.settleHistory(plan.live)
	if err != nil {
		return Publication{}, err
	}
	done := Publication{Version: next, At: w.now().UTC(), By: strings.TrimSpace(p.By), Why: strings.TrimSpace(p.Why), Sum: delivery.SumOf(plan.files)}
	pointer := delivery.Pointer{Version: done.Version, Sum: done.Sum}
	record, err := json.MarshalIndent(done, "", "\t")
	if err != nil {
		return done, err
	}
	history := map[string][]byte{recordName: append(record, '\n')}
	for name, text := range plan.files {
		history[contentFolder+"/"+name] = text
	}
	if err := w.putFolder(w.path(historyFolder, publishedFolder, delivery.VersionName(done.Version)), history); err != nil {
		return done, err
	}
	if err := w.putFolder(w.path(liveFolder, filepath.FromSlash(pointer.Folder())), plan.files); err != nil {
		return done, err
	}
	if err := w.put(w.path(liveFolder, delivery.PointerName), pointer.Text()); err != nil {
		return done, err
	}
	_ = w.markPublished(done.Version) // else the next publication does it
	w.removeOldVersions(done.Version)
	return done, nil
}

// putFolder writes a folder under another name and renames it. One of that name
// was left by a publication that was cut short.
func (w Workspace) putFolder(dir string, files map[string][]byte) error {
	part := dir + ".new"
	for _, left := range []string{part, dir} {
		if err := os.RemoveAll(left); err != nil {
			return &ReachError{w.Root, err}
		}
	}
	folders := map[string]bool{part: true}
	for name, text := range files {
		file := filepath.Join(part, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return &ReachError{w.Root, err}
		}
		for d := filepath.Dir(file); d != part; d = filepath.Dir(d) {
			folders[d] = true
		}
		if err := WriteNew(file, text, 0o644); err != nil {
			return &ReachError{w.Root, err}
		}
	}
	disk := durable.OS{}
	for folder := range folders {
		if err := disk.SyncDir(folder); err != nil {
			return &ReachError{w.Root, err}
		}
	}
	if err := disk.Rename(part, dir); err != nil {
		return &ReachError{w.Root, err}
	}
	if err := disk.SyncDir(filepath.Dir(dir)); err != nil {
		return &ReachError{w.Root, err}
	}
	return nil
}

// removeOldVersions removes from the live folder what no desk reads any more. All
// of it is in the history.
func (w Workspace) removeOldVersions(version int64) {
	dir := filepath.Dir(w.path(liveFolder, filepath.FromSlash(delivery.Pointer{Version: version}.Folder())))
	items, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	oldest := delivery.VersionName(version - keepLive + 1)
	for _, item := range items {
		if _, err := fs.Stat(os.DirFS(w.path(historyFolder, publishedFolder)), item.Name()); err == nil && item.Name() < oldest {
			_ = os.RemoveAll(filepath.Join(dir, item.Name())) // what cannot be removed does no harm
		}
	}
}
