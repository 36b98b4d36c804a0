package delivery

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/pack"
)

// testKey makes a key pair.
func testKey(t *testing.T) (minisign.PrivateKey, minisign.PublicKey) {
	t.Helper()
	pub, key, err := minisign.GenerateKey(rand.Reader)
	must(t, err)
	return key, pub
}

// writePack puts a pack in the place of a file at once.
func writePack(t *testing.T, file string, key minisign.PrivateKey, version int64, text string) {
	t.Helper()
	created := time.Now().Add(time.Duration(version)*time.Second - time.Hour)
	data, err := pack.Create(map[string][]byte{"clinic.yaml": []byte(text)}, version, created, key)
	must(t, err)
	must(t, os.WriteFile(file+".tmp", data, 0o644))
	must(t, os.Rename(file+".tmp", file))
}

func TestPack(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	writePack(t, place, key, 10, "ten")
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "ten")
	writePack(t, place, key, 12, "twelve")
	seen.shows(t, 2, "twelve")
	seen.says(t, "")

	writePack(t, place, key, 11, "eleven")
	seen.says(t, "the pack has version 11 of")
	writePack(t, place, key, 12, "another twelve")
	seen.says(t, "with other content")
	other, _ := testKey(t)
	writePack(t, place, other, 13, "thirteen")
	seen.says(t, "which is not trusted here")
	must(t, os.WriteFile(place, []byte("no pack"), 0o644))
	seen.says(t, "not a handbook pack")
	data, err := pack.Create(map[string][]byte{"clinic.yaml": []byte("cut")}, 14, time.Now(), key)
	must(t, err)
	must(t, os.WriteFile(place, data[:len(data)/2], 0o644))
	seen.says(t, "no signature at its end")
	data, err = pack.Create(map[string][]byte{"clinic.yaml": []byte("future")}, 15, time.Now().AddDate(2, 0, 0), key)
	must(t, err)
	must(t, os.WriteFile(place, data, 0o644))
	seen.says(t, "in the future")
	must(t, os.Remove(place))
	must(t, os.Mkdir(place, 0o755)) // an unsigned folder in its place
	write(t, place+"/clinic.yaml", "unsigned")
	seen.says(t, "not a plain file")
	must(t, os.RemoveAll(place))
	if s := seen.says(t, "is not there"); !s.Unreachable {
		t.Errorf("the status is %+v", s)
	}
	writePack(t, place, key, 12, "twelve") // made again, but the same
	seen.says(t, "")
	stop()
	if shown, _ := seen.now(); len(shown) != 2 {
		t.Errorf("it shows %q", shown)
	}
}

// TestNoRollBackAfterRestart checks that an older pack is refused by a program
// that starts anew, with its copy lost, and with half of its memory damaged.
func TestNoRollBackAfterRestart(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	writePack(t, place, key, 12, "twelve")
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "twelve")
	seen.says(t, "")
	stop()
	writePack(t, place, key, 11, "eleven")
	for _, c := range []struct {
		name string
		harm func()
		kept string
	}{
		{"restart", func() {}, "twelve"},
		{"one memory damaged", func() { damage(t, dir+"/"+acceptedFiles[0]) }, "twelve"},
		{"both memories lost", func() { must(t, os.Remove(dir+"/"+acceptedFiles[0])); must(t, os.Remove(dir+"/"+acceptedFiles[1])) }, "twelve"},
	} {
		c.harm()
		d, content, _ := begin(place, dir, pub)
		if text(t, content) != c.kept {
			t.Errorf("%s: kept is %q", c.name, text(t, content))
		}
		seen, stop := watching(t, d)
		seen.says(t, "the pack has version 11 of")
		stop()
		if shown, _ := seen.now(); len(shown) > 0 {
			t.Errorf("%s: it shows %q", c.name, shown)
		}
	}
	writePack(t, place, key, 13, "thirteen")
	d, _, _ = begin(place, dir, pub)
	seen, stop = watching(t, d)
	seen.shows(t, 1, "thirteen")
	seen.says(t, "")
	stop()
	for _, name := range []string{copyFile, olderFile} { // the copies are lost
		must(t, os.Remove(filepath.Join(dir, name)))
	}
	damage(t, dir+"/"+acceptedFiles[1])
	writePack(t, place, key, 12, "twelve")
	d, content, _ := begin(place, dir, pub)
	if content != nil {
		t.Error("a lost copy is there")
	}
	seen, stop = watching(t, d)
	if s := seen.says(t, "this computer has had version 13 already"); !strings.Contains(s.Message.String(), "bundled handbook is shown") {
		t.Errorf("the status is %+v", s)
	}
	writePack(t, place, key, 13, "thirteen") // the same version again, of another time: its content comes back
	seen.shows(t, 1, "thirteen")
	seen.says(t, "")
	stop()
	if _, content, _ := begin(place, dir, pub); text(t, content) != "thirteen" {
		t.Errorf("kept is %q", text(t, content))
	}
}

