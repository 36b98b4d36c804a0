package main

import (
	"maps"
	"slices"
	"strings"

	"clinichandbook/handbook/search/language"
)

// meant are the senses of WordNet that groups of the vocabulary mean, by a phrase of
// the group. What is narrower, similar or derived means the same.
func meant() map[string]string {
	return map[string]string{
		"mood":             "euphoria.n.1 elation.n.1 elated.a.1 euphoric.a.1 hyperactive.a.1 mania.n.1 exhilaration.n.1 apathy.n.1 apathetic.a.1 apathetic.a.2 moody.a.1 emotionlessness.n.1 impassive.a.1",
		"irritable":        "irritable.a.1 anger.n.1 angry.a.1 irritability.n.1 ill-natured.a.1 annoyed.a.1",
		"sad":              "sadness.n.1 sad.a.1 dejected.a.1 unhappy.a.1 unhappiness.n.1 hopeless.a.1 depressed.a.1 hopelessness.n.1",
		"crying":           "weep.v.1 tearful.a.1 crying.n.1",
		"anxiety":          "anxiety.n.1 anxiety.n.2 anxious.a.1 uneasy.a.1 tense.a.1 restless.a.1 agitated.a.1 restlessness.n.1 worried.a.1 fidget.v.1 nervousness.n.1",
		"panic":            "fear.n.1 afraid.a.1 panic.n.1 frightened.a.1 panic.v.1",
		"confusion":        "confusion.n.2 confused.a.5 confused.a.1 confused.a.3 delirium.n.1 perplexed.a.1 stupefied.a.1",
		"memory":           "amnesia.n.1 forgetful.a.1 forgetful.a.2 absentminded.a.1",
		"dissociation":     "trance.n.1 stunned.a.1 daze.n.1",
		"sleepy":           "sleepiness.n.1 sleepy.a.1 drowsy.a.1 doze.v.1 nap.v.1 fall_asleep.v.1 asleep.a.1",
		"tired":            "fatigue.n.1 tired.a.1 lethargy.n.1 lethargic.a.1 exhausted.a.1 lassitude.n.1 fatigue.v.1 tire.v.1",
		"dizzy":            "dizziness.n.1 dizzy.a.1 vertigo.n.1",
		"nausea":           "nausea.n.1 nauseated.a.1",
		"vomiting":         "vomit.v.1",
		"headache":         "headache.n.2",
		"itch":             "itch.n.1 itch.v.1",
		"hives":            "rash.n.1 hives.n.1 dermatitis.n.1",
		"twitch":           "tremor.n.1 tremble.v.1 twitch.v.1 spasm.n.1",
		"muscle stiffness": "stiffness.n.2",
		"dream":            "nightmare.n.2",
	}
}

const (
	illnesses = "disease.n.1 symptom.n.1 injury.n.1 ill_health.n.1 pain.n.1 pain.n.2 physical_condition.n.1"
	ofTheMind = "psychological_state.n.1 mental_disorder.n.1"
	ofOthers  = "animal_disease.n.1 plant_disease.n.1"
	medical   = "drug.n.1 medicine.n.2 medical_instrument.n.1 medical_procedure.n.1 therapy.n.1 food.n.1 food.n.2 beverage.n.1 health_professional.n.1 hospital.n.1"
	body      = "body_part.n.1"
)

// everyday are other words that mislead by themselves.
const everyday = `drive trip pot weed crack shot bed dream wired cold hot`

// narrowest is how many steps a meaning may be from that of a group.
const narrowest = 2

// doubtful are forms of verbs that mean something else on a call.
const doubtful = `stung shaken`

// synonyms are other words for what groups mean, by group.
func (d *drawer) synonyms() (map[string][]string, error) {
	files := map[int]bool{
		adjectives: true, participles: true, states: true, feelings: true, attributes: true, cognition: true, acts: true, processes: true, events: true, communication: true,
		ofEmotion: true, ofBody: true, ofCognition: true, ofMotion: true, ofCommunication: true, ofPerception: true,
	}
	doubt := language.Words(doubtful)
	type step struct {
		id, group string
		steps     int
	}
	var queue []step
	root := map[string]string{}
	for _, group := range slices.Sorted(maps.Keys(meant())) {
		for sense := range strings.FieldsSeq(meant()[group]) {
			id, err := d.find(sense)
			if err != nil {
				return nil, err
			}
			root[id] = group
			queue = append(queue, step{id, group, 0})
		}
	}
	of := map[string]string{} // groups by synset
	var order []string
	for ; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		if g, isRoot := root[s.id]; of[s.id] != "" || isRoot && g != s.group {
			continue
		}
		of[s.id] = s.group
		order = append(order, s.id)
		for _, l := range d.synsets[s.id].links {
			if l.kind == "~" && s.steps < narrowest || l.kind == "&" && s.steps == 0 || l.kind == "+" && s.steps < narrowest && files[d.synsets[l.to].file] && d.alike(s.id, l) {
				queue = append(queue, step{l.to, s.group, s.steps + 1})
			}
		}
	}
	out := map[string][]string{}
	for _, id := range order {
		group := of[id]
		for _, lemma := range d.synsets[id].lemmas {
			phrase := plain(lemma)
			all, among := d.in(lemma, func(id string) bool { return of[id] == group })
			single := !strings.Contains(phrase, " ")
			if doubt[phrase] || !files[d.synsets[id].file] || !d.fits(phrase, language.Rare) || single && d.language.Tier(phrase) <= language.Basic || single && all > 1 && 2*among <= all || !single && !d.first(lemma, id) {
				continue
			}
			d.taken[phrase] = true
			out[group] = append(out[group], phrase)
		}
	}
	for _, phrases := range out {
		slices.Sort(phrases)
	}
	return out, nil
}

