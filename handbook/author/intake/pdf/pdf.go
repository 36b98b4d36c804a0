// Package pdf reads the text of a PDF, if it has any. A PDF has positions on paper,
// not paragraphs, so the result is rough: lines that are close form a paragraph, large
// ones are headings, and text that is on most pages is left out. A scanned page is a
// picture and has no text.
//
// The existing readers for Go hang or crash the program on some malformed files. This
// one counts each value, each unpacked byte, and each stretch of text against the
// [intake.Budget], and starts nothing that outlives the call. It refuses encrypted
// files, follows no reference outside the file, and knows fonts only by what they say
// about their characters.
package pdf

import (
	"strings"

	"clinichandbook/handbook/author/intake"
	plain "clinichandbook/handbook/author/intake/text"
)

const maxText = 4 << 20

// Read reads a PDF.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	f, err := open(data, b)
	switch {
	case err != nil:
		return nil, err
	case f.trailer["Encrypt"] != nil:
		return nil, intake.Refuse("it is protected with a password or against copying: save it without protection and import it again")
	case len(f.objects) == 0:
		return nil, damaged()
	}
	pages := f.pages()
	switch {
	case f.err != nil:
		return nil, f.err
	case len(pages) == 0:
		return nil, damaged()
	case len(pages) > maxPages:
		return nil, intake.Refuse("it has more than %d pages: split it into several files", maxPages)
	}
	return read(f, pages, b)
}

func read(f *file, pages []dict, b *intake.Budget) (*intake.Document, error) {
	var all [][]line
	fonts := map[any]*font{}
	pictures := 0
	for i, p := range pages {
		d := f.draw(p, fonts)
		if f.err != nil {
			return nil, f.err
		}
		all = append(all, lines(d.runs, i+1))
		pictures += d.pictures
	}
	all, dropped := withoutFurniture(all)
	text := plainText(all)
	switch {
	case len(text) > maxText:
		return nil, intake.Refuse("it has more text than a handbook can use: split it into several files")
	case strings.TrimSpace(text) == "":
		return nil, intake.Refuse("it has no text to read: it is probably a scan, and its text has to be typed")
	}
	doc, err := plain.ReadText(text, b)
	if err != nil {
		return nil, err
	}
	doc.Rough = true
	for range pictures {
		doc.Losses = append(doc.Losses, intake.Loss{Kind: intake.Picture})
	}
	for range dropped {
		doc.Losses = append(doc.Losses, intake.Loss{Kind: intake.Furniture})
	}
	return doc, nil
}

func damaged() error {
	return intake.Refuse("it is damaged or incomplete: open it, print it to a new PDF, and import that")
}
