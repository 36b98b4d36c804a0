package search

import "slices"

// trie holds phrases as runs of lexemes, and what each means. Nodes are numbered
// breadth first, so that the children of a node are adjacent: the trie is a few
// long slices, which cost the collector nothing.
type trie struct {
	root     []int32 // by lexeme: the node of it alone, or 0
	from     []int32 // by node: its children are the nodes from[n] to from[n+1]
	lexeme   []int32 // by node: the one that leads to it; ascending among siblings
	meantAt  []int32 // by node: where its meanings start
	meanings []meaning
}

// phrase is a run of lexemes with a meaning.
type phrase struct {
	lexemes []int32
	meaning meaning
}

// newTrie makes a trie of phrases, which it sorts, over a number of lexemes. A
// phrase may have several meanings, in the order in which they come; of those
// with the same feature the best counts.
func newTrie(phrases []phrase, lexemes int) trie {
	slices.SortStableFunc(phrases, func(a, b phrase) int { return slices.Compare(a.lexemes, b.lexemes) })
	t := trie{root: make([]int32, lexemes), lexeme: []int32{-1}}
	type node struct {
		from, to int32 // its phrases
		depth    int32 // the number of lexemes that they share
	}
	nodes := []node{{0, int32(len(phrases)), 0}}
	for n := 0; n < len(nodes); n++ {
		at, to, depth := nodes[n].from, nodes[n].to, nodes[n].depth
		t.from = append(t.from, int32(len(nodes)))
		t.meantAt = append(t.meantAt, int32(len(t.meanings)))
		for ; at < to && len(phrases[at].lexemes) == int(depth); at++ {
			t.mean(phrases[at].meaning)
		}
		for at < to {
			first := at
			l := phrases[at].lexemes[depth]
			for at < to && phrases[at].lexemes[depth] == l {
				at++
			}
			if n == 0 {
				t.root[l] = int32(len(nodes))
			}
			nodes = append(nodes, node{first, at, depth + 1})
			t.lexeme = append(t.lexeme, l)
		}
	}
	t.from = append(t.from, int32(len(nodes)))
	t.meantAt = append(t.meantAt, int32(len(t.meanings)))
	return t
}

// mean adds a meaning to the last node.
func (t *trie) mean(m meaning) {
	for i := int(t.meantAt[len(t.meantAt)-1]); i < len(t.meanings); i++ {
		if o := &t.meanings[i]; o.feature == m.feature {
			if o.quality < m.quality {
				*o = m
			}
			return
		}
	}
	t.meanings = append(t.meanings, m)
}

// child returns the node of one more lexeme, or 0.
func (t *trie) child(node, lexeme int32) int32 {
	if node == 0 {
		return t.root[lexeme]
	}
	from, to := t.from[node], t.from[node+1]
	if from == to {
		return 0
	}
	if i, ok := slices.BinarySearch(t.lexeme[from:to], lexeme); ok {
		return from + int32(i)
	}
	return 0
}

// isLeaf reports that no phrase continues from a node.
func (t *trie) isLeaf(node int32) bool { return node != 0 && t.from[node] == t.from[node+1] }

// meant returns what the phrase of a node means.
func (t *trie) meant(node int32) []meaning {
	return t.meanings[t.meantAt[node]:t.meantAt[node+1]]
}

// alone returns what a lexeme means by itself.
func (t *trie) alone(lexeme int32) []meaning {
	if node := t.root[lexeme]; node != 0 {
		return t.meant(node)
	}
	return nil
}

// starts reports whether a phrase starts with two lexemes.
func (t *trie) starts(first, second int32) bool {
	node := t.root[first]
	return node != 0 && t.child(node, second) != 0
}
