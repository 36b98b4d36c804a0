package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/content"
	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

// earlier is a page of the folder that was imported before.
type earlier struct {
	id   string
	from content.Imported
	body []byte
}

// MatchDraft compares the plan with the handbook that a folder makes.
func (plan *Plan) MatchDraft(f author.Folder) error {
	h, words, err := f.Load()
	if err != nil {
		return err
	}
	return plan.Match(f, h, search.New(h, words, languages.All()...), words)
}

// Match compares the plan with a folder: which pages it made before, and which
// pages say the same. Names of pages are settled here.
func (plan *Plan) Match(f author.Folder, h *handbook.Handbook, ix *search.Index, words *handbook.Vocabulary) error {
	before, err := importedPages(f)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, e := range h.Entries() {
		taken[path.Base(e.ID)] = true
	}
	for _, e := range before {
		taken[path.Base(e.id)] = true
	}
	past := map[*Piece]earlier{}
	for _, p := range plan.Pieces {
		i := slices.IndexFunc(before, func(e earlier) bool { return e.from.File == path.Base(p.File) && e.from.Part == p.key() })
		if i >= 0 {
			past[p] = before[i]
			p.page = before[i].id
			before = slices.Delete(before, i, i+1)
			continue
		}
		p.Name = idOf(p.Title, func(name string) bool { return taken[name] })
		if name := path.Base(p.head.ID); p.head.ID != "" && !taken[name] {
			p.Name = name
		}
		taken[p.Name] = true
	}
	for _, p := range plan.Pieces {
		if p.page == "" {
			p.compare(ix, words)
		}
	}
	plan.taken = taken
	plan.finish()
	for p, e := range past {
		body := content.Draft{Blocks: p.ready}.Body()
		switch now := content.BodyFingerprint(e.body); {
		case content.BodyFingerprint(body) == e.from.Of:
			p.State, p.Chosen = Unchanged, false
		case now == e.from.Of:
			p.State = Updates
		default:
			p.State, p.Chosen = Edited, false
		}
	}
	return nil
}

// key names the piece for the next import of the same file. Pages of a folder may
// have the same file name, so their folder counts.
func (p *Piece) key() string {
	if dir := path.Dir(p.File); dir != "." {
		return content.Slug(dir) + "/" + p.part
	}
	return p.part
}

func importedPages(f author.Folder) (pages []earlier, err error) {
	for _, folder := range content.Folders() {
		items, err := os.ReadDir(filepath.Join(f.Dir, folder))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the folder %s cannot be read: %w", f.Dir, err)
		}
		for _, item := range items {
			id, ok := content.PageID(folder + "/" + item.Name())
			info, err := item.Info()
			if !ok || err != nil || !info.Mode().IsRegular() || info.Size() > content.MaxFileSize || item.Name() != path.Base(id)+".md" {
				continue
			}
			data, err := readPage(filepath.Join(f.Dir, folder, item.Name()))
			if err != nil {
				continue
			}
			if from, body, ok := content.ImportedPage(data); ok {
				pages = append(pages, earlier{id, from, body})
			}
		}
	}
	return pages, nil
}

// leastAlike is the share of words that two titles have in common from which on
// they may be about the same: "Can I drive after?" and "Can I drive afterwards?".
const leastAlike = 0.5

// compare looks for pages that say the same, and for what the title is about.
func (p *Piece) compare(ix *search.Index, words *handbook.Vocabulary) {
	found := ix.Search(p.Title, 5)
	for _, hit := range found.Hits {
		best := alike(p.Title, hit.Entry.Title)
		for _, a := range hit.Entry.Aliases {
			best = max(best, alike(p.Title, a))
		}
		if best >= leastAlike {
			p.Like = append(p.Like, hit.Entry)
		}
	}
	switch {
	case p.Route != handbook.Nurse || p.head.ID != "":
	case len(found.Flags) > 0:
		p.Route = handbook.Emergency
	case aboutTopic(p.Title, words):
		p.Route = handbook.FrontDesk
	}
}

// aboutTopic reports that a title is about what the bundled handbook leaves to the
// clinic's office, such as parking.
func aboutTopic(title string, words *handbook.Vocabulary) bool {
	title = "-" + content.Slug(title) + "-"
	for _, topic := range words.Topics {
		for _, phrase := range topic {
			if strings.Contains(title, "-"+content.Slug(phrase)+"-") {
				return true
			}
		}
	}
	return false
}

// alike is the share of words that two lines have in common, by how they begin.
func alike(a, b string) float64 {
	x, y := strings.Split(content.Slug(a), "-"), strings.Split(content.Slug(b), "-")
	common := 0
	for _, w := range x {
		if slices.ContainsFunc(y, func(v string) bool { return w != "" && (w == v || len(w) > 4 && len(v) > 4 && w[:5] == v[:5]) }) {
			common++
		}
	}
	return float64(common) / float64(max(len(x), len(y)))
}

// Result is what was done with a piece.
type Result struct {
	Piece *Piece
	File  string // that was written, or ""
	Err   error
}

// Write writes the chosen pieces as drafts into the folder. Each file is written
// completely or not at all. Today is a date, 2026-11-23.
func (plan *Plan) Write(f author.Folder, today string) (done []Result) {
	return plan.write(plainFolder{f}, today)
}

// Save writes the chosen pieces as drafts into a workspace, with what they replace
// in its history.
func (plan *Plan) Save(w author.Workspace, by, today string) (done []Result) {
	return plan.write(workspace{w, by}, today)
}

