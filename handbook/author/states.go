package author

import (
	"os"

	"clinichandbook/handbook"
	"clinichandbook/handbook/content"
)

// with is the draft as it is now, with other texts of some pages. An empty text is a
// bundled page, or none.
func (w Workspace) with(texts map[string][]byte) (*handbook.Handbook, error) {
	files, err := w.Draft().collectPages()
	if err != nil {
		return nil, err
	}
	for id, text := range texts {
		delete(files, id+".md")
		if len(text) > 0 {
			files[id+".md"] = text
		}
	}
	fsys, err := inMemory(files, w.Draft().Dir)
	if err != nil {
		return nil, err
	}
	h, _, err := content.Load(w.Bundled, handbook.Layer{FS: fsys})
	return h, err
}

// CompareTexts lists the parts in which two texts of a page's file differ; an empty
// one is the bundled page, or none.
func (w Workspace) CompareTexts(id string, before, after []byte) ([]PartChange, error) {
	was, err := w.with(map[string][]byte{id: before})
	if err != nil {
		return nil, err
	}
	is, err := w.with(map[string][]byte{id: after})
	if err != nil {
		return nil, err
	}
	a, b := was.Entry(id), is.Entry(id)
	if a == nil && len(before) > 0 || b == nil && len(after) > 0 { // one cannot be read
		return compareLines(before, after), nil
	}
	return ComparePages(a, b), nil
}

// SinceSigned lists what has changed in pages of the draft since each was signed
// last, by id. A page whose text of then is no longer known has nil.
func (w Workspace) SinceSigned(ids []string) (map[string][]PartChange, error) {
	now, _, err := w.Draft().Load()
	if err != nil {
		return nil, err
	}
	since, texts := map[string][]PartChange{}, map[string][]byte{}
	for _, id := range ids {
		e := now.Entry(id)
		if e == nil || !e.Review.Changed {
			continue
		}
		since[id] = nil
		text, err := w.signedText(id, e.Review.Of)
		if err != nil {
			return nil, err
		}
		if text != nil {
			texts[id] = text
		}
	}
	if len(texts) == 0 {
		return since, nil
	}
	then, err := w.with(texts)
	if err != nil {
		return nil, err
	}
	for id := range texts {
		for _, c := range ComparePages(then.Entry(id), now.Entry(id)) {
			if c.Shown() {
				since[id] = append(since[id], c)
			}
		}
	}
	return since, nil
}

// signedText finds the text of a page with a fingerprint in the history. It is nil if
// it was not kept.
func (w Workspace) signedText(id, of string) ([]byte, error) {
	bundled := w.Draft().bundledPage(id)
	isSigned := func(text []byte, files Folder) bool {
		print, err := content.SignedFingerprint(text, bundled, os.DirFS(files.Dir))
		return err == nil && print == of
	}
	saves, err := w.Saves(id)
	if err != nil {
		return nil, err
	}
	for _, s := range saves {
		if text, err := s.Text(); err == nil && isSigned(text, w.Draft()) {
			return text, nil
		}
	}
	published, err := w.Publications()
	if err != nil {
		return nil, err
	}
	for _, p := range published {
		folder, err := w.publishedFolder(p.Version)
		if err != nil {
			return nil, err
		}
		if text, err := readFile(folder.file(id)); err == nil && isSigned(text, folder) {
			return text, nil
		}
	}
	return nil, nil
}
