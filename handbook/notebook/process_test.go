package notebook

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// childJob in the environment makes the test binary do one of the jobs below
// instead of the tests.
const childJob = "NOTEBOOK_TEST_CHILD"

func TestMain(m *testing.M) {
	job := strings.Fields(os.Getenv(childJob))
	if len(job) == 0 {
		os.Exit(m.Run())
	}
	dir := os.Args[len(os.Args)-1]
	var err error
	switch job[0] {
	case "write":
		err = writeForever(dir, job[1], job[2])
	case "interleave":
		err = writeInterleaved(dir, job[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func child(t *testing.T, dir string, job ...any) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	must(t, err)
	cmd := exec.Command(exe, dir)
	cmd.Env = append(os.Environ(), childJob+"="+strings.TrimSuffix(fmt.Sprintln(job...), "\n"))
	cmd.Stderr = os.Stderr
	return cmd
}

// nthChange is the n-th change, from 1, of a writer in a round.
func nthChange(n *Notebook, writer, round string, i int) error {
	if i == 1 {
		return n.Save(writer + "/" + round)
	}
	id, text := nthNote(writer, round, i)
	_, err := n.SetNote(id, n.Note(id), text)
	return err
}

func nthNote(writer, round string, i int) (id, text string) {
	return fmt.Sprint("notes/", writer, "-", i%5), fmt.Sprint("round ", round, " change ", i)
}

// writeForever confirms each change on stdout once it has returned nil.
func writeForever(dir, writer, round string) error {
	n := Open(dir)
	for i := 1; ; i++ {
		if err := nthChange(n, writer, round, i); err != nil {
			return err
		}
		if _, err := fmt.Println(i); err != nil {
			return err
		}
	}
}

// confirmed starts a writer, kills it at a random instant after its first
// confirmation, and returns the number of the last confirmed change.
func confirmed(cmd *exec.Cmd) (last int, err error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	r := bufio.NewReader(out)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			break // a line without its end was not confirmed
		}
		if last == 0 {
			time.AfterFunc(time.Duration(rand.IntN(20_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		if last, err = strconv.Atoi(strings.TrimSpace(line)); err != nil {
			return 0, err
		}
	}
	if cmd.Wait() == nil {
		return 0, errors.New("the writer ended by itself")
	}
	return last, nil
}

// Writers are killed (SIGKILL) at random instants, alone and two at a time.
// Every confirmed change must be there, and of the one that was under way all
// or nothing.
func TestKilledWriters(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	dir := t.TempDir()
	total, started := 0, time.Now()
	for round := range rounds {
		name := fmt.Sprint(round)
		writers := []string{"a", "b"}[:1+round%2]
		last := make([]int, len(writers))
		var wg sync.WaitGroup
		for w, writer := range writers {
			cmd := child(t, dir, "write", writer, name)
			wg.Go(func() {
				var err error
				if last[w], err = confirmed(cmd); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		n := Open(dir)
		quiet(t, n)
		for w, writer := range writers {
			total += last[w]
			checkConfirmed(t, n, writer, name, last[w])
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	n := Open(dir)
	for round := range rounds {
		if !n.IsSaved(fmt.Sprint("a/", round)) || round%2 == 1 && !n.IsSaved(fmt.Sprint("b/", round)) {
			t.Errorf("the saved entry of round %d is lost", round)
		}
	}
	t.Logf("%d rounds, %d confirmed changes, none lost, %v", rounds, total, time.Since(started).Round(time.Millisecond))
}

func checkConfirmed(t *testing.T, n *Notebook, writer, round string, last int) {
	t.Helper()
	if last == 0 {
		t.Errorf("round %s: writer %s confirmed nothing", round, writer)
	}
	underWayID, underWay := nthNote(writer, round, last+1)
	for i := max(2, last-4); i <= last; i++ {
		id, want := nthNote(writer, round, i)
		got := n.Note(id)
		if got != want && (id != underWayID || got != underWay) {
			t.Errorf("round %s: %s holds %q, confirmed was %q", round, id, got, want)
		}
	}
}

const interleaved = 500

// writeInterleaved makes saved entries and notes of its own.
func writeInterleaved(dir, writer string) error {
	n := Open(dir)
	var failed int
	for i := range interleaved {
		id := fmt.Sprint(writer, "/", i)
		var err error
		if i%2 == 0 {
			err = n.Save(id)
		} else {
			_, err = n.SetNote(id, "", "note "+id)
		}
		if kindOf(err) == Busy {
			failed++
			continue
		}
		if err != nil {
			return err
		}
	}
	if failed > interleaved/100 {
		return fmt.Errorf("writer %s was kept waiting too long %d times", writer, failed)
	}
	for range 5 {
		if n.Flush() == nil {
			return nil
		}
	}
	return n.Flush()
}

func TestTwoProcessesInterleaved(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: hundreds of synced writes")
	}
	dir := t.TempDir()
	started := time.Now()
	var cmds []*exec.Cmd
	for _, writer := range []string{"a", "b"} {
		cmd := child(t, dir, "interleave", writer)
		must(t, cmd.Start())
		cmds = append(cmds, cmd)
	}
	watcher := Open(dir)
	stop, seen := make(chan struct{}), make(chan int)
	go func() { seen <- watch(watcher, stop) }()
	for _, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	took := time.Since(started)
	close(stop)
	states := <-seen
	watcher.Reload()
	quiet(t, watcher)
	checkInterleaved(t, watcher)
	checkInterleaved(t, Open(dir))
	t.Logf("2 x %d changes in %v, a third window saw %d states", interleaved, took.Round(time.Millisecond), states)
}

// watch reloads all the time and counts the states that it sees.
func watch(n *Notebook, stop <-chan struct{}) (states int) {
	for {
		select {
		case <-stop:
			return states
		case <-time.After(time.Millisecond):
			if n.Reload() {
				states++
			}
		}
	}
}

func checkInterleaved(t *testing.T, n *Notebook) {
	t.Helper()
	for _, writer := range []string{"a", "b"} {
		for i := range interleaved {
			id := fmt.Sprint(writer, "/", i)
			if i%2 == 0 && !n.IsSaved(id) || i%2 == 1 && n.Note(id) != "note "+id {
				t.Errorf("%s is lost", id)
			}
		}
	}
	if len(n.Saved()) != interleaved || len(n.Notes()) != interleaved {
		t.Errorf("%d saved, %d notes", len(n.Saved()), len(n.Notes()))
	}
}
