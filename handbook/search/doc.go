// Package search finds the entry that answers what a caller says.
//
// It owns the index of a handbook and what a query means. It does not know any
// language by itself (package language declares what [New] is given, package
// english is one), reads no files, shows nothing, and keeps no record of queries
// but for the last words typed, in memory.
//
// A query is a handful of words typed in haste: a caller's words, with typos,
// half a word at a time. It goes through five steps, each a file or two.
//
//	"thorwing up in teh car"
//	      │ words       folded and split (text.go), run-together words split (token.go)
//	      ▼
//	thorwing · up · in · teh · car
//	      │ readings    each as words of the handbook: itself in any form, the
//	      │             beginning of one (lexicon.go, token.go), a slip (typo.go)
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
// entry the index has an impact, the probability that the entry is about it: a
// noisy or over its occurrences, in which a title counts more than an alias and
// an alias more than running text. Impacts are computed when the index is built
// (build.go).
//
// # What a word says
//
// A unit weighs more the fewer entries are about it, more still if it names a
// side effect, and next to nothing if it is a filler. Words that the handbook
// does not know count against every entry alike; phrases that are known to be out
// of scope count more. Below a threshold there is no answer, which is an answer
// too: [Results.Nearest] then has what comes nearest.
//
// An everyday word in a bare phrase finds nothing by itself that may be read out: period
// drama (support.go).
//
// The weights are constants next to the code that uses them. They were fitted by
// random search to 3,200 judged queries, with a vocabulary written before most of
// those, and checked on 200 others (testdata/README.md).
//
// # Remarks
//
// What is said around a question (what can I do, denies fever, after my infusion) is
// not searched for when something else is said (remark.go). Red flags read all of it.
//
// # A clinic's pages
//
// A query that names what only a clinic's pages are about is answered by those, and
// among them by the one that says most about what is asked (subject.go, aspect.go;
// README.md has an example).
//
// # Slips
//
// A word that is in neither the handbook nor its vocabulary nor the language is
// read as the nearest word by weighted edit distance, in which likely slips cost
// less; words that sound alike are nearer. [Results.Guesses] says what was read
// as what. A proper word or a caller's short name is never corrected, unless it
// sounds the same, or a single edit makes a phrase of it and its neighbors: brian
// fog.
//
// # Red flags
//
// Apart from the hits, a query is read for red flags: words that raise the
// emergency bar (redflag.go, [Results.Flags]). They have a lexicon of their own,
// so that no vocabulary can hide one.
//
// # Letters
//
// Only when all of that finds nothing is the query tried as initials or a
// skeleton of letters, with package sahilm/fuzzy.
//
// The index never changes after [New] and is safe for concurrent use. The same
// query on the same handbook gives the same results in the same order.
package search
