package instance

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestSecondStartHandsItsMessageOver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made")
	first := Claim(dir, nil)
	if first == nil || first.lock == nil {
		t.Fatal("the first start did not get the lock")
	}
	heard := make(chan string, 4)
	first.Listen(func(m []byte) { heard <- string(m) })
	for _, message := range []string{"throwing up", "{}", ""} {
		if Claim(dir, []byte(message)) != nil {
			t.Fatal("the second start goes on")
		}
		if got := <-heard; got != message {
			t.Errorf("the first start hears %q, want %q", got, message)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 || left[0].Name() != lockPrefix+first.Key()+".lock" {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

func TestMessageBeforeTheFirstListens(t *testing.T) {
	dir := t.TempDir()
	first := Claim(dir, nil)
	done := make(chan bool)
	go func() { done <- Claim(dir, []byte("early")) == nil }()
	time.Sleep(100 * time.Millisecond)
	heard := make(chan string, 1)
	first.Listen(func(m []byte) { heard <- string(m) })
	if got := <-heard; got != "early" || !<-done {
		t.Errorf("heard %q", got)
	}
}

func TestFirstThatDoesNotAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: waits for an answer")
	}
	dir := t.TempDir()
	first := Claim(dir, nil)
	second := Claim(dir, []byte("x"))
	if first == nil || second == nil || second.lock != nil {
		t.Fatal("the second start does not go on by itself")
	}
	second.Listen(func([]byte) { t.Error("it receives what is not for it") })
	if _, err := os.Stat(filepath.Join(dir, messagePrefix+sessionKey())); err == nil {
		t.Error("a message that nobody read stays in the folder")
	}
}

func TestReleaseLetsTheNextStartIn(t *testing.T) {
	dir := t.TempDir()
	first := Claim(dir, nil)
	first.Release()
	first.Release()
	second := Claim(dir, nil)
	if second == nil || second.lock == nil {
		t.Fatal("the next start does not get the lock")
	}
	first.Listen(func([]byte) { t.Error("whoever released it still receives messages") })
}

func TestOldMessageIsNotHeard(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, messagePrefix+sessionKey())
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Minute)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
	first := Claim(dir, nil)
	heard := make(chan string, 1)
	first.readMessage(func(m []byte) { heard <- string(m) })
	select {
	case m := <-heard:
		t.Errorf("heard %q", m)
	default:
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the old message stays")
	}
}

// TestSessionsShareAFolder: a start in one session is not answered in another
// that uses the same folder.
func TestSessionsShareAFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a session is named by its display")
	}
	dir := t.TempDir()
	t.Setenv("DISPLAY", ":10")
	first := Claim(dir, nil)
	first.Listen(func([]byte) { t.Error("a start in another session is answered") })
	t.Setenv("DISPLAY", ":11")
	second := Claim(dir, []byte("x"))
	if second == nil || !second.Alone() || second.Key() == first.Key() {
		t.Fatal("a start in another session does not go on by itself")
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	i := Claim(filepath.Join(file, "dir"), nil)
	if i == nil {
		t.Fatal("the program does not start")
	}
	if i.Err() == nil || i.Alone() {
		t.Errorf("%+v: it does not report that the folder cannot be used", i)
	}
	i.Listen(func([]byte) { t.Error("it hears something") })
}