// TestNewVersionOfTheSame checks that a later pack with the same content is
// remembered, though nothing is shown anew.
func TestNewVersionOfTheSame(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	writePack(t, place, key, 12, "same")
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "same")
	writePack(t, place, key, 14, "same")
	until(t, "version 14 is remembered", func() bool { return d.store.recall(d.config.Keys).highest.Version == 14 })
	writePack(t, place, key, 13, "earlier")
	seen.says(t, "has had version 14 already")
	stop()
	if shown, _ := seen.now(); len(shown) != 1 {
		t.Errorf("it shows %q", shown)
	}
	if _, c, _ := begin(place, dir, pub); c == nil || c.Version != 14 {
		t.Errorf("kept is %+v", c)
	}
}

// damage turns a bit of a file.
func damage(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	must(t, err)
	data[len(data)/2] ^= 1
	must(t, os.WriteFile(file, data, 0o600))
}

// TestKeyNoLongerTrusted checks that a copy signed by a key that was taken off
// the trusted ones is not used.
func TestKeyNoLongerTrusted(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	writePack(t, place, key, 12, "twelve")
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "twelve")
	seen.says(t, "")
	stop()
	_, other := testKey(t)
	_, c, s := begin(place, dir, other)
	if c != nil || !strings.Contains(s.Message.String(), "not trusted here") {
		t.Errorf("kept is %q, %+v", text(t, c), s)
	}
	// A copy of a folder must not stand in for a signed pack.
	folder := t.TempDir()
	write(t, folder+"/clinic.yaml", "unsigned")
	d, _, _ = begin(folder, dir)
	seen, stop = watching(t, d)
	seen.shows(t, 1, "unsigned")
	seen.says(t, "")
	stop()
	if _, c, _ := begin(place, dir, pub); text(t, c) != "twelve" {
		t.Errorf("kept is %q", text(t, c))
	}
}

// TestVersionsOfEachKey checks that the versions of a key count while it is trusted,
// for every pack, and no longer: a mistaken or hostile version must not block the
// packs of the key that follows.
func TestVersionsOfEachKey(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	oldKey, oldPub := testKey(t)
	newKey, newPub := testKey(t)
	show := func(keys []minisign.PublicKey, key minisign.PrivateKey, version int64, text string) {
		t.Helper()
		writePack(t, place, key, version, text)
		d, _, _ := begin(place, dir, keys...)
		seen, stop := watching(t, d)
		seen.shows(t, 1, text)
		seen.says(t, "")
		stop()
	}
	refuse := func(keys []minisign.PublicKey, key minisign.PrivateKey, version int64, why string) {
		t.Helper()
		writePack(t, place, key, version, "refused")
		d, _, _ := begin(place, dir, keys...)
		seen, stop := watching(t, d)
		seen.says(t, why)
		stop()
	}
	both, onlyNew := []minisign.PublicKey{oldPub, newPub}, []minisign.PublicKey{newPub}
	show(both, oldKey, 5000, "old 5000")
	refuse(both, newKey, 4999, "has had version 5000")
	refuse(both, oldKey, 4999, "has had version 5000")
	show(onlyNew, newKey, 7, "new 7")
	refuse(onlyNew, newKey, 6, "has had version 7")
	show(onlyNew, newKey, 8, "new 8")
	refuse(both, newKey, 9, "has had version 5000") // the old key is trusted again
	show(both, newKey, 5001, "new 5001")
	refuse(both, oldKey, 5000, "has had version 5001")
}

// TestAcceptedOfVersion1 checks that files that name no key still count.
func TestAcceptedOfVersion1(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	for _, name := range acceptedFiles {
		must(t, os.WriteFile(filepath.Join(dir, name), seal([]byte(`{"version":12,"sum":"x"}`)), 0o600))
	}
	writePack(t, place, key, 11, "eleven")
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.says(t, "has had version 12")
	writePack(t, place, key, 13, "thirteen")
	seen.shows(t, 1, "thirteen")
	stop()
	if got, _ := d.store.accepted(); len(got) != 1 || got[pack.KeyID(pub.ID())].Version != 13 {
		t.Errorf("accepted is %+v", got)
	}
}