// alike reports that a derived word begins as the one that it is derived from.
func (d *drawer) alike(from string, l link) bool {
	const letters = 4
	a, b := plain(d.synsets[from].lemmas[max(l.from, 1)-1]), plain(d.synsets[l.to].lemmas[max(l.at, 1)-1])
	return len(a) >= letters && len(b) >= letters && a[:letters] == b[:letters]
}

// signs are names of illnesses and signs without a page, but no common words: symptom. One with a word that leads to
// a page by itself is left to that.
func (d *drawer) signs(ill map[string]bool) ([]string, error) {
	mind, err := d.narrower(ofTheMind)
	if err != nil {
		return nil, err
	}
	others, err := d.narrower(ofOthers)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for id := range ill {
		if mind[id] || others[id] {
			continue
		}
		for _, lemma := range d.synsets[id].lemmas {
			phrase := plain(lemma)
			all, among := d.in(lemma, func(id string) bool { return ill[id] })
			single := !strings.Contains(phrase, " ")
			leads := slices.ContainsFunc(strings.Fields(phrase), func(w string) bool { return d.known[w] })
			rarest := language.Rare
			if !single {
				rarest = language.Common
			}
			common := single && (d.language.Tier(phrase) <= language.Common || strings.HasSuffix(phrase, "ing")) // aging, stinging
			if leads || common || !d.fits(phrase, rarest) || single && (2*among < all || !d.first(lemma, id)) {
				continue
			}
			found[phrase] = true
		}
	}
	return d.take(found), nil
}

// sayings are phrases in which a part of the body, or another word that misleads, is
// none: hot spot, face to face.
func (d *drawer) sayings(ill map[string]bool) ([]string, error) {
	parts, err := d.narrower(body)
	if err != nil {
		return nil, err
	}
	medical, err := d.narrower(medical)
	if err != nil {
		return nil, err
	}
	misleads := language.Words(everyday)
	for id := range parts {
		for _, lemma := range d.synsets[id].lemmas {
			misleads[plain(lemma)] = true
		}
	}
	files := map[int]bool{
		adverbs: true, acts: true, animals: true, artifacts: true, attributes: true, cognition: true, communication: true, events: true, groups: true, locations: true, objects: true,
		persons: true, plants: true, shapes: true, ofCognition: true, ofCommunication: true, ofCompetition: true, ofPossession: true, verbs: true, ofStates: true,
	}
	const longest = 3
	found := map[string]bool{}
	for lemma := range d.senses {
		phrase := plain(lemma)
		words := strings.Fields(phrase)
		if len(words) < 2 || len(words) > longest || !d.fits(phrase, language.Common) || !slices.ContainsFunc(words, func(w string) bool { return misleads[w] }) || d.hasKnown(words) {
			continue
		}
		all, among := d.in(lemma, func(id string) bool { return files[d.synsets[id].file] && !ill[id] && !medical[id] })
		if all == among {
			found[phrase] = true
		}
	}
	return d.take(found), nil
}

// hasKnown reports that some words have a phrase of two or more that is known, or name
// what a call may be about all the same.
func (d *drawer) hasKnown(words []string) bool {
	about := language.Words(`pain ache hurt blood sugar pressure ride lift car driver driving day days night week month year hour hours minute time times often daily weekly long short back`)
	for i, w := range words {
		if about[w] {
			return true
		}
		for j := i + 2; j <= len(words); j++ {
			if d.known[strings.Join(words[i:j], " ")] {
				return true
			}
		}
	}
	return false
}

// take marks phrases as drawn, and sorts them.
func (d *drawer) take(found map[string]bool) []string {
	for phrase := range found {
		d.taken[phrase] = true
	}
	return slices.Sorted(maps.Keys(found))
}
