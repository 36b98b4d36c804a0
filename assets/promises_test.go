package assets

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"clinichandbook/handbook"
)

// promises are what a line may promise, in English and in Spanish, and the clinic
// values of which the page needs one to keep it.
var promises = []struct {
	name   string
	said   *regexp.Regexp
	values []string
}{
	{"a transfer", regexp.MustCompile(`(?i)transfer you|le paso la llamada`), []string{"nurse-line", "scheduling-line", "billing-contact", "office-line", "complaint-contact"}},
	{"a nurse", regexp.MustCompile(`(?i)\bnurse\b|enfermera`), []string{"nurse-line"}},
	{"those who book visits", regexp.MustCompile(`(?i)book visits|programa las citas`), []string{"scheduling-line"}},
	{"the billing office", regexp.MustCompile(`(?i)billing office|oficina de cobros`), []string{"billing-contact"}},
	{"to find out", regexp.MustCompile(`(?i)I will find out|voy a averiguar`), []string{"office-line", "scheduling-line"}},
	{"an interpreter", regexp.MustCompile(`(?i)interpreter|intérprete`), []string{"interpreter-line"}},
	{"help first", regexp.MustCompile(`(?i)get help|buscamos ayuda|busco ayuda|tell me (now|first|right now|before)|dígamelo (ahora|primero|antes)`), []string{"emergency-number"}},
	{"the emergency number", regexp.MustCompile(`(?i)emergency number|número de emergencias`), []string{"emergency-number"}},
	{"the poison center", regexp.MustCompile(`(?i)poison|envenenamientos`), []string{"poison-line"}},
}

// TestPromisesHaveAValue: what a line promises, the desk can do: the page has the value
// that says how, and both languages promise the same.
func TestPromisesHaveAValue(t *testing.T) {
	for _, e := range load(t).Entries() {
		english, spanish := written(t, e, "say", "say-until-set"), written(t, e, "say-spanish", "say-until-set-spanish")
		fields := valuesOf(e)
		for _, p := range promises {
			in, also := p.said.MatchString(english), p.said.MatchString(spanish)
			if (in || also) && !slices.ContainsFunc(p.values, func(v string) bool { return fields[v] }) {
				t.Errorf("%s promises %s and has none of the values %v", e.ID, p.name, p.values)
			}
		}
	}
}

// written are texts at the top of a page as they are in the file.
func written(t *testing.T, e *handbook.Entry, keys ...string) string {
	t.Helper()
	front, _, _ := strings.Cut(read(t, "content/"+e.ID+".md"), "\n---\n")
	var b strings.Builder
	for _, key := range keys {
		if _, after, found := strings.Cut(front, "\n"+key+": >-\n"); found {
			text, _, _ := strings.Cut(after, "\n")
			b.WriteString(strings.TrimSpace(text) + "\n")
		}
	}
	return b.String()
}

// TestNobodyIsTold: no line tells a caller that they can have it, or what to do with a
// medicine.
func TestNobodyIsTold(t *testing.T) {
	told := regexp.MustCompile(`(?i)\byou (can|may|cannot|can't|could|should) (have|get|receive|take|try) (it|ketamine|an infusion|one)\b|\b(stop|keep|skip|continue|hold) (taking|your)\b|usted (puede|no puede) recibir|\b(deje|siga|suspenda) (de tomar|tomando|su)|no se preocupe|no es una emergencia`)
	for _, e := range load(t).Entries() {
		texts := []string{written(t, e, "say", "say-until-set", "say-spanish", "say-until-set-spanish")}
		for _, p := range e.Parts {
			if p.Voice == handbook.VoiceClinic || p.Voice == handbook.VoiceHandbook {
				texts = append(texts, plain(p))
			}
		}
		for _, text := range texts {
			if m := told.FindString(text); m != "" {
				t.Errorf("%s says %q", e.ID, m)
			}
		}
	}
	for _, bad := range []string{"You can have it.", "Keep taking your pills.", "Deje de tomar eso."} {
		if !told.MatchString(bad) {
			t.Errorf("%q passes", bad)
		}
	}
}

func plain(p handbook.Part) string {
	var b strings.Builder
	for s := range handbook.Spans(p.Blocks) {
		b.WriteString(handbook.SpanText(s) + " ")
	}
	return b.String()
}

// TestVoicesCiteTheirOwn: only published sources are cited, and every line of that voice
// is. What the clinic does and what the page is about rest on no source.
func TestVoicesCiteTheirOwn(t *testing.T) {
	for _, e := range load(t).Entries() {
		for _, p := range e.Parts {
			for line := range handbook.SpanLines(p.Blocks) {
				cited := slices.ContainsFunc(line, func(s handbook.Span) bool { _, ok := s.(handbook.Citation); return ok })
				if official := p.Voice == handbook.VoiceOfficial; cited && !official {
					t.Errorf("%s: %q under %q cites a source", e.ID, handbook.PlainText(line), p.Voice.Key())
				}
			}
		}
	}
}

// What the Spanish may not say: it speaks to callers as usted, in the words of Latin
// America.
var (
	informal   = regexp.MustCompile(`(?i)(^|[^\p{L}])(tú|te|tu|tus|ti|contigo|vosotros|vuestr[oa]s?|os|tienes|puedes|estás|quieres|dime)([^\p{L}]|$)`)
	peninsular = regexp.MustCompile(`(?i)(^|[^\p{L}])(coger|coja|ordenador|móvil|conducir|conduce|conduciendo|coche|aparcar|aparcamiento|zumo|gafas|urgencias|anular|pulse|vídeos?)([^\p{L}]|$)`)
)

func TestSpanishIsLatinAmerican(t *testing.T) {
	texts := map[string]string{"es.json": read(t, "translations/es.json")}
	h := load(t)
	for _, e := range h.Entries() {
		s := e.Spanish
		if s == nil {
			continue
		}
		texts[e.ID] = written(t, e, "say-spanish", "say-until-set-spanish") + strings.Join(slices.Concat(s.AskFirst, s.HandOver, s.Emergency), "\n")
	}
	for _, f := range h.Fields() {
		texts[f.ID] = f.UnsetSpanish
	}
	for where, text := range texts {
		for _, rule := range []*regexp.Regexp{informal, peninsular} {
			if m := rule.FindString(text); m != "" {
				t.Errorf("%s says %q in Spanish", where, m)
			}
		}
	}
	if strings.ContainsAny(texts["es.json"], "«»") {
		t.Error("es.json mixes quotation marks")
	}
}
