package handbook

// Vocabulary relates the words of callers, clinicians, and clerks to each other,
// independent of any entry. It goes into a search index and is not part of a
// [Handbook], because no screen shows it.
type Vocabulary struct {
	Groups    []Group
	Ties      []Tie
	Elsewhere []string // phrases about what the handbook does not answer: lottery, umbrella

	// Topics are groups of phrases about what the handbook does not answer until a
	// clinic has a page about it: parking, refills. Such a page is found by all of
	// its topic.
	Topics []Group

	// Spanish has what callers say in Spanish, by page.
	Spanish []Saying

	// Bundled is the vocabulary of the bundled content alone, or nil if a clinic
	// adds nothing.
	Bundled *Vocabulary
}

// Saying is what callers say when they mean an entry.
type Saying struct {
	Entry   string // its id
	Phrases []string
}

// Group is words and phrases that mean the same: each finds the others.
type Group []string

// Tie leads from what is typed to what is meant, one way. Abbreviations are
// ties too.
type Tie struct {
	From string
	To   []string // words or phrases; one that is in a group means the group
	Weak bool     // a hint: the name of a part of the body that has no page
}
