package author

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
)

// Publishing is who publishes and why.
type Publishing struct {
	By, Why    string
	AcceptLost bool                 // desks may lose values that they need
	Without    []string             // names of files of the draft that are not published
	Key        *minisign.PrivateKey // that signs the pack, in a workspace whose owners sign
}

// Publish makes the draft a new version and lets desks show it: the last step
// replaces one file, the pack or the one that names the version current, so every
// desk has either all of the old version or all of the new one. The error may be a
// [StoppedError], [ErrNothingNew], [ErrNoKey] or a [KeyError].
func (w Workspace) Publish(p Publishing) (done Publication, err error) {
	return w.publishFrom(p, func() (*Plan, error) { return w.PlanWithout(p.Without) })
}

// PublishAgain lets desks show a version that was published before, as a new
// version. The draft stays as it is. The errors are those of [Workspace.Publish].
func (w Workspace) PublishAgain(version int64, p Publishing) (done Publication, err error) {
	return w.publishFrom(p, func() (*Plan, error) { return w.PlanAgain(version) })
}

// Before is the version that desks showed before this one, or 0.
func (w Workspace) Before(version int64) (int64, error) {
	all, err := w.Publications()
	for _, p := range all { // the newest first
		if p.Version < version {
			return p.Version, err
		}
	}
	return 0, err
}

func (w Workspace) publishFrom(p Publishing, source func() (*Plan, error)) (done Publication, err error) {
	if !content.IsName(p.By) {
		return done, inputError("say who publishes, as in A. Nurse")
	}
	err = w.change(func() error {
		ring, err := w.Keyring()
		if err == nil {
			err = w.catchUp(ring)
		}
		if err != nil {
			return err
		}
		plan, err := source()
		switch {
		case err != nil:
			return err
		case plan.Nothing():
			return ErrNothingNew
		case len(plan.files) == 0:
			return inputError("the draft is empty: put at least one page or value into it")
		case plan.Stops(p.AcceptLost):
			return &StoppedError{plan}
		}
		done, err = w.publish(plan, p, ring)
		return err
	})
	return done, err
}

// keepLive is how many versions stay in the live folder: a desk may still be
// reading the last one while the next is published.
const keepLive = 3

func (w Workspace) publish(plan *Plan, p Publishing, ring Keyring) (Publication, error) {
	done := Publication{At: w.now().UTC(), By: strings.TrimSpace(p.By), Why: strings.TrimSpace(p.Why)}
	next, err := w.nextVersion(plan.live)
	if err != nil {
		return done, err
	}
	shown := maps.Clone(plan.files)
	if news := plan.newsOf(next); len(news) > 0 {
		shown[newsFile] = content.WriteNews(news)
	}
	done.Version, done.Sum = next, delivery.SumOf(shown)
	var signed []byte
	if ring.Signs() {
		if signed, err = w.makePack(ring, &done, shown, p.Key); err != nil {
			return done, err
		}
	}
	if err := w.settleHistory(plan.live); err != nil {
		return done, err
	}
	if err := w.record(done, shown); err != nil {
		return done, err
	}
	folder := !ring.Signs() || w.keepsFolder()
	if ring.Signs() {
		if err := w.putPack(ring, signed); err != nil {
			return done, err
		}
	}
	if folder {
		if err := w.putVersion(delivery.Pointer{Version: done.Version, Sum: done.Sum}, shown); err != nil {
			return done, err
		}
	}
	_ = w.markPublished(done.Version) // else the next publication does it
	w.removeOldVersions(done.Version)
	w.prune(maxSaves)
	return done, nil
}

// record puts a publication into the history, before desks see it.
func (w Workspace) record(p Publication, files map[string][]byte) error {
	record, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		return err
	}
	history := map[string][]byte{recordName: append(record, '\n')}
	for name, text := range files {
		history[contentFolder+"/"+name] = text
	}
	return w.putFolder(w.path(historyFolder, publishedName, delivery.VersionName(p.Version)), history)
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
		if _, err := fs.Stat(os.DirFS(w.path(historyFolder, publishedName)), item.Name()); err == nil && item.Name() < oldest {
			_ = os.RemoveAll(filepath.Join(dir, item.Name())) // what cannot be removed does no harm
		}
	}
}
