package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWorkingFolder is a content owner's work from the setup to taking back what
// was published, with the commands alone.
func TestWorkingFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the handbook some forty times")
	}
	work := filepath.Join(t.TempDir(), "Our handbook")
	steps := []struct {
		args []string
		code int
		out  string // what is said, in part; separated by |
	}{
		{[]string{"setup", work}, exitDone, "is set up"},
		{[]string{"publish", "--work", work, "--by", "Ann"}, exitDone, "Nothing to publish"},
		{[]string{"edit", "faq/can-i-drive", "--work", work, "--by", "Ann", "--say", "Please do not drive today: ask for a ride."}, exitDone, "changed in the draft"},
		{[]string{"publish", "--work", work, "--dry-run"}, exitDone, "changed\tfaq/can-i-drive.md|  say|    + Please do not drive today: ask for a ride.|not signed\tfaq/can-i-drive"},
		{[]string{"publish", "--work", work}, exitUsage, "say who publishes"},
		{[]string{"publish", "--work", work, "--by", "Ann", "--why", "rides"}, exitDone, "Published as version 1."},
		{[]string{"show", "--content", filepath.Join(work, "live", "versions", "000001"), "faq/can-i-drive"}, exitDone, "Please do not drive today: ask for a ride."},
		{[]string{"new", "faq/parking", work}, exitDone, filepath.Join("draft", "faq", "parking.md")},
		{[]string{"publish", "--work", work, "--by", "Ann"}, exitProblems, "still to be written"},
		{[]string{
			"edit", "faq/parking", "--work", work, "--title", "Parking", "--say", "Park behind the house.", "--route", "front-desk", "--our-clinic", "The lot opens at 7.",
			"--alias", "gravel lot", "--alias", "gate to the lot", "--caller", "is the gravel lot open", "--caller", "a line about nothing at all",
		}, exitDone, "is the gravel lot open: found first|a line about nothing at all: not found"},
		{[]string{"sign", "faq/parking", "faq/can-i-drive", "--work", work, "--by", "Dr. Lee", "--role", "MD"}, exitDone, "2 pages"},
		{[]string{"sign", "--waiting", "--work", work, "--by", "Dr. Lee"}, exitDone, "Signed in the draft"},
		{[]string{"hide", "faq/is-it-approved-for-pain", "--work", work, "--by", "Ann", "--why", "a trial"}, exitDone, "is hidden in the draft"},
		{[]string{"hide", "side-effects/allergic-reaction", "--work", work, "--by", "Ann"}, exitProblems, "cannot be hidden"},
		{[]string{"publish", "--work", work, "--by", "Bob", "--why", "parking"}, exitDone, "new\tfaq/parking.md\tParking|new\thidden.yaml|Published as version 2."},
		{[]string{"history", "--work", work}, exitDone, "2\t|\tBob\tparking|1\t|\tAnn\trides"},
		{[]string{"history", "--work", work, "--page", "faq/parking"}, exitDone, "replaced 20|Dr. Lee"},
		{[]string{"restore", "1", "--work", work, "--by", "Ann", "--publish"}, exitDone, "restored\tfaq/parking.md|removed\tfaq/parking.md|Published as version 3."},
		{[]string{"undo", "--work", work, "--by", "Ann"}, exitDone, "new\tfaq/parking.md|Desks show version 2 again, as version 4."},
		{[]string{"undo", "3", "--work", work, "--by", "Ann"}, exitDone, "removed\tfaq/parking.md|Desks show version 3 again, as version 5."},
		{[]string{"words", "--work", work, "--add", "lift, elevator"}, exitDone, "lift, elevator"},
		{[]string{"words", "--work", work, "--add", "lift"}, exitUsage, "at least two words"},
		{[]string{"words", "--work", work, "--remove", "ramp, slope"}, exitUsage, "somebody else has changed"},
		{[]string{"flag", "Alarm", "--work", work, "--phrase", "panic button"}, exitDone, "changed in the draft"},
		{[]string{"flag", "--work", work}, exitDone, "Alarm\tpanic button"},
		{[]string{"flag", "Alarm", "--work", work, "--remove"}, exitDone, "changed in the draft"},
		{[]string{"flag", "Alarm", "--work", work, "--remove"}, exitUsage, "no red flag"},
		{[]string{"order", "faq/can-i-drive", "--work", work}, exitDone, "changed in the draft"},
		{[]string{"order", "--work", work}, exitDone, "faq/can-i-drive"},
		{[]string{"order", "faq/nothing", "--work", work}, exitUsage, "no page"},
		{[]string{"edit", "faq/can-i-drive", "--work", work, "--note", "Our driver has a bell."}, exitDone, "changed in the draft"},
		{[]string{"show", "--content", filepath.Join(work, "draft"), "faq/can-i-drive"}, exitDone, "Our driver has a bell."},
		{[]string{"publish", "--work", work, "--by", "Ann", "--why", "bell", "--only", "faq/is-it-approved"}, exitUsage, "changes nothing in faq/is-it-approved"},
		{[]string{"publish", "--work", work, "--by", "Ann", "--why", "bell", "--only", "faq/can-i-drive"}, exitDone, "changed\tfaq/can-i-drive.md|Published as version 6."},
		{[]string{"publish", "--work", work, "--plan"}, exitDone, "order.yaml"},
		{[]string{"history", "--work", work, "--page", "order.yaml"}, exitDone, ""},
		{[]string{"questions", "--work", work, "--on"}, exitDone, "copy this to each desk"},
		{[]string{"questions", "--work", work}, exitDone, "No questions are waiting"},
		{[]string{"questions", "--work", work, "--remove", "1"}, exitUsage, "no question number 1"},
		{[]string{"restore", "7", "--work", work}, exitUsage, "no version 7"},
		{[]string{"edit", "faq/nothing", "--work", work}, exitProblems, "there is no page faq/nothing"},
		{[]string{"edit", "faq/parking", "--work", filepath.Dir(work)}, exitUsage, "is not a working folder"},
	}
	for _, s := range steps {
		code, out, errOutput := ctl("", s.args...)
		if code != s.code {
			t.Fatalf("%v: exit %d\n%s%s", s.args, code, out, errOutput)
		}
		for want := range strings.SplitSeq(s.out, "|") {
			if !strings.Contains(out+errOutput, want) {
				t.Errorf("%v does not say %q:\n%s%s", s.args, want, out, errOutput)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(work, "live", "versions", "000005", "faq", "can-i-drive.md")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(work, "live", "versions", "000005", "faq", "parking.md")); err == nil {
		t.Error("what was taken back is live")
	}
}
