package main

// A knob is a mechanism or a weight of the search that can be switched off.
type knob struct {
	name string // as the table shows it

	// A mechanism is a function of the package that returns at once.
	function string // Type.Name, or Name
	returns  string // what it returns then: an expression, or nothing

	// A weight is a constant, or an element of a table.
	weight  string
	kind    string // the type of a constant
	neutral string // the value that takes its effect away
}

// mechanisms are what the search does with the words of a query and of the pages.
func mechanisms() []knob {
	return []knob{
		{name: "remarks left out", function: "remarks.without", returns: "words"},
		{name: "compounds closed and opened", function: "Index.compounds", returns: "words"},
		{name: "run-together words split", function: "lexicon.unglue", returns: "words"},
		{name: "words typed apart joined", function: "lexicon.glue", returns: "words"},
		{name: "half words", function: "lexicon.readPrefix"},
		{name: "slips", function: "lexicon.readSlips"},
		{name: "slips that only a phrase undoes", function: "lexicon.readInPhrase"},
		{name: "slips of the first key", function: "guesser.searchFirstKey"},
		{name: "slips that swap the first letters", function: "guesser.searchSwappedStart"},
		{name: "words that sound alike", function: "lexicon.heard", returns: "nil"},
		{name: "phrases", function: "Index.phraseUnit", returns: "unit{from: i, to: i}"},
		{name: "signs said to be absent", function: "Index.deny"},
		{name: "words compared to the best page", function: "lift", returns: "impact"},
		{name: "letters as a last resort", function: "Index.byLetters", returns: "nil"},
		{name: "subjects of a clinic's pages", function: "Index.markSubjects"},
		{name: "aspects of what is asked", function: "aspects.askedBy", returns: "0"},
		{name: "names lent to pages of a subject", function: "Index.clusters"},
		{name: "topics of every clinic's business", function: "vocabulary.withBusiness", returns: "v"},
		{name: "what a clinic's page answers is in scope", function: "vocabulary.withoutAnswered", returns: "v"},
		{name: "everyday words need support", function: "Index.alone", returns: "-1"},
		{name: "a clinic's page answers a topic alone", function: "Index.giveWay"},
		{name: "a clinic's page before one of the same business", function: "Index.giveWayTo"},
	}
}

// weights are the constants that judge, each with the value that takes its effect away.
func weights() []knob {
	w := func(weight, kind, neutral string) knob { return knob{weight: weight, kind: kind, neutral: neutral} }
	return []knob{
		w("threshold", "float64", "0"), w("follower", "float64", "0"), w("partWords", "float64", "0"), w("partStrongest", "float64", "0"), w("partTitle", "float64", "0"), w("partAlias", "float64", "0"),
		w("partialTitle", "float64", "1"), w("fillerNeed", "float64", "1"), w("leastWhole", "float64", "0"),
		w("partSubject", "float64", "0"), w("partAsked", "float64", "0"), w("askedAspects", "float64", "0"), w("partOverview", "float64", "0"), w("asGood", "float64", "1"),
		w("aspectInText", "float64", "0"), w("unsupportedShare", "float64", "0"), w("supportImpact", "int32", "0"),
		w("weightOutOfScope", "float64", "0"), w("partOutOfScope", "float64", "0"), w("leastTotal", "float64", "0"),
		w("fewUnits", "float64", "1000"), w("signWeight", "float64", "1000"), w("deniedShare", "float64", "1"),
		w("weightFiller", "float64", "0"), w("weightLight", "float64", "1"), w("weightBasic", "float64", "1"), w("weightUnknown", "float64", "0"), w("symptomShare", "float64", "1"),
		w("qualityNear", "int32", "256"), w("qualityTie", "int32", "256"), w("qualityWeak", "int32", "256"), w("qualityBegun", "int32", "256"), w("qualityPart", "int32", "0"), w("qualityReorder", "int32", "256"),
		w("soundShare", "float64", "1"),
		w("aboutName", "float64", "0.41"), w("aboutOwnText", "float64", "0.05"), w("insidePhrase", "float64", "1"), w("relativeShare", "float64", "0"),
		w("about[inAlias]", "", "0"), w("about[inSay]", "", "0"), w("about[inList]", "", "0"), w("about[inBody]", "", "0"),
	}
}
