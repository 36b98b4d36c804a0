package instance

import (
	"os"
	"path/filepath"
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
	if err != nil || len(left) != 1 || left[0].Name() != lockFile {
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
	dir := t.TempDir()
	first := Claim(dir, nil)
	second := Claim(dir, []byte("x"))
	if first == nil || second == nil || second.lock != nil {
		t.Fatal("the second start does not go on by itself")
	}
	second.Listen(func([]byte) { t.Error("it hears what is not for it") })
	if _, err := os.Stat(filepath.Join(dir, messageFile)); err == nil {
		t.Error("what nobody took stays in the folder")
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
	first.Listen(func([]byte) { t.Error("who released it still hears") })
}

func TestOldMessageIsNotHeard(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, messageFile)
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Minute)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
	first := Claim(dir, nil)
	heard := make(chan string, 1)
	first.take(func(m []byte) { heard <- string(m) })
	select {
	case m := <-heard:
		t.Errorf("heard %q", m)
	default:
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the old message stays")
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
	i.Listen(func([]byte) { t.Error("it hears something") })
}
