package ui

import "slices"

// Page is a kind of page.
type Page int

// The pages.
const (
	PageHome        Page = iota // nothing is searched
	PageEntry                   // one entry
	PageNothing                 // a search without a result
	PageSettings                // theme and text size
	PageKeys                    // the keys
	PageSideEffects             // all side effects in one table
	PageClinic                  // the clinic's values
	PageProblems                // what is wrong in the content
)

// Route tells everything about a place in the handbook that is needed to come
// back to it.
type Route struct {
	Page  Page
	Entry string // id, on PageEntry
	Query string
	Chip  int // which of the chips narrows the list
}

// visit is a route that was gone, and how far its page was scrolled.
type visit struct {
	Route
	scroll float32
}

// maxVisits bounds the way back: nobody goes back farther, and a program that is
// open all week must not grow.
const maxVisits = 200

// history is the way back and forward. The zero value is at home.
type history struct {
	visits  []visit
	at      int
	passing bool // the newest visit was only passed by, in typing or in moving through the list
}

// now is the visit that is on the screen.
func (h *history) now() visit {
	if len(h.visits) == 0 {
		return visit{}
	}
	return h.visits[h.at]
}

// leave remembers how far the page on the screen was scrolled.
func (h *history) leave(scroll float32) {
	if len(h.visits) > 0 {
		h.visits[h.at].scroll = scroll
	}
}

// visit goes to a route. A visit that was only passed by gives way to another
// of the same search; what lay ahead is dropped.
func (h *history) visit(r Route, passing bool) {
	if len(h.visits) == 0 {
		h.visits = []visit{{}}
	}
	if h.now().Route == r {
		h.passing = h.passing && passing
		return
	}
	if !h.passing || !passing || !sameSearch(h.now().Query, r.Query) {
		h.at++
	}
	h.visits = append(h.visits[:h.at], visit{Route: r})
	h.passing = passing
	if over := len(h.visits) - maxVisits; over > 0 {
		h.visits = slices.Delete(h.visits, 0, over)
		h.at -= over
	}
}

// sameSearch reports that one query is the other with letters more at its end.
func sameSearch(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	n := min(len(a), len(b))
	return a[:n] == b[:n]
}

// step goes back (-1) or forward (+1) and reports whether it could.
func (h *history) step(by int) bool {
	if !h.can(by) {
		return false
	}
	h.at += by
	h.passing = false
	return true
}

// can reports that there is somewhere to step to.
func (h *history) can(by int) bool { return h.at+by >= 0 && h.at+by < len(h.visits) }
