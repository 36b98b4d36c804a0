package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author"
	"clinichandbook/handbook/author/importer"
	"clinichandbook/handbook/search"
	"clinichandbook/handbook/search/languages"
)

type importCmd struct {
	Files   []string `arg:"" name:"file" help:"Files or folders: .docx, .xlsx, .csv, .html, .md, .txt, .pdf."`
	Into    string   `required:"" placeholder:"DIR" help:"Content folder that gets the drafts. Name the one you work in, not the one that desks read."`
	DryRun  bool     `help:"Only show what would be made."`
	Yes     bool     `short:"y" help:"Make the drafts without asking."`
	Only    string   `placeholder:"1,3-5" help:"Make only these pieces, by the numbers that --dry-run shows."`
	Split   string   `enum:"auto,heading,file" default:"auto" help:"Where a page starts: at each heading, at each file, or whichever suits the file (auto). A row of a spreadsheet is always a page."`
	Level   int      `placeholder:"N" help:"Level of the headings that start a page, 1 to 6."`
	Columns string   `placeholder:"A,B,C" help:"Columns of a spreadsheet: question, answer, and optionally other words for it."`
	Kind    string   `enum:",faq,sections" default:"" placeholder:"KIND" help:"Kind of all pages: faq or sections. If left out, it is guessed."`
	Route   string   `enum:",nurse,front-desk" default:"" placeholder:"ROUTE" help:"Who answers all of them: nurse or front-desk. If left out, a nurse, unless the title is about something like parking."`
	Topic   string   `placeholder:"ID" help:"Topic of all pages, by its id in topics.yaml."`
	Doubles string   `enum:"keep,skip,merge" default:"keep" help:"What to do with a piece that looks like a page that exists: keep both, skip the piece, or merge it into the page."`
	Edited  string   `enum:"keep,replace" default:"keep" help:"What to do with pages that were edited since they were imported: keep them, or replace their text."`
}

func (c importCmd) Run(e *env) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	files, refused := importer.Open(c.Files...)
	plan := importer.NewPlan(files, options)
	plan.Refused = append(refused, plan.Refused...)
	folder := e.folder(c.Into)
	h, words, err := importInto(folder)
	if err != nil {
		return err
	}
	if c.Topic != "" {
		if _, err := (topicFlag{c.Topic}).of(h); err != nil {
			return err
		}
	}
	if err := plan.Match(folder, h, search.New(h, words, languages.All()...), words); err != nil {
		return err
	}
	if err := c.choose(plan); err != nil {
		return err
	}
	chosen := c.show(e, plan)
	switch {
	case c.DryRun || chosen == 0:
	case c.Yes:
		err = c.write(e, plan, folder)
	case e.password == nil:
		return usageError{"there is no terminal to ask at: add --yes to make the drafts, or --dry-run to see them first"}
	default:
		fmt.Fprintf(e.out, "\nMake %s? [y/N] ", count(chosen, "draft"))
		answer, _ := bufio.NewReader(e.in).ReadString('\n')
		if a := strings.ToLower(strings.TrimSpace(answer)); a == "y" || a == "yes" {
			err = c.write(e, plan, folder)
		} else {
			fmt.Fprintln(e.out, "Nothing was made.")
		}
	}
	if err == nil && len(plan.Refused) > 0 {
		err = errSaid
	}
	return err
}

// importInto loads the folder that gets the drafts, which need not exist yet.
func importInto(f author.Folder) (*handbook.Handbook, *handbook.Vocabulary, error) {
	if _, err := os.Stat(f.Dir); errors.Is(err, fs.ErrNotExist) {
		f.Dir = ""
	}
	return f.Load()
}

