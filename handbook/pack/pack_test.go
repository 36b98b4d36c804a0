package pack

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"aead.dev/minisign"
)

var created = time.Date(2026, 11, 24, 14, 5, 0, 0, time.UTC)

func testKey(t testing.TB) (minisign.PrivateKey, []minisign.PublicKey) {
	t.Helper()
	pub, priv, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return priv, []minisign.PublicKey{pub}
}

// testContent is the content of the packs of these tests.
func testContent() map[string][]byte {
	return map[string][]byte{
		"clinic.yaml":        []byte("nurse-line: extension 12\n"),
		"faq/can-i-drive.md": []byte("---\ntitle: Can I drive?\nroute: nurse\nsay: Ask.\n---\n"),
		"faq/empty.md":       {},
	}
}

func testPack(t testing.TB, key minisign.PrivateKey) []byte {
	t.Helper()
	data, err := Create(testContent(), 7, created, key)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRoundTrip(t *testing.T) {
	key, keys := testKey(t)
	data := testPack(t, key)
	p, err := Open(data, keys, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if p.Version != 7 || !p.Created.Equal(created) || p.KeyID != keys[0].ID() || len(p.Files) != 3 {
		t.Errorf("opened %+v", p)
	}
	for name, want := range testContent() {
		if got, err := fs.ReadFile(p.Content, name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
	if err := fstest.TestFS(p.Content, "clinic.yaml", "faq/can-i-drive.md"); err != nil {
		t.Error(err)
	}
	if again := testPack(t, key); !bytes.Equal(again, data) {
		t.Error("packing twice gives other bytes")
	}
}

// TestIsAZipFile checks that a pack can be looked into with anything.
func TestIsAZipFile(t *testing.T) {
	key, _ := testKey(t)
	data := testPack(t, key)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if want := []string{"manifest.json", "content/clinic.yaml", "content/faq/can-i-drive.md", "content/faq/empty.md"}; !slices.Equal(names, want) {
		t.Errorf("it holds %q, want %q", names, want)
	}
	if unzip, err := exec.LookPath("unzip"); err == nil {
		file := filepath.Join(t.TempDir(), "a.hbk")
		must(t, os.WriteFile(file, data, 0o600))
		if out, err := exec.Command(unzip, "-t", file).CombinedOutput(); err != nil {
			t.Errorf("unzip says %v\n%s", err, out)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused opens a pack and holds that it is refused for a reason, in one
// sentence that says what to do.
func refused(t *testing.T, data []byte, keys []minisign.PublicKey, limits Limits, want Reason) {
	t.Helper()
	p, err := Open(data, keys, limits)
	checkRefusal(t, p != nil, err, want)
}

func checkRefusal(t *testing.T, opened bool, err error, want Reason) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || opened {
		t.Fatalf("it is opened, or fails with %v", err)
	}
	if r.Reason != want {
		t.Errorf("it is refused for reason %d, want %d: %s", r.Reason, want, r.Text)
	}
	if !strings.Contains(r.Text, ": ") || strings.Contains(r.Text, "\n") || len(r.Text) > 350 {
		t.Errorf("%q does not say what to do", r.Text)
	}
}

// TestEveryCut cuts a pack short at each byte.
func TestEveryCut(t *testing.T) {
	key, keys := testKey(t)
	data := testPack(t, key)
	for n := range len(data) {
		if p, err := Open(data[:n], keys, DefaultLimits()); err == nil || p != nil {
			t.Fatalf("cut to %d of %d bytes it is opened", n, len(data))
		} else if r := (*Refusal)(nil); !errors.As(err, &r) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

// TestEveryBit turns each bit of a pack.
func TestEveryBit(t *testing.T) {
	key, keys := testKey(t)
	data := testPack(t, key)
	step := 1
	if testing.Short() {
		step = 7
	}
	for i := 0; i < len(data)*8; i += step {
		data[i/8] ^= 1 << (i % 8)
		if _, err := Open(data, keys, DefaultLimits()); err == nil {
			t.Fatalf("with bit %d of byte %d of %d turned it is opened", i%8, i/8, len(data))
		}
		data[i/8] ^= 1 << (i % 8)
	}
	if _, err := Open(data, keys, DefaultLimits()); err != nil {
		t.Fatal(err)
	}
}

func TestAppended(t *testing.T) {
	key, keys := testKey(t)
	for _, more := range []string{"\n", "\x00", strings.Repeat("x", SignatureSize), string(testPack(t, key))} {
		if _, err := Open(append(testPack(t, key), more...), keys, DefaultLimits()); more[0] != 'P' && err == nil {
			t.Errorf("with %d bytes more it is opened", len(more))
		} else if more[0] == 'P' && err == nil {
			t.Error("two packs in one file are opened")
		}
	}
}

func TestOtherKeys(t *testing.T) {
	key, keys := testKey(t)
	other, others := testKey(t)
	refused(t, testPack(t, key), others, DefaultLimits(), OtherKey)
	refused(t, testPack(t, key), nil, DefaultLimits(), OtherKey)
	if _, err := Open(testPack(t, other), append(keys, others...), DefaultLimits()); err != nil {
		t.Errorf("a pack of the second key: %v", err)
	}
	// The key signed this, but as another file and not as a pack.
	body := testPack(t, key)
	body = body[:len(body)-SignatureSize]
	r := minisign.NewReader(bytes.NewReader(body))
	_, err := bytes.NewBuffer(nil).ReadFrom(r)
	must(t, err)
	refused(t, append(bytes.Clone(body), r.SignWithComments(key, "timestamp:17640000000", untrustedComment)...), keys, DefaultLimits(), Changed)
}

func TestFromTheFuture(t *testing.T) {
	key, keys := testKey(t)
	l := DefaultLimits()
	l.Now = created.Add(-clockSkew)
	if _, err := Open(testPack(t, key), keys, l); err != nil {
		t.Errorf("with a clock that is a day slow: %v", err)
	}
	l.Now = l.Now.Add(-time.Second)
	refused(t, testPack(t, key), keys, l, FromTheFuture)
}

func TestSizeLimits(t *testing.T) {
	key, keys := testKey(t)
	data := testPack(t, key)
	l := DefaultLimits()
	l.Size = int64(len(data))
	if _, err := Open(data, keys, l); err != nil {
		t.Error(err)
	}
	l.Size--
	refused(t, data, keys, l, TooLarge)
	file := filepath.Join(t.TempDir(), "a.hbk")
	must(t, os.WriteFile(file, data, 0o600))
	p, err := Read(file, keys, l)
	checkRefusal(t, p != nil, err, TooLarge)
	p, err = Read(filepath.Dir(file), keys, l)
	checkRefusal(t, p != nil, err, NotAPack)
}

func TestPublicKeys(t *testing.T) {
	_, keys := testKey(t)
	text, err := keys[0].MarshalText()
	must(t, err)
	for _, s := range []string{string(text), string(text) + "\r\n", keys[0].String(), " " + keys[0].String() + "\n", "\uFEFF" + string(text)} {
		if k, err := ParsePublicKey(s); err != nil || !k.Equal(keys[0]) {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, s := range []string{"", "RW", keys[0].String()[1:], strings.Repeat("A", 56), "untrusted comment: x\n", "C:\\keys\\handbook.pub"} {
		if _, err := ParsePublicKey(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
}
