package handbook

// Review is the sign-off of an entry by a clinician. The zero value means that
// nobody has reviewed it yet.
type Review struct {
	By      string
	Role    string // of the reviewer, or ""
	On      string // date, 2026-11-23
	Of      string // fingerprint of what was signed, or "" in old sign-offs
	Changed bool   // what was signed has changed since, so the sign-off no longer counts
}

// Pending reports whether no clinician has signed off the current entry.
func (r Review) Pending() bool { return r.By == "" || r.Changed }

// Who is the reviewer with the role, if there is one.
func (r Review) Who() string {
	if r.Role == "" {
		return r.By
	}
	return r.By + ", " + r.Role
}
