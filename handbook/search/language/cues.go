package language

import (
	"maps"
	"strings"
)

// Cues are the small words by which a red flag is recognized in what a caller
// says: they deny it, put it in the past, ask about it, or only fill the sentence.
type Cues struct {
	Not       Set            // what "not" in a phrase means, with slips too short to be found as such: cant, dnt
	Numbers   map[string]int // numbers as words: forty
	Small     Set            // may be anywhere among the words of a phrase
	Passing   Set            // may be, too, but do not reach over a denial: since yesterday
	Optional  Set            // of a phrase, may be left out
	Articles  Set            // may be between words that follow each other: kill my wife
	Over      Set            // may be between numbers that do: 212 over 118
	People    Set            // whom a call is about, besides those among the fillers: patient
	Owners    Set            // whose medicines somebody may take, without the plural's ending: moms
	Adverbs   string         // the ending of most adverbs: ly
	Contrasts Set            // end what was said before: but
	Endings   Set            // something else begins with them: because, help
	Clauses   Set            // something new begins with them behind a comma: she

	Denial DenialCues
	Past   PastCues
	Asking AskingCues
}

// IsAdverb reports that a word looks like an adverb: suddenly.
func (c *Cues) IsAdverb(w string) bool {
	return c.Adverbs != "" && len(w) > len(c.Adverbs) && strings.HasSuffix(w, c.Adverbs)
}

// DenialCues say that a sign is not there.
type DenialCues struct {
	Lists   Set // deny a whole list: denies fever, cough
	Next    Set // deny the next sign, and others behind "or": no fever or cough
	Within  Set // do so between the words of a sign: in her chest, no pain
	Behind  Set // deny what is before them: chest pain denied
	Between Set // may be between a denial and the sign: no recent
	Fresh   Set // something new begins with them behind a comma or "and": has
	Or, And Set
	Ends    Set // an item of a list ends before them
	Only    Set // turn a denial around: not only
}

// PastCues say that a sign is long past.
type PastCues struct {
	Before Set      // stand before a sign that somebody once had: history
	Behind Set      // stand behind one: seizure history
	Once   []string // phrases that do: used to
	Times  Set      // times so long ago that they are no emergency now: years
	Ago    []string // phrases for such times, which may be inside the sign: last year
	With   Set      // may stand with them: several
	Marks  Set      // one of them stands with such a time: ago, in
	Since  Set      // behind them, a number is a year: in 15
	Detail Set      // a word behind them belongs to the sign: overdosed on heroin
	Now    Set      // say that it is now, whatever was before: again
}

// AskingCues say that somebody only asks whether a sign may happen.
type AskingCues struct {
	Causes  Set      // name causes and risks: trigger
	Gives   Set      // likewise, if a treatment is before them: can ketamine give me
	Asks    Set      // begin a question: is, can
	Modals  Set      // those of them that ask what may happen: can, will
	If      []string // phrases that do: what if
	Feels   Set      // may be behind those: what if I feel like I
	What    []string // phrases that ask what something is
	May     Set      // ask so directly before the sign, in languages that do: puedo
	Anybody Set      // whom it may happen to: people
	Many    Set      // may be before them: most
	Treated Set      // what it may come from: ketamine
	Having  Set      // whoever asks has it: is it normal to
	Fears   Set      // afraid
	Of      Set      // behind them: afraid of
	Future  Set      // what somebody fears that will happen: afraid i might
	Self    Set      // who calls: afraid i wont wake up
	So      []string // phrases behind the sign that say it is there: because i do
	Leads   Set      // may be between all that and the sign: have
	Mine    Set      // say that somebody has it: my
}

// JoinCues makes one of those of several languages.
func JoinCues(a, b Cues) Cues {
	numbers := maps.Clone(a.Numbers)
	if numbers == nil {
		numbers = map[string]int{}
	}
	maps.Copy(numbers, b.Numbers)
	adverbs := a.Adverbs
	if adverbs == "" {
		adverbs = b.Adverbs
	}
	return Cues{
		Not:       union(a.Not, b.Not),
		Numbers:   numbers,
		Small:     union(a.Small, b.Small),
		Passing:   union(a.Passing, b.Passing),
		Optional:  union(a.Optional, b.Optional),
		Articles:  union(a.Articles, b.Articles),
		Over:      union(a.Over, b.Over),
		People:    union(a.People, b.People),
		Owners:    union(a.Owners, b.Owners),
		Adverbs:   adverbs,
		Contrasts: union(a.Contrasts, b.Contrasts),
		Endings:   union(a.Endings, b.Endings),
		Clauses:   union(a.Clauses, b.Clauses),
		Denial:    joinDenial(a.Denial, b.Denial),
		Past:      joinPast(a.Past, b.Past),
		Asking:    joinAsking(a.Asking, b.Asking),
	}
}

func joinDenial(a, b DenialCues) DenialCues {
	return DenialCues{
		Lists:   union(a.Lists, b.Lists),
		Next:    union(a.Next, b.Next),
		Within:  union(a.Within, b.Within),
		Behind:  union(a.Behind, b.Behind),
		Between: union(a.Between, b.Between),
		Fresh:   union(a.Fresh, b.Fresh),
		Or:      union(a.Or, b.Or),
		And:     union(a.And, b.And),
		Ends:    union(a.Ends, b.Ends),
		Only:    union(a.Only, b.Only),
	}
}

func joinPast(a, b PastCues) PastCues {
	return PastCues{
		Before: union(a.Before, b.Before),
		Behind: union(a.Behind, b.Behind),
		Ago:    append(a.Ago[:len(a.Ago):len(a.Ago)], b.Ago...),
		Once:   append(a.Once[:len(a.Once):len(a.Once)], b.Once...),
		Times:  union(a.Times, b.Times),
		With:   union(a.With, b.With),
		Marks:  union(a.Marks, b.Marks),
		Since:  union(a.Since, b.Since),
		Detail: union(a.Detail, b.Detail),
		Now:    union(a.Now, b.Now),
	}
}

func joinAsking(a, b AskingCues) AskingCues {
	return AskingCues{
		Causes:  union(a.Causes, b.Causes),
		Gives:   union(a.Gives, b.Gives),
		Asks:    union(a.Asks, b.Asks),
		Modals:  union(a.Modals, b.Modals),
		If:      append(a.If[:len(a.If):len(a.If)], b.If...),
		What:    append(a.What[:len(a.What):len(a.What)], b.What...),
		May:     union(a.May, b.May),
		Anybody: union(a.Anybody, b.Anybody),
		Many:    union(a.Many, b.Many),
		Treated: union(a.Treated, b.Treated),
		Having:  union(a.Having, b.Having),
		Fears:   union(a.Fears, b.Fears),
		Of:      union(a.Of, b.Of),
		Future:  union(a.Future, b.Future),
		Self:    union(a.Self, b.Self),
		So:      append(a.So[:len(a.So):len(a.So)], b.So...),
		Leads:   union(a.Leads, b.Leads),
		Feels:   union(a.Feels, b.Feels),
		Mine:    union(a.Mine, b.Mine),
	}
}
