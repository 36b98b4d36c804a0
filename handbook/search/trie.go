package search

import (
	"cmp"
	"slices"
)

// trie holds phrases as runs of lexemes, and what each means. It is laid out in
// a few long slices, which cost the collector nothing and lie close together:
// a query asks for many words that follow no other.
type trie struct {
	root     []int32 // by lexeme: the node of it alone, or 0
	from     []int32 // by node: where its children begin; node 0 is the root, whose children stand in root
	lexemes  []int32 // of the children, ascending within a node
	nodes    []int32 // of the children
	meantAt  []int32 // by node: where its meanings begin
	meanings []meaning
}

// child is the node of one more lexeme, or 0.
func (t *trie) child(node, lexeme int32) int32 {
	if node == 0 {
		return t.root[lexeme]
	}
	from, to := t.from[node], t.from[node+1]
	if from == to {
		return 0
	}
	if i, ok := slices.BinarySearch(t.lexemes[from:to], lexeme); ok {
		return t.nodes[from+int32(i)]
	}
	return 0
}

// isLeaf reports that no phrase goes on from a node.
func (t *trie) isLeaf(node int32) bool { return node != 0 && t.from[node] == t.from[node+1] }

// meant is what the phrase of a node means.
func (t *trie) meant(node int32) []meaning {
	return t.meanings[t.meantAt[node]:t.meantAt[node+1]]
}

// alone is what a lexeme means by itself.
func (t *trie) alone(lexeme int32) []meaning {
	if node := t.root[lexeme]; node != 0 {
		return t.meant(node)
	}
	return nil
}

// growingTrie is a trie that phrases are put into.
type growingTrie struct {
	nodes    map[edge]int32
	edges    []edge  // by node: the one that leads to it
	first    []int32 // by node: its first meaning, or 0
	meanings []nextMeaning
}

type edge struct{ node, lexeme int32 }

// nextMeaning is a meaning of a node, and where the node's next one stands, or 0.
type nextMeaning struct {
	meaning
	next int32
}

func newGrowingTrie(phrases int) *growingTrie {
	return &growingTrie{
		nodes:    make(map[edge]int32, 2*phrases),
		edges:    make([]edge, 1, 1+2*phrases),
		first:    make([]int32, 1, 1+2*phrases),
		meanings: make([]nextMeaning, 1, 1+2*phrases),
	}
}

// find is the node of a phrase, or 0.
func (g *growingTrie) find(phrase []int32) int32 {
	node := int32(0)
	for _, l := range phrase {
		next, ok := g.nodes[edge{node, l}]
		if !ok {
			return 0
		}
		node = next
	}
	return node
}

// put lets a phrase have a meaning, the best of several that are the same, and
// returns its node.
func (g *growingTrie) put(phrase []int32, m meaning) int32 {
	node := int32(0)
	for _, l := range phrase {
		e := edge{node, l}
		next, ok := g.nodes[e]
		if !ok {
			next = int32(len(g.edges))
			g.edges, g.first = append(g.edges, e), append(g.first, 0)
			g.nodes[e] = next
		}
		node = next
	}
	at := &g.first[node]
	for *at != 0 {
		o := &g.meanings[*at]
		if o.feature == m.feature {
			if o.quality < m.quality {
				o.meaning = m
			}
			return node
		}
		at = &o.next
	}
	*at = int32(len(g.meanings))
	g.meanings = append(g.meanings, nextMeaning{meaning: m})
	return node
}

// freeze lays the trie out over so many lexemes.
func (g *growingTrie) freeze(lexemes int) trie {
	n := len(g.edges)
	t := trie{root: make([]int32, lexemes), from: make([]int32, n+1), meantAt: make([]int32, n+1), meanings: make([]meaning, 0, len(g.meanings)-1)}
	for _, e := range g.edges[1:] {
		if e.node != 0 {
			t.from[e.node+1]++
		}
	}
	for node := range n {
		t.from[node+1] += t.from[node]
	}
	type child struct{ lexeme, node int32 }
	children := make([]child, t.from[n])
	at := slices.Clone(t.from[:n])
	for node, e := range g.edges[1:] {
		if c := (child{e.lexeme, int32(node) + 1}); e.node == 0 {
			t.root[e.lexeme] = c.node
		} else {
			children[at[e.node]] = c
			at[e.node]++
		}
	}
	t.lexemes, t.nodes = make([]int32, len(children)), make([]int32, len(children))
	for node := range n {
		slices.SortFunc(children[t.from[node]:t.from[node+1]], func(a, b child) int { return cmp.Compare(a.lexeme, b.lexeme) })
		for m := g.first[node]; m != 0; m = g.meanings[m].next {
			t.meanings = append(t.meanings, g.meanings[m].meaning)
		}
		t.meantAt[node+1] = int32(len(t.meanings))
	}
	for i, c := range children {
		t.lexemes[i], t.nodes[i] = c.lexeme, c.node
	}
	return t
}
