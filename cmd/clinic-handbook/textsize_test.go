package main

import (
	"testing"
	"time"
)

// What changing the text size may leave behind, in MB. A page in large letters takes
// some 20 of it.
const maxSizeMemory = 70

// TestTextSizeLeaksNothing changes the text size at a person's pace, and then holds the
// keys down, in the real window.
func TestTextSizeLeaksNothing(t *testing.T) {
	s := newScreen(t)
	m := &monkey{screen: s}
	m.open()
	defer m.close()
	s.typed("throwing up")
	time.Sleep(10 * time.Second)
	before := m.memory()
	for i := range 150 {
		key := "ctrl+plus"
		if i/5%2 == 1 {
			key = "ctrl+minus"
		}
		s.run("xdotool", "key", key)
		time.Sleep(200 * time.Millisecond)
	}
	after := m.memory()
	for range 13 {
		s.run("xdotool", "key", "--repeat", "100", "--delay", "30", "ctrl+plus")
		s.run("xdotool", "key", "--repeat", "100", "--delay", "30", "ctrl+minus")
	}
	held := m.memory()
	t.Logf("%d MB before, %d MB after 150 steps, %d MB after keys held for 75 s", before, after, held)
	if most := max(after, held); most > before+maxSizeMemory {
		t.Errorf("the text size takes the program from %d to %d MB", before, most)
	}
}
