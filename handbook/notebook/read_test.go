package notebook

import (
	"bytes"
	"testing"
)

// TestRead: a page is ticked as read until it changes again, in every window and
// after a transfer.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	n, other := Open(dir), Open(dir)
	if n.HasRead("faq/parking", 1) {
		t.Error("read before anybody has read it")
	}
	must(t, n.MarkRead("faq/parking", 3))
	must(t, other.MarkRead("faq/hours", 4))
	n.Reload()
	for id, version := range map[string]int64{"faq/parking": 3, "faq/hours": 4} {
		if !n.HasRead(id, version) || n.HasRead(id, version+1) {
			t.Errorf("%s, version %d", id, version)
		}
	}
	must(t, n.MarkRead("faq/parking", 2))
	if !n.HasRead("faq/parking", 3) {
		t.Error("an older version took the tick away")
	}
	var file bytes.Buffer
	must(t, n.Export(&file))
	there := Open(t.TempDir())
	must(t, there.Import(&file))
	if !there.HasRead("faq/hours", 4) {
		t.Error("the tick did not come along")
	}
	if err := n.MarkRead("", 1); err == nil {
		t.Error("no entry is read")
	}
}
