package shelf

import (
	"io/fs"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/message"
)

// checkUsable refuses a layer of which nothing can be used: it has no entry, and
// every file has a problem.
func checkUsable(book *handbook.Handbook, layer string, fsys fs.FS) error {
	for _, e := range book.Entries() {
		if e.Origin != nil && e.Origin.Name == layer && e.Kept == nil {
			return nil
		}
	}
	var first *handbook.Problem
	faulty := map[string]bool{}
	for _, p := range book.Problems() {
		if p.Layer != layer {
			continue
		}
		faulty[p.File] = true
		if first == nil {
			first = &p
		}
	}
	if first == nil || hasSoundFile(fsys, faulty) {
		return nil
	}
	return message.New("delivery.cause.no-handbook", "nothing in it can be read as a handbook ({{.Problem}})", message.Values{"Problem": first.String()})
}

// hasSoundFile reports whether some file of the handbook is not among the faulty ones.
func hasSoundFile(fsys fs.FS, faulty map[string]bool) bool {
	sound := false
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && content.IsContent(name) && !faulty[name] {
			sound = true
			return fs.SkipAll
		}
		return nil
	})
	return err == nil && sound
}
