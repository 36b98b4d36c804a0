package handbook

import (
	"io/fs"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"clinichandbook/handbook/beside"
)

// loader gathers a handbook from its layers, the bundled content first. Tables
// are read before pages, which name what stands in them; pages are read side by
// side, and the vocabulary, which is long and names nothing, beside it all; what
// ties pages to each other is resolved once all of them are known.
type loader struct {
	folders  []*folder
	h        *Handbook
	pages    []*page         // that are shown, the bundled ones first
	bundled  []*page         // shown or replaced
	replaced []*page         // by a clinic's
	known    map[string]bool // ids of all entry files, broken ones too: a link to one of those is not dead
	problems []Problem

	plainVocabulary Vocabulary // of the bundled content alone
}

// page is an entry that is being loaded.
type page struct {
	folder   *folder
	file     string
	entry    *Entry
	basedOn  locatedText
	aliases  []locatedText
	related  []locatedText
	problems []Problem

	routeLine int
}

func (p *page) reporter() reporter { return reporter{p.folder.name(), p.file, &p.problems} }

func newLoader(bundled fs.FS, layers []Layer) *loader {
	l := &loader{
		h: &Handbook{
			byID:    map[string]*Entry{},
			sources: map[string]*Source{},
			byField: map[string]*Field{},
		},
		known: map[string]bool{},
	}
	l.folders = append(l.folders, &folder{l: l, fsys: bundled})
	for _, layer := range layers {
		l.folders = append(l.folders, &folder{l: l, layer: &layer, fsys: layer.FS})
		l.h.layers = append(l.h.layers, &layer)
	}
	return l
}

func (l *loader) load() *Handbook {
	var problems []Problem // of the vocabulary
	wait := beside.Start(func() { l.readVocabulary(&problems) })
	l.folders[0].readInfo()
	l.each((*folder).checkRoot)
	l.each((*folder).readSources)
	l.each((*folder).readFields)
	for _, f := range l.folders {
		f.readClinic()
	}
	l.readEntries()
	l.resolveRelated()
	l.each((*folder).readRedFlags)
	wait()
	l.problems = append(l.problems, problems...)
	for _, p := range slices.Concat(l.pages, l.replaced) {
		l.problems = append(l.problems, p.problems...)
	}
	l.h.problems = sortProblems(l.problems)
	if slices.ContainsFunc(l.folders[1:], func(f *folder) bool { return !f.desk() }) {
		l.h.bundled = l.bundledAlone()
	}
	return l.h
}

// each does something for every layer that holds more than values.
func (l *loader) each(do func(*folder)) {
	for _, f := range l.folders {
		if !f.desk() {
			do(f)
		}
	}
}

var validID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (l *loader) readEntries() {
	var read []*page
	l.each(func(f *folder) {
		for _, file := range f.pageFiles() {
			l.known[strings.TrimSuffix(file, ".md")] = true
			read = append(read, &page{folder: f, file: file})
		}
	})
	sideBySide(read, func(p *page) { l.readPage(p) })
	l.settle(read)
	l.claimAliases()
	l.show()
}

// show files the pages that are shown in their order.
func (l *loader) show() {
	for _, p := range l.pages {
		l.h.entries = append(l.h.entries, p.entry)
		l.h.byID[p.entry.ID] = p.entry
	}
	sortEntries(l.h.entries)
}

// bundledAlone is what the handbook would be without the clinic's layers, but
// for the values.
func (l *loader) bundledAlone() *Handbook {
	h := &Handbook{version: l.h.version, byID: map[string]*Entry{}, sources: l.h.sources, fields: l.h.fields, byField: l.h.byField}
	for _, p := range l.bundled {
		h.entries = append(h.entries, p.entry)
		h.byID[p.entry.ID] = p.entry
	}
	sortEntries(h.entries)
	for _, f := range l.h.redFlags {
		if f.Origin == nil {
			h.redFlags = append(h.redFlags, f)
		}
	}
	h.vocabulary = l.plainVocabulary
	return h
}

func sortEntries(entries []*Entry) {
	slices.SortFunc(entries, func(a, b *Entry) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		if c := strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// sideBySide does something for every page, on all processors. Each page keeps
// what is found for itself, so the result does not depend on the order.
func sideBySide(pages []*page, do func(*page)) {
	const share = 16 // pages are short
	var mu sync.Mutex
	take := func() []*page {
		mu.Lock()
		defer mu.Unlock()
		n := min(share, len(pages))
		next := pages[:n]
		pages = pages[n:]
		return next
	}
	var waits []func()
	for range min(runtime.GOMAXPROCS(0), len(pages)/share+1) {
		waits = append(waits, beside.Start(func() {
			for next := take(); len(next) > 0; next = take() {
				for _, p := range next {
					do(p)
				}
			}
		}))
	}
	for _, wait := range waits {
		wait()
	}
}

func (l *loader) resolveRelated() {
	for _, p := range slices.Concat(l.pages, l.replaced) {
		for _, r := range p.related {
			switch {
			case l.h.byID[r.text] != nil:
				p.entry.Related = append(p.entry.Related, l.h.byID[r.text])
			case !l.known[r.text]:
				p.reporter().at(r.line, "dead link: there is no entry %q; related takes ids such as faq/can-i-drive", r.text)
			}
		}
	}
}
