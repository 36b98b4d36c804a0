package content

import (
	"strings"

	"clinichandbook/handbook"
)

// notices are parts of messages about content that desks show all the same, marked
// as what it is.
var notices = []string{showYours, weaker, noPageUses, writtenOtherwise, noPictureText, englishChanged}

// englishChanged is said of a translation that is older than its English.
const englishChanged = "the English has changed since it was translated"

// IsQuestion reports that a problem is a part that the clinic and the handbook have both
// changed, about which somebody decides: see [PageQuestions].
func IsQuestion(p handbook.Problem) bool { return strings.Contains(p.Msg, showYours) }

// IsNotice reports that a problem leaves nothing out: somebody should compare two
// texts, and until then desks show the clinic's or say that one is outdated.
func IsNotice(p handbook.Problem) bool {
	for _, n := range notices {
		if strings.Contains(p.Msg, n) {
			return true
		}
	}
	return false
}

// How a problem begins that is a second version of a page or table: the name of the
// first one's file follows.
const (
	secondPage  = "duplicate id, so this second version of the page "
	secondTable = "this second version of "
)

// SecondVersionOf is the id of the page, or the name of the table, of which the file of a
// problem is a second version: one that a synchronizer has left, or a person.
func SecondVersionOf(p handbook.Problem) (id string, ok bool) {
	rest, isPage := strings.CutPrefix(p.Msg, secondPage)
	if !isPage {
		rest, ok = strings.CutPrefix(p.Msg, secondTable)
	}
	first, _, found := strings.Cut(rest, " is not ")
	switch {
	case isPage:
		return PageID(first)
	case ok && found:
		return first, true
	}
	return "", false
}
