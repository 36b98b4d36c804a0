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

// childDir in the environment makes the test binary swap the content saved in a
// folder again and again, instead of running the tests.
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

// generation is content number n: every file in it has the number.
func generation(n int64) map[string][]byte {
	files := map[string][]byte{"clinic.yaml": fmt.Appendf(nil, "# %d\n", n)}
	for i := range pages {
		files[fmt.Sprintf("faq/page-%d.md", i)] = fmt.Appendf(nil, "---\ntitle: Page %d of %d\nroute: nurse\nsay: Ask a nurse.\n---\n%s", i, n, strings.Repeat("Text.\n", 30))
	}
	return files
}

// testKeyFile is in the folder of the copies: the child signs with what the parent
// trusts.
const testKeyFile = "/test.key"

// Lines that the child prints around each swap, with the version.
const (
	beginLine = "begin %d\n"
	endLine   = "end %d\n"
)

// swapForever delivers packs with rising versions and prints a line before and
// after it saves each.
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
	d.Saved()
	for n := d.memory.highest.Version + 1; ; n++ {
		data, err := pack.Create(generation(n), n, time.Unix(1_800_000_000+n, 0), key)
		if err != nil {
			return err
		}
		p, err := pack.Open(data, d.config.Keys, pack.DefaultLimits())
		if err != nil {
			return err
		}
		fmt.Printf(beginLine, n)
		d.accept(packContent(p, data))
		if d.save(); d.unsaved {
			return fmt.Errorf("version %d is not saved: %s", n, d.status.Message)
		}
		if _, err := fmt.Printf(endLine, n); err != nil {
			return err
		}
	}
}

// TestKilledInASwap kills a program (SIGKILL) at random instants while it swaps
// the content that is saved. After each, the handbook opens with the old or the
// new content, complete, and no version is forgotten.
func TestKilledInASwap(t *testing.T) {
	rounds := 500
	if testing.Short() {
		rounds = 10
	}
	dir := t.TempDir()
	key, pub := testKey(t)
	text, err := key.MarshalText()
	must(t, err)
	must(t, os.WriteFile(dir+testKeyFile, text, 0o600))
	exe, err := os.Executable()
	must(t, err)
	confirmed, between, unconfirmed := int64(0), 0, 0
	started := time.Now()
	for round := range rounds {
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), childDir+"="+dir)
		cmd.Stderr = os.Stderr
		n, saving := killedSwap(t, cmd)
		confirmed = max(confirmed, n)
		if saving {
			between++
		}
		d, c, s := begin("/share/clinic.hbk", dir, pub)
		if c == nil || s.Message.Text != "" {
			t.Fatalf("round %d: saved is %v, %+v", round, c, s)
		}
		if c.Version < confirmed || c.Version > confirmed+1 {
			t.Fatalf("round %d: version %d is saved, %d was confirmed", round, c.Version, confirmed)
		}
		if d.memory.highest.Version < c.Version || d.memory.highest.Version > confirmed+1 {
			t.Fatalf("round %d: version %d is remembered, %d is saved", round, d.memory.highest.Version, c.Version)
		}
		if d.memory.highest.Version > confirmed {
			unconfirmed++
		}
		confirmed = c.Version
		checkWhole(t, c)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if between == 0 {
		t.Error("no kill came during a swap: this test shows nothing")
	}
	t.Logf("%d rounds, %d swaps, %d kills during a swap, %d of them after a write, %v", rounds, confirmed, between, unconfirmed, time.Since(started).Round(time.Millisecond))
}

// killedSwap starts a swapping program and kills it at a random instant of a swap
// that takes as long as its first one. It returns the last version confirmed, and
// whether a swap had begun after that.
func killedSwap(t *testing.T, cmd *exec.Cmd) (confirmed int64, saving bool) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewReader(out)
	var began time.Time
	var took time.Duration // by the first swap
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // an incomplete line confirms nothing
		}
		var n int64
		if _, err := fmt.Sscanf(line, endLine, &n); err == nil {
			confirmed, saving = n, false
			if took == 0 {
				took = time.Since(began)
			}
			continue
		}
		if _, err := fmt.Sscanf(line, beginLine, &n); err != nil {
			t.Fatal(err)
		}
		saving = true
		switch {
		case began.IsZero():
			began = time.Now()
		case took > 0:
			time.AfterFunc(rand.N(took), func() { _ = cmd.Process.Kill() })
			took = -1
		}
	}
	if cmd.Wait() == nil || confirmed == 0 {
		t.Fatal("the program ended by itself")
	}
	return confirmed, saving
}

// checkWhole loads content and checks that all of it is of one generation.
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
