package handbook

// Translation is what the desk reads out of an entry to a caller who speaks
// another language.
type Translation struct {
	Spoken
	// Outdated means that the English has changed since it was translated: the
	// translation may say something else and must not be read out.
	Outdated bool
	// OwnWords means that the English has a sentence that the clinic set, which
	// nobody has translated: in an emergency, both must say the same.
	OwnWords bool
	Review   Review // of the translation, apart from that of the entry
}

// InSpanish is the Spanish of the entry as it is now, or nil: then the desk needs
// an interpreter.
func (e *Entry) InSpanish() *Translation {
	if e.Spanish == nil || e.Spanish.Outdated || e.Spanish.OwnWords {
		return nil
	}
	return e.Spanish
}

// NameFor is the name of the group in the language of the caller, as far as it has one.
func (f *RedFlag) NameFor(spanish bool) string {
	if spanish && f.NameSpanish != "" {
		return f.NameSpanish
	}
	return f.Name
}

// SpanishText is the text of the value for a caller who speaks Spanish. It
// reports false where there is none, and the text is in English.
func (f *Field) SpanishText() (text string, ok bool) {
	switch {
	case f.Spanish != nil && f.Spanish.IsSet():
		return f.Spanish.Value, true
	case !f.IsSet() && f.UnsetSpanish != "":
		return f.UnsetSpanish, true
	}
	return f.Text(), false
}
