package content

import (
	"strings"

	"clinichandbook/handbook"
)

// notices are parts of messages about content that desks show all the same, marked
// as what it is.
var notices = []string{showYours, weaker, noPageUses, writtenOtherwise, "the English has changed since it was translated"}

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
