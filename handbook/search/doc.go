// Package search finds the entry that answers what a caller says.
//
// A query is a handful of words typed in haste: a caller's words, with typos,
// half a word at a time. It goes through five steps, each a file or two.
//
//	"thorwing up in teh car"
//	      │ words       folded, parted (text.go), unglued (token.go)
//	      ▼
//	throwing? up in the car
//	      │ readings    each word as words of the handbook: itself in any form
//	      │             (stem.go), a beginning (lexicon.go), a slip (typo.go)
//	      ▼
//	[throwing up] · in · the · car
//	      │ units       the longest phrases of the vocabulary (phrases.go), else
//	      │             words, each with its weight (query.go)
//	      ▼
//	vomiting 0.9 · car 0.5
//	      │ sums        entries by what they are about (rank.go)
//	      ▼
//	nausea-and-vomiting 1.7, can-i-drive 0.9 …
//	        scores      titles, aliases, red flags; threshold (score.go); reasons (reason.go)
//
// # What an entry is about
//
// A feature is a word in any of its forms, or a concept: a group of the
// vocabulary, whose words and phrases mean the same. For every feature of an
// entry the index keeps an impact, the chance that the entry is about it: a
// noisy or over the places where it stands, a title weighing more than an alias
// and an alias more than running text. Impacts are computed when the index is
// built (build.go).
//
// # What a word tells
//
// A unit weighs as much as it tells: by how few entries it is about, more if it
// names a side effect, next to nothing if it is a filler. Words that the
// handbook does not know weigh against every entry alike, the more the rarer
// they are in English (english.go); phrases that are known to be about something
// else weigh more. Below a threshold there is no answer, which is an answer too:
// [Results.Nearest] then holds what comes nearest.
//
// The weights are constants beside the code that uses them. They were fitted by
// random search to 3,200 judged queries, on a vocabulary written before most of
// those, and checked on 200 others (testdata/README.md).
//
// # Slips
//
// A word that is neither in the handbook nor in its vocabulary nor in English is
// read as the nearest word by weighted edit distance, in which likely slips
// cost less, and words that sound alike are nearer. [Results.Guesses] tells what
// was read as what. A word of its own, or a caller's short name, is never
// corrected, unless it sounds the same, or a single edit makes a phrase of it
// with the words beside it: brian fog.
//
// # Red flags
//
// Apart from the hits, a query is read for red flags: words that raise the
// emergency banner (redflag.go, [Results.Flags]). They have a lexicon of their
// own, so that no vocabulary can hide one.
//
// # Letters
//
// Only when all that finds nothing is the query tried as initials or a skeleton
// of letters, with package sahilm/fuzzy.
//
// The index never changes after [New] and is safe for concurrent use. The same
// query on the same handbook gives the same results in the same order. The
// package keeps no record of queries beyond the readings of the last words, in
// memory.
package search
