package intake

import "clinichandbook/handbook"

// MaxColumns is how many columns a table may have.
const MaxColumns = 200

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
// at its first place. It reports how many did.
func Grid(rows [][]Cell) (t handbook.Table, merged int) {
	var grid [][][]handbook.Span
	covered := map[[2]int]bool{}
	columns := 0
	for r, row := range rows {
		var line [][]handbook.Span
		put := func(spans []handbook.Span) {
			for covered[[2]int{r, len(line)}] && len(line) < MaxColumns {
				line = append(line, nil)
			}
			if len(line) < MaxColumns {
				line = append(line, spans)
			}
		}
		for _, c := range row {
			wide := min(max(c.Columns, 1), MaxColumns)
			deep := min(max(c.Below, 0), len(rows)-r-1, maxBelow)
			if wide > 1 || deep > 0 {
				merged++
			}
			for i := range wide {
				spans := c.Spans
				if i > 0 || c.Covered {
					spans = nil
				}
				put(spans)
				for d := 1; d <= deep; d++ {
					covered[[2]int{r + d, len(line) - 1}] = true
				}
			}
		}
		grid = append(grid, line)
		columns = max(columns, len(line))
	}
	if columns == 0 {
		return t, merged
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
	return t, merged
}
