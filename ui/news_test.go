package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/notebook"
)

// TestWhatIsNew: the home page lists for a week what the clinic has changed, until
// somebody has read it.
func TestWhatIsNew(t *testing.T) {
	ago := func(days int) string { return time.Now().AddDate(0, 0, -days).Format(time.DateOnly) }
	page := func(title string) string {
		return "---\ntitle: " + title + "\nroute: nurse\nsay: Say.\n---\nText.\n"
	}
	files := map[string]string{
		"faq/parking.md": page("Parking"), "faq/hours.md": page("Hours"), "faq/old.md": page("Long known"),
		"news.yaml": fmt.Sprintf("- {id: faq/parking, version: 12, on: %s}\n- {id: faq/hours, version: 11, on: %s}\n- {id: faq/old, version: 3, on: %s}\n- {id: faq/gone, version: 12, on: %s}\n",
			ago(0), ago(6), ago(8), ago(0)),
	}
	dir := t.TempDir()
	w := openBook(t, loadBook(t, files), notebook.Open(dir))
	home := w.area.pager.Content
	wantSeen(t, home(), "What is new", "Parking", "Hours", "Mark all as read")
	if text := seen(home()); strings.Contains(text, "Long known") {
		t.Errorf("what is old is new:\n%s", text)
	}
	pressButton(t, home(), "Mark as read: Parking")
	if text := seen(home()); strings.Contains(text, "Parking") || !strings.Contains(text, "Hours") {
		t.Errorf("after one is read:\n%s", text)
	}
	again := openBook(t, loadBook(t, files), notebook.Open(dir))
	if text := seen(again.area.pager.Content()); strings.Contains(text, "Parking") {
		t.Errorf("after a restart:\n%s", text)
	}
	pressButton(t, home(), "Mark as read: Hours")
	if text := seen(home()); strings.Contains(text, "What is new") {
		t.Errorf("after all is read:\n%s", text)
	}
	files["news.yaml"] = strings.Replace(files["news.yaml"], "version: 12", "version: 13", 1)
	w.Swap(loadBook(t, files), w.lib.index)
	wantSeen(t, home(), "What is new", "Parking")
}
