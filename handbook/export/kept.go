package export

import "clinichandbook/handbook"

// KeptPage says that a page is shown in its last good version.
func KeptPage(k *handbook.Kept) Phrase {
	if k.Date == "" {
		return PageKept.with()
	}
	return PageKeptOf.with("Date", k.Date)
}

// KeptValue says that a clinic value is the last good one.
func KeptValue(f *handbook.Field) Phrase {
	if f.Kept.Date == "" {
		return ValueKept.with("Name", f.Label)
	}
	return ValueKeptOf.with("Name", f.Label, "Date", f.Kept.Date)
}

// KeptIn says which parts of an entry are shown in their last good version: the page,
// or clinic values in it.
func KeptIn(e *handbook.Entry) []Phrase {
	var out []Phrase
	if e.Kept != nil {
		out = append(out, KeptPage(e.Kept))
	}
	return append(out, KeptValues(e.Values)...)
}

// KeptValues says which of some clinic values are the last good ones.
func KeptValues(fields []*handbook.Field) []Phrase {
	var out []Phrase
	for _, f := range fields {
		if f != nil && f.Kept != nil {
			out = append(out, KeptValue(f))
		}
	}
	return out
}

// valueNote says who set a value, and whether it is the last good one.
func valueNote(f *handbook.Field) string {
	note := ValueSource(f).English()
	if f.Kept != nil {
		if note != "" {
			note += "; "
		}
		note += KeptValue(f).English()
	}
	return note
}

// LastGood marks what is in its last good version, because its file can no longer be
// read.
type LastGood struct {
	Of string `json:"of,omitempty"` // date of that version
}

func lastGood(k *handbook.Kept) *LastGood {
	if k == nil {
		return nil
	}
	return &LastGood{k.Date}
}
