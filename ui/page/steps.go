package page

import (
	"bytes"
	"time"
)

// stepTime is how long letters in one part are one step to undo.
const stepTime = 1500 * time.Millisecond

// maxSteps bounds how far one can go back.
const maxSteps = 300

// steps are the states of a page to go back to and to come back from.
type steps struct {
	before, after [][]byte
	part          string
	at            time.Time
}

// record takes the state before a change of a part.
func (s *steps) record(part string, before []byte, now time.Time) {
	s.after = nil
	if part == s.part && part != "" && now.Sub(s.at) < stepTime && len(s.before) > 0 {
		s.at = now
		return
	}
	s.part, s.at = part, now
	s.before = append(s.before, bytes.Clone(before))
	if len(s.before) > maxSteps {
		s.before = s.before[1:]
	}
}

// undo returns the state before the last change, in place of the state now.
func (s *steps) undo(now []byte) ([]byte, bool) { return s.step(&s.before, &s.after, now) }

// redo returns the state that was undone last, in place of the state now.
func (s *steps) redo(now []byte) ([]byte, bool) { return s.step(&s.after, &s.before, now) }

func (s *steps) step(from, to *[][]byte, now []byte) ([]byte, bool) {
	n := len(*from)
	if n == 0 {
		return nil, false
	}
	text := (*from)[n-1]
	*from, *to = (*from)[:n-1], append(*to, bytes.Clone(now))
	s.part = ""
	return text, true
}