// place is where drafts are written.
type place interface {
	create(id string, page []byte) (file string, err error)
	// attach adds a picture, under a name that no other one has.
	attach(name string, data []byte) error
	// change changes a page of the place, or its own version of a bundled one.
	change(id string, how func(page []byte) ([]byte, error)) (file string, err error)
}

func (plan *Plan) write(to place, today string) (done []Result) {
	plan.finish() // ids and choices may have changed since
	for _, p := range plan.Pieces {
		if !p.Chosen {
			continue
		}
		file, err := "", plan.attach(p, to)
		if err == nil {
			file, err = p.write(to, today)
		}
		done = append(done, Result{p, file, err})
	}
	return done
}

// attach writes the pictures of a piece.
func (plan *Plan) attach(p *Piece, to place) error {
	for _, a := range handbook.Attachments(p.ready) {
		if data := plan.media[a.File.Name]; data != nil {
			if err := to.attach(a.File.Name, data); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Piece) write(to place, today string) (string, error) {
	d := p.draft(today)
	switch {
	case p.Merge && len(p.Like) > 0: // to the end of the page, as the clinic's words
		return to.change(p.Like[0].ID, func(page []byte) ([]byte, error) {
			return content.AppendClinic(page, d.Title, d.Blocks), nil
		})
	case p.page != "":
		return to.change(p.page, func(page []byte) ([]byte, error) { return content.ReplaceBody(page, d.From, d.Body()) })
	}
	page := d.Bytes()
	if len(page) > content.MaxFileSize {
		return "", fmt.Errorf("%q is longer than a page can be: split it by its headings", p.Title)
	}
	return to.create(p.ID(), page)
}

// plainFolder is a content folder without a history.
type plainFolder struct{ author.Folder }

func (f plainFolder) file(id string) string {
	return filepath.Join(f.Dir, filepath.FromSlash(id)+".md")
}

func (f plainFolder) create(id string, page []byte) (string, error) {
	file := f.file(id)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", fmt.Errorf("the page could not be written: %w", err)
	}
	err := author.WriteNew(file, page, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("there is a page %s already, and it was left as it is", file)
	}
	return file, err
}

func (f plainFolder) attach(name string, data []byte) error {
	file := filepath.Join(f.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("the picture could not be written: %w", err)
	}
	err := author.WriteNew(file, data, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil // the same one: its name says what is in it
	}
	return err
}

func (f plainFolder) change(id string, how func([]byte) ([]byte, error)) (string, error) {
	file := f.file(id)
	page, err := readPage(file)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err = f.Copy(id); err == nil {
			page, err = readPage(file)
		}
	}
	if err != nil {
		return "", fmt.Errorf("%s was left as it is: %w", id, err)
	}
	if page, err = how(page); err != nil {
		return "", fmt.Errorf("%s was left as it is, because of %w", file, err)
	}
	return file, author.ReplaceFile(file, page)
}

// workspace is where several people write together.
type workspace struct {
	author.Workspace
	by string
}

func (w workspace) create(id string, page []byte) (string, error) {
	err := w.NewDraft(id, page).Save(w.by)
	var conflict *author.ConflictError
	if errors.As(err, &conflict) {
		return "", fmt.Errorf("there is a page %s already, and it was left as it is", id)
	}
	return id + ".md", err
}

func (w workspace) attach(name string, data []byte) error {
	_, err := w.AttachData(name, data)
	return err
}

func (w workspace) change(id string, how func([]byte) ([]byte, error)) (string, error) {
	d, err := w.Edit(id)
	if err != nil {
		return "", fmt.Errorf("%s was left as it is: %w", id, err)
	}
	if d.Text, err = how(d.Text); err != nil {
		return "", fmt.Errorf("%s was left as it is, because of %w", id, err)
	}
	return id + ".md", d.Save(w.by)
}

// handOver is what the desk says while a nurse answers a page.
const handOver = "A nurse has to answer that. I will connect you now."

func (p *Piece) draft(today string) content.Draft {
	d := content.Draft{
		Title: p.Title, Topic: p.Topic, Route: p.Route, Say: handOver, Checked: today, Blocks: p.ready,
		From: content.Imported{File: path.Base(p.File), Part: p.key()},
	}
	seen := map[string]bool{}
	for _, a := range p.Aliases {
		if a = oneLine(a); a != "" && !seen[strings.ToLower(a)] {
			seen[strings.ToLower(a)] = true
			d.Aliases = append(d.Aliases, a)
		}
	}
	if p.head.ID != "" {
		d.Say, d.Lists = p.head.Say, content.DraftLists{AskFirst: p.head.AskFirst, HandOver: p.head.HandOver, Emergency: p.head.Emergency}
		return d
	}
	if p.Route == handbook.FrontDesk {
		if say := firstSentences(p.ready); say != "" {
			d.Say = say
		}
	}
	return d
}

// longestSay is how much of an answer is read out, in bytes.
const longestSay = 240

// firstSentences is the beginning of the answer: one or two sentences.
func firstSentences(blocks []handbook.Block) string {
	for _, b := range blocks {
		p, ok := b.(handbook.Paragraph)
		if !ok {
			continue
		}
		text := oneLine(handbook.PlainText(p.Spans))
		end := 0
		for i := range text {
			if i > longestSay {
				break
			}
			if strings.ContainsRune(".!?", rune(text[i])) && (i+1 == len(text) || text[i+1] == ' ') {
				end = i + 1
			}
		}
		if end == 0 && len(text) <= longestSay {
			end = len(text)
		}
		return text[:end]
	}
	return ""
}

func readPage(name string) ([]byte, error) { return durable.ReadFile(name, content.MaxFileSize) }