func (c importCmd) options() (importer.Options, error) {
	o := importer.Options{
		Level: c.Level, Topic: c.Topic,
		Split: map[string]importer.Split{"auto": importer.Auto, "heading": importer.ByHeading, "file": importer.ByFile}[c.Split],
	}
	if c.Level < 0 || c.Level > 6 {
		return o, usageError{"--level is 1 to 6"}
	}
	for _, k := range handbook.Kinds() {
		if k.Folder() == c.Kind {
			o.Kind = &k
		}
	}
	if r, ok := handbook.ParseRoute(c.Route); ok {
		o.Route = &r
	}
	if c.Columns != "" {
		columns := importer.Columns{Question: -1, Answer: -1, Words: -1}
		names := strings.Split(c.Columns, ",")
		to := []*int{&columns.Question, &columns.Answer, &columns.Words}
		if len(names) < 2 || len(names) > len(to) {
			return o, usageError{"--columns takes two or three letters, as in A,B or B,D,A"}
		}
		for i, name := range names {
			name = strings.ToUpper(strings.TrimSpace(name))
			if len(name) != 1 || name[0] < 'A' || name[0] > 'Z' {
				return o, usageError{"--columns takes two or three letters, as in A,B or B,D,A"}
			}
			*to[i] = int(name[0] - 'A')
		}
		o.Columns = &columns
	}
	return o, nil
}

// choose carries out what was asked for about pieces.
func (c importCmd) choose(plan *importer.Plan) error {
	only, err := numbers(c.Only, len(plan.Pieces))
	if err != nil {
		return err
	}
	for i, p := range plan.Pieces {
		if p.State == importer.Edited && c.Edited == "replace" {
			p.Chosen = true
		}
		if len(p.Like) > 0 {
			p.Chosen = p.Chosen && c.Doubles != "skip"
			p.Merge = c.Doubles == "merge"
		}
		if only != nil {
			p.Chosen = only[i+1]
		}
	}
	return nil
}

// numbers reads 1,3-5; nil if there are none.
func numbers(text string, most int) (map[int]bool, error) {
	if text == "" {
		return nil, nil
	}
	chosen := map[int]bool{}
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err != nil || err2 != nil || from < 1 || to > most || from > to {
			return nil, usageError{fmt.Sprintf("--only takes numbers from 1 to %d, as in 1,3-5", most)}
		}
		for i := from; i <= to; i++ {
			chosen[i] = true
		}
	}
	return chosen, nil
}

// show lists the pieces and returns how many are chosen.
func (c importCmd) show(e *env, plan *importer.Plan) (chosen int) {
	file := ""
	for i, p := range plan.Pieces {
		if p.File != file {
			file = p.File
			fmt.Fprintf(e.out, "%s\n", file)
		}
		mark := " "
		if p.Chosen {
			mark = "x"
			chosen++
		}
		fmt.Fprintf(e.out, "  %3d [%s] %s (%s, %s, %s)%s\n", i+1, mark, p.Title, p.ID(), p.Route.Key(), count(p.Words(), "word"), stateText(p))
		if len(p.Like) > 0 {
			fmt.Fprintf(e.out, "          looks like %q (%s)\n", p.Like[0].Title, p.Like[0].ID)
		}
		for _, l := range p.Lost {
			fmt.Fprintf(e.out, "          %s\n", l)
		}
	}
	for _, name := range plan.Rough {
		fmt.Fprintf(e.out, "%s: the text of a PDF is rough: read every draft of it\n", name)
	}
	for _, r := range plan.Refused {
		fmt.Fprintf(e.errOutput, "handbookctl: %s was not imported: %s\n", r.Name, r.Why)
	}
	return chosen
}

func stateText(p *importer.Piece) string {
	switch p.State {
	case importer.Updates:
		return ": updates the page"
	case importer.Unchanged:
		return ": has not changed"
	case importer.Edited:
		return ": the page was edited since; it is kept"
	}
	return ""
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (c importCmd) write(e *env, plan *importer.Plan, f author.Folder) error {
	if err := f.Begin(); err != nil {
		return err
	}
	made, failed := 0, 0
	for _, r := range plan.Write(f, localToday()) {
		if r.Err != nil {
			fmt.Fprintf(e.errOutput, "handbookctl: %s\n", r.Err)
			failed++
			continue
		}
		made++
	}
	fmt.Fprintf(e.out, "\n%s written into %s. Nobody has reviewed them: handbookctl check %s names what to look at.\n", count(made, "draft"), c.Into, c.Into)
	if failed > 0 {
		return errSaid
	}
	return nil
}
