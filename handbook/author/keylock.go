package author

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"strings"

	"aead.dev/minisign"
	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

// The cost of locking a key, in minisign's terms and in those of scrypt that it makes
// of them. minisign itself takes a gibibyte, which the window must not; this is what
// OWASP asks for at least. Whoever opens the key reads the cost from the file.
const (
	lockOps    = 1 << 22
	lockMemory = 128 << 20 // bytes
	scryptN    = 1 << 17
	scryptR    = 8
	scryptP    = 1
)

// Where the parts of a private key are in minisign's format.
const (
	keyKDF       = 2
	keySalt      = 6
	keyOps       = 38
	keyMemory    = 46
	keyPlain     = 54  // number and key
	keyChecksum  = 126 // of these
	keySize      = 158
	kdfScrypt    = 0x6353 // "Sc"
	keyAlgorithm = 0x6445 // "Ed"
)

// lockKey is the text of a private key that only the password opens.
func lockKey(password string, key minisign.PrivateKey) ([]byte, error) {
	open, err := key.MarshalText()
	if err != nil {
		return nil, err
	}
	comment, line, _ := strings.Cut(string(open), "\n")
	b, err := base64.StdEncoding.DecodeString(line)
	if err != nil || len(b) != keySize {
		panic("minisign has changed its format") // a fault of the program
	}
	le := binary.LittleEndian
	le.PutUint16(b[keyKDF:], kdfScrypt)
	le.PutUint64(b[keyOps:], lockOps)
	le.PutUint64(b[keyMemory:], lockMemory)
	salt := b[keySalt:keyOps]
	rand.Read(salt)
	sum := blake2b.Sum256(append(le.AppendUint16(nil, keyAlgorithm), b[keyPlain:keyChecksum]...))
	copy(b[keyChecksum:], sum[:])
	stream, err := scrypt.Key([]byte(password), salt, scryptN, scryptR, scryptP, keySize-keyPlain)
	if err != nil {
		return nil, err
	}
	for i, s := range stream {
		b[keyPlain+i] ^= s
	}
	locked := []byte(comment + "\n" + base64.StdEncoding.EncodeToString(b))
	if _, err := minisign.DecryptKey(password, locked); err != nil {
		return nil, err // better now than when a pack is signed
	}
	return locked, nil
}
