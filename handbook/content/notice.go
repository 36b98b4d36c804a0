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
