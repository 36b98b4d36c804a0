package intake

import (
	"context"
	"io"
	"time"
)

// What one import may use. Files of a clinic are far below; a hostile one is cut
// off at the budget instead of at the memory of the computer.
const (
	MaxFile     = 64 << 20         // bytes of a file
	maxUnpacked = 96 << 20         // bytes of a file's parts when unpacked
	maxPieces   = 2_000_000        // elements, cells and stretches of text
	MaxDepth    = 100              // elements inside each other
	maxText     = 16 << 20         // bytes of text
	maxTime     = 20 * time.Second // for one file
)

// Budget limits what reading one file may use.
type Budget struct {
	ctx    context.Context
	bytes  int64
	pieces int
	until  time.Time
}

// NewBudget is the budget for one file.
func NewBudget() *Budget { return BudgetFor(context.Background()) }

// BudgetFor is the budget for one file, which nobody reads any further once the
// context ends.
func BudgetFor(ctx context.Context) *Budget {
	return &Budget{ctx: ctx, bytes: maxUnpacked, pieces: maxPieces, until: time.Now().Add(maxTime)}
}

// Piece counts one element. The error is a [Refusal] once there are too many.
func (b *Budget) Piece() error {
	b.pieces--
	switch {
	case b.pieces < 0:
		return Refuse("it has more parts than a handbook can use: split it into several files")
	case b.pieces%1024 == 0:
		return b.Time()
	}
	return nil
}

// Time is a [Refusal] once reading has taken too long, or nobody waits for it.
func (b *Budget) Time() error {
	if b.ctx.Err() != nil {
		return Refuse("it was not read, because the import was canceled")
	}
	if time.Now().After(b.until) {
		return Refuse("it takes too long to read: split it into several files")
	}
	return nil
}

// Depth is a [Refusal] where elements are too deep inside each other.
func (b *Budget) Depth(depth int) error {
	if depth > MaxDepth {
		return Refuse("its parts are nested too deeply to be a document")
	}
	return nil
}

// Fits is a [Refusal] if a part of that many bytes would be too much.
func (b *Budget) Fits(bytes uint64) error {
	if bytes > uint64(max(b.bytes, 0)) {
		return b.Bytes(maxUnpacked + 1)
	}
	return nil
}

// Bytes counts bytes that were unpacked.
func (b *Budget) Bytes(n int) error {
	b.bytes -= int64(n)
	if b.bytes < 0 {
		return Refuse("it unpacks to far more than a document holds, and was not read")
	}
	return nil
}

// Text is a [Refusal] if a text of that many bytes would be too long.
func (b *Budget) Text(bytes int) error {
	if bytes > maxText {
		return Refuse("it has more than %d MiB of text: split it into several files", maxText>>20)
	}
	return nil
}

// Reader counts what is read from r against the budget.
func (b *Budget) Reader(r io.Reader) io.Reader { return &budgetReader{b, r} }

type budgetReader struct {
	b *Budget
	r io.Reader
}

func (r *budgetReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if over := r.b.Bytes(n); over != nil {
		return 0, over
	}
	if late := r.b.Time(); late != nil {
		return 0, late
	}
	return n, err
}
