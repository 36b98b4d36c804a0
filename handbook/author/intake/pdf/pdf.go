// Package pdf reads the text of a PDF, where it has any. A PDF knows places on
// paper, not paragraphs, so the result is rough. A scanned page is a picture and
// has no text.
package pdf

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/text"
)

const (
	maxSize = 24 << 20
	maxText = 4 << 20
	maxPage = 500
)

// patience is how long a PDF may take. The library loops without end on some
// malformed files; such a loop is left behind, reads nothing, and ends with the
// program.
const patience = 15 * time.Second

// Read reads a PDF.
func Read(data []byte, b *intake.Budget) (*intake.Document, error) {
	if len(data) > maxSize {
		return nil, intake.Refuse("it is larger than %d MiB: split it into several files", maxSize>>20)
	}
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	inner := intake.NewBudget() // of the goroutine's own
	go func() {
		found, err := recovered(data, inner)
		done <- result{found, err}
	}()
	var r result
	select {
	case r = <-done:
	case <-time.After(patience):
		r.err = intake.Refuse("it takes too long to read: print it to a new PDF, and import that")
	}
	if r.err != nil {
		return nil, r.err
	}
	if strings.TrimSpace(r.text) == "" {
		return nil, intake.Refuse("it has no text to read: it is probably a scan, and its text has to be typed")
	}
	doc, err := text.ReadText(r.text, b)
	if doc != nil {
		doc.Rough = true
	}
	return doc, err
}

// recovered is the text of a PDF, or a refusal where the library panics.
func recovered(data []byte, b *intake.Budget) (found string, err error) {
	defer func() {
		if r := recover(); r != nil {
			found, err = "", intake.Refuse("it is damaged or incomplete: open it, print it to a new PDF, and import that")
			if over, ok := r.(*intake.Refusal); ok {
				err = over
			}
		}
	}()
	return plain(data, b)
}

func plain(data []byte, b *intake.Budget) (string, error) {
	r, err := pdf.NewReader(&timed{bytes.NewReader(data), b}, int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return "", intake.Refuse("it is protected with a password: save it without one and import it again")
	case err != nil:
		return "", intake.Refuse("it is damaged or incomplete: open it, print it to a new PDF, and import that")
	}
	var out strings.Builder
	for i := 1; i <= min(r.NumPage(), maxPage); i++ {
		rows, err := r.Page(i).GetTextByRow()
		if err != nil {
			continue
		}
		last := int64(0)
		for _, row := range rows {
			var line strings.Builder
			for _, t := range row.Content {
				line.WriteString(t.S)
				if err := b.Bytes(len(t.S)); err != nil {
					return "", err
				}
			}
			if last-row.Position > 20 {
				out.WriteByte('\n')
			}
			last = row.Position
			out.WriteString(strings.TrimSpace(line.String()) + "\n")
		}
		out.WriteByte('\n')
		if out.Len() > maxText {
			return "", intake.Refuse("it has more text than a handbook can use: split it into several files")
		}
		if err := b.Time(); err != nil {
			return "", err
		}
	}
	return out.String(), nil
}

// timed ends a file that takes too long: the library itself has no limit.
type timed struct {
	r io.ReaderAt
	b *intake.Budget
}

func (t *timed) ReadAt(p []byte, at int64) (int, error) {
	if err := t.b.Time(); err != nil {
		panic(err)
	}
	return t.r.ReadAt(p, at)
}
