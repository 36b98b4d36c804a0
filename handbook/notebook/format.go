package notebook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// A file is one JSON object, its fields in this order and layout:
//
//	{
//	  "format": "clinic-handbook notebook",
//	  "version": 3,
//	  "sha256": "64 hexadecimal digits",
//	  "content": { … }
//	}
//
// The checksum is that of the whole file with zeros for its own digits, so a
// truncated file, one filled with zeros, or a single flipped bit is recognized.
// Later versions keep this envelope: a higher version number with a valid
// checksum is a newer format, with an invalid one it is damage.
const (
	formatVersion = 3 // 2 added the width of the list; 3 the strip, the days of visits, what was read, and the key to the front; 1 and 2 are read too
	envelopeHead  = "{\n  \"format\": \"clinic-handbook notebook\",\n  \"version\": %d,\n  \"sha256\": \"%s\",\n  \"content\": "
	envelopeTail  = "\n}\n"

	// The first markLen bytes contain the checksum, whatever the version number.
	markLen = 192
	// maxFile is the most bytes that are read. It is far above what MaxNotes
	// allows, even if JSON needs six bytes for every byte of every note.
	maxFile = 256 << 20
)

var (
	errDamaged = errors.New("the file is damaged")
	errNewer   = errors.New("the file has a newer format")
)

var envelope = regexp.MustCompile(`^\{\n  "format": "clinic-handbook notebook",\n  "version": ([1-9][0-9]{0,8}),\n  "sha256": "([0-9a-f]{64})",\n  "content": `)

var noSum = string(bytes.Repeat([]byte{'0'}, 2*sha256.Size))

// seal wraps a JSON body in the envelope.
func seal(version int, body []byte) []byte {
	head := fmt.Sprintf(envelopeHead, version, noSum)
	data := append([]byte(head), body...)
	data = append(data, envelopeTail...)
	sum := sha256.Sum256(data)
	at := bytes.Index(data, []byte(noSum))
	hex.Encode(data[at:], sum[:])
	return data
}

// unseal checks the envelope and returns its body.
func unseal(data []byte) (version int, body []byte, err error) {
	m := envelope.FindSubmatchIndex(data[:min(len(data), markLen)])
	if m == nil || !bytes.HasSuffix(data[m[1]:], []byte(envelopeTail)) {
		return 0, nil, errDamaged
	}
	h := sha256.New()
	h.Write(data[:m[4]])
	h.Write([]byte(noSum))
	h.Write(data[m[5]:])
	if hex.EncodeToString(h.Sum(nil)) != string(data[m[4]:m[5]]) {
		return 0, nil, errDamaged
	}
	version, err = strconv.Atoi(string(data[m[2]:m[3]]))
	if err != nil {
		return 0, nil, errDamaged
	}
	return version, data[m[1] : len(data)-len(envelopeTail)], nil
}

// readSealed reads a whole file, or only its beginning if there is no envelope:
// then it is damaged, whatever its length.
func readSealed(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, markLen))
	if err != nil || !envelope.Match(data) {
		return data, err
	}
	rest, err := io.ReadAll(io.LimitReader(r, maxFile-markLen))
	return append(data, rest...), err
}

func encode(c *content) ([]byte, error) {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", "  ")
	if err := enc.Encode(c); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return seal(formatVersion, bytes.TrimSuffix(body.Bytes(), []byte("\n"))), nil
}

// decode returns errDamaged, or errNewer for anything that has a valid checksum
// and is not understood: another program wrote it on purpose, so it must not be
// overwritten.
func decode(data []byte) (*content, error) {
	version, body, err := unseal(data)
	if err != nil {
		return nil, err
	}
	if version > formatVersion {
		return nil, errNewer
	}
	c := &content{}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(c); err != nil {
		return nil, fmt.Errorf("%w: %w", errNewer, err)
	}
	if dec.More() {
		return nil, errNewer
	}
	c.normalize()
	return c, nil
}

// mark is the part of a file that distinguishes one state from another.
func mark(data []byte) string { return string(data[:min(len(data), markLen)]) }
