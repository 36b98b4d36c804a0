package delivery

import (
	"bytes"
	"maps"
	"slices"

	"aead.dev/minisign"

	"clinichandbook/handbook/durable"
	"clinichandbook/handbook/pack"
)

// memory is what a desk remembers about accepted packs, so that it can refuse older
// ones and those of a key that was handed over.
type memory struct {
	highest accepted // of all packs of keys that are or were trusted
	trust   pack.Trust
}

// accept remembers content.
func (m *memory) accept(c *Content) {
	if c.Version > m.highest.Version {
		m.highest = accepted{c.Version, c.sum, c.key}
	}
}

// learn adopts what a signed pack says about keys, even if the pack is refused for
// another reason, and reports whether it says anything new.
func (m *memory) learn(c *Content) bool {
	if c.kind != packKind || len(c.trust.Handovers()) <= len(m.trust.Handovers()) {
		return false
	}
	m.trust = c.trust
	return true
}

// accepted is the latest pack that was accepted of a key. No earlier one is accepted
// after it, of any key, while that key is trusted.
type accepted struct {
	Version int64  `json:"version"`
	Sum     string `json:"sum"`           // of its content: the same version is accepted again only with the same content
	Key     string `json:"key,omitempty"` // that signed it; not known in files of program version 1
}

// acceptedRecord is an accepted file: the pack that was accepted last, the latest one
// of each other key, and what owners of keys have stated about them.
type acceptedRecord struct {
	accepted
	Others    []accepted `json:"others,omitempty"`
	Handovers string     `json:"handovers,omitempty"`
}

// recall is what the disk shows. Of the versions only those of keys count that are
// trusted, or were handed over by one that is: a key that was removed from the
// settings must not block those that follow it. The statements are signed, and are
// checked again.
func (s store) recall(trusted []minisign.PublicKey) memory {
	all, statements := s.accepted()
	m := memory{highest: all[""], trust: pack.NewTrust(trusted...).With(statements...)}
	for _, key := range m.trust.Past().Keys() {
		if a := all[pack.KeyID(key.ID())]; a.Version > m.highest.Version {
			m.highest = a
		}
	}
	return m
}

// accepted is the latest pack of each key that was ever accepted, and every statement
// about keys that was seen, as far as the disk shows.
func (s store) accepted() (latest map[string]accepted, statements []pack.Handover) {
	latest = map[string]accepted{}
	for _, name := range acceptedFiles {
		var r acceptedRecord
		if s.readJSON(name, &r) != nil {
			continue
		}
		for _, a := range append(r.Others, r.accepted) {
			if a.Version > latest[a.Key].Version {
				latest[a.Key] = a
			}
		}
		if more, err := pack.ParseHandovers([]byte(r.Handovers)); err == nil {
			statements = joined(statements, more)
		}
	}
	return latest, statements
}

// joined adds statements that are not there yet. If they become too many, only the
// added ones stay, which count now.
func joined(all, more []pack.Handover) []pack.Handover {
	both := slices.Clone(all)
	for _, h := range more {
		if !slices.ContainsFunc(both, func(o pack.Handover) bool { return bytes.Equal(o.Text(), h.Text()) }) {
			both = append(both, h)
		}
	}
	if len(both) > pack.MostHandovers {
		return more
	}
	return both
}

// remember writes the latest pack, and what is known about keys, into both files, one
// after the other.
func (s store) remember(disk durable.Disk, m memory) error {
	all, known := s.accepted()
	latest, statements := m.highest, joined(known, m.trust.Handovers())
	if later := all[latest.Key]; later.Version > latest.Version { // accepted by another window
		if len(statements) == len(known) {
			return nil
		}
		latest = later
	}
	if latest.Version == 0 && len(statements) == 0 {
		return nil
	}
	record := acceptedRecord{accepted: latest}
	delete(all, "") // allowed only packs that follow it
	delete(all, latest.Key)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		record.Others = append(record.Others, all[key])
	}
	for _, h := range statements {
		record.Handovers += string(h.Text())
	}
	for _, name := range acceptedFiles {
		if err := s.writeJSON(disk, name, record); err != nil {
			return err
		}
	}
	return nil
}
