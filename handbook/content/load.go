package content

import (
	"io/fs"
	"regexp"
	"runtime"
	"slices"
	"sync"

	"clinichandbook/handbook"
	"clinichandbook/handbook/parallel"
)

// loader builds a handbook from its layers, the bundled content first. It reads
// tables before the pages that refer to them, pages concurrently, and the
// vocabulary, which is long and refers to nothing, concurrently with everything
// else. References between pages are resolved once all pages are known.
type loader struct {
	folders  []*folder
	parts    handbook.Parts // of the handbook being built
	entries  map[string]*handbook.Entry
	sources  map[string]*handbook.Source
	fields   map[string]*handbook.Field
	pages    []*page         // shown, the bundled ones first
	bundled  []*page         // whether shown or replaced
	replaced []*page         // by a clinic's page
	known    map[string]bool // ids of all page files, even broken ones: links to those are not dead
	problems []handbook.Problem

	vocabulary handbook.Vocabulary
	reviews    map[string]bundledReview // by id of the bundled page, the last layer's
	spanish    map[string]bundledReview // of their translations, likewise
	reviewed   []locatedReview          // all of them
	hidden     []hiddenPage             // as the clinic's files name them
	classes    map[string][]string      // of red flags, as far as they are read
}

// page is an entry being loaded.
type page struct {
	folder   *folder
	file     string // as it is named
	id       string // of the entry
	lost     bool   // its file cannot be listed
	entry    *handbook.Entry
	composed *composedPage // if the file has only parts of a bundled page, otherwise nil
	basedOn  locatedText
	aliases  []locatedText
	related  []locatedText
	problems []handbook.Problem

	titleLine int
	routeLine int
	topicLine int // 0 if it has no key for it
	review    signed
	due       reviewDue
}

func (p *page) reporter() reporter {
	r := reporter{layer: p.folder.name(), file: p.file, to: &p.problems}
	if p.composed != nil {
		r.lines = p.composed.line
	}
	return r
}

func newLoader(bundled fs.FS, layers []handbook.Layer) *loader {
	l := &loader{
		entries: map[string]*handbook.Entry{},
		sources: map[string]*handbook.Source{},
		fields:  map[string]*handbook.Field{},
		known:   map[string]bool{},
		reviews: map[string]bundledReview{}, spanish: map[string]bundledReview{},
	}
	l.folders = append(l.folders, &folder{l: l, fsys: bundled})
	for _, layer := range layers {
		l.folders = append(l.folders, &folder{l: l, layer: &layer, fsys: layer.FS, good: handbook.Good{}, kept: map[string]handbook.GoodFile{}})
		l.parts.Layers = append(l.parts.Layers, &layer)
	}
	return l
}

// load reads everything and returns the handbook with its vocabulary.
func (l *loader) load() (*handbook.Handbook, *handbook.Vocabulary) {
	var problems []handbook.Problem // of the vocabulary
	wait := parallel.Start(func() { l.readVocabulary(&problems) })
	l.folders[0].readInfo()
	l.each((*folder).checkRoot)
	l.each((*folder).readSources)
	l.each((*folder).readFields)
	l.readTopics()
	for _, f := range l.folders {
		f.readClinic()
	}
	l.each((*folder).readReviews)
	l.each((*folder).readHidden)
	l.each((*folder).readNews)
	l.readEntries()
	l.each((*folder).readOrder)
	l.reportUnknownReviews()
	l.resolveRelated()
	l.each((*folder).readRedFlags)
	l.each((*folder).reportAttachments)
	wait()
	l.problems = append(l.problems, problems...)
	for _, p := range slices.Concat(l.pages, l.replaced) {
		l.problems = append(l.problems, p.problems...)
	}
	l.setKept()
	for _, f := range l.folders[1:] {
		f.layer.Good = f.good
	}
	l.parts.Problems = sortProblems(l.problems)
	if l.layered() {
		l.parts.Bundled = l.bundledAlone()
	}
	return handbook.New(l.parts), &l.vocabulary
}

// layered reports whether a clinic adds more than values to the bundled content.
func (l *loader) layered() bool {
	return slices.ContainsFunc(l.folders[1:], func(f *folder) bool { return !f.desk() })
}

// each calls do for every layer that has more than values.
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
			l.known[file.id] = true
			read = append(read, &page{folder: f, file: file.name, id: file.id, lost: file.lost})
		}
	})
	sideBySide(read, func(p *page) { l.readPage(p) })
	l.settle(read)
	l.hide()
	l.claimAliases()
	l.reportTwins()
	l.show()
}

// show adds the pages that are shown to the handbook.
func (l *loader) show() {
	for _, p := range l.pages {
		l.parts.Entries = append(l.parts.Entries, p.entry)
		l.entries[p.entry.ID] = p.entry
	}
}

// bundledAlone is the handbook without the clinic's layers, except for the
// values.
func (l *loader) bundledAlone() *handbook.Handbook {
	parts := handbook.Parts{Version: l.parts.Version, Fields: l.parts.Fields}
	for _, p := range l.bundled {
		parts.Entries = append(parts.Entries, p.entry)
	}
	for _, t := range l.parts.Topics {
		if t.Origin == nil {
			parts.Topics = append(parts.Topics, t)
		}
	}
	for _, f := range l.parts.RedFlags {
		if f.Origin == nil {
			parts.RedFlags = append(parts.RedFlags, f)
		}
	}
	return handbook.New(parts)
}

// sideBySide calls do for every page, on all processors. Each page collects its own
// results, so the order does not matter.
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
		waits = append(waits, parallel.Start(func() {
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
			case l.entries[r.text] != nil:
				p.entry.Related = append(p.entry.Related, l.entries[r.text])
			case !l.known[r.text]:
				p.reporter().at(r.line, "dead link to %q, which is not an entry: related takes ids such as faq/can-i-drive", r.text)
			}
		}
	}
}
