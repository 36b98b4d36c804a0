package search

import "sync"

// tokenCache remembers how the words of recent queries were read: while a
// sentence is typed, all its words but the last stay the same. It is bounded,
// lives in memory only and changes no answer. The zero value is empty.
type tokenCache struct {
	mu     sync.Mutex
	tokens map[string]token
}

// maxCached bounds the words in the cache; a full one is emptied.
const maxCached = 256

// get fills in what is known of a token, except for its place in the text.
func (c *tokenCache) get(t *token) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	known, ok := c.tokens[t.text]
	if ok {
		known.word = t.word
		*t = known
	}
	return ok
}

// put adds a token, unless it may still grow.
func (c *tokenCache) put(t token) {
	if t.open {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tokens == nil || len(c.tokens) >= maxCached {
		c.tokens = make(map[string]token, maxCached)
	}
	c.tokens[t.text] = t
}
