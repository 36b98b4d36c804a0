package ui

import "slices"

// pageID is a page of the window.
type pageID int

// The pages.
const (
	pageHome       pageID = iota // the search field is empty
	pageEntry                    // one entry
	pageNothing                  // a search without a result
	pageSettings                 // theme and text size
	pageKeys                     // keyboard shortcuts
	pageEffects                  // all side effects in one table
	pageClinic                   // the clinic's values
	pageProblems                 // what is wrong in the content
	pageRedFlags                 // what raises the emergency bar
	pageGuide                    // the guides, or a section of them
	pageOwner                    // a page of the content owner
	pageFirstStart               // the values that are needed, one by one
)

// route is everything needed to come back to a place in the handbook.
type route struct {
	page   pageID
	entry  string // id, on pageEntry, pageGuide and pageOwner
	owner  string // name of the page, on pageOwner
	query  string
	filter filter
}

// visit is a route that was taken, and how far its page was scrolled.
type visit struct {
	route
	scroll float32
}

// maxVisits limits the history: nobody goes back farther, and memory must not grow in a
// program that is open all week.
const maxVisits = 200

// history is where the reader has been. The zero value is at home.
type history struct {
	visits  []visit
	at      int
	passing bool // the newest visit is only a step of typing, or of moving through the list
}

// now is the visit that is on the screen.
func (h *history) now() visit {
	if len(h.visits) == 0 {
		return visit{}
	}
	return h.visits[h.at]
}

// leave records how far the page on the screen is scrolled.
func (h *history) leave(scroll float32) {
	if len(h.visits) > 0 {
		h.visits[h.at].scroll = scroll
	}
}

// visit goes to a route. A passing visit is replaced by the next one of the same
// search. What was forward is dropped.
func (h *history) visit(r route, passing bool) {
	if len(h.visits) == 0 {
		h.visits = []visit{{}}
	}
	if h.now().route == r {
		h.passing = h.passing && passing
		return
	}
	if !h.passing || !passing || !sameSearch(h.now().query, r.query) {
		h.at++
	}
	h.visits = append(h.visits[:h.at], visit{route: r})
	h.passing = passing
	if over := len(h.visits) - maxVisits; over > 0 {
		h.visits = slices.Delete(h.visits, 0, over)
		h.at -= over
	}
}

// sameSearch reports whether one query is the other with more letters at its end.
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

// can reports whether there is somewhere to step to.
func (h *history) can(by int) bool { return h.at+by >= 0 && h.at+by < len(h.visits) }
