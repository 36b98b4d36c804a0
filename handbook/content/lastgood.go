package content

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"clinichandbook/handbook"
)

// A page, a table or a value that can no longer be read keeps its last good
// version. What a layer's files said when they were last readable comes with the
// layer; what they say now is collected in keep while it is loaded.

// keep remembers a file that can be read now, or a value under its own name.
func (f *folder) keep(name, text string) {
	if f.layer == nil {
		return
	}
	good := handbook.GoodFile{Text: text, Date: f.layer.Date}
	if before, ok := f.layer.Good[name]; ok && before.Text == text {
		good = before
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.good[name] = good
}

// lastGood is the last good version of a file, which from then on stays the last
// good one.
func (f *folder) lastGood(name string) (handbook.GoodFile, bool) {
	if f.layer == nil {
		return handbook.GoodFile{}, false
	}
	good, ok := f.layer.Good[name]
	if ok {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.good[name] = good
	}
	return good, ok
}

// showKept remembers a table that is shown in its last good version.
func (f *folder) showKept(file string, good handbook.GoodFile) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept[file] = good
}

// ofDate is the words for a version of a date.
func ofDate(date string) string {
	if date == "" {
		return ""
	}
	return " of " + date
}

// shownInstead reports that the last good version of a file is shown.
func shownInstead(report reporter, good handbook.GoodFile) {
	report.at(1, "desks keep showing the last good version%s until this file is fixed", ofDate(good.Date))
}

// setKept says what is shown in its last good version.
func (l *loader) setKept() {
	for _, p := range l.pages {
		if p.entry.Kept != nil {
			p.entry.Kept.Name = p.entry.Title
			l.parts.Kept = append(l.parts.Kept, *p.entry.Kept)
		}
	}
	for _, f := range l.parts.Fields {
		if f.Kept != nil {
			l.parts.Kept = append(l.parts.Kept, *f.Kept)
		}
	}
	for _, f := range l.folders[1:] {
		for _, name := range slices.Sorted(maps.Keys(f.kept)) {
			l.parts.Kept = append(l.parts.Kept, handbook.Kept{Name: name, Date: f.kept[name].Date})
		}
	}
}

// readLastGood reads the last good version of a page that cannot be read.
func (l *loader) readLastGood(p *page) {
	name := p.id + ".md"
	good, ok := p.folder.lastGood(name)
	if !ok {
		return
	}
	before := &page{folder: p.folder, file: p.file, id: p.id}
	if l.parsePage(before, []byte(good.Text)); before.entry == nil {
		return
	}
	problems := p.problems
	*p = *before
	p.problems = problems
	p.entry.Kept = &handbook.Kept{Date: good.Date}
	if !p.lost { // else the problem of its folder says so
		shownInstead(p.reporter(), good)
	}
}

// lostPages lists the pages of a folder that were readable once and cannot be
// listed now, although nobody removed them: those of these ids, or all (nil).
func (f *folder) lostPages(folder string, ids []string) []pageFile {
	if f.layer == nil {
		return nil
	}
	var files []pageFile
	for _, name := range slices.Sorted(maps.Keys(f.layer.Good)) {
		if id, ok := strings.CutSuffix(name, ".md"); ok && path.Dir(id) == folder && (ids == nil || slices.Contains(ids, id)) {
			files = append(files, pageFile{name: name, id: id, lost: true})
		}
	}
	return files
}

// isLost reports whether a folder or file is there but cannot be read.
func isLost(err error) bool { return err != nil && !errors.Is(err, fs.ErrNotExist) }

// mostShown is how many letters of a text a message shows.
const mostShown = 60

func shortened(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= mostShown {
		return string(runes)
	}
	return string(runes[:mostShown]) + "…"
}
