package author

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"aead.dev/minisign"
)

const bundledPage = "---\ntitle: Driving\nroute: nurse\nsay: B.\n---\nText.\n"

// folder is an empty content folder over a handbook of one page.
func folder(t *testing.T) Folder {
	t.Helper()
	return Folder{Bundled: fstest.MapFS{"faq/driving.md": &fstest.MapFile{Data: []byte(bundledPage)}}, Dir: t.TempDir()}
}

func (f Folder) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(f.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPageID(t *testing.T) {
	for text, want := range map[string]string{
		"faq/parking": "faq/parking", "section/night.md": "sections/night", "side-effect/hiccups": "side-effects/hiccups",
		"parking": "", "faq/": "", "faq/../x": "", "faq/A b": "", "notes/x": "", "/etc/x": "",
		"faq/con": "", "faq/" + strings.Repeat("a", 240): "",
	} {
		got, err := PageID(text)
		var input *InputError
		if got != want || (want == "") != errors.As(err, &input) {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestPagesAreNeverOverwritten(t *testing.T) {
	f := folder(t)
	f.write(t, "faq/parking.md", "mine")
	f.write(t, "faq/driving.md", "mine")
	var bundled *BundledError
	if _, err := f.New("faq/driving", "2026-11-24"); !errors.As(err, &bundled) {
		t.Errorf("a new page with a bundled id: %v", err)
	}
	var exists *ExistsError
	if _, err := f.New("faq/parking", "2026-11-24"); !errors.As(err, &exists) || exists.BasedOn != "" {
		t.Errorf("a new page where one is: %v", err)
	}
	if _, err := f.Copy("faq/driving"); !errors.As(err, &exists) || exists.BasedOn == "" {
		t.Errorf("a copy where a page is: %v", err)
	}
	var unknown *NotBundledError
	if _, err := f.Copy("faq/parking"); !errors.As(err, &unknown) {
		t.Errorf("a copy of nothing: %v", err)
	}
	for _, name := range []string{"parking.md", "driving.md"} {
		if got := read(t, filepath.Join(f.Dir, "faq", name)); got != "mine" {
			t.Errorf("%s became %q", name, got)
		}
	}
}

func TestDueAndSign(t *testing.T) {
	f := folder(t)
	page := func(title, keys string) string {
		return "---\ntitle: " + title + "\nroute: nurse\nsay: B.\n" + keys + "---\nText.\n"
	}
	f.write(t, "faq/a.md", page("A", "review: pending\n"))
	f.write(t, "faq/b.md", page("B", "review: {by: X, on: 2025-01-01}\nreview-by: 2026-01-01\n"))
	const today = "2026-11-24"
	due, err := f.Due(today, false)
	if err != nil || len(due) != 2 || due[0].Entry.ID != "faq/b" || due[0].Reason != PastDate || due[1].Reason != NeverSigned {
		t.Fatalf("due: %v, %v", due, err)
	}
	if _, err := f.Sign([]string{"faq/b"}, SignOff{By: "A. Nurse", On: today}, today); err != nil {
		t.Fatal(err)
	}
	if got := f.StillDue("faq/b", today); got != "2026-01-01" {
		t.Errorf("still due: %q", got)
	}
	if _, err := f.Sign([]string{"faq/b"}, SignOff{By: "A. Nurse", On: today, Next: "2027-01-01"}, today); err != nil || f.StillDue("faq/b", today) != "" {
		t.Errorf("still due after the next date was set: %v", err)
	}
	var input *InputError
	for _, s := range []SignOff{{By: " ", On: today}, {By: "--", On: today}, {By: "A", On: "soon"}, {By: "A", On: "2026-11-25"}, {By: "A", On: today, Next: today}, {By: "A", On: today, Next: "later"}} {
		if _, err := f.Sign([]string{"faq/a"}, s, today); !errors.As(err, &input) {
			t.Errorf("%v: %v", s, err)
		}
	}
	var none *NoPageError
	if _, err := f.Sign([]string{"faq/other"}, SignOff{By: "A", On: today}, today); !errors.As(err, &none) {
		t.Errorf("a page that is not in the folder: %v", err)
	}
}

// TestSignMany checks that pages of the folder and bundled ones are signed
// together, or none of them.
func TestSignMany(t *testing.T) {
	f := folder(t)
	const page = "---\ntitle: A\nroute: nurse\nsay: B.\n---\nText.\n"
	f.write(t, "faq/a.md", page)
	const today = "2026-11-24"
	s := SignOff{By: "A. Nurse", Role: "RN", On: today, Next: "2027-11-24"}
	var none *NoPageError
	if _, err := f.Sign([]string{"faq/a", "faq/driving", "faq/nothing"}, s, today); !errors.As(err, &none) || none.ID != "faq/nothing" {
		t.Errorf("with a page that is nowhere: %v", err)
	}
	if items, _ := os.ReadDir(f.Dir); len(items) != 1 || read(t, filepath.Join(f.Dir, "faq", "a.md")) != page {
		t.Error("some of the pages were signed")
	}
	files, err := f.Sign([]string{"faq/a", "faq/driving"}, s, today)
	if want := []string{filepath.Join(f.Dir, "faq", "a.md"), filepath.Join(f.Dir, "reviews.yaml")}; err != nil || !slices.Equal(files, want) {
		t.Fatalf("it changed %q, %v", files, err)
	}
	if problems, err := f.Check(false, today); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	h, _, err := f.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range h.Entries() {
		if e.Review.Pending() || e.Review.Who() != "A. Nurse, RN" || e.ReviewBy != s.Next {
			t.Errorf("%s: %+v, due %s", e.ID, e.Review, e.ReviewBy)
		}
	}
	// The handbook's next version changes the bundled page.
	f.Bundled = fstest.MapFS{"faq/driving.md": &fstest.MapFile{Data: []byte(strings.Replace(bundledPage, "Text", "New text", 1))}}
	due, err := f.Due(today, false)
	if err != nil || len(due) != 1 || due[0].Entry.ID != "faq/driving" || due[0].Reason != ChangedSince {
		t.Errorf("due: %v, %v", due, err)
	}
	f.write(t, "faq/a.md", strings.Replace(read(t, filepath.Join(f.Dir, "faq", "a.md")), today, "2031-01-01", 1))
	problems, err := f.Check(false, today)
	if err != nil || len(problems) != 1 || problems[0].Place() != "faq/a.md:5" || !strings.Contains(problems[0].Msg, "in the future") {
		t.Errorf("a review in the future: %v, %v", problems, err)
	}
}

func TestReplaceFileLeavesTheOldOne(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "taken")
	if err := os.MkdirAll(filepath.Join(file, "by a folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceFile(file, []byte("x")); err == nil || !strings.Contains(err.Error(), "left as it was") {
		t.Errorf("it says %v", err)
	}
	if items, _ := os.ReadDir(dir); len(items) != 1 {
		t.Errorf("it leaves %v", items)
	}
}

func TestKeys(t *testing.T) {
	files := KeyFilesOf(filepath.Join(t.TempDir(), "desk"))
	public, err := files.Make("")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(files.Private); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the private key: %v, %v", info, err)
	}
	before := read(t, files.Private)
	if _, err := files.Make(""); !errors.Is(err, fs.ErrExist) || read(t, files.Private) != before {
		t.Errorf("made again: %v", err)
	}
	if files.Unused() == nil {
		t.Error("used names count as unused")
	}
	key, err := ReadKey(files.Private, nil)
	if err != nil || !public.Equal(key.Public()) {
		t.Errorf("the private key comes back: %v", err)
	}
	if back, err := ReadPublicKey(files.Public); err != nil || !public.Equal(back) {
		t.Errorf("the public key comes back: %v", err)
	}
	var input *InputError
	if _, err := ReadKey(files.Public, nil); !errors.As(err, &input) {
		t.Errorf("a public key as a private one: %v", err)
	}
	if _, err := ReadPublicKey(files.Private); !errors.As(err, &input) {
		t.Errorf("a private key as a public one: %v", err)
	}
}

func TestPack(t *testing.T) {
	f := folder(t)
	f.write(t, "faq/a.md", "---\ntitle: A\nroute: nurse\nsay: B.\n---\nText.\n")
	f.write(t, "faq/notes.md", "nothing of a page")
	var bad *ProblemsError
	if _, err := f.Collect("2026-11-24"); !errors.As(err, &bad) || len(bad.Problems) == 0 {
		t.Fatalf("content with a problem: %v", err)
	}
	if err := os.Remove(filepath.Join(f.Dir, "faq", "notes.md")); err != nil {
		t.Fatal(err)
	}
	c, err := f.Collect("2026-11-24")
	if err != nil || len(c.Files) != 1 {
		t.Fatal(c, err)
	}
	files := KeyFilesOf(filepath.Join(t.TempDir(), "desk"))
	public, err := files.Make("")
	if err != nil {
		t.Fatal(err)
	}
	key, err := ReadKey(files.Private, nil)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "clinic.hbk")
	created := time.Date(2026, 11, 24, 14, 5, 0, 0, time.UTC)
	for i, want := range []int64{20261124140500, 20261124140501} {
		if got, err := c.Pack(name, 0, created, key); err != nil || got != want {
			t.Errorf("pack %d has version %d, %v; want %d", i, got, err, want)
		}
	}
	var low *VersionError
	before := read(t, name)
	if _, err := c.Pack(name, 3, created, key); !errors.As(err, &low) || low.Last != 20261124140501 {
		t.Errorf("a lower version: %v", err)
	}
	_, other, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Pack(name, 0, created, other); err == nil {
		t.Error("another key replaces the pack")
	}
	if read(t, name) != before {
		t.Error("a refused pack replaces the one that is there")
	}
	if p, err := Verify(name, public, created); err != nil || p.Version != 20261124140501 || !bytes.Contains([]byte(p.Files[0].Path), []byte("faq/a.md")) {
		t.Errorf("verified: %v, %v", p, err)
	}
	var input *InputError
	if _, err := Verify(name+"x", public, created); !errors.As(err, &input) {
		t.Errorf("no such pack: %v", err)
	}
}

// TestCollect checks what goes into a pack: what desks would read of the folder, by
// the names that the handbook has for it.
func TestCollect(t *testing.T) {
	f := folder(t)
	page := func(title string) string { return "---\ntitle: " + title + "\nroute: nurse\nsay: Yes.\n---\nText.\n" }
	for name, text := range map[string]string{
		"faq/a.md": page("A"), "FAQ/Our Parking.MD": page("Parking"), "Side Effects/Metal taste.md": page("Metal taste"), "reviews.yaml": "",
		"faq/.a.md.swp": "x", "faq/a.md~": "x", ".git/config": "x", "Thumbs.db": "x", "notes.txt": "x", "pictures/a.png": "x",
	} {
		f.write(t, name, text)
	}
	c, err := f.Collect("2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(c.Files)), []string{"faq/a.md", "faq/our-parking.md", "reviews.yaml", "side-effects/metal-taste.md"}; !slices.Equal(got, want) {
		t.Errorf("it collects %q, want %q", got, want)
	}
	if want := []string{"notes.txt", "pictures/a.png"}; !slices.Equal(c.LeftOut, want) {
		t.Errorf("it leaves out %q, want %q", c.LeftOut, want)
	}
	f.write(t, "faq/c.md", page("C")+strings.Repeat("x", 1<<20))
	if _, err := f.Collect("2026-11-24"); err == nil {
		t.Error("a file that is too large is packed")
	}
}

func TestCheckKey(t *testing.T) {
	f := folder(t)
	f.write(t, "faq/a.md", "")
	for name, mode := range map[string]os.FileMode{"own": 0o600, "read only": 0o400, "group": 0o640, "everybody": 0o644} {
		for _, dir := range []string{t.TempDir(), f.Dir, filepath.Join(f.Dir, "faq")} {
			file := filepath.Join(dir, "handbook.key")
			_ = os.Remove(file)
			if err := os.WriteFile(file, []byte("x"), mode); err != nil {
				t.Fatal(err)
			}
			err := f.CheckKey(file)
			if sound := mode&0o077 == 0 && !strings.HasPrefix(dir, f.Dir); sound != (err == nil) {
				t.Errorf("%s in %s: %v", name, dir, err)
			}
		}
	}
}
