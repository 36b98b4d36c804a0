package shelf_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"clinichandbook/handbook"
)

// kept lists what a handbook shows in its last good version.
func kept(h *handbook.Handbook) (names []string) {
	for _, k := range h.Kept() {
		names = append(names, k.Name)
	}
	return names
}

// What can no longer be read stays in its last good version: while the program
// runs, after a restart, and until the file is mended.
func TestTheLastGoodVersionStays(t *testing.T) {
	f := newFixture(t)
	write(t, f.content, "clinic.yaml", "nurse-line: (503) 555-0100\n")
	write(t, f.content, "faq/where-to-park.md", string(page("Parking", "In our garage.")))
	write(t, f.content, "faq/lunch.md", string(page("Lunch", "At noon.")))
	f.open(t)
	stop := f.watch(t)
	f.window.until(t, "the clinic's pages are shown", func() bool { return f.window.says("faq/lunch") != "" })

	write(t, f.content, "clinic.yaml", "nurse-line (503) 555-0199\n")
	write(t, f.content, "faq/where-to-park.md", "---\ntitle: Parking\nroute: garage\nsay: In the yard.\n---\n")
	write(t, f.content, "faq/lunch.md", string(page("Lunch", "At one.")))
	shown := func() {
		t.Helper()
		if got := f.window.says("faq/where-to-park"); got != "In our garage." {
			t.Errorf("the broken page says %q", got)
		}
		if v := f.window.book.Field("nurse-line"); v.Value != "(503) 555-0100" || v.Kept == nil {
			t.Errorf("the broken value is %q", v.Value)
		}
		if got := kept(f.window.book); !slices.Equal(got, []string{"Parking", "Nurse line"}) {
			t.Errorf("named as kept: %q", got)
		}
	}
	f.window.until(t, "the sound page is new", func() bool { return f.window.says("faq/lunch") == "At one." })
	shown()
	stop()

	f.open(t) // a restart
	shown()

	write(t, f.content, "clinic.yaml", "nurse-line: (503) 555-0199\n")
	write(t, f.content, "faq/where-to-park.md", string(page("Parking", "In the yard.")))
	f.watch(t)
	f.window.until(t, "the mended page is shown", func() bool { return f.window.says("faq/where-to-park") == "In the yard." })
	if got := kept(f.window.book); len(got) > 0 || f.window.book.Field("nurse-line").Value != "(503) 555-0199" {
		t.Errorf("still kept after mending: %q", got)
	}
}

// A value that is edited in the file while the program runs is taken up, and a
// line that cannot be read costs nothing.
func TestValuesEditedWhileTheProgramRuns(t *testing.T) {
	f := newFixture(t)
	f.config.Delivery.Content = ""
	write(t, f.values, "clinic.yaml", "nurse-line: 100\n")
	f.open(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go f.WatchValues(ctx)
	value := func() string { return f.window.book.Field("nurse-line").Value }
	for _, step := range []struct {
		text, value string
		kept        bool
	}{
		{"nurse-line: 2000\n", "2000", false},
		{"nurse-line 30000\n", "2000", true},
		{"nurse-line: 400000\n", "400000", false},
		{"nurse-line:\n", "", false},
	} {
		write(t, f.values, "clinic.yaml", step.text)
		f.window.until(t, step.text+"is taken up", func() bool {
			return value() == step.value && (len(f.window.book.Kept()) > 0) == step.kept
		})
	}
}

func TestDamagedLastGoodCopyIsPassedOver(t *testing.T) {
	f := newFixture(t)
	write(t, f.values, "clinic.yaml", "nurse-line: 100\n")
	f.open(t)
	if err := os.WriteFile(filepath.Join(f.config.CopyDir, "good.copy"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.open(t)
	if got := f.window.book.Field("nurse-line").Value; got != "100" {
		t.Errorf("the value is %q", got)
	}
}
