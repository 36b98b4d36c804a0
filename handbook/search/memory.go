package search

import "sync"

// memory keeps how the words of the last queries were read: while a sentence is
// typed, all its words but the last stay as they are. It is bounded, lives in
// memory only, and changes no answer. The zero value is empty.
type memory struct {
	mu     sync.Mutex
	tokens map[string]token
}

// maxMemory bounds the words kept; a longer memory is wiped.
const maxMemory = 256

// recall fills in what is known of a token, all but where it stands.
func (m *memory) recall(t *token) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.tokens[t.text]
	if ok {
		known.word = t.word
		*t = known
	}
	return ok
}

// keep keeps a token that will not grow any more.
func (m *memory) keep(t token) {
	if t.open {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.tokens == nil || len(m.tokens) >= maxMemory {
		m.tokens = make(map[string]token, maxMemory)
	}
	m.tokens[t.text] = t
}
