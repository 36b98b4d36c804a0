package handbook

// Review is the sign-off of an entry by a clinician. The zero value means that
// nobody has reviewed it yet.
type Review struct {
	By string
	On string // date, 2026-11-23
}

// Pending reports that no clinician has signed the entry off.
func (r Review) Pending() bool { return r.By == "" }

// Overdue reports that the entry is past the date by which it was to be
// reviewed again. Today is a date, 2026-11-23.
func (e *Entry) Overdue(today string) bool { return e.ReviewBy != "" && e.ReviewBy < today }
