package author

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/delivery"
)

// The parts of the history.
const (
	savesFolder   = "saves"
	publishedName = "published"
	recordName    = "record.json"
	doneName      = "published.txt" // desks have shown the version
	contentFolder = "content"
	newsFile      = content.NewsFile
)

// The saves that are kept: in bytes of their texts, and of one page. Published versions
// are always kept.
const (
	maxSaves     = 64 << 20
	maxPageSaves = 200
)

// pruneEvery is after how many saves of a page all saves are measured, which takes a
// while on a share.
const pruneEvery = 16

// saveTime orders saves and names their files.
const saveTime = "20060102-150405.000"

// Save is an earlier state of a page or table of the draft.
type Save struct {
	ID   string    // of the page, or the name of the table's file
	At   time.Time // when it was replaced
	By   string    // who replaced it
	file string
}

// Publication is a version that desks have shown.
type Publication struct {
	Version int64     `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Why     string    `json:"why"`
	Sum     string    `json:"sum"`
	Pack    int64     `json:"pack,omitempty"` // version of the signed pack
}

// keep puts what a page said into the history before it is replaced.
func (w Workspace) keep(id, by string, text []byte) error {
	dir := w.path(historyFolder, savesFolder, filepath.FromSlash(id))
	name := w.now().UTC().Format(saveTime) + " " + fileName(by)
	file := filepath.Join(dir, name+".md")
	for n := 2; ; n++ {
		if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
			break
		}
		file = filepath.Join(dir, name+" "+strconv.Itoa(n)+".md")
	}
	if err := w.put(file, text); err != nil {
		return err
	}
	if w.prunePage(dir)%pruneEvery == 0 {
		w.prune(maxSaves)
	}
	return nil
}

// prunePage removes the oldest saves of a page, and returns how many are left.
func (w Workspace) prunePage(dir string) int {
	items, err := os.ReadDir(dir) // by name, so the oldest first
	if err != nil {
		return 0
	}
	for len(items) > maxPageSaves {
		_ = os.Remove(filepath.Join(dir, items[0].Name())) // what cannot be removed does no harm
		items = items[1:]
	}
	return len(items)
}

// fileName is a person's name as a file can have it.
func fileName(by string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, strings.Join(strings.Fields(by), " "))
	return cmp.Or(string([]rune(name)[:min(40, len([]rune(name)))]), "unknown")
}

// Saves lists the earlier states of a page of the draft, or of all for "", the
// newest first.
func (w Workspace) Saves(id string) ([]Save, error) {
	root := w.path(historyFolder, savesFolder)
	var saves []Save
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		s, ok := saveOf(root, file)
		if ok && (id == "" || s.ID == id) {
			saves = append(saves, s)
		}
		return nil
	})
	slices.SortFunc(saves, func(a, b Save) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(b.file, a.file)) })
	return saves, err
}

func saveOf(root, file string) (Save, bool) {
	rel, err := filepath.Rel(root, file)
	if err != nil {
		return Save{}, false
	}
	at, by, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".md"), " ")
	when, err := time.Parse(saveTime, at)
	return Save{filepath.ToSlash(filepath.Dir(rel)), when, by, file}, err == nil
}

// Text is what the page said.
func (s Save) Text() ([]byte, error) { return readFile(s.file) }

// prune removes the oldest saves until the rest fits.
func (w Workspace) prune(most int64) {
	saves, err := w.Saves("")
	if err != nil {
		return
	}
	for _, s := range saves { // the newest first
		info, err := os.Stat(s.file)
		if err != nil {
			continue
		}
		if most -= info.Size(); most < 0 {
			_ = os.Remove(s.file) // what cannot be removed stays: it does no harm
		}
	}
}

// Publications lists what was published, the newest first. A publication that was
// cut short before desks could see it is not one.
func (w Workspace) Publications() ([]Publication, error) {
	_, live, err := w.Live()
	if err != nil {
		return nil, err
	}
	all, err := w.records()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(p Publication) bool { return !w.isPublished(p.Version, live) }), nil
}

// isPublished reports whether desks could see a version. The mark is missing if the
// publication was cut short after its last step that matters.
func (w Workspace) isPublished(version int64, live delivery.Pointer) bool {
	_, err := os.Stat(w.path(historyFolder, publishedName, delivery.VersionName(version), doneName))
	return err == nil || version == live.Version
}

// nextVersion is the number of the next publication.
func (w Workspace) nextVersion(live delivery.Pointer) (int64, error) {
	all, err := w.records()
	next := live.Version + 1
	for _, p := range all {
		if w.isPublished(p.Version, live) {
			next = max(next, p.Version+1)
		}
	}
	return next, err
}

// settleHistory marks the version that desks show as published, and removes what was
// cut short before.
func (w Workspace) settleHistory(live delivery.Pointer) error {
	all, err := w.records()
	if err != nil {
		return err
	}
	for _, p := range all {
		switch {
		case p.Version == live.Version:
			err = w.markPublished(p.Version)
		case !w.isPublished(p.Version, live):
			err = os.RemoveAll(w.path(historyFolder, publishedName, delivery.VersionName(p.Version)))
		}
		if err != nil {
			return &ReachError{w.Root, err}
		}
	}
	return nil
}

func (w Workspace) markPublished(version int64) error {
	return w.put(w.path(historyFolder, publishedName, delivery.VersionName(version), doneName), []byte("Desks have shown this version.\n"))
}

// records lists the publications in the history, finished or not, the newest
// first.
func (w Workspace) records() ([]Publication, error) {
	items, err := os.ReadDir(w.path(historyFolder, publishedName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &ReachError{w.Root, err}
	}
	var all []Publication
	for _, item := range items {
		data, err := readFile(w.path(historyFolder, publishedName, item.Name(), recordName))
		var p Publication
		if err == nil && json.Unmarshal(data, &p) == nil && item.Name() == delivery.VersionName(p.Version) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b Publication) int { return cmp.Compare(b.Version, a.Version) })
	return all, nil
}

// publishedFolder is the content of a version in the history.
func (w Workspace) publishedFolder(version int64) (Folder, error) {
	done, err := w.Publications()
	if err != nil {
		return Folder{}, err
	}
	if !slices.ContainsFunc(done, func(p Publication) bool { return p.Version == version }) {
		return Folder{}, inputError("no version %d was published", version)
	}
	return Folder{Bundled: w.Bundled, Dir: w.path(historyFolder, publishedName, delivery.VersionName(version), contentFolder)}, nil
}

// Restore puts a published version back into the draft: the page of that id, the table
// of that name, or everything for "". What the draft said goes into the history. Desks see it when
// it is published.
func (w Workspace) Restore(version int64, id, by string) (changed []string, err error) {
	err = w.change(func() error {
		changed, err = w.restore(version, id, by)
		return err
	})
	return changed, err
}

func (w Workspace) restore(version int64, id, by string) (changed []string, err error) {
	folder, err := w.publishedFolder(version)
	if err != nil {
		return nil, err
	}
	files, err := folder.collect()
	if err != nil {
		return nil, err
	}
	now, err := w.Draft().collect()
	if err != nil {
		return nil, err
	}
	for _, name := range namesIn(files, now) {
		page, isPage := content.PageID(name)
		if content.IsAttachment(name) && !isPage {
			continue
		}
		if !isPage {
			page = name
		}
		was, had := now[name]
		text, has := files[name]
		if id != "" && page != id || had == has && string(was) == string(text) {
			continue
		}
		if had {
			if err := w.keep(strings.TrimSuffix(name, ".md"), by, was); err != nil {
				return changed, err
			}
		}
		file := w.Draft().contentFile(name)
		if has {
			err = w.put(file, text)
		} else {
			err = os.Remove(file)
		}
		if err != nil {
			return changed, err
		}
		changed = append(changed, name)
	}
	return w.restoreShown(changed, files, id, by)
}

// restoreShown puts back what the page of that id shows, or all pages for "".
func (w Workspace) restoreShown(changed []string, files map[string][]byte, id, by string) ([]string, error) {
	for _, page := range namesIn(files, nil) {
		if of, isPage := content.PageID(page); !isPage || id != "" && of != id {
			continue
		}
		for _, name := range content.UsedAttachments(files[page]) {
			restored, err := w.restoreFile(name, by, files[name])
			if err != nil {
				return changed, err
			}
			if restored {
				changed = append(changed, name)
			}
		}
	}
	return changed, nil
}

// restoreFile puts back a picture or file, and what it replaces into the history.
func (w Workspace) restoreFile(name, by string, data []byte) (changed bool, err error) {
	file := w.Draft().attachmentFile(name)
	now, err := readAttachment(file)
	if data == nil || err == nil && bytes.Equal(now, data) {
		return false, nil
	}
	if err == nil {
		ending := path.Ext(name)
		kept := w.path(historyFolder, savesFolder, filepath.FromSlash(strings.TrimSuffix(name, ending)), w.now().UTC().Format(saveTime)+" "+fileName(by)+ending)
		if err := w.put(kept, now); err != nil {
			return false, err
		}
	}
	return true, w.put(file, data)
}

// namesIn lists the names of either, in order.
func namesIn(a, b map[string][]byte) []string {
	var names []string
	for _, files := range []map[string][]byte{a, b} {
		for name := range files {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
