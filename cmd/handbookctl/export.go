package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clinichandbook/handbook/author"
	"clinichandbook/handbook/export"
)

type exportCmd struct {
	contentFlag
	Format string   `enum:"html,md,pages,word,pdf,json" required:"" placeholder:"FORMAT" help:"Format: html (one page with search, for any browser), md (one Markdown document), pages (a folder with a Markdown file for each page), word (a web page that Word opens), pdf (for paper), or json (for other programs)."`
	Paper  string   `enum:"letter,a4" default:"letter" placeholder:"SIZE" help:"Paper size of a pdf: letter (if left out) or a4."`
	Out    string   `short:"o" placeholder:"FILE|DIR" help:"File or folder to write; an older one is replaced. If left out, clinic-handbook with the format's extension in the current folder; - is standard output."`
	IDs    []string `arg:"" optional:"" name:"id" help:"Ids of the entries, as in faq/can-i-drive; if left out, the whole handbook."`
}

func (c exportCmd) Run(e *env) error {
	h, _, err := c.load(e)
	if err != nil {
		return err
	}
	folder := e.folder(c.Content)
	bundled, _, err := folder.Content(false)
	if err != nil {
		return err
	}
	left, err := folder.LeftOut()
	if err != nil {
		return err
	}
	e.sayLeftOut(left, "export")
	date, err := today()
	if err != nil {
		return err
	}
	x, err := export.New(h, date, c.IDs...)
	var unknown *export.UnknownEntryError
	if errors.As(err, &unknown) {
		return fmt.Errorf("%w: handbookctl list shows all ids", err)
	}
	if err != nil {
		return err
	}
	if c.Format == "pages" {
		return c.writePages(e, x)
	}
	var b bytes.Buffer
	if err := c.write(e, x, bundled, &b); err != nil {
		return err
	}
	if c.Out == "-" {
		_, err := e.raw.Write(b.Bytes())
		return err
	}
	file := c.file()
	if err := author.ReplaceFile(file, b.Bytes()); err != nil {
		return err
	}
	if c.Format == "md" || c.Format == "word" {
		if err := writeAttachments(filepath.Dir(file), x); err != nil {
			return err
		}
	}
	fmt.Fprintln(e.out, file)
	return nil
}

// writePages writes a folder of pages. Import brings them in again.
func (c exportCmd) writePages(e *env, x *export.Export) error {
	dir := c.Out
	if dir == "" || dir == "-" {
		dir = "clinic-handbook"
	}
	for name, text := range x.Pages() {
		if err := writeInside(dir, name, text); err != nil {
			return err
		}
	}
	if err := writeAttachments(dir, x); err != nil {
		return err
	}
	fmt.Fprintln(e.out, dir)
	return nil
}

// writeAttachments writes the pictures and files that a Markdown export refers to, next
// to it.
func writeAttachments(dir string, x *export.Export) error {
	for _, f := range x.Attachments() {
		data, err := f.Read()
		if err != nil {
			return fmt.Errorf("%s cannot be read: %w", f.Name, err)
		}
		if err := writeInside(dir, f.Name, data); err != nil {
			return err
		}
	}
	return nil
}

// writeInside writes a file in a folder. Only the name of the folder was given, so no
// link in it is followed.
func writeInside(dir, name string, data []byte) error {
	dir = filepath.Clean(dir)
	file := filepath.Join(dir, filepath.FromSlash(name))
	for part := file; part != dir; part = filepath.Dir(part) {
		if info, err := os.Lstat(part); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("%s is a link, and nothing is written where it leads: remove it first", part)
		}
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return author.ReplaceFile(file, data)
}

// write writes the export in the format asked for.
func (c exportCmd) write(e *env, x *export.Export, bundled fs.FS, w io.Writer) error {
	switch c.Format {
	case "html":
		engine, err := export.BuiltInEngine()
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintln(e.errOutput, "handbookctl: this build has no full search, so the page finds entries by their words alone and does not recognize emergencies; run make web and build again for the full one")
			engine, err = nil, nil
		}
		if err != nil {
			return err
		}
		return x.HTML(w, bundled, engine)
	case "md":
		return x.Markdown(w)
	case "word":
		return x.Word(w)
	case "pdf":
		return c.writePDF(e, x, w)
	default:
		return x.JSON(w)
	}
}

func (c exportCmd) writePDF(e *env, x *export.Export, w io.Writer) error {
	script, err := x.RightToLeft()
	if err != nil {
		return err
	}
	if script != "" {
		return fmt.Errorf("the handbook has %s letters, whose lines a pdf shows in the wrong order: write them in Latin letters, or export html", script)
	}
	missing, err := x.Missing()
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		fmt.Fprintf(e.errOutput, "handbookctl: the fonts of the pdf lack the characters %s, which appear as boxes: write them in words, or export html\n", strings.Join(strings.Split(string(missing), ""), " "))
	}
	paper := map[string]export.Paper{"letter": export.Letter, "a4": export.A4}[c.Paper]
	return x.PDF(w, paper)
}

// file is the path of the file to write.
func (c exportCmd) file() string {
	name := "clinic-handbook." + c.Format
	if c.Format == "word" {
		name = "clinic-handbook.word.html"
	}
	if c.Out == "" {
		return name
	}
	if info, err := os.Stat(c.Out); err == nil && info.IsDir() || strings.HasSuffix(c.Out, "/") || strings.HasSuffix(c.Out, string(filepath.Separator)) {
		return filepath.Join(c.Out, name)
	}
	return c.Out
}

// today is the date on an export: the local one, or that of SOURCE_DATE_EPOCH,
// so that the export can be repeated to the byte.
func today() (string, error) {
	t, err := now()
	if os.Getenv("SOURCE_DATE_EPOCH") == "" {
		t = t.Local()
	}
	return t.Format(time.DateOnly), err
}
