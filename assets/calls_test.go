package assets

import (
	"strings"
	"testing"
)

// TestCalls: what callers ask that no page answered before the desk review, in both
// languages: the page that comes first, and how the line begins that the desk reads out
// in the language of the caller, on a desk where the clinic has set nothing yet.
func TestCalls(t *testing.T) {
	h, ix := index(t)
	for _, c := range []struct{ row, said, page, line string }{
		{"C1", "there is this buzzing in both my ears ever since", "side-effects/any-other-symptom", "Thank you for telling me."},
		{"C1", "he has had the hiccups all day", "side-effects/any-other-symptom", "Thank you for telling me."},
		{"C1", "me suda mucho el cuerpo en la noche", "side-effects/any-other-symptom", "Gracias por decírmelo."},
		{"C1", "desde la infusión tengo un zumbido en los oídos", "side-effects/any-other-symptom", "Gracias por decírmelo."},
		{"C2", "what is it going to feel like", "faq/what-it-feels-like", "Many people feel dreamy"},
		{"C2", "qué se siente cuando ponen eso, me van a dormir?", "faq/what-it-feels-like", "Muchas personas se sienten como en un sueño"},
		{"C3", "can you get addicted to this stuff", "faq/is-it-addictive", "That is a fair thing to ask."},
		{"C3", "tengo miedo de hacerme adicto a esto", "faq/is-it-addictive", "Es una buena pregunta."},
		{"C4", "will this show up on a drug test for my new job", "faq/drug-tests", "A test may come back positive"},
		{"C4", "me van a hacer un examen de drogas en el trabajo", "faq/drug-tests", "Una prueba puede salir positiva"},
		{"C5", "I need to reschedule my appointment", "faq/change-or-miss-a-visit", "The people who book visits can change that"},
		{"C5", "can I get my money back for the last one", "faq/costs-and-payment", "The billing office can tell you"},
		{"C5", "quiero mover mi cita para otro día", "faq/change-or-miss-a-visit", "Quien programa las citas"},
		{"C5", "cuánto cobran por cada sesión", "faq/costs-and-payment", "La oficina de cobros"},
		{"C6", "I have a root canal on friday", "faq/dentist-or-surgery", "Please tell your dentist or surgeon"},
		{"C6", "la semana que viene me operan de la rodilla", "faq/dentist-or-surgery", "Por favor, dígale a su dentista o cirujano"},
		{"C7", "are my lab results back", "faq/test-results", "A nurse gives out results"},
		{"C7", "can you tell me about my husband, he is a patient", "faq/telling-family", "I can only talk about a patient"},
		{"C7", "ya salieron los resultados de mis análisis?", "faq/test-results", "Una enfermera da los resultados"},
		{"C7", "antes de firmar el consentimiento tengo una duda", "faq/consent", "Puede preguntar todo lo que quiera"},
		{"C8", "do you do video visits", "faq/telehealth-visit", "The people who book visits can tell you"},
		{"C8", "puedo tener la cita por videollamada", "faq/telehealth-visit", "Quien programa las citas le puede decir"},
		{"C9", "I live alone and nobody can stay with me tonight", "faq/alone-overnight", "Thank you for telling me."},
		{"C9", "I fly to Denver the day after", "faq/flying-or-travel", "A nurse needs to know when you travel"},
		{"C9", "cuándo puedo regresar al trabajo", "faq/work-or-school", "Piense en hacer muy poco"},
		{"C9", "vivo sola y no hay quien me cuide en la noche", "faq/alone-overnight", "Gracias por decírmelo."},
		{"C10", "can I bring my baby along", "faq/who-may-come-along", "The people who book visits know"},
		{"C10", "do I have to take out my contact lenses", "faq/what-i-may-have-with-me", "A nurse knows what you can have"},
		{"C10", "puedo llevar a mi perro conmigo", "faq/who-may-come-along", "Quien programa las citas sabe"},
		{"C11", "I woke up with a cold, should I still come in", "faq/sick-on-the-day", "Thank you for calling before you come in."},
		{"C11", "I am allergic to latex", "faq/allergies-before-a-visit", "Please tell the nurse what you are allergic to"},
		{"C11", "amanecí enferma y hoy tengo la cita", "faq/sick-on-the-day", "Gracias por llamar antes de venir."},
		{"C11", "soy alérgico a la penicilina", "faq/allergies-before-a-visit", "Dígale a la enfermera"},
		{"C12", "is it safe to do this for years", "faq/long-term-safety", "Not all is known"},
		{"C12", "a la larga hace daño?", "faq/long-term-safety", "No se sabe todo"},
		{"C13", "I want to file a complaint", "faq/complaints", "I am sorry about that"},
		{"C13", "please send my records to my doctor", "faq/medical-records", "The people who keep the records"},
		{"C13", "dónde me puedo estacionar", "faq/how-to-get-here", "Queremos que llegue sin problemas."},
		{"C13", "necesito a alguien que hable español", "faq/interpreter", "Voy a llamar a un intérprete."},
		{"C13", "what time do you open tomorrow", "faq/office-hours", "I will find out when we are open"},
		{"C13", "uso silla de ruedas, hay elevador?", "faq/access-and-wheelchair", "Voy a averiguar cómo podemos ayudarle"},
		{"C13", "quiero poner una queja", "faq/complaints", "Lamento lo que pasó"},
	} {
		res := ix.Search(c.said, 1)
		if len(res.Hits) == 0 || res.Hits[0].Entry != h.Entry(c.page) {
			first := "nothing"
			if len(res.Hits) > 0 {
				first = res.Hits[0].Entry.ID
			}
			t.Errorf("%s: %q finds %s first, want %s", c.row, c.said, first, c.page)
			continue
		}
		line := res.Hits[0].Entry.SayText()
		if ix.Language(c.said) == "Spanish" {
			line = res.Hits[0].Entry.InSpanish().SayText()
		}
		if !strings.HasPrefix(line, c.line) {
			t.Errorf("%s: after %q the desk reads out %q, want %q…", c.row, c.said, line, c.line)
		}
		if len(res.Flags) > 0 {
			t.Errorf("%s: %q raises %s", c.row, c.said, res.Flags[0].Group.Name)
		}
	}
}
