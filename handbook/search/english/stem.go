package english

import "strings"

// forms knows the forms of words that their endings do not show.
type forms struct{ irregular, distinct map[string]string }

func newForms() forms { return forms{table(irregular), table(distinct)} }

// stem reduces a folded word to what its inflections and its British and
// American spellings have in common: driving, drives and drove are one, and so
// are anaesthetic and anesthetic. It is light on purpose: words of different
// meanings must not fall together.
func (f forms) stem(w string) string {
	if base, ok := f.distinct[w]; ok {
		return base
	}
	if base, ok := f.irregular[w]; ok {
		w = base
	}
	if len(w) < 4 {
		return w
	}
	return stripEndings(americanize(w))
}

// irregular lists forms that no ending shows. Every negation is "not": can't
// breathe, not breathing, cannot breathe.
const irregular = `
	not: cant cannot dont doesnt didnt wont wouldnt couldnt shouldnt isnt arent wasnt werent havent hasnt hadnt aint never unable nt
	do: does did done doing · throw: threw thrown · drive: drove driven · eat: ate eaten · drink: drank · take: took taken · feel: felt · sleep: slept
	go: went gone goes going · come: came coming · wake: woke woken awake awoke awaken · fall: fell fallen · bleed: bled · shake: shook shaken
	swell: swollen · break: broke broken · forget: forgot forgotten · lose: lost losing · give: gave given · say: said · hear: heard
	see: saw seen seeing · keep: kept · leave: left · pay: paid · run: ran · send: sent · think: thought · tell: told · wear: wore worn
	write: wrote written · bite: bit bitten · buy: bought · bring: brought · catch: caught · child: children · foot: feet · tooth: teeth
	man: men · woman: women · begin: began begun · choose: chose chosen · find: found · get: got gotten getting · hold: held · know: knew known
	lie: lying laid · make: made making · mean: meant · meet: met · quit: quitting · read: reading · ride: rode ridden riding
	sit: sat sitting · speak: spoke spoken · spend: spent · spin: spun · stand: stood · stick: stuck · swim: swam · teach: taught · tear: tore torn
	understand: understood · die: dying died dies · hour: hr hrs · minute: min mins · week: wk wks · month: mo mos · year: yr yrs
	appointment: appt appts apt · patient: pt pts · treatment: tx · medicine: med meds medication medications medicines
	tonight: tonite · night: nite · though: tho · through: thru · because: cuz cause · you: u · are: r · your: ur · without: wo
	seizure: seizures · breath: breathe breathing breaths breathes breathed breathin · suicide: suicidal suicidality`

// distinct lists forms of words that would otherwise fall together with words of
// another meaning: spine and spinning, mope and moped.
const distinct = `lb: lb lbs · weekly: weekly biweekly · monthly: monthly bimonthly · yearly: yearly · hourly: hourly · nightly: nightly · evening: evening evenings · news: news · earring: earring earrings · spine: spine spines · moped: moped mopeds · tense: tense tensed · pooped: pooped · drugged: drugged · pots: pots · visions: visions · licensed: licensed · license: license licenses licence licences`

// table reads "base: form form · base: form".
func table(text string) map[string]string {
	out := map[string]string{}
	base := ""
	for f := range strings.FieldsSeq(text) {
		switch b, ok := strings.CutSuffix(f, ":"); {
		case ok:
			base = b
		case f != "·":
			out[f] = base
		}
	}
	return out
}

// americanize turns British spellings into American ones, and spellings that vary
// into one.
func americanize(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, s := range [...][2]string{{"aem", "em"}, {"aes", "es"}, {"oed", "ed"}, {"oes", "es"}, {"rrhoe", "rrhe"}, {"noe", "ne"}, {"ogue", "og"}, {"olour", "olor"}, {"umour", "umor"}, {"avour", "avor"}, {"abour", "abor"}, {"yse", "yze"}} {
		if strings.Contains(w, s[0]) && w != "does" && w != "shoes" && w != "goes" {
			w = strings.Replace(w, s[0], s[1], 1)
		}
	}
	for _, s := range [...][2]string{{"isation", "ization"}, {"ising", "izing"}, {"ised", "ized"}, {"ise", "ize"}, {"iser", "izer"}, {"tre", "ter"}, {"ence", "ense"}, {"lled", "led"}, {"lling", "ling"}} {
		if base, ok := strings.CutSuffix(w, s[0]); ok && len(base) >= 4 {
			return base + s[1]
		}
	}
	return w
}

// stripEndings strips the endings of a word of four letters or more.
func stripEndings(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	}
	for _, ending := range [...]string{"ness", "ly"} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) > 3 {
			w = base
		}
	}
	for _, ending := range [...]string{"ing", "ed"} {
		base, ok := strings.CutSuffix(w, ending)
		if !ok || len(base) < 3 || !hasVowel(base) {
			continue
		}
		switch n := len(base); {
		case n > 3 && base[n-1] == base[n-2] && !strings.ContainsRune("lsz", rune(base[n-1])):
			base = base[:n-1] // stopped, stop
		case n == 3 && !isVowel(base[0]) && isVowel(base[1]) && !isVowel(base[2]) && base[2] != 'x':
			base += "e" // vaping, vape
		}
		w = base
		break
	}
	if len(w) > 4 && strings.HasSuffix(w, "e") { // not site, care, cute
		w = w[:len(w)-1]
	}
	if len(w) > 3 && strings.HasSuffix(w, "y") {
		w = w[:len(w)-1] + "i"
	}
	return w
}

func hasVowel(w string) bool { return strings.ContainsAny(w, vowels) }

func isVowel(c byte) bool { return strings.IndexByte(vowels, c) >= 0 }
