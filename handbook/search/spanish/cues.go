package spanish

import "clinichandbook/handbook/search/language"

// cues are the words around a red flag, besides those that are English, too.
func cues() language.Cues {
	return language.Cues{
		Not: language.Words(`nunca sin ni`),
		Small: language.Words(`el la los las un una de del en mi mis me se le lo su sus te tu que y a al con por para muy ya es esta estoy esto ha he han yo nos
			mucho mucha tan mas como porque creo puedo puede pueden podemos pude pudo tiene tengo tienen va van`),
		Optional: language.Words(`el la los las un una de del en mi mis me se le lo su sus te y a al`),
		People:   language.Words(`esposo esposa mama papa madre padre hijo hija hermano hermana abuela abuelo amigo amiga paciente bebe nino nina`),

		Contrasts: language.Words(`pero aunque`),
		Endings:   language.Words(`y pero ayuda`),

		Denial: language.DenialCues{
			Lists:   language.Words(`niega`),
			Next:    language.Words(`sin ni nunca`),
			Within:  language.Words(`niega`),
			Between: language.Words(`tengo tiene tuvo hay siento siente tener`),
			Fresh:   language.Words(`tiene tengo`),
			Or:      language.Words(`o`),
			And:     language.Words(`y e`),
			Only:    language.Words(`solo`),
		},
		Past: language.PastCues{
			Before: language.Words(`antecedentes historia`),
			Times:  language.Words(`anos ano meses mes nino nina joven`),
			With:   language.Words(`hace pasado cuando era de`),
			Marks:  language.Words(`hace cuando de`),
			Now:    language.Words(`ahora hoy`),
		},
		Asking: language.AskingCues{
			Asks:   language.Words(`puede`),
			Modals: language.Words(`puede`),
			Mine:   language.Words(`mi su`),
		},
	}
}
