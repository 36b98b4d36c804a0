package delivery

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/pack"
)

// handsOver is a statement of a key about another one; the zero key as from replaces
// none.
func handsOver(t *testing.T, by minisign.PrivateKey, from, to minisign.PublicKey) pack.Handover {
	t.Helper()
	h, err := pack.NewHandover(by, from, to, time.Now())
	must(t, err)
	return h
}

func writePackWith(t *testing.T, file string, key minisign.PrivateKey, version int64, text string, statements ...pack.Handover) {
	t.Helper()
	data, err := pack.Create(map[string][]byte{"clinic.yaml": []byte(text)}, version, time.Now().Add(-time.Minute), key, statements...)
	must(t, err)
	must(t, os.WriteFile(file+".tmp", data, 0o644))
	must(t, os.Rename(file+".tmp", file))
}

// TestHandOver takes a desk that knows one key through a hand-over: it accepts the new
// key without a visit, and the old one never again, whatever is lost in between.
func TestHandOver(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	ann, annPub := testKey(t)
	bob, bobPub := testKey(t)
	eve, evePub := testKey(t)
	ab := handsOver(t, ann, annPub, bobPub)
	writePack(t, place, ann, 10, "ten")
	d, _, _ := begin(place, dir, annPub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "ten")
	writePackWith(t, place, bob, 11, "not told")
	seen.says(t, "is not trusted here")
	writePackWith(t, place, bob, 11, "eleven", ab)
	seen.shows(t, 2, "eleven")
	writePack(t, place, ann, 12, "old key")
	seen.says(t, "was handed over to the key "+pack.KeyID(bobPub.ID()))
	writePackWith(t, place, eve, 12, "stolen key", handsOver(t, ann, annPub, evePub))
	seen.says(t, "is not trusted here")
	writePackWith(t, place, eve, 12, "stolen key", ab, handsOver(t, ann, annPub, evePub))
	seen.says(t, "is not trusted here")
	stop()

	for _, c := range []struct {
		name string
		harm func()
	}{
		{"restart", func() {}},
		{"one memory damaged", func() { damage(t, dir+"/"+acceptedFiles[0]) }},
	} {
		c.harm()
		writePack(t, place, ann, 12, "old key")
		d, content, _ := begin(place, dir, annPub)
		if got := text(t, content); got != "eleven" {
			t.Errorf("%s: kept is %q", c.name, got)
		}
		seen, stop := watching(t, d)
		seen.says(t, "was handed over")
		writePackWith(t, place, bob, 11, "eleven") // later packs need not say it again
		seen.says(t, "")
		stop()
	}
}

// TestHandOverIsLearnedFromAPackThatIsRefused: the old key is worth nothing once its
// hand-over was seen, even if the pack that said so was too old to be shown.
func TestHandOverIsLearnedFromAPackThatIsRefused(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	ann, annPub := testKey(t)
	bob, bobPub := testKey(t)
	writePack(t, place, ann, 10, "ten")
	d, _, _ := begin(place, dir, annPub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "ten")
	writePackWith(t, place, bob, 9, "nine", handsOver(t, ann, annPub, bobPub))
	seen.says(t, "has version 9 of")
	stop()
	writePack(t, place, ann, 11, "eleven")
	d, content, status := begin(place, dir, annPub)
	if got := text(t, content); got != "ten" || status.Message.Text != "" {
		t.Errorf("what the old key signed before is kept as %q, %+v", got, status)
	}
	seen, stop = watching(t, d)
	seen.says(t, "was handed over")
	writePackWith(t, place, bob, 12, "twelve")
	seen.shows(t, 1, "twelve")
	stop()
}

// TestHandOverRootedInTheSettings: what the disk remembers counts only if a key of the
// settings has signed it.
func TestHandOverRootedInTheSettings(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	ann, annPub := testKey(t)
	bob, bobPub := testKey(t)
	_, carolPub := testKey(t)
	writePackWith(t, place, bob, 10, "ten", handsOver(t, ann, annPub, bobPub))
	d, _, _ := begin(place, dir, annPub)
	seen, stop := watching(t, d)
	seen.shows(t, 1, "ten")
	stop()
	d, content, _ := begin(place, dir, carolPub) // somebody has visited the desk
	if content != nil {
		t.Errorf("kept is %q", text(t, content))
	}
	seen, stop = watching(t, d)
	seen.says(t, "is not trusted here")
	stop()
	if _, content, _ := begin(place, dir, annPub); text(t, content) != "ten" {
		t.Error("with the first key again, the hand-over is forgotten")
	}
}

// TestAPackFarOlderThanToday says so.
func TestAPackFarOlderThanToday(t *testing.T) {
	place, dir := filepath.Join(t.TempDir(), "clinic.hbk"), t.TempDir()
	key, pub := testKey(t)
	made := func(days int) time.Time { return time.Now().AddDate(0, 0, -days) }
	for _, c := range []struct {
		days int
		says string
	}{{1, ""}, {170, ""}, {200, "200 days ago"}, {4000, "4000 days ago"}} {
		data, err := pack.Create(map[string][]byte{"clinic.yaml": []byte("x")}, int64(10000-c.days), made(c.days), key)
		must(t, err)
		must(t, os.WriteFile(place, data, 0o644))
		d, _, _ := begin(place, t.TempDir(), pub)
		seen, stop := watching(t, d)
		seen.shows(t, 1, "x")
		s := seen.says(t, c.says)
		if strings.Contains(s.Message.String(), "days ago") != (c.says != "") {
			t.Errorf("%d days: %q", c.days, s.Message)
		}
		stop()
	}
	data, err := pack.Create(map[string][]byte{"clinic.yaml": []byte("x")}, 1, made(200), key)
	must(t, err)
	must(t, os.WriteFile(place, data, 0o644))
	d, _, _ := begin(place, dir, pub)
	seen, stop := watching(t, d)
	seen.says(t, "200 days ago")
	stop()
	if _, _, s := begin(place, dir, pub); !strings.Contains(s.Message.String(), "200 days ago") {
		t.Errorf("at the next start: %+v", s)
	}
}
