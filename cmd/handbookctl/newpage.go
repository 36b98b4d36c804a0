package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

type newCmd struct {
	ID  string `arg:"" name:"kind/id" help:"Id of the page, as in faq/parking. The kinds are sections, side-effects and faq."`
	Dir string `arg:"" optional:"" default:"." help:"Content folder; the current one if left out."`
}

func (c newCmd) Run(e *env) error {
	id, err := pageID(c.ID)
	if err != nil {
		return err
	}
	if _, err := fs.Stat(e.bundled, id+".md"); err == nil {
		return fmt.Errorf("the handbook has a page %s: handbookctl edit-copy %s %s copies it, so that you can change it", id, id, c.Dir)
	}
	return e.writePage(c.Dir, id, template(id, time.Now().Format(time.DateOnly)))
}

type editCopyCmd struct {
	ID  string `arg:"" help:"Id of the bundled page, as in faq/can-i-drive."`
	Dir string `arg:"" help:"Content folder that takes the copy."`
}

func (c editCopyCmd) Run(e *env) error {
	id, err := pageID(c.ID)
	if err != nil {
		return err
	}
	page, err := fs.ReadFile(e.bundled, id+".md")
	if err != nil {
		return fmt.Errorf("the handbook has no page %q: handbookctl list shows all ids", id)
	}
	copied, err := content.CopyOf(page)
	if err != nil {
		return fmt.Errorf("the bundled page %s cannot be copied: %w", id, err)
	}
	file := pageFile(c.Dir, id)
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("there is a page %s already, and it was left as it is: compare it with the bundled one (handbookctl show %s), and then write into it: based-on: %q", file, id, content.Fingerprint(page))
	}
	return e.writePage(c.Dir, id, copied)
}

var validID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// pageID checks the id of a page; a kind in the singular and the end .md are
// understood.
func pageID(text string) (string, error) {
	kind, name, _ := strings.Cut(strings.TrimSuffix(filepath.ToSlash(text), ".md"), "/")
	for _, k := range handbook.Kinds() {
		if kind != k.Folder() && kind != k.Key() {
			continue
		}
		if !validID.MatchString(name) {
			return "", usageError{fmt.Sprintf("%q is no name for a page: use small letters, digits and hyphens, as in %s/going-home", name, k.Folder())}
		}
		return path.Join(k.Folder(), name), nil
	}
	return "", usageError{fmt.Sprintf("%q names no page: begin with sections/, side-effects/ or faq/, as in faq/parking", text)}
}

func pageFile(dir, id string) string { return filepath.Join(dir, filepath.FromSlash(id)+".md") }

// writePage writes a new file and never over one that is there.
func (e *env) writePage(dir, id string, text []byte) error {
	if err := beginFolder(dir); err != nil {
		return err
	}
	file := pageFile(dir, id)
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	var f *os.File
	if err == nil {
		f, err = os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("there is a page %s already, and it was left as it is", file)
	}
	if err == nil {
		_, err = f.Write(text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return fmt.Errorf("the page could not be written: %w", err)
	}
	fmt.Fprintf(e.out, "%s\n", file)
	return nil
}

// beginFolder makes a content folder that is not there yet, in a folder that
// is: a clinic's first page begins it. A slip in a long path makes none.
func beginFolder(dir string) error {
	if err := os.Mkdir(dir, 0o755); err == nil {
		return nil
	}
	return isFolder(dir)
}

// template is a page to begin with. It is sound but for what is to be written.
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
# The name of the page, as it stands in the list.
title: TODO a short name
# Who answers: front-desk (the desk may read it out), nurse (the desk hands over), emergency.
route: nurse
# One or two sentences to read out to the caller, word for word.
say: TODO what the desk says
# When to hand over to a nurse. Each completes "Hand over to a nurse if …".
hand-over: []
# When it is an emergency. Each completes "Emergency if …".
emergency: []
# What callers and staff say for it, in their words. Eight or more find it best.
aliases: []
` + effect + `# What the page rests on: keys of sources.yaml, yours or the handbook's.
sources: []
# Pages to look at next, as in faq/can-i-drive.
related: []
# The day on which the facts were last checked.
checked: ` + today + `
# Who has reviewed the page. handbookctl review records it.
review: pending
# When it is to be looked at again.
review-every: 1 year
---
## Our clinic

TODO what your clinic does, in plain words and short sentences.
`)
}
