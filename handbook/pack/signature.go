package pack

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"aead.dev/minisign"
)

// The comments in the signature of every pack. They are fixed, so that all
// signatures have the same size, and a signature of another file cannot be appended
// to a pack.
const (
	untrustedComment = "signature of all bytes before this line"
	trustedComment   = "clinic handbook pack"
)

// SignatureSize is how many bytes at the end of a pack are its signature: four
// lines as minisign writes them.
const SignatureSize = len("untrusted comment: "+untrustedComment+"\n") + signatureText + len("\n") +
	len("trusted comment: "+trustedComment+"\n") + commentText + len("\n")

// The lengths of the two lines in base64.
const (
	signatureText = 100 // of 74 bytes
	commentText   = 88  // of 64 bytes
)

func sign(data []byte, key minisign.PrivateKey, comment string) []byte {
	return digest(data).SignWithComments(key, comment, untrustedComment)
}

// digest has read all of data.
func digest(data []byte) *minisign.Reader {
	r := minisign.NewReader(bytes.NewReader(data))
	if _, err := io.Copy(io.Discard, r); err != nil {
		panic(err) // it reads from memory
	}
	return r
}

// parseSignature reads a signature with a comment. It accepts only the canonical form
// of base64.
func parseSignature(text []byte, comment string) (s minisign.Signature, ok bool) {
	if s.UnmarshalText(text) != nil {
		return s, false
	}
	canonical, err := s.MarshalText()
	return s, err == nil && bytes.Equal(canonical, text) && s.Algorithm == minisign.HashEdDSA &&
		s.TrustedComment == comment && s.UntrustedComment == untrustedComment
}

// verifies reports whether a key signed data.
func verifies(data []byte, key minisign.PublicKey, signature []byte) bool {
	return digest(data).Verify(key, signature)
}

// verify finds the key that signed a pack. It checks nothing but the signature.
func (t Trust) verify(signed, text []byte) (keyID uint64, err error) {
	changed := refuse(Changed, "the pack was changed or damaged after it was signed, or was not copied whole: copy it again from where it was made")
	s, ok := parseSignature(text, trustedComment)
	if !ok {
		return 0, changed
	}
	known := false
	for _, k := range t.keys {
		if k.ID() != s.KeyID {
			continue
		}
		known = true
		if verifies(signed, k, text) {
			return k.ID(), nil
		}
	}
	switch {
	case len(t.keys) == 0:
		return 0, refuse(OtherKey, "no key is trusted, so no pack is: name the public key of whoever makes the packs")
	case known:
		return 0, changed
	}
	for _, h := range t.retired {
		if h.From.ID() == s.KeyID {
			return 0, refuse(HandedOver, "the pack was signed with the key %s, which was handed over to the key %s on %s: get a pack that the new key has signed",
				KeyID(s.KeyID), KeyID(h.To.ID()), h.On.Format("2 Jan 2006"))
		}
	}
	return 0, refuse(OtherKey, "the pack was signed with the key %s, which is not trusted here: get it from whoever makes the packs, or trust that key", KeyID(s.KeyID))
}

// splitSignature splits a file into the signed bytes and the signature.
func splitSignature(data []byte) (signed, text []byte, err error) {
	looksLikeZip := bytes.HasPrefix(data, []byte("PK\x03\x04"))
	if len(data) > SignatureSize {
		signed, text = data[:len(data)-SignatureSize], data[len(data)-SignatureSize:]
		if bytes.HasPrefix(text, []byte("untrusted comment: ")) || looksLikeZip && bytes.Contains(text, []byte("\ntrusted comment: ")) {
			return signed, text, nil
		}
	}
	if looksLikeZip {
		return nil, nil, refuse(Unsigned, "the file has no signature at its end, so it was cut short or is not a handbook pack: copy it again, or make it with handbookctl pack")
	}
	return nil, nil, refuse(NotAPack, "this is not a handbook pack: name the %s file that handbookctl pack made", Extension)
}

// KeyID is the name of a key as minisign writes it.
func KeyID(id uint64) string { return fmt.Sprintf("%016X", id) }

var errNoPublicKey = errors.New("this is not a public key: copy the line that begins with RW from the .pub file")

// ParsePublicKey reads a public key: the text of a .pub file, or only its line
// that begins with RW.
func ParsePublicKey(text string) (minisign.PublicKey, error) {
	var k minisign.PublicKey
	text = strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(text), "\uFEFF"), "\r\n", "\n")
	if !strings.Contains(text, "\n") {
		if _, err := base64.StdEncoding.Strict().DecodeString(text); err != nil {
			return k, errNoPublicKey
		}
	}
	if err := k.UnmarshalText([]byte(text)); err != nil {
		return k, errNoPublicKey
	}
	return k, nil
}
