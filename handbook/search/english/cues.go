package english

import (
	"strings"

	"clinichandbook/handbook/search/language"
)

// cues are the words around a red flag. Those of denials and of the past follow
// W. W. Chapman's NegEx and ConText for clinical notes.
func cues() language.Cues {
	return language.Cues{
		Not: language.Words(`not no cannot cant dont doesnt didnt wont wouldnt couldnt shouldnt isnt arent wasnt werent havent hasnt hadnt aint never
			unable nt barely hardly scarcely without wo
			cnt cnat kant cannt canot cannnot cantt carnt dnt dosnt doesn wnt isn wasn didn don couldn wouldn`),
		Numbers: map[string]int{
			"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
			"twenty": 20, "thirty": 30, "thirties": 35, "forty": 40, "forties": 45, "fifty": 50, "fifties": 55, "sixty": 60, "sixties": 65,
			"seventy": 70, "seventies": 75, "eighty": 80, "eighties": 85, "hundred": 100,
		},
		Small: language.Words(`a an the my her his their your our its is was were am are be been being has have had having do does did i he she they im hes shes
			it this that these those really just very so too kinda sorta kind sort of any some will would still all me him them you we quite pretty super also even now
			to in on at for and with u ur ive hed theyre its lil little bit longer there person`),
		Passing: language.Words(`day days hour hours hr hrs minute minutes min mins week weeks ago yesterday today tonight morning night evening afternoon since last after
			again still feel feels feeling like going gonna about when while started starting starts getting gets comes coming`),
		Optional: language.Words(`a an the my her his their your our its is was were am are be been being to of at for with i he she they im hes shes theyre`),
		Articles: language.Words(`a an the my her his their your our to`),
		Over:     language.Words(`over`),
		People: language.Words(`patient pt client caller friend roommate neighbor neighbour boyfriend girlfriend fiance partner spouse bf gf kid kids child baby boy girl teen
			toddler granddaughter grandson grandmother grandfather granny nana papaw cousin niece nephew coworker mama momma mum papa daddy mommy hubby wifey`),
		Owners:    language.Words(`mom dad husband wife roommate sister brother mother father grandma grandpa`),
		Adverbs:   "ly",
		Contrasts: language.Words(`but however although though except yet`),
		Endings:   language.Words(`and but or because since when please pls help now today`),
		Clauses:   language.Words(`i im ive he hes she shes it its we they theyre had`),

		Denial: language.DenialCues{
			Lists:  language.Words(`denies denied deny denying negative neg`),
			Next:   language.Words(`no not without wo isnt wasnt arent werent didnt doesnt dont hasnt havent hadnt never aint nor neither zero`),
			Within: language.Words(`no without denies denied deny denying negative neg`),
			Behind: language.Words(`denied negative neg gone resolved`),
			Between: language.Words(`any more new recent current acute severe sudden real actual further significant obvious other such active history hx sign signs symptom symptoms about of want wants wanted going gonna planning trying
				evidence thought thoughts thinking ideation plan plans intent complaint complaints feel feeling felt episode episodes way homicidal suicidal trouble difficulty problem problems issue issues`),
			Fresh: language.Words(`has have having had i he she im hes shes is are now with reports reporting complains complaining c his her my`),
			Or:    language.Words(`or`),
			And:   language.Words(`and`),
			Ends:  language.Words(`or and nor`),
			Only:  language.Words(`just only`),
		},
		Past: language.PastCues{
			Before: language.Words(`history hx pmh pmhx past previous prior previously childhood remote survived`),
			Behind: language.Words(`history hx`),
			Once:   []string{"used to", "died of", "died from", "h o"},
			Ago:    []string{"last year", "last month", "year ago", "years ago", "months ago"},
			Times: language.Words(`years yrs year yr months month decades decade summer winter spring childhood college school kid child teen teenager teens baby toddler young younger boy girl
				infant little january february march april june july august september october november december`),
			With: language.Words(`ago back last in when was were as several few couple many some about like around over almost maybe since one two three four five six seven eight nine ten
				twenty thirty his her my once long time high`),
			Marks:  language.Words(`ago back last as when in`),
			Since:  language.Words(`in since was age`),
			Detail: language.Words(`on`),
			Now:    language.Words(`now today tonight currently again happening`),
		},
		Asking: language.AskingCues{
			Causes:  language.Words(`cause causes causing trigger triggers induce induces risk risks chance chances odds likelihood`),
			Gives:   language.Words(`give gives make makes get gets lead leads have`),
			Asks:    language.Words(`is ` + modals),
			Modals:  language.Words(modals),
			What:    []string{"what is", "whats", "what are"},
			If:      []string{"what if", "happens if", "in case"},
			Feels:   language.Words(`feel feels feeling start starts starting begin begins like to as though`),
			Anybody: language.Words(`i you u we people everyone everybody someone somebody anyone most patients they ya folks`),
			Many:    language.Words(`many some most other all any`),
			Treated: language.Words(`it this that ketamine infusion infusions treatment treatments spravato esketamine medicine medication drug drip iv meds`),
			Having:  language.Words(`normal ok okay common supposed usual typical`),
			Fears:   language.Words(`afraid scared worried nervous terrified fear anxious`),
			Of:      language.Words(`of about`),
			Future:  language.Words(`ill might will may wont`),
			Self:    language.Words(`i`),
			So: []string{
				"because i do", "cause i do", "cuz i do", "bc i do", "and i do", "because i am", "cause i am", "cuz i am", "bc i am", "and i am",
				"because i have it", "cause i have it", "because he does", "because she does", "because he is", "because she is", "and he does", "and she does",
				"i have it", "im having it", "having that", "having it", "thats what i have", "happening now", "happening to me", "right now",
			},
			Leads: language.Words(`a be have having get getting to just`),
			Mine:  language.Words(`my his her this`),
		},
	}
}

const modals = `can could does do will would might may`

// inflections are spellings of what may be inflections of a word.
func inflections(w string) []string {
	if len(w) < fewestInflected {
		return nil
	}
	last, e, y := w[len(w)-1:], strings.TrimSuffix(w, "e"), strings.TrimSuffix(w, "y")
	return []string{w + "s", w + "es", w + "ing", w + "ed", e + "ing", e + "ed", w + last + "ing", w + last + "ed", y + "ies", y + "ied"}
}

// fewestInflected is the number of letters from which on forms are listed.
const fewestInflected = 4
