package content

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var errUndecodable = errors.New("the file is not saved as plain text that can be read: open it in your editor and save it as UTF-8")

// decode turns a file into UTF-8. Editors on Windows also save UTF-16, which
// begins with a byte-order mark or has a zero in every other byte, and the
// Windows-1252 of older programs. A text that mixes UTF-8 with something else is
// left as it is: the faulty line is named later.
func decode(data []byte) ([]byte, error) {
	switch from := encodingOf(data); {
	case from != nil:
		text, err := from.NewDecoder().Bytes(data)
		if err != nil {
			return nil, errUndecodable
		}
		return text, nil
	case utf8.Valid(data) || hasMultibyte(data):
		return data, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return data, nil //nolint:nilerr // named by its line
	}
	return text, nil
}

// encodingOf recognizes UTF-16, or returns nil.
func encodingOf(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case len(data) >= 4 && len(data)%2 == 0 && data[1] == 0 && data[3] == 0 && data[0] != 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(data) >= 4 && len(data)%2 == 0 && data[0] == 0 && data[2] == 0 && data[1] != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// hasMultibyte reports that some character is written as UTF-8 writes it, in two
// bytes or more.
func hasMultibyte(data []byte) bool {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r != utf8.RuneError && n > 1 {
			return true
		}
		data = data[n:]
	}
	return false
}
