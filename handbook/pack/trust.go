package pack

import (
	"slices"

	"aead.dev/minisign"
)

// Trust says which keys may sign packs: those configured on a computer, as changed by
// the statements of their owners. It is immutable. The zero value trusts no key.
type Trust struct {
	keys      []minisign.PublicKey
	retired   []Handover // whose From is no longer trusted
	handovers []Handover // that made a difference, in their order
}

// NewTrust trusts some keys.
func NewTrust(keys ...minisign.PublicKey) Trust {
	t := Trust{}
	for _, k := range keys {
		if !t.Accepts(k) {
			t.keys = append(t.keys, k)
		}
	}
	return t
}

// With is the trust after statements, in order. A statement counts only if the key
// that signed it, and the one that it replaces, are trusted at that point. A key that
// was handed over is never trusted again, so an old copy of it is worthless. The first
// statement about a key wins.
func (t Trust) With(statements ...Handover) Trust {
	for _, h := range statements {
		_, old := t.successor(h.To)
		replaces := !isZero(h.From)
		if old || len(t.handovers) == MostHandovers || !t.Accepts(h.By) || replaces && !t.Accepts(h.From) || !replaces && t.Accepts(h.To) {
			continue
		}
		t.handovers = append(slices.Clip(t.handovers), h)
		t.keys = slices.DeleteFunc(slices.Clone(t.keys), func(k minisign.PublicKey) bool { return k.Equal(h.From) })
		if replaces {
			t.retired = append(slices.Clip(t.retired), h)
		}
		if !t.Accepts(h.To) {
			t.keys = append(t.keys, h.To)
		}
	}
	return t
}

// Keys are the keys whose packs are accepted.
func (t Trust) Keys() []minisign.PublicKey { return slices.Clone(t.keys) }

// Accepts reports whether packs of a key are accepted.
func (t Trust) Accepts(key minisign.PublicKey) bool {
	return slices.ContainsFunc(t.keys, func(k minisign.PublicKey) bool { return k.Equal(key) })
}

// Retired are the statements by which keys were handed over, so that their packs are
// no longer accepted.
func (t Trust) Retired() []Handover { return slices.Clone(t.retired) }

// Handovers are the statements that have made a difference.
func (t Trust) Handovers() []Handover { return slices.Clone(t.handovers) }

// Past also trusts every key that was ever trusted: what it signed while it was
// trusted stays valid.
func (t Trust) Past() Trust {
	keys := t.Keys()
	for _, h := range t.retired {
		keys = append(keys, h.From)
	}
	return NewTrust(keys...)
}

// successor is the statement by which a key was handed over.
func (t Trust) successor(key minisign.PublicKey) (Handover, bool) {
	i := slices.IndexFunc(t.retired, func(h Handover) bool { return h.From.Equal(key) })
	if i < 0 {
		return Handover{}, false
	}
	return t.retired[i], true
}
