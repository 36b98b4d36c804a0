package intake

import "clinichandbook/handbook"

// MaxColumns is how many columns a table may have.
const MaxColumns = 200

// maxCells is how many cells a table may have.
const maxCells = 100_000

// maxBelow is how many rows a cell may cover.
const maxBelow = 200

// Cell is a cell as a document has it, which may cover several columns and rows.
type Cell struct {
	Spans          []handbook.Span
	Columns, Below int // how many columns it covers, and how many rows below its own
	Head           bool
	Covered        bool // a cell above covers it
}

// Grid makes a table of rows of cells: each cell that covers others is kept once,
// at its first place. It reports how many did. The error is a [Refusal].
func Grid(rows [][]Cell) (t handbook.Table, merged int, err error) {
	var grid [][][]handbook.Span
	var covered [MaxColumns]int // the row from which on a column is free again
	columns := 0
	for r, row := range rows {
		var line [][]handbook.Span
		for _, c := range row {
			wide := min(max(c.Columns, 1), MaxColumns)
			deep := min(max(c.Below, 0), len(rows)-r-1, maxBelow)
			if wide > 1 || deep > 0 {
				merged++
			}
			for i := range wide {
				for len(line) < MaxColumns && covered[len(line)] > r {
					line = append(line, nil)
				}
				if len(line) == MaxColumns {
					break
				}
				covered[len(line)] = r + deep + 1
				if i > 0 || c.Covered {
					line = append(line, nil)
				} else {
					line = append(line, c.Spans)
				}
			}
		}
		grid = append(grid, line)
		columns = max(columns, len(line))
		if len(grid)*columns > maxCells {
			return t, merged, Refuse("a table in it has more than %d cells: split it", maxCells)
		}
	}
	if columns == 0 {
		return t, merged, nil
	}
	for i := range grid {
		for len(grid[i]) < columns {
			grid[i] = append(grid[i], nil)
		}
	}
	t.Align = make([]handbook.Align, columns)
	t.Head, t.Rows = grid[0], grid[1:]
	for i, cell := range t.Head { // the head is bold by itself
		for j, s := range cell {
			if text, ok := s.(handbook.Text); ok {
				t.Head[i][j] = handbook.Text{Text: text.Text, Style: text.Style &^ handbook.Bold}
			}
		}
	}
	return t, merged, nil
}
