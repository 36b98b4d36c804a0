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
