package main

import (
	"os"
	"testing"
	"time"
)

// What changing the text size may leave behind, in MB. A page in large letters takes
// some 20 of it.
const maxSizeMemory = 70

// TestTextSizeLeaksNothing changes the text size at a person's pace, and then holds the
// keys down, in the real window: 150 steps and 75 s in make monkey, elsewhere fewer.
func TestTextSizeLeaksNothing(t *testing.T) {
	steps, rounds := 30, 1
	if os.Getenv("MONKEY_TIME") != "" {
		steps, rounds = 150, 13
	}
	s := newScreen(t)
	m := &monkey{screen: s}
	m.open()
	defer m.close()
	s.typed("throwing up")
	time.Sleep(10 * time.Second)
	before := m.memory()
	for i := range steps {
		key := "ctrl+plus"
		if i/5%2 == 1 {
			key = "ctrl+minus"
		}
		s.run("xdotool", "key", key)
		time.Sleep(200 * time.Millisecond)
	}
	after := m.memory()
	for range rounds {
		s.run("xdotool", "key", "--repeat", "100", "--delay", "30", "ctrl+plus")
		s.run("xdotool", "key", "--repeat", "100", "--delay", "30", "ctrl+minus")
	}
	held := m.memory()
	t.Logf("%d MB before, %d MB after %d steps, %d MB after keys held down", before, after, steps, held)
	if most := max(after, held); most > before+maxSizeMemory {
		t.Errorf("the text size takes the program from %d to %d MB", before, most)
	}
}
