package author

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clinichandbook/handbook/delivery"
)

func TestDesks(t *testing.T) {
	w, ann := signingWorkspace(t)
	if desks, err := w.Desks(); err != nil || len(desks) > 0 {
		t.Fatalf("without a folder: %v, %v", desks, err)
	}
	must(t, w.SetReporting(true))
	var packs []int64
	for _, text := range []string{"One.", "Two."} {
		say(t, w, text)
		done, err := ann.publishes(w, text)
		must(t, err)
		packs = append(packs, done.Pack)
	}
	dir := w.path(desksFolder)
	put := func(name, text string) {
		t.Helper()
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	at := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	put("front-1.txt", string(delivery.Report{Version: packs[1], At: at}.Text()))
	put("front-2.txt", string(delivery.Report{Version: packs[0], At: at}.Text()))
	put("back.txt", string(delivery.Report{Version: 2, At: at}.Text())) // reads the folder
	put("lab.txt", string(delivery.Report{Version: 999, At: at}.Text()))

	sound := string(delivery.Report{Version: 2, At: at}.Text())
	put("huge.txt", strings.Repeat(sound, 1000))
	put("more.txt", sound+"name: x\n")
	put("empty.txt", "")
	put("words.txt", "version: two\ntime: noon\n")
	put("minus.txt", strings.Replace(sound, "2", "-2", 1))
	put("Capital.txt", sound)
	put("odd name.txt", sound)
	put("right-to-left\u202e.txt", sound)
	put("front-1.txt.new", sound)
	put("front-1.exe", sound)
	must(t, os.Mkdir(filepath.Join(dir, "folder.txt"), 0o755))
	must(t, os.WriteFile(filepath.Join(w.Root, "elsewhere"), []byte(sound), 0o644))
	if err := os.Symlink(filepath.Join(w.Root, "elsewhere"), filepath.Join(dir, "link.txt")); err != nil {
		t.Logf("no links here: %v", err)
	}
	desks, err := w.Desks()
	must(t, err)
	var got []string
	for _, d := range desks {
		got = append(got, fmt.Sprint(d.Name, " ", d.Shows))
	}
	if want := "back 2, front-1 2, front-2 1, lab 0"; strings.Join(got, ", ") != want {
		t.Errorf("the desks are %v, want %s", got, want)
	}
	must(t, w.ForgetDesk("lab"))
	for _, name := range []string{"lab", "../../etc/passwd", "folder", ""} {
		if err := w.ForgetDesk(name); err == nil && name != "folder" {
			t.Errorf("%q is forgotten", name)
		}
	}
}

// TestManyDesks: a folder that somebody fills costs little.
func TestManyDesks(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: writes many files")
	}
	w := workspace(t)
	must(t, w.SetReporting(true))
	text := delivery.Report{Version: 1, At: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}.Text()
	for i := range 3 * mostDesks {
		must(t, os.WriteFile(w.path(desksFolder, fmt.Sprintf("desk-%d.txt", i)), text, 0o644))
	}
	desks, err := w.Desks()
	must(t, err)
	if len(desks) != mostDesks {
		t.Errorf("it lists %d desks", len(desks))
	}
}
