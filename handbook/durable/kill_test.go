package durable

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// childFile in the environment makes the test binary write a file again and again,
// instead of running the tests.
const childFile = "DURABLE_TEST_CHILD"

func TestMain(m *testing.M) {
	file := os.Getenv(childFile)
	if file == "" {
		os.Exit(m.Run())
	}
	for i := 0; ; i++ {
		fmt.Println(i)
		if err := WriteFile(file, generation(byte(i))); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// generation is data that is the same byte throughout.
func generation(n byte) []byte { return bytes.Repeat([]byte{'a' + n%26}, 100_000) }

// TestKilledWhileWriting kills a program at random instants while it writes a file.
// After each, the file is complete; what the killed programs left is removed by a
// write an hour later.
func TestKilledWhileWriting(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.md")
	must(t, WriteFile(file, generation(0)))
	for range rounds {
		killWriter(t, file)
		data, err := os.ReadFile(file)
		if err != nil || len(data) != len(generation(0)) || !bytes.Equal(data, generation(data[0]-'a')) {
			t.Fatalf("the file has %d bytes, %v", len(data), err)
		}
	}
	entries, err := os.ReadDir(dir)
	must(t, err)
	left := len(entries) - 1
	if left > rounds {
		t.Errorf("%d kills left %d files", rounds, left)
	}
	old := time.Now().Add(-2 * leftoverAge)
	for _, e := range entries {
		must(t, os.Chtimes(filepath.Join(dir, e.Name()), old, old))
	}
	must(t, WriteFile(file, generation(1)))
	wantAlone(t, dir, 1)
	t.Logf("%d kills left %d files", rounds, left)
}

// killWriter starts a writer and kills it at a random instant after its first
// write.
func killWriter(t *testing.T, file string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFile+"="+file)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewReader(out)
	for n := 0; ; n++ {
		if _, err := lines.ReadString('\n'); err != nil {
			break
		}
		if n == 1 {
			time.AfterFunc(rand.N(20*time.Millisecond), func() { _ = cmd.Process.Kill() })
		}
	}
	if cmd.Wait() == nil {
		t.Fatal("the writer ended by itself")
	}
}
