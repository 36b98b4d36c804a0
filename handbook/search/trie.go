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
	edges    map[edge]int32
	meanings [][]meaning // by node
}

type edge struct{ node, lexeme int32 }

func newGrowingTrie(phrases int) *growingTrie {
	return &growingTrie{make(map[edge]int32, 2*phrases), make([][]meaning, 1, 1+2*phrases)}
}

// find is the node of a phrase, or 0.
func (g *growingTrie) find(phrase []int32) int32 {
	node := int32(0)
	for _, l := range phrase {
		next, ok := g.edges[edge{node, l}]
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
		next, ok := g.edges[edge{node, l}]
		if !ok {
			next = int32(len(g.meanings))
			g.meanings = append(g.meanings, nil)
			g.edges[edge{node, l}] = next
		}
		node = next
	}
	at := slices.IndexFunc(g.meanings[node], func(o meaning) bool { return o.feature == m.feature })
	switch {
	case at < 0:
		g.meanings[node] = append(g.meanings[node], m)
	case g.meanings[node][at].quality < m.quality:
		g.meanings[node][at] = m
	}
	return node
}

// freeze lays the trie out over so many lexemes.
func (g *growingTrie) freeze(lexemes int) trie {
	t := trie{root: make([]int32, lexemes), from: make([]int32, len(g.meanings)+1), meantAt: make([]int32, 0, len(g.meanings)+1)}
	type child struct {
		edge
		node int32
	}
	var children []child
	for e, node := range g.edges {
		if e.node == 0 {
			t.root[e.lexeme] = node
			continue
		}
		children = append(children, child{e, node})
		t.from[e.node+1]++
	}
	slices.SortFunc(children, func(a, b child) int {
		return cmp.Or(cmp.Compare(a.edge.node, b.edge.node), cmp.Compare(a.lexeme, b.lexeme))
	})
	for n := range g.meanings {
		t.from[n+1] += t.from[n]
	}
	for _, c := range children {
		t.lexemes, t.nodes = append(t.lexemes, c.lexeme), append(t.nodes, c.node)
	}
	for _, ms := range g.meanings {
		t.meantAt = append(t.meantAt, int32(len(t.meanings)))
		t.meanings = append(t.meanings, ms...)
	}
	t.meantAt = append(t.meantAt, int32(len(t.meanings)))
	return t
}
