package pack

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"aead.dev/minisign"
)

// MostHandovers is the most statements about keys in a pack: a new owner every year
// for a generation.
const MostHandovers = 32

// Handover is a signed statement that desks accept packs of the key To from now on
// and, unless From is the zero key, refuse those of From. It is part of every later
// pack, so that it reaches each desk that trusts the key that signed it.
type Handover struct {
	By, From, To minisign.PublicKey
	On           time.Time // UTC, to the second
	text         []byte
}

// The lines of a statement. Every statement has the same size. Its trusted comment
// differs from that of a pack, so that the signature of one is not valid for the other.
const (
	handoverMark    = "clinic handbook: a key is handed over\n"
	handoverComment = "clinic handbook handover"
	keyText         = 56 // of 42 bytes, in base64
	timeText        = len("2006-01-02T15:04:05Z")
	handoverHead    = len(handoverMark) + len("by: \n") + len("from: \n") + len("to: \n") + 3*keyText + len("on: \n") + timeText
)

// HandoverSize is the size of a statement, in bytes.
const HandoverSize = handoverHead + SignatureSize - len(trustedComment) + len(handoverComment)

// noKey is the From of a statement that replaces no key.
var noKey = strings.Repeat("-", keyText)

// NewHandover makes a statement. If from is the zero key, to becomes trusted without
// replacing another key.
func NewHandover(by minisign.PrivateKey, from, to minisign.PublicKey, on time.Time) (Handover, error) {
	signer := by.Public().(minisign.PublicKey)
	switch {
	case isZero(to) || from.Equal(to):
		return Handover{}, refuse(BadHandover, "a key cannot be handed over to itself: make a new key first")
	case on.Year() < 2000 || on.Year() > 9999:
		return Handover{}, refuse(BadHandover, "the clock of this computer shows the year %d: set it first", on.Year())
	}
	h := Handover{By: signer, From: from, To: to, On: on.UTC().Truncate(time.Second)}
	head := h.head()
	h.text = append(head, sign(head, by, handoverComment)...)
	return h, nil
}

func isZero(k minisign.PublicKey) bool { return k.Equal(minisign.PublicKey{}) }

// head is what is signed.
func (h Handover) head() []byte {
	from := noKey
	if !isZero(h.From) {
		from = h.From.String()
	}
	return fmt.Appendf(nil, "%sby: %s\nfrom: %s\nto: %s\non: %s\n", handoverMark, h.By, from, h.To, h.On.Format(time.RFC3339))
}

// Text is the statement as packs have it. Statements are joined by writing one after
// the other.
func (h Handover) Text() []byte { return bytes.Clone(h.text) }

// ParseHandovers reads concatenated statements. It verifies each with the key that it
// names; whether that key is trusted is up to [Trust].
func ParseHandovers(text []byte) ([]Handover, error) {
	if len(text)%HandoverSize != 0 || len(text) > MostHandovers*HandoverSize {
		return nil, badHandover()
	}
	var all []Handover
	for ; len(text) > 0; text = text[HandoverSize:] {
		h, err := parseHandover(text[:HandoverSize])
		if err != nil {
			return nil, err
		}
		all = append(all, h)
	}
	return all, nil
}

func badHandover() error {
	return refuse(BadHandover, "what is said about a new key was changed or damaged after it was signed: copy it again, or hand over again")
}

func parseHandover(text []byte) (Handover, error) {
	var by, from, to, on string
	head, signature := text[:handoverHead], text[handoverHead:]
	if _, err := fmt.Sscanf(strings.TrimPrefix(string(head), handoverMark), "by: %s\nfrom: %s\nto: %s\non: %s\n", &by, &from, &to, &on); err != nil {
		return Handover{}, badHandover()
	}
	h := Handover{text: bytes.Clone(text)}
	for _, k := range []struct {
		key  *minisign.PublicKey
		text string
	}{{&h.By, by}, {&h.From, from}, {&h.To, to}} {
		if k.key == &h.From && k.text == noKey {
			continue
		}
		var err error
		if *k.key, err = ParsePublicKey(k.text); err != nil || isZero(*k.key) {
			return Handover{}, badHandover()
		}
	}
	var err error
	h.On, err = time.Parse(time.RFC3339, on)
	// Only the canonical form is accepted.
	if err != nil || !bytes.Equal(h.head(), head) || h.From.Equal(h.To) {
		return Handover{}, badHandover()
	}
	s, ok := parseSignature(signature, handoverComment)
	if !ok || s.KeyID != h.By.ID() || !verifies(head, h.By, signature) {
		return Handover{}, badHandover()
	}
	return h, nil
}

// splitHandovers splits the signed bytes of a pack into the zip file and the
// statements at the start of its comment.
func splitHandovers(signed []byte) (zip []byte, statements []Handover, err error) {
	le := binary.LittleEndian
	for n := range MostHandovers + 1 {
		size := n * HandoverSize
		at := len(signed) - size - endSize
		if at < 0 {
			break
		}
		if le.Uint32(signed[at:]) == endMark && int(le.Uint16(signed[at+endSize-2:])) == size+SignatureSize {
			statements, err = ParseHandovers(signed[len(signed)-size:])
			return signed[:len(signed)-size], statements, err
		}
	}
	return signed, nil, nil // what it is instead will be seen
}
