package spanish

import "clinichandbook/handbook/search/language"

// cues are the words around a red flag, besides those that are English, too.
func cues() language.Cues {
	return language.Cues{
		Not: language.Words(`nunca sin ni`),
		Small: language.Words(`el la los las un una de del en mi mis me se le lo su sus te tu que y a al con por para muy ya es esta estoy esto ha he han yo nos
			mucho mucha tan como porque creo puedo puede pueden podemos pude pudo tiene tengo tienen va van q k pq xq`),
		Passing:  language.Words(`dia dias hora horas rato ayer hoy anoche noche manana tarde desde hace semana semanas despues otra vez ahorita siento siente`),
		Optional: language.Words(`el la los las un una de del en mi mis me se le lo su sus te y a al`),
		People:   language.Words(`esposo esposa mama papa madre padre hijo hija hermano hermana abuela abuelo amigo amiga paciente bebe nino nina`),

		Contrasts: language.Words(`pero aunque`),
		Endings:   language.Words(`y pero ayuda`),

		Denial: language.DenialCues{
			Lists:   language.Words(`niega`),
			Next:    language.Words(`sin ni nunca`),
			Within:  language.Words(`niega`),
			Behind:  language.Words(`negativo quito desaparecio`),
			Between: language.Words(`tengo tiene tuvo tenido tenia hay hubo habido siento siente tener quiero quiere quieren voy piensa pienso pensado pensando dado dio ideas pensamientos ganas problemas dificultad`),
			Fresh:   language.Words(`tiene tengo`),
			Or:      language.Words(`o`),
			And:     language.Words(`y e`),
			Only:    language.Words(`solo`),
		},
		Past: language.PastCues{
			Before: language.Words(`antecedentes antecedente historia historial`),
			Ago:    []string{"el ano pasado", "el mes pasado", "hace anos"},
			Once:   []string{"ya se me quito", "ya se le quito", "ya se quito", "ya paso"},
			Times:  language.Words(`anos ano meses mes nino nina joven decada enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`),
			With:   language.Words(`hace pasado cuando era de en`),
			Marks:  language.Words(`hace cuando de en pasado`),
			Now:    language.Words(`ahora hoy`),
		},
		Asking: language.AskingCues{
			Causes:  language.Words(`causar causa causan provocar provoca provocan producir produce riesgo riesgos probabilidad probabilidades`),
			Gives:   language.Words(`dar da`),
			Asks:    language.Words(`puede podria`),
			Modals:  language.Words(`puede podria`),
			What:    []string{"que es"},
			May:     language.Words(`puedo puede podria podriamos podemos pueden`),
			So:      []string{"porque tengo", "porque me duele", "porque si", "me esta pasando", "ahora mismo", "ahorita"},
			If:      []string{"que pasa si", "en caso de", "y si"},
			Anybody: language.Words(`me uno alguien se le`),
			Treated: language.Words(`ketamina infusion tratamiento medicina eso esto`),
			Fears:   language.Words(`miedo temor`),
			Of:      language.Words(`de`),
			Leads:   language.Words(`que un una`),
			Mine:    language.Words(`mi su`),
		},
	}
}
