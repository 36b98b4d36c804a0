package delivery

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"clinichandbook/handbook/content"
	"clinichandbook/handbook/pack"
)

// childDir in the environment makes the test binary swap the content kept in a
// folder again and again, instead of the tests.
const childDir = "DELIVERY_TEST_CHILD"

func TestMain(m *testing.M) {
	dir := os.Getenv(childDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := swapForever(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pages is how many pages each content of this test has.
const pages = 20

// generation is content number n: every file in it tells the number.
func generation(n int64) map[string][]byte {
	files := map[string][]byte{"clinic.yaml": fmt.Appendf(nil, "# %d\n", n)}
	for i := range pages {
		files[fmt.Sprintf("faq/page-%d.md", i)] = fmt.Appendf(nil, "---\ntitle: Page %d of %d\nroute: nurse\nsay: Ask a nurse.\n---\n%s", i, n, strings.Repeat("Text.\n", 30))
	}
	return files
}

// testKeyFile lies beside the copies: the child signs with what the parent
// trusts.
const testKeyFile = "/test.key"

// swapForever delivers packs with rising versions, and confirms each on stdout
// once it is kept.
func swapForever(dir string) error {
	text, err := os.ReadFile(dir + testKeyFile)
	if err != nil {
		return err
	}
	var key minisign.PrivateKey
	if err := key.UnmarshalText(text); err != nil {
		return err
	}
	d := New(Config{Content: "/share/clinic.hbk", Keys: []minisign.PublicKey{key.Public().(minisign.PublicKey)}}, dir)
	d.Kept()
	for n := d.highest.Version + 1; ; n++ {
		data, err := pack.Create(generation(n), n, time.Unix(1_800_000_000+n, 0), key)
		if err != nil {
			return err
		}
		p, err := pack.Open(data, d.config.Keys, pack.DefaultLimits())
		if err != nil {
			return err
		}
		d.accept(packContent(p, data))
		if d.keep(); d.unsaved {
			return fmt.Errorf("version %d is not kept: %s", n, d.sound.Sentence)
		}
		if _, err := fmt.Println(n); err != nil {
			return err
		}
	}
}

// TestKilledInASwap kills a program (SIGKILL) at random instants while it swaps
// the content that is kept. After each, the handbook opens with the old or the
// new content, whole, and no version is forgotten.
func TestKilledInASwap(t *testing.T) {
	rounds := 500
	if testing.Short() {
		rounds = 25
	}
	dir := t.TempDir()
	key, pub := testKey(t)
	text, err := key.MarshalText()
	must(t, err)
	must(t, os.WriteFile(dir+testKeyFile, text, 0o600))
	exe, err := os.Executable()
	must(t, err)
	confirmed, between, last := int64(0), 0, int64(0)
	const soon = 15 * time.Millisecond
	within := soon
	started := time.Now()
	for round := range rounds {
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), childDir+"="+dir)
		cmd.Stderr = os.Stderr
		n, took := killedSwap(t, cmd, within)
		confirmed = max(confirmed, n)
		within = max(soon, 2*took) // a busy machine swaps slowly
		d, c, s := begin("/share/clinic.hbk", dir, pub)
		if c == nil || s.Sentence.Text != "" {
			t.Fatalf("round %d: kept is %v, %+v", round, c, s)
		}
		if c.Version < confirmed || c.Version > confirmed+1 {
			t.Fatalf("round %d: version %d is kept, %d was confirmed", round, c.Version, confirmed)
		}
		if d.highest.Version < c.Version || d.highest.Version > confirmed+1 {
			t.Fatalf("round %d: version %d is remembered, %d is kept", round, d.highest.Version, c.Version)
		}
		if c.Version > confirmed || d.highest.Version > confirmed {
			between++
		}
		confirmed = max(c.Version, confirmed)
		checkWhole(t, c)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
		last = c.Version
	}
	if rounds >= 500 && between == 0 {
		t.Error("no kill came between a write and its confirmation: this test shows nothing")
	}
	t.Logf("%d rounds, %d swaps, %d kills in the midst of a swap, %v", rounds, last, between, time.Since(started).Round(time.Millisecond))
}

// killedSwap starts a swapping program and kills it at a random instant within a
// time of its first swap. It returns the last version that was confirmed, and
// how long the last swap took, or was under way: the first, with the start of
// the program, counts for none.
func killedSwap(t *testing.T, cmd *exec.Cmd, within time.Duration) (last int64, took time.Duration) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	r := bufio.NewReader(out)
	var before time.Time
	for {
		line, err := r.ReadString('\n')
		if !before.IsZero() {
			took = time.Since(before)
		}
		if err != nil {
			break // a line without its end was not confirmed
		}
		before = time.Now()
		if last == 0 {
			time.AfterFunc(rand.N(within), func() { _ = cmd.Process.Kill() })
		}
		if _, err := fmt.Sscan(line, &last); err != nil {
			t.Fatal(err)
		}
	}
	if cmd.Wait() == nil || last == 0 {
		t.Fatal("the program ended by itself")
	}
	return last, took
}

// checkWhole loads content and holds that all of it is of one generation.
func checkWhole(t *testing.T, c *Content) {
	t.Helper()
	for name, want := range generation(c.Version) {
		if got, err := fs.ReadFile(c.FS, name); err != nil || string(got) != string(want) {
			t.Errorf("version %d: %s is %q, %v", c.Version, name, got, err)
		}
	}
	h, _, err := content.Load(c.FS)
	if err != nil || len(h.Entries()) != pages || len(h.Problems()) > 0 {
		t.Errorf("version %d: the handbook does not open: %v, %v", c.Version, err, h.Problems())
	}
}
