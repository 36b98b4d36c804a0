package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// BundledError means that a page of that id is bundled already.
type BundledError struct{ ID string }

func (e *BundledError) Error() string { return "the handbook has a page " + e.ID }

// NotBundledError means that there is no bundled page of that id.
type NotBundledError struct{ ID string }

func (e *NotBundledError) Error() string { return fmt.Sprintf("the handbook has no page %q", e.ID) }

// ExistsError means that a page is there and was left as it is.
type ExistsError struct {
	ID, File string
	BasedOn  string // what the page would have to say to count as a copy of today's bundled page, or ""
}

func (e *ExistsError) Error() string {
	return fmt.Sprintf("there is a page %s already, and it was left as it is", e.File)
}

// New begins a page with texts to fill in, and returns its path. Today is a
// date, 2026-11-23. The error may be a [BundledError] or an [ExistsError].
func (f Folder) New(id, today string) (file string, err error) {
	if _, err := fs.Stat(f.Bundled, id+".md"); err == nil {
		return "", &BundledError{id}
	}
	return f.create(id, template(id, today))
}

// Copy copies a bundled page into the folder, to be changed there, and returns
// its path. The error may be a [NotBundledError] or an [ExistsError].
func (f Folder) Copy(id string) (file string, err error) {
	page, err := fs.ReadFile(f.Bundled, id+".md")
	if err != nil {
		return "", &NotBundledError{id}
	}
	copied, err := content.CopyOf(page)
	if err != nil {
		return "", fmt.Errorf("the bundled page %s cannot be copied: %w", id, err)
	}
	file, err = f.create(id, copied)
	var exists *ExistsError
	if errors.As(err, &exists) {
		exists.BasedOn = content.Fingerprint(page)
	}
	return file, err
}

// create writes a new page. It makes the folder of a clinic's first page.
func (f Folder) create(id string, text []byte) (string, error) {
	if err := f.Begin(); err != nil {
		return "", err
	}
	file := f.file(id)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", fmt.Errorf("the page could not be written: %w", err)
	}
	err := WriteNew(file, text, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", &ExistsError{ID: id, File: file}
	}
	return file, err
}

// Begin makes the folder if the one above it exists: a slip in a long path makes
// none.
func (f Folder) Begin() error {
	if err := os.Mkdir(f.Dir, 0o755); err == nil {
		return nil
	}
	return f.exists()
}

// WriteNew writes a file that does not exist yet; the error is fs.ErrExist if it
// does. A file that cannot be written completely is removed.
func WriteNew(name string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("%s cannot be written: %w", name, err)
	}
	return nil
}

// template is a page to begin with. Nothing is wrong with it but the texts that
// are still to be written.
func template(id, today string) []byte {
	effect := ""
	if strings.HasPrefix(id, handbook.SideEffect.Folder()+"/") {
		effect = `# For the table of side effects. band is expected, call (call the clinic) or emergency.
# common is "common" or "can happen"; when and settles may be left out.
effect: {common: "can happen", band: call}
`
	}
	return []byte(`---
# Lines that begin with # are for you; the desk does not see them.
# The name of the page, as lists show it.
title: TODO a short name
# The treatment that it is about, by its id in topics.yaml. Leave it empty for a page about all of them.
topic:
# Who answers: front-desk (the desk may read it out), nurse (the desk hands over), emergency.
route: nurse
# One or two sentences to read out to the caller, word for word.
say: TODO what the desk says
# When to hand over to a nurse. Each completes "Hand over to a nurse if …".
hand-over: []
# When it is an emergency. Each completes "Emergency if …".
emergency: []
# What callers and staff call it, in their words. Eight or more work best.
aliases: []
` + effect + `# The sources that the page cites: keys of sources.yaml, yours or the handbook's.
sources: []
# Pages to read next, as in faq/can-i-drive.
related: []
# The day on which the facts were last checked.
checked: ` + today + `
# Who has reviewed the page; handbookctl review records it.
review: pending
# How often it needs a review.
review-every: 1 year
---
## Our clinic

TODO what your clinic does, in plain words and short sentences.
`)
}
