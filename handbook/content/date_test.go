package content

import (
	"testing"
	"time"
)

// TestParseDate checks that a date is read as people write it, and nothing else is.
func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2026-11-30", "2026/11/30", "2026.11.30", "11/30/2026", "11-30-2026", "11.30.2026", "11/30/26", "11-30-26",
		"Nov 30, 2026", "Nov. 30, 2026", "nov 30 2026", "November 30 2026", "NOVEMBER 30TH, 2026", "30 Nov 2026", "30 November 2026",
		"Monday, November 30, 2026", "Mon Nov 30 2026", " November  30 , 2026 ",
	} {
		if d, ok := ParseDate(s); !ok || d.Format(time.DateOnly) != "2026-11-30" {
			t.Errorf("%q is %v, %v", s, d, ok)
		}
	}
	if d, ok := ParseDate("Sept. 5, 2026"); !ok || d.Format(time.DateOnly) != "2026-09-05" {
		t.Errorf("Sept. 5, 2026 is %v, %v", d, ok)
	}
	for _, s := range []string{"", "soon", "November 2026", "11/30", "30/11/2026", "2026-02-30", "555-0199", "11/30/2026 or later", "May"} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q is read as %v", s, d)
		}
	}
}
