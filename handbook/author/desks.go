package author

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clinichandbook/handbook/delivery"
	"clinichandbook/handbook/durable"
)

// desksFolder has one small file from each desk whose settings ask for it: see
// [delivery.Report].
const desksFolder = "desks"

// mostDesks is the most files of that folder that are read.
const mostDesks = 2000

// Desk is what a desk has said about itself.
type Desk struct {
	Name string // of the computer
	delivery.Report
	Shows int64 // the publication, or 0 if it is not from this workspace
}

// Reporting reports whether the settings file for the desks asks them to say which
// version they show.
func (w Workspace) Reporting() (bool, error) {
	text, err := readFile(w.path(deskFolder, delivery.ConfigName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, &ReachError{w.Root, err}
	}
	return settingsText(text).path("report-to") != "", nil
}

// SetReporting changes the settings file for the desks, which has to be copied to each
// desk again.
func (w Workspace) SetReporting(on bool) error {
	return w.change(func() error { return w.setDeskFolder("report-to", desksFolder, on) })
}

// setDeskFolder makes a folder in which desks write and names it in their settings
// file, or takes it out of there.
func (w Workspace) setDeskFolder(key, folder string, on bool) error {
	ring, err := w.Keyring()
	if err != nil {
		return err
	}
	file := w.path(deskFolder, delivery.ConfigName)
	text, err := readFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if err = w.writeDeskFiles(ring); err == nil {
			text, err = readFile(file)
		}
	}
	if err != nil {
		return &ReachError{w.Root, err}
	}
	config, to := settingsText(strings.ReplaceAll(string(text), "\r\n", "\n")), ""
	if on {
		if err := os.MkdirAll(w.path(folder), 0o755); err != nil {
			return &ReachError{w.Root, err}
		}
		to = yamlQuoted(nextTo(config.path("content"), folder))
	}
	if err := w.put(file, []byte(config.set(key, to))); err != nil {
		return err
	}
	return w.writeDeskFiles(ring)
}

// Desks lists what desks have said, by name. Whatever else is in their folder is passed
// over: anybody at a desk can write there.
func (w Workspace) Desks() ([]Desk, error) {
	dir, err := os.DirFS(w.path(desksFolder)).Open(".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &ReachError{w.Root, err}
	}
	defer dir.Close()
	lister, ok := dir.(fs.ReadDirFile)
	if !ok {
		return nil, nil
	}
	items, err := lister.ReadDir(mostDesks)
	if err != nil && len(items) == 0 {
		return nil, nil // empty, or no folder
	}
	published, err := w.Publications()
	if err != nil {
		return nil, err
	}
	var desks []Desk
	for _, item := range items {
		name, ok := strings.CutSuffix(item.Name(), delivery.ReportExtension)
		if !ok || !item.Type().IsRegular() || delivery.DeskName(name) != name {
			continue
		}
		text, err := durable.ReadFile(filepath.Join(w.path(desksFolder), item.Name()), delivery.MaxReport)
		if err != nil {
			continue
		}
		if r, ok := delivery.ParseReport(text); ok {
			desks = append(desks, Desk{name, r, releaseNumber(published, r.Version)})
		}
	}
	slices.SortFunc(desks, func(a, b Desk) int { return cmp.Compare(a.Name, b.Name) })
	return desks, nil
}

// releaseNumber is the publication with a number, or with that of its pack; 0 if there
// is none.
func releaseNumber(published []Publication, version int64) int64 {
	for _, p := range published {
		if p.Version == version || p.Pack != 0 && p.Pack == version {
			return p.Version
		}
	}
	return 0
}

// ForgetDesk removes what a desk has said, such as one that is no longer used.
func (w Workspace) ForgetDesk(name string) error {
	if delivery.DeskName(name) != name {
		return inputError("there is no desk %.60q", name)
	}
	err := os.Remove(w.path(desksFolder, name+delivery.ReportExtension))
	if errors.Is(err, fs.ErrNotExist) {
		return inputError("there is no desk %.60q", name)
	}
	if err != nil {
		return fmt.Errorf("the desk cannot be removed: %w", err)
	}
	return nil
}
