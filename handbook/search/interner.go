package search

// interner numbers words by the order of their first appearance. It is what a
// Go map does, at half the price for words that are read ten million times: the
// key is looked at once, to hash it, and again only where it is likely there.
// The zero value is empty.
type interner struct {
	words  []string
	hashes []uint32 // by word
	table  []int32  // open addressing: a word's number plus one, 0 for a free place
}

// id is the number of a word.
func (in *interner) id(w []byte) int32 {
	if 2*len(in.words) >= len(in.table) {
		in.grow()
	}
	h := fnv(w)
	for i := h & uint32(len(in.table)-1); ; i = (i + 1) & uint32(len(in.table)-1) {
		switch n := in.table[i]; {
		case n == 0:
			in.words, in.hashes = append(in.words, string(w)), append(in.hashes, h)
			in.table[i] = int32(len(in.words))
			return int32(len(in.words) - 1)
		case in.hashes[n-1] == h && in.words[n-1] == string(w):
			return n - 1
		}
	}
}

func (in *interner) grow() {
	in.table = make([]int32, max(1024, 2*len(in.table)))
	for n, h := range in.hashes {
		i := h & uint32(len(in.table)-1)
		for in.table[i] != 0 {
			i = (i + 1) & uint32(len(in.table)-1)
		}
		in.table[i] = int32(n + 1)
	}
}

// fnv is the 32-bit FNV-1a hash of a word.
func fnv(w []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range w {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
