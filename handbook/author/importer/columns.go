package importer

import (
	"strings"

	"clinichandbook/handbook"
	"clinichandbook/handbook/author/intake"
	"clinichandbook/handbook/author/intake/text"
)

// Columns says which column of a spreadsheet is what, counted from 0; -1 is none.
type Columns struct{ Question, Answer, Words int }

var columnNames = map[string][]string{
	"question": {"question", "title", "topic", "subject", "pregunta", "q"},
	"answer":   {"answer", "response", "reply", "text", "body", "respuesta", "a", "content"},
	"words":    {"words", "keyword", "alias", "synonym", "tag", "also", "callers say", "palabras"},
}

// GuessColumns reads the first row as names of columns, if it has any. Else the
// column with the most questions, and the one with the longest texts, count.
func GuessColumns(s intake.Sheet) (c Columns, head bool) {
	c = Columns{-1, -1, -1}
	if len(s.Rows) == 0 {
		return c, false
	}
	for i, name := range s.Rows[0] {
		switch name = strings.ToLower(oneLine(name)); {
		case len(name) > 40:
		case c.Words < 0 && named(name, "words"):
			c.Words = i
		case c.Question < 0 && named(name, "question"):
			c.Question = i
		case c.Answer < 0 && named(name, "answer"):
			c.Answer = i
		}
	}
	if c.Question >= 0 && c.Answer >= 0 {
		return c, true
	}
	c = Columns{0, -1, -1}
	asks, length := make([]int, len(s.Rows[0])), make([]int, len(s.Rows[0]))
	for _, row := range s.Rows {
		for i, cell := range row {
			length[i] += len(cell)
			if strings.HasSuffix(cell, "?") {
				asks[i]++
			}
		}
	}
	for i := range asks {
		if asks[i] > asks[c.Question] {
			c.Question = i
		}
	}
	for i := range length {
		if i != c.Question && (c.Answer < 0 || length[i] > length[c.Answer]) {
			c.Answer = i
		}
	}
	return c, false
}

func named(name, kind string) bool {
	for _, n := range columnNames[kind] {
		if name == n || len(n) > 2 && strings.Contains(name, n) {
			return true
		}
	}
	return false
}

// textOf reads the text of a cell.
func textOf(cell string) ([]handbook.Block, error) {
	doc, err := text.ReadText(cell, intake.NewBudget())
	if err != nil {
		return nil, err
	}
	return doc.Blocks, nil
}

// Table is the first sheet of a spreadsheet, for somebody who says which column is
// what.
type Table struct {
	File   string
	Names  []string // of the columns: those in the first row, or letters
	Rows   [][]string
	Guess  Columns
	Headed bool // the first row has the names
}

// sampleRows is how many rows of a spreadsheet are looked at to see what is in it.
const sampleRows = 3

// Tables lists the spreadsheets that were read.
func (r *Reading) Tables() (all []Table) {
	for _, s := range r.sources {
		if len(s.doc.Sheets) == 0 {
			continue
		}
		sheet := s.doc.Sheets[0]
		t := Table{File: s.name}
		t.Guess, t.Headed = GuessColumns(sheet)
		rows := sheet.Rows
		for i, name := range rows[0] {
			if name = oneLine(name); !t.Headed || name == "" {
				name = columnName(i)
			}
			t.Names = append(t.Names, name)
		}
		if t.Headed {
			rows = rows[1:]
		}
		t.Rows = rows[:min(len(rows), sampleRows)]
		all = append(all, t)
	}
	return all
}

// columnName is the letter of a column, as a spreadsheet has it: A, B … Z, AA.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + string(rune('A'+i%26))
}
