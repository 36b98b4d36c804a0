package notebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"clinichandbook/handbook/durable"
)

func export(t *testing.T, n *Notebook) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, n.Export(&b))
	return b.Bytes()
}

func TestExportAndImport(t *testing.T) {
	from, dir := Open(t.TempDir()), t.TempDir()
	for _, id := range []string{"theirs", "both"} {
		must(t, from.Save(id))
		must(t, from.Visit(id))
	}
	setNoteOrFail(t, from, "theirs", "their note")
	setNoteOrFail(t, from, "both", "theirs on both")
	must(t, from.SetWindow(func(w *Window) { w.TextSize = 200 }))
	file := export(t, from)

	to := Open(dir)
	for _, id := range []string{"mine", "both"} {
		must(t, to.Save(id))
		must(t, to.Visit(id))
	}
	setNoteOrFail(t, to, "both", "mine on both")
	setNoteOrFail(t, to, "mine", "my note")
	for range 2 { // a second import changes nothing more
		must(t, to.Import(bytes.NewReader(file)))
		n := Open(dir)
		if got := fmt.Sprint(n.Saved(), n.Recent()); got != "[mine both theirs] [both mine theirs]" {
			t.Errorf("saved and recent: %s", got)
		}
		want := map[string]string{
			"mine":   "my note",
			"theirs": "their note",
			"both":   "mine on both\n\n" + OtherFile + "\ntheirs on both",
		}
		if got := n.Notes(); !reflect.DeepEqual(got, want) {
			t.Errorf("notes: %q", got)
		}
		if n.Window() != (Window{}) {
			t.Errorf("window: %+v", n.Window())
		}
	}
	// Back again: both desks end with the same notes.
	must(t, from.Import(bytes.NewReader(export(t, to))))
	if !reflect.DeepEqual(from.Notes(), to.Notes()) {
		t.Errorf("notes differ: %q, %q", from.Notes(), to.Notes())
	}
	quiet(t, to)
}

func TestDamagedImportChangesNothing(t *testing.T) {
	dir, sound := twoStates(t)
	n := Open(dir)
	type table = struct {
		name string
		file io.Reader
		kind Kind
	}
	cases := []table{
		{"newer version", bytes.NewReader(seal(formatVersion+1, []byte(`{}`))), NewerImport},
		{"id that is none", bytes.NewReader(seal(formatVersion, []byte(`{"saved":["a\nb"]}`))), BadImport},
		{"note on an id that is none", bytes.NewReader(seal(formatVersion, []byte(`{"notes":{"":"x"}}`))), BadImport},
		{"unreadable", iotest.ErrReader(errors.New("the stick was pulled out")), BadImport},
		{"endless", endless{}, BadImport},
	}
	for _, d := range damages {
		cases = append(cases, table{d.name, bytes.NewReader(d.damage(sound)), BadImport})
	}
	for i := 0; i < len(sound); i += 7 {
		cases = append(cases, table{fmt.Sprint("cut at ", i), bytes.NewReader(sound[:i]), BadImport})
	}
	for _, c := range cases {
		err := n.Import(c.file)
		if kindOf(err) != c.kind || err.(*Notice).Kept() {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		checkSentence(t, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, currentName)); !bytes.Equal(data, sound) || len(n.Saved()) != 2 {
		t.Error("a refused import changed something")
	}
	quiet(t, n)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestExportThatFails(t *testing.T) {
	n := Open(t.TempDir())
	r, w := io.Pipe()
	r.CloseWithError(errors.New("the stick was pulled out"))
	err := n.Export(w)
	if kindOf(err) != NoExport || !strings.Contains(err.Error(), "pulled out") {
		t.Errorf("got %v", err)
	}
	checkSentence(t, err)
}

// The exported file is not a record of the desk: no words of a search can be
// in it, for there is no field that could hold them.
func TestFileHoldsNothingElse(t *testing.T) {
	var fields []string
	for f := range reflect.TypeFor[content]().Fields() {
		fields = append(fields, f.Name)
	}
	for f := range reflect.TypeFor[Window]().Fields() {
		fields = append(fields, f.Name)
	}
	const want = "[Revision Saved Recent Days Notes Read Window TextSize Theme Width Height X Y List Page Maximized Strip FrontKey]"
	if got := fmt.Sprint(fields); got != want {
		t.Errorf("fields %v: a new one needs a new formatVersion, and a reason to be kept", got)
	}
}

func FuzzDecode(f *testing.F) {
	sound, err := encode((&content{Revision: 3, Saved: []string{"a"}, Notes: map[string]string{"a": "<&>\u2028\x00"}}).with())
	if err != nil {
		f.Fatal(err)
	}
	for _, d := range damages {
		f.Add(d.damage(sound), false)
	}
	f.Add(sound, false)
	for _, body := range []string{`{}`, `null`, `[]`, `{} {}`, `{"saved":["a","a"],"recent":null,"notes":{"a":""}}`, `{"revision":-1,"window":{"x":1e3}}`} {
		f.Add([]byte(body), true)
	}
	// With body, the data get a valid envelope, or no input would ever pass.
	f.Fuzz(func(t *testing.T, data []byte, body bool) {
		if body {
			data = seal(formatVersion, data)
		}
		c, err := decode(data)
		if err != nil {
			if c != nil || !errors.Is(err, errDamaged) && !errors.Is(err, errNewer) {
				t.Fatalf("%v, %v", c, err)
			}
			return
		}
		again, err := encode(c)
		if err != nil {
			t.Fatal(err)
		}
		c2, err := decode(again)
		if err != nil || !reflect.DeepEqual(c, c2) {
			t.Fatalf("%+v became %+v: %v", c, c2, err)
		}
	})
}

// looseDisk flushes nothing, for speed.
type looseDisk struct{ durable.OS }

func (looseDisk) SyncDir(string) error { return nil }

func (d looseDisk) Create(name string, mode fs.FileMode) (durable.File, error) {
	f, err := d.OS.Create(name, mode)
	return unsynced{f}, err
}

type unsynced struct{ durable.File }

func (unsynced) Sync() error { return nil }

func FuzzImport(f *testing.F) {
	f.Add([]byte(`{"saved":["a","x"],"recent":["x"],"notes":{"a":"other","x":"new"}}`), true)
	f.Add([]byte(`{"notes":{"a":"mine\n"}}`), true)
	f.Add([]byte(`{"notes":{"a":"--- From the imported file:"}}`), true)
	f.Add(seal(2, []byte(`{}`)), false)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte, body bool) {
		if body {
			data = seal(formatVersion, data)
		}
		must(t, os.RemoveAll(dir))
		n := open(store{dir: dir, disk: looseDisk{}, wait: lockWait})
		must(t, n.Save("a"))
		must(t, n.Visit("a"))
		setNoteOrFail(t, n, "a", "mine")
		before := n.now()
		if err := n.Import(bytes.NewReader(data)); err != nil {
			if !n.now().sameAs(before) || err.(*Notice).Kept() {
				t.Fatalf("refused, and changed: %v", err)
			}
			return
		}
		if n.Saved()[0] != "a" || n.Recent()[0] != "a" || !contains(n.Note("a"), "mine") {
			t.Fatalf("one's own is gone: %+v", n.now())
		}
		once := n.now()
		must(t, n.Import(bytes.NewReader(data)))
		if !n.now().sameAs(once) {
			t.Fatalf("a second import changed %+v to %+v", once, n.now())
		}
		if !Open(dir).now().sameAs(once) {
			t.Fatal("the disk holds something else")
		}
	})
}
